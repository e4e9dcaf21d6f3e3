"""A network as rows: the ladder of partners, whoever took part most often, who met whom, who was where together how often."""

from __future__ import annotations

import networkx as nx

from kg.network.listing import Value, rows_of
from kg.network.network import VIETNAM
from kg.network.parts import edges_of, nodes_of
from kg.query.names import collation_key
from kg.query.terms import Rows

# Kind of network -> what its two ends are called.
_ENDS = {"meetings": ("person", "met"), "officials": ("person", "other"), "bodies": ("body", "other"), "provinces": ("province", "other")}


def overview(network: nx.Graph[str]) -> Rows:
    """The rows of a network of one of KINDS but "everything"."""
    kind = network.graph["kind"]
    if kind == "partnerships":
        return _partners(network)
    return _participants(network) if kind == "attendance" else _pairs(network, _ENDS[kind])


def _partners(network: nx.Graph[str]) -> Rows:
    edges = [(b if a == VIETNAM else a, data) for a, b, data in edges_of(network)]
    edges.sort(key=lambda edge: (edge[1]["rank"], collation_key(network.nodes[edge[0]]["label"])))
    records: list[dict[str, Value]] = [
        {**data, "country": network.nodes[name]["label"], "country_iri": name, "fact_iri": data["fact"]} for name, data in edges
    ]
    return rows_of(["level", "country", "since", "ladder", "article", "quote", "country_iri", "fact_iri"], records)


def _participants(network: nx.Graph[str]) -> Rows:
    people = [(name, data) for name, data in nodes_of(network) if data["side"] == "participant"]
    people.sort(key=lambda item: (-network.degree(item[0]), collation_key(item[1]["label"])))
    records: list[dict[str, Value]] = []
    for name, data in people:
        dates = sorted(edge["date"] for *_, edge in network.edges(name, data=True) if edge["date"])
        first, last = (dates[0], dates[-1]) if dates else ("", "")
        count = int(network.degree(name))
        records.append(
            {
                "participant": data["label"],
                "kind": data["kind"],
                "events": count,
                "first": first,
                "last": last,
                "participant_iri": name,
            }
        )
    return rows_of(["participant", "kind", "events", "first", "last", "participant_iri"], records)


def _pairs(network: nx.Graph[str], ends: tuple[str, str]) -> Rows:
    """One row for each edge, those with most events first and equal ones by IRI."""
    one, other = ends
    ordered = sorted(edges_of(network), key=lambda edge: (-edge[2]["weight"], *edge[:2]))
    records: list[dict[str, Value]] = [
        {
            one: network.nodes[a]["label"], other: network.nodes[b]["label"], "events": data["weight"],
            "first": data["first"], "last": data["last"], "article": data["article"], "quote": data["quote"],
            f"{one}_iri": a, f"{other}_iri": b, "fact_iri": data["fact"],
        }
        for a, b, data in ordered
    ]  # fmt: skip
    return rows_of([one, other, "events", "first", "last", "article", "quote", f"{one}_iri", f"{other}_iri", "fact_iri"], records)
