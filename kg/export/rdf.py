"""The triples of a build in the other RDF forms; none is changed, and each form is the same bytes for the same graph.

N-Quads and TriG hold both graphs of the store: what articles state in the default graph, reference data in a named one. The forms
for one graph (N-Triples, Turtle, JSON-LD, RDF/XML) hold what articles state.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from kg.errors import UsageError
from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.jsonld import to_jsonld
from kg.rdf.reference import reference_graph
from kg.rdf.serialize import to_turtle
from kg.rdf.vocabulary import TERM_PREFIXES

RDF_FORMS = ("nt", "nq", "ttl", "trig", "jsonld", "rdf")


def read_triples(turtle: Path) -> list[Triple]:
    """The triples of a file, sorted, each once; raises ``UsageError`` for one that is not Turtle."""
    try:
        quads = pyoxigraph.parse(path=str(turtle), format=RdfFormat.TURTLE)
        return sorted({quad.triple for quad in quads}, key=str)
    except (SyntaxError, OSError) as error:
        raise UsageError(f"{turtle}: not Turtle: {error}") from error


def encode_rdf(triples: list[Triple], reference: list[Triple], form: str) -> bytes:
    """The document in one of RDF_FORMS; ``reference`` is left out by the forms for one graph. Both are sorted."""
    if form == "ttl":
        return to_turtle(triples)
    if form == "jsonld":
        return to_jsonld(triples)
    if form == "nt":
        return _lines(triples)
    quads = [*_quads(triples, DefaultGraph()), *_quads(reference, reference_graph())]
    if form == "nq":
        return _lines(quads)
    prefixes = {**TERM_PREFIXES, **KIND_PREFIXES}
    if form == "trig":
        return pyoxigraph.serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b""
    return pyoxigraph.serialize(triples, format=RdfFormat.RDF_XML, prefixes=prefixes) or b""


def _quads(triples: Iterable[Triple], graph: NamedNode | DefaultGraph) -> Iterable[Quad]:
    return (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _lines(statements: Iterable[Triple | Quad]) -> bytes:
    return "".join(f"{statement} .\n" for statement in statements).encode("utf-8")
