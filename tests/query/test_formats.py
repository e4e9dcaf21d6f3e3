"""Each form is what its standard says, and read back it is the same answer."""

from __future__ import annotations

import csv
import io
import json
import sys

import pyoxigraph
import pytest

from kg.cli.ask import _FORMATS
from kg.errors import UsageError
from kg.query.formats import FORMATS, TRIPLE_FORMATS, encode_answer, format_answer, is_empty, plain_table, table_for_people
from kg.query.terms import Answer, Rows, Term, Triples, from_json, iri, text

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("name", "when", "thing_iri"),
    (
        (Term("literal", 'Đà "Nẵng",\n<x>\t& y', None, "vi"), Term("literal", "2025", XSD + "gYear"), iri("https://w3id.org/banggiao/id/province/da-nang")),
        (text("An"), None, iri("http://example.org/?a=1&b=2")),
    ),
)  # fmt: skip


def test_csv() -> None:
    out = format_answer(ROWS, "csv")
    assert "\r" not in out
    assert list(csv.reader(io.StringIO(out))) == [list(ROWS.columns), *[["" if t is None else t.value for t in row] for row in ROWS.rows]]


def test_json_reads_back() -> None:
    assert from_json(json.loads(format_answer(ROWS, "json"))) == ROWS
    assert from_json(json.loads(format_answer(True, "json"))) is True


@pytest.mark.parametrize("form", ["xml", "tsv", "json"])
def test_another_reader_reads_it(form: str) -> None:
    forms = {"xml": pyoxigraph.QueryResultsFormat.XML, "tsv": pyoxigraph.QueryResultsFormat.TSV, "json": pyoxigraph.QueryResultsFormat.JSON}
    read = pyoxigraph.parse_query_results(format_answer(ROWS, form), format=forms[form])
    assert isinstance(read, pyoxigraph.QuerySolutions)
    cells = [[None if solution[c] is None else solution[c].value for c in ROWS.columns] for solution in read]
    assert cells == [[None if t is None else t.value for t in row] for row in ROWS.rows]


TRIPLES = Triples(
    (
        f'<https://w3id.org/banggiao/id/person/a> <https://w3id.org/banggiao/ontology#value> "1.0"^^<{XSD}decimal> .',
        '<https://w3id.org/banggiao/id/person/a> <https://w3id.org/banggiao/ontology#quote> "@prefix\\n <x> \\"y\\""@vi .',
        "<https://w3id.org/banggiao/id/person/a> <https://w3id.org/banggiao/ontology#see> _:b1 .",
        f'_:b1 <http://example.org/n#> "12"^^<{XSD}integer> .',
        f'_:b1 <http://example.org/n#> "012"^^<{XSD}integer> .',
        f'_:b1 <http://example.org/n#> "true"^^<{XSD}boolean> .',
        "_:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x:y> .",
    )
)


@pytest.mark.parametrize("form", TRIPLE_FORMATS)
def test_triples_are_read_back_term_for_term(form: str) -> None:
    forms = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES, "jsonld": pyoxigraph.RdfFormat.JSON_LD}
    out = format_answer(TRIPLES, form)
    read = pyoxigraph.Dataset(pyoxigraph.parse(out, format=forms[form]))
    given = pyoxigraph.Dataset(pyoxigraph.parse("\n".join(TRIPLES.lines), format=pyoxigraph.RdfFormat.N_TRIPLES))
    for dataset in (read, given):
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    assert read == given and out.endswith("\n")


def test_turtle_has_the_prefixes_that_it_uses_and_no_other() -> None:
    lines = format_answer(TRIPLES, "ttl").splitlines()
    assert [line.split()[1] for line in lines if line.startswith("@prefix")] == ["bg:", "xsd:", "person:"]
    assert format_answer(Triples(()), "ttl") == ""


@pytest.mark.parametrize(
    ("answer", "form"),
    [(ROWS, "ttl"), (ROWS, "jsonld"), (True, "nt"), (TRIPLES, "csv"), (TRIPLES, "parquet"), (True, "parquet"), (TRIPLES, "md")],
)
def test_a_form_that_does_not_fit_is_refused(answer: Rows | Triples | bool, form: str) -> None:
    with pytest.raises(UsageError, match=r"CONSTRUCT|triples|SELECT"):
        encode_answer(answer, form)


def test_parquet_has_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(encode_answer(ROWS, "parquet")))
    assert table.column_names == list(ROWS.columns)
    assert table.to_pylist()[0]["name"] == 'Đà "Nẵng",\n<x>\t& y' and table.to_pylist()[1]["when"] is None
    assert encode_answer(ROWS, "parquet") == encode_answer(ROWS, "parquet")


def test_what_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"banggiao\[parquet\]"):
        encode_answer(ROWS, "parquet")


@pytest.mark.parametrize(
    ("answer", "empty"),
    [(ROWS, False), (Rows(("a",), ()), True), (TRIPLES, False), (Triples(()), True), (True, False), (False, True)],
)
def test_nothing_found(answer: Answer, empty: bool) -> None:
    assert is_empty(answer) is empty


def test_markdown_has_two_names() -> None:
    assert format_answer(ROWS, "md") == format_answer(ROWS, "markdown") != ""


def test_a_table_is_sorted_as_vietnamese_is_and_has_no_iris() -> None:
    headers, cells = table_for_people(ROWS, ["name"])
    assert headers == ["name", "when"]
    assert [row[0][:2] for row in cells] == ["An", "Đà"]


def test_columns_that_are_all_empty_stay_away() -> None:
    rows = Rows(("a", "b"), ((text("x"), None), (text("y"), text(""))))
    assert table_for_people(rows)[0] == ["a"]


def test_a_query_for_iris_alone_has_its_table() -> None:
    assert table_for_people(Rows(("event_iri",), ((iri("https://w3id.org/banggiao/id/event/x"),),))) == (["event_iri"], [["event:x"]])


def test_plain_tables_cut_nothing_and_keep_a_row_on_a_line() -> None:
    out = plain_table(["a", "b"], [["x\ny" * 100, "2"]])
    assert len(out.splitlines()) == 3 and "x y" * 3 in out


def test_the_command_line_offers_these_forms() -> None:
    assert _FORMATS == FORMATS
