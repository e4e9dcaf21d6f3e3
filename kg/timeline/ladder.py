"""The dated levels of one country in, what each step was out: a first one, a rise, a skip, a fall; it doubts no date itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Level
from kg.timeline.days import span

# The rungs of the ladder; relations that are special, or in a field, stand beside it.
RUNGS = (Level.DIPLOMATIC, Level.COMPREHENSIVE, Level.STRATEGIC, Level.COMPREHENSIVE_STRATEGIC)


class Step(StrEnum):
    """What a level is to the one before it."""

    FIRST = "first"
    RISE = "rise"
    SKIP = "skip"  # a rise past a rung, from a partnership: it happens, or a step is not reported
    FALL = "fall"  # a weaker level that begins after a stronger one: nearly always a wrong date
    SAME = "same"  # the same level, begun twice
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, order=True)
class Reached:
    """A level with a date, where one is known; ``by`` names the statement."""

    since: str  # partial ISO date, "" for none
    level: Level
    by: str


def climb(reached: Iterable[Reached]) -> list[tuple[Reached, Step]]:
    """The levels on the ladder by date, each with its step; the undated come last."""
    rungs = [one for one in reached if one.level in RUNGS]
    dated = sorted((one for one in rungs if one.since), key=lambda one: (span(one.since).first, RUNGS.index(one.level), one.by))
    steps: list[tuple[Reached, Step]] = []
    for one in dated:
        steps.append((one, _step(one, [before for before, _ in steps])))
    return steps + [(one, Step.UNDATED) for one in sorted(rungs) if not one.since]


def _step(one: Reached, before: list[Reached]) -> Step:
    if not before:
        return Step.FIRST
    best = max(before, key=lambda other: RUNGS.index(other.level))
    rise = RUNGS.index(one.level) - RUNGS.index(best.level)
    if rise < 0:
        # "2013" may be before or after "2013-06".
        return Step.FALL if span(best.since).before(span(one.since)) else Step.RISE
    if rise == 0:
        return Step.SAME
    return Step.SKIP if rise > 1 and best.level is not Level.DIPLOMATIC else Step.RISE


def level_on(day: str, reached: Iterable[Reached]) -> Level | None:
    """The strongest level that had surely begun by the end of ``day`` (a partial date), on the ladder or beside it."""
    last = span(day).last
    begun = [one.level for one in reached if one.since and span(one.since).last <= last]
    return min(begun, key=list(Level).index, default=None)
