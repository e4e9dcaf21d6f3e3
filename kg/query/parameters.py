"""Turns what a user typed for a question's parameters into RDF terms; it puts nothing into a query.

A type is one of: text, integer, count (from 1), date; a closed list of our ontology (level, role, status, mode, modality, kind); a kind
of thing (person, organization, position, province, country, event, agreement, article), or agent and thing for several
kinds, whose value is a name, a part of one, or an IRI (also short: "person:bui-thanh-son").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UnknownThing, UsageError
from kg.query.catalogue import did_you_mean
from kg.query.header import Parameter, Question
from kg.query.names import KINDS, Names
from kg.query.terms import Term, integer, iri, short, text
from kg.rdf.iri import ID, is_code, is_key
from kg.rdf.iri import KINDS as IRI_KINDS
from kg.rdf.literal import is_partial_date
from kg.rdf.vocabulary import EVENT_CLASS, LEVEL, MODALITY, MODE, ROLE, STATUS

AGENTS = ("person", "organization", "province", "country")
# Type -> the kinds of things that its value may name.
THINGS: dict[str, tuple[str, ...]] = {**{kind: (kind,) for kind in KINDS}, "agent": AGENTS, "thing": KINDS}
# Type -> its words and the IRIs that they stand for in the ontology.
WORDS: dict[str, dict[str, str]] = {
    "level": {level.value: node.value for level, node in LEVEL.items()},
    "role": {role.value: node.value for role, node in ROLE.items()},
    "status": {status.value: node.value for status, node in STATUS.items()},
    "mode": {mode.value: node.value for mode, node in MODE.items()},
    "modality": {node.value.rpartition("#")[2]: node.value for node in MODALITY.values()},
    "kind": {kind.value: node.value for kind, node in EVENT_CLASS.items()},
}
_MANY = 12  # names to list in a note


@dataclass(frozen=True, slots=True)
class Binding:
    """Terms for every parameter of a question (none: left out), and what the user should be told about them."""

    values: dict[str, tuple[Term, ...]]
    notes: tuple[str, ...]


def bind(question: Question, given: Mapping[str, Sequence[str]], names: Names) -> Binding:
    """Terms for the parameters of ``question``; raises ``UsageError`` for an unknown, missing or unfit one."""
    known = {p.name: p for p in question.parameters}
    for name in given:
        if name not in known:
            raise UsageError(f"{question.name} has no parameter {name!r}{did_you_mean(name, known)} It takes {_listed(known)}")
    values: dict[str, tuple[Term, ...]] = {}
    notes: list[str] = []
    for parameter in question.parameters:
        typed = given.get(parameter.name) or ([] if parameter.default is None else [parameter.default])
        if not typed and parameter.required:
            raise UsageError(f"{question.name} needs {parameter.name}; for example: {example_command(question)}")
        if len(typed) > 1 and parameter.type in _SINGLE:
            raise UsageError(f"{parameter.name} takes one value, not {len(typed)}")
        terms: dict[Term, None] = {}
        for value in typed:
            found = convert(parameter, value, names)
            if parameter.type in THINGS and len(found) > 1:
                notes.append(_several(parameter, value, found))
            terms.update(dict.fromkeys(found))
        values[parameter.name] = tuple(terms)
    return Binding(values, tuple(notes))


def convert(parameter: Parameter, value: str, names: Names) -> tuple[Term, ...]:
    """The terms of one typed value; raises ``UsageError`` if it does not fit the parameter's type."""
    value = value.strip()
    if not value:
        raise UsageError(f"{parameter.name} is empty; give {parameter.about}, or leave it out")
    if parameter.type in THINGS:
        return _things(parameter, value, names)
    if parameter.type in WORDS:
        return (_word(parameter, value),)
    return (_PLAIN[parameter.type](parameter, value),)


def known_types() -> frozenset[str]:
    """Every type that a parameter may have."""
    return frozenset(THINGS) | frozenset(WORDS) | frozenset(_PLAIN)


def example_command(question: Question) -> str:
    """A command that asks the question, with an example for every required parameter."""
    options = [f" --param {p.name}={_quoted(p.example)}" for p in question.parameters if p.required]
    return f"kg query {question.name}{''.join(options)}"


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w:.-]+", value) else f'"{value}"'


def _listed(known: Mapping[str, Parameter]) -> str:
    return f"{', '.join(known)}." if known else "none."


def _things(parameter: Parameter, value: str, names: Names) -> tuple[Term, ...]:
    kinds = THINGS[parameter.type]
    written = _as_iri(value)
    if written is not None:
        return (written,)
    found = names.resolve(value, kinds)
    if not found:
        near = names.nearest(value, kinds)
        hint = f"; the nearest: {', '.join(near)}." if near else "."
        raise UnknownThing(f"{parameter.name}: no {' or '.join(kinds)} in this graph is called {value!r}{hint}")
    return tuple(iri(one) for one in found)


def _as_iri(value: str) -> Term | None:
    """An IRI if ``value`` is one: whole, in angle brackets, or short with a kind of ours."""
    kind, colon, key = value.partition(":")
    if colon and kind in IRI_KINDS and (is_key(key) or is_code(key)):
        return iri(f"{ID}{kind}/{key}")
    bare = value.removeprefix("<").removesuffix(">")
    return iri(bare) if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", bare) else None


def _word(parameter: Parameter, value: str) -> Term:
    words = WORDS[parameter.type]
    key = value.casefold().replace("_", "-").replace(" ", "-")
    if key not in words:
        raise UsageError(f"{parameter.name}: {value!r} is none of {', '.join(words)}{did_you_mean(key, words)}")
    return iri(words[key])


def _date(parameter: Parameter, value: str) -> Term:
    if not is_partial_date(value):
        raise UsageError(f"{parameter.name}: {value!r} is no date; write 2025, 2025-01 or 2025-01-06")
    return text(value)  # partial dates compare as strings, cut to the shorter one's length


def _integer(parameter: Parameter, value: str) -> Term:
    if re.fullmatch(r"\d{1,9}", value, re.ASCII) is None:
        raise UsageError(f"{parameter.name}: {value!r} is no whole number")
    return integer(int(value))


def _count(parameter: Parameter, value: str) -> Term:
    if re.fullmatch(r"[1-9]\d{0,8}", value, re.ASCII) is None:
        raise UsageError(f"{parameter.name}: {value!r} is no whole number from 1 on; leave it out for everything")
    return integer(int(value))


def _text(parameter: Parameter, value: str) -> Term:
    return text(value)


_PLAIN: dict[str, Callable[[Parameter, str], Term]] = {"date": _date, "integer": _integer, "count": _count, "text": _text}
_SINGLE = frozenset(("integer", "count"))  # "either" means nothing of these


def _several(parameter: Parameter, value: str, found: Sequence[Term]) -> str:
    shown = ", ".join(short(term.value) for term in found[:_MANY])
    more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
    return f"{parameter.name}: {value!r} means {len(found)} things here: {shown}{more}"
