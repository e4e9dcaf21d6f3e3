"""The command that takes a graph into files of other programs: ``kg export``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import graph_option, open_graph, say, turtle_of
from kg.errors import UsageError


@click.command("export")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Its ending is the form.")
@graph_option
def export_command(output: Path, graph: Path) -> None:
    """Writes the whole graph as .nt .nq .ttl .jsonld .rdf, or its things and their ties as .graphml .gexf .json .csv."""
    from kg.network import ENDINGS, build_network, export_network
    from kg.network.triples import RDF_ENDINGS, export_triples

    source = open_graph(graph)
    if output.suffix in RDF_ENDINGS:
        count = export_triples(turtle_of(graph), output)
        say(f"{count:,} triples in {output}")
    elif output.suffix in ENDINGS:
        network = build_network(source, "everything")
        export_network(network, output)
        say(f"{len(network)} things, {network.number_of_edges()} ties in {output}")
    else:
        raise UsageError(f"{output}: no form for {output.suffix!r}; have {' '.join((*RDF_ENDINGS, *ENDINGS))}")
