"""Figures of many articles in, one for each that they state out: equal in value, unit, measure, owner and period, or separate.

Without a period a figure is the article's own: "10 dự án" in two articles need not be the same ten. Two figures that
differ are never reconciled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Ref, ResolvedStatistic, StatisticFact
from kg.resolve.agents import Agents
from kg.resolve.evidence import all_evidence, evidence_order
from kg.resolve.keys import compact, digest, fold, slug

KEY_WORDS = 6


def resolve_statistics(facts: Iterable[StatisticFact], agents: Agents) -> tuple[ResolvedStatistic, ...]:
    """Each figure once, with all its evidence."""
    groups: dict[tuple[str, ...], list[StatisticFact]] = defaultdict(list)
    abouts: dict[tuple[str, ...], Ref] = {}
    for fact in facts:
        about = agents.ref(fact.evidence.article, fact.about)
        identity = _identity(fact, about)
        groups[identity].append(fact)
        abouts[identity] = about
    figures = (_statistic(identity, abouts[identity], group) for identity, group in groups.items())
    return tuple(sorted(figures, key=lambda figure: figure.ref))


def _identity(fact: StatisticFact, about: Ref) -> tuple[str, ...]:
    source = "" if fact.period else fact.evidence.article
    words = (fold(fact.unit), fold(fact.measure), fold(fact.period or ""))
    return about.kind, about.key, f"{fact.value.normalize():f}", *words, source


def _statistic(identity: tuple[str, ...], about: Ref, facts: list[StatisticFact]) -> ResolvedStatistic:
    first = min(facts, key=evidence_order)
    words = "-".join(slug(f"{first.unit} {first.measure}").split("-")[:KEY_WORDS])
    return ResolvedStatistic(
        Ref("statistic", f"{compact(about.key.lower(), 60)}_{words}_{digest(*identity)}"),
        first.value,
        first.unit,
        first.measure,
        about,
        all_evidence(facts),
        first.period,
        all(fact.approximate for fact in facts),
    )
