"""Literals keep one canonical form, which pyoxigraph and rdflib write and read alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.rdf import literal


@pytest.mark.parametrize(
    ("value", "datatype"), [("2025", "gYear"), ("2025-02", "gYearMonth"), ("2025-02-28", "date"), ("2024-02-29", "date")]
)
def test_partial_dates(value: str, datatype: str) -> None:
    made = literal.date(value)
    assert (made.value, made.datatype.value) == (value, f"http://www.w3.org/2001/XMLSchema#{datatype}")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "25",
        "0000",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "20250101",
        "2025-W01",
        "2025-1-6",
        "2025-01-06T00:00",
        "2025\n",
        "２０２５",
    ],
)
def test_no_dates(value: str) -> None:
    assert not literal.is_partial_date(value)
    with pytest.raises(ValueError, match="no partial ISO date"):
        literal.date(value)


@pytest.mark.parametrize(
    ("value", "written", "datatype"),
    [
        ("562", "562", "integer"),
        ("562.0", "562", "integer"),
        ("8E+11", "800000000000", "integer"),
        ("0", "0", "integer"),
        ("15.80", "15.8", "decimal"),
        ("-0.5", "-0.5", "decimal"),
    ],
)
def test_numbers(value: str, written: str, datatype: str) -> None:
    made = literal.number(Decimal(value))
    assert (made.value, made.datatype.value) == (written, f"http://www.w3.org/2001/XMLSchema#{datatype}")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_no_numbers(value: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        literal.number(Decimal(value))


@pytest.mark.parametrize(("value", "written"), [("1", "1.0"), ("1.000", "1.0"), ("0.980", "0.98"), ("0", "0.0"), ("0.1", "0.1")])
def test_decimals_always_have_a_point(value: str, written: str) -> None:
    assert literal.decimal(Decimal(value)).value == written


def test_booleans() -> None:
    assert [literal.boolean(value).value for value in (True, False)] == ["true", "false"]
