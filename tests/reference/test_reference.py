"""Reference data: the totals that officials stated, provinces before and after the reforms, and that none of it is in kg.ttl."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from pyoxigraph import RdfFormat, parse

from kg.model import Level, Ref, ResolvedThing
from kg.rdf.emit import emit
from kg.rdf.reference import emit_reference
from kg.rdf.serialize import to_turtle
from kg.rdf.shapes import validate
from kg.rdf.vocabulary import DCTERMS
from kg.reference import body_today, reference_bodies, reference_levels, reference_units, unit_on, unit_today
from kg.timeline.days import span
from tests.rdf.graphs import small_graph


def test_the_totals_at_the_end_of_2025() -> None:
    """42 partners: 14 comprehensive strategic, 14 strategic, 14 comprehensive."""
    best: dict[str, Level] = {}
    for row in reference_levels():
        if row.since is not None and span(row.since).first <= "2025-12-31" and row.level is not Level.SPECIAL:
            best[row.country] = min(row.level, best.get(row.country, row.level), key=list(Level).index)
    assert Counter(best.values()) == {Level.COMPREHENSIVE_STRATEGIC: 14, Level.STRATEGIC: 14, Level.COMPREHENSIVE: 14}


@pytest.mark.parametrize(
    ("day", "units", "cities"), [("2024-12-31", 63, 5), ("2025-06-30", 63, 6), ("2025-07-01", 34, 6), ("2026-05-01", 34, 7)]
)
def test_units_of_a_day(day: str, units: int, cities: int) -> None:
    found = [unit for unit in reference_units() if unit.holds_on(day)]
    assert (len(found), sum(unit.rank == "thành phố" for unit in found)) == (units, cities)


@pytest.mark.parametrize(
    ("province", "day", "key", "today"),
    [
        ("ha-tay", "2008-07-31", "ha-tay", "ha-noi-2008"),
        ("thua-thien-hue", "2024-12-31", "thua-thien-hue", "hue"),
        ("bac-ninh", "2025-06-30", "bac-ninh", "bac-ninh-2025"),
        ("bac-ninh", "2025-07-01", "bac-ninh-2025", "bac-ninh-2025"),
        ("bac-giang", "2024-01-01", "bac-giang", "bac-ninh-2025"),
        ("binh-phuoc", "2024-01-01", "binh-phuoc", "dong-nai-2026"),
        ("dong-nai", "2026-04-29", "dong-nai-2025", "dong-nai-2026"),
        ("thanh-hoa", "2026-01-01", "thanh-hoa", "thanh-hoa"),
    ],
)
def test_a_unit_and_what_became_of_it(province: str, day: str, key: str, today: str) -> None:
    unit = unit_on(province, day)
    assert unit is not None
    assert (unit.key, unit_today(unit).key) == (key, today)


@pytest.mark.parametrize(("province", "day"), [("ha-tay", "2008-08-01"), ("hue", "2024-12-31"), ("bac-giang", "2025-07-01")])
def test_no_unit_of_that_name_on_that_day(province: str, day: str) -> None:
    assert unit_on(province, day) is None


def test_a_ministry_and_what_became_of_it() -> None:
    """14 ministries since 2025, six of them new; one that took in others under its old name is two."""
    today = {(body.name, body.new): (body_today(body).name, body.decided) for body in reference_bodies()}
    assert today["Bộ Kế hoạch và Đầu tư", False] == ("Bộ Tài chính", "2025-02-18")
    assert today["Bộ Tài chính", False] == ("Bộ Tài chính", "2025-02-18")
    assert today["Bộ Tài chính", True] == ("Bộ Tài chính", None)
    assert today["Ban Dân vận Trung ương", False] == ("Ban Tuyên giáo và Dân vận Trung ương", None)
    assert len({name for name, new in today if new and name.startswith("Bộ")}) == 6
    assert all(body.source for body in reference_bodies())


def test_what_the_articles_graph_says_of_provinces_is_not_said_again() -> None:
    """Asked as one, the graphs hold no triple twice."""
    named = Ref("province", "bac-giang")
    graph = dataclasses.replace(small_graph(), things=(*small_graph().things, ResolvedThing(named, "Bắc Giang")))
    stated, reference = set(emit(graph, {})), set(emit_reference(thing.ref for thing in graph.things))
    assert not stated & reference
    assert any(t.subject.value.endswith("province/bac-giang") and t.predicate == DCTERMS["isReplacedBy"] for t in stated)


def test_the_reference_graph_is_sound_and_shares_no_statement_with_what_articles_state() -> None:
    document = to_turtle(emit_reference())
    assert validate(document) == []
    reference, stated = set(parse(document, format=RdfFormat.TURTLE)), set(emit(small_graph(), {}))
    common = {triple for triple in reference & stated if not triple.predicate.value.endswith("#label")}
    assert len(reference) > 500 and not common
    words = {triple.predicate.value.rpartition("#")[2] for triple in reference}
    assert not words & {"country", "level", "since", "evidence"}, "a question about articles would take them for stated"
