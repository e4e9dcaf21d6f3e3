"""The commands that traverse: ``kg path``, ``kg network``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import endpoint_option, graph_option, open_graph, print_table, say, write_out

if TYPE_CHECKING:
    from kg.network import Hop
    from kg.query.terms import Rows

# kg.network.KINDS, ENDINGS and RELATIONS, which are heavy to import; a test holds them equal.
_KINDS = ("partnerships", "attendance")
_ENDINGS = ".html .graphml .gexf .svg .png .csv .json"
_RELATIONS = ("holds", "in", "attended", "represented", "partner", "signed", "part of")
_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown")  # of kg.query.formats, without the one for triples

on_option = click.option("--on", metavar="DATE", help="The day, month or year.")
from_option = click.option("--from", "since", metavar="DATE", help="Not before this day, month or year.")
to_option = click.option("--to", "until", metavar="DATE", help="Not after this day, month or year.")


@click.command("path")
@click.argument("a")
@click.argument("b")
@click.option("--on", metavar="DATE", help="Each step held on this day, or some day of this month or year.")
@click.option("--from", "since", metavar="DATE", help="Each step held on some day from this day, month or year on,")
@click.option("--to", "until", metavar="DATE", help="and not after this one.")
@click.option("--in-order", is_flag=True, help="A journey: the times of the steps never run backwards.")
@click.option("--sure", is_flag=True, help="Certainly so; without it, what is possible counts too.")
@click.option("--by", "relations", multiple=True, type=click.Choice(_RELATIONS), help="Over ties of this kind alone; repeatable.")
@click.option("--all", "most", type=click.IntRange(1, 1000), default=1, metavar="N", help="So many paths, not the shortest alone.")
@click.option("--format", "-f", "form", type=click.Choice(("text", *_FORMATS)), default="text", show_default=True)
@graph_option
@endpoint_option
def path_command(
    a: str,
    b: str,
    on: str | None,
    since: str | None,
    until: str | None,
    in_order: bool,
    sure: bool,
    relations: tuple[str, ...],
    most: int,
    form: str,
    graph: Path,
    endpoint: str | None,
) -> None:
    """Shows how A and B (names or IRIs) are connected, with the sentence behind each step.

    With --on, --from, --to or --in-order, only over ties that held then: events by their days, positions by the days on which
    they were certainly or possibly held (see the question who-held-on). A tie that nothing dates is none then.

    \b
    kg path "Nguyễn Văn Thi" "Phùng Thị Kim Nga" --all 3
    kg path "Nguyễn Xuân Phúc" "Bùi Thanh Sơn" --in-order
    """
    from kg.network import Asked, find_paths
    from kg.network.when import window

    asked = Asked(window(on, since, until), in_order, sure, relations or _RELATIONS)
    found = find_paths(open_graph(graph, endpoint), a, b, asked, most)
    for note in found.notes:
        say(note)
    if form == "text":
        write_out("\n".join("".join(_told(hop) for hop in path) for path in found.paths))
    else:
        from kg.network.listing import path_rows

        _show(path_rows(found), form)
    if not found.paths:
        say(f"no path: {found.why_not}")
    elif not found.paths[0]:
        say(f"{a} and {b} are the same")


def _told(hop: Hop) -> str:
    details = [*hop.details, hop.answer and f"{hop.answer}: {hop.time}"] if hop.relation == "holds" else [*hop.details, hop.answer]
    kept = [detail for detail in details if detail] if hop.relation != "in" else []
    relation = hop.relation + (f" ({', '.join(kept)})" if kept else "")
    line = f"{hop.start} {'—' if hop.forward else '←'} {relation} {'→' if hop.forward else '—'} {hop.end}"
    return f'{line}\n    "{hop.quote}"\n      article {hop.article}, {hop.fact}\n'


def _show(rows: Rows, form: str) -> None:
    """Rows as a table, as they come, or in a format for programs."""
    from kg.query.formats import format_answer, table_for_people

    if form == "table":
        print_table(*table_for_people(rows))
    else:
        write_out(format_answer(rows, form))


@click.command("network")
@click.argument("kind", type=click.Choice(_KINDS))
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help=f"Its ending decides the form: {_ENDINGS}.")
@graph_option
@endpoint_option
def network_command(kind: str, output: Path | None, graph: Path, endpoint: str | None) -> None:
    """Shows Vietnam's partners, or who attended what: as a table, or as a file, picture or page with -o."""
    from kg.network import ENDINGS, build_network, export_network
    from kg.network.overview import overview

    if output is not None and output.suffix not in ENDINGS:
        raise click.UsageError(f"{output}: no form for {output.suffix!r}; have {_ENDINGS}")
    network = build_network(open_graph(graph, endpoint), kind)
    if output is None:
        print_table(*overview(network))
    else:
        export_network(network, output)
    where = "" if output is None else f" in {output}"
    say(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges{where}")
