"""Commands, relations, questions and samples stand in the documentation, and it invents none."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
QUESTIONS = ROOT / "queries" / "README.md"
RELATIONS = ("holds", "attended", "partnership", "agreement", "statistic")  # each a module or a package of kg/rules
SAMPLES = sorted(path for path in (ROOT / "kg" / "samples").iterdir() if path.suffix in {".txt", ".html", ".jsonl"})


def commands() -> dict[str, click.Command]:
    """Every command of ``kg`` under its full name ("network"), from click's own register."""
    from kg.cli import main

    assert isinstance(main, click.Group)
    return {name: command for name, command in sorted(main.commands.items()) if not command.hidden}


def test_every_command_is_in_the_readme() -> None:
    missing = [name for name in commands() if not re.search(rf"\bkg {re.escape(name)}\b", README)]
    assert not missing, f"README.md does not speak of: {', '.join(missing)}"


def test_the_readme_speaks_of_no_command_that_does_not_exist() -> None:
    code = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE) + re.findall(r"`([^`\n]+)`", README)
    spoken = {name for block in code for name in re.findall(r"(?:^|[\s/])kg ([a-z]+)\b", block)}
    assert spoken <= set(commands()), f"no such command: {', '.join(sorted(spoken - set(commands())))}"


def test_every_command_has_help_that_says_something() -> None:
    thin = [name for name, command in commands().items() if len((command.help or "").split()) < 5]
    assert not thin, f"help of a few words: {', '.join(thin)}"


def test_every_question_is_on_the_page() -> None:
    page = QUESTIONS.read_text("utf-8")
    missing = [path.name for path in sorted(QUESTIONS.parent.glob("*.rq")) if f"`{path.stem}`" not in page and path.name not in page]
    assert not missing, f"queries/README.md does not speak of: {', '.join(missing)}"


@pytest.mark.parametrize("name", RELATIONS)
def test_every_relation_has_its_rules_and_is_in_the_readme(name: str) -> None:
    rules = ROOT / "kg" / "rules"
    assert (rules / f"{name}.py").exists() or (rules / name).is_dir()
    assert f"`kg/rules/{name}`" in README


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample_is_described(path: Path) -> None:
    assert f"`{path.name}`" in (ROOT / "kg" / "samples" / "README").read_text("utf-8")


def test_links_inside_the_repository_lead_somewhere() -> None:
    for name in ("README.md", "queries/README.md"):
        if not (ROOT / name).exists():
            continue
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text("utf-8")):
            assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"
