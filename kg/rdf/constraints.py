"""SHACL constraints as small functions: values of one property of one node come in, the offending ones go out; no graph walk.

These are the components that ``ontology/shapes.ttl`` uses, with the meaning of https://www.w3.org/TR/shacl/ (section 4, named
at each). A component without an entry in ``COMPONENTS`` is refused at load, never skipped. pySHACL is the judge: tests
hold each against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.rdf.literal import is_partial_date
from kg.rdf.vocabulary import RDF, XSD, Namespace

SH = Namespace("http://www.w3.org/ns/shacl#")

Value = NamedNode | Literal
Values = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its own triples; ``types_of`` tells the classes of whatever it points to."""

    name: NamedNode
    properties: Mapping[str, Values]  # predicate -> objects
    types_of: Callable[[Value], frozenset[str]]


# A component with its parameters bound: the values of the path -> the offending ones; None stands for the set of them as such.
Check = Callable[[Node, Values], list[Value | None]]

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_LEXICAL: Mapping[str, Callable[[str], bool]] = {
    XSD["integer"].value: lambda text: _INTEGER.fullmatch(text) is not None,
    XSD["decimal"].value: lambda text: _DECIMAL.fullmatch(text) is not None,
    XSD["boolean"].value: lambda text: text in ("true", "false", "1", "0"),
    XSD["date"].value: lambda text: len(text) == 10 and is_partial_date(text),
    XSD["gYearMonth"].value: lambda text: len(text) == 7 and is_partial_date(text),
    XSD["gYear"].value: lambda text: len(text) == 4 and is_partial_date(text),
    XSD["string"].value: lambda text: True,
    RDF["langString"].value: lambda text: True,
}
_NUMBERS = frozenset(XSD[name].value for name in ("integer", "decimal"))


def each(wrong: Callable[[Node, Value], bool]) -> Check:
    """A check of each value by itself."""
    return lambda node, values: [value for value in values if wrong(node, value)]


def min_count(least: int) -> Check:
    """At least that many values (4.2.1)."""
    return lambda node, values: [None] if len(values) < least else []


def max_count(most: int) -> Check:
    """At most that many values (4.2.2)."""
    return lambda node, values: [None] if len(values) > most else []


def of_class(wanted: str) -> Check:
    """Values of that class (4.1.1); built graphs state every class, so no subclass is looked up."""
    return each(lambda node, value: wanted not in node.types_of(value))


def datatype(wanted: str) -> Check:
    """Literals of that datatype, and well-formed (4.1.2)."""
    well_formed = _LEXICAL[wanted]

    def right(value: Value) -> bool:
        return isinstance(value, Literal) and value.datatype.value == wanted and well_formed(value.value)

    return each(lambda node, value: not right(value))


def node_kind(wanted: str) -> Check:
    """IRIs, or literals (4.1.3)."""
    kind = {SH["IRI"].value: NamedNode, SH["Literal"].value: Literal}[wanted]
    return each(lambda node, value: not isinstance(value, kind))


def one_of(allowed: frozenset[Value]) -> Check:
    """Values of the list (4.8.3)."""
    return each(lambda node, value: value not in allowed)


def at_least(least: Decimal) -> Check:
    """Numbers from ``least`` on (4.3.1)."""
    return each(lambda node, value: (number := _number(value)) is None or number < least)


def at_most(most: Decimal) -> Check:
    """Numbers up to ``most`` (4.3.3)."""
    return each(lambda node, value: (number := _number(value)) is None or number > most)


def min_length(least: int) -> Check:
    """At least that many characters (4.4.1)."""
    return each(lambda node, value: len(value.value) < least)


def pattern(expression: str) -> Check:
    """Values in which the expression is found (4.4.3)."""
    compiled = re.compile(expression)
    return each(lambda node, value: compiled.search(value.value) is None)


def language_in(languages: frozenset[str]) -> Check:
    """Text in one of the languages (4.4.4)."""
    return each(lambda node, value: not isinstance(value, Literal) or (value.language or "").split("-")[0] not in languages)


def unique_lang(node: Node, values: Values) -> list[Value | None]:
    """No two values in one language (4.4.5)."""
    languages = [value.language for value in values if isinstance(value, Literal) and value.language]
    return [None for language in sorted(set(languages)) if languages.count(language) > 1]


def less_than(other: str) -> Check:
    """Numbers below every value of the property ``other`` (4.5.3)."""

    def wrong(node: Node, value: Value) -> bool:
        mine = _number(value)
        return any(mine is None or (bound := _number(than)) is None or mine >= bound for than in node.properties.get(other, ()))

    return each(wrong)


def any_of(alternatives: Sequence[Sequence[Check]]) -> Check:
    """Values that satisfy one alternative (4.6.3)."""
    return each(lambda node, value: all(any(check(node, (value,)) for check in checks) for checks in alternatives))


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Literal) and value.datatype.value in _NUMBERS and _LEXICAL[value.datatype.value](value.value):
        return Decimal(value.value)
    return None
