"""A network as a table for people: the ladder of partners, or whoever took part most often."""

from __future__ import annotations

import networkx as nx

from kg.network.network import VIETNAM, edges_of, nodes_of
from kg.query.names import collation_key

_MOST = 30  # participants in the table


def overview(network: nx.Graph[str]) -> tuple[list[str], list[list[str]]]:
    """Headers and cells."""
    return _partners(network) if network.graph["kind"] == "partnerships" else _participants(network)


def _partners(network: nx.Graph[str]) -> tuple[list[str], list[list[str]]]:
    edges = [(network.nodes[b if a == VIETNAM else a]["label"], data) for a, b, data in edges_of(network)]
    edges.sort(key=lambda edge: (edge[1]["rank"], collation_key(edge[0])))
    cells = [[data["level"], label, data["since"], data["ladder"], data["article"], data["quote"]] for label, data in edges]
    return ["level", "country", "since", "ladder", "article", "quote"], cells


def _participants(network: nx.Graph[str]) -> tuple[list[str], list[list[str]]]:
    people = [(name, data) for name, data in nodes_of(network) if data["side"] == "participant"]
    people.sort(key=lambda item: (-network.degree(item[0]), collation_key(item[1]["label"])))
    cells = []
    for name, data in people[:_MOST]:
        dates = sorted(edge["date"] for *_, edge in network.edges(name, data=True) if edge["date"])
        first, last = (dates[0], dates[-1]) if dates else ("", "")
        cells.append([data["label"], data["kind"], str(network.degree(name)), first, last])
    return ["participant", "kind", "events", "first", "last"], cells
