"""The command ``kg build``: articles in, a graph in a folder out; what was found and what to try next on stdout."""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import DEFAULT_OUTPUT, print_table, say, write_out

if TYPE_CHECKING:
    from kg.query.run import Source
    from kg.report import Report

_RELATIONS = ("holdings", "participations", "partnerships", "agreements", "statistics", "events")
_SECONDS = 5.0  # between two lines of progress where stderr is no terminal
_SHOWN = 5  # skipped articles to name

# Question -> columns: what a reader sees first of a new graph, a few rows of each.
_EXAMPLES = (
    ("who-held", ("person", "position", "status", "last_attested")),
    ("events", ("date", "event", "place")),
    ("partnerships", ("country", "level", "since")),
    ("agreements", ("agreement", "party", "date")),
    ("statistics", ("about", "measure", "value", "unit", "period")),
)
_ROWS = 3


@click.command("build")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT]...")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=DEFAULT_OUTPUT, show_default=True, metavar="DIR")
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that read articles; default: one for each core.")
@click.option("--strict", is_flag=True, help="Stop at the first article in which a stage fails, instead of reporting it.")
@click.option(
    "--decisions", type=click.Path(path_type=Path), metavar="FILE", help="A table of names that you decided are one, or two."
)
def build_command(inputs: tuple[Path, ...], output: Path, jobs: int | None, strict: bool, decisions: Path | None) -> None:
    """Reads articles and writes DIR/kg.ttl, DIR/store/ and DIR/report.json.

    INPUT is a file or a folder (.txt .md .html .jsonl .jsonl.gz .csv); without any, the sample articles are read that the
    package carries.
    """
    from kg.pipeline import build
    from kg.resources import resource

    if not inputs:
        say("no articles named: reading the samples that come with the package")
    began = time.monotonic()
    with _progress() as tell:
        report = build(list(inputs) or [resource("samples")], output, tell, jobs=jobs, strict=strict, decisions=decisions)
    _print_summary(report, output, time.monotonic() - began)


def _print_summary(report: Report, output: Path, seconds: float) -> None:
    from kg.query.run import open_source

    triples = report.stages.get("triples", 0)
    articles = f"{report.articles} article{'' if report.articles == 1 else 's'}"
    write_out(f"{articles}, {triples:,} triples in {output / 'kg.ttl'}\n\n")
    rows = [[name, f"{report.facts.get(name, 0):,}", f"{report.resolved.get(name, 0):,}"] for name in _RELATIONS]
    print_table(["relation", "stated", "in the graph"], rows)
    source = open_source(output)
    _print_examples(source)
    _print_troubles(report, output)
    _print_next_steps(source, output)
    say(f"\n{seconds:.1f} s")


def _print_examples(source: Source) -> None:
    for name, columns in _EXAMPLES:
        rows = _rows(source, name)
        if rows:
            write_out(f"\n{name} ({len(rows):,} rows), for example:\n")
            # From the beginning, the middle and the end, so that it is not always one office or one year.
            for row in rows[:: max(1, (len(rows) + _ROWS - 1) // _ROWS)]:
                write_out("  " + " · ".join(row[column] for column in columns if row.get(column)) + "\n")


def _rows(source: Source, name: str, **given: str) -> list[dict[str, str]]:
    """The rows of a question of the catalogue."""
    from kg.query.catalogue import find_question
    from kg.query.run import ask
    from kg.query.terms import Rows

    answer = ask(source, find_question(name), {key: [value] for key, value in given.items()}).answer
    assert isinstance(answer, Rows)
    return answer.values()


def _print_troubles(report: Report, output: Path) -> None:
    """What was left out and why: the first few on the terminal, all of it in report.json."""
    troubles = [f"{s.origin}: {s.reason}" for s in report.skipped]
    troubles += [f"{f.origin}: {f.stage} failed: {f.error}: {f.detail}" for f in report.failed]
    if troubles:
        write_out(f"\nLeft out ({len(troubles)}; all in {output / 'report.json'}):\n")
        write_out("".join(f"  {trouble}\n" for trouble in troubles[:_SHOWN]))
    unknown = report.unknown.get("title", {})
    if unknown:
        write_out(f"\n{len(unknown)} titles that the lexicon does not know were kept as written (see report.json).\n")


def _print_next_steps(source: Source, output: Path) -> None:
    """Commands that answer something on this very graph."""
    graph = "" if output == DEFAULT_OUTPUT else f" --graph {shlex.quote(str(output))}"
    lines = ["kg queries                    # what can be asked"]
    largest = max(_rows(source, "events"), key=lambda row: int(row["participants"]), default=None)
    people = [] if largest is None else _people_at(source, largest["event_iri"])
    if largest is not None and people:
        lines.append(f'kg query who-attended --param event="{largest["event"]}"{graph}')
        lines.append(f'kg why "{people[0]}"{graph}')
    if len(people) > 1:
        lines.append(f'kg path "{people[0]}" "{people[-1]}"{graph}')
    lines.append(f"kg network partnerships -o partnerships.html{graph}")
    write_out("\nTry next:\n" + "".join(f"  {line}\n" for line in lines))


def _people_at(source: Source, event: str) -> list[str]:
    rows = _rows(source, "who-attended", event=event)
    return sorted({row["participant"] for row in rows if "/id/person/" in row["participant_iri"]})


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on a terminal; elsewhere a line every few seconds, so that a short build says nothing."""
    if not sys.stderr.isatty():
        yield _line_by_line()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, object] = {}

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield tell


def _line_by_line() -> Callable[[str, int, int | None], None]:
    last = time.monotonic()

    def tell(stage: str, done: int, total: int | None) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS:
            last = time.monotonic()
            say(f"{stage}: {done:,}" + ("" if total is None else f" of {total:,}"))

    return tell
