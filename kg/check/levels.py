"""A graph in, levels of partnership that contradict each other or the reference data out; neither corrects the other.

The reference need not have every step that a country took, so only a level above all that it has is doubtful, and a date that no
reading of it allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.check.finding import Finding, Severity
from kg.model import Level
from kg.query.run import Source, select
from kg.rdf.vocabulary import BG
from kg.reference import ReferenceLevel, reference_levels
from kg.timeline.days import span
from kg.timeline.ladder import RUNGS, Reached, Step, climb

_LEVELS = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?fact ?code ?name ?level ?since WHERE {
  ?fact bg:country ?country ; bg:level ?level .
  ?country rdfs:label ?name ; dcterms:identifier ?code . FILTER(LANG(?name) = "vi")
  OPTIONAL { ?fact bg:since ?since }
} ORDER BY ?fact"""


def check_levels(source: Source) -> Iterator[Finding]:
    """Everything that this module finds, in no order."""
    reference: dict[str, list[ReferenceLevel]] = defaultdict(list)
    for row in reference_levels():
        reference[row.country].append(row)
    reached: dict[tuple[str, str], list[Reached]] = defaultdict(list)
    for found in select(source, _LEVELS).values():
        level = Level(found["level"].removeprefix(BG.iri))
        reached[found["code"], found["name"]].append(Reached(found.get("since", ""), level, found["fact"]))
    for (code, name), levels in sorted(reached.items()):
        yield from _against_reference(name, levels, reference.get(code, ()))
        yield from _ladder(name, levels)


def _against_reference(name: str, levels: Sequence[Reached], rows: Sequence[ReferenceLevel]) -> Iterator[Finding]:
    best = max((RUNGS.index(row.level) for row in rows if row.level in RUNGS), default=0)
    by_level: Mapping[Level, list[str]] = {
        level: [row.since for row in rows if row.level is level and row.since is not None] for level in Level
    }
    for one in levels:
        if one.level not in RUNGS:
            continue
        if RUNGS.index(one.level) > best:
            has = ", ".join(dict.fromkeys(row.level for row in rows)) or "none"
            sentence = f"{name} has the level {one.level} here; by the reference data: {has}."
            yield Finding(Severity.DOUBT, "level-beyond-reference", sentence, (one.by,))
        dates = by_level[one.level]
        if one.since and dates and not any(_may_be_one(one.since, date) for date in dates):
            sentence = f"{name} reached {one.level} in {one.since} here, and in {' or '.join(dates)} by the reference data."
            yield Finding(Severity.DOUBT, "level-date-against-reference", sentence, (one.by,))


def _ladder(name: str, levels: Sequence[Reached]) -> Iterator[Finding]:
    steps = climb(levels)
    for at, (one, step) in enumerate(steps):
        before = steps[at - 1][0] if at else one
        if step is Step.FALL:
            sentence = f"{name} reached {one.level} in {one.since}, after a stronger level ({before.level}, {before.since})."
            yield Finding(Severity.CONFLICT, "level-falls", sentence, (before.by, one.by))
        elif step is Step.SAME and not _may_be_one(one.since, before.since):
            sentence = f"{name} reached {one.level} twice, in {before.since} and in {one.since}."
            yield Finding(Severity.CONFLICT, "level-twice", sentence, (before.by, one.by))
        elif step is Step.SKIP:
            sentence = f"{name} rose from {before.level} ({before.since}) to {one.level} ({one.since}) past a level between."
            yield Finding(Severity.NOTE, "level-skipped", sentence, (before.by, one.by))


def _may_be_one(one: str, other: str) -> bool:
    mine, theirs = span(one), span(other)
    return not mine.before(theirs) and not theirs.before(mine)
