"""Pages of long lists: they follow each other without a gap, what is left out is told, and programs get everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import main
from kg.errors import UsageError
from kg.query.catalogue import find_question, load_catalogue
from kg.query.header import Question
from kg.query.paging import PAGE, first_page, has_pages, page_after, page_before
from kg.query.run import ask, fill
from kg.query.terms import Rows
from tests.query.conftest import EXAMPLE, oxigraph

PAGED = [question for question in load_catalogue().values() if has_pages(question)]


def needed(question: Question) -> dict[str, list[str]]:
    return {p.name: [p.example] for p in question.parameters if p.required}


@pytest.mark.parametrize("question", PAGED, ids=lambda q: q.name)
def test_pages_put_together_are_all_rows_in_their_order(question: Question) -> None:
    whole = ask(oxigraph(), question, needed(question))
    assert isinstance(whole.answer, Rows) and not whole.more
    found: list[object] = []
    given = {**needed(question), "limit": ["2"]}
    more = True
    while more:
        asked = ask(oxigraph(), question, given)
        assert isinstance(asked.answer, Rows) and len(asked.answer.rows) <= 2
        found += asked.answer.rows
        more, given = asked.more, page_after(given)
    assert found == list(whole.answer.rows)


@pytest.mark.parametrize("question", PAGED, ids=lambda q: q.name)
def test_all_rows_are_the_same_however_few_are_tried_first(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask(oxigraph(), question, needed(question))
    monkeypatch.setattr("kg.query.run.FEW", 1)
    again = ask(oxigraph(), question, needed(question))
    assert isinstance(whole.answer, Rows) and again.answer == whole.answer and not again.more


def test_a_page_says_whether_more_rows_follow() -> None:
    question = find_question("events")
    count = len(ask(oxigraph(), question).answer.rows)  # type: ignore[union-attr]
    assert ask(oxigraph(), question, {"limit": [str(count - 1)]}).more
    assert not ask(oxigraph(), question, {"limit": [str(count)]}).more
    assert not ask(oxigraph(), question, {"limit": [str(count)], "offset": ["1"]}).more


def test_the_query_that_is_shown_has_the_limit_that_was_asked_for() -> None:
    filled = fill(oxigraph(), find_question("events"), {"limit": ["3"]})
    assert "LIMIT 3\n" in filled.query and "LIMIT 4\n" in filled.probe
    assert "LIMIT" not in fill(oxigraph(), find_question("events"), {}).query


def test_eyes_begin_with_a_page_and_an_own_limit_stays() -> None:
    question = find_question("events")
    assert first_page(question, {})["limit"] == [str(PAGE)]
    assert first_page(question, {"limit": ["7"]})["limit"] == ["7"]
    assert first_page(find_question("counts"), {}) == {}, "a short list has no pages"


def test_the_page_before() -> None:
    assert page_before({"limit": ["5"], "offset": ["7"]}) == {"limit": ["5"], "offset": ["2"]}
    assert page_before({"limit": ["5"], "offset": ["2"]}) == {"limit": ["5"], "offset": ["0"]}
    assert page_before({"limit": ["5"], "offset": ["0"]}) is None


@pytest.mark.parametrize(
    ("given", "says"),
    [({"limit": ["0"]}, "leave it out"), ({"limit": ["x"]}, "limit"), ({"limit": ["1", "2"]}, "one value")],
)
def test_a_limit_that_is_none_is_refused(given: dict[str, list[str]], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        ask(oxigraph(), find_question("events"), given)


def test_the_library_gives_all_rows_and_tells_what_a_limit_left_out() -> None:
    g = kg.open(EXAMPLE)
    page = g.query("events", limit=2, offset=1)
    assert [row["event"] for row in page] == [row["event"] for row in g.query("events")][1:3]
    assert page.more and "offset=3" in page.notes[-1] and "there are more" in repr(page)
    assert not g.query("events").more and g.query("events").notes == ()


def run(*arguments: str) -> tuple[str, str]:
    result = CliRunner().invoke(main, [*arguments, "--graph", str(EXAMPLE)])
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_files_and_programs_get_every_row(tmp_path: Path) -> None:
    out, told = run("query", "events", "--format", "json")
    assert len(json.loads(out)["results"]["bindings"]) == 8 and told == ""
    out, told = run("query", "events")  # a pipe
    assert "8 rows" in told


def test_a_limit_on_the_command_line_says_what_it_left_out_and_leaves_the_data_alone() -> None:
    out, told = run("query", "events", "-p", "limit=3", "--format", "json")
    assert len(json.loads(out)["results"]["bindings"]) == 3
    assert "rows 1 to 3; there are more: --param offset=3" in told
