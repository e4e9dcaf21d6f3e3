"""The SPARQL 1.1 Protocol: an HTTP request in, a query and the media type of its answer out; it evaluates nothing itself.

Only queries: no update, no ``default-graph-uri``, since there is one graph.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from kg.errors import KgError, QueryRefused
from kg.query.formats import format_answer
from kg.query.gate import check_query, query_form
from kg.query.terms import from_json

if TYPE_CHECKING:
    from starlette.requests import Request

# What a SELECT or ASK may be answered in, in the order of preference where the client has none.
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/html": "html",
}
TRIPLES = {"text/turtle": "ttl", "application/n-triples": "nt", "text/plain": "nt", "text/html": "html"}
MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "html": "text/html",
}
_NOT_UTF8 = "the request is not in UTF-8"


class BadRequest(KgError):
    """A request that the protocol does not allow; ``status`` is that of HTTP."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def read_query(request: Request, max_bytes: int) -> str | None:
    """The query of a GET or POST, None where a GET has none; raises ``BadRequest``."""
    parameters = _parameters(request.url.query)
    query: str | None = None
    if request.method == "POST":
        body = await _read_body(request, max_bytes)
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type == "application/sparql-query":
            query = _decode(body)
        elif media_type == "application/x-www-form-urlencoded":
            parameters |= _parameters(_decode(body))
        else:
            raise BadRequest(415, "POST takes application/sparql-query or application/x-www-form-urlencoded")
    if "update" in parameters:
        raise BadRequest(403, "this endpoint only reads: no updates")
    if parameters.keys() & {"default-graph-uri", "named-graph-uri", "using-graph-uri"}:
        raise BadRequest(400, "there is one graph here: leave out default-graph-uri and named-graph-uri")
    given = parameters.get("query", [])
    if len(given) + (query is not None) > 1:
        raise BadRequest(400, "one request takes one query")
    if given:
        query = given[0]
    if query is None and request.method == "POST":
        raise BadRequest(400, "the request has no parameter 'query'")
    return query


async def _read_body(request: Request, max_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise BadRequest(413, f"the request has more than {max_bytes:,} bytes")
    return bytes(body)


def _parameters(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError:
        raise BadRequest(400, _NOT_UTF8) from None
    except ValueError as error:
        raise BadRequest(400, f"the request's parameters cannot be read: {error}") from None


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(400, _NOT_UTF8) from None


def choose_form(query: str, accept: str, asked: str | None) -> str:
    """The form of the answer: a key of ``MEDIA_TYPES``. ``asked`` is a ``format`` parameter, which wins over ``accept``.

    Raises ``QueryRefused`` for what is no query that only reads, ``BadRequest`` where nothing fits.
    """
    check_query(query)
    offers = ROWS if query_form(query) in ("SELECT", "ASK") else TRIPLES
    if asked:
        if asked not in offers.values():
            raise BadRequest(400, f"format: this query can be answered as {', '.join(dict.fromkeys(offers.values()))}")
        return asked
    best = preferred(accept, tuple(offers))
    if best is None:
        raise BadRequest(406, f"this query can be answered as {', '.join(offers)}")
    return offers[best]


def preferred(accept: str, offers: tuple[str, ...]) -> str | None:
    """The offer that an ``Accept`` header likes best, the first of equals; None where it likes none."""
    ranges = [_media_range(part) for part in (accept or "*/*").split(",")]
    best: tuple[float, str | None] = (0.0, None)
    for offer in offers:
        main = offer.partition("/")[0]
        fitting = [(pattern.count("*"), q) for pattern, q in ranges if pattern in (offer, f"{main}/*", "*/*")]
        quality = min(fitting)[1] if fitting else 0.0  # the most specific range decides
        if quality > best[0]:
            best = (quality, offer)
    return best[1]


def _media_range(part: str) -> tuple[str, float]:
    pattern, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return pattern.lower(), min(1.0, max(0.0, float(value)))
            except ValueError:
                return pattern.lower(), 0.0
    return pattern.lower(), 1.0


def write_answer(body: bytes, form: str) -> bytes:
    """The worker's answer (SPARQL JSON or N-Triples) in ``form``; N-Triples are Turtle too."""
    if form in ("json", "ttl", "nt"):
        return body
    return format_answer(from_json(json.loads(body)), form).encode()


def status_of(error: KgError) -> int:
    """The HTTP status that says what kind of failure it was."""
    from kg.errors import QueryCutOff, UsageError

    if isinstance(error, BadRequest):
        return error.status
    if isinstance(error, QueryCutOff):
        return 503
    return 400 if isinstance(error, QueryRefused | UsageError) else 500
