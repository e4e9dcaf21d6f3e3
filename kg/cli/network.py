"""The commands that traverse: ``kg path``, ``kg network``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import endpoint_option, graph_option, open_graph, print_table, say, write_out

if TYPE_CHECKING:
    from kg.network import Hop

# kg.network.KINDS and ENDINGS, which are heavy to import; a test holds them equal.
_KINDS = ("partnerships", "attendance")
_ENDINGS = ".html .graphml .gexf .svg .png .csv .json"


@click.command("path")
@click.argument("a")
@click.argument("b")
@graph_option
@endpoint_option
def path_command(a: str, b: str, graph: Path, endpoint: str | None) -> None:
    """Shows how A and B (names or IRIs) are connected, with the sentence behind each step."""
    from kg.network import find_path

    hops = find_path(open_graph(graph, endpoint), a, b)
    if hops is None:
        say(f"the graph does not connect {a} and {b}")
    elif not hops:
        say(f"{a} and {b} are the same")
    for hop in hops or ():
        write_out(f'{_told(hop)}\n    "{hop.quote}"\n      article {hop.article}, {hop.fact}\n')


def _told(hop: Hop) -> str:
    relation = hop.relation + (f" ({', '.join(hop.details)})" if hop.details else "")
    return f"{hop.start} {'—' if hop.forward else '←'} {relation} {'→' if hop.forward else '—'} {hop.end}"


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
