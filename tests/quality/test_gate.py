"""The gate of this repository: no count of ``baseline.json`` gets worse, on the samples' gold and on the shared gold.

Made something better? ``kg evaluate ../shared/gold --write-baseline tests/quality/baseline.json`` and
``kg evaluate tests/gold/samples --articles kg/samples --write-baseline tests/quality/baseline.json`` raise it, deliberately.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.gate import Verdict, compare, load_baseline, pin
from kg.evaluate.gold import load_gold
from kg.evaluate.measure import measure
from kg.evaluate.run import read_graph
from kg.evaluate.score import RELATIONS
from tests.quality.conftest import SAMPLES_GOLD, SHARED_GOLD

BASELINE = Path(__file__).with_name("baseline.json")


def judge(graph: Path, gold: Path) -> Verdict:
    """What the gate says of this graph."""
    facts = load_gold(gold)
    return compare(load_baseline(BASELINE, facts.name), pin(measure(facts, read_graph(graph))))


def test_nothing_is_worse_on_the_samples(samples_graph: Path) -> None:
    assert not judge(samples_graph, SAMPLES_GOLD).worse


def test_nothing_is_worse_on_the_shared_gold(shared_graph: Path) -> None:
    assert not judge(shared_graph, SHARED_GOLD).worse


@pytest.mark.parametrize("name", ["gold", "samples"])
def test_every_relation_is_pinned(name: str) -> None:
    assert set(load_baseline(BASELINE, name).relations) == set(RELATIONS)


def test_the_gate_stops_a_graph_without_its_participations(samples_graph: Path, tmp_path: Path) -> None:
    thinner = tmp_path / "kg.ttl"
    thinner.write_bytes(samples_graph.read_bytes().replace(b"a bg:Participation", b"a bg:Nothing"))
    worse = judge(thinner, SAMPLES_GOLD).worse
    assert any(change.startswith("attended: right ") for change in worse)
    assert any(change.startswith("attended: missed ") for change in worse)
    assert not any(change.startswith("holds") for change in worse)
