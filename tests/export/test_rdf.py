"""Every RDF form is the same triples read back, and the same bytes whatever the order; the VoID description counts what is there."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from kg.errors import UsageError
from kg.export.rdf import RDF_FORMS, encode_rdf, read_triples
from kg.export.void import describe_dataset
from kg.rdf.jsonld import to_jsonld
from kg.rdf.reference import emit_reference, reference_graph
from tests.query.conftest import EXAMPLE

TRIPLES = read_triples(EXAMPLE)
REFERENCE = sorted(set(emit_reference()), key=str)
FORMS = {
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
VOID = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/> "
KG = "<https://w3id.org/banggiao/id/dataset/kg>"


@pytest.mark.parametrize("form", RDF_FORMS)
def test_read_back_it_is_the_same(form: str) -> None:
    read = set(pyoxigraph.parse(encode_rdf(TRIPLES, REFERENCE, form), format=FORMS[form]))
    expected = {Quad(t.subject, t.predicate, t.object) for t in TRIPLES}
    if form in ("nq", "trig"):
        expected |= {Quad(t.subject, t.predicate, t.object, reference_graph()) for t in REFERENCE}
    assert read == expected


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader
def test_rdflib_reads_the_json_ld() -> None:
    read = rdflib.Graph().parse(data=encode_rdf(TRIPLES, [], "jsonld"), format="json-ld")
    assert set(read) == set(rdflib.Graph().parse(EXAMPLE))


def test_n_quads_are_sorted_lines() -> None:
    lines = encode_rdf(TRIPLES, REFERENCE, "nq").decode("utf-8").splitlines()
    articles, named = lines[: len(TRIPLES)], lines[len(TRIPLES) :]
    assert articles == sorted(articles) and len(named) == len(REFERENCE)
    assert all(line.endswith(" <https://w3id.org/banggiao/id/graph/reference> .") for line in named)


def test_json_ld_does_not_depend_on_the_order() -> None:
    shuffled = TRIPLES * 2
    random.Random(5).shuffle(shuffled)
    assert to_jsonld(shuffled) == to_jsonld(TRIPLES)


def test_what_is_no_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a", "utf-8")
    for name in ("x.ttl", "none.ttl"):
        with pytest.raises(UsageError, match=name):
            read_triples(tmp_path / name)


def described(query: str, *, reference: bool = True) -> list[tuple[str, ...]]:
    graph = rdflib.Graph().parse(data=describe_dataset(TRIPLES, REFERENCE if reference else []), format="turtle")
    return [tuple(str(cell) for cell in row) for row in graph.query(VOID + query)]  # type: ignore[union-attr]


def test_the_description_counts_what_is_there() -> None:
    graph = rdflib.Graph().parse(EXAMPLE)
    asked = f"{KG} void:triples ?t ; void:distinctSubjects ?s ; void:distinctObjects ?o ; void:properties ?p ; void:classes ?c"
    counts = described(f"SELECT ?t ?s ?o ?p ?c {{ {asked} }}")
    classes = set(graph.objects(None, rdflib.RDF.type))
    real = (len(graph), len(set(graph.subjects())), len(set(graph.objects())), len(set(graph.predicates())), len(classes))
    assert counts == [tuple(map(str, real))]
    parts = described(f"SELECT ?c ?n ?t {{ {KG} void:classPartition ?x . ?x void:class ?c ; void:entities ?n ; void:triples ?t }}")
    members = {c: set(graph.subjects(rdflib.RDF.type, c)) for c in classes}
    lengths = {c: sum(len([*graph.triples((member, None, None))]) for member in members[c]) for c in classes}
    assert {c: (int(n), int(t)) for c, n, t in parts} == {str(c): (len(members[c]), lengths[c]) for c in classes}
    properties = described(f"SELECT ?p ?t {{ {KG} void:propertyPartition ?x . ?x void:property ?p ; void:triples ?t }}")
    assert {p: int(t) for p, t in properties} == {str(p): len([*graph.triples((None, p, None))]) for p in set(graph.predicates())}


def test_subsets_licence_vocabularies_and_sources() -> None:
    assert len(described("SELECT ?x { <https://w3id.org/banggiao/id/dataset/banggiao> void:subset ?x }")) == 2
    assert len(described("SELECT ?x { <https://w3id.org/banggiao/id/dataset/banggiao> void:subset ?x }", reference=False)) == 1
    licences = described("SELECT DISTINCT ?l { ?d void:triples ?n ; dcterms:license ?l }")
    assert licences == [("https://www.apache.org/licenses/LICENSE-2.0",)]
    assert "https://w3id.org/banggiao/ontology" in {v for (v,) in described(f"SELECT ?v {{ {KG} void:vocabulary ?v }}")}
    assert described(f"SELECT ?s {{ {KG} dcterms:source ?s }}") != []


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ((("dcterms:source", '"https://example.org/tin/1.html?x=1"'),), "https://example.org/"),
        ((("dcterms:source", '"https://example.org/a"'), ("schema:publisher", '"Báo"')), "https://example.org/"),
        ((("schema:publisher", '"Báo Ví Dụ"'),), "Báo Ví Dụ"),
        ((("dcterms:source", '"http://[::1"'),), "https://w3id.org/banggiao/id/article/a"),  # no address: the article is its own source
        ((("dcterms:source", '"ftp://example.org/x"'),), "https://w3id.org/banggiao/id/article/a"),
        ((), "https://w3id.org/banggiao/id/article/a"),
    ],
)
def test_the_source_of_an_article(stated: tuple[tuple[str, str], ...], source: str) -> None:
    spaces = {"bg": "https://w3id.org/banggiao/ontology#", "dcterms": "http://purl.org/dc/terms/", "schema": "https://schema.org/"}
    prefixes = " ".join(f"@prefix {name}: <{space}> ." for name, space in spaces.items())
    article = "<https://w3id.org/banggiao/id/article/a>"
    turtle = f"{prefixes} {article} a bg:Article . " + " ".join(f"{article} {p} {o} ." for p, o in stated)
    triples = [quad.triple for quad in pyoxigraph.parse(turtle, format=RdfFormat.TURTLE)]
    graph = rdflib.Graph().parse(data=describe_dataset(triples, []), format="turtle")
    found = {str(o) for o in graph.objects(rdflib.URIRef(KG[1:-1]), rdflib.URIRef("http://purl.org/dc/terms/source"))}
    assert found == {source}


def test_the_description_does_not_depend_on_the_order() -> None:
    shuffled = list(TRIPLES)
    random.Random(7).shuffle(shuffled)
    assert describe_dataset(shuffled, REFERENCE) == describe_dataset(TRIPLES, REFERENCE)


def test_partitions_of_unknown_vocabularies_have_names_too() -> None:
    thing = NamedNode("https://w3id.org/banggiao/id/person/a")
    made = describe_dataset([Triple(thing, NamedNode("http://example.org/Né#p"), thing)], [])
    assert b"<http://example.org/N" in made
