"""Files that travel with the package are found in it, then beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import resources
from kg.errors import LexiconError


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resources.resource("ontology/kg.ttl").is_file()
    assert resources.resource("samples").is_dir()


def test_a_wheel_has_them_inside_and_that_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path, tmp_path / "kg"):
        (folder / "queries").mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "kg")
    assert resources.resource("queries") == tmp_path / "kg" / "queries"


def test_a_broken_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "kg")
    with pytest.raises(LexiconError, match="install the package again"):
        resources.resource("ontology/kg.ttl")
