"""A graph in, dates of holdings that contradict each other out: two in a seat for one, an office already left, reversed intervals.

Only days that are known to the day are compared. A day on which one leaves and the other comes is no conflict, and somebody who
comes back after a long while is none either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from kg.check.finding import Finding, Severity
from kg.query.run import Source, select
from kg.rdf.iri import ID
from kg.timeline.days import span
from kg.timeline.seat import has_one_seat

COMES_BACK = 366  # days between two times in one office, from which on a successor between them is likely
_HOLDINGS = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?fact ?person ?name ?position ?label ?title ?body ?place ?status ?day ?start ?end WHERE {
  ?fact bg:holder ?person ; bg:position ?position ; bg:status/bg:rank ?status .
  ?person rdfs:label ?name . FILTER(LANG(?name) = "vi")
  ?position rdfs:label ?label ; bg:title ?title . FILTER(LANG(?label) = "vi")
  OPTIONAL { ?position org:postIn ?place . ?place rdfs:label ?body . FILTER(LANG(?body) = "vi") }
  OPTIONAL { ?fact bg:attestedOn ?day }
  OPTIONAL { ?fact schema:startDate ?start }
  OPTIONAL { ?fact schema:endDate ?end }
} ORDER BY ?fact ?day"""
_CURRENT, _FORMER = "1", "3"  # ranks in bg:statuses


@dataclass(slots=True)
class _Stay:
    """One person in one position."""

    name: str
    label: str
    single: bool
    days: dict[str, str] = field(default_factory=dict)  # ISO day of an attestation as current -> fact
    gone: dict[str, str] = field(default_factory=dict)  # of one as former -> fact
    starts: dict[str, str] = field(default_factory=dict)  # stated, partial -> fact
    ends: dict[str, str] = field(default_factory=dict)


def check_offices(source: Source) -> Iterator[Finding]:
    """Everything that this module finds, in no order."""
    stays = _stays(source)
    seats: dict[str, list[_Stay]] = defaultdict(list)
    for (_, position), stay in sorted(stays.items()):
        if stay.single and stay.days:
            seats[position].append(stay)
        yield from _reversed(stay)
        yield from _after_leaving(stay)
    for _, group in sorted(seats.items()):
        for one, other in combinations(group, 2):
            yield from _two_holders(one, other)


def _stays(source: Source) -> dict[tuple[str, str], _Stay]:
    found: dict[tuple[str, str], _Stay] = {}
    for row in select(source, _HOLDINGS).values():
        identity = row["person"], row["position"]
        if identity not in found:
            of_country = row.get("place", "").startswith(f"{ID}country/")
            found[identity] = _Stay(row["name"], row["label"], has_one_seat(row["title"], row.get("body"), of_country))
        stay = found[identity]
        day = row.get("day", "")
        if len(day) == 10 and row["status"] in (_CURRENT, _FORMER):
            (stay.days if row["status"] == _CURRENT else stay.gone)[day] = row["fact"]
        for name, where in (("start", stay.starts), ("end", stay.ends)):
            if name in row:
                where[row[name]] = row["fact"]
    return found


def _two_holders(one: _Stay, other: _Stay) -> Iterable[Finding]:
    """The first day on which both are in a seat for one, if there is any."""
    for mine, theirs in ((one, other), (other, one)):
        for day in sorted(theirs.days):
            before, after = (max((d for d in mine.days if d < day), default=None), min((d for d in mine.days if d > day), default=None))
            if before is not None and after is not None and _apart(before, after) < COMES_BACK:
                facts = (mine.days[before], mine.days[after], theirs.days[day])
                sentence = f"{theirs.name} is {one.label} on {day}, and {mine.name} is so on {before} and {after}."
                return [Finding(Severity.CONFLICT, "two-holders", sentence, _facts(facts))]
    shared = sorted(one.days.keys() & other.days.keys())
    for day in shared:
        if not (_hands_over(one, other, day) or _hands_over(other, one, day)):
            sentence = f"{one.name} and {other.name} are both {one.label} on {day}."
            return [Finding(Severity.CONFLICT, "two-holders", sentence, _facts((one.days[day], other.days[day])))]
    return []


def _hands_over(leaving: _Stay, coming: _Stay, day: str) -> bool:
    """Whether the one is not seen after the day, and the other not before; nor are both seen on this day alone."""
    return max(leaving.days) == day == min(coming.days) and (len(leaving.days) > 1 or len(coming.days) > 1)


def _after_leaving(stay: _Stay) -> Iterator[Finding]:
    """In office after having been called a former holder, or after a stated end."""
    later = [(day, left) for left in sorted(stay.gone) for day in sorted(stay.days) if left < day]
    for day, left in later[:1]:
        sentence = f"{stay.name} is called a former {stay.label} on {left}, and is in that office on {day}."
        yield Finding(Severity.DOUBT, "office-left", sentence, _facts((stay.gone[left], stay.days[day])))
    for end, fact in sorted(stay.ends.items()):
        for day in [day for day in sorted(stay.days) if day > span(end).last][:1]:
            sentence = f"{stay.name} was {stay.label} until {end}, and is in that office on {day}."
            yield Finding(Severity.CONFLICT, "office-left", sentence, _facts((fact, stay.days[day])))


def _reversed(stay: _Stay) -> Iterator[Finding]:
    """An end before the beginning, or in office before it."""
    for start, fact in sorted(stay.starts.items()):
        for end, other in sorted(stay.ends.items()):
            if span(end).last < span(start).first:
                sentence = f"{stay.name} is {stay.label} from {start} and until {end}, which is earlier."
                yield Finding(Severity.CONFLICT, "reversed-interval", sentence, _facts((fact, other)))
        for day in [day for day in sorted(stay.days) if day < span(start).first][:1]:
            sentence = f"{stay.name} is {stay.label} from {start}, and is in that office on {day} already."
            yield Finding(Severity.DOUBT, "office-not-begun", sentence, _facts((fact, stay.days[day])))


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _facts(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(facts))
