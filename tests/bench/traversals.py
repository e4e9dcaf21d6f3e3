"""How fast the traversals are on a synthetic graph, and the projection by sparse products against networkx's own, in one run.

    python -m tests.bench.traversals --triples 50000
    python -m tests.bench.traversals --triples 1000000        # some minutes, most of them to make the graph the first time

Seconds say something of one machine; the ratios are taken within one run.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.algorithms import bipartite

from kg.network import Asked, build_network, find_around, find_paths
from kg.network.central import centrality
from kg.network.meetings import read_met
from kg.network.projection import project
from kg.network.when import window
from kg.query.catalogue import find_question
from kg.query.run import Source, ask, open_source
from tests.bench.build import build_synthetic
from tests.bench.cases import Values

_SEED = 20250106
_PROJECTED = ((63, 1_000), (63, 10_000), (2_000, 2_000), (2_000, 10_000))  # things, groups


def main(arguments: list[str] | None = None) -> int:
    """Prints both tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.traversals", description=__doc__)
    parser.add_argument("--triples", type=int, default=50_000)
    parser.add_argument("--folder", type=Path, help="where the graph is, or is made; a folder of a real build will do")
    options = parser.parse_args(arguments)
    print(f"{'projection':36}{'pairs':>10}{'scipy s':>10}{'networkx s':>12}{'ratio':>8}")
    project({"x": ["a", "b"]})  # loads scipy
    for things, groups in _PROJECTED:
        _compare(things, groups)
    folder = options.folder or Path(tempfile.gettempdir()) / f"kg-bench-{options.triples}"
    if not (folder / "store").is_dir():
        build_synthetic(options.triples, folder)
    print(f"\n{'traversal':36}{'size':>10}{'s':>10}")
    _traverse(open_source(folder))
    return 0


def make_groups(things: int, groups: int) -> dict[str, set[str]]:
    """Groups of 2 to 12 things; a few things are in most of them."""
    chance = random.Random(_SEED)
    names = [f"province:{i:05}" for i in range(things)]
    weights = [1 / rank for rank in range(1, things + 1)]
    return {f"event:{i:06}": set(chance.choices(names, weights, k=chance.randint(2, 12))) for i in range(groups)}


def _compare(things: int, groups: int) -> None:
    made = make_groups(things, groups)
    ours, fast = _timed(lambda: project(made))
    theirs, slow = _timed(lambda: _by_networkx(made))
    if ours != theirs:
        sys.exit(f"{things} things, {groups} groups: the two projections differ")
    what = f"{things:,} things in {groups:,} groups"
    print(f"{what:36}{len(ours):10,}{fast:10.3f}{slow:12.3f}{slow / fast:7.1f}x")


def _by_networkx(groups: Mapping[str, set[str]]) -> list[tuple[str, str, int]]:
    whole = nx.Graph([(thing, group) for group, things in groups.items() for thing in things])
    projected = bipartite.weighted_projected_graph(whole, sorted(set().union(*groups.values())))
    return sorted((min(a, b), max(a, b), data["weight"]) for a, b, data in projected.edges(data=True))


def _traverse(source: Source) -> None:
    person = find_question("who-met").parameters[0]
    often, _, rare = Values(source).of(person, "who-met")
    for what, work in (
        *((f"network {kind}", lambda kind=kind: build_network(source, kind)) for kind in ("partnerships", "attendance", "meetings")),
        *((f"network {kind}", lambda kind=kind: build_network(source, kind)) for kind in ("officials", "bodies", "provinces")),
        ("question provinces-together", lambda: ask(source, find_question("provinces-together")).answer.rows),  # type: ignore[union-attr]
        ("who met whom", lambda: read_met(source)),
        ("question who-met", lambda: ask(source, find_question("who-met")).answer.rows),  # type: ignore[union-attr]
        ("path", lambda: find_paths(source, often, rare).paths),
        ("path in order", lambda: find_paths(source, often, rare, Asked(in_order=True)).paths),
        ("path within a year", lambda: find_paths(source, often, rare, Asked(window("2020"))).paths),
        ("50 paths", lambda: find_paths(source, often, rare, most=50).paths),
        ("around, radius 2", lambda: find_around(source, often, radius=2).neighbours),
        ("central bodies", lambda: centrality(build_network(source, "bodies"))),
        ("central meetings", lambda: centrality(build_network(source, "meetings"))),
    ):
        found, taken = _timed(work)
        print(f"{what:36}{len(found):10,}{taken:10.2f}", flush=True)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.process_time()  # the processor's time: others may use the machine
    found = work()
    return found, time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
