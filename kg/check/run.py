"""All checks on one graph: a source in, ranked findings with their evidence out; a Turtle document besides, for the shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kg.check.finding import Cited, Finding, Severity
from kg.check.holders import check_holders
from kg.check.levels import check_levels
from kg.check.offices import check_offices
from kg.check.places import check_places
from kg.query.consistency import check_consistency
from kg.query.run import Source, select
from kg.query.terms import iri
from kg.rdf.iri import ID

_EVIDENCE = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?fact ?article ?quote WHERE {
  VALUES ?fact { %s }
  ?fact bg:evidence ?piece . ?piece bg:quote ?quote ; bg:start ?start ; bg:article/dcterms:identifier ?article .
} ORDER BY ?fact ?article ?start ?quote"""
_AT_ONCE = 200
PIECES = 2  # of evidence for each fact


def check_graph(source: Source, document: bytes | None = None) -> list[Finding]:
    """Every finding, the worst first. ``document``: the graph as Turtle, to be held against the shapes as well."""
    shapes = () if document is None else _shapes(document)
    found = chain(shapes, _senses(source), check_offices(source), check_places(source), check_levels(source), check_holders(source))
    ranked = sorted(set(found), key=Finding.order)
    cited = _evidence(source, {fact for finding in ranked for fact in finding.facts})
    return [replace(one, evidence=tuple(chain.from_iterable(cited[fact] for fact in one.facts))) for one in ranked]


def _shapes(document: bytes) -> Iterator[Finding]:
    from kg.rdf.shapes import validate

    for violation in validate(document):
        yield Finding(Severity.ERROR, "shape", str(violation), (violation.node,))


def _senses(source: Source) -> Iterator[Finding]:
    for problem in check_consistency(source):
        kind, _, key = problem.what.partition(":")
        yield Finding(Severity.ERROR, "sense", str(problem), (f"{ID}{kind}/{key}",))


def _evidence(source: Source, facts: Iterable[str]) -> dict[str, list[Cited]]:
    cited: dict[str, list[Cited]] = defaultdict(list)
    wanted = sorted(facts)
    for at in range(0, len(wanted), _AT_ONCE):
        terms = " ".join(iri(fact).sparql() for fact in wanted[at : at + _AT_ONCE])
        for row in select(source, _EVIDENCE % terms).values():
            if len(cited[row["fact"]]) < PIECES:
                cited[row["fact"]].append(Cited(row["article"], row["quote"]))
    return cited
