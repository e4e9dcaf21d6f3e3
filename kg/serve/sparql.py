"""``/sparql``: answers programs by the protocol and people with a form and a table; the query runs in the worker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import KgError
from kg.query.terms import Rows, from_json
from kg.serve.graph import ServedGraph
from kg.serve.protocol import MEDIA_TYPES, choose_form, preferred, read_query, status_of, write_answer
from kg.serve.render import page
from kg.serve.tables import Table, plain_rows

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SHOWN_ROWS = 1_000
EXAMPLE = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?name ?position WHERE {
  ?person org:holds/rdfs:label ?position ; rdfs:label ?name .
}
ORDER BY ?name ?position
LIMIT 20
"""


async def endpoint(request: Request) -> Response:
    """The endpoint; what goes wrong is one sentence, as text or on the page."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import PlainTextResponse
    from starlette.responses import Response as Plain

    graph: ServedGraph = request.app.state.graph
    for_people = _for_people(request)
    query: str | None = None
    try:
        query = await read_query(request, graph.limits.body_bytes)
        if query is None:
            return _form(request, EXAMPLE)
        form = choose_form(query, request.headers.get("accept", ""), request.query_params.get("format"))
        body = await run_in_threadpool(graph.ask_outside, query)
        if form == "html":
            return _form(request, query, body)
        headers = {"vary": "Accept"}
        return Plain(await run_in_threadpool(write_answer, body, form), media_type=MEDIA_TYPES[form], headers=headers)
    except KgError as error:
        if for_people:
            return _form(request, query or EXAMPLE, error=error)
        return PlainTextResponse(f"{error}\n", status_of(error), headers={"vary": "Accept"})


def _for_people(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return not request.query_params.get("format") and preferred(accept, ("application/json", "text/html")) == "text/html"


def _form(request: Request, query: str, body: bytes | None = None, error: KgError | None = None) -> Response:
    table: Table | None = None
    text = ""
    if body is not None:
        if body.startswith(b"{"):
            answer = from_json(json.loads(body))
            table = plain_rows(answer, SHOWN_ROWS) if isinstance(answer, Rows) else None
            text = "" if table else ("true" if answer else "false")
        else:
            text = "".join(body.decode().splitlines(keepends=True)[:SHOWN_ROWS])
    forms = [] if body is None else ["json", "csv", "tsv", "xml"] if body.startswith(b"{") else ["ttl"]
    links = [(form, "/sparql?" + urlencode({"query": query, "format": form})) for form in forms]
    status = 200 if error is None else status_of(error)
    return page(
        request, "sparql.html", status=status, query=query, table=table, text=text, downloads=links, error=error and str(error)
    )
