"""The commands that show networks: ``kg network``, ``kg central``, ``kg around``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import endpoint_option, fail_if_empty_option, graph_option, open_graph, print_table, say, write_encoded
from kg.cli.shell import complete_thing

if TYPE_CHECKING:
    import networkx as nx

    from kg.query.terms import Rows

# What kg.network and kg.query know and are heavy to import for; a test holds them equal.
_KINDS = ("partnerships", "attendance", "meetings", "officials", "bodies", "provinces")
_ENDINGS = ".html .graphml .gexf .svg .png .csv .json"
_RELATIONS = ("holds", "in", "attended", "represented", "partner", "signed", "part of", "edition of")
_MEASURES = ("degree", "strength", "betweenness", "pagerank")
_THINGS = ("person", "organization", "position", "province", "country", "event", "event-series", "agreement")
ROW_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "md", "parquet")


relations_option = click.option("--by", "relations", multiple=True, type=click.Choice(_RELATIONS), help="Over these ties alone.")
_format_option = click.option("--format", "-f", "form", type=click.Choice(ROW_FORMATS), default="table", show_default=True)
_output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help=f"A file, in the form of its ending: {_ENDINGS}."
)
_most_option = click.option("--most", type=click.IntRange(1), default=30, show_default=True, metavar="N", help="Rows of a table.")


def _time_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --on, --from and --to."""
    for names, about in (
        (("--to", "until"), "Not after this day, month or year."),
        (("--from", "since"), "Not before this day, month or year."),
        (("--on",), "On this day, or some day of this month or year."),
    ):
        command = click.option(*names, metavar="DATE", help=about)(command)
    return command


@click.command("network")
@click.argument("kind", type=click.Choice(_KINDS))
@_time_options
@click.option("--least", type=click.IntRange(1), default=1, metavar="N", help="Of meetings and of those together: so many times.")
@_most_option
@_format_option
@_output_option
@fail_if_empty_option
@graph_option
@endpoint_option
def network_command(
    kind: str,
    on: str | None,
    since: str | None,
    until: str | None,
    least: int,
    most: int,
    form: str,
    output: Path | None,
    graph: Path,
    endpoint: str | None,
) -> bool:
    """Shows who is tied to whom: as a table, or as a file, picture or page with -o.

    \b
    partnerships  Vietnam's partners and their levels
    attendance    who took part in which event
    meetings      who met whom
    officials     people who took part in the same events (bodies, provinces: likewise;
                  needs pip install 'banggiao[network]')

    --on gives the partnerships as of a day; of the others, the events of it. An event without a date has no time, and is left out.
    """
    from kg.network import build_network
    from kg.network.overview import overview
    from kg.network.together import at_least

    _check_ending(output)
    network = at_least(build_network(open_graph(graph, endpoint), kind, on, since, until), least)
    if output is not None:
        return _export(network, output)
    shown = show_rows(overview(network), form, None if kind == "partnerships" else most)
    say(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges{shown}")
    return network.number_of_edges() > 0


@click.command("central")
@click.argument("kind", type=click.Choice([kind for kind in _KINDS if kind != "partnerships"]))
@click.option("--by", type=click.Choice(_MEASURES), default="degree", show_default=True, help="The measure that ranks.")
@_time_options
@_most_option
@_format_option
@fail_if_empty_option
@graph_option
@endpoint_option
def central_command(
    kind: str, by: str, on: str | None, since: str | None, until: str | None, most: int, form: str, graph: Path, endpoint: str | None
) -> bool:
    """Shows who is most central in a network (see `kg network`; needs pip install 'banggiao[network]').

    \b
    degree       how many others somebody is tied to
    strength     how many meetings or events that makes together
    betweenness  share of the shortest ways between two others that lead over somebody
    pagerank     share of a walk along the ties that is spent with somebody

    It counts what the articles tell: who is written about more, is more central.
    """
    from kg.network import build_network
    from kg.network.central import central_rows, centrality, is_sampled

    network = build_network(open_graph(graph, endpoint), kind, on, since, until)
    rows = central_rows(centrality(network, by))
    shown = show_rows(rows, form, most)
    estimate = "; betweenness is an estimate from a sample" if is_sampled(network) else ""
    say(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges{shown}{estimate}")
    return bool(rows.rows)


@click.command("around")
@click.argument("thing", metavar="IRI|NAME", shell_complete=complete_thing)
@click.option("--radius", "-r", type=click.IntRange(1, 6), default=1, show_default=True, help="Steps away.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_THINGS), help="Things of this kind alone; repeatable.")
@_time_options
@click.option("--sure", is_flag=True, help="What certainly held then; without it, what is possible counts too.")
@relations_option
@_format_option
@_output_option
@fail_if_empty_option
@graph_option
@endpoint_option
def around_command(
    thing: str,
    radius: int,
    kinds: tuple[str, ...],
    on: str | None,
    since: str | None,
    until: str | None,
    sure: bool,
    relations: tuple[str, ...],
    form: str,
    output: Path | None,
    graph: Path,
    endpoint: str | None,
) -> bool:
    """Shows what is around a thing (a name or an IRI), tie by tie, with the sentence of each.

    \b
    kg around "Bùi Thanh Sơn" --radius 2 --kind person
    kg around "Thanh Hóa" --from 2025
    """
    from kg.network import Asked, around_network, around_rows, find_around
    from kg.network.ties import RELATIONS
    from kg.network.when import window

    _check_ending(output)
    asked = Asked(window(on, since, until), sure=sure, relations=relations or RELATIONS)
    around = find_around(open_graph(graph, endpoint), thing, asked, radius, kinds)
    for note in around.notes:
        say(note)
    if output is not None:
        return _export(around_network(around), output)
    show_rows(around_rows(around), form)
    things = len({one.thing for one in around.neighbours})
    ties = len(around.neighbours)
    counted = f"{things} thing{'s' if things > 1 else ''}, {ties} tie{'s' if ties > 1 else ''}"
    say(counted if things else "nothing found: no tie of it fits")
    return bool(things)


def show_rows(rows: Rows, form: str, most: int | None = None) -> str:
    """Rows on stdout: a table of at most ``most`` as they come, or a format for programs; what to say of rows left out."""
    from kg.query.formats import encode_answer, table_for_people

    if form == "table":
        headers, cells = table_for_people(rows)
        print_table(headers, cells[:most])
        left = len(cells) - len(cells[:most])
        return f"; the first {most} rows of {len(cells)} are shown, --most shows more" if left else ""
    write_encoded(encode_answer(rows, form), form)
    return ""


def _check_ending(output: Path | None) -> None:
    if output is not None and output.suffix not in _ENDINGS.split():
        raise click.UsageError(f"{output}: no form for {output.suffix!r}; have {_ENDINGS}")


def _export(network: nx.Graph[str], output: Path) -> bool:
    from kg.network import export_network

    export_network(network, output)
    say(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges in {output}")
    return network.number_of_edges() > 0
