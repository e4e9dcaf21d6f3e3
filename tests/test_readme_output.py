"""Every output that the README shows is what the program prints for the samples; ``UPDATE_README=1`` writes the outputs anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n\$ (kg [^\n]*)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
BLOCKS = BLOCK.findall(README.read_text("utf-8"))
UPDATE = bool(os.environ.get("UPDATE_README"))
# A command of the README stays short: long answers end here with a line of their own.
MAX_LINES = 48


def shown(command: str, folder: Path) -> str:
    """What a reader sees of a command: stdout and stderr, without times, which differ, and without the end of a long answer."""
    terminal = {"NO_COLOR": "1", "COLUMNS": "200", "TERM": "dumb"}
    environment = {**os.environ, **terminal, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", *shlex.split(command)[1:]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=True,
    )
    text = re.sub(r"\b\d+(?:\.\d+)? s\b", "… s", run.stdout.decode("utf-8"))
    # A slow machine reports its progress: "read: 7", "validate: 1 of 1".
    lines = [line.rstrip() for line in text.strip("\n").splitlines() if not re.fullmatch(r"\w+: [\d,]+(?: of [\d,]+)?", line)]
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], f"… {len(lines) - MAX_LINES + 1} more lines"]
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a clone after the README's first command."""
    place = tmp_path_factory.mktemp("readme")
    for name in ("kg", "tests"):  # "kg evaluate tests/gold/samples" is said of a clone
        (place / name).symlink_to(ROOT / name)
    shown("kg build", place)
    return place


@pytest.mark.parametrize(("command", "output"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_readme_shows_what_the_program_prints(folder: Path, command: str, output: str) -> None:
    real = shown(command, folder)
    if UPDATE:
        block = f"```console\n$ {command}\n"
        text = README.read_text("utf-8")
        README.write_text(text.replace(f"{block}{output}```\n", f"{block}{real}```\n"), "utf-8")
    else:
        assert output == real
