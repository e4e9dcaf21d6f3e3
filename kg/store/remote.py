"""Remote endpoints: a query in, SPARQL results or triples out; it never asks what it is not told to ask.

SPARQLWrapper builds the request, ``kg.store.opener`` sends it within limits. Everything that goes wrong is a ``RemoteError``.
"""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from kg.errors import RemoteError
from kg.store.opener import Limits, check_url, send

_JSON_TYPES = ("application/sparql-results+json", "application/json")
# No RDF/XML and no JSON-LD of strangers: their parsers open what the document names.
_TRIPLE_TYPES = ("application/n-triples", "text/turtle", "application/x-turtle")
_ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.9"
USER_AGENT = "banggiao"


def query_endpoint(url: str, query: str, *, timeout: float = 30, limits: Limits | None = None) -> dict[str, Any]:
    """The SPARQL JSON results of a SELECT (``head``, ``results``) or an ASK (``boolean``) at the endpoint ``url``.

    ``timeout`` is in seconds, for everything together; ``limits`` replaces it where more is to be said.
    """
    check_url(url)
    answer = send(_query_request(url, query), limits or Limits(silence=timeout, total=timeout), _JSON_TYPES)
    return _results(url, answer.body)


def construct_endpoint(url: str, query: str, *, timeout: float = 30, limits: Limits | None = None) -> tuple[str, ...]:
    """The triples of a CONSTRUCT or DESCRIBE at the endpoint ``url``: sorted N-Triples lines, without line breaks."""
    check_url(url)
    request = _query_request(url, query, _ACCEPT_TRIPLES)
    answer = send(request, limits or Limits(silence=timeout, total=timeout), _TRIPLE_TYPES)
    return _triples(url, answer.content_type, answer.body)


def _query_request(url: str, query: str, accept: str | None = None) -> urllib.request.Request:
    from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper

    wrapper = SPARQLWrapper(url, agent=USER_AGENT)
    # Not setQuery: it guesses the form by a pattern that comments mislead; all forms are asked for in the same way.
    wrapper.queryString = query
    wrapper.queryType = SELECT
    wrapper.setReturnFormat(JSON)
    wrapper.setOnlyConneg(True)
    wrapper.setMethod(POST)
    if accept is not None:
        wrapper.addCustomHttpHeader("Accept", accept)
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


def _triples(url: str, content_type: str, body: bytes) -> tuple[str, ...]:
    from pyoxigraph import RdfFormat, parse

    form = RdfFormat.N_TRIPLES if content_type == "application/n-triples" else RdfFormat.TURTLE
    try:
        return tuple(sorted({f"{quad.triple} ." for quad in parse(input=body, format=form)}))
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise RemoteError(f"{url}: the answer is called {content_type} and is none: {reason}") from None
