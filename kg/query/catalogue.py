"""The questions of ``queries/*.rq`` by name; it loads and checks them and asks nothing.

Our own data fails loudly: a file whose head and query disagree is a ``HeaderError`` with the file's name.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import UsageError
from kg.query.header import HeaderError, Question, parse_loosely, parse_question
from kg.query.prefixes import declare_prefixes
from kg.query.tokens import outside_values, parameter_names, tokenize
from kg.resources import resource


@functools.cache
def load_catalogue() -> dict[str, Question]:
    """Every question of the catalogue by name, sorted by name."""
    return {path.stem: load_question(path) for path in sorted(resource("queries").glob("*.rq"))}


def load_question(path: Path) -> Question:
    """One file of the catalogue, checked; raises ``HeaderError``."""
    question = parse_question(path.stem, path.read_text("utf-8"), path.name)
    _check(question)
    return question


def find_question(name: str) -> Question:
    """The question of this name; raises ``UsageError`` with the nearest names."""
    catalogue = load_catalogue()
    if name in catalogue:
        return catalogue[name]
    raise UsageError(f"no question is called {name!r}{did_you_mean(name, catalogue)} `kg queries` lists them all")


def read_question(path: Path) -> Question:
    """The query of a user's file, with whatever parameters its head declares; raises ``UsageError`` with file and line."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: not a regular file")  # opening a FIFO would wait for ever
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}") from error
    try:
        return read_query(path.stem, text, str(path))
    except HeaderError as error:
        raise UsageError(str(error)) from error


def read_query(name: str, text: str, origin: str) -> Question:
    """The query of a user's text likewise; the project's prefixes need no declaration. Raises ``HeaderError``."""
    question = parse_loosely(name, text, origin)
    _check_parameters(question)
    return dataclasses.replace(question, text=declare_prefixes(text))


def did_you_mean(wrong: str, known: Iterable[str], limit: int = 3) -> str:
    """A sentence's end: "; did you mean 'a' or 'b'?", or "." where nothing is near."""
    near = difflib.get_close_matches(wrong, list(known), n=limit, cutoff=0.5)
    return f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else "."


def _check(question: Question) -> None:
    """Head and query agree: the same parameters, the same columns in the same order, always ordered."""
    _check_parameters(question)
    columns = selected_columns(question.text)
    if columns != tuple(question.columns):
        raise HeaderError(f"{question.origin}: columns {list(question.columns)} of the head are not {list(columns)} of SELECT")
    if not any(token.text.upper() == "ORDER" for token in tokenize(question.text)):
        raise HeaderError(f"{question.origin}: no ORDER BY")
    if not set(question.order) <= set(columns):
        raise HeaderError(f"{question.origin}: 'order' names {sorted(set(question.order) - set(columns))}, no columns")


def _check_parameters(question: Question) -> None:
    declared = {p.name: p for p in question.parameters}
    used = set(parameter_names(question.text))
    if used != declared.keys():
        raise HeaderError(f"{question.origin}: parameters {sorted(used ^ declared.keys())} are in the head or the query alone")
    for name in sorted(outside_values(question.text)):
        if declared[name].type != "integer" or declared[name].default is None:
            raise HeaderError(f"{question.origin}: ?_{name} must stand in a VALUES ?x {{ ?_{name} }}, or after LIMIT")


def selected_columns(query: str) -> tuple[str, ...]:
    """The columns of the outermost SELECT: plain variables, and the names behind AS."""
    tokens = tokenize(query)
    first = next((i for i, t in enumerate(tokens) if t.text.upper() == "SELECT"), len(tokens))
    columns: list[str] = []
    depth = 0
    for i in range(first + 1, len(tokens)):
        word = tokens[i].text
        if depth == 0 and re.fullmatch(r"(?i)where|from|\{", word):
            break
        depth += (word == "(") - (word == ")")
        if tokens[i].kind == "var" and (depth == 0 or tokens[i - 1].text.upper() == "AS"):
            columns.append(word[1:])
    return tuple(columns)
