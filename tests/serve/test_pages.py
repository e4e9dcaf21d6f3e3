"""The pages: each link leads somewhere, nothing from the graph runs, and whoever cannot see or use a script is served too."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from kg.errors import UsageError
from kg.query.catalogue import load_catalogue
from kg.serve.app import CONTENT_SECURITY_POLICY, make_app

if TYPE_CHECKING:
    from starlette.testclient import TestClient

KINDS = ("person", "position", "organization", "country", "article", "event", "holding", "participation", "partnership")
ENTITIES = [f"/entity/{kind}/xau" for kind in KINDS if kind not in ("person", "country")]
PAGES = [
    "/",
    "/queries",
    "/network",
    "/network?until=2013",
    "/search?q=hoi+nghi",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/sparql",
    "/entity/person/ke-xau",
    "/entity/country/XX",
    "/entity/agreement/xau",
    "/entity/statistic/xau",
    *ENTITIES,
    "/queries/who-attended?event=ngoai+giao",
    "/queries/who-attended",
    "/queries/who-held",
    "/queries/partnerships?level=%22%3E%3Cscript%3E",
    "/nowhere",
]


def page(client: TestClient, path: str, language: str = "vi") -> html.HtmlElement:
    response = client.get(path, headers={"accept": "text/html", "cookie": f"lang={language}"})
    assert response.status_code < 500, path
    assert response.headers["content-type"].startswith("text/html"), path
    return html.fromstring(response.text)


def links(document: html.HtmlElement, path: str) -> Iterator[str]:
    for target in document.xpath("//a/@href | //form/@action | //link/@href"):
        yield urljoin(f"http://testserver{path}", str(target))


def test_every_link_leads_somewhere_and_stays_here(client: TestClient) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        response = client.get(path, headers={"accept": "text/html"})
        assert response.status_code == 200, path
        if not response.headers["content-type"].startswith("text/html") or path.startswith("/network/"):
            continue
        for target in links(html.fromstring(response.text), path):
            parts = urlsplit(target)
            assert parts.netloc == "testserver", f"{path} leads to {target}"
            where = parts.path + (f"?{parts.query}" if parts.query else "")
            if where not in seen and "lang=" not in where:
                seen.add(where)
                waiting.append(where)
    assert len(seen) > 60
    assert {"/entity/person/ke-xau", "/entity/participation/xau", "/queries/who-held"} <= seen


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_the_graph_becomes_markup(client: TestClient, path: str) -> None:
    document = page(client, path)
    assert document.xpath("//script | //img | //iframe | //object | //style") == []
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), f"{path}: {name} on <{element.tag}>"
            assert name.lower() != "style", f"{path}: the policy forbids style attributes"
            assert not str(value).strip().lower().startswith("javascript:"), f"{path}: {name}={value}"


@pytest.mark.parametrize("path", ["/entity/person/ke-xau", "/entity/event/xau", "/entity/article/xau", "/entity/country/XX"])
def test_hostile_text_is_shown_as_it_is(client: TestClient, path: str) -> None:
    text = page(client, path).text_content()
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>{{7*7}}" in text


def test_hostile_text_on_the_pages_of_networks(client: TestClient) -> None:
    for kind in ("partnerships", "attendance"):
        response = client.get(f"/network/{kind}.html")
        policy = response.headers["content-security-policy"]
        assert "script-src 'sha256-" in policy and "default-src 'none'" in policy
        # The data stand in a script element of JSON; one script runs, and it is the one that the policy names.
        assert len(re.findall(r"<script>", response.text)) == 1 == policy.count("sha256-")
        assert "<img src=x" not in response.text
    assert client.get("/network/other.html").status_code == 404


@pytest.mark.parametrize("path", [*PAGES, "/sparql?query=ASK%7B%7D&format=json", "/static/style.css", "/queries/who-held.csv"])
def test_headers_keep_a_page_to_itself(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_used_without_seeing_it(client: TestClient, path: str, language: str) -> None:
    document = page(client, path, language)
    assert document.get("lang") == language
    assert len(document.xpath("//h1")) == len(document.xpath("//main")) == len(document.xpath("//head/title")) == 1
    assert document.xpath("//h1")[0].text_content().strip()
    for landmark in ("header", "footer", "nav"):
        assert document.xpath(f"//{landmark}"), f"{path}: no <{landmark}>"
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
    for field in document.xpath("//input | //select | //textarea"):
        assert document.xpath("//label[@for=$id]", id=field.get("id")), f"{path}: {field.get('name')} has no label"
    for name in document.xpath("//@aria-labelledby | //@aria-describedby"):
        assert name in ids, f"{path}: nothing has the id {name}"
    for anchor in document.xpath("//a[@href]"):
        assert anchor.text_content().strip() or anchor.get("aria-label"), f"{path}: a link without a name"
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1 | //h2 | //h3")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), f"{path}: {levels}"
    assert all(cell.get("scope") == "col" for cell in document.xpath("//th"))
    assert document.xpath("//a[@class='skip'][@href='#content']")


def test_the_language_is_chosen_and_remembered(built: Path) -> None:
    from starlette.testclient import TestClient

    with TestClient(make_app(built)) as client:
        assert "Tổng quan" in client.get("/").text
        english = client.get("/?lang=en")
        assert "Newest events" in english.text and 'lang="en"' in english.text
        assert "Newest events" in client.get("/").text
        assert "Sự kiện mới nhất" in client.get("/?lang=vi").text
        assert "Sự kiện mới nhất" in client.get("/?lang=xx").text


def test_overview(client: TestClient, built: Path) -> None:
    document = page(client, "/")
    counts = {div.xpath("dt")[0].text_content(): div.xpath("dd")[0].text_content() for div in document.xpath("//dl/div")}
    turtle = (built / "kg.ttl").read_text("utf-8")
    assert int(counts["Sự kiện"]) == turtle.count(" a bg:Event ") > 5
    assert int(counts["Tham dự sự kiện"]) == turtle.count(" a bg:Participation") > 10
    events = [item.text_content() for item in document.xpath("//ol[@class='events']/li")]
    days = [event.split()[0] for event in events if not event.startswith("tháng")]
    assert days.index("3/2/2025") < days.index("6/1/2025") < days.index("7/6/2017")
    assert not any("Đại hội XIV" in event for event in events)  # only planned
    assert "/entity/country/FR" in document.xpath("//*[name()='svg']//*[name()='a']/@href")


def test_an_event_page(client: TestClient) -> None:
    text = page(client, "/entity/event/2025-01-06-tong-ket-nganh-ngoai-giao").text_content()
    assert "6/1/2025" in text and "Hà Nội" in text and "điểm cầu Thanh Hóa" in text
    assert text.index("Bùi Thanh Sơn") < text.index("Phạm Minh Chính") < text.index("Nguyễn Văn Thi")  # chair, speaker, attendee


def test_a_person_page_tells_a_former_office(client: TestClient) -> None:
    text = " ".join(page(client, "/entity/person/pham-binh-minh").text_content().split())
    assert "Bộ trưởng Bộ Ngoại giao nguyên, cựu từ 2011 đến 2021" in text


def test_what_did_not_happen_is_marked(client: TestClient) -> None:
    assert "vắng mặt" in page(client, "/entity/participation/p11").text_content()
    assert "dự kiến" in page(client, "/entity/event/2026-dai-hoi").text_content()


def test_an_organization_page_has_the_holders_of_its_positions(client: TestClient) -> None:
    text = page(client, "/entity/organization/bo-ngoai-giao").text_content()
    assert "Bùi Thanh Sơn" in text and "Phạm Bình Minh" in text


def test_the_network_as_of_a_year(client: TestClient) -> None:
    now, then = page(client, "/network").text_content(), page(client, "/network?until=2013").text_content()
    assert re.search(r"Pháp\s*đối tác chiến lược toàn diện\s*7/10/2024", now)
    assert re.search(r"Pháp\s*đối tác chiến lược\s*2013", then)


@pytest.mark.parametrize(
    "path",
    ["/entity/person/nobody", "/entity/dataset/kg", "/entity/nothing/x", "/entity/person/A%20b", "/entity/country/../x", "/queries/x"],
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Không có trang này" in response.text


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999", "٣", "2"])
def test_a_page_number_is_taken_as_it_comes(client: TestClient, number: str) -> None:
    assert client.get("/entity/person/bui-thanh-son", params={"page": number}).status_code == 200


@pytest.mark.parametrize("name", sorted(load_catalogue()))
def test_every_question_is_asked_with_its_examples(client: TestClient, name: str) -> None:
    question = load_catalogue()[name]
    parameters = {parameter.name: parameter.example for parameter in question.parameters if parameter.required}
    document = page(client, str(client.build_request("GET", f"/queries/{name}", params=parameters).url))
    assert document.xpath("//table//td"), f"{name}: no rows"
    rows = client.get(f"/queries/{name}.json", params=parameters).json()["results"]["bindings"]
    assert rows
    lines = client.get(f"/queries/{name}.csv", params=parameters).text.splitlines()
    assert lines[0] == ",".join(question.columns)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/queries/who-attended?event=khong-co-su-kien-nay", 400, "no event in this graph"),
        ("/queries/who-attended?event=ngoai+giao&role=king", 400, "king"),
        ("/queries/who-attended?event=ngoai+giao&colour=red", 400, "no parameter"),
        ("/queries/who-attended.csv", 400, "needs event"),
        ("/queries/who-attended.csv?event=khong-co", 400, "no event"),
        (f"/queries/who-held.csv?person={'a' * 600}", 400, "500 characters"),
        (f"/queries/who-held?{'person=a&' * 40}", 400, "30 values"),
        ("/queries/nothing.csv", 404, "no question is called"),
        ("/queries/who-held.exe", 404, ".csv"),
    ],
)
def test_unfit_parameters_are_told(client: TestClient, path: str, status: int, sentence: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert sentence in response.text


def test_pages_are_only_read(client: TestClient) -> None:
    assert client.post("/queries").status_code == 405
    assert client.delete("/").status_code == 405
    assert client.head("/").status_code == 200


def test_a_missing_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store"):
        make_app(tmp_path)


def test_other_names_of_this_machine_are_refused_on_loopback(built: Path) -> None:
    from starlette.testclient import TestClient

    app = make_app(built, hosts=("127.0.0.1", "localhost"))
    assert TestClient(app, base_url="http://127.0.0.1:8000").get("/").status_code == 200
    assert TestClient(app, base_url="http://rebound.example:8000").get("/").status_code == 400
