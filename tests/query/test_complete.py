"""What a shell is offered, and the Markdown form."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.query.complete import complete_parameter
from kg.query.formats import format_answer
from kg.query.terms import Rows, iri, text
from tests.query.conftest import EXAMPLE


@pytest.mark.parametrize(
    ("question", "typed", "offered"),
    [
        ("who-attended", "", ["event=", "role=", "mode=", "limit=", "offset="]),
        ("who-attended", "ro", ["role="]),
        ("who-attended", "role=s", ["role=speaker", "role=signatory"]),
        ("who-met", "person=tran dai", ["person=Trần Đại Quang"]),
        ("who-met", "person=Trần Đ", ["person=Trần Đại Quang"]),
        ("who-met", "person=xyz", []),
        ("who-met", "from=20", []),
        ("who-met", "colour=", []),
        (None, "x", []),
    ],
)
def test_what_is_offered(question: str | None, typed: str, offered: list[str]) -> None:
    assert sorted(complete_parameter(question, EXAMPLE, typed)) == sorted(offered)


def test_an_unknown_question() -> None:
    with pytest.raises(UsageError):
        complete_parameter("no-such", EXAMPLE, "")


def test_the_shell_is_answered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli import main

    monkeypatch.setenv("COMP_WORDS", "kg query who-at")
    monkeypatch.setenv("COMP_CWORD", "2")
    monkeypatch.setenv("_KG_COMPLETE", "bash_complete")
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    assert capsys.readouterr().out.split() == ["plain,who-attended"]


def test_markdown_escapes_what_would_be_markup() -> None:
    rows = Rows(("a", "b"), ((text("x|y\n*z*"), iri("https://h.example/a_b")), (None, text(""))))
    assert format_answer(rows, "markdown") == "| a | b |\n| --- | --- |\n| x\\|y \\*z\\* | https://h.example/a\\_b |\n|  |  |\n"
