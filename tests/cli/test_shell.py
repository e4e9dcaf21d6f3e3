"""Completion as bash asks for it: the line up to the cursor, and what bash believes to be the word there."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from kg.cli import main
from tests.query.conftest import EXAMPLE


def _offered(line: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_WORD", word)
    monkeypatch.setenv("_KG_COMPLETE", "bash_complete")
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    return [one.removeprefix("plain,") for one in capsys.readouterr().out.splitlines() if one]


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("kg query who-at", "who-at", ["who-attended"]),
        # click has not read the question where an option without a value stands behind it
        ("kg query -g {graph} who-met -p pe", "pe", ["person="]),
        ("kg query -g {graph} who-met --param pe", "pe", ["person="]),
        # bash takes the word apart at "=": only what is behind it is replaced
        ("kg query -g {graph} who-met -p person=tran\\ da", "tran\\ da", ["Trần\\ Đại\\ Quang"]),
        ("kg query -g {graph} who-met -p person=Trần\\ Đ", "Trần\\ Đ", ["Trần\\ Đại\\ Quang"]),
        ("kg query -g {graph} who-attended -p role=", "=", ["chair", "host", "speaker", "signatory", "visitor", "attendee"]),
        # in quotes nothing is escaped, and a quote around all has the key inside
        ('kg query -g {graph} who-met -p person="Trần Đ', '"Trần Đ', ["Trần Đại Quang"]),
        ('kg query -g {graph} who-met -p "person=Trần Đ', '"person=Trần Đ', ["person=Trần Đại Quang"]),
        ("kg why -g {graph} 'Trần Đại", "'Trần Đại", ["Trần Đại Quang", "Trần Đại Quang hội đàm với Milos Zeman"]),
        ("kg around -g {graph} tran\\ van", "tran\\ van", ["Trần\\ Văn\\ Mẫu", "Trần\\ Văn\\ Mẫu\\ gặp\\ Lê\\ Thị\\ Ví\\ Dụ"]),
        ("kg query no-such -p e", "e", []),
        ("kg query -g nowhere who-met -p person=t", "t", []),
    ],
)
def test_what_bash_is_offered(
    line: str, word: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sorted(_offered(line.format(graph=EXAMPLE), word, monkeypatch, capsys)) == sorted(offered)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_reads_the_script(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_KG_COMPLETE", "bash_source")
    with pytest.raises(SystemExit):
        main([])
    # A program that says what it was sent stands for kg.
    asked = 'kg() { echo "plain,$COMP_LINE|$COMP_WORD"; }; env() { local -x "$1" "$2" "$3"; "$4"; }; compopt() { :; }\n'
    typed = 'COMP_LINE="kg why a b"; COMP_POINT=8; COMP_WORDS=(kg why a b); COMP_CWORD=2; _kg_completion kg; echo "${COMPREPLY[0]}"\n'
    script = capsys.readouterr().out + asked + typed
    run = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, check=True, timeout=20)
    assert run.stdout == "kg why a|a\n"
