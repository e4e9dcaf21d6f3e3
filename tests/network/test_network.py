"""Networks, paths and their files, from the example graph; where a question asks the same, both agree."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest

from kg.cli.network import _ENDINGS, _KINDS, _MEASURES, _RELATIONS, _THINGS, ROW_FORMATS
from kg.errors import KgError, UsageError
from kg.network import ENDINGS, KINDS, build_network, export_network, find_path
from kg.network.central import MEASURES
from kg.network.layout import place
from kg.network.network import edges_of, largest_part
from kg.network.overview import overview
from kg.network.ties import RELATIONS
from kg.network.words import COLOURS, EVENT_KINDS_VI, KINDS_VI, LEVELS_VI, RELATIONS_VI, ROLES_VI, TITLES_EN, TITLES_VI
from kg.query.catalogue import find_question
from kg.query.formats import FORMATS
from kg.query.names import KINDS as THINGS
from kg.query.run import Source, ask
from kg.query.terms import Rows, short
from tests.query.conftest import oxigraph, reference

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(params=[oxigraph, reference], ids=["pyoxigraph", "rdflib"])
def source(request: pytest.FixtureRequest) -> Source:
    made: Source = request.param()
    return made


def asked(source: Source, name: str, **given: str) -> list[dict[str, str]]:
    answer = ask(source, find_question(name), {key: [value] for key, value in given.items()}).answer
    assert isinstance(answer, Rows)
    return answer.values()


def test_partnerships_have_the_strongest_level_and_the_ladder(source: Source) -> None:
    network = build_network(source, "partnerships")
    france = network.edges["country:FR", "country:VN"]
    assert (france["level"], france["rank"], france["since"]) == ("comprehensive-strategic", 1, "2024-10-07")
    assert france["ladder"] == "strategic 2013; comprehensive-strategic 2024-10-07"
    assert (france["article"], france["fact"]) == ("doi-tac", "partnership:fr-comprehensive-strategic")
    laos = network.nodes["country:LA"]
    assert (laos["label"], laos["kind"], laos["level"], laos["rank"]) == ("Lào", "country", "special", 4)


def test_the_question_and_the_network_of_partnerships_agree(source: Source) -> None:
    rows = {(short(row["country_iri"]), row["level"]) for row in asked(source, "partnerships") if row["highest"] == "true"}
    edges = edges_of(build_network(source, "partnerships"))
    assert {(a if b == "country:VN" else b, data["level"]) for a, b, data in edges} == rows


def test_the_question_and_the_network_of_attendance_agree(source: Source) -> None:
    network = build_network(source, "attendance")
    for row in asked(source, "events"):
        event = short(row["event_iri"])
        assert (network.degree(event) if event in network else 0) == int(row["participants"]), event


def test_nobody_attends_what_is_planned_or_what_they_were_absent_from(source: Source) -> None:
    network = build_network(source, "attendance")
    assert "event:2026-dai-hoi" not in network
    assert not network.has_edge("person:nguyen-van-thi", "event:2024-12-20-xuc-tien-dau-tu")


def test_a_path_has_a_sentence_for_each_step(source: Source) -> None:
    hops = find_path(source, "nguyen van thi", "person:phung-thi-kim-nga")
    assert hops is not None
    assert [(hop.start, hop.relation, hop.forward) for hop in hops] == [
        ("Nguyễn Văn Thi", "attended", True),
        ("Hội nghị tổng kết công tác ngành Ngoại giao năm 2024 và phương hướng, nhiệm vụ trọng tâm năm 2025", "attended", False),
    ]
    assert [hop.quote[:14] for hop in hops] == ["Dự tại điểm cầ", "Tại điểm cầu V"]


def test_paths_of_no_length_and_of_none(source: Source) -> None:
    assert find_path(source, "Pháp", "FR") == ()
    assert find_path(source, "Đức", "article:khong-co-gi") is None
    with pytest.raises(UsageError, match="B: no person or"):
        find_path(source, "Đức", "Nơi không có")


def test_people_with_one_position_are_connected_by_it(source: Source) -> None:
    hops = find_path(source, "Phạm Bình Minh", "Bùi Thanh Sơn")
    assert hops is not None and [hop.details for hop in hops] == [("former", "2011"), ("current",)]


def test_an_unknown_network_is_refused() -> None:
    with pytest.raises(UsageError, match="have partnerships, attendance, meetings"):
        build_network(oxigraph(), "friends")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".json", ".csv"])
def test_files_are_the_same_bytes_and_read_back(kind: str, ending: str, tmp_path: Path) -> None:
    network = build_network(oxigraph(), kind)
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    export_network(network, first)
    export_network(build_network(reference(), kind), second)
    assert first.read_bytes() == second.read_bytes()
    if ending == ".csv":
        assert len(list(csv.DictReader(io.StringIO(first.read_text("utf-8"))))) == network.number_of_edges()
        return
    if ending == ".json":
        read = nx.node_link_graph(json.loads(first.read_text("utf-8")), edges="edges")
    else:
        read = nx.read_graphml(first) if ending == ".graphml" else nx.read_gexf(first)
    assert (set(read.nodes), read.number_of_edges()) == (set(network.nodes), network.number_of_edges())
    assert all(data["quote"] and data["article"] for *_, data in read.edges(data=True))


@pytest.mark.parametrize("kind", ["partnerships", "attendance", "officials"])
@pytest.mark.parametrize(("ending", "magic"), [(".svg", b"<?xml"), (".png", b"\x89PNG")])
def test_pictures_are_the_same_bytes(kind: str, ending: str, magic: bytes, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    digests = set()
    for name in ("a", "b"):
        export_network(build_network(oxigraph(), kind), tmp_path / f"{name}{ending}")
        data = (tmp_path / f"{name}{ending}").read_bytes()
        digests.add(hashlib.sha256(data).hexdigest())
        assert data.startswith(magic) and len(data) > 10_000
    assert len(digests) == 1


def test_an_empty_network_is_no_picture_but_a_page(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    empty = nx.Graph(kind="partnerships")
    with pytest.raises(KgError, match="empty"):
        export_network(empty, tmp_path / "x.svg")
    export_network(empty, tmp_path / "x.html")


class Links(HTMLParser):
    """Collects what could make a request, and text outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [f"{tag} {name}={value}" for name, value in attrs if name in ("src", "href", "action", "data", "srcset", "poster")]
        assert tag not in ("link", "img", "iframe", "b"), tag


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "everything"])
def test_a_page_makes_no_request(kind: str, tmp_path: Path) -> None:
    export_network(build_network(oxigraph(), kind), tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    links = Links()
    links.feed(page)
    assert links.links == []
    assert "default-src 'none'" in page and "{{" not in page
    assert not re.search(r"\b(fetch|XMLHttpRequest|import\(|url\()", page)
    assert set(re.findall(r"https?://(?!w3id\.org)[^\s\"'<)]+", page)) <= {"http://www.w3.org/2000/svg"}


def test_what_an_article_says_is_text_on_a_page(tmp_path: Path) -> None:
    network = build_network(oxigraph(), "partnerships")
    hostile = "</script><script>alert(1)</script><b>"
    network.nodes["country:FR"]["label"] = hostile
    network.edges["country:FR", "country:VN"]["quote"] = hostile + "{{script}}"
    export_network(network, tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "<script>alert" not in page and page.count("</script>") == 2
    links = Links()
    links.feed(page)
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert hostile in [node["label"] for node in data["nodes"]]


def test_overviews() -> None:
    rows = overview(build_network(oxigraph(), "partnerships"))
    assert rows.columns[:3] == ("level", "country", "since")
    assert [row["country"] for row in rows.values()] == ["Pháp", "Đức", "Canada", "Lào", "Séc"]
    first = overview(build_network(oxigraph(), "attendance")).values()[0]
    assert [first[name] for name in ("participant", "kind", "events", "first", "last")] == [
        "Milos Zeman", "person", "2", "2017-06-06", "2017-06-07",
    ]  # fmt: skip


def test_the_largest_part_keeps_those_with_most_ties() -> None:
    star = nx.star_graph(5)
    star.add_edge(8, 9)
    assert set(largest_part(nx.relabel_nodes(star, str), 3).nodes) == {"0", "1", "2"}


def test_places_are_within_the_frame_and_apart() -> None:
    for kind in (kind for kind in KINDS if kind != "everything"):
        places = place(build_network(oxigraph(), kind))
        assert all(-1.1 <= c <= 1.1 for xy in places.values() for c in xy)
        assert len(set(places.values())) == len(places)


def test_every_word_of_the_model_has_its_vietnamese() -> None:
    from kg.model import AgentKind, EventKind, Level, ParticipantRole

    assert set(LEVELS_VI) == {level.value for level in Level}
    assert set(ROLES_VI) == {role.value for role in ParticipantRole}
    assert set(EVENT_KINDS_VI) == {kind.value for kind in EventKind}
    assert set(KINDS_VI) == {kind.value for kind in AgentKind} | {"event", "event-series", "position", "agreement"}
    assert set(KINDS_VI) <= set(COLOURS)
    assert set(RELATIONS_VI) == {*RELATIONS, "met", "together"}
    assert set(TITLES_VI) == set(TITLES_EN) == {*KINDS, "around"} - {"everything"}


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="have"):
        export_network(build_network(oxigraph(), "partnerships"), tmp_path / "x.docx")


def test_the_command_line_offers_these_kinds_and_endings() -> None:
    assert set(_KINDS) == set(KINDS) - {"everything"}
    assert _ENDINGS.split() == list(ENDINGS)
    assert (_RELATIONS, _MEASURES) == (RELATIONS, MEASURES)
    assert set(ROW_FORMATS) <= set(FORMATS) and set(_THINGS) <= set(THINGS)
