"""The shapes refuse broken graphs of every kind, and the compiled shapes and pySHACL agree on each."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import LexiconError, ValidationError
from kg.rdf import shapes
from kg.rdf.compiled import compile_shapes, node_shapes
from kg.rdf.emit import emit
from kg.rdf.header import emit_header
from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.serialize import to_turtle
from kg.rdf.shapes import check, judge, one_of_each_make, read_nodes, validate
from kg.rdf.vocabulary import TERM_PREFIXES
from tests.rdf.graphs import small_graph

PREFIXES = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in {**TERM_PREFIXES, **KIND_PREFIXES}.items())
DOCUMENT = to_turtle([*emit_header(), *emit(small_graph(), {})])

# (update that breaks the graph, property that is to blame, component that says so)
BROKEN = (
    ("DELETE WHERE { holding:h1 bg:evidence ?e }", "evidence", "minCount"),
    ("DELETE WHERE { event:2025-01-06-thu bg:evidence ?e }", "evidence", "minCount"),
    ("INSERT DATA { holding:h1 bg:evidence article:000 }", "evidence", "class"),
    ('INSERT DATA { holding:h1 bg:evidence "sentence" }', "evidence", "nodeKind"),
    ("DELETE WHERE { person:lo-thi-mau rdfs:label ?l }", "label", "minCount"),
    ('INSERT DATA { person:lo-thi-mau rdfs:label "Lò Thị Mậu"@vi }', "label", "uniqueLang"),
    ('INSERT DATA { person:lo-thi-mau rdfs:label "Lo"@fr }', "label", "languageIn"),
    ('INSERT DATA { person:lo-thi-mau rdfs:label "Lo" }', "label", "datatype"),
    ('INSERT DATA { country:FR rdfs:label ""@en-GB }', "label", "minLength"),
    ('INSERT DATA { person:lo-thi-mau skos:altLabel ""@vi }', "altLabel", "minLength"),
    ("DELETE WHERE { country:FR dcterms:identifier ?i }", "identifier", "minCount"),
    ('INSERT DATA { country:FR dcterms:identifier "FRA" }', "identifier", "pattern"),
    ('INSERT DATA { article:000 dcterms:identifier "001" }', "identifier", "maxCount"),
    ('INSERT DATA { article:000 bg:sha256 "abc" }', "sha256", "pattern"),
    ('INSERT DATA { article:000 dcterms:issued "6/1/2025" }', "issued", "or"),
    ('INSERT DATA { event:2025-01-06-thu schema:startDate "2025-01-32"^^xsd:date }', "startDate", "or"),
    ('INSERT DATA { event:2025-01-06-thu schema:endDate "sau đó"@vi }', "endDate", "or"),
    ('INSERT DATA { event:2025-01-06-thu schema:location "Hanoi"@en }', "location", "languageIn"),
    ("INSERT DATA { event:2025-01-06-thu bg:planned false }", "planned", "in"),
    ("INSERT DATA { event:2025-01-06-thu bg:openList 1 }", "openList", "datatype"),
    ("INSERT DATA { event:2026-sap-toi schema:superEvent article:000 }", "superEvent", "class"),
    ("DELETE { ?p org:postIn ?o } INSERT { ?p org:postIn event:2025-01-06-thu } WHERE { ?p org:postIn ?o }", "postIn", "or"),
    ("DELETE { ?s bg:status ?o } INSERT { ?s bg:status bg:chair } WHERE { ?s bg:status ?o }", "status", "in"),
    ("DELETE { ?s bg:role ?o } INSERT { ?s bg:role bg:former } WHERE { ?s bg:role ?o }", "role", "in"),
    ("DELETE { ?s bg:holder ?o } INSERT { ?s bg:holder country:FR } WHERE { ?s bg:holder ?o }", "holder", "class"),
    ("DELETE { ?s bg:position ?o } INSERT { ?s bg:position position:nobody } WHERE { ?s bg:position ?o }", "position", "class"),
    (
        "DELETE { ?s bg:participant ?o } INSERT { ?s bg:participant article:000 } WHERE { ?s bg:participant ?o }",
        "participant",
        "or",
    ),
    ("INSERT DATA { person:lo-thi-mau bg:attended country:FR }", "attended", "class"),
    ("INSERT DATA { person:lo-thi-mau org:holds country:FR }", "holds", "class"),
    ("INSERT DATA { province:dien-mau dcterms:isReplacedBy country:FR }", "isReplacedBy", "class"),
    ("INSERT DATA { country:FR bg:partnerOf country:ASEAN }", "partnerOf", "class"),
    ("DELETE { ?s bg:level ?o } INSERT { ?s bg:level bg:friendly } WHERE { ?s bg:level ?o }", "level", "in"),
    ('INSERT DATA { partnership:fr-cs bg:since "2023"^^xsd:gYear }', "since", "maxCount"),
    ("INSERT DATA { agreement:a1 bg:party article:000 }", "party", "or"),
    ('DELETE { ?s bg:value ?o } INSERT { ?s bg:value "15,8" } WHERE { ?s bg:value ?o }', "value", "or"),
    ("DELETE WHERE { statistic:s1 bg:about ?o }", "about", "minCount"),
    ("INSERT DATA { statistic:s1 bg:approximate false }", "approximate", "in"),
    ("DELETE { ?s bg:start ?o } INSERT { ?s bg:start -1 } WHERE { ?s bg:start ?o }", "start", "minInclusive"),
    ("DELETE { ?s bg:start ?o } INSERT { ?s bg:start 90000 } WHERE { ?s bg:start ?o }", "start", "lessThan"),
    ('DELETE { ?s bg:start ?o } INSERT { ?s bg:start "x"^^xsd:integer } WHERE { ?s bg:start ?o }', "start", "datatype"),
    ("DELETE { ?s bg:end ?o } INSERT { ?s bg:end ?start } WHERE { ?s bg:end ?o ; bg:start ?start }", "start", "lessThan"),
    ('DELETE { ?s bg:rule ?o } INSERT { ?s bg:rule "a guess" } WHERE { ?s bg:rule ?o }', "rule", "pattern"),
    ("INSERT { ?s bg:confidence 1.01 } WHERE { ?s a bg:Evidence }", "confidence", "maxInclusive"),
    ("INSERT { ?s bg:confidence -0.5 } WHERE { ?s a bg:Evidence }", "confidence", "minInclusive"),
    ("INSERT { ?s bg:confidence 1 } WHERE { ?s a bg:Evidence }", "confidence", "datatype"),
    ("DELETE WHERE { ?s bg:quote ?q }", "quote", "minCount"),
)


def updated(update: str) -> bytes:
    store = Store()
    store.bulk_load(input=DOCUMENT, format=RdfFormat.TURTLE)
    before = set(store)
    store.update(PREFIXES + update)
    assert set(store) != before, "the update changes nothing"
    return to_turtle(quad.triple for quad in store)


def test_the_graph_to_break_conforms() -> None:
    assert validate(DOCUMENT) == []
    assert check(read_nodes(DOCUMENT)) == []


@pytest.mark.parametrize(
    ("update", "path", "component"), BROKEN, ids=[f"{path}-{component}-{i}" for i, (_, path, component) in enumerate(BROKEN)]
)
def test_broken_graphs_are_refused_and_both_ways_agree(update: str, path: str, component: str) -> None:
    document = updated(update)
    found = check(read_nodes(document))
    assert any(v.path.endswith(path) and v.constraint == component for v in found)
    assert found == judge(document)


def test_every_constraint_of_the_shapes_is_broken_by_some_case() -> None:
    """Each (property, component) pair, so that no line of shapes.ttl is there untested; counts and classes by component alone."""
    used = {component for shape in node_shapes() for part in shape.properties if part.path for component, _ in part.checks}
    assert used == {component for _, _, component in BROKEN}


def test_large_graphs_are_validated_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "WHOLE", 0)
    assert validate(DOCUMENT) == []
    for update, _, _ in BROKEN[::7]:
        assert validate(updated(update)) == judge(updated(update))


def test_one_node_of_each_make_covers_every_class() -> None:
    nodes = read_nodes(DOCUMENT)
    judged = one_of_each_make(nodes)
    assert len(judged) < len(nodes)
    assert {node.types_of(node.name) for node in judged} == {node.types_of(node.name) for node in nodes}


@pytest.mark.parametrize(
    ("document", "message"),
    [(b"<urn:a> <urn:b", "no valid Turtle"), (b"<urn:a> <urn:b> [] .", "blank node"), (b'<urn:a> a "\xff" .', "no valid Turtle")],
)
def test_no_turtle_of_ours(document: bytes, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        validate(document)


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("sh:property [ sh:path ex:p ; sh:hasValue 1 ]", "hasValue is not understood"),
        ("sh:property [ sh:path ( ex:p ex:q ) ]", "its sh:path must be one property"),
        ("sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ]", "its sh:path must be one property"),
        ("sh:sparql ex:query", "sparql is not understood"),
        ("sh:closed true", "closed is not understood"),
    ],
)
def test_no_constraint_is_skipped_in_silence(shape: str, message: str) -> None:
    store = Store()
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:ex#> . ex:s a sh:NodeShape ; sh:targetClass ex:C ; "
    store.load(input=f"{head} {shape} .".encode(), format=RdfFormat.TURTLE)
    with pytest.raises(LexiconError, match=message):
        compile_shapes(store)


def test_a_violation_is_a_sentence() -> None:
    sentence = str(check(read_nodes(updated(BROKEN[0][0])))[0])
    assert "holding/h1" in sentence
    assert "needs bg:evidence" in sentence
