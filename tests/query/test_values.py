"""Values and columns have the types of their literals; what has no type, or several, is text."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from kg.query.frames import to_pandas, to_polars
from kg.query.terms import Rows, Term, iri, text
from kg.query.values import Column, Value, columns_of, columns_of_answer, value_of

XSD = "http://www.w3.org/2001/XMLSchema#"
DAY = datetime.date(2025, 1, 6)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (text("12"), "12"),
        (Term("literal", "An", None, "vi"), "An"),
        (Term("literal", "12", XSD + "integer"), 12),
        (Term("literal", "0.1", XSD + "decimal"), Decimal("0.1")),
        (Term("literal", "1e3", XSD + "double"), 1000.0),
        (Term("literal", "false", XSD + "boolean"), False),
        (Term("literal", "2025-01-06", XSD + "date"), DAY),
        (Term("literal", "2025-01", XSD + "gYearMonth"), "2025-01"),
        (Term("literal", "2025-02-30", XSD + "date"), "2025-02-30"),  # no day of the calendar
        (Term("literal", "x", XSD + "decimal"), "x"),
        (iri("urn:x"), "urn:x"),
    ],
)
def test_a_cell_has_the_type_of_its_literal(term: Term | None, value: Value) -> None:
    found = value_of(term)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("values", "kind", "kept"),
    [
        ((1, None), "integer", (1, None)),
        ((2**63,), "text", ("9223372036854775808",)),  # no frame has an integer for it
        ((1, Decimal("0.5")), "number", (1.0, 0.5)),
        ((Decimal("0.12345678901234567890"),), "text", ("0.12345678901234567890",)),  # a double would lose digits
        ((True, None), "boolean", (True, None)),
        ((True, 1), "text", ("true", "1")),
        ((DAY,), "day", (DAY,)),
        ((DAY, "2025"), "text", ("2025-01-06", "2025")),
        ((None,), "text", (None,)),
        ((), "text", ()),
    ],
)
def test_a_column_has_one_type(values: tuple[Value, ...], kind: str, kept: tuple[Value, ...]) -> None:
    assert columns_of(["a"], [{"a": value} for value in values]) == (Column("a", kind, kept),)


ROWS = Rows(
    ("who", "n", "share", "sure", "day", "when"),
    (
        (
            text("An"), Term("literal", "7", XSD + "integer"), Term("literal", "0.5", XSD + "decimal"),
            Term("literal", "true", XSD + "boolean"), Term("literal", "2025-01-06", XSD + "date"), Term("literal", "2025", XSD + "gYear"),
        ),
        (text("Bình"), None, None, None, None, Term("literal", "2025-01-06", XSD + "date")),
    ),
)  # fmt: skip


def test_a_pandas_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = to_pandas(columns_of_answer(ROWS))
    assert [str(t) for t in frame.dtypes] == ["string", "Int64", "float64", "boolean", "datetime64[s]", "string"]
    assert frame["n"].sum() == 7 and frame["day"][0] == pandas.Timestamp(2025, 1, 6) and frame["when"].tolist() == ["2025", "2025-01-06"]
    assert list(to_pandas(columns_of_answer(Rows(("a",), ()))).columns) == ["a"]


def test_a_polars_frame() -> None:
    polars = pytest.importorskip("polars")
    frame = to_polars(columns_of_answer(ROWS))
    assert frame.dtypes == [polars.String, polars.Int64, polars.Float64, polars.Boolean, polars.Date, polars.String]
    assert frame["day"].to_list() == [DAY, None] and to_polars(columns_of_answer(Rows(("a",), ()))).columns == ["a"]
