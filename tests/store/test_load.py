"""Loading: a real server, both ways, twice; broken off and gone on with; counted at the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from kg.cli.load import _METHODS, load_command
from kg.errors import RemoteError, UsageError
from kg.rdf.iri import mint
from kg.rdf.reference import reference_graph
from kg.store.addresses import addresses
from kg.store.batches import batches
from kg.store.load import METHODS, Loaded, load_graph, sees_all
from kg.store.remote import construct_endpoint, query_endpoint
from tests.store.servers import Script, Server, forward, hang_up, reply, running_oxigraph, then

ROOT = Path(__file__).resolve().parents[2]
NAMED = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
WAYS = ("gsp", "update")


@pytest.fixture
def empty() -> Iterator[str]:
    with running_oxigraph() as url:
        yield url


def graph_of(tmp_path: Path, count: int, first: int = 0) -> Path:
    turtle = tmp_path / f"graph-{first}.ttl"
    turtle.write_text("".join(f'<urn:s{i}> <urn:p> "số {i}"@vi .\n' for i in range(first, first + count)), "utf-8")
    return turtle


def lines_of(turtle: Path) -> tuple[str, ...]:
    return tuple(sorted(line for batch in batches(turtle, 1) for line in batch.lines.decode().splitlines()))


def held(url: str, graph: str | None = None) -> tuple[str, ...]:
    where = "{ ?s ?p ?o }" if graph is None else f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return construct_endpoint(f"{url}/query", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {where}")


def graphs_of(url: str) -> list[str]:
    return [row["g"]["value"] for row in query_endpoint(f"{url}/query", NAMED)["results"]["bindings"]]


def without_graph_store(base: str) -> Script:
    """As a server that has query and update and nothing else."""

    def script(handler: BaseHTTPRequestHandler) -> None:
        (reply(b"no such page", 404, "text/plain") if handler.path.startswith("/store") else forward(base))(handler)

    return script


def on_update(nth: int, do: Callable[[BaseHTTPRequestHandler], None], base: str) -> Script:
    """Passes everything on, but the ``nth`` update goes to ``do``."""
    seen = [0]

    def script(handler: BaseHTTPRequestHandler) -> None:
        seen[0] += handler.path == "/update"
        (do if handler.path == "/update" and seen[0] == nth else forward(base))(handler)

    return script


@pytest.mark.parametrize("graph", [None, "urn:one"])
@pytest.mark.parametrize("method", WAYS)
def test_twice_is_once_and_the_old_goes(empty: str, tmp_path: Path, method: str, graph: str | None) -> None:
    old, new = graph_of(tmp_path, 30), graph_of(tmp_path, 25, 20)
    other = graph_of(tmp_path, 3, 90)
    load_graph(empty, other, graph="urn:other", method=method)
    load_graph(empty, old, graph=graph, method=method, batch=10)
    first = load_graph(empty, new, graph=graph, method=method, batch=10)
    again = load_graph(empty, new, graph=graph, method=method, batch=10)
    assert first == again == Loaded(25, method, 1 if method == "gsp" else 3)
    assert held(empty, graph) == lines_of(new)
    assert held(empty, "urn:other") == lines_of(other)
    assert graphs_of(empty) == sorted({"urn:other"} | ({graph} if graph else set()))  # nothing of the loading stays behind


def test_without_a_graph_store_updates_are_sent(empty: str, serve: Callable[[Script], Server], tmp_path: Path) -> None:
    server = serve(without_graph_store(empty))
    turtle = graph_of(tmp_path, 12)
    assert load_graph(server.url, turtle, batch=5) == Loaded(12, "update", 3)
    assert held(empty) == lines_of(turtle)
    with pytest.raises(RemoteError, match="HTTP 404: no such page"):
        load_graph(server.url, turtle, method="gsp")


def test_a_graph_with_all_that_literals_may_hold(empty: str, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text('<urn:a> <urn:p> "a\\n\\"b\\" { } . ; # \\\\"@vi, "2025-01"^^<urn:gYearMonth>, 1.50 , <urn:ễ> .', "utf-8")
    load_graph(empty, turtle, method="update")
    updated = held(empty)
    load_graph(empty, turtle, method="gsp")
    assert updated == held(empty)
    assert len(updated) == 4


def test_an_empty_graph_empties_there(empty: str, tmp_path: Path) -> None:
    load_graph(empty, graph_of(tmp_path, 3), method="update")
    nothing = tmp_path / "nothing.ttl"
    nothing.write_text("# nothing", "utf-8")
    assert load_graph(empty, nothing, method="update") == Loaded(0, "update", 0)
    assert held(empty) == ()


LOADING = """
import sys
from pathlib import Path
from kg.store.load import load_graph
load_graph(sys.argv[1], Path(sys.argv[2]), method="update", batch=10)
"""


@pytest.mark.parametrize("arrived", [True, False], ids=["after the batch arrived", "before it arrived"])
def test_killed_half_way_it_goes_on(empty: str, serve: Callable[[Script], Server], tmp_path: Path, arrived: bool) -> None:
    old, new = graph_of(tmp_path, 5, 500), graph_of(tmp_path, 100)
    load_graph(empty, old)
    children: list[subprocess.Popen[bytes]] = []

    def kill(handler: BaseHTTPRequestHandler) -> None:
        if arrived:
            forward(empty)(handler)
        os.kill(children[0].pid, signal.SIGKILL)

    server = serve(on_update(4, kill, empty))
    children.append(subprocess.Popen([sys.executable, "-c", LOADING, server.url, str(new)], cwd=ROOT))
    assert children[0].wait(60) == -signal.SIGKILL
    assert held(empty) == lines_of(old)  # readers see no half of the new graph
    there = 4 if arrived else 3
    assert load_graph(empty, new, method="update", batch=10) == Loaded(100, "update", 10 - there, there)
    assert held(empty) == lines_of(new)
    assert graphs_of(empty) == []


def test_a_connection_that_breaks_is_tried_again(empty: str, serve: Callable[[Script], Server], tmp_path: Path) -> None:
    server = serve(on_update(2, hang_up, empty))
    turtle = graph_of(tmp_path, 30)
    assert load_graph(server.url, turtle, method="update", batch=10) == Loaded(30, "update", 3)
    assert held(empty) == lines_of(turtle)


def test_a_server_that_goes_away_leaves_what_it_has(empty: str, serve: Callable[[Script], Server], tmp_path: Path) -> None:
    def gone(handler: BaseHTTPRequestHandler) -> None:
        (hang_up if b"<urn:s25>" in handler.body else forward(empty))(handler)  # type: ignore[attr-defined]

    turtle = graph_of(tmp_path, 30)
    with pytest.raises(RemoteError, match="2 of 3 batches stand there: the same command goes on behind them"):
        load_graph(serve(gone).url, turtle, method="update", batch=10)
    assert load_graph(empty, turtle, method="update", batch=10) == Loaded(30, "update", 1, 2)


def test_other_content_starts_anew_and_sweeps_up(empty: str, serve: Callable[[Script], Server], tmp_path: Path) -> None:
    first, second = graph_of(tmp_path, 30), graph_of(tmp_path, 20, 100)
    with pytest.raises(RemoteError, match="HTTP 500: full"):
        load_graph(serve(on_update(2, reply(b"full", 500, "text/plain"), empty)).url, first, method="update", batch=10)
    assert len(graphs_of(empty)) == 2  # one batch, and the record of it
    load_graph(empty, first, graph="urn:elsewhere", method="update")
    assert len(graphs_of(empty)) == 3  # a load into another graph leaves it alone
    assert load_graph(empty, second, method="update", batch=10) == Loaded(20, "update", 2)
    assert graphs_of(empty) == ["urn:elsewhere"]


def test_a_staged_graph_that_somebody_changed_replaces_nothing(empty: str, serve: Callable[[Script], Server], tmp_path: Path) -> None:
    old, new = graph_of(tmp_path, 5, 500), graph_of(tmp_path, 30)
    load_graph(empty, old)
    server = serve(on_update(2, reply(b"", 204), empty))  # says that it took the batch, and did not
    with pytest.raises(RemoteError, match="holds 20 triples after 30 were sent; nothing was replaced"):
        load_graph(server.url, new, method="update", batch=10)
    assert held(empty) == lines_of(old)
    assert load_graph(empty, new, method="update", batch=10) == Loaded(30, "update", 3)


def test_names_that_a_server_invents_go_into_no_update(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    evil = "https://w3id.org/banggiao/id/graph/load-x> ; DROP ALL #"
    row = {"load": {"type": "uri", "value": evil}}
    listed = json.dumps({"head": {"vars": ["load"]}, "results": {"bindings": [row]}}).encode()
    server = serve(then(reply(listed), reply(b"", 500)))
    with pytest.raises(RemoteError):
        load_graph(server.url, graph_of(tmp_path, 1), method="update")
    assert [path for _, path, _ in server.seen] == ["/query", "/query"]


def test_a_default_graph_that_is_the_union_of_all(tmp_path: Path) -> None:
    with running_oxigraph("--union-default-graph") as url:
        turtle, other = graph_of(tmp_path, 10), graph_of(tmp_path, 5, 8)
        load_graph(url, other, graph="urn:other")
        for method in WAYS:
            assert load_graph(url, turtle, method=method).triples == 10
        assert sees_all(url, other)


def test_an_upload_that_lost_triples(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    count = {"head": {"vars": ["count"]}, "results": {"bindings": [{"count": {"type": "literal", "value": "1"}}]}}
    server = serve(then(reply(b"", 503, Retry_After="0"), reply(b"", 204), reply(json.dumps(count).encode())))
    with pytest.raises(RemoteError, match="holds 1 triples after 2 were sent"):
        load_graph(f"{server.url}/store", graph_of(tmp_path, 2))
    assert [call[:2] for call in server.seen] == [("PUT", "/store?default"), ("PUT", "/store?default"), ("POST", "/query")]


@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("method", WAYS)
def test_an_upload_is_not_redirected_elsewhere(
    serve: Callable[[Script], Server], tmp_path: Path, method: str, status: int
) -> None:
    other = serve(reply(b"", 204))
    nothing = json.dumps({"head": {"vars": []}, "results": {"bindings": []}}).encode()
    moved = reply(b"", status, Location=f"{other.url}/moved")
    server = serve(lambda handler: (reply(nothing) if handler.path == "/query" else moved)(handler))
    with pytest.raises(RemoteError, match="redirects the upload"):
        load_graph(server.url, graph_of(tmp_path, 2), method=method)
    assert other.seen == []


def test_neither_way(serve: Callable[[Script], Server], tmp_path: Path) -> None:
    with pytest.raises(RemoteError, match=r"neither way works: .*/store\?default: HTTP 404; .*/query: HTTP 404"):
        load_graph(serve(reply(b"", 404)).url, graph_of(tmp_path, 1))


@pytest.mark.parametrize("method", METHODS)
def test_what_is_no_graph(empty: str, tmp_path: Path, method: str) -> None:
    turtle = tmp_path / "graph.ttl"
    turtle.write_text("<urn:a> <urn:p> ", "utf-8")
    with pytest.raises(UsageError, match=r"graph\.ttl: cannot be read as Turtle"):
        load_graph(empty, turtle, method=method)
    with pytest.raises(UsageError, match="cannot be read"):
        load_graph(empty, tmp_path / "absent.ttl", method=method)
    turtle.write_text("<urn:a> <urn:p> 1 .", "utf-8")
    for iri in ("urn:x> { } #", "", "name", "urn:x y"):
        with pytest.raises(UsageError, match="no IRI"):
            load_graph(empty, turtle, graph=iri, method=method)


def test_blank_nodes_go_in_one_piece_alone(empty: str, tmp_path: Path) -> None:
    turtle = tmp_path / "graph.ttl"
    for text in ("[] <urn:p> 1 .", "<urn:a> <urn:p> [ <urn:q> 1 ] ."):
        turtle.write_text(text, "utf-8")
        with pytest.raises(UsageError, match="blank nodes"):
            load_graph(empty, turtle, method="update")
        assert load_graph(empty, turtle, method="auto").method == "gsp"


def test_batches_are_named_by_their_content(tmp_path: Path) -> None:
    turtle = graph_of(tmp_path, 25)
    first = list(batches(turtle, 10))
    assert [len(batch.lines.splitlines()) for batch in first] == [10, 10, 5]
    assert first == list(batches(turtle, 10))
    assert len({batch.digest for batch in first}) == 3
    turtle.write_text(turtle.read_text("utf-8").replace("số 24", "số 42"), "utf-8")
    assert [a == b for a, b in zip(first, batches(turtle, 10), strict=True)] == [True, True, False]


ADDRESSES = [
    ("http://h:7878", "http://h:7878/store", "http://h:7878/query", "http://h:7878/update"),
    ("http://h:7878/", "http://h:7878/store", "http://h:7878/query", "http://h:7878/update"),
    ("http://h/store", "http://h/store", "http://h/query", "http://h/update"),
    ("http://h/x/query", "http://h/x/store", "http://h/x/query", "http://h/x/update"),
    ("http://h:3030/ds/data", "http://h:3030/ds/data", "http://h:3030/ds/query", "http://h:3030/ds/update"),
    ("http://h/repositories/r/statements", *(f"http://h/repositories/r{end}" for end in ("/rdf-graphs/service", "", "/statements"))),
    ("http://h/repositories/r/rdf-graphs/service", *(f"http://h/repositories/r{e}" for e in ("/rdf-graphs/service", "", "/statements"))),
    ("http://h/sparql-graph-crud-auth", "http://h/sparql-graph-crud-auth", "http://h/sparql-auth", "http://h/sparql-auth"),
    ("http://h/sparql", "http://h/sparql", "http://h/sparql", "http://h/sparql"),
]


@pytest.mark.parametrize(("url", "graphs", "query", "update"), ADDRESSES)
def test_where_servers_keep_their_services(url: str, graphs: str, query: str, update: str) -> None:
    at = addresses(url)
    assert (at.graphs, at.query, at.update) == (graphs, query, update)


def test_what_is_given_is_not_guessed() -> None:
    at = addresses("https://h/store", query="https://h/q", update="https://h/u")
    assert (at.graphs, at.query, at.update) == ("https://h/store", "https://h/q", "https://h/u")
    with pytest.raises(RemoteError, match="not an http or https URL"):
        addresses("https://h/store", update="file:///x")


@pytest.mark.parametrize("method", WAYS)
def test_the_command_loads_both_graphs(empty: str, tmp_path: Path, method: str, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kg.ttl").write_text("<urn:a> <urn:p> 1, 2 .", "utf-8")
    (tmp_path / "reference.ttl").write_text("<urn:r> <urn:p> 1 .", "utf-8")
    said = []
    for _ in range(2):
        load_command.main(["--endpoint", empty, "--graph", str(tmp_path), "--method", method], standalone_mode=False)
        said.append(capfd.readouterr())
    assert said[0] == said[1]
    assert said[0].out.splitlines()[0].startswith(f"kg.ttl: 2 triples in the default graph of {empty}")
    assert said[0].out.splitlines()[1].startswith(f"reference.ttl: 1 triples in <{reference_graph().value}> of {empty}")
    assert "union" in said[0].err
    assert graphs_of(empty) == [reference_graph().value]


def test_the_command_has_the_methods_of_the_store() -> None:
    assert _METHODS == METHODS
    assert mint("graph", "load").value.startswith("https://")
