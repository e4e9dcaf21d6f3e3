"""Holdings in, tenures out: when a person surely held a position, and within which bounds it is possible; it reads no article.

Certain is the time from the first to the last day on which articles show somebody in the office, unless another holder of a seat
for one, or a word of having left it, comes between: then there are two tenures. Possible is the time around it up to what bounds
it: a predecessor's last day, a successor's first, "nguyên" (a former holder on that day), a stated appointment or end. A side
that nothing bounds stays open, and of days there the graph knows nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Ref, ResolvedGraph, ResolvedHolding, Status
from kg.resolve.keys import compact
from kg.timeline.days import Span, span
from kg.timeline.seat import is_single


@dataclass(frozen=True, slots=True)
class Tenure:
    """One stretch of one person in one position. All four dates are ISO days or None (nothing certain; not bounded)."""

    ref: Ref
    holder: Ref
    position: Ref
    based_on: tuple[Ref, ...]  # the holdings
    certain_from: str | None
    certain_to: str | None
    possible_from: str | None
    possible_to: str | None
    bounded_by: tuple[Ref, ...] = ()  # the holdings whose dates bound it


@dataclass(frozen=True, slots=True, order=True)
class _Point:
    """A time at which a holding says that somebody has the office, or has it no more."""

    days: Span
    holder: Ref
    holding: Ref


@dataclass(frozen=True, slots=True)
class _Bound:
    day: str
    by: Ref


@dataclass(slots=True)
class _Stay:
    """All that is said of one person in one position."""

    holdings: list[ResolvedHolding]
    there: list[_Point]
    gone: list[_Point]
    begun: list[_Point]
    ended: list[_Point]


def tenures(graph: ResolvedGraph) -> tuple[Tenure, ...]:
    """The tenures of every position of the graph that anything dates, sorted by reference."""
    labels = {thing.ref: thing.label for thing in graph.things}
    single = {position.ref: is_single(position, labels) for position in graph.positions}
    holdings: dict[Ref, list[ResolvedHolding]] = defaultdict(list)
    for holding in graph.holdings:
        holdings[holding.position].append(holding)
    found = (tenure for ref, group in holdings.items() for tenure in tenures_of(ref, group, single.get(ref, False)))
    return tuple(sorted(found, key=lambda tenure: tenure.ref))


def tenures_of(position: Ref, holdings: Iterable[ResolvedHolding], single: bool) -> list[Tenure]:
    """The tenures of one position; ``single``: it has one holder at a time, so that others bound it."""
    groups: dict[Ref, list[ResolvedHolding]] = defaultdict(list)
    for holding in holdings:
        groups[holding.holder].append(holding)
    stays = {holder: _stay(group) for holder, group in sorted(groups.items())}
    out: list[Tenure] = []
    for holder, stay in stays.items():
        others = [point for other, them in stays.items() if other != holder for point in them.there] if single else []
        runs = _runs(stay, others)
        out += [_tenure(holder, position, stay, run, runs, sorted(others)) for run in runs]
    return out


def _stay(holdings: Sequence[ResolvedHolding]) -> _Stay:
    there: list[_Point] = []
    gone: list[_Point] = []
    begun: list[_Point] = []
    ended: list[_Point] = []
    for holding in holdings:
        points = [_Point(span(day), holding.holder, holding.ref) for day in holding.attested_on]
        (gone if holding.status is Status.FORMER else there).extend(points)
        if holding.start is not None:
            begun.append(_Point(span(holding.start), holding.holder, holding.ref))
        if holding.end is not None:
            ended.append(_Point(span(holding.end), holding.holder, holding.ref))
    # A stated first day is a day in the office; a last day is, too, of whoever is said to have begun.
    there += begun + (ended if begun else [])
    return _Stay(list(holdings), sorted(there), sorted(gone), sorted(begun), sorted(ended))


def _runs(stay: _Stay, others: Sequence[_Point]) -> list[list[_Point]]:
    """The times in the office, parted wherever somebody else has it or the person is called a former holder between two."""
    if not stay.there:
        return [[]] if stay.gone or stay.ended else []
    breaks = (*others, *stay.gone)
    runs = [[stay.there[0]]]
    for point in stay.there[1:]:
        before = runs[-1][-1]
        if any(before.days.before(other.days) and other.days.before(point.days) for other in breaks):
            runs.append([point])
        else:
            runs[-1].append(point)
    return runs


def _tenure(
    holder: Ref, position: Ref, stay: _Stay, run: list[_Point], runs: list[list[_Point]], others: Sequence[_Point]
) -> Tenure:
    first, last = (min(point.days.last for point in run), max(point.days.first for point in run)) if run else (None, None)
    if first is not None and last is not None and first > last:
        first = last = None  # "2024" alone: on some day of it, and on no certain one
    lower, upper = _lower(stay, run, others), _upper(stay, run, others)
    key = f"{holder.key}_{position.key}"
    if len(runs) > 1:
        key += f"_{run[0].days.first}"
    return Tenure(
        Ref("tenure", compact(key, 300)),
        holder,
        position,
        tuple(sorted({holding.ref for holding in stay.holdings})),
        first,
        last,
        None if lower is None else lower.day,
        None if upper is None else upper.day,
        tuple(sorted({bound.by for bound in (lower, upper) if bound is not None})),
    )


def _lower(stay: _Stay, run: list[_Point], others: Sequence[_Point]) -> _Bound | None:
    """The latest of what the tenure cannot have begun before: stated first days, others' last days, an earlier "nguyên"."""
    bounds = [_Bound(point.days.first, point.holding) for point in stay.begun if not run or point in run]
    if run:
        earlier = [point for point in (*others, *stay.gone) if point.days.before(run[0].days)]
        bounds += [_Bound(point.days.first, point.holding) for point in earlier]
    return max(bounds, key=lambda bound: (bound.day, bound.by), default=None)


def _upper(stay: _Stay, run: list[_Point], others: Sequence[_Point]) -> _Bound | None:
    """The earliest of what it cannot have gone on after."""
    bounds = [_Bound(point.days.last, point.holding) for point in stay.ended if not run or not point.days.before(run[0].days)]
    after = [point for point in (*others, *stay.gone) if run and run[-1].days.before(point.days)]
    if not run:
        after = stay.gone
    bounds += [_Bound(point.days.last, point.holding) for point in after]
    return min(bounds, key=lambda bound: (bound.day, bound.by), default=None)
