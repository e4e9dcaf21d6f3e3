"""Rows of an answer as a table of a page: cells with links out of columns that name each other; it draws no HTML.

A column ``x_iri`` is not shown: it gives the cells of the column ``x`` their links. ``fact_iri`` becomes a column of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.query.header import Question
from kg.query.names import collation_key
from kg.query.terms import Rows, Term, short
from kg.rdf.iri import ID, article_key
from kg.serve.facts import Link, href_of

FACT = "fact_iri"


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and cells; ``total`` counts the rows of the answer, of which the table may hold fewer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int


def plain_rows(rows: Rows, most: int) -> Table:
    """Any answer as it came, IRIs of ours with links."""
    return Table(rows.columns, tuple(tuple(_cell(term) for term in row) for row in rows.rows[:most]), len(rows.rows))


def question_rows(question: Question, rows: Rows, most: int) -> Table:
    """The answer to a question of the catalogue, sorted as its head says, without columns that are empty in every row."""
    place = {column: index for index, column in enumerate(rows.columns)}
    by = [place[column] for column in question.order if column in place]
    ordered = sorted(rows.rows, key=lambda row: [collation_key(_text(row[i])) for i in by])[:most]
    named = [column for column in rows.columns if not column.endswith("_iri")]
    kept = [column for column in named if any(row[place[column]] is not None for row in ordered)] or named
    with_fact = FACT in place and bool(ordered)
    cells = [
        tuple(_linked(column, row, place) for column in kept) + ((_fact_link(row[place[FACT]]),) if with_fact else ())
        for row in ordered
    ]
    return Table((*kept, FACT) if with_fact else tuple(kept), tuple(cells), len(rows.rows))


def _linked(column: str, row: Sequence[Term | None], place: dict[str, int]) -> Link:
    cell = _cell(row[place[column]])
    target = row[place[f"{column}_iri"]] if f"{column}_iri" in place else None
    if target is not None:
        return Link(cell.label, href_of(target.value))
    if column == "article" and cell.label:
        return Link(cell.label, href_of(f"{ID}article/{article_key(cell.label)}"))
    return cell


def _fact_link(term: Term | None) -> Link:
    return Link("", None) if term is None else Link("→", href_of(term.value))


def _cell(term: Term | None) -> Link:
    if term is None:
        return Link("", None)
    return Link(short(term.value), href_of(term.value)) if term.kind == "uri" else Link(term.value, None)


def _text(term: Term | None) -> str:
    return "" if term is None else term.value
