"""Makes literals in the few datatypes that every engine here writes and compares alike; it rounds and guesses nothing.

pyoxigraph rewrites lexical forms (``1.0`` -> ``1``, ``xsd:int`` -> ``xsd:integer``), so only canonical forms of
integer, decimal, date, gYear, gYearMonth, boolean (``true``, ``false``), strings and language strings leave this module.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from pyoxigraph import Literal

from kg.rdf.vocabulary import XSD

_DATATYPES = {4: XSD["gYear"], 7: XSD["gYearMonth"], 10: XSD["date"]}
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_partial_date(value: str) -> bool:
    """Whether ``value`` is a day, month or year of the calendar ("2025-02" is, "2025-02-30" and "0000" are not)."""
    if _PARTIAL.fullmatch(value) is None or not value.isascii():
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def date(value: str) -> Literal:
    """A partial ISO date as xsd:date, gYearMonth or gYear; raises ``ValueError`` for anything else."""
    if not is_partial_date(value):
        raise ValueError(f"no partial ISO date: {value!r}")
    return Literal(value, datatype=_DATATYPES[len(value)])


def number(value: Decimal) -> Literal:
    """xsd:integer for a whole number, else xsd:decimal without trailing zeros; ``ValueError`` for NaN and infinity."""
    if not value.is_finite():
        raise ValueError(f"no number: {value}")
    if value == value.to_integral_value():
        return Literal(str(int(value)), datatype=XSD["integer"])
    return Literal(f"{value:f}".rstrip("0"), datatype=XSD["decimal"])


def decimal(value: Decimal) -> Literal:
    """xsd:decimal with a point even for a whole number ("1.0"), the form that Turtle writes without quotes."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0")
        return Literal(digits + "0" if digits.endswith(".") else digits, datatype=XSD["decimal"])
    return Literal(digits + ".0", datatype=XSD["decimal"])


def integer(value: int) -> Literal:
    """xsd:integer."""
    return Literal(str(value), datatype=XSD["integer"])


def boolean(value: bool) -> Literal:
    """xsd:boolean as ``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD["boolean"])


def string(value: str) -> Literal:
    """A plain string, for codes, identifiers and addresses."""
    return Literal(value)


def vietnamese(value: str) -> Literal:
    """Text in Vietnamese."""
    return Literal(value, language="vi")


def english(value: str) -> Literal:
    """Text in English."""
    return Literal(value, language="en")
