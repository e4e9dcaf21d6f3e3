"""Finds the mentions of the gold pairs among extracted facts: a name in its article, an office, an event by some of its words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from kg.evaluate.identity import Mention
from kg.model import ArticleFacts, EventFact, Office
from kg.resolve.graph import Identities
from kg.resolve.keys import fold, slug
from kg.resolve.names import name_identity
from kg.resolve.positions import position_identity

ENOUGH = 0.75  # share of the words of a gold event that the name found must have
Locate = Callable[[Mention], Hashable | None]


def locate_people(identities: Identities) -> Locate:
    """A person by the name as written; hyphens and blanks in it come and go."""
    refs = identities.agents.people.refs
    by_letters = {(article, slug(name).replace("-", "")): ref for (article, name), ref in refs.items()}

    def locate(mention: Mention) -> Hashable | None:
        article, name = mention
        return refs.get((article, name_identity(name))) or by_letters.get((article, slug(name).replace("-", "")))

    return locate


def locate_positions(mention: Mention) -> Hashable | None:
    """A position by its identity: ``title@organization``; it does not depend on what was extracted."""
    title, _, organization = mention[1].partition("@")
    return position_identity(Office(title, organization or None))


def locate_events(facts: Iterable[ArticleFacts], identities: Identities) -> Locate:
    """The event of that kind whose name has most of the words, and fewest others."""
    by_article = {article.article.identifier: article.events for article in facts}

    def locate(mention: Mention) -> Hashable | None:
        article, told = mention
        kind, _, words = told.partition(": ")
        fitting = [(_fit(event, words), event) for event in by_article.get(article, ()) if event.kind == kind]
        score, event = max(fitting, key=lambda pair: (pair[0], pair[1].local), default=(0.0, None))
        return None if event is None or score < ENOUGH else identities.events.refs[article, event.local]

    return locate


def _fit(event: EventFact, words: str) -> float:
    wanted = fold(words).split()
    best = 0.0
    for name in (event.name, *event.aliases):
        have = fold(name).split()
        best = max(best, sum(word in have for word in wanted) / len(wanted) - len(have) / 1000)
    return best
