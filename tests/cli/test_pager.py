"""Long tables on a terminal go through the pager, everything else does not; leaving the pager early is no error."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "queries" / "example.ttl"
pty = pytest.importorskip("pty", reason="needs a terminal of Unix")
LONG, SHORT = ("query", "who-held"), ("query", "partnerships", "-p", "level=special")
STUB = "sh -c 'echo PAGED; cat'"


def on_a_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Exit status and everything that a person at a terminal of 8 lines sees."""
    variables = {k: v for k, v in os.environ.items() if k not in ("PAGER", "COLUMNS", "LINES", "NO_COLOR")}
    variables |= {"TERM": "xterm", "PYTHONPATH": str(ROOT), "LINES": "8", "COLUMNS": "100", **environment}
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "kg.cli", *arguments, "-g", str(EXAMPLE)], variables)
    seen = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not part:
            break
        seen += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment", "paged"),
    [
        (LONG, {"PAGER": STUB}, True),
        (("why", "Bùi Thanh Sơn"), {"PAGER": STUB}, True),
        (("why", "Bùi Thanh Sơn", "--no-pager"), {"PAGER": STUB}, False),
        (SHORT, {"PAGER": STUB}, False),  # it fits
        ((*LONG, "--no-pager"), {"PAGER": STUB}, False),
        ((*LONG, "--format", "csv"), {"PAGER": STUB}, False),  # for a program
        (LONG, {"PAGER": ""}, False),
        (LONG, {"PAGER": "cat"}, False),
        (LONG, {"PAGER": STUB, "TERM": "dumb"}, False),
        (LONG, {"PAGER": "no-such-pager-anywhere"}, False),
        (LONG, {"PAGER": "less 'open"}, False),
    ],
)
def test_what_is_paged(arguments: tuple[str, ...], environment: dict[str, str], paged: bool) -> None:
    status, seen = on_a_terminal(*arguments, **environment)
    assert status == 0 and ("PAGED" in seen) is paged
    assert "Traceback" not in seen and ("Bùi Thanh Sơn" in seen or "Lào" in seen)


@pytest.mark.parametrize("pager", ["true", "false", "head -n 1"])
def test_a_pager_that_is_left_early_is_no_error(pager: str) -> None:
    status, seen = on_a_terminal(*LONG, PAGER=pager)
    assert status == 0 and "Traceback" not in seen and "Broken" not in seen and " rows" in seen
