"""The ontology is the single source of terms: each is documented and aligned, and nothing uses a term that it lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

from kg.rdf.compiled import SHAPES_FILE
from kg.rdf.header import ONTOLOGY_FILE, emit_header
from kg.rdf.vocabulary import BG, EVENT_CLASS, LEVEL, MODALITY, MODE, ONTOLOGY, PARTNER_OF, ROLE, STATUS, VERSION
from kg.resources import resource

ROOT = Path(__file__).resolve().parents[1]
TERMS = Namespace(BG.iri)
GRAPH = Graph().parse(resource(ONTOLOGY_FILE), format="turtle")
PROPERTIES = {*GRAPH.subjects(RDF.type, OWL.ObjectProperty), *GRAPH.subjects(RDF.type, OWL.DatatypeProperty)}
CLASSES = set(GRAPH.subjects(RDF.type, OWL.Class))
CONCEPTS = set(GRAPH.subjects(RDF.type, SKOS.Concept))
SCHEMES = set(GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
OWN = sorted(PROPERTIES | CLASSES | CONCEPTS | SCHEMES)
STANDARDS = (
    "http://www.w3.org/ns/org#",
    "http://xmlns.com/foaf/0.1/",
    "https://schema.org/",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/oa#",
    "http://purl.org/dc/terms/",
)


def ids(terms: object) -> str:
    return str(terms).rsplit("#", 1)[-1]


def local_names(text: str) -> set[str]:
    """Own terms in Turtle, SPARQL, prose (``bg:holder``) and Python (``BG["holder"]``)."""
    return set(re.findall(r"\bbg:([A-Za-z][\w-]*)", text)) | set(re.findall(r'\bBG\["([\w-]+)"\]', text))


def test_every_subject_of_ours_has_a_kind() -> None:
    mine = {s for s in GRAPH.subjects() if isinstance(s, URIRef) and str(s).startswith(BG.iri)}
    assert mine == set(OWN)


@pytest.mark.parametrize("term", OWN, ids=ids)
def test_labels_and_definitions_in_both_languages(term: URIRef) -> None:
    assert {label.language for label in GRAPH.objects(term, RDFS.label)} == {"vi", "en"}
    assert {text.language for text in GRAPH.objects(term, SKOS.definition)} == {"vi", "en"}
    assert len(list(GRAPH.objects(term, RDFS.label))) == 2


@pytest.mark.parametrize("term", sorted(set(OWN) - SCHEMES), ids=ids)
def test_an_example(term: URIRef) -> None:
    assert list(GRAPH.objects(term, SKOS.example))


@pytest.mark.parametrize("term", sorted(PROPERTIES), ids=ids)
def test_one_domain_and_one_range(term: URIRef) -> None:
    assert len(list(GRAPH.objects(term, RDFS.domain))) == 1
    assert len(list(GRAPH.objects(term, RDFS.range))) == 1


@pytest.mark.parametrize("term", sorted(PROPERTIES | CLASSES), ids=ids)
def test_aligned_with_a_standard_or_says_why_not(term: URIRef) -> None:
    above = {*GRAPH.transitive_objects(term, RDFS.subClassOf), *GRAPH.transitive_objects(term, RDFS.subPropertyOf)}
    notes = [str(note) for note in GRAPH.objects(term, SKOS.editorialNote)]
    aligned = any(str(other).startswith(STANDARDS) for other in above)
    assert aligned != any(note.startswith("No standard term") for note in notes)


@pytest.mark.parametrize("scheme", sorted(SCHEMES), ids=ids)
def test_concepts_are_ordered_without_gap(scheme: URIRef) -> None:
    ranks = sorted(
        int(rank) for concept in GRAPH.subjects(SKOS.inScheme, scheme) for rank in GRAPH.objects(concept, TERMS["rank"])
    )
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) > 1


def test_every_concept_is_in_one_scheme() -> None:
    assert all(len(list(GRAPH.objects(concept, SKOS.inScheme))) == 1 for concept in CONCEPTS)


@pytest.mark.parametrize(
    ("terms", "kind"),
    [*((terms, CONCEPTS) for terms in (STATUS, ROLE, MODE, LEVEL, MODALITY)), (EVENT_CLASS, CLASSES), (PARTNER_OF, PROPERTIES)],
)
def test_every_value_of_the_model_has_its_term(terms: dict[object, object], kind: set[URIRef]) -> None:
    assert {URIRef(term.value) for term in terms.values()} <= kind


def test_levels_and_roles_keep_the_order_of_the_model() -> None:
    for terms in (LEVEL, ROLE):
        assert [int(GRAPH.value(URIRef(term.value), TERMS["rank"])) for term in terms.values()] == list(range(1, len(terms) + 1))


def test_nothing_uses_a_term_that_the_ontology_lacks() -> None:
    known = {ids(term) for term in OWN}
    sources = [*ROOT.glob("kg/**/*.py"), *ROOT.glob("queries/**/*.rq"), ROOT / SHAPES_FILE, ROOT / ONTOLOGY_FILE]
    unknown = {f"{path.relative_to(ROOT)}: {name}" for path in sources for name in local_names(path.read_text("utf-8")) - known}
    assert unknown == set()


def test_the_search_for_terms_finds_them() -> None:
    found = local_names('?s bg:no-such ?o . BG["neither"]')
    assert found == {"no-such", "neither"}


def test_every_term_that_graphs_hold_has_a_shape_or_is_plain() -> None:
    """A property that emit writes and no shape knows would escape validation."""
    emitted = {name for name in local_names((ROOT / "kg/rdf/emit.py").read_text("utf-8")) if name[0].islower()}
    shaped = local_names((ROOT / SHAPES_FILE).read_text("utf-8"))
    assert emitted <= shaped


def test_header_of_the_ontology() -> None:
    node = URIRef(ONTOLOGY.value)
    assert str(GRAPH.value(node, OWL.versionIRI)) == VERSION.value
    assert str(GRAPH.value(node, URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix"))) == "bg"
    assert str(GRAPH.value(node, URIRef("http://purl.org/vocab/vann/preferredNamespaceUri"))) == BG.iri
    assert "apache.org" in str(GRAPH.value(node, URIRef("http://purl.org/dc/terms/license")))


def test_graphs_carry_the_concepts_and_the_version_of_the_ontology() -> None:
    triples = list(emit_header())
    subjects = {triple.subject.value for triple in triples}
    assert {str(concept) for concept in CONCEPTS} <= subjects
    assert any(triple.predicate.value.endswith("conformsTo") for triple in triples)
