"""The nodes that every graph carries whatever its articles: its own description and the ontology's concepts with their labels.

Copied, so that a query over ``kg.ttl`` alone can name and order roles and levels; classes and properties are not copied.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, Triple

from kg.model import Decision
from kg.rdf import literal
from kg.rdf.digest import decided_with, made_with
from kg.rdf.iri import mint
from kg.rdf.vocabulary import BG, DCTERMS, ONTOLOGY, OWL, RDF, RDFS, SKOS, VOID
from kg.resources import resource

ONTOLOGY_FILE = "ontology/kg.ttl"
_RIGHTS = "Quotations belong to the publishers of the articles that they were taken from."


@functools.cache
def ontology() -> Store:
    """The ontology as a store, to be read only."""
    store = Store()
    store.bulk_load(path=resource(ONTOLOGY_FILE), format=RdfFormat.TURTLE)
    return store


def emit_header(decisions: Iterable[Decision] = ()) -> Iterator[Triple]:
    """The graph's own node (no date: the same articles give the same bytes) and the concepts of all schemes.

    ``decisions``: those that the graph was made with.
    """
    node = mint("dataset", "kg")
    yield Triple(node, RDF["type"], VOID["Dataset"])
    yield Triple(node, DCTERMS["title"], literal.vietnamese("Bang Giao"))
    yield Triple(node, DCTERMS["rights"], literal.english(_RIGHTS))
    yield Triple(node, VOID["vocabulary"], ONTOLOGY)
    for quad in ontology().quads_for_pattern(ONTOLOGY, OWL["versionIRI"], None, DefaultGraph()):
        if isinstance(quad.object, NamedNode):
            yield Triple(node, DCTERMS["conformsTo"], quad.object)
    for part in (*made_with(), *decided_with(decisions)):
        yield Triple(node, BG["madeWith"], literal.string(part))
    yield from _concepts()


def _concepts() -> Iterator[Triple]:
    kept = (RDF["type"], RDFS["label"], SKOS["inScheme"], BG["rank"])
    for found in ontology().quads_for_pattern(None, RDF["type"], SKOS["Concept"], DefaultGraph()):
        for predicate in kept:
            for quad in ontology().quads_for_pattern(found.subject, predicate, None, DefaultGraph()):
                yield quad.triple
