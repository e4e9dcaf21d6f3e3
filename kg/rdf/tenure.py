"""Tenures in, their triples out; what is derived stands on nodes of its own and never on what articles state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.rdf import literal
from kg.rdf.iri import iri
from kg.rdf.vocabulary import BG, RDF
from kg.timeline import Tenure


def emit_tenures(found: Iterable[Tenure]) -> Iterator[Triple]:
    """``bg:Tenure`` for each: on which holdings it rests, what is certain, what is possible, and what bounds it."""
    for tenure in found:
        node = iri(tenure.ref)
        yield Triple(node, RDF["type"], BG["Tenure"])
        for ref in tenure.based_on:
            yield Triple(node, BG["basedOn"], iri(ref))
        for ref in tenure.bounded_by:
            yield Triple(node, BG["boundedBy"], iri(ref))
        dates = {
            "certainFrom": tenure.certain_from,
            "certainTo": tenure.certain_to,
            "possibleFrom": tenure.possible_from,
            "possibleTo": tenure.possible_to,
        }
        for name, day in dates.items():
            if day is not None:
                yield Triple(node, BG[name], literal.date(day))
