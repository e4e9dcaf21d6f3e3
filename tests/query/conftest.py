"""The example graph behind both engines."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from kg.query.run import GraphSource, Source, open_source

EXAMPLE = Path(__file__).resolve().parents[2] / "queries" / "example.ttl"


@functools.cache
def oxigraph() -> Source:
    return open_source(EXAMPLE)


@functools.cache
def reference() -> Source:
    import rdflib

    return GraphSource(rdflib.Graph().parse(EXAMPLE))


@pytest.fixture(params=[oxigraph, reference], ids=["pyoxigraph", "rdflib"])
def source(request: pytest.FixtureRequest) -> Source:
    """The example graph, once with each engine."""
    made: Source = request.param()
    return made
