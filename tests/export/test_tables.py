"""Tables: fixed columns and types, a row for each fact, provenance in each; Parquet that pandas reads."""

from __future__ import annotations

import io

import pytest

from kg.export.facts import STATEMENTS, read_facts
from kg.export.tables import COLUMNS, TABLES, make_table
from kg.query.catalogue import find_question
from kg.query.frames import to_parquet
from kg.query.run import StoreSource, ask, select
from kg.query.terms import Rows
from kg.query.values import Column, Value
from tests.query.conftest import oxigraph, reference

FACTS = read_facts(oxigraph())  # a small graph, read once


def rows(columns: tuple[Column, ...]) -> list[dict[str, Value]]:
    return [dict(zip([c.name for c in columns], row, strict=True)) for row in zip(*(c.values for c in columns), strict=True)]


@pytest.mark.parametrize("name", TABLES)
def test_both_engines_give_one_table(name: str) -> None:
    assert make_table(name, FACTS) == make_table(name, read_facts(reference())) != ()


@pytest.mark.parametrize("name", TABLES)
def test_columns_never_depend_on_the_graph(name: str) -> None:
    import pyoxigraph

    empty = make_table(name, read_facts(StoreSource(pyoxigraph.Store())))
    assert [(c.name, c.kind) for c in empty] == [(c.name, c.kind) for c in make_table(name, FACTS)]
    assert all(c.values == () for c in empty)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_filled_by_its_maker(name: str) -> None:
    """A maker's key that is no column, or a column that no maker knows, would be lost in silence."""
    from kg.export.tables import _MAKERS

    made = {key for row in _MAKERS[name](FACTS) for key in row}
    assert made == {spec.partition(":")[0] for spec in COLUMNS[name].split()}


@pytest.mark.parametrize("kind", [kind for kind in STATEMENTS if kind != "agreement"])
def test_every_fact_has_its_row_with_provenance(kind: str) -> None:
    found = rows(make_table(f"{kind}s", FACTS))
    stated = select(oxigraph(), f"SELECT DISTINCT ?f WHERE {{ ?f a <{STATEMENTS[kind].value}> }} ORDER BY ?f").values()
    assert [row["fact_iri"] for row in found] == [row["f"] for row in stated] != []
    for row in found:
        assert row["article"] and row["quote"] and row["rule"] and isinstance(row["quote_start"], int) and row["evidence_count"]


def test_the_evidence_is_that_of_the_question() -> None:
    found = {(row["fact_iri"], row["evidence_iri"], row["quote"]) for row in rows(make_table("evidence", FACTS))}
    for thing in ("Bùi Thanh Sơn", "FR", "Thanh Hóa"):
        answer = ask(oxigraph(), find_question("evidence"), {"thing": [thing]}).answer
        assert isinstance(answer, Rows) and answer.rows
        assert {(row["fact_iri"], row["evidence_iri"], row["quote"]) for row in answer.values()} <= found


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("partnerships", ("country", "level", "since", "article", "quote")),
        ("events", ("event", "kind", "date")),
        ("agreements", ("agreement", "party", "date", "article", "quote")),
        ("statistics", ("about", "measure", "unit", "period", "quote")),
    ],
)
def test_tables_and_questions_agree(table: str, names: tuple[str, ...]) -> None:
    answer = ask(oxigraph(), find_question(table)).answer
    assert isinstance(answer, Rows)
    asked = {tuple(row.get(name) for name in names) for row in answer.values()}
    found = {tuple(row[name] for name in names) for row in rows(make_table(table, FACTS))}
    assert asked == found


def test_parquet_is_read_by_pandas_with_its_types() -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    for name in TABLES:
        columns = make_table(name, FACTS)
        frame = pandas.read_parquet(io.BytesIO(to_parquet(columns)))
        assert [*frame.columns] == [c.name for c in columns] and len(frame) == len(columns[0].values)
        assert to_parquet(columns) == to_parquet(columns)
    statistics = pandas.read_parquet(io.BytesIO(to_parquet(make_table("statistics", FACTS))))
    assert str(statistics["value"].dtype) == "float64" and 91300000.5 in set(statistics["value"])
