"""kg check, verify, diff and why as a script meets them: exit status, forms, what stands on which stream."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.query.run import open_source
from kg.query.sources import merges, same_texts, things_of

EXAMPLE = Path(__file__).resolve().parents[2] / "queries" / "example.ttl"
ID = "https://w3id.org/banggiao/id/"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """The example with a predecessor who is in office on the successor's day."""
    path = tmp_path / "kg.ttl"
    text = EXAMPLE.read_text("utf-8")
    old = 'bg:status bg:former ; schema:startDate "2011"^^xsd:gYear ; schema:endDate "2021"^^xsd:gYear ;'
    assert old in text
    text = text.replace(old, 'bg:status bg:current ; bg:attestedOn "2025-01-06"^^xsd:date ;')
    text = text.replace("bg:formerlyHeld position:bo-truong", "org:holds position:bo-truong")
    concepts = "bg:current bg:rank 1 . bg:acting bg:rank 2 . bg:former bg:rank 3 .\n"
    path.write_text(text + concepts, "utf-8")
    return path


def test_a_conflict_is_shown_and_fails_only_where_that_is_asked_for(doubtful: Path) -> None:
    status, out, _ = run("check", "-g", doubtful)
    assert status == 0 and "conflict [two-holders]" in out and "holding:h2" in out and 'doi-tac: "' in out
    status, out, err = run("check", "-g", doubtful, "--fail-on", "conflict")
    assert status == 1 and "two-holders" in out and "1 problems (conflict or worse)" in err
    assert run("check", "-g", doubtful, "--fail-on", "conflict", "--least", "error")[0] == 1
    assert "two-holders" not in run("check", "-g", doubtful, "--least", "error")[1]
    assert run("check", "-g", doubtful, "--fail-on", "never")[0] == 0


def test_findings_for_programs(doubtful: Path) -> None:
    records = json.loads(run("check", "-g", doubtful, "-f", "json")[1])
    (found,) = [record for record in records if record["check"] == "two-holders"]
    assert found["severity"] == "conflict" and len(found["facts"]) == 2 and found["evidence"][0]["quote"]
    rows = list(csv.DictReader(io.StringIO(run("check", "-g", doubtful, "-f", "csv")[1])))
    assert len(rows) == len(records) and rows[0]["sentence"] == records[0]["sentence"]


def test_verify_fails_where_articles_are_missing(tmp_path: Path) -> None:
    (tmp_path / "mau.txt").write_text("Bài mẫu.\n", "utf-8")
    status, out, err = run("verify", "-g", EXAMPLE, "-a", tmp_path)
    assert status == 1 and "missing: sec:" in out and "text: mau:" in out and len(err.splitlines()) == 1
    assert run("verify", "-g", EXAMPLE, "-a", tmp_path / "nowhere")[0] == 2


def test_diff_of_a_graph_with_itself_and_with_another(doubtful: Path) -> None:
    assert run("diff", EXAMPLE, EXAMPLE) == (0, "", "0 added, 0 changed, 0 removed\n")
    status, out, err = run("diff", EXAMPLE, doubtful, "-f", "json")
    (change,) = json.loads(out)
    assert status == 0 and change["fact"] == ID + "holding/h8" and "0 added, 1 changed" in err
    assert "h8" in run("diff", EXAMPLE, doubtful, "-f", "csv")[1]
    assert run("diff", EXAMPLE, "nowhere")[0] == 2


def test_why_counts_independent_sources_and_tells_merges(tmp_path: Path) -> None:
    out = run("why", "holding:h1", "-g", EXAMPLE)[1]
    assert "holding:h1, 2 independent sources" in out
    one_text = tmp_path / "kg.ttl"
    one_text.write_text(EXAMPLE.read_text("utf-8") + "article:vinh-phuc bg:sameTextAs article:thanh-hoa .\n", "utf-8")
    assert "independent" not in run("why", "holding:h1", "-g", one_text)[1]
    out = run("why", "Milos Zeman", "-g", EXAMPLE)[1]
    assert 'merged into person:milos-zeman: "Miloš Zeman"\n    The marks of a foreign name come and go.' in out
    assert "merged into" not in run("why", "Phạm Bình Minh", "-g", EXAMPLE)[1]


def test_merges_of_a_fact_are_those_of_what_it_is_about() -> None:
    source = open_source(EXAMPLE)
    assert [merged.merged for merged in merges(source, [ID + "holding/h7"])] == ["Miloš Zeman"]
    assert things_of(source, "Milos Zeman") == (ID + "person/milos-zeman",)
    assert same_texts(source) == {"mau": "doi-tac"}
