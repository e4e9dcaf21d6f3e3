"""The command that takes a graph into files of other programs: ``kg export``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import graph_option, open_graph, say, turtle_of

# The names of kg.export.FORMS; a test holds them equal.
_FORMS = ("graphml", "gexf", "json", "csv", "parquet", "jsonld", "nq", "trig", "nt", "ttl", "rdf", "void")


@click.command("export")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE|DIR", help="Its ending is the form.")
@click.option("--format", "-f", "form", type=click.Choice(_FORMS), help="The form, where the ending does not say it.")
@graph_option
def export_command(output: Path, form: str | None, graph: Path) -> None:
    """Writes the whole graph for other programs, every fact with its article, sentence, offsets, rule and confidence.

    \b
    kg export -o graph.gexf                   things and ties with time, for Gephi; .graphml and .json the same for others
    kg export -o lists --format csv           nodes.csv and edges.csv
    kg export -o tables --format parquet      a table for each kind of fact, evidence, things, articles ('banggiao[parquet]')
    kg export -o graph.jsonld                 the triples that articles state; also .nt .ttl .rdf
    kg export -o graph.nq                     these and the reference data, each a graph of its own; also .trig
    kg export -o void.ttl --format void       what there is of it, by class and property: a VoID description
    """
    from kg.export import export_graph, form_of

    found = form_of(output, form)
    written = export_graph(open_graph(graph), turtle_of(graph), output, found)
    say(f"{output}: {written}")
