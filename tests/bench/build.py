"""A number of triples in, a folder like a build's out (``kg.ttl``, ``reference.ttl``, ``store/``), kept for the next time."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from kg.rdf.confidence import load_confidence
from kg.rdf.emit import emit
from kg.rdf.header import emit_header
from kg.rdf.reference import emit_reference, reference_graph
from kg.rdf.serialize import to_turtle, write_safely
from kg.store.embedded import write_store
from tests.bench.synthetic import make_graph


def build_synthetic(triples: int, folder: Path) -> int:
    """Builds the synthetic graph as ``kg build`` builds one of articles, but for the shapes; returns the number of its triples."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = make_graph(triples)
    write_safely(folder / "kg.ttl", to_turtle(chain(emit_header(), emit(graph, load_confidence()))))
    write_safely(folder / "reference.ttl", to_turtle(emit_reference(thing.ref for thing in graph.things)))
    return write_store(folder / "kg.ttl", folder / "store", {reference_graph(): folder / "reference.ttl"})
