"""From a resolved graph to its triples, by the terms of ``ontology/kg.ttl``; it neither sorts nor checks them.

Plain triples (``org:holds``, ``bg:attended``, ``bg:partnerOf`` …) leave this module beside the statement node that
backs them, and only where that node says that it is so: planned is not done, former is not held, absent is not attended.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from kg.lexicon import load_table
from kg.model import (
    Article,
    Evidence,
    Modality,
    Ref,
    ResolvedAgreement,
    ResolvedEvent,
    ResolvedGraph,
    ResolvedHolding,
    ResolvedParticipation,
    ResolvedPartnership,
    ResolvedPosition,
    ResolvedStatistic,
    ResolvedThing,
    Status,
)
from kg.rdf import literal
from kg.rdf.figures import with_figures
from kg.rdf.iri import article_key, evidence_key, iri, is_code, mint
from kg.rdf.merge import emit_merges
from kg.rdf.opposite import emit_opposites
from kg.rdf.reference import emit_replaced
from kg.rdf.tenure import emit_tenures
from kg.rdf.vocabulary import (
    BG,
    DCTERMS,
    EVENT_CLASS,
    FOAF,
    LEVEL,
    MODALITY,
    MODE,
    ORG,
    PARTNER_OF,
    RDF,
    RDFS,
    ROLE,
    SCHEMA,
    SKOS,
    STATUS,
)
from kg.resolve.reprints import reprints
from kg.timeline import tenures

Triples = Iterator[Triple]

VIETNAM = ResolvedThing(Ref("country", "VN"), "Việt Nam", label_en="Vietnam", identifier="VN")
_CLASS_OF_KIND = {"person": FOAF["Person"], "organization": ORG["Organization"], "province": BG["Province"]}


def emit(graph: ResolvedGraph, confidence: Mapping[str, Decimal]) -> Triples:
    """All triples of ``graph``, some more than once, and the figures on them; ``confidence`` is by rule (see ``kg.rdf.confidence``).

    Raises ``ValueError`` where a reference has no known kind or a key beyond the allowlist, or a date is none.
    """
    return with_figures(_stated_and_derived(graph, confidence))


def _stated_and_derived(graph: ResolvedGraph, confidence: Mapping[str, Decimal]) -> Triples:
    for article in graph.articles:
        yield from _article(article)
    for thing in graph.things:
        yield from _thing(thing)
    yield from emit_replaced(thing.ref for thing in graph.things)
    for position in graph.positions:
        yield from _position(position)
    for series in graph.series:
        yield Triple(iri(series.ref), RDF["type"], BG["EventSeries"])
        yield from _names(iri(series.ref), series.label, series.aliases)
    planned = frozenset(event.ref for event in graph.events if event.planned)
    for event in graph.events:
        yield from _event(event)
    for holding in graph.holdings:
        yield from _holding(holding)
    for participation in graph.participations:
        yield from _participation(participation, planned)
    if graph.partnerships and all(thing.ref != VIETNAM.ref for thing in graph.things):
        yield from _thing(VIETNAM)
    yield from emit_opposites(graph)
    for partnership in graph.partnerships:
        yield from _partnership(partnership)
    for agreement in graph.agreements:
        yield from _agreement(agreement)
    for statistic in graph.statistics:
        yield from _statistic(statistic)
    yield from emit_tenures(tenures(graph))
    yield from emit_merges(graph.merges)
    yield from _reprints(graph.articles)
    yield from _evidence(graph, confidence)


def _article(article: Article) -> Triples:
    node = mint("article", article_key(article.identifier))
    yield Triple(node, RDF["type"], BG["Article"])
    yield Triple(node, DCTERMS["identifier"], literal.string(article.identifier))
    yield Triple(node, BG["sha256"], literal.string(article.sha256))
    if article.title is not None:
        yield Triple(node, DCTERMS["title"], literal.vietnamese(article.title))
    if article.published is not None:
        yield Triple(node, DCTERMS["issued"], literal.date(article.published))
    if article.url is not None:
        yield Triple(node, DCTERMS["source"], literal.string(article.url))
    if article.source is not None:
        yield Triple(node, SCHEMA["publisher"], literal.string(article.source))


def _reprints(articles: Iterable[Article]) -> Triples:
    for identifier, first in reprints(articles).items():
        yield Triple(mint("article", article_key(identifier)), BG["sameTextAs"], mint("article", article_key(first)))


def _thing(thing: ResolvedThing) -> Triples:
    node = iri(thing.ref)
    yield Triple(node, RDF["type"], class_of(thing.ref))
    yield from _names(node, thing.label, thing.aliases)
    if thing.label_en is not None:
        yield Triple(node, RDFS["label"], literal.english(thing.label_en))
    if thing.identifier is not None:
        yield Triple(node, DCTERMS["identifier"], literal.string(thing.identifier))


def class_of(ref: Ref) -> NamedNode:
    """The class of a thing; a country of unknown code is a bg:Polity. Raises ``ValueError`` for a kind that is no thing's."""
    if ref.kind == "country":
        if ref.key in _bloc_codes():
            return BG["Bloc"]
        return BG["Country"] if is_code(ref.key) else BG["Polity"]
    if ref.kind not in _CLASS_OF_KIND:
        raise ValueError(f"no thing: {ref!r}")
    return _CLASS_OF_KIND[ref.kind]


@functools.cache
def _bloc_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in load_table("blocs"))


def _names(node: NamedNode, label: str, aliases: Iterable[str]) -> Triples:
    yield Triple(node, RDFS["label"], literal.vietnamese(label))
    for alias in aliases:
        if alias != label:
            yield Triple(node, SKOS["altLabel"], literal.vietnamese(alias))


def _position(position: ResolvedPosition) -> Triples:
    node = iri(position.ref)
    yield Triple(node, RDF["type"], BG["Position"])
    yield from _names(node, position.label, position.aliases)
    yield Triple(node, BG["title"], literal.vietnamese(position.title))
    if position.organization is not None:
        yield Triple(node, ORG["postIn"], iri(position.organization))


def _event(event: ResolvedEvent) -> Triples:
    node = iri(event.ref)
    yield Triple(node, RDF["type"], BG["Event"])
    if event.kind in EVENT_CLASS:
        yield Triple(node, RDF["type"], EVENT_CLASS[event.kind])
    yield from _names(node, event.label, event.aliases)
    yield from _dated(node, event.start, event.end)
    if event.place is not None:
        yield Triple(node, SCHEMA["location"], literal.vietnamese(event.place))
    if event.organizer is not None:
        yield Triple(node, SCHEMA["organizer"], literal.vietnamese(event.organizer))
    if event.part_of is not None:
        yield Triple(node, SCHEMA["superEvent"], iri(event.part_of))
    if event.series is not None:
        yield Triple(node, BG["editionOf"], iri(event.series))
    if event.edition is not None:
        yield Triple(node, BG["edition"], literal.string(event.edition))
    if event.planned:
        yield Triple(node, BG["planned"], literal.boolean(True))
    if event.open_list is not None:
        yield Triple(node, BG["openList"], literal.boolean(event.open_list))
    yield from _backed(node, event.evidence)


def _holding(holding: ResolvedHolding) -> Triples:
    node, holder, position = iri(holding.ref), iri(holding.holder), iri(holding.position)
    yield Triple(node, RDF["type"], BG["Holding"])
    yield Triple(node, BG["holder"], holder)
    yield Triple(node, BG["position"], position)
    yield Triple(node, BG["status"], STATUS[holding.status])
    for day in holding.attested_on:
        yield Triple(node, BG["attestedOn"], literal.date(day))
    yield from _dated(node, holding.start, holding.end)
    yield from _backed(node, holding.evidence)
    plain = BG["formerlyHeld"] if holding.status is Status.FORMER else ORG["holds"]
    yield Triple(holder, plain, position)


def _participation(participation: ResolvedParticipation, planned: frozenset[Ref]) -> Triples:
    node, participant, event = iri(participation.ref), iri(participation.participant), iri(participation.event)
    yield Triple(node, RDF["type"], BG["Participation"])
    yield Triple(node, BG["participant"], participant)
    yield Triple(node, BG["event"], event)
    yield Triple(node, BG["role"], ROLE[participation.role])
    yield Triple(node, BG["modality"], MODALITY[participation.modality])
    if participation.mode is not None:
        yield Triple(node, BG["mode"], MODE[participation.mode])
    if participation.venue is not None:
        yield Triple(node, BG["venue"], literal.vietnamese(participation.venue))
    if participation.on_behalf_of is not None:
        yield Triple(node, BG["onBehalfOf"], iri(participation.on_behalf_of))
    yield from _backed(node, participation.evidence)
    if participation.modality is Modality.ATTENDED and participation.event not in planned:
        yield Triple(participant, BG["attended"], event)
        if participation.on_behalf_of is not None:
            yield Triple(iri(participation.on_behalf_of), BG["representedAt"], event)


def _partnership(partnership: ResolvedPartnership) -> Triples:
    node, country = iri(partnership.ref), iri(partnership.country)
    yield Triple(node, RDF["type"], BG["Partnership"])
    yield Triple(node, BG["country"], country)
    yield Triple(node, BG["level"], LEVEL[partnership.level])
    if partnership.since is not None:
        yield Triple(node, BG["since"], literal.date(partnership.since))
    yield from _backed(node, partnership.evidence)
    if partnership.level in PARTNER_OF:
        yield Triple(country, PARTNER_OF[partnership.level], iri(VIETNAM.ref))
        yield Triple(country, BG["partnerOf"], iri(VIETNAM.ref))


def _agreement(agreement: ResolvedAgreement) -> Triples:
    node = iri(agreement.ref)
    yield Triple(node, RDF["type"], BG["Agreement"])
    yield Triple(node, RDFS["label"], literal.vietnamese(agreement.label))
    for party in agreement.parties:
        yield Triple(node, BG["party"], iri(party))
    if agreement.date is not None:
        yield Triple(node, SCHEMA["dateCreated"], literal.date(agreement.date))
    yield from _backed(node, agreement.evidence)


def _statistic(statistic: ResolvedStatistic) -> Triples:
    node = iri(statistic.ref)
    yield Triple(node, RDF["type"], BG["Statistic"])
    yield Triple(node, BG["about"], iri(statistic.about))
    yield Triple(node, BG["value"], literal.number(statistic.value))
    yield Triple(node, BG["unit"], literal.vietnamese(statistic.unit))
    yield Triple(node, BG["measure"], literal.vietnamese(statistic.measure))
    if statistic.period is not None:
        yield Triple(node, BG["period"], literal.vietnamese(statistic.period))
    if statistic.approximate:
        yield Triple(node, BG["approximate"], literal.boolean(True))
    yield from _backed(node, statistic.evidence)


def _dated(node: NamedNode, start: str | None, end: str | None) -> Triples:
    if start is not None:
        yield Triple(node, SCHEMA["startDate"], literal.date(start))
    if end is not None:
        yield Triple(node, SCHEMA["endDate"], literal.date(end))


def _backed(node: NamedNode, evidence: Iterable[Evidence]) -> Triples:
    pieces = [mint("evidence", evidence_key(piece)) for piece in evidence]
    for piece in pieces:
        yield Triple(node, BG["evidence"], piece)
    if pieces:  # to look for the least of some hundred pieces in a query takes an engine longer than all the rest
        yield Triple(node, BG["firstEvidence"], min(pieces, key=lambda piece: piece.value))


def _evidence(graph: ResolvedGraph, confidence: Mapping[str, Decimal]) -> Triples:
    """Each piece of evidence once, whatever the number of facts that it backs."""
    backed = (graph.events, graph.holdings, graph.participations, graph.partnerships, graph.agreements, graph.statistics)
    pieces = {piece: None for facts in backed for fact in facts for piece in fact.evidence}
    for piece in pieces:
        node = mint("evidence", evidence_key(piece))
        yield Triple(node, RDF["type"], BG["Evidence"])
        yield Triple(node, BG["article"], mint("article", article_key(piece.article)))
        yield Triple(node, BG["quote"], literal.vietnamese(piece.quote))
        yield Triple(node, BG["start"], literal.integer(piece.start))
        yield Triple(node, BG["end"], literal.integer(piece.end))
        yield Triple(node, BG["rule"], literal.string(piece.rule))
        if piece.rule in confidence:
            yield Triple(node, BG["confidence"], literal.decimal(confidence[piece.rule]))
