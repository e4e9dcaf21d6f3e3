"""Agents of many articles in, a reference for each out: people by article and name, places by key, bodies by their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Agent, AgentKind, ArticleFacts, Decision, HoldingFact, Merge, PartnershipFact, Ref, ResolvedThing
from kg.resolve.organizations import Organizations, resolve_organizations
from kg.resolve.people import People, resolve_people
from kg.resolve.place_groups import Places, resolve_places
from kg.resolve.places import VIETNAM, place_thing


@dataclass(frozen=True, slots=True)
class Agents:
    """All who are named, and the way from a name in an article to its thing."""

    people: People
    organizations: Organizations
    places: Places

    def ref(self, article: str, agent: Agent) -> Ref:
        """The thing that ``agent`` is in ``article``."""
        if agent.kind is AgentKind.PERSON:
            return self.people.ref(article, agent.name)
        if agent.kind is AgentKind.ORGANIZATION:
            return self.organizations.ref(article, agent.name)
        return self.places.ref(article, agent)

    def country(self, fact: PartnershipFact) -> Ref:
        """The partner of a partnership."""
        return self.ref(fact.evidence.article, _country(fact.country))

    @property
    def things(self) -> tuple[ResolvedThing, ...]:
        """All things, sorted by reference."""
        return tuple(sorted((*self.people.things, *self.organizations.things, *self.places.things), key=lambda thing: thing.ref))

    @property
    def merges(self) -> tuple[Merge, ...]:
        """All merges of names."""
        return (*self.people.merges, *self.organizations.merges, *self.places.merges)


def resolve_agents(articles: Iterable[ArticleFacts], decisions: Iterable[Decision] = ()) -> Agents:
    """Resolves everybody whom a fact names; ``decisions`` are applied first."""
    decisions = tuple(decisions)
    names: list[tuple[str, str]] = []
    bodies: list[tuple[str, str]] = []
    places: list[tuple[str, Agent]] = []
    holdings: list[HoldingFact] = []
    for facts in articles:
        article = facts.article.identifier
        for agent in _agents(facts):
            if agent.kind is AgentKind.PERSON:
                names.append((article, agent.name))
            elif agent.kind is AgentKind.ORGANIZATION:
                bodies.append((article, agent.name))
            else:
                places.append((article, agent))
        names += [(article, holding.person) for holding in facts.holdings]
        bodies += [(article, holding.office.organization) for holding in facts.holdings if holding.office.organization is not None]
        holdings += facts.holdings
    organizations = resolve_organizations(bodies, decisions)
    countries: dict[Ref, Counter[str]] = defaultdict(Counter)
    for body in bodies:
        if organizations.ref(*body).kind == "country":
            countries[organizations.ref(*body)][body[1]] += 1
    return Agents(resolve_people(names, holdings, decisions), organizations, resolve_places(places, countries, decisions))


def _agents(facts: ArticleFacts) -> Iterator[Agent]:
    for participation in facts.participations:
        yield participation.participant
        if participation.on_behalf_of is not None:
            yield participation.on_behalf_of
    for agreement in facts.agreements:
        yield from agreement.parties
    for statistic in facts.statistics:
        yield statistic.about
    for partnership in facts.partnerships:
        yield _country(partnership.country)
        yield _country(VIETNAM.key)


def _country(code: str) -> Agent:
    return Agent(AgentKind.COUNTRY, country_name(code), code)


def country_name(code: str) -> str:
    """The usual name of a country or bloc; its code where the lexicon has none."""
    return place_thing(Ref("country", code), Counter([code])).label
