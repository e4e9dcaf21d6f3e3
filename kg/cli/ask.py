"""The commands that ask: ``kg queries``, ``kg query``, ``kg why``."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import (
    endpoint_option,
    fail_if_empty_option,
    graph_option,
    open_graph,
    print_table,
    say,
    warn_if_outdated,
    write_encoded,
    write_out,
)
from kg.cli.pager import no_pager_option, show_text
from kg.cli.shell import complete_thing, typed_argument

if TYPE_CHECKING:
    from kg.query.header import Question
    from kg.query.run import Asked, Source
    from kg.query.why import Statement

Given = Mapping[str, Sequence[str]]
# kg.query.formats.FORMATS; a test holds them equal
_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "md", "parquet", "ttl", "nt", "jsonld")


def _complete_name(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: names of questions that go on from what is typed."""
    from kg.query.catalogue import load_catalogue

    return [name for name in load_catalogue() if name.startswith(incomplete)]


def _complete_parameter(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """For the shell: parameters of the question that is typed, then names of the graph's things, as ``key=value``."""
    from kg.errors import KgError
    from kg.query.complete import complete_parameter

    try:
        return complete_parameter(typed_argument(context, "name"), Path(context.params.get("graph") or "out"), incomplete)
    except KgError:  # nothing to say is no reason to disturb a command line
        return []


def all_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --all."""
    about = "All rows of a long list, also on a terminal, which begins with the first 100."
    return click.option("--all", "everything", is_flag=True, help=about)(command)


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --format, --output and --no-pager."""
    form = click.option("--format", "-f", "form", type=click.Choice(_FORMATS), help="The form of the answer.  [default: table]")
    file = click.Path(path_type=Path)
    output = click.option("--output", "-o", type=file, metavar="FILE", help="Write there; its ending is the form.")
    return form(output(no_pager_option(command)))


@click.command("queries")
@click.argument("name", required=False, shell_complete=_complete_name)
@no_pager_option
def queries_command(name: str | None, no_pager: bool) -> None:
    """Lists the questions, or shows all about the one called NAME."""
    from kg.query.catalogue import find_question, load_catalogue
    from kg.query.document import describe_question, signature

    if name is not None:
        show_text(describe_question(find_question(name)), pager=not no_pager)
        return
    rows = [[q.name, q.title["en"], q.title["vi"], signature(q)] for q in load_catalogue().values()]
    headers = ["name", "what", "là gì", "parameters (* needed)"]
    print_table(headers, rows, lambda text: show_text(text, pager=not no_pager))
    say("\n`kg queries NAME` tells all about one; `kg query NAME --param key=value` asks it.")


@click.command("query")
@click.argument("name", metavar="NAME|FILE.rq|-", shell_complete=_complete_name)
@click.option(
    "--param",
    "-p",
    "parameters",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=_complete_parameter,
    help="A parameter; several times: any of them.",
)
@click.option("--sparql", is_flag=True, help="Show the query that would be asked, and ask nothing.")
@all_option
@answer_options
@graph_option
@endpoint_option
@fail_if_empty_option
def query_command(
    name: str,
    parameters: tuple[str, ...],
    sparql: bool,
    everything: bool,
    form: str | None,
    output: Path | None,
    no_pager: bool,
    graph: Path,
    endpoint: str | None,
) -> bool:
    """Asks the question called NAME (see `kg queries`) or the SPARQL of a file, or of stdin (-).

    \b
    kg query who-attended --param event="Hội nghị tổng kết công tác ngành Ngoại giao năm 2024"
    kg query events-of -p who="Thanh Hóa" -p from=2025 --format csv

    A table for people goes through $PAGER where it is longer than the terminal; on a terminal a long list begins with its first 100
    rows and says so where there are more (--all). Files, pipes and programs get every row, unless limit=N asks for less.

    Rows are written as table, csv, tsv, json, xml,
    markdown (md) or parquet (pip install 'banggiao[parquet]'), triples of CONSTRUCT and DESCRIBE as ttl, nt or jsonld.

    \b
    Exit status: 0  answered, also where nothing is found: stderr says so
                 1  failed: an endpoint that does not answer, a disk that refuses
                 2  misuse: no such question, parameter or graph, no thing of that name
                 3  with --fail-if-empty: nothing is found, no thing of that name
    """
    form = form_of(form, output)
    given = _given(parameters)
    question = _question(name)  # before the graph: a misspelt name costs nothing
    source = open_graph(graph, endpoint)
    asked_for = paged(question, given, form, output, everything)
    if sparql:
        from kg.query.run import fill

        write_out(fill(source, question, asked_for).query)
        return True
    from kg.query.run import ask

    asked = ask(source, question, asked_for)
    found = show_answer(asked, question, form, pager=not no_pager, output=output, given=asked_for)
    if not found and endpoint is not None:  # a graph at hand was looked at when it was opened
        warn_if_outdated(source)
    return found


def paged(question: Question, given: Given, form: str, output: Path | None, everything: bool) -> Given:
    """``given`` for what this command shows: a first page before somebody's eyes, all rows (or those asked for) to whatever else reads."""
    from kg.query.paging import first_page

    eyes = form == "table" and output is None and sys.stdout.isatty() and not everything
    return first_page(question, given) if eyes else given


def form_of(form: str | None, output: Path | None) -> str:
    """The form of an answer: as it was named, or as the file ends; raises ``UsageError`` for another ending."""
    if form is not None or output is None:
        return form or "table"
    ending = output.suffix.removeprefix(".")
    if ending in _FORMATS:
        return ending
    raise click.UsageError(f"{output}: no form for {output.suffix!r}; name one with --format, or end in .csv, .json, .parquet, .ttl …")


def _given(parameters: tuple[str, ...]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = defaultdict(list)
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals or not key.strip():
            raise click.UsageError(f"--param {parameter}: write KEY=VALUE")
        given[key.strip()].append(value)
    return given


def _question(name: str) -> Question:
    from kg.query.catalogue import find_question, read_query, read_question

    if name == "-":
        return read_query("query", sys.stdin.read(), "the query on stdin")
    return read_question(Path(name)) if name.endswith(".rq") else find_question(name)


def show_answer(
    asked: Asked, question: Question, form: str, *, pager: bool, output: Path | None = None, given: Given | None = None
) -> bool:
    """The answer on stdout or in a file, what is to be said of it on stderr; whether anything was found. ``given``: what was asked."""
    from kg.query.formats import encode_answer, is_empty, plain_table, table_for_people
    from kg.query.terms import Rows

    for note in asked.notes:
        say(note)
    answer, found = asked.answer, not is_empty(asked.answer)
    table = table_for_people(answer, question.order) if form == "table" and isinstance(answer, Rows) else None
    if output is not None:
        from kg.rdf.serialize import write_safely

        write_safely(output, encode_answer(answer, form) if table is None else plain_table(*table).encode("utf-8"))
    elif table is None:
        write_encoded(encode_answer(answer, form), form)
    elif found:
        print_table(*table, lambda text: show_text(text, pager=pager))
    if not found and not isinstance(answer, bool):  # an answer of ASK has said so itself
        say("nothing found: the graph states nothing that fits")
    elif asked.more and isinstance(answer, Rows):
        say(_more(given or {}, len(answer.rows)))
    elif isinstance(answer, Rows) and (table is not None or output is not None):
        say(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}" + ("" if output is None else f" in {output}"))
    return found


def _more(given: Given, rows: int) -> str:
    """That rows were left out, whatever the form, and how to get them."""
    from kg.query.paging import next_offset, shown

    rest = "--all shows all of them" if sys.stdout.isatty() else "without limit all of them come"
    return f"{shown(given, rows)}; there are more: --param offset={next_offset(given)} goes on, {rest}"


@click.command("why")
@click.argument("thing", metavar="IRI|NAME", shell_complete=complete_thing)
@no_pager_option
@graph_option
@endpoint_option
@fail_if_empty_option
def why_command(thing: str, no_pager: bool, graph: Path, endpoint: str | None) -> bool:
    """Shows the sentence, the article and the rule behind everything that the graph states of a thing, or behind one fact.

    A text that several papers carry is one source; below stands what was merged into the thing, and why.
    """
    from kg.query.why import explain

    source: Source = open_graph(graph, endpoint)
    statements = explain(source, [thing])
    lines = [line for statement in statements for line in _told(statement)]
    lines += _merged(source, thing, [statement.fact for statement in statements])
    show_text("".join(f"{line}\n" for line in lines), pager=not no_pager)
    count = len(statements)
    say(f"{count} statement{'s' if count > 1 else ''}" if count else "nothing found: the graph has no statement about it")
    return bool(statements)


def _told(statement: Statement) -> Iterator[str]:
    """The lines of one statement: what it says, and each sentence that says so."""
    from kg.query.terms import short

    count = f", {statement.sources} independent sources" if statement.sources > 1 else ""
    yield f"{statement.kind}: {statement.line}"
    yield f"  {short(statement.fact)}{count}"
    for piece in statement.evidence:
        sure = "" if piece.confidence is None else f", precision {piece.confidence}"
        yield f'    "{piece.quote}"'
        yield f"      article {piece.article}, {piece.start}-{piece.end}, rule {piece.rule}{sure}"


def _merged(source: Source, thing: str, facts: list[str]) -> Iterator[str]:
    """What was merged into the thing; of a single fact, what was merged into the things that it is about."""
    from kg.query.sources import merges, things_of
    from kg.query.terms import short

    asked = things_of(source, thing)
    for one in merges(source, facts if set(facts) <= set(asked) else asked):
        yield f'merged into {short(one.thing)}: "{one.merged}"'
        yield f"    {one.reason}"
