"""A graph of an older version is told apart from one that has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.query.age import outdated
from kg.query.run import open_source
from kg.rdf.vocabulary import VERSION
from tests.query.conftest import oxigraph

_STATES = "<https://w3id.org/banggiao/id/dataset/kg> <http://purl.org/dc/terms/conformsTo> <{}> .\n"
OLD = VERSION.value.rpartition("/")[0] + "/0.1.0"


def graph(folder: Path, version: str) -> Path:
    path = folder / "kg.ttl"
    path.write_text(_STATES.format(version), "utf-8")
    return path


def test_this_version_and_a_graph_made_by_hand_are_fine(tmp_path: Path) -> None:
    assert outdated(open_source(graph(tmp_path, VERSION.value))) is None
    assert outdated(oxigraph()) is None


def test_an_older_one_is_told_on_stderr_and_by_the_library(tmp_path: Path) -> None:
    path = graph(tmp_path, OLD)
    result = CliRunner().invoke(main, ["query", "coverage", "-g", str(path), "-f", "csv"])
    assert result.exit_code == 0 and "0.1.0" in result.stderr and "build it again" in result.stderr
    assert result.stdout.startswith("rule,")
    with pytest.warns(UserWarning, match="build it again"):
        kg.open(path)
