"""The graphs that quality is measured on, built once: of the samples, and of the shared articles where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[2]
SAMPLES_GOLD = ROOT / "tests" / "gold" / "samples"
SHARED_GOLD = SHARED / "gold"


def build(articles: Path, folder: Path) -> Path:
    """The ``kg.ttl`` of these articles."""
    from kg import pipeline

    pipeline.build([articles], folder)
    return folder / "kg.ttl"


@pytest.fixture(scope="session")
def samples_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the samples that the package carries."""
    return build(ROOT / "kg" / "samples", tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def shared_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the shared articles; skips where they are not beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return build(SHARED / "articles", tmp_path_factory.mktemp("shared"))
