"""Triples in, one compact JSON-LD 1.1 document out: prefixes in its context, one object for each subject; no remote context.

Read back, it is the same triples, term for term. Whole numbers and truth values are JSON's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.vocabulary import RDF, TERM_PREFIXES, XSD

Json = dict[str, Any]
_CANONICAL = re.compile(r"0|-?[1-9][0-9]{0,14}")  # an integer that JSON's readers keep digit for digit
_LOCAL = re.compile(r"[\w.-]+")


def to_jsonld(triples: Iterable[Triple]) -> bytes:
    """The document of ``triples``: the same bytes for the same set, whatever their order."""
    prefixes = {**TERM_PREFIXES, **KIND_PREFIXES}
    nodes: dict[str, dict[str, list[Any]]] = {}
    for triple in sorted(set(triples), key=str):
        node = nodes.setdefault(_name(triple.subject, prefixes), {})
        if triple.predicate == RDF["type"] and isinstance(triple.object, NamedNode):
            node.setdefault("@type", []).append(_name(triple.object, prefixes))
        else:
            node.setdefault(_name(triple.predicate, prefixes), []).append(_value(triple.object, prefixes))
    graph = [{"@id": name, **{key: _single(nodes[name][key]) for key in sorted(nodes[name])}} for name in sorted(nodes)]
    document = {"@context": {"@version": 1.1, **prefixes}, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _name(term: Any, prefixes: Mapping[str, str]) -> str:
    """The compact form of an IRI, or the name of a blank node."""
    if not isinstance(term, NamedNode):
        return str(term)
    for prefix, start in prefixes.items():
        local = term.value.removeprefix(start)
        if local != term.value and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return term.value


def _value(term: Any, prefixes: Mapping[str, str]) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _name(term, prefixes)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == XSD["string"]:
        return term.value
    if term.datatype == XSD["integer"] and _CANONICAL.fullmatch(term.value):
        return int(term.value)
    if term.datatype == XSD["boolean"] and term.value in ("true", "false"):
        return term.value == "true"
    return {"@value": term.value, "@type": _name(term.datatype, prefixes)}
