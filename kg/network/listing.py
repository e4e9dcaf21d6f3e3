"""Plain values in, the rows of an answer out, as questions have them: so that every format of `kg query` takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.network.path import Found
from kg.query.terms import XSD_BOOLEAN, XSD_DECIMAL, Rows, Term, integer, iri, text
from kg.rdf.iri import ID

Value = str | int | float | bool | None
PATH_COLUMNS = (
    "path", "step", "start", "relation", "end", "forward", "detail", "time", "answer", "article", "quote",
    "start_iri", "end_iri", "fact_iri",
)  # fmt: skip


def rows_of(columns: Sequence[str], records: Iterable[Mapping[str, Value]]) -> Rows:
    """The rows; a value of a column that ends in ``_iri`` is a short IRI of ours. What is "" or missing stays unbound."""
    return Rows(tuple(columns), tuple(tuple(_term(column, record.get(column)) for column in columns) for record in records))


def path_rows(found: Found) -> Rows:
    """A row for each step of each path, numbered from 1."""
    records: list[dict[str, Value]] = [
        {
            "path": number, "step": place, "start": hop.start, "relation": hop.relation, "end": hop.end, "forward": hop.forward,
            "detail": ", ".join(hop.details), "time": hop.time, "answer": hop.answer, "article": hop.article, "quote": hop.quote,
            "start_iri": hop.start_thing, "end_iri": hop.end_thing, "fact_iri": hop.fact,
        }
        for number, path in enumerate(found.paths, 1)
        for place, hop in enumerate(path, 1)
    ]  # fmt: skip
    return rows_of(PATH_COLUMNS, records)


def _term(column: str, value: Value) -> Term | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return Term("literal", "true" if value else "false", XSD_BOOLEAN)
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return Term("literal", f"{value:.6f}".rstrip("0").rstrip("."), XSD_DECIMAL)
    kind, colon, key = value.partition(":")
    return iri(f"{ID}{kind}/{key}") if column.endswith("_iri") and colon else text(value)
