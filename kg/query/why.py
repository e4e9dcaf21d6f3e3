"""What a graph states of a thing, each statement in a sentence with its evidence: what `kg why` and citations show."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.query.catalogue import find_question
from kg.query.run import Source, ask, select
from kg.query.sources import count_sources, same_texts
from kg.query.terms import Rows, iri, short
from kg.rdf.vocabulary import BG, RDFS, SCHEMA

_PROPERTIES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?fact ?property ?value ?label WHERE {
  VALUES ?fact { %s }
  ?fact ?property ?value .
  OPTIONAL { ?value rdfs:label ?label . FILTER(LANG(?label) = "vi") }
} ORDER BY ?fact ?property STR(?value) ?label"""
_AT_ONCE = 200  # facts in one VALUES


@dataclass(frozen=True, slots=True)
class Citation:
    """One piece of evidence: offsets are code points into the article's text, end exclusive."""

    article: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the graph, told in a line, with all of its evidence; ``sources``: how many articles independent of each other."""

    fact: str
    kind: str  # holding, participation, partnership, agreement, statistic or event
    line: str
    evidence: tuple[Citation, ...]
    sources: int = 0


Properties = Mapping[str, list[tuple[str, str]]]  # local name of a property -> (value, label or value) pairs, sorted


def explain(source: Source, things: Sequence[str]) -> list[Statement]:
    """The statements about the things or facts of these IRIs or names, sorted by kind and line.

    Raises ``UsageError`` for a name that the graph does not have.
    """
    rows = ask(source, find_question("evidence"), {"thing": things}).answer
    assert isinstance(rows, Rows)
    kinds: dict[str, str] = {}
    evidence: dict[str, list[Citation]] = defaultdict(list)
    for row in rows.values():
        kinds[row["fact_iri"]] = row["fact"]
        start, end = int(row["start"]), int(row["end"])
        evidence[row["fact_iri"]].append(
            Citation(row["article"], start, end, row["quote"], row["rule"], row.get("confidence"))
        )
    told, same = describe(source, kinds), same_texts(source)
    sources = {fact: count_sources((piece.article for piece in evidence[fact]), same) for fact in kinds}
    found = [Statement(fact, kind, told[fact], tuple(evidence[fact]), sources[fact]) for fact, kind in kinds.items()]
    return sorted(found, key=lambda statement: (statement.kind, statement.line, statement.fact))


def describe(source: Source, kinds: Mapping[str, str]) -> dict[str, str]:
    """A line for each fact; ``kinds`` is IRI -> kind of statement."""
    facts = sorted(kinds)
    told: dict[str, str] = {}
    for at in range(0, len(facts), _AT_ONCE):
        batch = facts[at : at + _AT_ONCE]
        properties = _properties(source, batch)
        told.update({fact: _TELLERS[kinds[fact]](properties[fact]) for fact in batch})
    return told


def _properties(source: Source, facts: Iterable[str]) -> dict[str, Properties]:
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    terms = " ".join(iri(fact).sparql() for fact in facts)
    for row in select(source, _PROPERTIES % terms).values():
        pair = (row["value"], row.get("label") or _readable(row["value"]))
        found[row["fact"]][_local(row["property"])].append(pair)
    return {fact: found[fact] for fact in found}


@functools.cache
def _local(iri: str) -> str:
    known = {RDFS["label"].value: "label", SCHEMA["startDate"].value: "startDate"}
    return known.get(iri) or iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _readable(value: str) -> str:
    return value.removeprefix(BG.iri) if value.startswith(BG.iri) else short(value)


def _one(properties: Properties, name: str) -> str:
    return ", ".join(label for _, label in properties.get(name, []))


def _within(properties: Properties, before: str, name: str, after: str = "") -> str:
    """The property between two strings, or nothing where it is not stated."""
    value = _one(properties, name)
    return f"{before}{value}{after}" if value else ""


def _holding(p: Properties) -> str:
    days = [value for value, _ in p.get("attestedOn", [])]
    seen = f", attested {min(days)}" + (f" to {max(days)}" if len(set(days)) > 1 else "") if days else ""
    stated = _within(p, ", from ", "startDate") + _within(p, ", until ", "endDate")
    return f"{_one(p, 'holder')}: {_one(p, 'position')} ({_one_word(p, 'status')}{stated}{seen})"


def _participation(p: Properties) -> str:
    how = ", ".join(filter(None, [_one_word(p, "role"), _one_word(p, "mode"), _one(p, "venue")]))
    done = _one_word(p, "modality")
    mark = "" if done == "took-part" else f" [{done}]"
    return f"{_one(p, 'participant')} at {_one(p, 'event')} ({how}{_within(p, ', for ', 'onBehalfOf')}){mark}"


def _partnership(p: Properties) -> str:
    return f"{_one(p, 'country')}: {_one_word(p, 'level')}{_within(p, ' since ', 'since')}"


def _agreement(p: Properties) -> str:
    return f"{_one(p, 'label')} ({_one(p, 'party')}{_within(p, ', ', 'dateCreated')})"


def _statistic(p: Properties) -> str:
    about = "about " if p.get("approximate") else ""
    figure = f"{about}{_one(p, 'value')} {_one(p, 'unit')}{_within(p, ' (', 'period', ')')}"
    return f"{_one(p, 'about')}: {_one(p, 'measure')}: {figure}"


def _event(p: Properties) -> str:
    planned = " [planned]" if p.get("planned") else ""
    return f"{_one(p, 'label')}{_within(p, ', ', 'startDate')}{_within(p, ', ', 'location')}{planned}"


def _one_word(properties: Properties, name: str) -> str:
    return ", ".join(_readable(value) for value, _ in properties.get(name, []))


_TELLERS = {
    "holding": _holding,
    "participation": _participation,
    "partnership": _partnership,
    "agreement": _agreement,
    "statistic": _statistic,
    "event": _event,
}
