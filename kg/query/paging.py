"""Pages of a long list: which questions have them, what is asked for one, whether more rows follow; it asks nothing.

A question with the parameters ``limit`` and ``offset`` can be asked for a stretch of its rows, in the query's own order. Without
``limit`` it gives them all: programs lose nothing that they did not ask to lose. What is put before people's eyes begins with a page,
and says so where more follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.query.header import Question
from kg.query.terms import Answer, Rows

PAGE: Final = 100  # rows that a terminal and a page on the web begin with
LIMIT, OFFSET = "limit", "offset"
Given = Mapping[str, Sequence[str]]


def has_pages(question: Question) -> bool:
    """Whether a stretch of its rows can be asked for."""
    return {LIMIT, OFFSET} <= {parameter.name for parameter in question.parameters}


def first_page(question: Question, given: Given) -> dict[str, Sequence[str]]:
    """``given`` with a limit of PAGE rows where the question has pages and no limit was given."""
    paged = dict(given)
    if has_pages(question):
        paged.setdefault(LIMIT, [str(PAGE)])
    return paged


def next_offset(given: Given) -> int:
    """Where the rows begin that follow those of ``given``, which has a limit."""
    return _number(given, OFFSET) + _number(given, LIMIT)


def page_after(given: Given) -> dict[str, Sequence[str]]:
    """``given`` for the rows that follow those of ``given``, which has a limit."""
    return {**given, OFFSET: [str(next_offset(given))]}


def page_before(given: Given) -> dict[str, Sequence[str]] | None:
    """``given`` for the rows before those of ``given``, which has a limit; None where it begins with the first."""
    begin = _number(given, OFFSET)
    return {**given, OFFSET: [str(max(0, begin - _number(given, LIMIT)))]} if begin else None


def cut(answer: Answer, limit: int | None) -> tuple[Answer, bool]:
    """The answer to a query that asked for one row more than ``limit``: at most ``limit`` of them, and whether there was one more."""
    if limit is None or not isinstance(answer, Rows) or len(answer.rows) <= limit:
        return answer, False
    return Rows(answer.columns, answer.rows[:limit]), True


def shown(given: Given, rows: int) -> str:
    """Which rows of an answer these are, for a message: "rows 101 to 200"."""
    begin = _number(given, OFFSET)
    return f"rows {begin + 1} to {begin + rows}"


def _number(given: Given, name: str) -> int:
    return int(next(iter(given.get(name, ())), "0"))
