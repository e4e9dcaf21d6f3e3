"""Small servers on loopback for the tests of remote stores: each answers by a script and notes what it was asked."""

from __future__ import annotations

import contextlib
import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
                self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                seen.append((self.command, self.path, self.headers.get("Authorization")))
                with contextlib.suppress(OSError):
                    script(self)

            body = b""
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


def forward(base: str) -> Script:
    """Passes a request on to the server at ``base``, and its answer back."""

    def script(handler: http.server.BaseHTTPRequestHandler) -> None:
        headers = {name: handler.headers[name] for name in ("Content-Type", "Accept") if handler.headers[name]}
        body = getattr(handler, "body", b"")
        request = urllib.request.Request(base + handler.path, data=body, headers=headers, method=handler.command)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                reply(answer.read(), answer.status, answer.headers.get("Content-Type") or "")(handler)
        except urllib.error.HTTPError as error:
            with error:
                reply(error.read(), error.code, "text/plain")(handler)

    return script


def hang_up(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def silent(handler: http.server.BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running_oxigraph(*options: str) -> Iterator[str]:
    """The address of a real server that holds nothing yet; skips the test where the program is missing."""
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("needs the program oxigraph (pip install oxigraph)")
    url = f"http://127.0.0.1:{free_port()}"
    command = [binary, "serve", "--bind", url.removeprefix("http://"), *options]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{url}/", timeout=1).close()
                break
            time.sleep(0.1)
        yield url
    finally:
        process.kill()
        process.wait()
