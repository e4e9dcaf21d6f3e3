"""The embedded store is swapped whole and opened read-only, and a wrong path is one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import KgError, UsageError
from kg.rdf.emit import emit
from kg.rdf.serialize import to_turtle
from kg.store.embedded import open_store, write_store
from tests.rdf.graphs import small_graph


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "kg.ttl"
    path.write_bytes(to_turtle(emit(small_graph(), {})))
    return path


@pytest.fixture
def triples() -> int:
    return len(set(emit(small_graph(), {})))


def test_written_and_opened(turtle: Path, triples: int) -> None:
    directory = turtle.parent / "store"
    assert write_store(turtle, directory) == triples
    for path in (directory, turtle.parent, turtle):
        assert len(open_store(path)) == triples
    assert sorted(path.name for path in turtle.parent.iterdir()) == ["kg.ttl", "store"]


def test_read_into_memory_it_holds_the_same_in_the_same_graphs(turtle: Path) -> None:
    name = NamedNode("https://example.org/other")
    write_store(turtle, turtle.parent / "store", {name: turtle})
    disk, copy = open_store(turtle.parent), open_store(turtle.parent, in_memory=True)
    assert sorted(map(str, copy)) == sorted(map(str, disk))
    assert list(copy.named_graphs()) == [name]


def test_read_only(turtle: Path) -> None:
    write_store(turtle, turtle.parent / "store")
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(turtle.parent / "store").update("DELETE WHERE { ?s ?p ?o }")


def test_a_new_store_replaces_the_old_one_also_while_it_is_open(turtle: Path, triples: int) -> None:
    directory = turtle.parent / "store"
    write_store(turtle, directory)
    reader = open_store(directory)
    turtle.write_bytes(b'<urn:a> <urn:b> "c" .')
    assert write_store(turtle, directory) == 1
    assert len(open_store(directory)) == 1
    assert len(list(reader)) == triples


def test_bad_turtle_leaves_the_old_store(turtle: Path, triples: int) -> None:
    directory = turtle.parent / "store"
    write_store(turtle, directory)
    turtle.write_bytes(b"<urn:a> <urn:b")
    with pytest.raises(KgError, match="cannot be written"):
        write_store(turtle, directory)
    assert len(open_store(directory)) == triples
    assert sorted(path.name for path in turtle.parent.iterdir()) == ["kg.ttl", "store"]


def test_a_swap_that_died_half_way_is_found_and_healed(turtle: Path, triples: int) -> None:
    directory = turtle.parent / "store"
    write_store(turtle, directory)
    directory.rename(turtle.parent / ".store.old")
    assert len(open_store(directory)) == len(open_store(turtle.parent)) == triples
    assert write_store(turtle, directory) == triples
    assert sorted(path.name for path in turtle.parent.iterdir()) == ["kg.ttl", "store"]


def test_a_folder_of_somebody_else_is_not_replaced(turtle: Path) -> None:
    other = turtle.parent / "store"
    other.mkdir()
    (other / "thesis.txt").write_text("x")
    with pytest.raises(KgError, match="is not a store"):
        write_store(turtle, other)
    assert (other / "thesis.txt").exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing", None, "no such file or folder"),
        ("empty", "", "holds no store"),
        ("kg.pdf", "x", "not a graph"),
        ("bad.ttl", "<urn:a> <urn:b", "cannot be read as RDF"),
    ],
)
def test_what_is_no_store(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif content is not None:
        path.write_text(content)
    with pytest.raises(UsageError, match=message):
        open_store(path)
    assert name == "empty" or content is not None or not path.exists()


def test_a_broken_store(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-000001\n")
    with pytest.raises(UsageError, match="not a readable store"):
        open_store(tmp_path)


def test_why_stores_are_not_opened_by_path_alone(tmp_path: Path) -> None:
    """pyoxigraph makes an empty store of a misspelt path: the reason for ``open_store``."""
    assert len(Store(str(tmp_path / "misspelt"))) == 0
