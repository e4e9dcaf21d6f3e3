"""Says why there is no path: no tie, none at that time, no chain, or one that breaks at a step; it looks for no other name."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import networkx as nx

from kg.network.path import Asked, steps_of_way, steps_that_fit, tell, ways_through
from kg.network.ties import RELATIONS, read_labels
from kg.network.timed import TimedTie
from kg.network.when import BEGINNING, FOREVER, Validity, told
from kg.query.run import Source
from kg.query.terms import short
from kg.timeline.days import Span


def say_why_not(source: Source, ties: Sequence[TimedTie], starts: Sequence[str], ends: Sequence[str], asked: Asked) -> str:
    """One sentence; ``ties`` are those of ``asked.relations``, and no path as asked leads from ``starts`` to ``ends``."""
    tied = {thing for timed in ties for thing in (timed.tie.a, timed.tie.b)}
    # A name may mean articles, too, which no tie touches: what it tells is told of the others.
    starts, ends = ([thing for thing in things if thing in tied] or list(things) for things in (starts, ends))
    labels = read_labels(source, {starts[0], ends[0]})
    for things in (starts, ends):
        own = [timed for timed in ties if {timed.tie.a, timed.tie.b} & set(things)]
        name = _name(things, labels)
        if not own:
            return f"no tie{_relations(asked)} of the graph touches {name}"
        if asked.timed and not any(steps_that_fit(own, asked).values()):
            return f"no tie of {name} {_fits(asked)}: it has {_known(own)}"
    if not asked.timed:
        return _apart(ties, labels, starts, ends, asked)
    whole = replace(asked, window=None, in_order=False, sure=False)
    all_steps = steps_that_fit(ties, whole)
    ways = ways_through(all_steps, starts, ends, 1)
    if not ways:
        return _apart(ties, labels, starts, ends, asked)
    [hops] = tell(source, [steps_of_way(ways[0], all_steps, whole)])
    steps = f"without the time there is a path of {_count(len(hops), 'step')}"
    if asked.in_order and ways_through(steps_that_fit(ties, asked), ends, starts, 1):
        return f"from {_name(starts, labels)} to {_name(ends, labels)} time runs backwards; the other way there is one"
    fitting = steps_that_fit(ties, asked)
    for (x, y), hop in zip(itertools.pairwise(ways[0]), hops, strict=True):
        if not fitting.get((min(x, y), max(x, y))):
            when = hop.time or "no date is stated"
            return f"{steps}, and in it {hop.start} · {hop.relation} · {hop.end} does not {_fits(asked, 'fit')}: {when}"
    return f"{steps}, whose steps run backwards in time: {', then '.join(hop.time for hop in hops)}"


def _apart(ties: Sequence[TimedTie], labels: dict[str, str], starts: Sequence[str], ends: Sequence[str], asked: Asked) -> str:
    network = nx.Graph([(timed.tie.a, timed.tie.b) for timed in ties])
    sizes = [max(len(nx.node_connected_component(network, thing)) for thing in things if thing in network) for things in (starts, ends)]
    a, b = _name(starts, labels), _name(ends, labels)
    parts = f"{a} is in a part of {sizes[0]:,} things, {b} in another of {sizes[1]:,}"
    return f"no chain of ties{_relations(asked)} leads from one to the other: {parts}"


def _name(things: Sequence[str], labels: dict[str, str]) -> str:
    first = labels.get(things[0], short(things[0]))
    return first if len(things) == 1 else f"{first} and {len(things) - 1} more"


def _relations(asked: Asked) -> str:
    """Of which kinds they are, where not of all."""
    return "" if asked.relations == RELATIONS else f" ({', '.join(asked.relations)})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _fits(asked: Asked, verb: str = "fits") -> str:
    surely = "certainly " if asked.sure else ""
    if asked.window is None:
        return f"{verb} an order, since its time is not {surely}known" if verb == "fit" else f"has a time that is {surely}known"
    window = told(asked.window)
    return f"{surely}hold in the time asked for ({window})" if verb == "fit" else f"is known to have held in the time asked for ({window})"


def _known(ties: Sequence[TimedTie]) -> str:
    """What is known of the time of these: how many are undated, and from when to when the others are."""
    times = [time for timed in ties for time in timed.times]
    days = [span for time in times if (span := _widest(time)) is not None]
    undated = sum(1 for time in times if _widest(time) is None)
    said = [f"{_ties(undated)} without a date"] if undated else []
    if days:
        first = min(span.first for span in days)
        last = max(span.last for span in days)
        when = "at any time" if (first, last) == (BEGINNING, FOREVER) else f"({told(Span(first, last))})"
        said.append(f"{_ties(len(days))} {when}")
    return ", ".join(said)


def _ties(number: int) -> str:
    return "1 tie" if number == 1 else f"{number} ties"


def _widest(time: Validity) -> Span | None:
    return time.days(sure=False)
