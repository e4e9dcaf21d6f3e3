"""Makes networkx graphs of a graph's ties, with labels, levels, roles and citations on nodes and edges; it draws nothing.

A node is a thing's short IRI ("country:FR"). Every edge carries ``article`` and ``quote``, the sentence that states it, and
``fact``, for `kg why`. Attributes are strings and integers only, so that each form of export takes them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx

from kg.errors import UsageError
from kg.model import Level, ParticipantRole
from kg.network.meetings import meetings_network
from kg.network.parts import add_node, add_tie, citation, edges_of, largest_part, nodes_of
from kg.network.ties import Tie, read_events, read_labels, read_ties
from kg.network.together import together_network
from kg.network.when import in_window, window
from kg.query.run import Source
from kg.query.terms import short
from kg.timeline.days import Span

__all__ = ["KINDS", "LEVEL_RANK", "ROLE_RANK", "TOGETHER", "VIETNAM", "build_network", "edges_of", "largest_part", "nodes_of"]

# Networks of those who took part in the same events, with the kinds of things in them.
TOGETHER = {"officials": ("person",), "bodies": ("organization", "province", "country"), "provinces": ("province",)}
KINDS = ("partnerships", "attendance", "meetings", *TOGETHER, "everything")
VIETNAM = "country:VN"
LEVEL_RANK = {level.value: rank for rank, level in enumerate(Level, 1)}
ROLE_RANK = {role.value: rank for rank, role in enumerate(ParticipantRole, 1)}


def build_network(source: Source, kind: str, on: str | None = None, since: str | None = None, until: str | None = None) -> nx.Graph[str]:
    """The network of ``kind``, one of KINDS.

    "partnerships": who is partner of Vietnam. "attendance": who attended what. "meetings": who met whom. "officials", "bodies"
    and "provinces": who attended the same events, each edge with their number as ``weight``. "everything": each tie that the graph
    states, a directed multigraph; the others are undirected with one edge between two nodes.

    ``on``, a day, month or year, leaves of the partnerships those whose stated beginning is not after it (one without a date is
    left out), of the others the events of which some day is in it; ``since`` and ``until`` likewise, for events alone.
    Raises ``UsageError`` for another kind, for dates that are none, and for a time of what has none.
    """
    if kind not in KINDS:
        raise UsageError(f"no network is called {kind!r}; have {', '.join(KINDS)}")
    days = window(on, since, until)
    if kind == "everything" and days is not None:
        raise UsageError("the network of everything has no time: ask for another, or for what is around a thing")
    if kind == "partnerships" and (since, until) != (None, None):
        raise UsageError("a partnership goes on from its beginning: ask for the network of partnerships on a day, month or year")
    builders: dict[str, Callable[[], nx.Graph[str]]] = {
        "partnerships": lambda: _partnerships(source, on),
        "attendance": lambda: _attendance(source, days),
        "meetings": lambda: meetings_network(source, days),
        "everything": lambda: _everything(source),
    }
    network = builders[kind]() if kind in builders else together_network(source, TOGETHER[kind], days)
    network.graph["kind"] = kind
    return network


def _partnerships(source: Source, on: str | None) -> nx.Graph[str]:
    """Vietnam in the middle; each edge has the strongest level, ``since``, and all levels with their dates as ``ladder``."""
    ties = read_ties(source, ["partner"])
    if on is not None:
        ties = [tie for tie in ties if tie.date and tie.date[: len(on)] <= on]
    labels = read_labels(source)
    network: nx.Graph[str] = nx.Graph()
    if not ties:
        return network
    add_node(network, ties[0].b, labels, level="", rank=0)
    by_country: dict[str, list[Tie]] = {}
    for tie in ties:
        by_country.setdefault(tie.a, []).append(tie)
    for country, steps in by_country.items():
        # The strongest level, and of two tellings of it the one that dates it best.
        best = min(steps, key=lambda tie: (LEVEL_RANK[tie.detail], not tie.date, -len(tie.date), tie.fact))
        ladder = sorted(steps, key=lambda tie: (tie.date or "9999", -LEVEL_RANK[tie.detail], tie.fact))
        rank = LEVEL_RANK[best.detail]
        add_node(network, country, labels, level=best.detail, rank=rank)
        add_tie(network, best, level=best.detail, rank=rank, since=best.date, ladder="; ".join(_step(tie) for tie in ladder))
    return network


def _step(tie: Tie) -> str:
    return f"{tie.detail} {tie.date}".strip()


def _attendance(source: Source, days: Span | None) -> nx.Graph[str]:
    """People, provinces, countries and organizations on one side, events on the other; the strongest role on the edge."""
    labels, events = read_labels(source), read_events(source)
    network: nx.Graph[str] = nx.Graph()
    ties = sorted(read_ties(source, ["attended"]), key=lambda tie: (tie.a, tie.b, ROLE_RANK[tie.detail], tie.fact))
    for tie in ties:
        kind, date = events.get(tie.b, ("other", ""))
        if network.has_edge(short(tie.a), short(tie.b)) or not in_window(date, days):
            continue
        add_node(network, tie.a, labels, side="participant")
        add_node(network, tie.b, labels, side="event", event_kind=kind, date=date)
        add_tie(network, tie, role=tie.detail, mode=tie.more, date=date)
    return network


def _everything(source: Source) -> nx.Graph[str]:
    labels = read_labels(source)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for tie in read_ties(source):
        add_node(network, tie.a, labels)
        add_node(network, tie.b, labels)
        edge = (short(tie.a), short(tie.b))
        key = tie.relation if tie.relation != "represented" else f"represented at {short(tie.more)}"
        if not network.has_edge(*edge, key=key):
            attributes: dict[str, Any] = {"relation": tie.relation, "detail": tie.detail, "date": tie.date, **citation(tie)}
            network.add_edge(*edge, key, **attributes)
    return network
