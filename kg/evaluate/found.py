"""From a built graph to what it says of each article, statement by statement through the evidence; it compares nothing.

A statement counts for the article in which its evidence lies, and is one finding there however many sentences say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.query.run import Source, select
from kg.query.terms import Term

_PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_ARTICLES = "SELECT DISTINCT ?identifier { ?a a bg:Article ; dcterms:identifier ?identifier }"
_NAMES = "SELECT DISTINCT ?node ?name { ?node rdfs:label|skos:altLabel|skos:prefLabel ?name }"
_CODES = "SELECT DISTINCT ?node ?code { ?node dcterms:identifier ?code }"
_DAYS = "SELECT DISTINCT ?event ?day { ?event schema:startDate ?day }"
_EVIDENCE = """SELECT DISTINCT ?statement ?article ?rule ?quote { ?statement bg:evidence ?piece .
    ?piece bg:article/dcterms:identifier ?article OPTIONAL { ?piece bg:rule ?rule } OPTIONAL { ?piece bg:quote ?quote } }"""
_EVENTS = """SELECT DISTINCT ?event { ?event bg:evidence ?piece FILTER NOT EXISTS { ?event a ?kind
    FILTER (?kind IN (bg:Holding, bg:Participation, bg:Partnership, bg:Agreement, bg:Statistic)) } }"""
_HOLDINGS = """SELECT DISTINCT ?s ?holder ?position ?title ?body {
    ?s a bg:Holding ; bg:holder ?holder ; bg:position ?position . ?position bg:title ?title OPTIONAL { ?position org:postIn ?body } }"""
_PARTICIPATIONS = """SELECT DISTINCT ?s ?participant ?event ?role {
    ?s a bg:Participation ; bg:participant ?participant ; bg:event ?event OPTIONAL { ?s bg:role ?role } }"""
_PARTNERSHIPS = """SELECT DISTINCT ?s ?code ?level {
    ?s a bg:Partnership ; bg:country/dcterms:identifier ?code ; bg:level ?level }"""
_AGREEMENTS = "SELECT DISTINCT ?s ?party { ?s a bg:Agreement OPTIONAL { ?s bg:party ?party } }"
_STATISTICS = """SELECT DISTINCT ?s ?value ?about ?unit {
    ?s a bg:Statistic ; bg:value ?value OPTIONAL { ?s bg:about ?about } OPTIONAL { ?s bg:unit ?unit } }"""

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Backing:
    """What one article has for a finding: the rules and the quotes of its evidence, sorted."""

    rules: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event under all its names in the graph; ``days`` are the dates on which it starts."""

    node: str
    names: Names
    days: Names
    backing: Backing


@dataclass(frozen=True, slots=True)
class FoundHolding:
    """``bodies``: the names of the position's organization; None where it has none."""

    person: Names
    title: str
    bodies: Names | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class FoundParticipation:
    """``node`` is the participant's IRI, ``event`` the event's."""

    node: str
    participant: Names
    event: str
    role: str | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class FoundPartnership:
    """``country`` is a code."""

    country: str
    level: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class FoundAgreement:
    """Of each party its code, or all its names."""

    names: Names
    parties: tuple[Names, ...]
    backing: Backing


@dataclass(frozen=True, slots=True)
class FoundStatistic:
    """``owner``: the names of whose figure it is."""

    value: float
    owner: Names
    unit: str
    backing: Backing


FoundFact = FoundEvent | FoundHolding | FoundParticipation | FoundPartnership | FoundAgreement | FoundStatistic


@dataclass(slots=True)
class FoundArticle:
    """All that the graph says with evidence in one article, in the order of the statements' IRIs."""

    events: list[FoundEvent] = field(default_factory=list)
    holds: list[FoundHolding] = field(default_factory=list)
    attended: list[FoundParticipation] = field(default_factory=list)
    partnerships: list[FoundPartnership] = field(default_factory=list)
    agreements: list[FoundAgreement] = field(default_factory=list)
    statistics: list[FoundStatistic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """What a graph says: by article (only those with a finding), and ``identifiers`` of all articles that it was built from."""

    articles: Mapping[str, FoundArticle]
    identifiers: Names
    events: Mapping[str, FoundEvent]  # by IRI; without backing


def read_found(source: Source) -> Found:
    """Reads the whole graph by the terms of ``ontology/kg.ttl``."""
    reader = _Reader(source)
    articles: dict[str, FoundArticle] = defaultdict(FoundArticle)
    for article, event in reader.events():
        articles[article].events.append(event)
    for article, holding in reader.holdings():
        articles[article].holds.append(holding)
    for article, participation in reader.participations():
        articles[article].attended.append(participation)
    for article, partnership in reader.partnerships():
        articles[article].partnerships.append(partnership)
    for article, agreement in reader.agreements():
        articles[article].agreements.append(agreement)
    for article, statistic in reader.statistics():
        articles[article].statistics.append(statistic)
    identifiers = frozenset(identifier for (identifier,) in reader.rows(_ARTICLES))
    known = {row[0] for row in reader.rows(_EVENTS)} | {row[2] for row in reader.rows(_PARTICIPATIONS)}
    return Found(dict(articles), identifiers, {node: reader.event(node, Backing()) for node in sorted(known)})


class _Reader:
    """The graph's names, codes, days and evidence, read once; then one method for each relation."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.names = _grouped(self.rows(_NAMES))
        self.days = _grouped((event, day[:10]) for event, day in self.rows(_DAYS))
        self.codes = dict(sorted((node, code) for node, code in self.rows(_CODES)))
        self._pieces: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        for statement, article, rule, quote in self.rows(_EVIDENCE):
            self._pieces[statement][article].append((rule, quote))

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """Sorted rows of values; "" where a variable is unbound."""
        return sorted(tuple(map(_value, row)) for row in select(self._source, _PREFIXES + query).rows)

    def event(self, node: str, backing: Backing) -> FoundEvent:
        return FoundEvent(node, self.names[node], self.days[node], backing)

    def events(self) -> Iterator[tuple[str, FoundEvent]]:
        for (node,) in self.rows(_EVENTS):
            for article, backing in self._backings([node]):
                yield article, self.event(node, backing)

    def holdings(self) -> Iterator[tuple[str, FoundHolding]]:
        merged: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for row in self.rows(_HOLDINGS):
            merged[row[1], row[2]].append(row)  # holding a post and having held it are one finding
        for (holder, _), rows in merged.items():
            title, body = rows[0][3:]
            for article, backing in self._backings(row[0] for row in rows):
                yield article, FoundHolding(self.names[holder], title, self.names[body] if body else None, backing)

    def participations(self) -> Iterator[tuple[str, FoundParticipation]]:
        merged: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for row in self.rows(_PARTICIPATIONS):
            merged[row[1], row[2]].append(row)
        for (participant, event), rows in merged.items():
            role = _local(rows[0][3]) or None
            for article, backing in self._backings(row[0] for row in rows):
                yield article, FoundParticipation(participant, self.names[participant], event, role, backing)

    def partnerships(self) -> Iterator[tuple[str, FoundPartnership]]:
        merged: dict[tuple[str, str], list[str]] = defaultdict(list)
        for statement, code, level in self.rows(_PARTNERSHIPS):
            merged[code, _local(level)].append(statement)
        for (code, level), statements in merged.items():
            for article, backing in self._backings(statements):
                yield article, FoundPartnership(code, level, backing)

    def agreements(self) -> Iterator[tuple[str, FoundAgreement]]:
        parties: dict[str, list[str]] = defaultdict(list)
        for statement, party in self.rows(_AGREEMENTS):
            parties[statement] += [party] if party else []
        for statement, nodes in parties.items():
            named = tuple(frozenset({self.codes[node]}) if node in self.codes else self.names[node] for node in nodes)
            for article, backing in self._backings([statement]):
                yield article, FoundAgreement(self.names[statement], named, backing)

    def statistics(self) -> Iterator[tuple[str, FoundStatistic]]:
        first: dict[str, tuple[str, ...]] = {}
        for row in self.rows(_STATISTICS):
            first.setdefault(row[0], row)
        for statement, value, about, unit in first.values():
            owner = self.names[about] if about else frozenset({"Việt Nam"})
            for article, backing in self._backings([statement]):
                yield article, FoundStatistic(float(value), owner, unit, backing)

    def _backings(self, statements: Iterable[str]) -> Iterator[tuple[str, Backing]]:
        """Of one finding, each article that has evidence for it, with the evidence of all its statements."""
        pieces: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for statement in statements:
            for article, found in self._pieces[statement].items():
                pieces[article] += found
        for article in sorted(pieces):
            rules, quotes = ({piece[i] for piece in pieces[article]} - {""} for i in (0, 1))
            yield article, Backing(tuple(sorted(rules)), tuple(sorted(quotes)))


def _grouped(pairs: Iterable[tuple[str, ...]]) -> dict[str, Names]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return _Default({key: frozenset(values) for key, values in found.items()})


class _Default(dict[str, Names]):
    def __missing__(self, key: str) -> Names:
        return frozenset()


def _value(term: Term | None) -> str:
    return "" if term is None else term.value


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
