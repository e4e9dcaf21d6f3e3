"""The README's two commands are those that ``.ci/run`` executes: a stranger's first minute is tested at every change."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")


def shell_lines(markdown: str) -> list[str]:
    """The lines of all ``sh`` blocks that are no comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]


def step(name: str) -> list[str]:
    """The lines of one step of ``.ci/run``."""
    body = re.search(rf"^step_{name}\(\) \{{\n(.*?)^\}}", CI, re.DOTALL | re.MULTILINE)
    assert body is not None, f".ci/run has no step_{name}"
    return [line.strip() for line in body.group(1).splitlines()]


def test_blocks_of_other_languages_are_no_commands() -> None:
    assert shell_lines("```sh\n# why\nkg check\n```\n```\nkg why X\n```\n") == ["kg check"]


@pytest.mark.parametrize(("name", "ends"), [("main_job", ".venv/bin/python build.py"), ("tests", ".venv/bin/pytest")])
def test_ci_executes_the_command_of_the_readme(name: str, ends: str) -> None:
    commands = [line for line in shell_lines(README) if line.startswith("python3 -m venv .venv") and line.endswith(ends)]
    assert len(commands) == 1, f"README.md has {len(commands)} commands that set up and end in {ends!r}"
    assert step(name) == commands


def test_ci_runs_every_step_that_it_has() -> None:
    listed = re.search(r"^STEPS=\((.*)\)", CI, re.MULTILINE)
    assert listed is not None
    steps = listed.group(1).split()
    assert sorted(steps) == sorted(re.findall(r"^step_(\w+)\(\)", CI, re.MULTILINE))
    assert steps[-1] == "tests", "pytest's closing line ends the run"


def test_ci_is_bash_that_parses() -> None:
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True, timeout=30)
    assert "set -euo pipefail" in CI


def test_no_installation_names_a_host() -> None:
    for line in (*README.splitlines(), *CI.splitlines()):
        if re.search(r"\b(pip|uv)\b", line):
            assert not re.search(r"https?://|--index-url|--extra-index-url|-i ", line), line
