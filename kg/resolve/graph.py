"""The facts of many articles in, one ``ResolvedGraph`` out; a pure function that does not see the order of the articles.

Agents first, then positions, then events (which know who took part), then the statements about them. The facts stay as they
are: identity is a mapping over them, and every merge carries its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import ArticleFacts, Decision, Merge, Ref, ResolvedGraph
from kg.resolve.agents import Agents, resolve_agents
from kg.resolve.agreements import resolve_agreements
from kg.resolve.attested import attest
from kg.resolve.event_telling import EventTelling, days_of, telling_of
from kg.resolve.events import Events, resolve_events
from kg.resolve.holdings import resolve_holdings
from kg.resolve.participations import resolve_participations
from kg.resolve.partnerships import resolve_partnerships
from kg.resolve.positions import Positions, resolve_positions
from kg.resolve.series import resolve_series
from kg.resolve.statistics import resolve_statistics


@dataclass(frozen=True, slots=True)
class Identities:
    """The mapping that is laid over the facts: who, which position and which event each name in an article is."""

    agents: Agents
    positions: Positions
    events: Events

    @property
    def merges(self) -> tuple[Merge, ...]:
        """All merges, sorted."""
        return tuple(sorted({*self.agents.merges, *self.positions.merges, *self.events.merges}, key=merge_order))


def identify(articles: Iterable[ArticleFacts], decisions: Sequence[Decision] = ()) -> Identities:
    """Which names, offices and events are one; identifiers of articles must be unique. ``decisions`` are applied first."""
    facts = sorted(articles, key=lambda article: article.article.identifier)
    agents = resolve_agents(facts, decisions)
    labels = {thing.ref: thing.label for thing in agents.things}
    offices = ((article.article.identifier, holding.office) for article in facts for holding in article.holdings)
    positions = resolve_positions(offices, agents.organizations, labels, decisions)
    return Identities(agents, positions, resolve_events(_tellings(facts, agents), decisions))


def merge_order(merge: Merge) -> tuple[Ref, str, str]:
    """By thing, then by what was merged into it."""
    return merge.kept, merge.merged, merge.reason


def resolve(articles: Iterable[ArticleFacts], decisions: Sequence[Decision] = ()) -> ResolvedGraph:
    """Everything that the articles state, each thing once; identifiers of articles must be unique.

    Raises ``UsageError`` where a decision names what no article has, or contradicts another.
    """
    facts = sorted(articles, key=lambda article: article.article.identifier)
    identities = identify(facts, decisions)
    agents, positions, events = identities.agents, identities.positions, identities.events
    series = resolve_series(events.events)
    return ResolvedGraph(
        articles=tuple(article.article for article in facts),
        things=agents.things,
        positions=positions.positions,
        events=series.events,
        holdings=resolve_holdings(attest(facts, events.refs, events.events), agents.people, positions),
        participations=resolve_participations((p for article in facts for p in article.participations), agents, events.refs),
        partnerships=resolve_partnerships((p for article in facts for p in article.partnerships), agents.country),
        agreements=resolve_agreements((a for article in facts for a in article.agreements), agents),
        statistics=resolve_statistics((s for article in facts for s in article.statistics), agents),
        merges=tuple(sorted((*identities.merges, *series.merges), key=merge_order)),
        series=series.series,
    )


def _tellings(articles: Iterable[ArticleFacts], agents: Agents) -> Iterator[EventTelling]:
    for facts in articles:
        present, days = _present(facts, agents), days_of(facts.article, facts.events)
        for event in facts.events:
            there = present.get(event.local, frozenset())
            people = frozenset(ref.key for ref in there if ref.kind == "person")
            yield telling_of(facts.article, event, people, frozenset(ref.key for ref in there), days)


def _present(facts: ArticleFacts, agents: Agents) -> Mapping[str, frozenset[Ref]]:
    """The article's event -> who took part."""
    present: dict[str, set[Ref]] = {}
    for participation in facts.participations:
        present.setdefault(participation.event, set()).add(agents.ref(facts.article.identifier, participation.participant))
    return {local: frozenset(refs) for local, refs in present.items()}
