"""Remote endpoints: a real server on loopback, and small ones that misbehave."""

from __future__ import annotations

import contextlib
import email.utils
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import RemoteError, UsageError
from kg.store.opener import Limits
from kg.store.remote import _query_request, load_graph, query_endpoint
from tests.store.servers import SPARQL_JSON, Script, Server, dribble, hang_up, redirect, reply, silent, then

ASK = "ASK { ?s ?p ?o }"


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
