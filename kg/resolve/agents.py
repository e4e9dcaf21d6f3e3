"""Agents of many articles in, a reference for each out: people by article and name, places by key, bodies by their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Agent, AgentKind, ArticleFacts, Decision, HoldingFact, Merge, Ref, ResolvedThing
from kg.resolve.organizations import Organizations, resolve_organizations
from kg.resolve.people import People, resolve_people
from kg.resolve.places import VIETNAM, place_ref, place_thing


@dataclass(frozen=True, slots=True)
class Agents:
    """All who are named, and the way from a name in an article to its thing."""

    people: People
    organizations: Organizations
    places: tuple[ResolvedThing, ...]

    def ref(self, article: str, agent: Agent) -> Ref:
        """The thing that ``agent`` is in ``article``."""
        if agent.kind is AgentKind.PERSON:
            return self.people.ref(article, agent.name)
        if agent.kind is AgentKind.ORGANIZATION:
            return self.organizations.refs[agent.name]
        return place_ref(agent)

    @property
    def things(self) -> tuple[ResolvedThing, ...]:
        """All things, sorted by reference."""
        return tuple(sorted((*self.people.things, *self.organizations.things, *self.places), key=lambda thing: thing.ref))

    @property
    def merges(self) -> tuple[Merge, ...]:
        """All merges of names."""
        return (*self.people.merges, *self.organizations.merges)


def resolve_agents(articles: Iterable[ArticleFacts], decisions: Iterable[Decision] = ()) -> Agents:
    """Resolves everybody whom a fact names."""
    names: list[tuple[str, str]] = []
    bodies: list[str] = []
    places: dict[Ref, Counter[str]] = defaultdict(Counter)
    holdings: list[HoldingFact] = []
    for facts in articles:
        article = facts.article.identifier
        for agent in _agents(facts):
            if agent.kind is AgentKind.PERSON:
                names.append((article, agent.name))
            elif agent.kind is AgentKind.ORGANIZATION:
                bodies.append(agent.name)
            else:
                places[place_ref(agent)][agent.name] += 1
        names += [(article, holding.person) for holding in facts.holdings]
        bodies += [holding.office.organization for holding in facts.holdings if holding.office.organization is not None]
        holdings += facts.holdings
    organizations = resolve_organizations(bodies)
    for spelling in bodies:
        if organizations.refs[spelling].kind == "country":
            places[organizations.refs[spelling]][spelling] += 1
    things = sorted((place_thing(ref, spellings) for ref, spellings in places.items()), key=lambda thing: thing.ref)
    return Agents(resolve_people(names, holdings, decisions), organizations, tuple(things))


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
        yield Agent(AgentKind.COUNTRY, country_name(partnership.country), partnership.country)
        yield Agent(AgentKind.COUNTRY, country_name(VIETNAM.key), VIETNAM.key)


def country_name(code: str) -> str:
    """The usual name of a country or bloc; its code where the lexicon has none."""
    return place_thing(Ref("country", code), Counter([code])).label
