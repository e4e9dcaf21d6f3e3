"""The figures of a built graph are what a recount over all of it gives, and who stood opposite whom is what the long question says."""

from __future__ import annotations

from itertools import chain

import pyoxigraph
import pytest

from kg.model import ResolvedGraph
from kg.rdf.emit import emit
from kg.rdf.figures import with_figures
from kg.rdf.header import emit_header
from kg.rdf.serialize import to_turtle
from tests.bench.synthetic import make_graph
from tests.rdf.graphs import small_graph

PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX void: <http://rdfs.org/ns/void#>
"""
# A figure as the graph states it, and the same counted by reading everything.
PAIRS = {
    "statements of an article": (
        "SELECT ?a ?n { ?a a bg:Article ; bg:statements ?n }",
        "SELECT ?a (COUNT(DISTINCT ?f) AS ?n) { ?a a bg:Article OPTIONAL { ?p bg:article ?a . ?f bg:evidence ?p } } GROUP BY ?a",
    ),
    "reports of a statement": (
        "SELECT ?f ?n { ?f bg:reports ?n }",
        "SELECT ?f (COUNT(DISTINCT ?a) AS ?n) { ?f bg:evidence/bg:article ?a } GROUP BY ?f HAVING(COUNT(DISTINCT ?a) > 1)",
    ),
    "sources of a statement": (
        "SELECT ?f ?n { ?f bg:sources ?n }",
        """SELECT ?f (COUNT(DISTINCT ?o) AS ?n) { ?f bg:evidence/bg:article ?a OPTIONAL { ?a bg:sameTextAs ?first }
           BIND(COALESCE(?first, ?a) AS ?o) } GROUP BY ?f HAVING(COUNT(DISTINCT ?o) > 1)""",
    ),
    "figures of a rule": (
        "SELECT ?r ?s ?e ?d { ?g void:subset ?x . ?x dcterms:identifier ?r ; bg:statements ?s ; void:entities ?e ; void:documents ?d }",
        """SELECT ?r (COUNT(DISTINCT ?f) AS ?s) (COUNT(DISTINCT ?p) AS ?e) (COUNT(DISTINCT ?a) AS ?d)
           { ?p bg:rule ?r ; bg:article ?a . ?f bg:evidence ?p } GROUP BY ?r""",
    ),
    "things of a class": (
        "SELECT ?c ?n { ?g void:classPartition ?x . ?x void:class ?c ; void:entities ?n }",
        """SELECT ?c (COUNT(DISTINCT ?t) AS ?n) { ?t a ?c
           FILTER(?c != void:Dataset && !STRSTARTS(STR(?c), "http://www.w3.org/2004/02/skos")) } GROUP BY ?c""",
    ),
    "who was represented": (
        "SELECT DISTINCT ?a ?e { ?a bg:representedAt ?e }",
        "SELECT DISTINCT ?a ?e { ?p bg:onBehalfOf ?a ; bg:event ?e ; bg:modality bg:took-part MINUS { ?e bg:planned true } }",
    ),
    "who met whom": (
        "SELECT ?own ?other { ?own bg:opposite ?other }",
        """SELECT ?own ?other { ?e a bg:Meeting MINUS { ?e bg:planned true }
           ?own bg:event ?e ; bg:participant ?a ; bg:role ?r ; bg:modality bg:took-part . ?a a foaf:Person ; rdfs:label ?an .
           ?other bg:event ?e ; bg:participant ?b ; bg:role ?s ; bg:modality bg:took-part . ?b a foaf:Person ; rdfs:label ?bn .
           ?e rdfs:label ?en . FILTER(LANG(?an) = "vi" && LANG(?bn) = "vi" && LANG(?en) = "vi" && STR(?a) < STR(?b))
           FILTER(?r = bg:visitor && ?s IN (bg:host, bg:chair) || ?s = bg:visitor && ?r IN (bg:host, bg:chair)
             || CONTAINS(STR(?en), STR(?an)) && CONTAINS(STR(?en), STR(?bn)) && (?r != ?s || ?r NOT IN (bg:host, bg:visitor))) }""",
    ),
}


def store_of(graph: ResolvedGraph) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(to_turtle(chain(emit_header(), emit(graph, {}))), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def stores() -> list[pyoxigraph.Store]:
    """One of everything, and a graph like those of 160 articles."""
    return [store_of(small_graph()), store_of(make_graph(20_000))]


@pytest.mark.parametrize("figure", PAIRS)
def test_a_figure_is_what_a_recount_gives(figure: str, stores: list[pyoxigraph.Store]) -> None:
    stated, counted = PAIRS[figure]
    for store in stores:
        first, second = (sorted(tuple(map(str, row)) for row in store.query(PREFIXES + query)) for query in (stated, counted))
        assert first == second
    assert first, "nothing was compared"


def test_figures_do_not_depend_on_order_and_repetition() -> None:
    triples = list(emit(small_graph(), {}))
    assert set(with_figures(reversed([*triples, *triples]))) == set(triples)
