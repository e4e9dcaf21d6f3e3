"""Nothing found is an answer: status 0 and a sentence on stderr, or status 3 for whoever asks to be told by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "queries" / "example.ttl"
EVENT = "event=Hội nghị tổng kết công tác ngành Ngoại giao năm 2024"
NO, YES = "ASK { ?s a <urn:none> }", "ASK { ?s ?p ?o }"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [*arguments, "-g", str(EXAMPLE)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "md"])
@pytest.mark.parametrize(("flag", "expected"), [((), 0), (("--fail-if-empty",), 3)])
def test_no_rows(form: str, flag: tuple[str, ...], expected: int) -> None:
    status, out, err = run("query", "who-attended", "-p", EVENT, "-p", "role=signatory", "-f", form, *flag)
    assert status == expected and err.startswith("nothing found") and (out == "") is (form == "table")


@pytest.mark.parametrize(
    ("arguments", "without", "with_flag"),
    [
        (("query", "partnerships"), 0, 0),
        (("query", "who-attended", "-p", "event=Hội nghị không có"), 2, 3),  # no such thing in the graph, perhaps tomorrow
        (("query", "who-attended", "-p", "evnt=x"), 2, 2),  # misuse stays misuse
        (("query", "who-atended"), 2, 2),
        (("why", "Không Ai Cả"), 2, 3),
        (("why", "Bùi Thanh Sơn"), 0, 0),
    ],
)
def test_the_flag_tells_nothing_found_from_misuse(arguments: tuple[str, ...], without: int, with_flag: int) -> None:
    assert run(*arguments)[0] == without
    assert run(*arguments, "--fail-if-empty")[0] == with_flag


@pytest.mark.parametrize(("text", "word", "expected"), [(NO, "false", 3), (YES, "true", 0)])
def test_a_no_is_nothing_found(text: str, word: str, expected: int, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text(text, "utf-8")
    assert run("query", str(tmp_path / "x.rq"), "--fail-if-empty") == (expected, f"{word}\n", "")


def test_help_has_the_statuses() -> None:
    for command in (("query", "--help"), ("--help",)):
        shown = " ".join(CliRunner().invoke(main, list(command)).stdout.split())
        assert "Exit status: 0 " in shown and " 3 " in shown


@pytest.mark.parametrize(("text", "expected"), [(YES, (0, "true\n", "")), ("SELECT ?c { ?c bg:partnerOf country:CN }", (0, "", None))])
def test_a_query_comes_through_a_pipe(text: str, expected: tuple[int, str, str | None]) -> None:
    result = CliRunner().invoke(main, ["query", "-", "-g", str(EXAMPLE)], input=text)
    status, out, err = expected
    assert (result.exit_code, result.stdout) == (status, out) and (err is None or result.stderr == err)


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.md", "x.xml", "x.tsv"])
def test_an_answer_goes_into_a_file_in_the_form_of_its_ending(name: str, tmp_path: Path) -> None:
    status, out, err = run("query", "partnerships", "-o", str(tmp_path / name))
    written = (tmp_path / name).read_text("utf-8")
    assert (status, out) == (0, "") and err.endswith(f" rows in {tmp_path / name}\n")
    assert written == run("query", "partnerships", "-f", name.partition(".")[2])[1] != ""


def test_a_file_whose_ending_says_nothing(tmp_path: Path) -> None:
    assert run("query", "partnerships", "-o", str(tmp_path / "x.docx"))[0] == 2 and not (tmp_path / "x.docx").exists()
    assert run("query", "partnerships", "-o", str(tmp_path / "x.txt"), "-f", "table")[0] == 0
    assert "Pháp" in (tmp_path / "x.txt").read_text("utf-8")
    assert run("query", "partnerships", "-o", str(tmp_path / "no" / "x.csv"))[0] == 1


def test_a_question_in_vietnamese_has_the_same_forms(tmp_path: Path) -> None:
    question = "Ai dự Hội nghị tổng kết công tác ngành Ngoại giao năm 2024?"
    status, out, err = run("ask", question, "-f", "csv")
    assert status == 0 and out.startswith("participant,") and "kg query who-attended" in err
    assert run("ask", question, "-o", str(tmp_path / "x.csv"))[0] == 0 and (tmp_path / "x.csv").read_text("utf-8") == out
