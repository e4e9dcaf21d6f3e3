"""Questions that a citation needs answered beside the evidence: which articles carry one text, and what was merged into a thing.

In: a source and IRIs. Out: identifiers and sentences. It counts; it weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.query.catalogue import find_question
from kg.query.parameters import convert
from kg.query.run import Source, names_of, select
from kg.query.terms import iri
from kg.resolve.reprints import independent

_SAME = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?name ?first WHERE { ?article bg:sameTextAs ?other ; dcterms:identifier ?name . ?other dcterms:identifier ?first }
ORDER BY ?name"""
# The thing itself, and the things that a fact is about.
_MERGES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
SELECT DISTINCT ?thing ?merged ?reason WHERE {
  { VALUES ?thing { %s } }
  UNION { VALUES ?fact { %s } ?fact bg:holder|bg:position|bg:participant|bg:event|bg:onBehalfOf|bg:party|bg:about ?thing }
  ?merge bg:kept ?thing ; bg:merged ?merged ; bg:reason ?reason .
} ORDER BY ?thing ?merged ?reason"""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True, order=True)
class Merged:
    """A writing or a telling that was taken for ``thing`` (an IRI), and why."""

    thing: str
    merged: str
    reason: str


def same_texts(source: Source) -> Mapping[str, str]:
    """Identifier of an article -> that of the first with its text, for those that are not the first."""
    return {row["name"]: row["first"] for row in select(source, _SAME).values()}


def count_sources(articles: Iterable[str], same: Mapping[str, str]) -> int:
    """How many independent sources these articles are: a text that several papers carry is one."""
    return independent(articles, same)


def things_of(source: Source, typed: str) -> tuple[str, ...]:
    """The IRIs that a name or an IRI means, as `kg why` takes it; raises ``UsageError`` where it means none."""
    parameter = next(p for p in find_question("evidence").parameters if p.name == "thing")
    return tuple(term.value for term in convert(parameter, typed, names_of(source)))


def merges(source: Source, things: Sequence[str]) -> list[Merged]:
    """What was merged into these things, or into the things that these facts are about, sorted."""
    found: dict[str, set[Merged]] = defaultdict(set)
    for at in range(0, len(things), _AT_ONCE):
        terms = " ".join(iri(thing).sparql() for thing in things[at : at + _AT_ONCE])
        for row in select(source, _MERGES % (terms, terms)).values():
            found[row["thing"]].add(Merged(row["thing"], row["merged"], row["reason"]))
    return sorted(merged for group in found.values() for merged in group)
