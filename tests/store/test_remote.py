"""Remote endpoints: a real server on loopback, and small ones that misbehave."""

from __future__ import annotations

import email.utils
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.cli.ask import query_command
from kg.errors import RemoteError
from kg.query.run import EndpointSource
from kg.query.terms import Triples
from kg.store.load import load_graph
from kg.store.opener import Limits
from kg.store.remote import _query_request, construct_endpoint, query_endpoint
from tests.store.servers import SPARQL_JSON, Script, Server, dribble, free_port, hang_up, redirect, reply, silent, then

ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module", autouse=True)
def some_triples(oxigraph: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    turtle = tmp_path_factory.mktemp("some") / "graph.ttl"
    turtle.write_text('<urn:a> <urn:p> "Nghệ An"@vi , 1 .\n<urn:b> <urn:p> 1, 1 .\n', "utf-8")
    assert load_graph(f"{oxigraph}/store", turtle).triples == 3


def test_select_and_ask(oxigraph: str) -> None:
    answer = query_endpoint(f"{oxigraph}/query", '# INSERT\nSELECT ?s { ?s ?p "Nghệ An"@vi }')
    assert answer["results"]["bindings"] == [{"s": {"type": "uri", "value": "urn:a"}}]
    assert query_endpoint(f"{oxigraph}/query", "ASK { <urn:a> <urn:p> 2 }") == {"head": {}, "boolean": False}
    assert EndpointSource(f"{oxigraph}/query").answer("ASK { <urn:a> <urn:p> 1 }") is True


TRIPLES = ('<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .', '<urn:a> <urn:p> "Nghệ An"@vi .')


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { <urn:a> ?p ?o }", "# SELECT\nDESCRIBE <urn:a>"])
def test_construct_and_describe(oxigraph: str, query: str) -> None:
    assert construct_endpoint(f"{oxigraph}/query", query) == TRIPLES
    assert EndpointSource(f"{oxigraph}/query").answer(query) == Triples(TRIPLES)


def test_the_command_asks_an_endpoint(oxigraph: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = tmp_path / "mine.rq"
    query.write_text("CONSTRUCT { ?s a <urn:C> } WHERE { ?s ?p ?o }", "utf-8")
    query_command.main([str(query), "--endpoint", f"{oxigraph}/query", "--format", "ttl"], standalone_mode=False)
    found = {str(quad.subject) for quad in parse(input=capfd.readouterr().out, format=RdfFormat.TURTLE)}
    assert found == {"<urn:a>", "<urn:b>"}


TURTLE = "text/turtle; charset=utf-8"
NOT_TRIPLES: list[tuple[str, Script, str]] = [
    ("HTML", reply(b"<html>", content_type="text/html"), "answered with text/html, not with application/n-triples or text/turtle"),
    ("RDF/XML", reply(b"<rdf:RDF/>", content_type="application/rdf+xml"), "answered with application/rdf.xml"),
    ("JSON-LD", reply(b"[]", content_type="application/ld+json"), "answered with application/ld.json"),
    ("plain", reply(b"<urn:a> <urn:b> <urn:c> .", content_type="text/plain"), "answered with text/plain"),
    ("rows", reply(), "answered with application/sparql-results.json"),
    ("Turtle that is none", reply(b"<html>welcome", content_type=TURTLE), "called text/turtle and is none"),
    ("relative names", reply(b"<a> <b> <c> .", content_type=TURTLE), "called text/turtle and is none"),
    ("nested for ever", reply(b"<urn:a> <urn:b> " + b"[ <urn:c> " * 15_000, content_type=TURTLE), "called text/turtle and is none"),
    ("no UTF-8", reply(b'<urn:a> <urn:b> "\xff" .', content_type="application/n-triples"), "is none"),
    ("cut in the middle", reply(b"<urn:a> <urn:b>", content_type="application/n-triples"), "is none"),
    ("too large", reply(b"#" * 300_000, content_type=TURTLE), "more than 200,000 bytes"),
]


@pytest.mark.parametrize(("script", "sentence"), [case[1:] for case in NOT_TRIPLES], ids=[case[0] for case in NOT_TRIPLES])
def test_a_bad_answer_to_construct(serve: Callable[[Script], Server], script: Script, sentence: str) -> None:
    with pytest.raises(RemoteError, match=sentence) as caught:
        construct_endpoint(serve(script).url, "DESCRIBE <urn:a>", limits=Limits(total=10, max_bytes=200_000))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_turtle_is_taken_too(serve: Callable[[Script], Server]) -> None:
    server = serve(reply(b"@prefix : <urn:> . :a :p 'x'@vi, 1, 'x'@vi .", content_type=TURTLE))
    assert construct_endpoint(server.url, "DESCRIBE <urn:a>") == (TRIPLES[0], "<urn:a> <urn:p> \"x\"@vi .")


def test_what_a_server_says_of_an_error_is_passed_on(oxigraph: str) -> None:
    with pytest.raises(RemoteError, match=r"/query: HTTP 400: .*expected"):
        query_endpoint(f"{oxigraph}/query", "SELEC")
    with pytest.raises(RemoteError, match="HTTP 404"):
        query_endpoint(f"{oxigraph}/nowhere", ASK)


def test_an_update_is_not_sent_as_one(oxigraph: str) -> None:
    with pytest.raises(RemoteError, match="HTTP 400"):
        query_endpoint(f"{oxigraph}/query", "INSERT DATA { <urn:x> <urn:y> <urn:z> }")


def test_the_request_that_sparqlwrapper_builds() -> None:
    """Pins the private method that ``remote`` relies on."""
    request = _query_request("http://h.example/sparql", 'SELECT ?x { ?x ?p "ế&" }')
    assert request.full_url == "http://h.example/sparql"
    assert request.get_method() == "POST"
    assert request.data == b"query=SELECT+%3Fx+%7B+%3Fx+%3Fp+%22%E1%BA%BF%26%22+%7D"
    assert request.get_header("Content-type") == "application/x-www-form-urlencoded"
    assert str(request.get_header("Accept")).startswith(SPARQL_JSON)
    accept = _query_request("http://h.example/sparql", "DESCRIBE <urn:a>", "text/turtle").get_header("Accept")
    assert accept == "text/turtle"


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
    ("unauthorized", reply(b"", 401), r"HTTP 401 \(credentials come from KG_ENDPOINT_USER"),
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
