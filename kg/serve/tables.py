"""Rows of an answer as a table of a page: cells with links out of columns that name each other; it draws no HTML.

A column ``x_iri`` is not shown: it gives the cells of the column ``x`` their links. ``fact_iri`` becomes a column of its own.
A column that says the same in every row is told once, above the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.query.header import Question
from kg.query.names import collation_key
from kg.query.terms import Rows, Term, short
from kg.rdf.iri import ID, article_key
from kg.rdf.vocabulary import BG
from kg.serve.facts import Link, href_of
from kg.serve.words import day, number, term_label, words

FACT = "fact_iri"
# What the columns of the catalogue hold, where it is no name and no text.
_TERMS = frozenset(("role", "met_role", "mode", "status", "level", "modality", "kind", "detail", "fact", "what"))
_DATES = frozenset(("date", "since", "start", "end", "first", "last", "first_attested", "last_attested"))
_NUMBERS = frozenset(("value", "statements", "articles", "events", "participants", "evidence"))
_TRUTHS = frozenset(("planned", "highest", "approximate"))


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and cells; ``total`` counts the rows of the answer, of which the table may hold fewer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    total: int
    same: tuple[tuple[str, Link], ...] = ()  # columns that say the same in every row


def plain_rows(rows: Rows, most: int) -> Table:
    """Any answer as it came, IRIs of ours with links."""
    return Table(rows.columns, tuple(tuple(_cell(term) for term in row) for row in rows.rows[:most]), len(rows.rows))


def question_rows(question: Question, rows: Rows, most: int, language: str) -> Table:
    """The answer to a question of the catalogue, sorted as its head says, without columns that are empty in every row."""
    place = {column: index for index, column in enumerate(rows.columns)}
    by = [place[column] for column in question.order if column in place]
    ordered = sorted(rows.rows, key=lambda row: [collation_key(_text(row[i])) for i in by])[:most]
    named = [column for column in place if not column.endswith("_iri")]
    cells = {column: [_linked(column, row, place, language) for row in ordered] for column in named}
    cells = {column: found for column, found in cells.items() if any(cell.label for cell in found)}
    same = [column for column, found in cells.items() if len(ordered) > 1 and len(set(found)) == 1]
    if FACT in place and ordered:
        cells[FACT] = [_fact_link(row[place[FACT]]) for row in ordered]
    shown = [column for column in cells if column not in same] or list(cells)
    hoisted = tuple((column, cells[column][0]) for column in same if column not in shown)
    return Table(tuple(shown), tuple(zip(*(cells[column] for column in shown), strict=True)), len(rows.rows), hoisted)


def _linked(column: str, row: Sequence[Term | None], place: dict[str, int], language: str) -> Link:
    cell = _cell(row[place[column]])
    target = row[place[f"{column}_iri"]] if f"{column}_iri" in place else None
    if target is not None:
        return Link(cell.label, href_of(target.value))
    if column == "article" and cell.label:
        return Link(cell.label, href_of(f"{ID}article/{article_key(cell.label)}"))
    return cell if cell.href else Link(_in_words(column, cell.label, language), None)


def _in_words(column: str, value: str, language: str) -> str:
    """A value as its column means it: a term of the ontology, a date, a number, yes or no."""
    if column in _TERMS:
        labels = (term_label(BG.iri + name, language) for name in (value, value.capitalize()))
        return next((label for label in labels if label not in (value, value.capitalize())), value)
    if column in _DATES:
        return day(value, language)
    if column in _NUMBERS:
        return number(value, language)
    return words(language)["yes" if value == "true" else "no"] if column in _TRUTHS else value


def _fact_link(term: Term | None) -> Link:
    return Link("", None) if term is None else Link("→", href_of(term.value))


def _cell(term: Term | None) -> Link:
    if term is None:
        return Link("", None)
    return Link(short(term.value), href_of(term.value)) if term.kind == "uri" else Link(term.value, None)


def _text(term: Term | None) -> str:
    return "" if term is None else term.value
