"""What kg check finds, on small graphs in Turtle, and the near misses that it must leave alone; nobody here exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import Finding, Severity, check_graph
from kg.check.places import country_of
from kg.cli.check import _SEVERITIES
from kg.query.run import open_source

PREFIXES = """@prefix bg: <https://w3id.org/banggiao/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/banggiao/id/person/> .
@prefix country: <https://w3id.org/banggiao/id/country/> .
@prefix position: <https://w3id.org/banggiao/id/position/> .
bg:current bg:rank 1 . bg:acting bg:rank 2 . bg:former bg:rank 3 .
bg:article a bg:Article .
<https://w3id.org/banggiao/id/article/a1> a bg:Article ; dcterms:identifier "a1" .
<https://w3id.org/banggiao/id/evidence/e1> bg:article <https://w3id.org/banggiao/id/article/a1> ;
  bg:quote "lời"@vi ; bg:start 0 ; bg:end 3 .
country:VN rdfs:label "Việt Nam"@vi .
:a a foaf:Person ; rdfs:label "Lò Văn A"@vi . :b a foaf:Person ; rdfs:label "Trần Thị Mẫu"@vi .
:thu-tuong rdfs:label "Thủ tướng Chính phủ"@vi ; bg:title "Thủ tướng"@vi ; org:postIn :chinh-phu . :chinh-phu rdfs:label "Chính phủ"@vi .
:thu-truong rdfs:label "Thứ trưởng Bộ Ngoại giao"@vi ; bg:title "Thứ trưởng"@vi ; org:postIn :bo . :bo rdfs:label "Bộ Ngoại giao"@vi .
"""
PRIME_MINISTER = 'position:thu-tuong-chinh-phu rdfs:label "Thủ tướng"@vi ; bg:title "Thủ tướng"@vi .\n'
BACKED = "bg:evidence <https://w3id.org/banggiao/id/evidence/e1>"


def holding(name: str, who: str, *days: str, post: str = "thu-tuong", status: str = "current", more: str = "") -> str:
    attested = "".join(f'bg:attestedOn "{day}"^^xsd:date ; ' for day in days)
    plain = "formerlyHeld" if status == "former" else ""
    held = f":{who} {'bg:' + plain if plain else 'org:holds'} :{post} .\n"
    return f":{name} a bg:Holding ; bg:holder :{who} ; bg:position :{post} ; bg:status bg:{status} ; {attested}{more}{BACKED} .\n{held}"


def level(name: str, code: str, what: str, since: str = "") -> str:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(since), "")
    dated = f'bg:since "{since}"^^xsd:{kind} ; ' if since else ""
    label = f'country:{code} rdfs:label "{code}"@vi ; dcterms:identifier "{code}" .\n'
    return f":{name} a bg:Partnership ; bg:country country:{code} ; bg:level bg:{what} ; {dated}{BACKED} .\n{label}"


def edition(event: str, number: str) -> str:
    return f':{event} bg:editionOf :s ; bg:edition "{number}" .\n:s a bg:EventSeries ; rdfs:label "Chuỗi"@vi .\n'


def at(name: str, who: str, event: str, place: str, day: str, label: str = "Hội nghị mẫu", more: str = "", end: str = "") -> str:
    until = f'schema:endDate "{end}"^^xsd:date ; ' if end else ""
    return (
        f':{event} a bg:Event, bg:Conference ; rdfs:label "{label}"@vi ; schema:startDate "{day}"^^xsd:date ; {until}'
        f'schema:location "{place}"@vi ; {BACKED} .\n'
        f":{name} a bg:Participation ; bg:participant :{who} ; bg:event :{event} ; bg:modality bg:took-part ; {more}{BACKED} .\n"
    )


def findings(tmp_path: Path, text: str) -> list[Finding]:
    path = tmp_path / "kg.ttl"
    path.write_text(PREFIXES + text, "utf-8")
    return check_graph(open_source(path))


WRONG = [
    ("two-holders", holding("h1", "a", "2024-01-01", "2024-06-01") + holding("h2", "b", "2024-03-01"), "between two days of the other"),
    ("two-holders", holding("h1", "a", "2024-01-01") + holding("h2", "b", "2024-01-01"), "one day, and no other"),
    ("office-left", holding("h1", "a", "2024-06-01") + holding("h2", "a", "2024-01-01", status="former"), "nguyên before"),
    (
        "office-left",
        holding("h1", "a", "2024-06-01") + holding("h2", "a", status="former", more='schema:endDate "2021"^^xsd:gYear ; '),
        "after a stated end",
    ),
    (
        "office-not-begun",
        holding("h1", "a", "2020-06-01", more='schema:startDate "2021-04-08"^^xsd:date ; '),
        "before a stated beginning",
    ),
    (
        "reversed-interval",
        holding("h1", "a", more='schema:startDate "2021"^^xsd:gYear ; schema:endDate "2019"^^xsd:gYear ; '),
        "an end before the beginning",
    ),
    ("two-places", at("p1", "a", "e1", "Hà Nội", "2025-01-06") + at("p2", "a", "e2", "Bắc Kinh, Trung Quốc", "2025-01-06"), "two lands"),
    (
        "two-dates",
        at("p1", "a", "e1", "Hà Nội", "2025-01-06", "Hội nghị Ngoại giao lần thứ 31")
        + at("p2", "b", "e2", "Hà Nội", "2025-02-06", "Hội nghị Ngoại giao lần thứ 31"),
        "one edition, two days",
    ),
    (
        "two-dates",
        at("p1", "a", "e1", "Hà Nội", "2024-12-06", "Hội nghị Ngoại giao lần thứ 31")
        + at("p2", "b", "e2", "Hà Nội", "2025-02-06", "hội nghị ngoại giao 31")
        + edition("e1", "31")
        + edition("e2", "31"),
        "one edition of a series in two wordings and two years",
    ),
    ("level-date-against-reference", level("l1", "FR", "comprehensive-strategic", "2013"), "by the reference 2024"),
    ("level-beyond-reference", level("l1", "AR", "strategic", "2019-02"), "a wish"),
    ("level-falls", level("l1", "FR", "comprehensive-strategic", "2024-10-07") + level("l2", "FR", "strategic", "2025"), "a fall"),
    ("level-twice", level("l1", "ZZ", "strategic", "2007") + level("l2", "ZZ", "strategic", "2016"), "two dates for one level"),
    ("level-skipped", level("l1", "US", "comprehensive", "2013") + level("l2", "US", "comprehensive-strategic", "2023-09"), "a skip"),
    (
        "holder-against-reference",
        PRIME_MINISTER + holding("h1", "a", "2024-01-01").replace(":thu-tuong ", "position:thu-tuong-chinh-phu "),
        "not by the reference",
    ),
    ("sense", ":h1 a bg:Holding .", "no evidence"),
]


@pytest.mark.parametrize(("check", "text", "why"), WRONG, ids=[why for _, _, why in WRONG])
def test_it_is_found_with_its_evidence(tmp_path: Path, check: str, text: str, why: str) -> None:
    found = [finding for finding in findings(tmp_path, text) if finding.check == check]
    assert len(found) >= 1, why
    assert found[0].sentence and found[0].facts
    assert check == "sense" or {piece.article for piece in found[0].evidence} == {"a1"}


RIGHT = [
    (
        at("p1", "a", "e1", "Hà Nội", "2024-12-06", "Hội nghị Ngoại giao lần thứ 31")
        + at("p2", "b", "e2", "Hà Nội", "2025-02-06", "Hội nghị Ngoại giao lần thứ 32")
        + edition("e1", "31")
        + edition("e2", "32"),
        "two editions of a series",
    ),
    (
        at("p1", "a", "e1", "Hà Nội", "2024-12-28", "Hội nghị tổng kết ngành Mẫu năm 2024")
        + at("p2", "b", "e2", "Hà Nội", "2025-01-06", "tổng kết ngành Mẫu 2024")
        + edition("e1", "2024")
        + edition("e2", "2024"),
        "a year's conference is in it or soon after",
    ),
    (holding("h1", "a", "2024-01-01", "2024-06-01") + holding("h2", "b", "2024-06-01", "2024-09-01"), "the day of the handover"),
    (holding("h1", "a", "2024-05-22", "2026-04-07") + holding("h2", "b", "2024-10-21"), "somebody came back after two years"),
    (holding("h1", "a", "2024-01-01", post="thu-truong") + holding("h2", "b", "2024-01-01", post="thu-truong"), "several seats"),
    (holding("h1", "a", "2024-01-01") + holding("h2", "b", "2024-01-01", status="acting"), "one acts for the other"),
    (holding("h1", "a", "2024-01-01") + holding("h2", "a", "2024-06-01", status="former"), "nguyên after"),
    (at("p1", "a", "e1", "Hà Nội", "2025-01-06") + at("p2", "a", "e2", "Đà Nẵng", "2025-01-06"), "one country in a day"),
    (
        at("p1", "a", "e1", "Hà Nội", "2025-01-06") + at("p2", "a", "e2", "Lào", "2025-01-06", more="bg:mode bg:online ; "),
        "online",
    ),
    (
        at("p1", "a", "e1", "Hà Nội", "2025-01-06", end="2025-01-09") + at("p2", "a", "e2", "Lào", "2025-01-06"),
        "a conference of four days",
    ),
    (
        at("p1", "a", "e1", "Hà Nội", "2025-01-06", "Hội nghị tổng kết") + at("p2", "b", "e2", "Hà Nội", "2025-02-06", "Hội nghị tổng kết"),
        "a series, no edition",
    ),
    (level("l1", "FR", "strategic", "2013") + level("l2", "FR", "comprehensive-strategic", "2024-10-07"), "as in the reference"),
    (level("l1", "FR", "comprehensive-strategic", "2024"), "less exact than the reference"),
    (level("l1", "KR", "strategic", "2009"), "a step that the reference does not have"),
    (level("l1", "LA", "special"), "beside the ladder"),
    (
        PRIME_MINISTER + holding("h1", "a", "2019-01-01").replace(":thu-tuong ", "position:thu-tuong-chinh-phu "),
        "before the reference knows anybody",
    ),
    (
        PRIME_MINISTER + holding("h1", "a", "2026-04-10").replace(":thu-tuong ", "position:thu-tuong-chinh-phu "),
        "in the month of a change",
    ),
]


@pytest.mark.parametrize(("text", "why"), RIGHT, ids=[why for _, why in RIGHT])
def test_a_near_miss_is_left_alone(tmp_path: Path, text: str, why: str) -> None:
    assert [finding.sentence for finding in findings(tmp_path, text) if finding.severity < Severity.NOTE] == [], why


def test_the_worst_comes_first(tmp_path: Path) -> None:
    found = findings(tmp_path, "".join(text for _, text, _ in WRONG[::-1] if "l1" in text or "h1" in text))
    assert [finding.severity for finding in found] == sorted(finding.severity for finding in found)
    assert found[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("place", "code"),
    [("Hà Nội", "VN"), ("Bắc Kinh, Trung Quốc", "CN"), ("thành phố Đà Nẵng", "VN"), ("Phủ Chủ tịch", None), ("Paris (Pháp)", "FR")],
)
def test_the_country_of_a_place(place: str, code: str | None) -> None:
    assert country_of(place) == code


def test_the_command_has_the_severities_in_their_order() -> None:
    assert tuple(severity.name.lower() for severity in Severity) == _SEVERITIES
