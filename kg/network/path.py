"""Finds how two things are connected, with the sentence behind each step; it judges no tie as more telling than another."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import networkx as nx

from kg.network.network import build_network
from kg.query.header import Parameter
from kg.query.names import Names
from kg.query.parameters import convert
from kg.query.run import Source, select
from kg.query.terms import short


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path from ``start`` to ``end``, both labels. ``forward``: the tie too goes from start to end."""

    start: str
    end: str
    relation: str
    details: tuple[str, ...]  # status, role or level, and date
    forward: bool
    fact: str
    article: str
    quote: str


def find_path(source: Source, a: str, b: str) -> tuple[Hop, ...] | None:
    """The shortest way from ``a`` to ``b`` (names or IRIs), empty where they are one thing, None where there is none.

    Where a name means several things, the shortest of all ways counts; equal ways are decided by IRI.
    Raises ``UsageError`` for a name that the graph does not have.
    """
    names = Names(lambda query: select(source, query))
    starts, ends = _named("A", a, names), _named("B", b, names)
    network = build_network(source, "everything")
    undirected = network.to_undirected(as_view=True)
    ways = [way for start in starts for end in ends if (way := _way(undirected, start, end)) is not None]
    if not ways:
        return None
    best = min(ways, key=lambda way: (len(way), way))
    return tuple(_hop(network, x, y) for x, y in itertools.pairwise(best))


def _named(name: str, typed: str, names: Names) -> list[str]:
    parameter = Parameter(name, "thing", True, None, "", "the name or IRI of a thing")
    return [short(term.value) for term in convert(parameter, typed, names)]


def _way(network: nx.Graph[str], start: str, end: str) -> list[str] | None:
    try:
        way: list[str] = nx.shortest_path(network, start, end)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None
    return way


def _hop(network: nx.Graph[str], x: str, y: str) -> Hop:
    """The step between two neighbours; of several ties the first by relation, a dated one before others."""
    ties = [(tie, True) for tie in (network.get_edge_data(x, y) or {}).values()]
    ties += [(tie, False) for tie in (network.get_edge_data(y, x) or {}).values()]
    tie, forward = min(ties, key=lambda item: (item[0]["relation"], not item[0]["date"], item[0]["fact"]))
    details = tuple(filter(None, [tie["detail"], tie["date"]]))
    labels = (network.nodes[x]["label"], network.nodes[y]["label"])
    return Hop(*labels, tie["relation"], details, forward, tie["fact"], tie["article"], tie["quote"])
