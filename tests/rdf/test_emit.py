"""What the triples of a resolved graph are, and where no plain triple may stand."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Level, Modality, Ref, ResolvedGraph, ResolvedThing, Status
from kg.rdf.emit import class_of, emit
from kg.rdf.iri import ID
from kg.rdf.serialize import to_turtle
from kg.rdf.vocabulary import BG, DCTERMS, ORG, RDF, RDFS, SCHEMA, XSD
from tests.rdf.graphs import small_graph

GRAPH = small_graph()
PERSON, EVENT = NamedNode(ID + "person/lo-thi-mau"), NamedNode(ID + "event/2025-01-06-thu")
POSITION, FRANCE, VIETNAM = (NamedNode(ID + key) for key in ("position/pho-chu-tich-ubnd", "country/FR", "country/VN"))


def triples(graph: ResolvedGraph, **confidence: Decimal) -> set[Triple]:
    return set(emit(graph, {name.replace("_", "/"): share for name, share in confidence.items()}))


def values(found: set[Triple], subject: NamedNode, predicate: NamedNode) -> set[object]:
    return {triple.object for triple in found if triple.subject == subject and triple.predicate == predicate}


def test_plain_triples_of_what_is() -> None:
    found = triples(GRAPH)
    assert Triple(PERSON, ORG["holds"], POSITION) in found
    assert Triple(PERSON, BG["attended"], EVENT) in found
    assert values(found, FRANCE, BG["comprehensiveStrategicPartnerOf"]) == values(found, FRANCE, BG["partnerOf"]) == {VIETNAM}


@pytest.mark.parametrize(("status", "holds", "formerly"), [(Status.CURRENT, 1, 0), (Status.ACTING, 1, 0), (Status.FORMER, 0, 1)])
def test_former_is_not_held(status: Status, holds: int, formerly: int) -> None:
    found = triples(dataclasses.replace(GRAPH, holdings=(dataclasses.replace(GRAPH.holdings[0], status=status),)))
    assert len(values(found, PERSON, ORG["holds"])) == holds
    assert len(values(found, PERSON, BG["formerlyHeld"])) == formerly


@pytest.mark.parametrize("modality", [Modality.WILL_ATTEND, Modality.ABSENT, Modality.SENT])
def test_who_was_not_there_did_not_attend(modality: Modality) -> None:
    absent = dataclasses.replace(GRAPH.participations[0], modality=modality)
    found = triples(dataclasses.replace(GRAPH, participations=(absent,)))
    assert values(found, PERSON, BG["attended"]) == set()
    assert any(triple.predicate == BG["participant"] for triple in found)


def test_a_planned_event_was_not_attended() -> None:
    announced = dataclasses.replace(GRAPH.participations[0], event=Ref("event", "2026-sap-toi"))
    assert values(triples(dataclasses.replace(GRAPH, participations=(announced,))), PERSON, BG["attended"]) == set()


@pytest.mark.parametrize(
    ("level", "plain"),
    [
        (Level.STRATEGIC, {"strategicPartnerOf", "partnerOf"}),
        (Level.SPECIAL, {"specialPartnerOf", "partnerOf"}),
        (Level.SECTORAL, {"sectoralPartnerOf", "partnerOf"}),
        (Level.DIPLOMATIC, set()),
    ],
)
def test_plain_triples_of_levels(level: Level, plain: set[str]) -> None:
    found = triples(dataclasses.replace(GRAPH, partnerships=(dataclasses.replace(GRAPH.partnerships[0], level=level),)))
    assert {t.predicate.value.removeprefix(BG.iri) for t in found if t.subject == FRANCE and t.object == VIETNAM} == plain


def test_vietnam_is_named_wherever_it_is_a_partner() -> None:
    assert values(triples(GRAPH), VIETNAM, DCTERMS["identifier"]) == {Literal("VN")}
    assert all(thing.ref.key != "VN" for thing in GRAPH.things)
    again = dataclasses.replace(GRAPH, things=(*GRAPH.things, ResolvedThing(Ref("country", "VN"), "Việt Nam", identifier="VN")))
    assert len(values(triples(again), VIETNAM, RDFS["label"])) == 1


def test_evidence_has_all_that_a_citation_needs() -> None:
    found = triples(GRAPH, holds_after=Decimal("0.98"))
    node = next(t.object for t in found if t.predicate == BG["evidence"] and t.subject == NamedNode(ID + "holding/h1"))
    assert isinstance(node, NamedNode)
    assert values(found, node, BG["quote"]) == {Literal("Phó Chủ tịch", language="vi")}
    assert values(found, node, BG["article"]) == {NamedNode(ID + "article/000")}
    assert values(found, node, BG["rule"]) == {Literal("holds/after")}
    assert values(found, node, BG["confidence"]) == {Literal("0.98", datatype=XSD["decimal"])}


def test_unmeasured_rules_have_no_confidence() -> None:
    assert not any(triple.predicate == BG["confidence"] for triple in triples(GRAPH))


def test_events_have_their_class_and_their_kinds() -> None:
    found = triples(GRAPH)
    assert values(found, EVENT, RDF["type"]) == {BG["Event"], BG["Conference"]}
    assert values(found, NamedNode(ID + "event/2026-sap-toi"), RDF["type"]) == {BG["Event"]}
    assert values(found, NamedNode(ID + "event/2026-sap-toi"), SCHEMA["startDate"]) == {Literal("2026", datatype=XSD["gYear"])}


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        (Ref("country", "FR"), "Country"),
        (Ref("country", "ASEAN"), "Bloc"),
        (Ref("country", "EU"), "Bloc"),
        (Ref("country", "xu-nao-do"), "Polity"),
        (Ref("province", "thanh-hoa"), "Province"),
    ],
)
def test_classes_of_places(ref: Ref, name: str) -> None:
    assert class_of(ref) == BG[name]


def test_no_class_for_what_is_no_thing() -> None:
    with pytest.raises(ValueError, match="no thing"):
        class_of(Ref("event", "x"))


def test_only_known_datatypes_and_no_blank_nodes() -> None:
    allowed = {XSD[name] for name in ("integer", "decimal", "date", "gYear", "gYearMonth", "boolean", "string")} | {
        RDF["langString"]
    }
    for triple in triples(GRAPH, holds_after=Decimal(1)):
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode) or triple.object.datatype in allowed


def test_the_order_of_the_graph_does_not_matter() -> None:
    turned = dataclasses.replace(
        GRAPH, **{f.name: tuple(reversed(getattr(GRAPH, f.name))) for f in dataclasses.fields(GRAPH) if f.name != "merges"}
    )
    assert to_turtle(emit(turned, {})) == to_turtle(emit(GRAPH, {}))


def test_what_became_of_a_province_that_articles_name_says_that_it_is_reference_data() -> None:
    """Programs rely on it in kg.ttl; all else of the reference data stays in its own graph."""
    old = ResolvedThing(Ref("province", "bac-giang"), "Bắc Giang")
    found = triples(dataclasses.replace(GRAPH, things=(*GRAPH.things, old)))
    node, into = NamedNode(ID + "province/bac-giang"), NamedNode(ID + "province/bac-ninh")
    assert values(found, node, DCTERMS["isReplacedBy"]) == {into}
    assert values(found, node, SCHEMA["endDate"]) == {Literal("2025-06-30", datatype=XSD["date"])}
    assert values(found, node, DCTERMS["source"]) == {Literal("reference data: 202/2025/QH15")}
    assert values(found, into, DCTERMS["source"]) == {Literal("reference data")}
    assert not any("reference/" in triple.subject.value for triple in found)
    assert not any(triple.predicate == DCTERMS["isReplacedBy"] for triple in triples(GRAPH))
