"""Queries from outside: what the gate refuses, what it must let through, and what is cut off while it runs."""

from __future__ import annotations

import http.server
import json
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import QueryCutOff, QueryRefused, UsageError
from kg.query.catalogue import load_catalogue
from kg.query.gate import MAX_BYTES, check_query, query_form
from kg.query.guard import run_guarded
from kg.query.tokens import substitute
from kg.query.worker import check_algebra

ELSEWHERE = "http://127.0.0.1:9/"
PREFIXES = f"PREFIX : <{ELSEWHERE}>\nPREFIX x: <{ELSEWHERE}>\n"

# (query, a word of the sentence)
REFUSED = [
    ("SELECT * { SERVICE <http://h.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { service <http://h.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { SERVICE SILENT <http://h.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { SERVICE ?where { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { { { OPTIONAL { SERVICE <http://h.example/> { ?s ?p ?o } } } } }", "SERVICE"),
    ("SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://h.example/> { ?s ?p ?o } } }", "SERVICE"),
    ("SELECT * { { SELECT ?s { SERVICE <http://h.example/> { ?s ?p ?o } } } }", "SERVICE"),
    ("SELECT * { SER#\nVICE <http://h.example/> { ?s ?p ?o } }", "SER"),
    ("SELECT * { SERVICE#comment\n<http://h.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { ?s ?p 'it''s' SERVICE <http://h.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { S\\u0045RVICE <http://h.example/> { ?s ?p ?o } }", "backslash"),
    # The engine takes a keyword without a boundary after it: each of these asked the other server in an experiment.
    (PREFIXES + "SELECT * { SERVICE:x { ?s ?p ?o } }", "SERVICE"),
    (PREFIXES + "SELECT * { SERVICEx:y { ?s ?p ?o } }", "SERVICE"),
    (PREFIXES + "SELECT * { SERVICESILENTx:y { ?s ?p ?o } }", "SERVICE"),
    (PREFIXES + f"SELECT * {{ ?s ?p trueSERVICE<{ELSEWHERE}> {{ ?s ?p ?o }} }}", "trueSERVICE"),
    (PREFIXES + "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } }", "two ways"),
    (PREFIXES + "SELECT * { BIND(1 AS ?a) FILTER(?a<'>' && EXISTS { SERVICE :x { ?s ?p '' } }) }", "two ways"),
    (PREFIXES + f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE <{ELSEWHERE}> {{ ?s ?p ?o #\\z"""\n}} }}', "string"),
    ('SELECT * { ?s ?p "\\u0022 } SERVICE <http://h.example/> { ?s ?p " } }', "ASCII"),
    ("SELECT * FROM <http://h.example/data.ttl> { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
    ("ASK from <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
    (PREFIXES + "SELECT * FROM:g { ?s ?p ?o }", "FROM"),
    ("LOAD <http://h.example/data.ttl>", "LOAD"),
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ("WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
    ("ASK {} ; DROP ALL", "DROP"),
    ("CLEAR ALL", "CLEAR"),
    ("CREATE GRAPH <urn:g>", "CREATE"),
    ("COPY DEFAULT TO <urn:g>", "COPY"),
    ("SELECT * { ?s ?p ?o } # " + "x" * MAX_BYTES, "bytes"),
    ("ASK { FILTER(" + "(" * 13 + "true" + ")" * 13 + ") }", "nested"),
    ("ASK { FILTER(" + "!(" * 22 + "true" + ")" * 22 + ") }", "nested"),
    ("ASK { FILTER(" + "!" * 40 + "true) }", "nested"),
    ("ASK { FILTER(" + "!!!(" * 6 + "true" + ")" * 6 + ") }", "nested"),
    ("ASK { ?s " + "(" * 20 + "<urn:p>" + ")*" * 20 + " ?o }", "nested"),
    ("ASK { " + "{" * 20 + "}" * 20 + " }", "nested"),
    ("SELEC * { ?s ?p ?o }", "SELECT"),
    ("", "no SPARQL query"),
    ("# SELECT * { ?s ?p ?o }", "no SPARQL query"),
    ("SELECT * { ?s ?p 'open }", "string"),
    ("SELECT * { ?s ?p '\ud800' }", "surrogate"),
]

# (query, why it looks suspicious)
HARMLESS = [
    ("SELECT * { ?s ?p ?o }", "plain"),
    ('SELECT * { ?s ?p "SERVICE <http://h.example/> { }"@vi }', "in a string"),
    ("SELECT * { ?s ?p '''LOAD <file:///x> ' \" INSERT''' }", "in a long string with quotes"),
    ('SELECT * { ?s ?p """a "quoted" label; SERVICE {""" }', "in a long string that ends after a brace"),
    ('SELECT * { ?s ?p "a \\" SERVICE <x> { \\\\" }', "after an escaped quote"),
    ("SELECT * { ?s ?p ?o } # SERVICE <http://h.example/>", "in a comment"),
    ("# INSERT DATA, FROM\nSELECT * { ?s ?p ?o }", "in a first comment"),
    ("SELECT ?service ?from ?load { ?service ?from ?load }", "names of variables"),
    ("SELECT $delete { ?s ?p $delete }", "a variable with a dollar"),
    ("PREFIX service: <http://h.example/> SELECT * { service:a service:b ?o . ?o a service:C }", "a prefix"),
    ("PREFIX load: <http://h.example/> SELECT * { ?s load:insert ?o }", "a prefix and a local name"),
    ("PREFIX from: <http://h.example/> SELECT * { ?s from:x ?o }", "a prefix like FROM"),
    ("PREFIX e: <http://h.example/> SELECT * { ?s e:service ?o . { ?o e:p ?q } }", "a local name before a group"),
    ("PREFIX e: <http://h.example/> SELECT * { GRAPH e:service { ?s ?p ?o } }", "the name of a graph"),
    ("SELECT * { <http://h.example/SERVICE#FROM> <http://h.example/load?insert=1> ?o }", "in IRIs"),
    ("SELECT * { ?s <http://h.example/l'%C3%A9t%C3%A9_(x)> ?o }", "an IRI with a quote and brackets"),
    ("SELECT * { ?a ?p ?b FILTER(?a<?b && ?b>3) }", "comparisons without spaces"),
    ("SELECT * { ?s ?p ?o FILTER(?o < 3 || ?o >= 2.5e3) }", "comparisons"),
    ('SELECT * { ?s ?p "Th\\u1EE7 t\\u01B0\\u1EDBng"@vi }', "escaped letters"),
    ("SELECT ?người { ?người <http://h.example/dự> 'hội nghị'@vi }", "Vietnamese letters in names"),
    ("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a/<http://h.example/p>* ?o } GROUP BY ?o HAVING(?n > 2) LIMIT 5", "paths"),
    ("SELECT (GROUP_CONCAT(?l; SEPARATOR=', ') AS ?x) { ?s ?p ?l }", "a separator"),
    ("ASK { ?s ?p ?o FILTER(!(!(?o = -1)) && - 1 < 2) }", "a few operators"),
    ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "another form"),
    ("DESCRIBE <http://h.example/x>", "another form"),
    ("SELECT * { VALUES (?a ?b) { (1 UNDEF) ('' \"\") } }", "empty strings"),
    ("select * where { ?s ?p ?o filter regex(str(?o), '^SERVICE', 'i') }", "lower case"),
    ("ASK { ?s ?p ?o FILTER(((((((((?o = 1))))))))) }", "nine brackets"),
]


@pytest.mark.parametrize(("query", "word"), REFUSED)
def test_the_gate_refuses(query: str, word: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        check_query(query)
    message = str(caught.value)
    assert word in message
    assert "\n" not in message and len(message) < 200


@pytest.mark.parametrize(("query", "why"), HARMLESS)
def test_the_gate_lets_through(query: str, why: str) -> None:
    check_query(query)
    pyoxigraph.Store().query(query)  # and they are what they claim to be: SPARQL


@pytest.mark.parametrize(("query", "why"), [case for case in HARMLESS if "\\u" not in case[0]])
def test_the_second_parser_lets_through(query: str, why: str) -> None:
    check_algebra(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://h.example/> { ?s ?p ?o } }",
        "SELECT * { { ?s ?p ?o MINUS { SERVICE ?x { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://h.example/> { ?s ?p ?o } } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://h.example/> { ?s ?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    ],
)
def test_the_second_parser_refuses_without_the_gate(query: str) -> None:
    with pytest.raises(QueryRefused):
        check_algebra(query)


PIECES = ["a.", "a-", "x:a.", ".", ":", '"a', "'''", "<a", "<", "{", "!", "?a.", "@a-", "1.", "x:%41", "_:", "1e", "SERVICE:x ", "é"]


@pytest.mark.parametrize("piece", PIECES)
def test_the_gate_takes_no_time_itself(piece: str) -> None:
    """It runs where the socket is held; a pattern that tries each beginning anew took 17 seconds for the first of these."""
    begun = time.process_time()
    with pytest.raises(QueryRefused):
        check_query(piece * (MAX_BYTES // len(piece.encode())))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("name", sorted(load_catalogue()))
def test_the_catalogue_passes_both_walls(name: str) -> None:
    question = load_catalogue()[name]
    query = substitute(question.text, {p.name: ["1"] if p.type == "integer" else [] for p in question.parameters})
    check_query(query)
    check_algebra(query)


def test_query_form() -> None:
    assert query_form("# ASK\nPREFIX ask: <http://h.example/>\nselect ?ask { ?ask ?p ?o }") == "SELECT"
    assert query_form("CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } } }") == "CONSTRUCT"


class _Recorder(http.server.BaseHTTPRequestHandler):
    """A server that notes that it was asked."""

    asked: list[str]

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.send_error(500)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (_Recorder,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def test_nothing_that_passes_the_gate_asks_another_server(trap: tuple[str, list[str]]) -> None:
    """Pieces that once fooled a gate, shuffled with a fixed seed: whatever passes is given to the engine itself."""
    url, asked = trap
    pieces = [
        *("SERVICE", f"<{url}>", "SERVICE:x", "SERVICEx:y", "trueSERVICE", "SILENT", "GRAPH", "FILTER("),
        *("BIND(1 AS ?a)", "OPTIONAL", "{", "}", "{", "}", ")", "{ ?s ?p ?o }", "?s ?p ", "?a", "<", ">", "?a<?b", "#>", "#"),
        *("\n", "'", "'>'", '"', '"""', "\\z", "true", "1", "1e5", "x:y", ":x.", ".", "@en", "^^", "_:b", " "),
    ]
    store = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("urn:a")
    store.add(pyoxigraph.Quad(node, node, node))
    generator = random.Random(6)
    head = f"PREFIX : <{url}> PREFIX x: <{url}> "
    passed = 0
    for _ in range(20_000):
        middle = "".join(generator.choice(pieces) for _ in range(generator.randint(1, 9)))
        query = head + "SELECT * { " + middle + " }"
        try:
            check_query(query)
        except QueryRefused:
            continue
        try:
            list(store.query(query))  # type: ignore[arg-type]
        except (SyntaxError, OSError, ValueError, RuntimeError):
            continue
        passed += 1
    assert asked == []
    assert passed > 50  # the test does reach the engine


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("guard") / "store"
    named = pyoxigraph.NamedNode
    store = pyoxigraph.Store(str(directory))
    base = "http://x.example/"
    store.bulk_extend(
        pyoxigraph.Quad(named(f"{base}{i}"), named(f"{base}p{i % 5}"), named(f"{base}{i * 7 % 999}")) for i in range(3_000)
    )
    label = pyoxigraph.Literal('Dịch vụ "SERVICE" <b>', language="vi")
    store.add(pyoxigraph.Quad(named("http://x.example/s"), named("http://www.w3.org/2000/01/rdf-schema#label"), label))
    store.flush()
    return directory


def test_select(store: Path) -> None:
    query = "SELECT ?l ?n { <http://x.example/s> <http://www.w3.org/2000/01/rdf-schema#label> ?l BIND(1 + 1 AS ?n) }"
    answer = json.loads(run_guarded(store, query))
    assert answer["head"]["vars"] == ["l", "n"]
    assert answer["results"]["bindings"] == [
        {
            "l": {"type": "literal", "value": 'Dịch vụ "SERVICE" <b>', "xml:lang": "vi"},
            "n": {"type": "literal", "value": "2", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        }
    ]


def test_the_answer_is_what_the_engine_would_write(store: Path) -> None:
    query = "SELECT ?s ?o { ?s <http://x.example/p1> ?o } ORDER BY ?s LIMIT 50"
    results = pyoxigraph.Store.read_only(str(store)).query(query)
    assert isinstance(results, pyoxigraph.QuerySolutions)
    expected = results.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    assert json.loads(run_guarded(store, query)) == json.loads(expected or b"")


def test_ask_and_construct(store: Path) -> None:
    assert json.loads(run_guarded(store, "ASK { ?s ?p 'no such' }")) == {"head": {}, "boolean": False}
    assert run_guarded(store, "DESCRIBE <http://x.example/1>") == (
        b"<http://x.example/1> <http://x.example/p1> <http://x.example/7> .\n"
    )


_DOUBLINGS = "".join(f"BIND(CONCAT(?v{i},?v{i}) AS ?v{i + 1}) " for i in range(60))
CUT_OFF = [
    ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "rows"),
    ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "longer"),
    ("SELECT (MAX(?a) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?d != ?g) }", "longer"),
    ("ASK { ?s " + "/".join(["<urn:p>*"] * 500) + " ?o }", "longer|stack"),
    ("SELECT (COUNT(*) AS ?n) { ?s (((!<urn:p>)*)*)* ?o . ?t (((!<urn:p>)*)*)* ?v . ?w (!<urn:q>)+ ?x }", "longer"),
    ('SELECT * { BIND("xxxxxxxx" AS ?v0) ' + _DOUBLINGS + "}", "longer|memory"),
]


@pytest.mark.parametrize(("query", "word"), CUT_OFF)
def test_what_runs_away_is_cut_off(store: Path, query: str, word: str) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryCutOff) as caught:
        run_guarded(store, query, timeout=1.5, max_rows=2_000)
    assert any(part in str(caught.value) for part in word.split("|"))
    assert time.monotonic() - begun < 30  # a worker's start included; the machine may be busy


def test_after_a_kill_the_next_query_is_answered(store: Path) -> None:
    with pytest.raises(QueryCutOff):
        run_guarded(store, CUT_OFF[1][0], timeout=0.3)
    assert json.loads(run_guarded(store, "ASK { ?s ?p ?o }"))["boolean"] is True


def test_limits_of_rows_and_bytes(store: Path) -> None:
    with pytest.raises(QueryCutOff, match="more than 10 rows"):
        run_guarded(store, "SELECT * { ?s ?p ?o }", max_rows=10)
    assert len(json.loads(run_guarded(store, "SELECT * { ?s ?p ?o } LIMIT 10", max_rows=10))["results"]["bindings"]) == 10
    with pytest.raises(QueryCutOff, match="more than 500 bytes"):
        run_guarded(store, "CONSTRUCT WHERE { ?s ?p ?o }", max_bytes=500)


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p", "SELECT * { ?s x:p ?o }", "SELECT (<urn:f>(1) AS ?x) { }", "SELECT ?s { ?s ?p ?o } }"]
)
def test_what_is_no_query_is_refused_in_a_sentence(store: Path, query: str) -> None:
    with pytest.raises(QueryRefused, match="the query") as caught:
        run_guarded(store, query)
    assert not isinstance(caught.value, QueryCutOff)


def test_queries_of_many_threads_are_all_answered(store: Path) -> None:
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda n: run_guarded(store, f"SELECT * {{ ?s ?p ?o }} LIMIT {n}", timeout=60), range(1, 21)))
    assert [len(json.loads(answer)["results"]["bindings"]) for answer in answers] == list(range(1, 21))


def test_a_missing_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store"):
        run_guarded(tmp_path / "nowhere", "ASK { ?s ?p ?o }")
    with pytest.raises(UsageError, match="no readable store"):
        run_guarded(tmp_path, "ASK { ?s ?p ?o }")
    assert list(tmp_path.iterdir()) == []  # opening made nothing


def test_a_store_that_was_swapped_is_opened_anew(store: Path, tmp_path: Path) -> None:
    here, new = tmp_path / "store", tmp_path / "new"
    for directory, count in ((here, 1), (new, 2)):
        made = pyoxigraph.Store(str(directory))
        for i in range(count):
            made.add(pyoxigraph.Quad(pyoxigraph.NamedNode(f"urn:{i}"), pyoxigraph.NamedNode("urn:p"), pyoxigraph.Literal(i)))
        made.flush()
        del made
    query = "SELECT ?s { ?s ?p ?o }"
    assert len(json.loads(run_guarded(here, query))["results"]["bindings"]) == 1
    here.rename(tmp_path / "old")
    new.rename(here)
    assert len(json.loads(run_guarded(here, query))["results"]["bindings"]) == 2
