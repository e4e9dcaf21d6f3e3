"""Text that is longer than the terminal goes through the user's pager; everything else goes to stdout as it is.

The pager is $PAGER, or ``less`` where there is none; an empty $PAGER, or ``cat``, is none. Nobody pages into a file or a pipe.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

import click

from kg.cli.common import write_out

no_pager_option = click.option("--no-pager", is_flag=True, help="Do not send a long answer to $PAGER.")
_LESS = "FRX"  # leave at once where all fits, keep colours, leave the text on the screen


def show_text(text: str, *, pager: bool = True) -> None:
    """Writes ``text``, through the pager where it is longer than the terminal that stdout is; a pager that is left is no error."""
    command = _command() if pager and sys.stdout.isatty() and _is_long(text) else []
    if not (command and _page(text, command)):
        write_out(text)


def _is_long(text: str) -> bool:
    """Whether the end of the text would push its beginning off the screen."""
    return text.count("\n") >= shutil.get_terminal_size().lines


def _command() -> list[str]:
    """The pager's words; none where nobody wants one."""
    if os.environ.get("TERM") == "dumb":
        return []
    named = os.environ.get("PAGER")
    if named is None:
        return ["less"] if shutil.which("less") else []
    try:
        words = shlex.split(named)
    except ValueError:  # an open quotation mark
        return []
    return [] if words in ([], ["cat"]) else words


def _page(text: str, command: list[str]) -> bool:
    """Whether the pager could be started; returns when its user has left it."""
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ})
    except OSError:
        return False
    assert process.stdin is not None
    with contextlib.suppress(OSError, KeyboardInterrupt):  # left before the end: that is what a pager is for
        process.stdin.write(text.encode("utf-8", "backslashreplace"))
    with contextlib.suppress(OSError, KeyboardInterrupt):
        process.stdin.close()
    while process.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):  # it is the pager's, which may search or scroll
            process.wait()
    return True
