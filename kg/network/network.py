"""Makes networkx graphs of a graph's ties, with labels, levels, roles and citations on nodes and edges; it draws nothing.

A node is a thing's short IRI ("country:FR"). Every edge carries ``article`` and ``quote``, the sentence that states it, and
``fact``, for `kg why`. Attributes are strings and integers only, so that each form of export takes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.errors import UsageError
from kg.model import Level, ParticipantRole
from kg.network.ties import Tie, read_events, read_labels, read_ties
from kg.query.run import Source
from kg.query.terms import short
from kg.rdf.literal import is_partial_date

KINDS = ("partnerships", "attendance", "everything")
VIETNAM = "country:VN"
LEVEL_RANK = {level.value: rank for rank, level in enumerate(Level, 1)}
ROLE_RANK = {role.value: rank for rank, role in enumerate(ParticipantRole, 1)}


def build_network(source: Source, kind: str, on: str | None = None) -> nx.Graph[str]:
    """The network of ``kind``: who is partner of Vietnam, who attended what, or every tie that the graph states.

    "partnerships" and "attendance" are undirected with one edge between two nodes; "everything" is a directed multigraph.
    ``on``, a day, month or year, leaves of the partnerships those whose stated beginning is not after it; one without a date is
    left out. Raises ``UsageError`` for another kind, and for ``on`` with another kind than partnerships.
    """
    builders = {"partnerships": lambda s: _partnerships(s, on), "attendance": _attendance, "everything": _everything}
    if kind not in builders:
        raise UsageError(f"no network is called {kind!r}; have {', '.join(KINDS)}")
    if on is not None and (kind != "partnerships" or not is_partial_date(on)):
        raise UsageError(f"{on!r}: the network of partnerships alone is known as of a day, written 2025, 2025-01 or 2025-01-06")
    network: nx.Graph[str] = builders[kind](source)
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
    _add_node(network, ties[0].b, labels, level="", rank=0)
    by_country: dict[str, list[Tie]] = {}
    for tie in ties:
        by_country.setdefault(tie.a, []).append(tie)
    for country, steps in by_country.items():
        # The strongest level, and of two tellings of it the one that dates it best.
        best = min(steps, key=lambda tie: (LEVEL_RANK[tie.detail], not tie.date, -len(tie.date), tie.fact))
        ladder = sorted(steps, key=lambda tie: (tie.date or "9999", -LEVEL_RANK[tie.detail], tie.fact))
        rank = LEVEL_RANK[best.detail]
        _add_node(network, country, labels, level=best.detail, rank=rank)
        _add_edge(network, best, level=best.detail, rank=rank, since=best.date, ladder="; ".join(_step(tie) for tie in ladder))
    return network


def _step(tie: Tie) -> str:
    return f"{tie.detail} {tie.date}".strip()


def _attendance(source: Source) -> nx.Graph[str]:
    """People, provinces, countries and organizations on one side, events on the other; the strongest role on the edge."""
    labels, events = read_labels(source), read_events(source)
    network: nx.Graph[str] = nx.Graph()
    ties = sorted(read_ties(source, ["attended"]), key=lambda tie: (tie.a, tie.b, ROLE_RANK[tie.detail], tie.fact))
    for tie in ties:
        if network.has_edge(short(tie.a), short(tie.b)):
            continue
        kind, date = events.get(tie.b, ("other", ""))
        _add_node(network, tie.a, labels, side="participant")
        _add_node(network, tie.b, labels, side="event", event_kind=kind, date=date)
        _add_edge(network, tie, role=tie.detail, mode=tie.more, date=date)
    return network


def _everything(source: Source) -> nx.Graph[str]:
    labels = read_labels(source)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for tie in read_ties(source):
        _add_node(network, tie.a, labels)
        _add_node(network, tie.b, labels)
        edge = (short(tie.a), short(tie.b))
        key = tie.relation if tie.relation != "represented" else f"represented at {short(tie.more)}"
        if not network.has_edge(*edge, key=key):
            attributes: dict[str, Any] = {"relation": tie.relation, "detail": tie.detail, "date": tie.date, **_citation(tie)}
            network.add_edge(*edge, key, **attributes)
    return network


def _add_node(network: nx.Graph[str], iri: str, labels: dict[str, str], **attributes: str | int) -> None:
    name = short(iri)
    network.add_node(name, label=labels.get(iri, name), kind=name.partition(":")[0], iri=iri, **attributes)


def _add_edge(network: nx.Graph[str], tie: Tie, **attributes: str | int) -> None:
    network.add_edge(short(tie.a), short(tie.b), relation=tie.relation, **attributes, **_citation(tie))


def _citation(tie: Tie) -> dict[str, str]:
    return {"article": tie.article, "quote": tie.quote, "fact": short(tie.fact)}


def nodes_of(network: nx.Graph[str]) -> list[tuple[str, dict[str, Any]]]:
    """(node, attributes) in the order of their names."""
    views: Any = network.nodes(data=True)
    return sorted(views, key=lambda node: node[0])


def edges_of(network: nx.Graph[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """(node, node, attributes) in the order of their names; an undirected edge from the lesser name, one of many by its fact."""
    views: Any = network.edges(data=True)
    ordered = [(a, b, data) if network.is_directed() or a <= b else (b, a, data) for a, b, data in views]
    return sorted(ordered, key=lambda edge: (edge[0], edge[1], edge[2]["relation"], edge[2]["fact"]))


def largest_part(network: nx.Graph[str], most: int) -> nx.Graph[str]:
    """At most ``most`` nodes, those with the most ties first and equal ones by name; pictures cannot show thousands."""
    if len(network) <= most:
        return network
    ordered: Iterable[tuple[str, int]] = sorted(network.degree(), key=lambda item: (-item[1], item[0]))
    kept = [name for name, _ in ordered][:most]
    part = network.subgraph(sorted(kept)).copy()
    part.remove_nodes_from([name for name, degree in list(part.degree()) if degree == 0])
    return part
