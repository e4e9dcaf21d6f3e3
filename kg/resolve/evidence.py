"""Facts in, their evidence out, sorted and each piece once; it weighs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.model import Evidence


class Attested(Protocol):
    """Any fact."""

    @property
    def evidence(self) -> Evidence: ...


def evidence_order(fact: Attested) -> tuple[str, int, int, str]:
    """By article, place in it, rule."""
    evidence = fact.evidence
    return evidence.article, evidence.start, evidence.end, evidence.rule


def all_evidence(facts: Iterable[Attested]) -> tuple[Evidence, ...]:
    """Each piece of evidence once, in ``evidence_order``."""
    found = {evidence_order(fact): fact.evidence for fact in facts}
    return tuple(found[order] for order in sorted(found))


def most_exact(dates: Iterable[str | None]) -> str | None:
    """The longest partial date that the others do not contradict; of contradicting ones the first."""
    given = sorted({date for date in dates if date}, key=lambda date: (-len(date), date))
    return given[0] if given else None


def agree(one: str | None, other: str | None) -> bool:
    """Two partial dates that may be one: "2024" and "2024-10-07", or one unknown."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)
