"""Where a SPARQL server keeps its three services, guessed from the address of one of them; it asks nobody.

Servers differ in names alone: ``…/store`` beside ``…/query`` and ``…/update``, or one address for everything.
"""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass

from kg.store.opener import check_url


@dataclass(frozen=True, slots=True)
class Addresses:
    """URLs: ``graphs`` of the Graph Store Protocol, ``query`` and ``update`` of the SPARQL Protocol."""

    graphs: str
    query: str
    update: str


# The end of a path -> the ends of the three: as their servers have them by default.
_SIBLINGS: tuple[tuple[str, tuple[str, str, str]], ...] = (
    ("/rdf-graphs/service", ("/rdf-graphs/service", "", "/statements")),  # RDF4J, GraphDB
    ("/statements", ("/rdf-graphs/service", "", "/statements")),
    ("/rdf-graph-store", ("/rdf-graph-store", "/sparql", "/update")),
    ("/sparql-graph-crud-auth", ("/sparql-graph-crud-auth", "/sparql-auth", "/sparql-auth")),  # Virtuoso
    ("/sparql-graph-crud", ("/sparql-graph-crud", "/sparql", "/sparql")),
    ("/data", ("/data", "/query", "/update")),  # Fuseki
    ("/store", ("/store", "/query", "/update")),  # Oxigraph
    ("/query", ("/store", "/query", "/update")),
    ("/update", ("/store", "/query", "/update")),
)


def addresses(url: str, *, query: str | None = None, update: str | None = None) -> Addresses:
    """The three addresses; what is given is taken as it is. Raises ``RemoteError`` for what is no http or https URL."""
    for given in (url, query, update):
        if given is not None:
            check_url(given)
    parts = urllib.parse.urlsplit(url)
    path = parts.path.rstrip("/") or "/store"  # a bare host and port: as Oxigraph has them
    for end, siblings in _SIBLINGS:
        if path.endswith(end):
            graphs, queries, updates = (_with_path(parts, path.removesuffix(end) + sibling) for sibling in siblings)
            return Addresses(graphs, query or queries, update or updates)
    return Addresses(url, query or url, update or url)


def _with_path(parts: urllib.parse.SplitResult, path: str) -> str:
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
