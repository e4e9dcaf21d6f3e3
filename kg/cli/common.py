"""What the commands share: the options that name a graph, messages on stderr, tables; it knows no command."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.query.run import Source

DEFAULT_OUTPUT = Path("out")
NOTHING_FOUND = 3  # the exit status where somebody asked to be told by it
_MIN_QUOTE = 24  # characters; a narrower column of quotes is unreadable and is left out

graph_option = click.option(
    "--graph",
    "-g",
    type=click.Path(path_type=Path),
    default=DEFAULT_OUTPUT,
    show_default=True,
    metavar="DIR|FILE",
    help="A build's folder, a store, or a .ttl file.",
)


def fail_if_empty_option(command: Callable[..., bool]) -> Callable[..., Any]:
    """Adds --fail-if-empty to a command that returns whether anything was found; an unknown name is nothing found too."""

    @functools.wraps(command)
    def run(*arguments: Any, fail_if_empty: bool, **options: Any) -> int:
        from kg.errors import UnknownThing

        try:
            found = command(*arguments, **options)
        except UnknownThing as error:
            if not fail_if_empty:
                raise
            say(f"kg: {error}")
            found = False
        return NOTHING_FOUND if fail_if_empty and not found else 0

    about = f"Exit status {NOTHING_FOUND} where nothing is found, or the graph has no thing of that name."
    return click.option("--fail-if-empty", is_flag=True, help=about)(run)


def endpoint_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --endpoint."""
    return click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a graph at hand.")(command)


def open_graph(graph: Path, endpoint: str | None = None) -> Source:
    """What --graph and --endpoint name; raises ``UsageError`` where it is not there."""
    from kg.query.run import EndpointSource, open_source

    if endpoint is not None:
        return EndpointSource(endpoint)
    if graph == DEFAULT_OUTPUT and not graph.exists():
        raise click.UsageError("no graph here yet: make one with `kg build`, or name one with --graph")
    source = open_source(graph)
    warn_if_outdated(source)
    return source


def warn_if_outdated(source: Source) -> None:
    """Says so where the graph was built by another version, whose terms the questions do not find."""
    from kg.query.age import outdated

    warning = outdated(source)
    if warning is not None:
        say(f"kg: {warning}")


def turtle_of(graph: Path) -> Path:
    """The Turtle file of what --graph names; raises ``UsageError`` where there is none."""
    for path in (graph, graph / "kg.ttl", graph.parent / "kg.ttl"):
        if path.is_file():
            return path
    raise click.UsageError(f"{graph}: no kg.ttl here; name a build's folder or a .ttl file with --graph")


def say(message: str) -> None:
    """A message for whoever is watching: to stderr."""
    click.echo(message, err=True)


def write_out(text: str) -> None:
    """Data, to stdout, as it is."""
    sys.stdout.write(text)


def write_encoded(data: bytes, form: str) -> None:
    """Data in a form for programs, to stdout; Parquet on a terminal is misuse."""
    if form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("Parquet is no text: send it to a file, as in --format parquet > rows.parquet")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def print_table(headers: Sequence[str], cells: Sequence[Sequence[str]], show: Callable[[str], None] = write_out) -> None:
    """A table: as wide as the terminal (or COLUMNS, if somebody set it); in full and plain for a file or a pipe.

    ``show`` takes the text: to stdout, or through a pager.
    """
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        from kg.query.formats import plain_table

        show(plain_table(headers, cells))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    kept = _columns_that_fit(headers, cells, console.width)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for i in kept:
        table.add_column(headers[i], overflow="fold")
    for row in cells:
        table.add_row(*(Text(row[i]) for i in kept))  # Text: no markup in what articles say
    with console.capture() as captured:
        console.print(table)
    show(captured.get())
    left_out = [headers[i] for i in range(len(headers)) if i not in kept]
    if left_out:
        say(f"({', '.join(left_out)}: no room on this terminal; --format csv has every column)")


def _columns_that_fit(headers: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """All columns, or those without the quotes where the others leave too little room for them."""
    everything = list(range(len(headers)))
    widths = [min(40, max([len(headers[i]), *(len(row[i]) for row in cells)])) + 2 for i in everything]
    without = [i for i in everything if headers[i] != "quote"]
    room = width - sum(widths[i] for i in without)
    return everything if room >= _MIN_QUOTE or sum(widths) <= width else without
