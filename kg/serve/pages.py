"""The pages for people: a request in, a page out; each reads its own few things of the graph and says nothing of HTML."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.errors import KgError, UsageError
from kg.query.catalogue import find_question, load_catalogue
from kg.query.formats import format_answer
from kg.query.header import Question
from kg.query.paging import LIMIT, OFFSET, first_page, has_pages, next_offset, page_after, page_before
from kg.query.parameters import WORDS
from kg.query.run import Asked
from kg.query.terms import Rows
from kg.rdf.iri import mint
from kg.serve import facts
from kg.serve.graph import ServedGraph
from kg.serve.overview import COUNTED, COUNTED_FACTS, count_classes, newest_events, partners
from kg.serve.protocol import MEDIA_TYPES, status_of
from kg.serve.render import language_of, page
from kg.serve.rings import place_partners
from kg.serve.search import search
from kg.serve.tables import question_rows

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

BOUNDS = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SHOWN_ROWS = 500
_LONGEST_NAME = 200  # characters of a typed name that are looked for


def _graph(request: Request) -> ServedGraph:
    graph: ServedGraph = request.app.state.graph
    return graph


def overview(request: Request) -> Response:
    """``/``: what the graph holds."""
    graph = _graph(request)
    return page(
        request,
        "overview.html",
        counts=count_classes(graph),
        things=COUNTED,
        statements=COUNTED_FACTS,
        events=newest_events(graph),
        picture=place_partners(partners(graph)),
        questions=tuple(load_catalogue().values()),
    )


def queries(request: Request) -> Response:
    """``/queries``: the catalogue."""
    return page(request, "queries.html", questions=tuple(load_catalogue().values()))


def query(request: Request) -> Response:
    """``/queries/NAME``: a form for the parameters and, where there are enough of them, the rows."""
    try:
        question = find_question(request.path_params["name"])
    except UsageError:
        return not_found(request, None)
    given = _given(request, question)
    values: dict[str, Any] = {"question": question, "given": given, "options": _options(question)}
    values |= {"table": None, "notes": (), "sparql": "", "error": None, "downloads": _downloads(question, given), "pages": None}
    if any(parameter.required and parameter.name not in given for parameter in question.parameters):
        return page(request, "query.html", **values)
    begun = first_page(question, given)
    try:
        asked = _graph(request).ask(question, begun)
    except KgError as error:
        return page(request, "query.html", status=status_of(error), **values | {"error": str(error)})
    values["pages"] = _pages(question, begun, asked)
    table = question_rows(question, asked.answer, SHOWN_ROWS, language_of(request)) if isinstance(asked.answer, Rows) else None
    return page(request, "query.html", **values | {"table": table, "notes": asked.notes, "sparql": asked.query})


def _pages(question: Question, given: Mapping[str, Sequence[str]], asked: Asked) -> dict[str, str | None] | None:
    """Which rows the page shows, and the addresses of the pages before and after; None where all are shown."""
    before = page_before(given) if has_pages(question) else None
    if not isinstance(asked.answer, Rows) or not (asked.more or before):
        return None
    path = f"/queries/{question.name}?"
    begin = next_offset(given) - int(given["limit"][0])
    return {
        "rows": f"{begin + 1}–{begin + len(asked.answer.rows)}" if asked.answer.rows else "0",
        "previous": None if before is None else path + urlencode(before, doseq=True),
        "next": path + urlencode(page_after(given), doseq=True) if asked.more else None,
    }


def answer_file(request: Request) -> Response:
    """``/queries/NAME.json`` and ``.csv`` (also ``.tsv``, ``.xml``): the rows for a program."""
    from starlette.responses import PlainTextResponse
    from starlette.responses import Response as Plain

    form = request.path_params["form"]
    try:
        question = find_question(request.path_params["name"])
    except UsageError as error:
        return PlainTextResponse(f"{error}\n", 404)
    if form not in ("json", "csv", "tsv", "xml"):
        return PlainTextResponse("answers are there as .json, .csv, .tsv and .xml\n", 404)
    try:
        asked = _graph(request).ask(question, _given(request, question))
    except KgError as error:
        return PlainTextResponse(f"{error}\n", status_of(error))
    return Plain(format_answer(asked.answer, form), media_type=MEDIA_TYPES[form])


def _given(request: Request, question: Question) -> dict[str, list[str]]:
    """The parameters that were filled in; empty fields of the form are left out, unknown ones stay and are refused."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name != "lang" and value.strip():
            given.setdefault(name, []).append(value)
    return given


def _options(question: Question) -> dict[str, dict[str, str]]:
    """Parameter -> its words with their IRIs, for parameters that take one of a closed list."""
    return {parameter.name: WORDS[parameter.type] for parameter in question.parameters if parameter.type in WORDS}


def _downloads(question: Question, given: dict[str, list[str]]) -> list[tuple[str, str]]:
    whole = {name: values for name, values in given.items() if name not in (LIMIT, OFFSET)}  # of a page's rows all are offered
    tail = f"?{urlencode(whole, doseq=True)}" if whole else ""
    return [(form, f"/queries/{question.name}.{form}{tail}") for form in ("json", "csv")]


def entity(request: Request) -> Response:
    """``/entity/KIND/KEY``: names, properties and facts of one thing, each with its sentence."""
    try:
        iri = mint(request.path_params["kind"], request.path_params["key"]).value
    except ValueError:
        return not_found(request, None)
    if facts.href_of(iri) is None:  # evidence and the dataset are told where they belong, not on a page of their own
        return not_found(request, None)
    number = request.query_params.get("page", "1")
    place = max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    thing = facts.describe(_graph(request), iri, place)
    if thing is None:
        return not_found(request, None)
    last = max(1, -(-thing.total // facts.PAGE))
    return page(request, "entity.html", thing=thing, kind=request.path_params["kind"], place=place, last=last)


def network(request: Request) -> Response:
    """``/network``: the partnerships of Vietnam as a picture and as a table, now or as of a year."""
    until = request.query_params.get("until", "")
    until = until if len(until) == 4 and until.isascii() and until.isdigit() else ""
    everyone = partners(_graph(request))
    years = sorted({partner.since[:4] for partner in everyone if partner.since}, reverse=True)
    shown = partners(_graph(request), until) if until else everyone
    return page(request, "network.html", picture=place_partners(shown), partners=shown, years=years, until=until)


def network_page(request: Request) -> Response:
    """``/network/KIND.html``: the page that ``kg network -o`` writes, whose own script and nothing else may run."""
    from starlette.responses import HTMLResponse

    kind = request.path_params["kind"]
    if kind not in ("partnerships", "attendance"):
        return not_found(request, None)
    html = _graph(request).network_page(kind)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)
    # style: the page's script colours its legend by style attributes, which hashes cannot name.
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {hashes}; {BOUNDS}"
    return HTMLResponse(html, headers={"content-security-policy": policy})


def search_page(request: Request) -> Response:
    """``/search?q=``: things by a name."""
    typed = request.query_params.get("q", "").strip()[:_LONGEST_NAME]
    return page(request, "search.html", hits=search(_graph(request), typed), wanted=typed)


def not_found(request: Request, error: Exception | None) -> Response:
    """404, in words."""
    return page(request, "problem.html", status=404, heading="not-found", sentence="not-found-why")


def not_allowed(request: Request, error: Exception | None) -> Response:
    """405: pages are only read."""
    return page(request, "problem.html", status=405, heading="not-allowed", sentence="not-allowed-why")


def failed(request: Request, error: Exception) -> Response:
    """500: a bug, or a store that disappeared; what happened goes to the log and not to the page."""
    return page(request, "problem.html", status=500, heading="failed", sentence="failed-why")
