"""Reads the ties of a graph with the time of each, as far as the graph knows it; it finds no way through them.

An event's tie has the days of the event, a holding the tenure that its dates amount to (certain and possible days), a
partnership goes on from its beginning, and that a position is in an organization holds always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.network.ties import PREFIXES, RELATIONS, Tie, read_ties
from kg.network.when import ALWAYS, UNDATED, Validity, begun, happened
from kg.query.run import Source, select
from kg.timeline.days import Span

_TENURES = PREFIXES + """SELECT ?tenure ?holding ?a ?b ?low ?high WHERE {
  ?tenure bg:basedOn ?holding .
  OPTIONAL { ?tenure bg:certainFrom ?a }
  OPTIONAL { ?tenure bg:certainTo ?b }
  OPTIONAL { ?tenure bg:possibleFrom ?low }
  OPTIONAL { ?tenure bg:possibleTo ?high }
} ORDER BY ?holding ?tenure"""
_DAYS = PREFIXES + """SELECT ?event ?start ?end WHERE {
  ?event a bg:Event ; schema:startDate ?start .
  OPTIONAL { ?event schema:endDate ?end }
} ORDER BY ?event ?start ?end"""


@dataclass(frozen=True, slots=True)
class TimedTie:
    """A tie and when it held: several times for a holding that was left and taken up again."""

    tie: Tie
    times: tuple[Validity, ...]


def read_timed(source: Source, relations: Iterable[str] = RELATIONS) -> list[TimedTie]:
    """The ties of these relations as ``read_ties`` orders them, without their sentences.

    Each has at least one time, ``UNDATED`` where nothing dates it.
    """
    wanted = tuple(relations)
    days = _read_days(source)
    held = _read_tenures(source) if "holds" in wanted else {}
    return [TimedTie(tie, _times(tie, days, held)) for tie in read_ties(source, wanted, cited=False)]


def _times(tie: Tie, days: dict[str, Validity], held: dict[str, tuple[Validity, ...]]) -> tuple[Validity, ...]:
    if tie.relation == "holds":
        return held.get(tie.fact, (UNDATED,))
    if tie.relation == "in":
        return (ALWAYS,)
    if tie.relation == "partner":
        return (begun(tie.date),)
    event = {"attended": tie.b, "represented": tie.more, "part of": tie.a, "edition of": tie.a}.get(tie.relation)
    return (happened(tie.date) if event is None else days.get(event, UNDATED),)


def _read_days(source: Source) -> dict[str, Validity]:
    rows = select(source, _DAYS).values()
    return {row["event"]: happened(row["start"], row.get("end", "")) for row in rows}


def _read_tenures(source: Source) -> dict[str, tuple[Validity, ...]]:
    found: dict[str, list[Validity]] = defaultdict(list)
    for row in select(source, _TENURES).values():
        certain = Span(row["a"], row["b"]) if "a" in row and "b" in row else None
        found[row["holding"]].append(Validity(certain, row.get("low", ""), row.get("high", "")))
    return {holding: tuple(times) for holding, times in found.items()}
