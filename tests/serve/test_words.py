"""Words of the pages, dates and numbers for people, the search by name, and the picture of rings."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import kg.serve
from kg.query.catalogue import load_catalogue
from kg.serve.facts import Link
from kg.serve.graph import ServedGraph
from kg.serve.overview import Partner, partners
from kg.serve.rings import place_partners
from kg.serve.search import search
from kg.serve.words import column_name, day, number, term_label, words

SERVE = Path(kg.serve.__file__).parent


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2025-01-06", "6/1/2025", "6 January 2025"),
        ("2024-12", "tháng 12/2024", "December 2024"),
        ("2013", "2013", "2013"),
        ("năm ngoái", "năm ngoái", "năm ngoái"),
        ("2025-13", "tháng 13/2025", "2025-13"),
        ("", "", ""),
    ],
)
def test_day(value: str, vi: str, en: str) -> None:
    assert (day(value, "vi"), day(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("15800000", "15.800.000", "15,800,000"),
        ("12.5", "12,5", "12.5"),
        ("7", "7", "7"),
        ("nhiều", "nhiều", "nhiều"),
        ("NaN", "NaN", "NaN"),
    ],
)
def test_number(value: str, vi: str, en: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vi, en)


def test_every_word_of_the_templates_has_a_text() -> None:
    used: set[str] = set()
    for template in (SERVE / "templates").glob("*.html"):
        used |= set(re.findall(r'\bt\("([a-z-]+)"\)', template.read_text("utf-8")))
    assert used <= words("vi").keys()
    known = used | {key for key in words("vi") if re.match(r"(col|class|kind|nav|interactive|not-found|not-allowed|failed)\b", key)}
    assert words("vi").keys() - known <= {"yes", "no"}, "words that no page uses"
    assert all(words("vi").values()) and all(words("en").values())


def test_columns_and_parameters_of_the_catalogue_have_names() -> None:
    for question in load_catalogue().values():
        names = [name for name in question.columns if not name.endswith("_iri")] + [p.name for p in question.parameters]
        for name in names:
            assert f"col-{name}" in words("vi"), f"{question.name}: add a row col-{name} to kg/serve/words.tsv"
    assert column_name("no_such", "vi") == "no such"


def test_terms_are_called_as_the_ontology_calls_them() -> None:
    assert term_label("https://w3id.org/banggiao/ontology#chair", "vi") == "chủ trì"
    assert term_label("https://w3id.org/banggiao/ontology#online", "en") == "online"
    assert term_label("https://h.example/x#unknown", "vi") == "unknown"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Bùi Thanh Sơn", "Bùi Thanh Sơn"),
        ("bui thanh son", "Bùi Thanh Sơn"),
        ("BÙI THANH SƠN", "Bùi Thanh Sơn"),
        ("thanh hoa", "Thanh Hóa"),
        ("Thanh Hoá", "Thanh Hóa"),  # the tone mark's other place
        ("cong hoa sec", "Séc"),
        ("hoi nghi xuc", "Hội nghị xúc tiến đầu tư"),
        ("zem", "Milos Zeman"),
        ("CZ", "Séc"),
    ],
)
def test_search_finds(graph: ServedGraph, typed: str, first: str) -> None:
    assert search(graph, typed)[0].link.label == first


@pytest.mark.parametrize("typed", ["", "   ", "???", "khong co ten nay", "x" * 200])
def test_search_finds_nothing(graph: ServedGraph, typed: str) -> None:
    assert search(graph, typed) == ()


def test_search_tells_the_name_that_matched(graph: ServedGraph) -> None:
    assert search(graph, "UBND tinh Thanh Hoa")[0].other == "UBND tỉnh Thanh Hóa"
    assert search(graph, "Thanh Hoa")[0].other == ""


def many(count: int, ranks: int) -> list[Partner]:
    return [Partner(Link(f"Nước số {i}", f"/entity/country/C{i}"), f"level-{i % ranks}", 1 + i % ranks, "") for i in range(count)]


@pytest.mark.parametrize(("count", "ranks"), [(1, 1), (2, 1), (6, 6), (20, 2), (40, 4), (60, 5), (190, 6)])
def test_countries_stand_apart_and_inside(count: int, ranks: int) -> None:
    picture = place_partners(many(count, ranks))
    assert len(picture.spots) == count
    assert len({spot.partner.link.href for spot in picture.spots}) == count
    for one, other in itertools.combinations(picture.spots, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > 14**2, (one, other)
    assert all(100 < (spot.x**2 + spot.y**2) ** 0.5 < 450 for spot in picture.spots)
    assert picture == place_partners(many(count, ranks))


def test_the_strongest_level_is_innermost(graph: ServedGraph) -> None:
    picture = place_partners(partners(graph))
    distance = {spot.partner.link.label: spot.x**2 + spot.y**2 for spot in picture.spots}
    assert distance["Pháp"] < distance["Đức"] < distance["Canada"]


def test_nobody_is_a_partner() -> None:
    assert place_partners([]).spots == ()


def _brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(theme: int) -> None:
    """WCAG 2 AA: a contrast of 4.5 for text."""
    roots = re.findall(r":root \{(.*?)\}", (SERVE / "static" / "style.css").read_text("utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", roots[theme]))
    for ink, ground in itertools.product(("ink", "quiet", "accent"), ("paper", "card", "soft")):
        lights = sorted((_brightness(colours[ink]), _brightness(colours[ground])))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, (ink, ground)
