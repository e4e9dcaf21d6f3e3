"""A graph behind the guard, for programs that pass on what strangers type: SPARQL in, an answer or ``QueryRefused`` out.

It is a ``Source`` like the others, only that nothing is evaluated in this process and everything has an end.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from kg.query.guard import check_query, query_form, run_guarded
from kg.query.names import Names
from kg.query.run import EndpointSource, Source, names_of, open_source
from kg.query.terms import Answer, Triples, from_json
from kg.store.embedded import store_folder


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one query may cost: seconds, rows of the answer, bytes of the answer."""

    seconds: float = 10
    rows: int = 100_000
    bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class GuardedSource:
    """The graph at ``path``: a build's folder, a store's folder, or an RDF file (which each worker reads anew)."""

    path: Path
    limits: QueryLimits = QueryLimits()
    _names: list[tuple[Path, int, Names]] = field(default_factory=list, compare=False, repr=False)

    def names(self) -> Names:
        """The names of the graph's things: read by our own queries, so in this process, once for each build."""
        path = self.path if self.path.is_file() else store_folder(self.path)
        inode = path.stat().st_ino
        if not self._names or self._names[-1][:2] != (path, inode):
            self._names[:] = [(path, inode, names_of(open_source(self.path)))]
        return self._names[0][2]

    def answer(self, query: str) -> Answer:
        """The answer; raises ``QueryRefused`` for what is not plain reading, ``QueryCutOff`` for what passes a limit."""
        path = self.path if self.path.is_file() else store_folder(self.path)  # at each query: a build may have swapped it
        limits = self.limits
        body = run_guarded(path, query, timeout=limits.seconds, max_rows=limits.rows, max_bytes=limits.bytes)
        if query_form(query) in ("CONSTRUCT", "DESCRIBE"):
            return Triples(tuple(line for line in body.decode().split("\n") if line))
        return from_json(json.loads(body))


@dataclass(frozen=True, slots=True)
class GuardedEndpoint:
    """A remote endpoint that is sent nothing but plain reading; its answers have the limits of ``kg.store.opener``."""

    url: str

    def answer(self, query: str) -> Answer:
        """The answer; raises ``QueryRefused`` for what is not plain reading."""
        check_query(query)
        return EndpointSource(self.url).answer(query)


def guarded_source(graph: Path, *, endpoint: str | None = None, limits: QueryLimits | None = None) -> Source:
    """The guarded source of a graph at hand or of an endpoint; raises ``UsageError`` where there is no graph."""
    if endpoint is not None:
        return GuardedEndpoint(endpoint)
    if graph.is_dir() and (graph / "kg.ttl").is_file() and not (graph / "store").is_dir():
        graph = graph / "kg.ttl"
    if not graph.is_file():
        store_folder(graph)
    return GuardedSource(graph, limits or QueryLimits())
