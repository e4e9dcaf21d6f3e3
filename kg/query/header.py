"""Reads the head of a ``.rq`` file, its comments, into a ``Question``; it does not look into the query itself.

The form, one field a line, a longer one continued on lines that begin with ``#`` and three blanks or more:

    # title @vi: Ai dự một sự kiện
    # title @en: Who attended an event
    # question @vi: Những ai đã dự hội nghị này?
    # question @en: Who attended this conference?
    # answers: what a row is, and what it rests on
    # omits: what the rows leave out
    # param event: event, required; example "hội nghị"; a name or a part of it
    # param role: role, optional; example chair; only this role
    # param least: integer = 1; example 2; at least as many
    # column person: the participant's name
    # order: date, person

``order`` is left out where the query's own ORDER BY is the one that people want too (a ladder of levels, say).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import KgError

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question. ``default`` is what a user could have typed; without one it is required or optional."""

    name: str
    type: str
    required: bool
    default: str | None
    example: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the catalogue with its documentation; ``columns`` is name -> what it holds, in the order of SELECT."""

    name: str
    title: dict[str, str]
    question: dict[str, str]
    answers: str
    omits: str
    parameters: tuple[Parameter, ...]
    columns: dict[str, str]
    order: tuple[str, ...]  # the columns that a table for people is sorted by; none: as it came
    text: str
    origin: str  # for messages


class HeaderError(KgError):
    """A ``.rq`` of the catalogue is malformed; the message starts with file and line."""


_FIELD = re.compile(r"#\s?(?P<key>title|question|answers|omits|param|column|order)(?: (?P<what>[@\w-]+))?: (?P<value>.+)")
_PARAMETER = re.compile(
    r"(?P<type>[\w-]+)(?P<need>, required|, optional| = (?P<default>\"[^\"]*\"|[^\s;]+)); "
    r"example (?P<example>\"[^\"]*\"|[^\s;]+); (?P<about>.+)"
)


def parse_question(name: str, text: str, origin: str) -> Question:
    """The question of one file; raises ``HeaderError`` with file and line for a missing or malformed field."""
    fields = [*_fields(text, origin)]
    title = _localized(fields, "title", origin)
    question = _localized(fields, "question", origin)
    return Question(
        name=name,
        title=title,
        question=question,
        answers=_single(fields, "answers", origin),
        omits=_single(fields, "omits", origin),
        parameters=tuple(_parameter(what, value, f"{origin}:{at}") for at, key, what, value in fields if key == "param"),
        columns={what: value for _, key, what, value in fields if key == "column"},
        order=tuple(part.strip() for _, key, _, value in fields if key == "order" for part in value.split(",")),
        text=text,
        origin=origin,
    )


def parse_loosely(name: str, text: str, origin: str) -> Question:
    """A query of a user's own: of its comments only whole ``param`` lines count. Raises ``HeaderError`` as ``parse_question``."""
    matches = [(number, _FIELD.fullmatch(line.rstrip())) for number, line in enumerate(text.splitlines(), 1)]
    found = [(number, match) for number, match in matches if match is not None and match["key"] == "param"]
    parameters = tuple(_parameter(match["what"] or "", match["value"].strip(), f"{origin}:{number}") for number, match in found)
    return Question(name, {}, {}, "", "", parameters, {}, (), text, origin)


def _fields(text: str, origin: str) -> list[tuple[int, str, str, str]]:
    """(line, key, what, value) of each field; the head ends at the first line that is no comment."""
    found: list[tuple[int, str, str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        if line.startswith("#   ") and found:
            at, key, what, value = found[-1]
            found[-1] = (at, key, what, f"{value} {line[1:].strip()}")
        elif (match := _FIELD.fullmatch(line.rstrip())) is not None:
            found.append((number, match["key"], match["what"] or "", match["value"].strip()))
        elif line.strip("# \t"):
            raise HeaderError(f"{origin}:{number}: not a field of the head: {line!r}")
    return found


def _localized(fields: list[tuple[int, str, str, str]], key: str, origin: str) -> dict[str, str]:
    found = {what.removeprefix("@"): value for _, k, what, value in fields if k == key}
    for language in LANGUAGES:
        if language not in found:
            raise HeaderError(f"{origin}:1: no line '# {key} @{language}: …'")
    return found


def _single(fields: list[tuple[int, str, str, str]], key: str, origin: str) -> str:
    values = [value for _, k, _, value in fields if k == key]
    if len(values) != 1:
        raise HeaderError(f"{origin}:1: {len(values)} lines '# {key}: …', must be one")
    return values[0]


def _parameter(name: str, value: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise HeaderError(f"{where}: not 'TYPE, required|, optional| = DEFAULT; example VALUE; what it means': {value!r}")
    default = match["default"]
    return Parameter(
        name=name,
        type=match["type"],
        required=match["need"] == ", required",
        default=None if default is None else default.strip('"'),
        example=match["example"].strip('"'),
        about=match["about"],
    )
