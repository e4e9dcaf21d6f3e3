"""Templates to HTML: a name and values in, an escaped page in the reader's language out; it asks no graph.

``autoescape`` is on for every template, and none marks anything as safe.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.serve.words import LANGUAGES, column_name, day, number, term_label, words

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

_COOKIE = "lang"


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language_of(request: Request) -> str:
    """The language that the reader chose by ``?lang=`` now or earlier; Vietnamese without a choice."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(_COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    return LANGUAGES[0]


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """The page; a language chosen in the address is remembered in a cookie of this site."""
    from starlette.responses import HTMLResponse

    language = language_of(request)
    texts = words(language)
    html = _environment().get_template(template).render(
        lang=language,
        t=texts.__getitem__,
        term=functools.partial(term_label, language=language),
        day=functools.partial(day, language=language),
        named=functools.partial(column_name, language=language),
        number=functools.partial(number, language=language),
        other_language=_other_language(request, language),
        path=request.url.path,
        typed=request.query_params.get("q", ""),
        **values,
    )
    response = HTMLResponse(html, status, headers={"vary": "Accept, Cookie", "content-language": language})
    if request.query_params.get("lang") == language:
        response.set_cookie(_COOKIE, language, max_age=31_536_000, httponly=True, samesite="lax")
    return response


def _other_language(request: Request, language: str) -> tuple[str, str]:
    """Code of the other language, and the address of this page in it."""
    other = next(code for code in LANGUAGES if code != language)
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    path = request.url.path if request.method == "GET" else "/"
    return other, f"{path}?{urlencode([*kept, ('lang', other)])}"
