"""``kg export``: the form by ending or by name, all or nothing on the disk, one sentence for each mistake."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.graph import _FORMS
from kg.errors import KgError, UsageError
from kg.export import FORMS, Form, form_of
from kg.export.folder import write_folder
from kg.export.tables import TABLES
from tests.query.conftest import EXAMPLE


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["export", *map(str, arguments), "-g", str(EXAMPLE)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_command_line_offers_these_forms() -> None:
    assert tuple(form.name for form in FORMS) == _FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if not form.folder], ids=lambda form: form.name)
def test_each_file_is_the_same_bytes(form: Form, tmp_path: Path) -> None:
    for file in ("a", "b"):
        status, out, err = run("-o", tmp_path / file, "--format", form.name)
        assert (status, out) == (0, "") and str(tmp_path / file) in err
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_folders(tmp_path: Path) -> None:
    assert run("-o", tmp_path / "lists", "-f", "csv")[0] == 0
    assert sorted(path.name for path in (tmp_path / "lists").iterdir()) == ["edges.csv", "nodes.csv"]
    pytest.importorskip("pyarrow")
    assert run("-o", tmp_path / "lists", "-f", "parquet")[0] == 0
    assert {path.stem for path in (tmp_path / "lists").glob("*.parquet")} == set(TABLES)
    assert (tmp_path / "lists" / "nodes.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-o", "x.docx"), "have .graphml"),
        (("-o", "x"), "--format"),
        (("-o", "x.csv"), "name a folder"),
        (("-o", "x.parquet"), "name a folder"),
        (("-o", "x.void"), "have .graphml"),
        (("-o", "x.ttl", "-f", "yaml"), "'yaml'"),
    ],
)
def test_misuse_is_one_sentence(arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*arguments)
    assert status == 2 and out == "" and says in err and len(err.splitlines()) == 1
    assert [*tmp_path.iterdir()] == []


def test_what_is_missing_is_named_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, _, err = run("-o", tmp_path / "tables", "-f", "parquet")
    assert status == 2 and "banggiao[parquet]" in err and [*tmp_path.iterdir()] == []


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a": b"old", "b": b"old"})
    with pytest.raises(KgError):
        write_folder(tmp_path, {"a": b"new", "no/such/folder": b"new"})  # the second cannot be written: the first stays as it was
    with pytest.raises(KgError):
        write_folder(tmp_path / "none" / "x", {"a": b"new"})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"old"
    with pytest.raises(UsageError, match="is a file"):
        write_folder(tmp_path / "a", {"a": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_forms_by_ending() -> None:
    assert form_of(Path("a.b.jsonld")).name == "jsonld" and form_of(Path("void.ttl"), "void").name == "void"


def test_a_graph_that_is_not_of_our_making_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text(EXAMPLE.read_text("utf-8").replace("bg:end 29 ", "bg:end 'x' "), "utf-8")
    result = CliRunner().invoke(main, ["export", "-o", str(tmp_path / "x.gexf"), "-g", str(tmp_path / "x.ttl")])
    assert result.exit_code == 2 and "bg:end is 'x'" in result.stderr and len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "x.gexf").exists()
