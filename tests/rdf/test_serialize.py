"""Turtle is byte-stable and readable, and a file holds either its old content or all of the new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph

from kg.errors import KgError
from kg.rdf.emit import emit
from kg.rdf.iri import mint
from kg.rdf.serialize import replacing, to_turtle, write_safely
from kg.rdf.vocabulary import BG, RDFS
from tests.rdf.graphs import small_graph

PERSON = mint("person", "a")


def test_same_bytes_for_any_order_and_repetition() -> None:
    triples = list(emit(small_graph(), {}))
    assert to_turtle([*reversed(triples), *triples]) == to_turtle(triples)


def test_both_libraries_read_back_what_was_written() -> None:
    triples = set(emit(small_graph(), {}))
    document = to_turtle(triples)
    assert {quad.triple for quad in parse(document, format=RdfFormat.TURTLE)} == triples
    assert len(Graph().parse(data=document, format="turtle")) == len(triples)


def test_prefixes_blocks_and_sections() -> None:
    text = to_turtle(emit(small_graph(), {})).decode()
    assert "\n\nperson:lo-thi-mau a foaf:Person ;\n\trdfs:label" in text
    order = [text.index(f"\n{kind}:") for kind in ("country", "province", "person", "position", "event", "holding", "evidence")]
    assert order == sorted(order)
    assert "<https://w3id.org/banggiao/id/" not in text.split("\n\n", 1)[1]


def test_properties_in_the_order_of_a_reader() -> None:
    text = to_turtle(emit(small_graph(), {})).decode()
    block = next(part for part in text.split("\n\n") if "a bg:Evidence" in part)
    places = [block.index(f"bg:{name} ") for name in ("article", "quote", "start", "end", "rule")]
    assert places == sorted(places)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    triple = Triple(PERSON, RDFS["label"], Literal(text, language="vi"))
    other = Triple(mint("person", "b"), RDFS["label"], Literal(text))
    assert {quad.triple for quad in parse(to_turtle([triple, other]), format=RdfFormat.TURTLE)} == {triple, other}


@pytest.mark.parametrize("triple", [Triple(BlankNode(), RDFS["label"], Literal("x")), Triple(PERSON, BG["event"], BlankNode())])
def test_no_blank_nodes(triple: Triple) -> None:
    with pytest.raises(ValueError, match="blank"):
        to_turtle([triple])


def test_no_kind_outside_the_register() -> None:
    with pytest.raises(KeyError):
        to_turtle([Triple(NamedNode("https://w3id.org/banggiao/id/ghost/a"), RDFS["label"], Literal("x"))])


def test_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_bytes(b"old")
    write_safely(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_inside_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kg.ttl"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(path, b"new") as temporary:
        assert temporary.read_bytes() == b"new"
        assert path.read_bytes() == b"old"
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_torn_write_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kg.ttl"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"torn")
    with pytest.raises(KgError, match="does not read back"):
        write_safely(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KgError, match="cannot be written: No space left"):
        write_safely(tmp_path / "kg.ttl", b"new")
    assert list(tmp_path.iterdir()) == []
