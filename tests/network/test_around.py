"""What is around a thing: as far as asked, of the kinds asked, at the time asked, each tie with its sentence."""

from __future__ import annotations

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import UsageError
from kg.network import Asked, around_network, around_rows, build_network, find_around
from kg.network.when import window
from kg.query.run import Source
from tests.query.conftest import EXAMPLE, oxigraph, reference

SON, ZEMAN = "Bùi Thanh Sơn", "Milos Zeman"


def test_one_step() -> None:
    around = find_around(oxigraph(), ZEMAN)
    assert {(one.label, one.tie.relation) for one in around.neighbours} == {
        ("Trần Đại Quang hội đàm với Milos Zeman", "attended"),
        ("Milos Zeman thăm cấp Nhà nước tới Việt Nam", "attended"),
        ("Tổng thống Séc", "holds"),
        ("Séc", "represented"),
    }
    assert all(one.distance == 1 and one.tie.quote for one in around.neighbours)


def test_each_event_at_which_somebody_represented_counts() -> None:
    rows = [row for row in around_rows(find_around(oxigraph(), ZEMAN)).values() if row["relation"] == "represented"]
    assert {row["thing"] for row in rows} == {"Séc"}
    assert len(rows) == len({row["fact_iri"] for row in rows}) == 2


def test_distances_are_those_of_networkx(graph: Source) -> None:
    whole = build_network(graph, "everything").to_undirected()
    around = find_around(graph, "country:VN", radius=3)
    expected = {name: steps for name, steps in nx.single_source_shortest_path_length(whole, "country:VN", cutoff=3).items() if steps}
    network = around_network(around)
    assert {name: data["distance"] for name, data in network.nodes(data=True) if data["distance"]} == expected
    ball = whole.subgraph([*expected, "country:VN"])
    assert {frozenset(edge) for edge in network.edges()} == {frozenset(edge) for edge in ball.edges() if edge[0] != edge[1]}


def test_kinds_are_kept_and_the_ways_to_them() -> None:
    around = find_around(oxigraph(), SON, radius=2, kinds=["province"])
    assert {(one.label, one.distance) for one in around.neighbours} == {("Thanh Hóa", 2), ("Vĩnh Phúc", 2)}
    kinds = {data["kind"] for _, data in around_network(around).nodes(data=True)}
    assert kinds == {"person", "event", "province"}
    with pytest.raises(UsageError, match="'planet'; have person"):
        find_around(oxigraph(), SON, kinds=["planet"])


def test_at_a_time() -> None:
    labels = {one.label for one in find_around(oxigraph(), ZEMAN, Asked(window("2017-06-06"))).neighbours}
    assert labels == {"Milos Zeman thăm cấp Nhà nước tới Việt Nam", "Séc"}
    assert find_around(oxigraph(), ZEMAN, Asked(window("2019"))).neighbours == ()


def test_both_engines_agree() -> None:
    for thing in (SON, "Thanh Hóa", "Pháp"):
        assert around_rows(find_around(reference(), thing, radius=2)) == around_rows(find_around(oxigraph(), thing, radius=2))


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--graph", str(EXAMPLE)])


def test_the_command() -> None:
    done = kg("around", SON, "--radius", "2", "--kind", "province", "--format", "csv")
    assert done.exit_code == 0 and done.stdout.startswith("distance,thing,kind,from,relation,")
    assert done.stderr == "2 things, 2 ties\n"


def test_the_command_where_nothing_is() -> None:
    done = kg("around", ZEMAN, "--on", "2019", "--fail-if-empty")
    assert done.exit_code == 3 and "nothing found" in done.stderr
