"""Facts in, one networkx graph of all of them out, for GraphML, GEXF and node and edge lists; statistics are no ties and stay out.

A node is a thing, a position, an event, a series of events or an agreement. An edge is one statement about two of them, so that two
holdings of one post are two edges, and says who is tied to what as what (``relation``, ``detail``), since and until when, and which
sentence states it. What was planned, or stayed away from, is an edge of another relation than "attended". Attributes are strings,
numbers and truth values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import networkx as nx

from kg.export.facts import Facts, Node
from kg.export.tables import cited, event_kind
from kg.query.terms import short
from kg.query.values import Value

Attributes = dict[str, Value]
VIETNAM = "https://w3id.org/banggiao/id/country/VN"


@dataclass(frozen=True, slots=True)
class _Tie:
    source: str
    target: str
    relation: str
    statement: Node
    attributes: Attributes = field(default_factory=dict)


def whole_network(facts: Facts) -> nx.MultiDiGraph[str]:
    """The network; nodes and edges in the order of their names. Every node that a tie reaches has the citation of one of its facts."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(kind="everything")
    ties = sorted(_ties(facts), key=lambda tie: (tie.source, tie.target, tie.relation, tie.statement.iri))
    first: dict[str, Node] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            if end not in first or tie.statement.iri < first[end].iri:
                first[end] = tie.statement
    own = {iri: node for kind in ("event", "agreement") for iri, node in facts.statements[kind].items()}
    for iri in sorted({*facts.things, *own, *first}):
        statement = own.get(iri) or first.get(iri)
        citation = _citation(facts, statement) if statement is not None else {}
        network.add_node(short(iri), **_stated({**_node(facts, iri), **citation}))
    for tie in ties:
        attributes = {"relation": tie.relation, **tie.attributes, **_citation(facts, tie.statement)}
        network.add_edge(short(tie.source), short(tie.target), f"{tie.relation} {short(tie.statement.iri)}", **_stated(attributes))
    return network


def _stated(attributes: Attributes) -> Attributes:
    """Without what is not stated: formats of networks know no empty cell."""
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def _citation(facts: Facts, statement: Node) -> Attributes:
    found = cited(facts, statement)
    return {**{name: found[name] for name in found if name != "fact_iri"}, "fact": found["fact_iri"]}


def _node(facts: Facts, iri: str) -> Attributes:
    own: Attributes = {"label": facts.label(iri), "kind": facts.kind(iri), "iri": iri}
    event, agreement = facts.statements["event"].get(iri), facts.statements["agreement"].get(iri)
    if event is not None:
        planned = event.one("bg:planned") == "true"
        return {**own, **_days(event), "event_kind": event_kind(event), "place": event.one("schema:location"), "planned": planned}
    if agreement is not None:
        return {**own, "since": agreement.one("schema:dateCreated")}
    thing = facts.things.get(iri)
    return own if thing is None else {**own, "label_en": thing.one("rdfs:label@en"), "code": thing.one("dcterms:identifier")}


def _days(event: Node | None) -> Attributes:
    """From the first to the last day of an event; one without a last day is over on its first."""
    if event is None:
        return {}
    start = event.one("schema:startDate")
    return {"since": start, "until": event.one("schema:endDate") or start}


def _ties(facts: Facts) -> Iterator[_Tie]:
    yield from _holdings(facts)
    for node in facts.statements["participation"].values():
        yield from _participation(facts, node)
    for node in facts.statements["partnership"].values():
        attributes: Attributes = {"detail": node.word("bg:level"), "since": node.one("bg:since")}
        yield _Tie(node.one("bg:country"), VIETNAM, "partner", node, attributes)
    for node in facts.statements["agreement"].values():
        for party in node.values.get("bg:party", ()):
            yield _Tie(party, node.iri, "signed", node, {"since": node.one("schema:dateCreated")})
    for node in facts.statements["event"].values():
        for whole in node.values.get("schema:superEvent", ()):
            yield _Tie(node.iri, whole, "part of", node, _days(node))
        for series in node.values.get("bg:editionOf", ()):
            yield _Tie(node.iri, series, "edition of", node, {"detail": node.one("bg:edition"), **_days(node)})


def _holdings(facts: Facts) -> Iterator[_Tie]:
    """Who holds which position; and in which body that is, once, cited by the first holding of it."""
    placed: set[str] = set()
    for node in facts.statements["holding"].values():
        position = node.one("bg:position")
        yield _Tie(node.one("bg:holder"), position, "holds", node, _held(node))
        post = facts.things.get(position)
        if post is not None and post.one("org:postIn") and position not in placed:
            placed.add(position)
            yield _Tie(position, post.one("org:postIn"), "in", node)


def _held(node: Node) -> Attributes:
    status = node.word("bg:status")
    dates: Attributes = {"since": node.one("schema:startDate"), "until": node.one("schema:endDate")}
    days = node.values.get("bg:attestedOn", ())
    if days and status != "former":  # the days on which somebody is called a former minister are none of his term
        dates |= {"first_attested": days[0], "last_attested": days[-1]}
    return {"detail": status, **dates}


def _participation(facts: Facts, node: Node) -> Iterator[_Tie]:
    """Planned is not done and absent is not there: each has a relation of its own."""
    event = facts.statements["event"].get(node.one("bg:event"))
    modality = node.word("bg:modality")
    if modality == "took-part":
        modality = "will-attend" if event is not None and event.one("bg:planned") == "true" else "attended"
    how: Attributes = {"detail": node.word("bg:role"), "mode": node.word("bg:mode"), "venue": node.one("bg:venue")}
    yield _Tie(node.one("bg:participant"), node.one("bg:event"), modality, node, {**how, **_days(event)})
    if modality == "attended":
        for represented in node.values.get("bg:onBehalfOf", ()):
            at: Attributes = {"detail": short(node.one("bg:event")), **_days(event)}
            yield _Tie(node.one("bg:participant"), represented, "represented", node, at)
