"""How central things are: figures that can be counted by hand, the same on every run, equal ones in a fixed order."""

from __future__ import annotations

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import UsageError
from kg.network import build_network, central
from kg.network.central import MEASURES, centrality
from tests.query.conftest import EXAMPLE, oxigraph, reference


def network_of(*edges: tuple[str, str, int], alone: str = "") -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph(kind="officials")
    for name in sorted({*alone, *(end for a, b, _ in edges for end in (a, b))}):
        network.add_node(f"person:{name}", label=name, kind="person", iri=name)
    for a, b, weight in edges:
        network.add_edge(f"person:{a}", f"person:{b}", relation="together", weight=weight, fact=a + b)
    return network


def test_the_middle_of_a_star() -> None:
    found = centrality(network_of(("m", "a", 1), ("m", "b", 2), ("m", "c", 3), alone="z"))
    assert [(one.label, one.degree, one.strength) for one in found] == [("m", 3, 6), ("c", 1, 3), ("b", 1, 2), ("a", 1, 1), ("z", 0, 0)]
    assert [one.betweenness for one in found] == [0.5, 0, 0, 0, 0]  # 3 of the 6 pairs of others, among whom is z
    assert sum(one.pagerank for one in found) == pytest.approx(1, abs=1e-4)


def test_equal_ones_stand_by_name() -> None:
    found = centrality(network_of(("đ", "d", 1), ("a", "ă", 1)))
    assert [one.label for one in found] == ["a", "ă", "d", "đ"]


@pytest.mark.parametrize("by", MEASURES)
def test_the_measure_ranks(by: str) -> None:
    found = centrality(network_of(("a", "b", 9), ("b", "c", 1), ("c", "d", 1), ("d", "e", 1), ("c", "f", 1)), by)
    values = [getattr(one, by) for one in found]
    assert values == sorted(values, reverse=True)
    assert found[0].label == {"strength": "b", "pagerank": "b"}.get(by, "c")


def test_an_unknown_measure() -> None:
    with pytest.raises(UsageError, match="'fame'; have degree"):
        centrality(network_of(("a", "b", 1)), "fame")


def test_nobody() -> None:
    assert centrality(nx.Graph(kind="officials")) == []


edges_of = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl"), st.integers(1, 5)), max_size=15)


@settings(deadline=None, max_examples=40)
@given(edges_of, st.randoms())
def test_the_order_of_edges_does_not_matter(edges: list[tuple[str, str, int]], random: st.DataObject) -> None:
    once = {(a, b): (a, b, weight) for a, b, weight in edges}
    shuffled = list(once.values())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert centrality(network_of(*once.values())) == centrality(network_of(*shuffled))


def test_large_networks_are_sampled_with_a_fixed_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(central, "_EXACT", 20)
    monkeypatch.setattr(central, "_SAMPLE", 10)
    wheel = network_of(*((f"{i:02}", f"{(i + step) % 40:02}", 1) for i in range(40) for step in (1, 7)))
    assert central.is_sampled(wheel) and centrality(wheel) == centrality(wheel)
    assert len({one.betweenness for one in centrality(wheel)}) > 1  # from every node, all would be equal


@pytest.mark.parametrize("kind", ["attendance", "meetings", "officials", "bodies", "provinces"])
def test_both_engines_agree(kind: str) -> None:
    found = centrality(build_network(oxigraph(), kind), "pagerank")
    assert found == centrality(build_network(reference(), kind), "pagerank")
    assert len(found) > 1


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--graph", str(EXAMPLE)])


def test_the_command() -> None:
    done = kg("central", "officials", "--most", "1")
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 3
    assert "the first 1 rows of" in done.stderr
    assert len(kg("central", "officials", "--most", "1", "--format", "csv").stdout.splitlines()) > 3  # programs get all


def test_the_command_on_a_day_without_events() -> None:
    done = kg("central", "bodies", "--on", "1999", "--fail-if-empty")
    assert done.exit_code == 3 and done.stderr == "0 nodes, 0 edges\n"
