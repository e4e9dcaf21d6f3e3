"""Remote endpoints: a real server on loopback, and small ones that misbehave."""

from __future__ import annotations

import contextlib
import email.utils
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

from kg.errors import RemoteError, UsageError
from kg.store.credentials import authorization, origin
from kg.store.opener import Limits
from kg.store.remote import _query_request, load_graph, query_endpoint

SPARQL_JSON = "application/sparql-results+json"
YES = json.dumps({"head": {}, "boolean": True}).encode()
ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("USER", "PASSWORD", "TOKEN", "ORIGIN"):
        monkeypatch.delenv(f"KG_ENDPOINT_{name}", raising=False)
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def oxigraph() -> Iterator[str]:
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("needs the program oxigraph (pip install oxigraph)")
    url = f"http://127.0.0.1:{free_port()}"
    process = subprocess.Popen([binary, "serve", "--bind", url.removeprefix("http://")], stderr=subprocess.DEVNULL)
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


def test_a_graph_is_sent_counted_and_queried(oxigraph: str, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text('<urn:a> <urn:p> "Nghệ An"@vi , 1 .\n<urn:b> <urn:p> 1, 1 .\n', "utf-8")
    assert load_graph(f"{oxigraph}/store", turtle) == 3
    assert load_graph(f"{oxigraph}/store", turtle) == 3  # replaced, not added
    answer = query_endpoint(f"{oxigraph}/query", '# INSERT\nSELECT ?s { ?s ?p "Nghệ An"@vi }')
    assert answer["results"]["bindings"] == [{"s": {"type": "uri", "value": "urn:a"}}]
    assert query_endpoint(f"{oxigraph}/query", "ASK { <urn:a> <urn:p> 2 }") == {"head": {}, "boolean": False}


def test_a_named_graph_is_replaced_alone(oxigraph: str, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text("<urn:a> <urn:p> 1, 2 .", "utf-8")
    assert load_graph(f"{oxigraph}/store", turtle, graph="urn:one", query_url=f"{oxigraph}/query") == 2
    turtle.write_text("<urn:a> <urn:p> 3 .", "utf-8")
    assert load_graph(f"{oxigraph}/store", turtle, graph="urn:two") == 1
    assert load_graph(f"{oxigraph}/store", turtle, graph="urn:one") == 1


def test_what_a_server_says_of_an_error_is_passed_on(oxigraph: str) -> None:
    with pytest.raises(RemoteError, match=r"/query: HTTP 400: .*expected"):
        query_endpoint(f"{oxigraph}/query", "SELEC")
    with pytest.raises(RemoteError, match="HTTP 404"):
        query_endpoint(f"{oxigraph}/nowhere", ASK)


def test_an_update_is_not_sent_as_one(oxigraph: str) -> None:
    with pytest.raises(RemoteError, match="HTTP 400"):
        query_endpoint(f"{oxigraph}/query", "INSERT DATA { <urn:x> <urn:y> <urn:z> }")


def test_a_graph_that_is_none(oxigraph: str, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text("<urn:a> <urn:p> ", "utf-8")
    with pytest.raises(UsageError, match=r"graph\.ttl: cannot be read as Turtle"):
        load_graph(f"{oxigraph}/store", turtle)
    with pytest.raises(UsageError, match="cannot be read"):
        load_graph(f"{oxigraph}/store", tmp_path / "absent.ttl")
    turtle.write_text("<urn:a> <urn:p> 1 .", "utf-8")
    with pytest.raises(UsageError, match="no IRI"):
        load_graph(f"{oxigraph}/store", turtle, graph="urn:x> { } #")


def test_the_request_that_sparqlwrapper_builds() -> None:
    """Pins the private method that ``remote`` relies on."""
    request = _query_request("http://h.example/sparql", 'SELECT ?x { ?x ?p "ế&" }')
    assert request.full_url == "http://h.example/sparql"
    assert request.get_method() == "POST"
    assert request.data == b"query=SELECT+%3Fx+%7B+%3Fx+%3Fp+%22%E1%BA%BF%26%22+%7D"
    assert request.get_header("Content-type") == "application/x-www-form-urlencoded"
    assert str(request.get_header("Accept")).startswith(SPARQL_JSON)


# --- servers that misbehave

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


@pytest.fixture
def serve() -> Iterator[Callable[[Script], Server]]:
    servers: list[Server] = []

    def start(script: Script) -> Server:
        servers.append(Server(script))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


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


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
BAD_ANSWERS: list[tuple[str, Script, str]] = [
    ("HTML", reply(b"<html>welcome", content_type="text/html; charset=utf-8"), "answered with text/html"),
    ("no type", reply(content_type=""), "no content type"),
    ("XML results", reply(content_type="application/sparql-results+xml"), "answered with application/sparql-results.xml"),
    ("JSON that is none", reply(b"{"), "called JSON and is none"),
    ("deep JSON", reply(b"[" * 200_000), "called JSON and is none"),
    ("other JSON", reply(b'{"error": "no"}'), "no SPARQL results"),
    ("JSON list", reply(b"[]"), "no SPARQL results"),
    ("results that are no table", reply(b'{"head":{"vars":["x"]},"results":[]}'), "no SPARQL results"),
    ("compressed", reply(Content_Encoding="gzip"), "compressed"),
    ("too large", reply(b" " * 300_000), "more than 200,000 bytes"),
    ("hangs up at once", hang_up, "failed or ended too early"),
    ("hangs up in the middle", lambda h: (h.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\n{"), None)[1], "ended too early"),
    ("silence", silent, "no answer in time"),
    ("dribbles the body", dribble(HEAD + b"Content-Length: 1000\r\n\r\n"), "within 2 s"),
    ("dribbles the head", dribble(HEAD + b"X-Slow: "), "within 2 s"),
    ("no HTTP", lambda h: (h.wfile.write(b"220 mail.example ESMTP\r\n"), None)[1], "BadStatusLine"),
    ("dribbles an error", dribble(b"HTTP/1.1 500 X\r\nContent-Length: 1000\r\n\r\n"), "HTTP 500: a"),
    ("error with markup", reply(b"<h1>No\nway\x1b[31m</h1>", 500, "text/html"), r"HTTP 500: <h1>No way \[31m</h1>$"),
    ("unauthorized", reply(b"", 401), "HTTP 401$"),
    ("redirect without a place", reply(b"", 302), "without saying where"),
    ("redirect to a file", redirect("file:///etc/hostname"), "not an http or https URL"),
    ("redirect with a password", redirect("http://u:secret@127.0.0.1/"), "no password in a URL"),
    ("redirect in a circle", redirect("/again"), "HTTP 302"),
    ("busy for long", reply(b"", 503, Retry_After="3600"), "asks to wait 3600 s"),
    ("busy again and again", reply(b"", 429, Retry_After="0"), "HTTP 429"),
]


@pytest.mark.parametrize(("script", "sentence"), [case[1:] for case in BAD_ANSWERS], ids=[case[0] for case in BAD_ANSWERS])
def test_a_bad_answer_is_one_clear_error(serve: Callable[[Script], Server], script: Script, sentence: str) -> None:
    server = serve(script)
    begun = time.monotonic()
    with pytest.raises(RemoteError, match=sentence) as caught:
        query_endpoint(f"{server.url}/sparql", ASK, limits=Limits(silence=1, total=2, max_bytes=200_000))
    assert time.monotonic() - begun < 6
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "127.0.0.1:8000/sparql", "http:///x", "", "data:,"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(RemoteError, match="not an http or https URL"):
        query_endpoint(url, ASK)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(RemoteError, match="no password in a URL") as caught:
        query_endpoint("http://user:secret@127.0.0.1/sparql", ASK)
    assert "secret" not in str(caught.value)


def test_nobody_listens() -> None:
    with pytest.raises(RemoteError, match="the connection failed"):
        query_endpoint(f"http://127.0.0.1:{free_port()}/sparql", ASK)


def test_busy_and_then_not(serve: Callable[[Script], Server]) -> None:
    soon = email.utils.formatdate(time.time() + 1, usegmt=True)
    server = serve(then(reply(b"", 503, Retry_After="1"), reply(b"", 503, Retry_After=soon), reply()))
    assert query_endpoint(server.url, ASK, limits=Limits(total=20))["boolean"] is True
    assert len(server.seen) == 3


def test_virtuosos_ask(serve: Callable[[Script], Server]) -> None:
    table = {"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [{"__ASK_RETVAL": {"type": "literal", "value": "1"}}]}}
    assert query_endpoint(serve(reply(json.dumps(table).encode())).url, ASK) == {"head": {}, "boolean": True}


# --- credentials


def with_credentials(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "lan")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "mật khẩu")
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", server)


BASIC = "Basic bGFuOm3huq10IGto4bqpdQ=="


def test_credentials_go_to_their_origin(serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    server, other = serve(reply()), serve(reply())
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    query_endpoint(f"{other.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC)]
    assert other.seen == [("POST", "/sparql", None)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_origin_loses_the_credentials(
    serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    other = serve(reply())
    server = serve(redirect(f"{other.url}/moved", status))
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC)]
    assert other.seen == [("GET" if status == 303 else "POST", "/moved", None)]


def test_a_redirect_within_the_origin_keeps_them(serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(then(redirect("/new", 308), reply()))
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC), ("POST", "/new", BASIC)]


def test_an_upload_is_not_redirected_elsewhere(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    other = serve(reply())
    server = serve(redirect(f"{other.url}/store", 307))
    turtle = tmp_path / "graph.ttl"
    turtle.write_text("<urn:a> <urn:p> 1 .", "utf-8")
    with pytest.raises(RemoteError, match="redirects the upload"):
        load_graph(f"{server.url}/store", turtle)
    assert other.seen == []


def test_an_upload_that_lost_triples(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    count = {"head": {"vars": ["count"]}, "results": {"bindings": [{"count": {"type": "literal", "value": "1"}}]}}
    server = serve(then(reply(b"", 503, Retry_After="0"), reply(b"", 204), reply(json.dumps(count).encode())))
    turtle = tmp_path / "graph.ttl"
    turtle.write_text("<urn:a> <urn:p> 1, 2 .", "utf-8")
    with pytest.raises(RemoteError, match="holds 1 triples after 2 were sent"):
        load_graph(f"{server.url}/store", turtle)
    assert [call[:2] for call in server.seen] == [("PUT", "/store?default"), ("PUT", "/store?default"), ("POST", "/query")]


def test_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", "https://h.example")
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc")
    assert authorization("https://h.example:443/sparql") == "Bearer abc"
    assert authorization("http://h.example/sparql") is None
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc\r\nX-Other: 1")
    with pytest.raises(RemoteError, match="cannot carry"):
        authorization("https://h.example/sparql")


def test_credentials_without_an_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "lan")
    with pytest.raises(RemoteError, match="KG_ENDPOINT_ORIGIN"):
        authorization("https://h.example/")
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", "https://h.example")
    with pytest.raises(RemoteError, match="without KG_ENDPOINT_PASSWORD"):
        authorization("https://h.example/")


def test_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine h.example login lan password x\n", "utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    assert authorization("https://h.example/sparql") == "Basic bGFuOng="
    assert authorization("https://other.example/sparql") is None
    path.write_text("machine", "utf-8")
    with pytest.raises(RemoteError, match="cannot be read"):
        authorization("https://h.example/sparql")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://H.example/x", "https://h.example:443"),
        ("http://h.example:8080", "http://h.example:8080"),
        ("http://[::1]/", "http://::1:80"),
    ],
)
def test_origin(url: str, expected: str) -> None:
    assert origin(url) == expected
