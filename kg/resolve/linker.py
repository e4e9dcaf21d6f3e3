"""Judgements on pairs of tellings in, a mapping over the tellings out; it knows no names, only pairs and reasons.

``link(tellings, judgements)`` is a pure function: the same set of judgements gives the same mapping in any order. What a
person decided goes in as judgements with ``DECIDED`` weight and is thus applied before any feature. The tellings
themselves are never changed, so leaving a judgement out undoes its merge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Telling = tuple[str, str]  # (article, what names the thing within it)

DECIDED = 100  # a person said so: applied first
CERTAIN = 50  # stands against any objection of a feature: the tellings state one and the same thing


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Two tellings are of one thing (``same``) or cannot be, how strongly, and why, in a sentence."""

    one: Telling
    other: Telling
    same: bool
    weight: int
    reason: str


def judge(one: Telling, other: Telling, same: bool, weight: int, reason: str) -> Judgement:
    """A judgement with its ends in order, so that a pair has one writing."""
    first, second = sorted((one, other))
    return Judgement(first, second, same, weight, reason)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A merge that was made: ``other`` was joined to the things of ``one``."""

    one: Telling
    other: Telling
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """``root``: telling -> the least telling of its thing; ``made``: the merges; ``refused``: those that a conflict stopped."""

    root: dict[Telling, Telling]
    made: tuple[Link, ...]
    refused: tuple[Judgement, ...]

    def clusters(self) -> dict[Telling, list[Telling]]:
        """Root -> its tellings, both sorted."""
        out: dict[Telling, list[Telling]] = {}
        for telling in sorted(self.root):
            out.setdefault(self.root[telling], []).append(telling)
        return out


def link(tellings: Iterable[Telling], judgements: Iterable[Judgement]) -> Links:
    """Joins what is the same, strongest judgement first, and never across a "different" of at least that weight."""
    forest = _Forest(tellings)
    made: list[Link] = []
    refused: list[Judgement] = []
    for judgement in sorted(set(judgements), key=_precedence):
        if not judgement.same:
            forest.part(judgement)
        elif not forest.join(judgement):
            refused.append(judgement)
        elif forest.joined:
            made.append(Link(judgement.one, judgement.other, judgement.reason))
    return Links(forest.mapping(), tuple(sorted(made)), tuple(sorted(refused)))


def _precedence(judgement: Judgement) -> tuple[int, bool, Judgement]:
    """Heavier first; of one weight the objections first."""
    return -judgement.weight, judgement.same, judgement


class _Forest:
    """Disjoint sets of tellings with "different" edges between sets; the root is always the least member."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.parent: dict[Telling, Telling] = {telling: telling for telling in tellings}
        self.apart: dict[Telling, set[Telling]] = {}
        self.joined = False

    def find(self, telling: Telling) -> Telling:
        root = telling
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[telling] != root:
            self.parent[telling], telling = root, self.parent[telling]
        return root

    def part(self, judgement: Judgement) -> None:
        one, other = self.find(judgement.one), self.find(judgement.other)
        if one != other:  # what a heavier judgement has joined stays joined
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def join(self, judgement: Judgement) -> bool:
        """False where the two sets must stay apart; ``joined`` tells whether anything changed."""
        one, other = sorted((self.find(judgement.one), self.find(judgement.other)))
        self.joined = one != other
        if not self.joined:
            return True
        if other in self.apart.get(one, ()):
            return False
        self.parent[other] = one
        for enemy in self.apart.pop(other, set()):
            self.apart[enemy].discard(other)
            self.apart[enemy].add(one)
            self.apart.setdefault(one, set()).add(enemy)
        return True

    def mapping(self) -> dict[Telling, Telling]:
        return {telling: self.find(telling) for telling in sorted(self.parent)}
