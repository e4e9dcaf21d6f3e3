"""Who took part in the same events, themselves or through somebody on their behalf, and how often; it says not that they met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from kg.network.parts import Attribute, add_node, citation, edges_of
from kg.network.projection import project
from kg.network.ties import Tie, read_events, read_labels, read_ties
from kg.network.when import in_window
from kg.query.run import Source
from kg.query.terms import short
from kg.timeline.days import Span


def together_network(source: Source, kinds: Collection[str], days: Span | None = None) -> nx.Graph[str]:
    """Things of these kinds that took part in any event, with an edge between two that took part in the same.

    An edge has the number of their events as ``weight``, ``first`` and ``last`` date, the ``events``, and the sentences that put
    the one (``quote``) and the other (``other_quote``) at the latest of them. A node has the number of its own ``events``.
    """
    labels, dates = read_labels(source), {event: date for event, (_, date) in read_events(source).items()}
    there = _presence(source, kinds, {event for event, date in dates.items() if in_window(date, days)})
    events: dict[str, set[str]] = defaultdict(set)
    for event, things in there.items():
        for thing in things:
            events[thing].add(event)
    network: nx.Graph[str] = nx.Graph()
    for thing in sorted(events):
        add_node(network, thing, labels, side="participant", events=len(events[thing]))
    for a, b, count in project(there):
        shared = sorted(events[a] & events[b], key=lambda event: (dates[event], event))
        network.add_edge(short(a), short(b), relation="together", weight=count, **_edge(a, b, shared, dates, there[shared[-1]]))
    return network


def at_least(network: nx.Graph[str], least: int) -> nx.Graph[str]:
    """Without the edges of a weight under ``least`` and without whom that leaves alone; a network without weights as it is."""
    if least <= 1:
        return network
    weak = [(a, b) for a, b, data in edges_of(network) if data.get("weight", least) < least]
    network.remove_edges_from(weak)
    network.remove_nodes_from([name for name, degree in list(network.degree()) if degree == 0])
    return network


def _presence(source: Source, kinds: Collection[str], events: Collection[str]) -> dict[str, dict[str, Tie]]:
    """Event -> thing -> the first tie that puts the thing there."""
    there: dict[str, dict[str, Tie]] = defaultdict(dict)
    for tie in read_ties(source, ["attended", "represented"]):
        thing, event = (tie.a, tie.b) if tie.relation == "attended" else (tie.b, tie.more)
        if event in events and short(thing).partition(":")[0] in kinds:
            there[event].setdefault(thing, tie)
    return there


def _edge(a: str, b: str, shared: list[str], dates: dict[str, str], last: dict[str, Tie]) -> dict[str, Attribute]:
    dated = sorted(dates[event] for event in shared if dates[event])
    one, other = citation(last[a]), citation(last[b])
    return {
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
        "events": "; ".join(short(event) for event in shared),
        **one,
        **{f"other_{name}": value for name, value in other.items()},
    }
