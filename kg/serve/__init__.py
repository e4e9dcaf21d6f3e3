"""Shows a built graph over HTTP: a SPARQL endpoint and pages for people; it only reads.

``kg.serve.serve`` runs it, ``kg.serve.app.make_app`` gives the ASGI application. Needs the extra ``serve``.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(directory: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serves the graph of a build's output folder (or of a store's folder) until it is interrupted.

    Raises ``UsageError`` where there is no store or the extra ``serve`` is not installed.
    """
    try:
        import uvicorn

        from kg.serve.app import make_app

        # On loopback only this machine's names: a page elsewhere whose name points here must not read the graph.
        app = make_app(directory, hosts=("127.0.0.1", "localhost", "[::1]") if host in _LOOPBACK else None)
    except ModuleNotFoundError as error:
        raise UsageError(f"serving needs {error.name}: install banggiao[serve]") from None
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
