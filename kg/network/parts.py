"""Nodes and edges of networks, the same attributes in all of them, and their order; it decides no network's members."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.network.ties import Tie
from kg.query.terms import short

Attribute = str | int


def add_node(network: nx.Graph[str], iri: str, labels: dict[str, str], **attributes: Attribute) -> None:
    """A node for the thing of ``iri``, named by its short IRI, with its label and kind."""
    name = short(iri)
    network.add_node(name, label=labels.get(iri, name), kind=name.partition(":")[0], iri=iri, **attributes)


def add_tie(network: nx.Graph[str], tie: Tie, **attributes: Attribute) -> None:
    """An edge for a tie between two nodes, with the sentence that states it."""
    network.add_edge(short(tie.a), short(tie.b), relation=tie.relation, **attributes, **citation(tie))


def citation(tie: Tie) -> dict[str, str]:
    """The attributes that cite a tie."""
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
