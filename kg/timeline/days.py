"""Partial dates in, the first and last day that they can mean out; it decides nothing about what happened on them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first to the last day that a partial date can mean, as ISO days: "2024-02" is 2024-02-01 to 2024-02-29."""

    first: str
    last: str

    def before(self, other: Span) -> bool:
        """Whether it surely lies before ``other``: no day in common."""
        return self.last < other.first


def span(partial: str) -> Span:
    """The days of a partial ISO date; raises ``ValueError`` for anything else."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return Span(f"{partial}-01-01", f"{partial}-12-31")
    if len(parts) == 2:
        return Span(f"{partial}-01", f"{partial}-{calendar.monthrange(*parts)[1]:02d}")
    if len(parts) != 3:
        raise ValueError(f"no partial ISO date: {partial!r}")
    return Span(partial, partial)
