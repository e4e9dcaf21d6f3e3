"""From the gold facts and the findings of one article to what is right, wrong, missed and left aside, strictly; it sums nothing up.

A finding that says what an optional gold fact says is left aside. A second finding of a fact that was found is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.evaluate.align import Alignment, align_events, align_the_rest
from kg.evaluate.found import Found, FoundArticle, FoundFact
from kg.evaluate.gold import GoldArticle, GoldFact
from kg.evaluate.match import same_agreement, same_holding, same_participant, same_partnership, same_statistic

G = TypeVar("G", bound=GoldFact)
F = TypeVar("F", bound=FoundFact)

# As gold files call them; "events" are those that the other relations do not count: whether an event was found at all.
RELATIONS = ("holds", "attended", "partnerships", "agreements", "statistics", "events")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[G, F]):
    """One relation of one article. ``optional`` are the optional gold facts, ``aside`` the findings that say such a fact."""

    right: tuple[tuple[G, F], ...]
    missed: tuple[G, ...]
    wrong: tuple[F, ...]
    optional: tuple[G, ...]
    aside: tuple[F, ...]


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article: its outcomes by relation, and which events were aligned."""

    article: str
    outcomes: dict[str, Outcome[GoldFact, FoundFact]]
    aligned: Alignment


def score_article(gold: GoldArticle, found: Found) -> ArticleScore:
    """The outcomes of all ``RELATIONS`` for one article."""
    mine = found.articles.get(gold.article, FoundArticle())
    aligned = align_events(gold, mine.attended, found.events)
    every = align_the_rest(gold, aligned, mine.events)
    loose = {event.id for event in gold.events if event.optional}
    outcomes: dict[str, object] = {
        "holds": _compare(gold.holds, mine.holds, same_holding),
        "attended": _compare(
            gold.attended,
            mine.attended,
            lambda g, f: aligned.get(g.event) == f.event and same_participant(g, f),
            lambda g: g.optional or g.event in loose,
        ),
        # A gold file may state one level twice (two dates, two quotes): one node of the graph is right for both.
        "partnerships": _compare(gold.partnerships, mine.partnerships, same_partnership, once=False),
        "agreements": _compare(gold.agreements, mine.agreements, same_agreement),
        "statistics": _compare(gold.statistics, mine.statistics, same_statistic),
        "events": _compare(gold.events, mine.events, lambda g, f: every.get(g.id) == f.node),
    }
    return ArticleScore(gold.article, outcomes, every)  # type: ignore[arg-type]  # each is an Outcome of its own two types


def _compare(
    gold: Sequence[G],
    found: Sequence[F],
    same: Callable[[G, F], bool],
    is_optional: Callable[[G], bool] = lambda fact: fact.optional,
    once: bool = True,
) -> Outcome[G, F]:
    """Each firm gold fact takes the first finding that says the same, which then is taken (unless ``once`` is False)."""
    firm = [fact for fact in gold if not is_optional(fact)]
    optional = [fact for fact in gold if is_optional(fact)]
    right: list[tuple[G, F]] = []
    taken: set[int] = set()
    for fact in firm:
        at = next((i for i, f in enumerate(found) if not (once and i in taken) and same(fact, f)), None)
        if at is not None:
            taken.add(at)
            right.append((fact, found[at]))
    hit = [fact for fact, _ in right]
    left = [f for i, f in enumerate(found) if i not in taken]
    aside = [f for f in left if any(same(fact, f) for fact in optional)]
    return Outcome(
        right=tuple(right),
        missed=tuple(fact for fact in firm if fact not in hit),
        wrong=tuple(f for f in left if f not in aside),
        optional=tuple(optional),
        aside=tuple(aside),
    )
