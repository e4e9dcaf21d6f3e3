"""The graphs on which a traversal and the question that asks the same must agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query.run import Source, open_source
from tests.query.conftest import oxigraph, reference
from tests.shared import SHARED

SAMPLES = Path(__file__).resolve().parents[2] / "kg" / "samples"


def _built(articles: Path, output: Path) -> Source:
    from kg.pipeline import build

    build([articles], output, jobs=1)
    return open_source(output)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The graph of the sample articles."""
    return _built(SAMPLES, tmp_path_factory.mktemp("samples") / "out")


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The graph of the articles that lie beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return _built(SHARED / "articles", tmp_path_factory.mktemp("articles") / "out")


@pytest.fixture(params=["example", "example-rdflib", "samples", "articles"])
def graph(request: pytest.FixtureRequest) -> Source:
    """Each graph in turn; the smallest one with both engines."""
    small = {"example": oxigraph, "example-rdflib": reference}
    if request.param in small:
        return small[request.param]()
    found: Source = request.getfixturevalue(request.param)
    return found
