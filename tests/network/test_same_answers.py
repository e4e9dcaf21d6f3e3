"""Where a question of the catalogue and a traversal ask the same, their answers are equal, on every graph at hand."""

from __future__ import annotations

import pytest

from kg.network.meetings import met_rows, read_met
from kg.network.network import VIETNAM, build_network, edges_of
from kg.network.overview import overview
from kg.network.timed import read_timed
from kg.network.when import NO, window
from kg.query.catalogue import find_question
from kg.query.run import Source, ask, select
from kg.query.terms import Rows, short

PEOPLE = "SELECT DISTINCT ?who WHERE { ?who a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?who"
WINDOWS = [(None, None), ("2017", None), (None, "2017-07"), ("2017-07", "2018"), ("2025-11-05", "2025-11-05"), ("2030", None)]


def asked(graph: Source, name: str, **given: str | None) -> Rows:
    answer = ask(graph, find_question(name), {key.rstrip("_"): [value] for key, value in given.items() if value is not None}).answer
    assert isinstance(answer, Rows)
    return answer


def cells(rows: Rows, columns: list[str]) -> list[list[str]]:
    return [[row.get(column, "") for column in columns] for row in rows.values()]


@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_who_met_whom(graph: Source, since: str | None, until: str | None) -> None:
    expected = asked(graph, "who-met", from_=since, to=until)
    found = met_rows(read_met(graph, days=window(None, since, until)))
    assert (found.columns, found.values()) == (expected.columns, expected.values())
    edges = edges_of(build_network(graph, "meetings", since=since, until=until))
    pairs = {(row["person_iri"], row["met_iri"], row["event_iri"]) for row in expected.values()}
    assert sum(data["weight"] for *_, data in edges) == len(pairs)


def test_whom_a_person_met(graph: Source) -> None:
    everybody = [row["who"] for row in select(graph, PEOPLE).values()]
    met = sorted({row[end] for row in asked(graph, "who-met").values() for end in ("person_iri", "met_iri")})
    assert met
    for person in {*met[:4], *everybody[-2:]}:
        expected = asked(graph, "who-met", person=short(person)).values()
        assert met_rows(read_met(graph, [person])).values() == expected, person


def test_provinces_that_attended_together(graph: Source) -> None:
    expected = asked(graph, "provinces-together")
    columns = ["province", "other", "events", "first", "last", "province_iri", "other_iri"]
    assert list(expected.columns) == columns
    assert cells(overview(build_network(graph, "provinces")), columns) == cells(expected, columns)
    assert expected.rows


def test_who_took_part_in_most_events(graph: Source) -> None:
    columns = ["participant_iri", "participant", "events", "first", "last"]
    found, expected = (
        sorted(cells(rows, columns)) for rows in (overview(build_network(graph, "attendance")), asked(graph, "most-active"))
    )
    assert found == expected


@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_events_with_their_participants(graph: Source, since: str | None, until: str | None) -> None:
    network = build_network(graph, "attendance", since=since, until=until)
    rows = asked(graph, "events", from_=since, to=until).values()
    expected = {short(row["event_iri"]): int(row["participants"]) for row in rows if row["participants"] != "0"}
    assert {name: network.degree(name) for name, data in network.nodes(data=True) if data["side"] == "event"} == expected


@pytest.mark.parametrize("on", ["2010", "2011-10", "2013-12-31", "2020", "2024-10-06", "2024-10-07", "2025-12-31"])
def test_the_partnerships_as_of_a_day(graph: Source, on: str) -> None:
    edges = edges_of(build_network(graph, "partnerships", on=on))
    found = {(a if b == VIETNAM else b, data["level"]) for a, b, data in edges if data["level"] != "diplomatic"}
    rows = asked(graph, "partnerships-on", date=on, origin="articles").values()
    assert found == {(short(row["country_iri"]), row["level"]) for row in rows if row["answer"] != "unknown"}


@pytest.mark.parametrize("on", ["2011", "2016-10-25", "2017-06", "2018-11-19", "2021-06", "2024-12-01", "2025-01-06", "2026"])
def test_who_held_what_on_a_day(graph: Source, on: str) -> None:
    """The time of a holding as a step of a path is that of the question, whatever it answers."""
    days = window(on)
    assert days is not None
    rows = asked(graph, "who-held-on", date=on).values()
    expected = {(row["person_iri"], row["position_iri"], row["answer"]) for row in rows}
    held = [(timed.tie, time) for timed in read_timed(graph, ["holds"]) for time in timed.times if time.certain or time.low or time.high]
    assert {(tie.a, tie.b, answer) for tie, time in held if (answer := time.within(days)) != NO} == expected
