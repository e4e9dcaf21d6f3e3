"""Steps between things with the days of each in, the ways from one set of things to another out; it knows no graph of ours.

A way is a chain of steps that repeats no thing. Time on it stands still or goes on: each step happens on a day of one of its
spans that is not before the step ahead of it. Where every span is ``EVER`` that asks nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.network.when import BEGINNING, FOREVER
from kg.timeline.days import Span

EVER = Span(BEGINNING, FOREVER)
_LONGER = 2  # ways that are listed beside the shortest ones have at most so many steps more
_TRIES = 200_000  # steps tried for them; where the budget ends, so does the list

Steps = Mapping[str, Mapping[str, tuple[Span, ...]]]  # the same both ways: steps[a][b] == steps[b][a]
Way = tuple[str, ...]


def steps_of(pairs: Iterable[tuple[str, str, Span]]) -> Steps:
    """Steps out of (thing, thing, days), each to be gone in both directions; sorted by thing."""
    found: dict[str, dict[str, set[Span]]] = {}
    for a, b, days in pairs:
        if a != b:
            found.setdefault(a, {}).setdefault(b, set()).add(days)
            found.setdefault(b, {}).setdefault(a, set()).add(days)
    return {a: {b: tuple(sorted(found[a][b])) for b in sorted(found[a])} for a in sorted(found)}


def find_ways(steps: Steps, starts: Collection[str], ends: Collection[str], most: int = 1) -> list[Way]:
    """At most ``most`` ways from one of ``starts`` to one of ``ends``: the fewest steps first, equal ones by name.

    Beyond the shortest ones it lists ways that are up to two steps longer. Empty where there is none.
    """
    layers = _latest(steps, starts, ends)
    if layers is None:
        return []
    found: list[Way] = []
    shortest = len(layers) - 1
    tries = [_TRIES]
    for length in range(shortest, shortest + _LONGER + 1):
        while len(layers) <= length:
            layers.append(_earlier(steps, layers[-1], layers[-1])[0])
        for start in sorted(starts):
            for way in _walk(steps, (start,), BEGINNING, length, (frozenset(starts), frozenset(ends)), layers, tries):
                found.append(way)
                if len(found) == most:
                    return found
    return found


def _latest(steps: Steps, starts: Collection[str], ends: Collection[str]) -> list[dict[str, str]] | None:
    """For 0, 1, 2 … steps: thing -> the last day on which an end can still be reached from it in at most so many.

    As far as the first number with which a start is among them; None where that never happens.
    """
    layers = [dict.fromkeys(ends, FOREVER)]
    changed: dict[str, str] = layers[0]
    while not any(start in layers[-1] for start in starts):
        layer, changed = _earlier(steps, layers[-1], changed)
        if not changed:
            return None
        layers.append(layer)
    return layers


def _earlier(steps: Steps, layer: dict[str, str], changed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """One more step back from what ``changed``: the whole next layer, and what is new in it."""
    new: dict[str, str] = {}
    for thing, last in changed.items():
        for other, spans in steps.get(thing, {}).items():
            days = [min(span.last, last) for span in spans if span.first <= last]
            if days and max(days) > max(layer.get(other, ""), new.get(other, "")):
                new[other] = max(days)
    return {**layer, **new}, new


def _walk(
    steps: Steps,
    way: Way,
    day: str,
    left: int,
    bounds: tuple[frozenset[str], frozenset[str]],
    layers: list[dict[str, str]],
    tries: list[int],
) -> Iterator[Way]:
    """The ways that go on from ``way``, which is at its end on ``day``, with exactly ``left`` more steps; by name."""
    starts, ends = bounds
    if way[-1] in ends:
        if left == 0:
            yield way
        return
    if left == 0:
        return
    for other, spans in steps.get(way[-1], {}).items():
        if tries[0] <= 0:
            return
        tries[0] -= 1
        last = layers[left - 1].get(other)
        if last is None or other in way or other in starts:
            continue
        arrival = arrive(spans, day)
        if arrival is not None and arrival <= last:
            yield from _walk(steps, (*way, other), arrival, left - 1, bounds, layers, tries)


def arrive(spans: Iterable[Span], day: str) -> str | None:
    """The earliest day, not before ``day``, on one of ``spans``; None where all are over."""
    return min((max(day, span.first) for span in spans if span.last >= day), default=None)
