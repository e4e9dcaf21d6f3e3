"""Short writings of facts for the tables of these tests; every sentence is the project's own."""

from __future__ import annotations

from kg.model import (
    Agent,
    AgentKind,
    Article,
    ArticleFacts,
    EventFact,
    EventKind,
    Evidence,
    HoldingFact,
    Office,
    ParticipantRole,
    ParticipationFact,
    ResolvedGraph,
    Status,
)


def evidence(article: str, place: int = 0) -> Evidence:
    return Evidence(article, place, place + 1, "x", "test/made")


def article(identifier: str, published: str | None = None) -> Article:
    return Article(identifier, "x" * 200, (), "", published=published)


def person(name: str) -> Agent:
    return Agent(AgentKind.PERSON, name)


def country(name: str, code: str) -> Agent:
    return Agent(AgentKind.COUNTRY, name, code)


def province(name: str) -> Agent:
    return Agent(AgentKind.PROVINCE, name)


def holds(source: str, name: str, title: str, body: str | None, on: str | None = None, former: bool = False) -> HoldingFact:
    status = Status.FORMER if former else Status.CURRENT
    return HoldingFact(name, Office(title, body), status, evidence(source), on)


def portrait(
    identifier: str, name: str, *offices: tuple[str, str | None], on: str | None = None, former: bool = False
) -> ArticleFacts:
    """An article that gives ``name`` these offices, or with none of them only names the person at a conference of its own."""
    holdings = tuple(holds(identifier, name, title, body, on, former) for title, body in offices)
    event = EventFact("e1", EventKind.CONFERENCE, "hội nghị", evidence(identifier))
    part = ParticipationFact(person(name), "e1", ParticipantRole.ATTENDEE, evidence(identifier, 1))
    return ArticleFacts(article(identifier), events=(event,), holdings=holdings, participations=(part,))


def event(
    name: str,
    *people: str | Agent,
    kind: str = "conference",
    on: str | None = None,
    until: str | None = None,
    place: str | None = None,
    local: str = "e1",
    aliases: tuple[str, ...] = (),
) -> tuple[EventFact, tuple[Agent, ...]]:
    """An event with who took part, for ``report``."""
    fact = EventFact(local, EventKind(kind), name, evidence("?"), aliases, on, until, place)
    return fact, tuple(person(agent) if isinstance(agent, str) else agent for agent in people)


def report(identifier: str, *events: tuple[EventFact, tuple[Agent, ...]], published: str | None = None) -> ArticleFacts:
    """An article that tells of these events, named e1, e2 ... in order."""
    facts: list[EventFact] = []
    parts: list[ParticipationFact] = []
    for number, (fact, agents) in enumerate(events, 1):
        local = f"e{number}"
        facts.append(
            EventFact(local, fact.kind, fact.name, evidence(identifier, number), fact.aliases, fact.start, fact.end, fact.place)
        )
        parts += [
            ParticipationFact(agent, local, ParticipantRole.ATTENDEE, evidence(identifier, 10 * number + i))
            for i, agent in enumerate(agents)
        ]
    return ArticleFacts(article(identifier, published), events=tuple(facts), participations=tuple(parts))


def keys(graph: ResolvedGraph, kind: str) -> list[str]:
    """The keys of all things, positions or events of a kind."""
    refs = [thing.ref for thing in (*graph.things, *graph.positions, *graph.events)]
    return sorted(ref.key for ref in refs if ref.kind == kind)
