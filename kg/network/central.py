"""A network in, how central each of its nodes is out: figures of the network as the articles tell it, and no ranks of people."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.errors import UsageError
from kg.network.listing import rows_of
from kg.network.parts import edges_of, nodes_of
from kg.query.names import collation_key
from kg.query.terms import Rows

MEASURES = ("degree", "strength", "betweenness", "pagerank")
COLUMNS = ("thing", "kind", *MEASURES, "thing_iri")
_EXACT = 2_000  # nodes up to which betweenness counts from every node; beyond, from a sample of so many
_SAMPLE = 500
_SEED = 20250106
_DIGITS = 6  # sums of floats differ in the last digits by the order of addition


@dataclass(frozen=True, slots=True)
class Central:
    """A node and its figures.

    ``degree``: how many others it is tied to. ``strength``: the sum of the weights of these ties (of what an edge counts: events,
    meetings; 1 where it counts nothing). ``betweenness``: the share of the shortest ways between two others that lead over it.
    ``pagerank``: the share of a walk, along ties in proportion to their weights, that is spent on it.
    """

    thing: str  # short IRI
    label: str
    kind: str
    degree: int
    strength: int
    betweenness: float
    pagerank: float


def centrality(network: nx.Graph[str], by: str = "degree") -> list[Central]:
    """Every node, the most central by ``by``, one of MEASURES, first; equal ones by the other measures, then by name.

    Raises ``UsageError`` for another measure and where scipy, which counts the walks, is missing.
    """
    if by not in MEASURES:
        raise UsageError(f"no measure is called {by!r}; have {', '.join(MEASURES)}")
    plain = _plain(network)
    between = _betweenness(plain)
    walked = _pagerank(plain)
    found = [
        Central(
            name,
            data["label"],
            data["kind"],
            int(plain.degree(name)),
            int(plain.degree(name, weight="weight")),
            round(between[name], _DIGITS) + 0.0,
            round(walked[name], _DIGITS) + 0.0,
        )
        for name, data in nodes_of(network)
    ]
    order = (by, *(measure for measure in MEASURES if measure != by))
    return sorted(found, key=lambda one: ([-getattr(one, measure) for measure in order], collation_key(one.label), one.thing))


def is_sampled(network: nx.Graph[str]) -> bool:
    """Whether betweenness is an estimate, from ``_SAMPLE`` nodes chosen by a fixed seed."""
    return len(network) > _EXACT


def central_rows(found: list[Central]) -> Rows:
    """The figures as rows."""
    records = [
        {"thing": one.label, "kind": one.kind, "thing_iri": one.thing, **{measure: getattr(one, measure) for measure in MEASURES}}
        for one in found
    ]
    return rows_of(COLUMNS, records)


def _plain(network: nx.Graph[str]) -> nx.Graph[str]:
    """The nodes and weights alone, in the order of their names, so that sums of floats come out the same."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(name for name, _ in nodes_of(network))
    plain.add_weighted_edges_from((a, b, data.get("weight", 1)) for a, b, data in edges_of(network))
    return plain


def _betweenness(plain: nx.Graph[str]) -> dict[str, float]:
    if is_sampled(plain):
        return dict(nx.betweenness_centrality(plain, k=_SAMPLE, seed=_SEED))
    return dict(nx.betweenness_centrality(plain))


def _pagerank(plain: nx.Graph[str]) -> dict[str, float]:
    if not plain.number_of_nodes():
        return {}
    try:
        return dict(nx.pagerank(plain, weight="weight", tol=1e-10, max_iter=1000))
    except ImportError as error:
        raise UsageError("centrality needs an extra: pip install 'banggiao[network]'") from error
