"""The command ``kg load``: a graph at hand into a SPARQL server, counted there; it sends nothing itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import graph_option, say, turtle_of, write_out

if TYPE_CHECKING:
    from kg.store.load import Loaded

_METHODS = ("auto", "gsp", "update")  # kg.store.load.METHODS; a test holds them equal


@click.command("load")
@click.option("--endpoint", required=True, metavar="URL", help="The server, or one of its services: http://localhost:7878/store.")
@click.option("--into", metavar="IRI", help="The graph to replace there; without it, the default graph.")
@click.option("--method", type=click.Choice(_METHODS), default="auto", show_default=True, help="How: in one piece, or by updates.")
@click.option("--reference/--no-reference", default=True, show_default=True, help="Also reference.ttl, into a graph of its own.")
@click.option("--query-endpoint", metavar="URL", help="Where to count what arrived; guessed for usual addresses.")
@click.option("--update-endpoint", metavar="URL", help="Where updates go; guessed for usual addresses.")
@graph_option
def load_command(
    endpoint: str, into: str | None, method: str, reference: bool, query_endpoint: str | None, update_endpoint: str | None, graph: Path
) -> None:
    """Replaces a graph of a SPARQL server by this one, and counts what arrived.

    The same command once more gives the same graph; after an interruption it goes on where it stood. Name and password, or a
    token, come from the environment (KG_ENDPOINT_ORIGIN with KG_ENDPOINT_USER, KG_ENDPOINT_PASSWORD, KG_ENDPOINT_TOKEN) or from
    ~/.netrc.
    """
    from kg.rdf.reference import reference_graph
    from kg.store.load import load_graph, sees_all

    turtle = turtle_of(graph)
    files = [(turtle, into)]
    beside = turtle.with_name("reference.ttl")
    if reference and beside.is_file() and beside != turtle:
        files.append((beside, reference_graph().value))
    for path, name in files:
        loaded = load_graph(
            endpoint, path, graph=name, method=method, query_url=query_endpoint, update_url=update_endpoint, progress=_progress(path.name)
        )
        write_out(_line(path, name, endpoint, loaded))
    if len(files) > 1 and not sees_all(endpoint, beside, query_url=query_endpoint):
        say("reference data are answered there by servers alone whose default graph is the union of their graphs")


def _progress(name: str) -> Callable[[int, int], None]:
    """Batches as they arrive, on one line, for whoever watches."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{name}: {done} of {total} batches", nl=done == total, err=True)

    return tell


def _line(path: Path, graph: str | None, endpoint: str, loaded: Loaded) -> str:
    where = "the default graph" if graph is None else f"<{graph}>"
    count = loaded.sent + loaded.resumed
    batches = f"{count} batch{'' if count == 1 else 'es'}" + (f", {loaded.resumed} of them there already" if loaded.resumed else "")
    how = "" if loaded.method == "gsp" else f" ({batches})"
    return f"{path.name}: {loaded.triples:,} triples in {where} of {endpoint}{how}\n"
