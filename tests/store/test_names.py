"""Names that are kept with a store are those that the graph has, and mean the same things as names that are asked for by SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query.names import Names
from kg.query.run import open_source, select
from kg.resources import resource
from kg.store.embedded import write_store
from kg.store.names import NAMED_KINDS, KindNames, load_names

EXAMPLE = resource("queries") / "example.ttl"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph") / "store"
    write_store(EXAMPLE, folder)
    return folder


@pytest.mark.parametrize("kind", NAMED_KINDS)
def test_what_is_kept_is_what_the_graph_has(store: Path, kind: str) -> None:
    source = open_source(store)
    assert load_names(store, kind) is not None
    asked = Names(lambda query: select(source, query))
    assert Names(lambda query: select(source, query), lambda one: load_names(store, one)).of_kind(kind) == asked.of_kind(kind)


@pytest.mark.parametrize(
    "typed",
    [
        "hoi nghi", "Hội nghị", "HỘI NGHỊ", "tong ket cong tac nganh ngoai giao", "ngoai giao tong ket",  # part; all words, in any order
        "Thanh Hoá", "thanh hoa", "Thanh Hòa",  # the tone's place is free, another tone is another name
        "bui thanh son", "Bùi Thanh", "x", "—",
    ],
)  # fmt: skip
def test_a_name_means_the_same_either_way(store: Path, typed: str) -> None:
    source = open_source(store)
    kept, asked = source.names(), Names(lambda query: select(source, query))  # type: ignore[attr-defined]
    assert kept.resolve(typed, NAMED_KINDS) == asked.resolve(typed, NAMED_KINDS)
    assert kept.nearest(typed, NAMED_KINDS) == asked.nearest(typed, NAMED_KINDS)


def test_lines_are_found_once_each_and_at_their_place() -> None:
    names = KindNames.of([("c", "Ba Ba"), ("a", "Ba"), ("b", "Bà Ba"), ("a", "Ba")])
    assert names.iris == ("a", "b", "c")
    assert names.find(" ba ", marks=False) == [0, 1, 2]
    assert names.find("\n ba \n", marks=False) == [0]
    assert names.find("\n ba ba \n", marks=False) == [1, 2]
    assert names.find("\n ba ba \n", marks=True) == [2]


def test_a_store_without_them_or_with_torn_ones_is_read_itself(store: Path, tmp_path: Path) -> None:
    assert load_names(tmp_path, "person") is None
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "person.txt").write_text("bui-thanh-son\n\f", "utf-8")
    assert load_names(tmp_path, "person") is None
