"""Shows a built graph over HTTP: a SPARQL endpoint and pages for people; it only reads.

``kg.serve.serve`` runs it, ``kg.serve.app.make_app`` gives the ASGI application. Needs the extra ``serve``.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from kg.errors import KgError, UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(directory: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serves the graph of a build's output folder (or of a store's folder) until it is interrupted; 0 is any free port.

    Says on stderr where it listens. Raises ``UsageError`` where there is no store or the extra ``serve`` is not installed,
    ``KgError`` where it cannot listen.
    """
    try:
        import uvicorn

        from kg.serve.app import make_app

        # On loopback only this machine's names: a page elsewhere whose name points here must not read the graph.
        app = make_app(directory, hosts=("127.0.0.1", "localhost", "[::1]") if host in _LOOPBACK else None)
    except ModuleNotFoundError as error:
        raise UsageError(f"serving needs {error.name}: pip install 'banggiao[serve]'") from None
    with _listen(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        print(f"http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C stops it)", file=sys.stderr, flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise KgError(f"cannot listen at {host} port {port}: {error.strerror or error}; take another with --port") from None
