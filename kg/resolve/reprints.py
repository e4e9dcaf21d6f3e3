"""Articles in, which of them carry one and the same text out (an agency's report in several papers); it does not say whose it is.

By stretches of eight syllables (``kg.resolve.wording``): a reprint has most of them in common, two reporters on one conference
hardly a sixth. Compared are only articles that share some sampled stretches, so that the work does not grow with the square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.model import Article
from kg.resolve.wording import shared_wording, stretches

SAMPLE = 8  # one stretch in so many is looked up, by its own hash: two articles sample alike
COMMON = 40  # articles that have one stretch: from there on it is a set phrase or a paper's own furniture
SHARED_SAMPLES = 2
SAME_STRETCHES, SAME_SHARE = 20, 0.5


def reprints(articles: Iterable[Article]) -> dict[str, str]:
    """Identifier -> the least identifier of the articles with its text, for those that are not the least themselves."""
    known = {article.identifier: article for article in articles}
    parent = {identifier: identifier for identifier in known}
    for one, other in sorted(_candidates(known)):
        count, share = shared_wording(known[one].text, known[other].text)
        if count >= SAME_STRETCHES and share >= SAME_SHARE:
            roots = sorted((_root(parent, one), _root(parent, other)))
            parent[roots[1]] = roots[0]
    return {identifier: root for identifier in sorted(known) if (root := _root(parent, identifier)) != identifier}


def independent(articles: Iterable[str], same: Mapping[str, str]) -> int:
    """How many of these articles are independent of each other: a text counts once, whoever printed it."""
    return len({same.get(article, article) for article in articles})


def _candidates(articles: Mapping[str, Article]) -> Iterable[tuple[str, str]]:
    where: dict[int, list[str]] = defaultdict(list)
    for identifier in sorted(articles):
        for stretch in sorted(stretches(articles[identifier].text)):
            if stretch % SAMPLE == 0:
                where[stretch].append(identifier)
    pairs: Counter[tuple[str, str]] = Counter()
    for found in where.values():
        if 1 < len(found) < COMMON:
            pairs.update(combinations(found, 2))
    return [pair for pair, count in pairs.items() if count >= SHARED_SAMPLES]


def _root(parent: dict[str, str], identifier: str) -> str:
    while parent[identifier] != identifier:
        identifier = parent[identifier]
    return identifier
