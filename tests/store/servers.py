"""Small servers on loopback for the tests of remote stores: each answers by a script and notes what it was asked."""

from __future__ import annotations

import contextlib
import http.server
import json
import socket
import threading
import time
from collections.abc import Callable

SPARQL_JSON = "application/sparql-results+json"
YES = json.dumps({"head": {}, "boolean": True}).encode()

Script = Callable[[http.server.BaseHTTPRequestHandler], None]


class Server:
    """A server on loopback that answers each request by ``script`` and notes method, path and credentials."""

    def __init__(self, script: Script) -> None:
        self.seen: list[tuple[str, str, str | None]] = []
        seen = self.seen

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                seen.append((self.command, self.path, self.headers.get("Authorization")))
                with contextlib.suppress(OSError):
                    script(self)

            do_GET = do_POST = do_PUT = handle_one

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def reply(body: bytes = YES, status: int = 200, content_type: str = SPARQL_JSON, **headers: str) -> Script:
    def script(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return script


def then(*scripts: Script) -> Script:
    """One script for each request, the last for all that follow."""
    left = list(scripts)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def redirect(target: str, status: int = 302) -> Script:
    return reply(b"", status, "text/html", Location=target)


def dribble(head: bytes) -> Script:
    def script(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(100):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)

    return script


def hang_up(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def silent(handler: http.server.BaseHTTPRequestHandler) -> None:
    time.sleep(3)
