"""The endpoint: the SPARQL 1.1 Protocol for programs, a form for people, one sentence for what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from kg.serve.app import make_app
from kg.serve.graph import Limits
from kg.serve.protocol import preferred

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ASK = "ASK { ?s ?p ?o }"
LABEL = 'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?x ?l { VALUES ?l { "Séc"@vi } ?x rdfs:label ?l }'
TRIPLE = "CONSTRUCT { ?x a ?class } WHERE { VALUES ?x { <https://w3id.org/banggiao/id/country/CZ> } ?x a ?class }"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("accept", "media_type", "beginning"),
    [
        ("", "application/sparql-results+json", '{"head":{"vars":["x","l"]}'),
        ("*/*", "application/sparql-results+json", '{"head"'),
        ("application/json", "application/sparql-results+json", '{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", '<?xml version="1.0"?>'),
        ("text/csv", "text/csv; charset=utf-8", "x,l\nhttps://w3id.org/banggiao/id/country/CZ,Séc\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?x\t?l\n<https://w3id.org/"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", "<?xml"),
        ("text/*;q=0.1, text/csv", "text/csv; charset=utf-8", "x,l"),
        ("text/turtle, application/json;q=0.1", "application/sparql-results+json", "{"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8", "<!doctype html>"),
    ],
)
def test_the_answer_comes_as_it_is_asked_for(client: TestClient, accept: str, media_type: str, beginning: str) -> None:
    response = client.get("/sparql", params={"query": LABEL}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.text.lstrip().startswith(beginning)
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
    ],
)
def test_a_graph_comes_as_turtle_or_n_triples(client: TestClient, accept: str, media_type: str) -> None:
    response = client.get("/sparql", params={"query": TRIPLE}, headers={"accept": accept})
    assert response.headers["content-type"] == media_type
    assert len(list(pyoxigraph.parse(response.content, format=pyoxigraph.RdfFormat.TURTLE))) == 1


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_other_readers_understand_each_form(client: TestClient, form: str) -> None:
    body = client.get("/sparql", params={"query": LABEL, "format": form}).content
    if form == "csv":
        assert body.decode().splitlines()[1:] == ["https://w3id.org/banggiao/id/country/CZ,Séc"]
        return
    formats = {"json": "JSON", "xml": "XML", "tsv": "TSV"}
    results = pyoxigraph.parse_query_results(body, format=getattr(pyoxigraph.QueryResultsFormat, formats[form]))
    assert isinstance(results, pyoxigraph.QuerySolutions)
    assert [str(row["l"]) for row in results] == ['"Séc"@vi']


def test_the_three_ways_to_send_a_query(client: TestClient) -> None:
    json_type = {"accept": "application/json"}
    assert client.get("/sparql", params={"query": ASK}, headers=json_type).json() == {"head": {}, "boolean": True}
    assert client.post("/sparql", data={"query": ASK}, headers=json_type).json()["boolean"] is True
    direct = client.post("/sparql", content=ASK.encode(), headers={**json_type, "content-type": "application/sparql-query"})
    assert direct.json()["boolean"] is True


def test_sparqlwrapper_gets_along_with_it(client: TestClient) -> None:
    from kg.store.remote import _query_request

    request = _query_request("http://testserver/sparql", LABEL)
    assert isinstance(request.data, bytes)
    response = client.post("/sparql", content=request.data, headers=dict(request.header_items()))
    assert response.json()["results"]["bindings"][0]["l"] == {"type": "literal", "value": "Séc", "xml:lang": "vi"}


@pytest.mark.parametrize(
    ("method", "keywords", "status", "sentence"),
    [
        ("GET", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 400, "SERVICE"),
        ("GET", {"params": {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}}, 400, "FROM"),
        ("GET", {"params": {"query": "SELECT * { ?s ?p"}}, 400, "does not parse"),
        ("GET", {"params": {"query": ""}}, 400, "no SPARQL query"),
        ("GET", {"params": {"query": "DROP ALL"}}, 400, "DROP"),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "http://h.example/"}}, 400, "default-graph-uri"),
        ("GET", {"params": {"query": ASK, "named-graph-uri": "file:///etc/passwd"}}, 400, "one graph"),
        ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400, "one query"),
        ("GET", {"params": {"query": ASK, "format": "ttl"}}, 400, "json, xml, csv, tsv"),
        ("GET", {"params": {"query": ASK}, "headers": {"accept": "image/png"}}, 406, "application/sparql-results+json"),
        ("GET", {"params": {"query": TRIPLE}, "headers": {"accept": "text/csv"}}, 406, "text/turtle"),
        ("GET", {"params": {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}}, 503, "2,000 rows"),
        ("GET", {"params": {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}}, 503, "longer than 3 s"),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403, "only reads"),
        ("POST", {"content": b"CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 415, "application/sparql-query"),
        ("POST", {"content": b"{}", "headers": {"content-type": "application/json"}}, 415, "application/sparql-query"),
        ("POST", {"data": {"nothing": "x"}}, 400, "no parameter 'query'"),
        ("POST", {"content": b"query=%FF", "headers": {"content-type": FORM}}, 400, "UTF-8"),
        ("POST", {"content": b"\xff\xfe", "headers": {"content-type": "application/sparql-query"}}, 400, "UTF-8"),
        ("POST", {"content": b" " * 100_000, "headers": {"content-type": "application/sparql-query"}}, 413, "65,536 bytes"),
        ("POST", {"content": b" " * 20_000 + b"ASK {}", "headers": {"content-type": "application/sparql-query"}}, 400, "16,384"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(
    client: TestClient, method: str, keywords: dict[str, object], status: int, sentence: str
) -> None:
    keywords = {"headers": {"accept": "*/*"}} | keywords
    response = client.request(method, "/sparql", **keywords)  # type: ignore[arg-type]
    assert response.status_code == status, response.text
    assert sentence in response.text
    assert response.text.count("\n") == 1
    assert response.headers["content-type"].startswith("text/plain")


def test_people_get_a_form_and_their_text_back(client: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    assert "<textarea" in client.get("/sparql", headers=browser).text
    refused = client.get("/sparql", params={"query": 'DROP ALL # </textarea><script>"'}, headers=browser)
    assert refused.status_code == 400
    assert "DROP is an update" in refused.text
    assert "&lt;/textarea&gt;&lt;script&gt;" in refused.text and "<script>" not in refused.text
    hostile = client.get("/sparql", params={"query": 'SELECT ("<b>x</b>" AS ?y) {}'}, headers=browser).text
    assert "&lt;b&gt;x&lt;/b&gt;" in hostile and "<b>" not in hostile
    assert "urn:x" in client.get("/sparql", params={"query": "CONSTRUCT {<urn:x> a <urn:y>} WHERE {}"}, headers=browser).text
    assert "true" in client.get("/sparql", params={"query": ASK}, headers=browser).text


def test_a_build_that_swaps_the_store_is_seen(built: Path, tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from kg.store.embedded import write_store

    turtle = tmp_path / "kg.ttl"
    turtle.write_text("<urn:a> <urn:p> 1 .", "utf-8")
    write_store(turtle, tmp_path / "store")
    count = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"}
    with TestClient(make_app(tmp_path, limits=Limits(seconds=20))) as client:
        assert client.get("/sparql", params=count).text == "n\n1\n"
        turtle.write_text("<urn:a> <urn:p> 1, 2, 3 .", "utf-8")
        write_store(turtle, tmp_path / "store")
        assert client.get("/sparql", params=count).text == "n\n3\n"
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/y", "b/y"),
        ("A/X;q=0.2, b/*;q=0.3", "b/y"),
        ("a/*;q=0, */*", "b/y"),
        ("c/z", None),
        ("a/x;q=0", None),
        ("a/x;q=nonsense, b/y;q=0.1", "b/y"),
        (";;;,,q=1", None),
    ],
)
def test_preferred(accept: str, best: str | None) -> None:
    assert preferred(accept, ("a/x", "b/y")) == best


def test_the_answer_is_json_that_ends_in_a_line(client: TestClient) -> None:
    text = client.get("/sparql", params={"query": LABEL}, headers={"accept": "application/json"}).text
    assert json.loads(text)["results"]["bindings"] and text.endswith("\n")
