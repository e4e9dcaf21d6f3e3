"""RDF terms in, plain Python values and typed columns out, for scripts, frames and Parquet; nothing is rounded or guessed.

A day is a ``datetime.date``. A year or a month is a string ("2024-12"), since it is no day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.errors import UsageError
from kg.query.terms import XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER, Rows, Term
from kg.rdf.vocabulary import XSD

Value = str | int | float | bool | Decimal | datetime.date | None
_LARGEST = 2**63  # an integer of frames and Parquet has 64 bits


@dataclass(frozen=True, slots=True)
class Column:
    """One column with values of one type. ``kind`` is boolean, integer, number, day or text; an unbound cell is None."""

    name: str
    kind: str
    values: tuple[Value, ...]


def value_of(term: Term | None) -> Value:
    """The value of a cell. An IRI, and a literal that is not what its datatype says, is its text."""
    if term is None:
        return None
    reader = _READERS.get(term.datatype or "")
    try:
        return term.value if reader is None else reader(term.value)
    except (ValueError, InvalidOperation):
        return term.value


_READERS: dict[str, Callable[[str], Value]] = {
    XSD_INTEGER: int,
    XSD_DECIMAL: Decimal,
    XSD["double"].value: float,
    XSD["float"].value: float,
    XSD_BOOLEAN: lambda value: value in ("true", "1"),
    XSD["date"].value: datetime.date.fromisoformat,
}


def columns_of_answer(rows: Rows) -> tuple[Column, ...]:
    """The columns of an answer of SELECT, typed as ``columns_of`` does."""
    return columns_of(rows.columns, [dict(zip(rows.columns, map(value_of, row), strict=True)) for row in rows.rows])


def columns_of(names: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> tuple[Column, ...]:
    """A column of each name. Values of several types become text, so days among months are "2025-01-06" beside "2025-01"."""
    rows = tuple(rows)
    return tuple(_column(name, tuple(row.get(name) for row in rows)) for name in names)


def _column(name: str, values: tuple[Value, ...]) -> Column:
    kind = _kind(values)
    if kind == "number":
        return Column(name, kind, tuple(None if v is None else float(v) for v in values))  # type: ignore[arg-type]
    if kind == "text":
        return Column(name, kind, tuple(None if v is None else as_text(v) for v in values))
    return Column(name, kind, values)


def _kind(values: Iterable[Value]) -> str:
    present = [value for value in values if value is not None]
    types = {type(value) for value in present}
    if types == {int}:
        return "integer" if all(-_LARGEST <= v < _LARGEST for v in present) else "text"  # type: ignore[operator]
    if types and types <= {int, float, Decimal}:
        return "number" if all(map(_survives, present)) else "text"
    return {frozenset({bool}): "boolean", frozenset({datetime.date}): "day"}.get(frozenset(types), "text")


def _survives(value: Any) -> bool:
    """Whether a double holds every digit of the number."""
    return isinstance(value, float) or Decimal(repr(float(value))) == value


def as_text(value: Value) -> str:
    """The value as SPARQL's CSV writes it: "" for none, "true", "2025-01-06"."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def need(module: str, extra: str, what: str) -> Any:
    """The module, imported now; raises ``UsageError`` that names the extra where it is not installed."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(f"{what} needs {module}, which is not installed: pip install 'banggiao[{extra}]'") from error
