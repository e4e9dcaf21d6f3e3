"""Groups of things in, how often each two are in one group out, by a product of sparse matrices; it reads no graph.

The same as networkx's ``weighted_projected_graph`` of the bipartite graph of things and groups, and much faster on large ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import UsageError


def project(groups: Mapping[str, Iterable[str]]) -> list[tuple[str, str, int]]:
    """(thing, other, number of groups with both), the lesser name first, sorted; raises ``UsageError`` where scipy is missing."""
    sparse, numpy = _scipy()
    members = {group: sorted(set(things)) for group, things in sorted(groups.items())}
    names = sorted({thing for things in members.values() for thing in things})
    place = {name: i for i, name in enumerate(names)}
    rows = [place[thing] for things in members.values() for thing in things]
    columns = [i for i, things in enumerate(members.values()) for _ in things]
    ones = numpy.ones(len(rows), dtype=numpy.int32)
    incidence = sparse.csr_array((ones, (rows, columns)), shape=(len(names), len(members)))
    # The product is symmetric, with each thing's own number on the diagonal: what lies above it is each pair once.
    pairs = sparse.triu(incidence @ incidence.T, k=1).tocoo()
    found = zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True)
    return [(names[a], names[b], count) for a, b, count in sorted(found)]


def _scipy() -> tuple[Any, Any]:
    try:
        import numpy
        from scipy import sparse
    except ImportError as error:
        raise UsageError("this network needs an extra: pip install 'banggiao[network]'") from error
    return sparse, numpy
