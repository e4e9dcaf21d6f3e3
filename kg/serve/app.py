"""The ASGI application: paths to pages and to the endpoint, with the headers that keep a page to itself; it draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.serve.graph import Limits, ServedGraph

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No request leaves the page: everything comes from here, no inline script, no frame, no plug-in.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def make_app(directory: Path, *, hosts: Sequence[str] | None = None, limits: Limits | None = None) -> Starlette:
    """The application for the graph in ``directory``; raises ``UsageError`` where there is none.

    ``hosts`` are the names that a request may call this server by (None: any).
    """
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    import kg.serve.pages as pages
    import kg.serve.sparql as sparql

    graph = ServedGraph(directory, limits or Limits())
    graph.names()  # a missing store is told at once
    middleware = [Middleware(_SafeHeaders)]
    if hosts is not None:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False))
    routes = [
        Route("/", pages.overview),
        Route("/queries", pages.queries),
        Route("/queries/{name}.{form:str}", pages.answer_file),
        Route("/queries/{name}", pages.query),
        Route("/entity/{kind}/{key}", pages.entity),
        Route("/network", pages.network),
        Route("/network/{kind}.html", pages.network_page),
        Route("/search", pages.search_page),
        Route("/sparql", sparql.endpoint, methods=["GET", "POST"]),
        Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
    ]
    handlers: dict[Any, Any] = {404: pages.not_found, 405: pages.not_allowed, Exception: pages.failed}
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)
    app.state.graph = graph
    return app


class _SafeHeaders:
    """Adds the headers above to every response that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                added = ((name.encode(), value.encode()) for name, value in _HEADERS.items())
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in given)]
            await send(message)

        await self.app(scope, receive, send_with_headers)
