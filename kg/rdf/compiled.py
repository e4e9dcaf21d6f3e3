"""``ontology/shapes.ttl`` comes in, they go out as Python functions, for graphs too large for pySHACL; it validates nothing.

Understands node shapes with ``sh:targetClass``, property shapes with a path of one step, and the components of
``kg.rdf.constraints``; anything else is a ``LexiconError``, so that no constraint is ever skipped in silence.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store

from kg.errors import LexiconError
from kg.rdf import constraints
from kg.rdf.constraints import SH, Check, Value
from kg.rdf.vocabulary import RDF
from kg.resources import resource

SHAPES_FILE = "ontology/shapes.ttl"

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What must hold of the values of ``path`` (None: of the node itself); checks by the component's name."""

    path: NamedNode | None
    message: str | None
    checks: tuple[tuple[str, Check], ...]


@dataclass(frozen=True, slots=True)
class NodeShape:
    """What must hold of each node of the class ``target``."""

    target: str
    properties: tuple[PropertyShape, ...]


@functools.cache
def node_shapes() -> tuple[NodeShape, ...]:
    """The shapes of ``ontology/shapes.ttl``; raises ``LexiconError`` for a component that is not understood."""
    store = Store()
    store.bulk_load(path=resource(SHAPES_FILE), format=RdfFormat.TURTLE)
    return compile_shapes(store)


def compile_shapes(store: Store) -> tuple[NodeShape, ...]:
    """The node shapes of ``store``, sorted by target class."""
    reader = _Reader(store)
    shapes = sorted(reader.subjects(SH["NodeShape"]), key=str)
    return tuple(sorted((shape for node in shapes for shape in reader.node_shape(node)), key=lambda shape: shape.target))


class _Reader:
    """Walks the triples of a shapes graph."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def subjects(self, class_: NamedNode) -> list[Term]:
        return [_plain(quad.subject) for quad in self.store.quads_for_pattern(None, RDF["type"], class_, DefaultGraph())]

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Predicate and object of each triple of ``node``, sorted."""
        if not isinstance(node, Literal):
            quads = self.store.quads_for_pattern(node, None, None, DefaultGraph())
            pairs = [(quad.predicate.value, _plain(quad.object)) for quad in quads]
            yield from sorted(pairs, key=lambda pair: (pair[0], str(pair[1])))

    def values(self, node: Term, predicate: NamedNode) -> list[Term]:
        return [value for name, value in self.about(node) if name == predicate.value]

    def items(self, node: Term) -> list[Term]:
        """The members of an RDF list."""
        out: list[Term] = []
        while node != RDF["nil"]:
            out += self.values(node, RDF["first"])
            node = self.values(node, RDF["rest"])[0]
        return out

    def node_shape(self, node: Term) -> Iterator[NodeShape]:
        own = PropertyShape(None, None, self.checks(node, frozenset({"targetClass", "property"})))
        properties = [self.property_shape(part) for part in self.values(node, SH["property"])]
        for target in self.values(node, SH["targetClass"]):
            yield NodeShape(_iri(target), (own, *properties))

    def property_shape(self, node: Term) -> PropertyShape:
        paths, messages = self.values(node, SH["path"]), self.values(node, SH["message"])
        if len(paths) != 1 or not isinstance(paths[0], NamedNode):
            raise LexiconError(f"{SHAPES_FILE}: {node}: its sh:path must be one property")
        message = messages[0].value if messages else None
        return PropertyShape(paths[0], message, self.checks(node, frozenset({"path", "message"})))

    def checks(self, node: Term, known: frozenset[str]) -> tuple[tuple[str, Check], ...]:
        out: list[tuple[str, Check]] = []
        for predicate, value in self.about(node):
            name = predicate.removeprefix(SH.iri)
            if predicate == RDF["type"].value or name in known:
                continue
            if name not in COMPONENTS:
                raise LexiconError(f"{SHAPES_FILE}: {node}: {predicate} is not understood; teach it to kg/rdf/constraints.py")
            out.append((name, COMPONENTS[name](self, value)))
        return tuple(out)


def _plain(term: object) -> Term:
    if isinstance(term, NamedNode | BlankNode | Literal):
        return term
    raise LexiconError(f"{SHAPES_FILE}: {term} has no place in a shape")


def _iri(term: Term) -> str:
    if not isinstance(term, NamedNode):
        raise LexiconError(f"{SHAPES_FILE}: {term} must be an IRI")
    return term.value


def _members(reader: _Reader, node: Term) -> frozenset[Value]:
    return frozenset(item for item in reader.items(node) if not isinstance(item, BlankNode))


def _unique_lang(_: _Reader, value: Term) -> Check:
    if value.value != "true":
        raise LexiconError(f"{SHAPES_FILE}: sh:uniqueLang must be true or left out")
    return constraints.unique_lang


def _alternatives(reader: _Reader, node: Term) -> Check:
    checks = [reader.checks(shape, frozenset()) for shape in reader.items(node)]
    return constraints.any_of([[check for _, check in each] for each in checks])


COMPONENTS: Mapping[str, Callable[[_Reader, Term], Check]] = {
    "class": lambda _, value: constraints.of_class(_iri(value)),
    "datatype": lambda _, value: constraints.datatype(_iri(value)),
    "in": lambda reader, value: constraints.one_of(_members(reader, value)),
    "languageIn": lambda reader, value: constraints.language_in(frozenset(item.value for item in _members(reader, value))),
    "lessThan": lambda _, value: constraints.less_than(_iri(value)),
    "maxCount": lambda _, value: constraints.max_count(int(value.value)),
    "maxInclusive": lambda _, value: constraints.at_most(Decimal(value.value)),
    "minCount": lambda _, value: constraints.min_count(int(value.value)),
    "minInclusive": lambda _, value: constraints.at_least(Decimal(value.value)),
    "minLength": lambda _, value: constraints.min_length(int(value.value)),
    "nodeKind": lambda _, value: constraints.node_kind(_iri(value)),
    "or": _alternatives,
    "pattern": lambda _, value: constraints.pattern(value.value),
    "uniqueLang": _unique_lang,
}
