"""A Turtle file into a graph of a SPARQL server, which is then counted there; the graph's content decides, so twice is once.

By the Graph Store Protocol one PUT replaces the graph, whole or not at all. Where a server has none, the triples go by updates
into a graph beside it, batch by batch, each recorded there with its digest in the same update; a load that was interrupted goes
on behind them, and readers see the old graph until the last batch stands and is counted: then one MOVE puts the new in its place.
"""

from __future__ import annotations

import hashlib
import re
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import RemoteError, UsageError
from kg.rdf.iri import mint
from kg.rdf.vocabulary import DCTERMS
from kg.store.addresses import Addresses, addresses
from kg.store.batches import batches, count_batches, count_triples, file_digest
from kg.store.opener import BrokenOffError, Limits, RefusedError, send
from kg.store.remote import USER_AGENT, query_endpoint

METHODS = ("auto", "gsp", "update")
BATCH_TRIPLES = 5_000
_NO_GRAPH_STORE = (400, 404, 405, 413, 415, 501)  # 413: a graph in one piece is too large there, batches may not be
_TRIES = 3  # for a batch whose connection broke: it may have arrived, and sent again it changes nothing
_JOURNAL = mint("graph", "load")  # on the server: which batches of which load stand there
_PART = DCTERMS["hasPart"]
_TARGET = DCTERMS["isVersionOf"]

Progress = Callable[[int, int], None]  # batches that stand, of how many


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: triples that the server has confirmed; how; batches sent now, and those that stood there already."""

    triples: int
    method: str
    sent: int = 1
    resumed: int = 0


@dataclass(frozen=True, slots=True)
class _Job:
    """One file for one graph of one server; ``graph`` is None for the default graph."""

    at: Addresses
    turtle: Path
    graph: str | None
    timeout: float
    triples: int

    @property
    def target(self) -> str:
        return "DEFAULT" if self.graph is None else f"GRAPH <{self.graph}>"


def load_graph(
    url: str,
    turtle: Path,
    *,
    graph: str | None = None,
    method: str = "auto",
    query_url: str | None = None,
    update_url: str | None = None,
    batch: int = BATCH_TRIPLES,
    progress: Progress | None = None,
    timeout: float = 600,
) -> Loaded:
    """Replaces a graph of the server at ``url`` by the Turtle file; the server has counted what it returns.

    ``graph`` is an IRI, None the default graph. ``method`` is "gsp", "update", or "auto": the first, and the second where the
    server has no Graph Store Protocol. ``url`` is the address of any of the server's services, the others are guessed unless
    given. ``timeout`` is in seconds, for each request. Raises ``UsageError`` for a file that is no Turtle, ``RemoteError`` for the rest.
    """
    if graph is not None:
        _check_iri(graph)
    job = _Job(addresses(url, query=query_url, update=update_url), turtle, graph, timeout, count_triples(turtle))
    tell = progress or (lambda done, total: None)
    if method != "update":
        try:
            return _put(job)
        except (RefusedError, BrokenOffError) as error:
            if method == "gsp" or (isinstance(error, RefusedError) and error.status not in _NO_GRAPH_STORE):
                raise
            refused = error
        try:
            return _update_in_batches(job, batch, tell)
        except (RefusedError, BrokenOffError) as error:
            raise RemoteError(f"neither way works: {refused}; {error}") from None
    return _update_in_batches(job, batch, tell)


def _put(job: _Job) -> Loaded:
    separator = "&" if urllib.parse.urlsplit(job.at.graphs).query else "?"
    which = "default" if job.graph is None else urllib.parse.urlencode({"graph": job.graph})
    size = str(job.turtle.stat().st_size)
    headers = {"Content-Type": "text/turtle", "Content-Length": size, "User-Agent": USER_AGENT}
    with job.turtle.open("rb") as body:
        request = urllib.request.Request(job.at.graphs + separator + which, data=body, headers=headers, method="PUT")
        send(request, Limits(silence=job.timeout, total=job.timeout))
    return Loaded(_confirmed(job), "gsp")


def _update_in_batches(job: _Job, batch: int, progress: Progress) -> Loaded:
    digest = hashlib.sha256(f"{job.target} {file_digest(job.turtle)}".encode()).hexdigest()[:32]
    staging = _staging(digest)
    total = count_batches(job.turtle, batch)
    _drop_other_loads(job, staging)
    if not total:
        _update(job, f"CLEAR SILENT {job.target}")
        return Loaded(_confirmed(job), "update", 0)
    standing = _standing(job, staging)
    sent = resumed = 0
    for one in batches(job.turtle, batch):
        if one.digest in standing:
            resumed += 1
        else:
            _send_batch(job, staging, one.digest, one.lines, f"{sent + resumed} of {total} batches")
            sent += 1
        progress(sent + resumed, total)
    _move(job, staging)
    return Loaded(_confirmed(job), "update", sent, resumed)


def _send_batch(job: _Job, staging: str, digest: str, lines: bytes, standing: str) -> None:
    """One INSERT DATA with the batch and its record: either both stand there or neither does."""
    record = f'<{staging}> {_PART} "{digest}" ; {_TARGET} {_target_term(job)} .'
    text = b"INSERT DATA { GRAPH <%s> {\n%s} GRAPH %s { %s } }" % (staging.encode(), lines, str(_JOURNAL).encode(), record.encode())
    for left in reversed(range(_TRIES)):
        try:
            _update(job, text)
            return
        except RemoteError as error:
            if not left or not isinstance(error, BrokenOffError):
                raise RemoteError(f"{error}; {standing} stand there: the same command goes on behind them") from None


def _move(job: _Job, staging: str) -> None:
    found = _count(job, f"GRAPH <{staging}> {{ ?s ?p ?o }}")
    forget = f"DELETE WHERE {{ GRAPH {_JOURNAL} {{ <{staging}> ?p ?o }} }}"
    if found != job.triples:
        _update(job, f"DROP SILENT GRAPH <{staging}> ; {forget}")
        raise RemoteError(f"{job.at.update}: holds {found:,} triples after {job.triples:,} were sent; nothing was replaced, load again")
    _update(job, f"MOVE GRAPH <{staging}> TO {job.target} ; {forget}")


def _standing(job: _Job, staging: str) -> frozenset[str]:
    """The digests of the batches that an interrupted load of the same file has left there."""
    return frozenset(_column(job, f"SELECT ?part WHERE {{ GRAPH {_JOURNAL} {{ <{staging}> {_PART} ?part }} }}", "part"))


def _drop_other_loads(job: _Job, staging: str) -> None:
    """Removes what loads of other content into the same graph have left half done."""
    wanted = f"SELECT DISTINCT ?load WHERE {{ GRAPH {_JOURNAL} {{ ?load {_TARGET} {_target_term(job)} }} }}"
    for other in sorted(set(_column(job, wanted, "load")) - {staging}):
        if re.fullmatch(re.escape(_staging("")) + "[0-9a-f]{32}", other):  # it goes into an update: nothing but a name of ours
            _update(job, f"DROP SILENT GRAPH <{other}> ; DELETE WHERE {{ GRAPH {_JOURNAL} {{ <{other}> ?p ?o }} }}")


def _staging(digest: str) -> str:
    """The IRI of the graph in which a load stands until it is complete."""
    return f"{_JOURNAL.value}-{digest}"


def _target_term(job: _Job) -> str:
    return '"default"' if job.graph is None else f"<{job.graph}>"


def _update(job: _Job, text: str | bytes) -> None:
    body = text.encode() if isinstance(text, str) else text
    headers = {"Content-Type": "application/sparql-update", "User-Agent": USER_AGENT}
    request = urllib.request.Request(job.at.update, data=body, headers=headers, method="POST")
    send(request, Limits(silence=job.timeout, total=job.timeout))


def _confirmed(job: _Job) -> int:
    """The number of triples that the server counts; raises ``RemoteError`` unless it is that of the file."""
    found = _count(job, "?s ?p ?o" if job.graph is None else f"GRAPH <{job.graph}> {{ ?s ?p ?o }}")
    if job.graph is None and found > job.triples:
        # Some servers answer the default graph as the union of all graphs: then what no other graph has is the least that must be ours.
        alone = _count(job, "?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } }")
        if alone < found and alone <= job.triples:
            return job.triples
    if found != job.triples:
        message = f"holds {found:,} triples after {job.triples:,} were sent; it is not the graph of {job.turtle}"
        raise RemoteError(f"{job.at.query}: {message}")
    return found


def _count(job: _Job, pattern: str) -> int:
    values = _column(job, f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}", "count")
    try:
        return int(values[0])
    except (IndexError, ValueError):
        raise RemoteError(f"{job.at.query}: gives no count of its triples") from None


def _column(job: _Job, query: str, name: str) -> list[str]:
    """The values of one column."""
    answer = query_endpoint(job.at.query, query, timeout=job.timeout)
    try:
        return [row[name]["value"] for row in answer["results"]["bindings"]]
    except (KeyError, TypeError):
        raise RemoteError(f"{job.at.query}: answers {query[:40]!r} with no column {name}") from None


def _check_iri(iri: str) -> None:
    if ":" not in iri or any(character in '<>"{}|^`\\' or character <= " " for character in iri):
        raise UsageError(f"{iri!r} is no IRI")


def sees_all(url: str, turtle: Path, *, query_url: str | None = None, timeout: float = 30) -> bool:
    """Whether the server answers a query without GRAPH from named graphs too; ``turtle`` is what stands in one of them."""
    at = addresses(url, query=query_url)
    first = next(batches(turtle, 1), None)
    if first is None:
        return True
    return bool(query_endpoint(at.query, f"ASK {{ {first.lines.decode()} }}", timeout=timeout).get("boolean"))
