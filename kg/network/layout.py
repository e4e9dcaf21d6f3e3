"""Places the nodes of a network on the plane, the same for the same network; pictures and pages share it."""

from __future__ import annotations

import math

import networkx as nx

from kg.network.network import LEVEL_RANK, VIETNAM, nodes_of
from kg.query.names import collation_key

Place = tuple[float, float]

_SEED = 20250106
_TURN = 2.399963  # the golden angle: two rings never put their countries in one direction
_INNER, _STAGGER, _CROWDED = 0.4, 0.05, 9


def place(network: nx.Graph[str]) -> dict[str, Place]:
    """Node -> (x, y), within -1..1, y upwards."""
    if network.graph["kind"] == "partnerships":
        return place_rings(network)
    if network.graph["kind"] == "attendance":
        return _place_springs(network)
    return _place_parts(network)


def _place_springs(network: nx.Graph[str]) -> dict[str, Place]:
    # iterations: beyond these nothing moves visibly; the layout is of quadratic cost.
    raw = nx.spring_layout(network, seed=_SEED, iterations=120, k=1.8 / math.sqrt(max(len(network), 1)), weight="")
    return {name: (round(float(x), 4), round(float(y), 4)) for name, (x, y) in raw.items()}


def _place_parts(network: nx.Graph[str]) -> dict[str, Place]:
    """Each connected part by springs, in a square of its own, the largest first, row by row.

    Together, parts without a tie between them push each other to the edges, and each becomes a heap.
    """
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    sides = [math.sqrt(len(part)) + 1 for part in parts]
    width = math.sqrt(sum(side**2 for side in sides)) * 1.2
    raw: dict[str, Place] = {}
    left = top = height = 0.0
    for part, side in zip(parts, sides, strict=True):
        if left and left + side > width:
            left, top, height = 0.0, top + height, 0.0
        height = max(height, side)
        reach = (side - 1) / 2 if len(part) > 1 else 0.0
        for name, (x, y) in _place_springs(network.subgraph(part)).items():
            raw[name] = (left + side / 2 + x * reach, -(top + side / 2 - y * reach))
        left += side
    high = top + height
    scale = max(width, high) / 2
    return {name: (round((x - width / 2) / scale, 4), round((y + high / 2) / scale, 4)) for name, (x, y) in raw.items()}


def rings(network: nx.Graph[str]) -> list[str]:
    """The levels that occur, strongest first: each is a ring, counted from the middle."""
    found = {data["level"] for _, data in nodes_of(network) if data["level"]}
    return sorted(found, key=LEVEL_RANK.__getitem__)


def radius(ring: int, count: int) -> float:
    """The radius of ring 0, 1 … of ``count``: the first one well away from the middle, the last one at the edge."""
    return _INNER + (1 - _INNER) * ring / max(count - 1, 1) if count > 1 else 0.7


def place_rings(network: nx.Graph[str]) -> dict[str, Place]:
    """Vietnam in the middle, a ring for each level, countries on it in alphabetical order from the top, clockwise."""
    levels = rings(network)
    places: dict[str, Place] = {VIETNAM: (0.0, 0.0)} if VIETNAM in network else {}
    for i, level in enumerate(levels):
        names = [name for name, data in nodes_of(network) if data["level"] == level]
        names.sort(key=lambda name: collation_key(network.nodes[name]["label"]))
        for j, name in enumerate(names):
            # On a crowded ring every other country stands a little further out, so that names do not overlap.
            r = radius(i, len(levels)) + (_STAGGER * (1 if j % 2 else -1) if len(names) > _CROWDED else 0)
            angle = math.pi / 2 - 2 * math.pi * j / len(names) - _TURN * i
            places[name] = (round(r * math.cos(angle), 4), round(r * math.sin(angle), 4))
    return places
