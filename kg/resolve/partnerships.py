"""Partnerships of many articles in, one for each country, level and date out; a level without a date joins the only dated one.

The key is country and level; only where articles date one level differently do the dated ones get the date as a suffix.
It says nothing about which level holds today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.model import Level, PartnershipFact, Ref, ResolvedPartnership
from kg.resolve.evidence import all_evidence


def resolve_partnerships(
    facts: Iterable[PartnershipFact], country_of: Callable[[PartnershipFact], Ref]
) -> tuple[ResolvedPartnership, ...]:
    """Each step once, with all its evidence."""
    groups: dict[tuple[Ref, Level], list[PartnershipFact]] = defaultdict(list)
    for fact in facts:
        groups[country_of(fact), fact.level].append(fact)
    steps = (step for (country, level), group in groups.items() for step in _steps(country, level, group))
    return tuple(sorted(steps, key=lambda step: step.ref))


def _steps(country: Ref, level: Level, facts: list[PartnershipFact]) -> Iterable[ResolvedPartnership]:
    """The facts by their most exact date: "2013" belongs to "2013-06-25", if that is the only day in 2013."""
    dates = {fact.since for fact in facts if fact.since}
    exact = sorted(date for date in dates if not any(other != date and other.startswith(date) for other in dates))
    groups: dict[str | None, list[PartnershipFact]] = defaultdict(list)
    for fact in facts:
        fitting = [date for date in exact if date.startswith(fact.since or "")]
        groups[fitting[0] if len(fitting) == 1 else fact.since].append(fact)
    for since, group in groups.items():
        key = f"{country.key.lower()}_{level}" + ("" if since is None or len(groups) == 1 else f"_{since}")
        yield ResolvedPartnership(Ref("partnership", key), country, level, all_evidence(group), since)
