"""Remote stores: a query or a graph in, SPARQL results or a verified count out; it never asks what it is not told to ask.

SPARQLWrapper builds the request, ``kg.store.opener`` sends it within limits. Everything that goes wrong is a ``RemoteError``.
"""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from kg.errors import RemoteError, UsageError
from kg.store.opener import Limits, check_url, send

_JSON_TYPES = ("application/sparql-results+json", "application/json")
_USER_AGENT = "banggiao"

# Where servers keep the Graph Store Protocol, and where their queries.
_QUERY_SEGMENT = {"store": "query", "data": "query", "rdf-graph-store": "sparql"}


def query_endpoint(url: str, query: str, *, timeout: float = 30, limits: Limits | None = None) -> dict[str, Any]:
    """The SPARQL JSON results of a SELECT (``head``, ``results``) or an ASK (``boolean``) at the endpoint ``url``.

    ``timeout`` is in seconds, for everything together; ``limits`` replaces it where more is to be said.
    """
    check_url(url)
    request = _query_request(url, query)
    answer = send(request, limits or Limits(silence=timeout, total=timeout), _JSON_TYPES)
    return _results(url, answer.body)


def load_graph(
    url: str, turtle: Path, *, graph: str | None = None, query_url: str | None = None, timeout: float = 600
) -> int:
    """Replaces a remote graph by the Turtle file and returns the number of its triples, which the endpoint has confirmed.

    ``url`` is that of the SPARQL 1.1 Graph Store Protocol, ``graph`` an IRI (None: the default graph). ``query_url`` is where the
    count is asked; without it ``…/store`` is asked at ``…/query``. Raises ``UsageError`` for a file that is no Turtle.
    """
    check_url(url)
    pattern = "?s ?p ?o" if graph is None else f"GRAPH <{_checked_iri(graph)}> {{ ?s ?p ?o }}"
    expected = _count_triples(turtle)
    separator = "&" if urllib.parse.urlsplit(url).query else "?"
    target = url + separator + ("default" if graph is None else urllib.parse.urlencode({"graph": graph}))
    headers = {"Content-Type": "text/turtle", "Content-Length": str(turtle.stat().st_size), "User-Agent": _USER_AGENT}
    with turtle.open("rb") as body:
        send(urllib.request.Request(target, data=body, headers=headers, method="PUT"), Limits(silence=timeout, total=timeout))
    found = _remote_count(query_url or _query_url(url), pattern, timeout)
    if found != expected:
        raise RemoteError(f"{url}: holds {found:,} triples after {expected:,} were sent; it is not the graph of {turtle}")
    return found


def _query_request(url: str, query: str) -> urllib.request.Request:
    from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper

    wrapper = SPARQLWrapper(url, agent=_USER_AGENT)
    # Not setQuery: it guesses the form by a pattern that comments mislead; SELECT and ASK are asked for in the same way.
    wrapper.queryString = query
    wrapper.queryType = SELECT
    wrapper.setReturnFormat(JSON)
    wrapper.setOnlyConneg(True)
    wrapper.setMethod(POST)
    request: urllib.request.Request = wrapper._createRequest()  # private: a test pins what it gives
    return request


def _results(url: str, body: bytes) -> dict[str, Any]:
    """Parsed and checked results; what is not SPARQL JSON is a ``RemoteError``."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise RemoteError(f"{url}: the answer is called JSON and is none") from None
    if isinstance(value, dict):
        if isinstance(value.get("boolean"), bool):
            return value
        head, results = value.get("head"), value.get("results")
        if isinstance(head, dict) and isinstance(results, dict) and isinstance(results.get("bindings"), list):
            return _repaired_ask(value) if head.get("vars") == ["__ASK_RETVAL"] else value
    raise RemoteError(f"{url}: the answer is JSON, but no SPARQL results")


def _repaired_ask(value: dict[str, Any]) -> dict[str, Any]:
    """Virtuoso answers ASK with a table of one cell."""
    bindings = value["results"]["bindings"]
    return {"head": {}, "boolean": bool(bindings) and bindings[0].get("__ASK_RETVAL", {}).get("value") == "1"}


def _count_triples(turtle: Path) -> int:
    from pyoxigraph import RdfFormat, parse

    try:
        # By hash: the triples themselves would take twenty times the memory.
        return len({hash(quad) for quad in parse(path=str(turtle), format=RdfFormat.TURTLE)})
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{turtle}: cannot be read as Turtle: {error}") from None


def _remote_count(url: str, pattern: str, timeout: float) -> int:
    answer = query_endpoint(url, f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}", timeout=timeout)
    try:
        return int(answer["results"]["bindings"][0]["count"]["value"])
    except (KeyError, IndexError, TypeError, ValueError):
        raise RemoteError(f"{url}: gives no count of its triples") from None


def _checked_iri(iri: str) -> str:
    if any(character in '<>"{}|^`\\' or character <= " " for character in iri):
        raise UsageError(f"{iri!r} is no IRI")
    return iri


def _query_url(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    path, _, last = parts.path.rpartition("/")
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc, f"{path}/{_QUERY_SEGMENT.get(last, last)}", "", ""))
