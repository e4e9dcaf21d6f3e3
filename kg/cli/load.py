"""The command ``kg load``: a graph at hand into a SPARQL server, counted there; it sends nothing itself."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import graph_option, turtle_of, write_out


@click.command("load")
@click.option("--endpoint", required=True, metavar="URL", help="The Graph Store Protocol address, such as http://localhost:7878/store.")
@click.option("--into", metavar="IRI", help="The graph to replace there; without it, the default graph.")
@click.option("--query-endpoint", metavar="URL", help="Where to count what arrived; guessed for an address like …/store.")
@graph_option
def load_command(endpoint: str, into: str | None, query_endpoint: str | None, graph: Path) -> None:
    """Replaces a graph of a SPARQL server by this one, and counts what arrived."""
    from kg.store.remote import load_graph

    count = load_graph(endpoint, turtle_of(graph), graph=into, query_url=query_endpoint)
    write_out(f"{count:,} triples at {endpoint}\n")
