"""Labelled pairs and the linker's clusters in, B-cubed and pairwise figures out; it knows nothing of names or events.

A row says of two mentions (article, name) whether they are one thing. Rows that say "same" join mentions to gold clusters;
mentions of two clusters are two things. B-cubed is Bagga and Baldwin's: for each mention the share of its system cluster that
is in its gold cluster (precision) and the share of its gold cluster that is in its system cluster (recall), averaged over mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.lexicon import parse_table

Mention = tuple[str, str]  # (article, name or words of the event)
JUDGEMENTS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: two mentions, what a reader said of them, and whether the row was kept unseen while rules were written."""

    one: Mention
    other: Mention
    same: bool
    unseen: bool
    why: str


@dataclass(frozen=True, slots=True)
class Figures:
    """B-cubed precision and recall over the mentions that were found, and what the pairs say one by one."""

    precision: float
    recall: float
    mentions: int
    right: int  # pairs judged as the reader did
    split: tuple[Pair, ...]  # one thing that the linker took for two
    merged: tuple[Pair, ...]  # two things that it took for one
    lost: tuple[Mention, ...]  # mentions that the extraction does not have

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The rows of one table; raises ``LexiconError`` for a malformed one, ``UsageError`` for a judgement that is none."""
    rows = parse_table(path, path.stem)
    for row in rows:
        if row["judgement"] not in JUDGEMENTS or row["part"] not in ("seen", "unseen"):
            raise UsageError(f"{path}: {row}: judgement is one of {', '.join(JUDGEMENTS)}, part is seen or unseen")
    return tuple(_pair(tuple(row.values()), row["judgement"] == "same", row["part"] == "unseen", row["why"]) for row in rows)


def _pair(fields: tuple[str, ...], same: bool, unseen: bool, why: str) -> Pair:
    article, name, other_article, other = fields[:4]
    return Pair((article, name), (other_article, other), same, unseen, why)


def measure_pairs(
    pairs: Iterable[Pair], locate: Callable[[Mention], Hashable | None], known: Iterable[Pair] | None = None
) -> Figures:
    """Figures on the mentions of ``pairs``; ``known``: the rows that say which of them are one, where those are more.

    ``locate`` gives the thing that the linker took a mention for, or None where the extraction has no such mention.

    Mentions without a thing are counted as lost and left out: they measure the extraction, not the linker.
    """
    pairs = tuple(pairs)
    gold = gold_clusters(pairs if known is None else known)
    things = {mention: locate(mention) for pair in pairs for mention in (pair.one, pair.other)}
    found = {mention: thing for mention, thing in things.items() if thing is not None}
    judged = [pair for pair in pairs if pair.one in found and pair.other in found]
    precision, recall = b_cubed(gold, found)
    wrong = [pair for pair in judged if (found[pair.one] == found[pair.other]) != pair.same]
    return Figures(
        precision,
        recall,
        len(found),
        len(judged) - len(wrong),
        tuple(pair for pair in wrong if pair.same),
        tuple(pair for pair in wrong if not pair.same),
        tuple(sorted(set(things) - set(found))),
    )


def gold_clusters(pairs: Iterable[Pair]) -> dict[Mention, Mention]:
    """Mention -> the least mention of its gold cluster; raises ``UsageError`` where rows contradict each other."""
    pairs = tuple(pairs)
    root = {mention: mention for pair in pairs for mention in (pair.one, pair.other)}

    def find(mention: Mention) -> Mention:
        while root[mention] != mention:
            mention = root[mention]
        return mention

    for pair in pairs:
        if pair.same:
            one, other = sorted((find(pair.one), find(pair.other)))
            root[other] = one
    for pair in pairs:
        if not pair.same and find(pair.one) == find(pair.other):
            raise UsageError(f"{pair.one} and {pair.other} are different by one row and the same by others")
    return {mention: find(mention) for mention in root}


def b_cubed(gold: Mapping[Mention, Mention], system: Mapping[Mention, Hashable]) -> tuple[float, float]:
    """Precision and recall over the mentions that ``system`` has; (0, 0) where there are none."""
    if not system:
        return 0.0, 0.0
    in_gold = Counter(gold[mention] for mention in system)
    in_system = Counter(system.values())
    in_both = Counter((gold[mention], thing) for mention, thing in system.items())
    precision = sum(in_both[gold[mention], thing] / in_system[thing] for mention, thing in system.items())
    recall = sum(in_both[gold[mention], thing] / in_gold[gold[mention]] for mention, thing in system.items())
    return precision / len(system), recall / len(system)
