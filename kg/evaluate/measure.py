"""From gold and what a graph says to the figures: strict and lenient by relation, by rule, the errors; it prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.evaluate.errors import Error, find_errors
from kg.evaluate.found import Found, FoundFact, FoundParticipation
from kg.evaluate.gold import Gold, GoldFact, GoldParticipation
from kg.evaluate.score import RELATIONS, ArticleScore, score_article


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts of one relation, or findings of one rule (which misses nothing by itself)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the findings that are right; None where there are none."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """Share of the gold facts that were found; None where there are none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there was nothing to find and nothing was found."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Measurement:
    """All figures of one graph against one folder of gold. Mappings are in the order of ``RELATIONS``, rules sorted."""

    gold: Gold
    strict: Mapping[str, Counts]
    lenient: Mapping[str, Counts]
    roles_right: int  # of the participations that are right
    rules: Mapping[str, Counts]
    errors: tuple[Error, ...]

    @property
    def role_accuracy(self) -> float | None:
        """Share of the right participations whose role is right, too; None where there are none."""
        return _share(self.roles_right, self.strict["attended"].right) if "attended" in self.strict else None


def measure(gold: Gold, found: Found, relations: Iterable[str] = RELATIONS) -> Measurement:
    """Holds ``found`` against ``gold``; raises ``UsageError`` where a gold article is not among those of the graph."""
    absent = [article.article for article in gold.articles if article.article not in found.identifiers]
    if absent:
        more = f" (nor are {len(absent) - 1} others)" if len(absent) > 1 else ""
        raise UsageError(f"gold article {absent[0]!r} is not among the graph's articles{more}; name their folder with --articles")
    wanted = [relation for relation in RELATIONS if relation in set(relations)]
    scores = [score_article(article, found) for article in gold.articles]
    both = zip(gold.articles, scores, strict=True)
    errors = [error for article, score in both for error in find_errors(article, score, found.events)]
    kept = tuple(error for relation in wanted for error in errors if error.relation == relation)
    strict = {relation: _strict(scores, relation) for relation in wanted}
    return Measurement(
        gold=gold,
        strict=strict,
        lenient={relation: _forgive(counts, relation, kept) for relation, counts in strict.items()},
        roles_right=sum(_role_is_right(*pair) for score in scores for pair in score.outcomes["attended"].right),
        rules=_by_rule(scores, wanted),
        errors=kept,
    )


def _strict(scores: Iterable[ArticleScore], relation: str) -> Counts:
    outcomes = [score.outcomes[relation] for score in scores]
    right, wrong, missed = (sum(len(getattr(outcome, name)) for outcome in outcomes) for name in ("right", "wrong", "missed"))
    return Counts(right, wrong, missed)


def _forgive(counts: Counts, relation: str, errors: Iterable[Error]) -> Counts:
    """A forgiven pair is one right fact; a finding that nearly says an optional fact is left aside."""
    forgiven = [error for error in errors if error.relation == relation and error.forgiven]
    pairs = sum(error.is_missed for error in forgiven)
    return Counts(counts.right + pairs, counts.wrong - len(forgiven), counts.missed - pairs)


def _by_rule(scores: Iterable[ArticleScore], relations: Iterable[str]) -> dict[str, Counts]:
    """Each rule that has evidence for a finding has its share in it, right or wrong; 0 and 0 if all it found is optional."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    aside: set[str] = set()
    chosen = tuple(relations)
    for score in scores:
        for outcome in (score.outcomes[relation] for relation in chosen):
            right.update(rule for _, found in outcome.right for rule in found.backing.rules)
            wrong.update(rule for found in outcome.wrong for rule in found.backing.rules)
            aside.update(rule for found in outcome.aside for rule in found.backing.rules)
    return {rule: Counts(right[rule], wrong[rule]) for rule in sorted({*right, *wrong, *aside})}


def _role_is_right(gold: GoldFact, found: FoundFact) -> bool:
    assert isinstance(gold, GoldParticipation) and isinstance(found, FoundParticipation)
    return gold.role == found.role


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
