"""The command ``kg serve``: a graph over HTTP on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import graph_option


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="H", help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, metavar="N", type=click.IntRange(0, 65535), help="0: any free one.")
@graph_option
def serve_command(host: str, port: int, graph: Path) -> None:
    """Serves the graph: pages for people, a SPARQL endpoint for programs. Ctrl-C stops it."""
    try:
        from kg.serve import serve
    except ImportError as error:
        raise click.UsageError(f"{error}; the server needs an extra: pip install 'banggiao[serve]'") from error
    serve(graph, host, port)
