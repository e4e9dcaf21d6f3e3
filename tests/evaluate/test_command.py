"""``kg evaluate`` as a script meets it: forms, exit status, one sentence for each mistake, the files that it writes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import evaluate, main
from kg.evaluate.score import RELATIONS
from kg.lexicon import parse_table
from tests.evaluate.making import attended, event, gold_file, holds

ARTICLE = """Hội nghị tổng kết công tác đối ngoại
Ngày 6/1/2025, Bộ Ngoại giao tổ chức Hội nghị tổng kết công tác đối ngoại năm 2024 tại Hà Nội.
Thủ tướng Phạm Minh Chính phát biểu chỉ đạo hội nghị.
"""
NAME = "Hội nghị tổng kết công tác đối ngoại năm 2024"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, stdout, stderr of ``kg evaluate``."""
    result = CliRunner().invoke(main, ["evaluate", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``articles/`` and ``gold/``, and the built graph in ``out/``."""
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("evaluate")
    (folder / "articles").mkdir()
    (folder / "articles" / "a1.txt").write_text(ARTICLE, "utf-8")
    people = [holds("Phạm Minh Chính", "Thủ tướng", "Chính phủ"), holds("Không Có Ai", "Bộ trưởng", "Bộ Ngoại giao")]
    gold_file(folder / "gold", events=[event(NAME)], holds=people, attended=[attended("Phạm Minh Chính", role="speaker")])
    build([folder / "articles"], folder / "out")
    return folder


def test_the_choices_are_those_of_the_program() -> None:
    assert evaluate._RELATIONS == RELATIONS


def test_articles_beside_the_gold_are_built_in_passing(place: Path) -> None:
    before = sorted(place.iterdir())
    status, out, err = run(place / "gold")
    assert status == 0 and "1 articles, digest of the gold" in err
    assert next(line.split()[:4] for line in out.splitlines() if line.startswith("holds")) == ["holds", "1", "0", "1"]
    assert sorted(place.iterdir()) == before


def test_a_graph_and_named_articles_give_the_same(place: Path) -> None:
    built = run(place / "gold", "--format", "json")
    assert built[1] == run(place / "gold", "-f", "json", "--graph", place / "out")[1]
    assert built[1] == run(place / "gold", "-f", "json", "--graph", place / "out" / "kg.ttl")[1]
    assert built[1] == run(place / "gold", "-f", "json", "--articles", place / "articles" / "a1.txt")[1]


def test_json_has_everything(place: Path) -> None:
    document = json.loads(run(place / "gold", "-g", place / "out", "-f", "json", "--rules", "--errors")[1])
    assert document["gold"]["articles"] == 1 and len(document["gold"]["digest"]) == 64
    assert list(document["relations"]) == list(RELATIONS)
    assert document["relations"]["holds"]["strict"]["recall"] == 0.5
    assert document["kinds"]["holds"] == {"missed": 1}
    assert [error["gold"] for error in document["errors"]] == ["Không Có Ai: Bộ trưởng, Bộ Ngoại giao"]
    assert all(rule.partition("/")[1] for rule in document["rules"])


def test_csv_and_tsv_are_one_table(place: Path) -> None:
    graph = ("-g", place / "out")
    rows = list(csv.DictReader(io.StringIO(run(place / "gold", *graph, "-f", "csv", "--lenient")[1])))
    assert [row["relation"] for row in rows] == list(RELATIONS) and rows[0]["lenient_recall"] == "0.500"
    rules = run(place / "gold", *graph, "-f", "tsv", "--rules")[1].splitlines()
    assert rules[0].split("\t") == ["rule", "right", "wrong", "precision", "low", "high", "confidence"]
    errors = list(csv.DictReader(io.StringIO(run(place / "gold", *graph, "-f", "csv", "--errors")[1])))
    assert [(row["relation"], row["kind"]) for row in errors] == [("holds", "missed")]
    assert run(place / "gold", *graph, "-f", "csv", "--errors", "--rules")[0] == 2


def test_one_relation(place: Path) -> None:
    out = run(place / "gold", "-g", place / "out", "-f", "csv", "-r", "holds")[1]
    assert [line.split(",")[0] for line in out.splitlines()] == ["relation", "holds"] and "role" not in out


def test_markdown_for_a_readme(place: Path) -> None:
    lines = run(place / "gold", "-g", place / "out", "-f", "markdown")[1].splitlines()
    assert lines[0].startswith("| relation | right |") and lines[1].startswith("|---|")
    assert {line.count("|") for line in lines[: 2 + len(RELATIONS)]} == {8}
    assert lines[-1].startswith("Measured on 1 articles")


def test_a_table_shows_rules_and_errors(place: Path) -> None:
    out = run(place / "gold", "-g", place / "out", "--rules", "--errors", "--lenient")[1]
    assert "\nrules\n" in out and "\nerrors\n" in out and "lenient_f1" in out and "Không Có Ai" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "no such folder"),
        (("gold", "--graph", "nowhere"), "no such graph"),
        (("gold", "--articles", "nowhere"), "no such file or folder"),
        (("gold", "--graph", "out", "--articles", "articles"), "give one of them"),
        (("gold", "--half", "odd", "--baseline", "b.json"), "leave out --relation and --half"),
        (("gold", "-r", "holds", "--write-rules", "r.tsv"), "leave out --relation and --half"),
        (("gold", "--graph", "out", "--baseline", "nowhere.json"), "cannot be read as a baseline"),
        (("gold", "--baseline", "b.json", "--write-baseline", "b.json"), "give one of them"),
        (("gold", "-r", "dinner"), "dinner"),
        (("bad", "--graph", "out"), "bad1.json: holds: a list is expected"),
        (("absent", "--graph", "out"), "gold article 'a9' is not among the graph's articles"),
    ],
)
def test_misuse_is_one_sentence(place: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str) -> None:
    monkeypatch.chdir(place)
    gold_file(place / "absent", "a9")
    (place / "bad").mkdir(exist_ok=True)
    (place / "bad" / "bad1.json").write_text('{"article": "a1", "events": []}', "utf-8")
    status, _, err = run(*arguments)
    assert status == 2 and said in err
    assert "Traceback" not in err


def test_the_gate_passes_what_is_equal_and_stops_what_is_worse(place: Path, tmp_path: Path) -> None:
    command = (place / "gold", "-g", place / "out")
    path = tmp_path / "baseline.json"
    assert run(*command, "--write-baseline", path)[0] == 0
    status, out, err = run(*command, "--baseline", path)
    assert status == 0 and "better" not in err and out
    pinned = json.loads(path.read_text("utf-8"))
    pinned["gold"]["relations"]["holds"].update(right=2, missed=2)
    path.write_text(json.dumps(pinned), "utf-8")
    status, _, err = run(*command, "--baseline", path)
    assert status == 1 and "holds: right 2 -> 1" in err and "better: holds: missed 2 -> 1" in err
    pinned["gold"]["relations"]["holds"].update(right=1)
    path.write_text(json.dumps(pinned), "utf-8")
    status, _, err = run(*command, "--baseline", path)
    assert status == 0 and "raise it with --write-baseline" in err
    pinned["gold"]["digest"] = "0" * 64
    path.write_text(json.dumps(pinned), "utf-8")
    assert run(*command, "--baseline", path)[0] == 1


def test_the_table_of_rules_is_one_of_the_lexicon(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "rules.tsv"
    assert run(place / "gold", "-g", place / "out", "--write-rules", path)[0] == 0
    rows = parse_table(path, "rules")
    assert {row["right"] for row in rows} <= {"1", "2"} and {row["wrong"] for row in rows} == {"0"}
    assert "on 1 articles, digest of the gold" in path.read_text("utf-8")
    before = path.read_bytes()
    run(place / "gold", "--write-rules", path)
    assert path.read_bytes() == before
