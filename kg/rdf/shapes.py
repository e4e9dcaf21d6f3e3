"""A Turtle document comes in, what in it breaks ``ontology/shapes.ttl`` goes out, sorted; it repairs nothing.

pySHACL is the judge, but takes half a minute for 100,000 triples. So every node is checked by the compiled shapes as well
(``kg.rdf.compiled``, the same constraints as functions: some seconds), and of a graph of over ``WHOLE`` triples pySHACL judges
one node of each make (the same classes, properties, counts and kinds of value), with the types of what it points to.
Tests hold the two against each other on broken graphs of every kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import ValidationError
from kg.rdf.compiled import SHAPES_FILE, NodeShape, node_shapes
from kg.rdf.constraints import SH, Node, Value
from kg.rdf.vocabulary import RDF
from kg.resources import resource

WHOLE = 10_000  # triples that pySHACL judges whole: about three seconds
_NO_TYPES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One constraint that one node breaks. ``path`` is empty for the node itself, ``value`` where no single value is to blame."""

    node: str
    path: str
    constraint: str  # the component's name in SHACL: minCount, class …
    value: str
    message: str

    def __str__(self) -> str:
        path = f" {self.path}" if self.path else ""
        value = f", not {self.value[:80]}" if self.value else ""
        return f"<{self.node}>{path}: {self.message or self.constraint}{value} (sh:{self.constraint})"


def validate(document: bytes) -> list[Violation]:
    """The violations in a Turtle document, sorted. Raises ``ValidationError`` where it is no Turtle or has blank nodes."""
    nodes = read_nodes(document)
    found = set(check(nodes))
    if sum(len(values) for node in nodes for values in node.properties.values()) <= WHOLE:
        return sorted(found.union(judge(document)))
    judged = one_of_each_make(nodes)
    names = {node.name.value for node in judged}
    # What the judged nodes point to has only its types there, and breaks its own shapes.
    return sorted(found.union(violation for violation in judge(_turtle_of(judged)) if violation.node in names))


def read_nodes(document: bytes) -> list[Node]:
    """The nodes of a Turtle document by IRI, each with its own triples; raises as ``validate`` does."""
    found: dict[NamedNode, dict[str, list[Value]]] = {}
    try:
        for triple in parse(document, format=RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                raise ValidationError(f"the graph has a blank node, and none can be cited: {triple}")
            found.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(value)
    except SyntaxError as error:
        raise ValidationError(f"the graph is no valid Turtle: {error}") from error
    type_ = RDF["type"].value
    types = {name.value: frozenset(value.value for value in own.get(type_, ())) for name, own in found.items()}

    def types_of(value: Value) -> frozenset[str]:
        return types.get(value.value, _NO_TYPES) if isinstance(value, NamedNode) else _NO_TYPES

    return [Node(name, found[name], types_of) for name in sorted(found, key=lambda name: name.value)]


def check(nodes: Iterable[Node]) -> list[Violation]:
    """The violations that the compiled shapes find, sorted."""
    by_target: dict[str, list[NodeShape]] = {}
    for shape in node_shapes():
        by_target.setdefault(shape.target, []).append(shape)
    found = {
        violation
        for node in nodes
        for class_ in node.types_of(node.name)
        for shape in by_target.get(class_, ())
        for violation in _broken(shape, node)
    }
    return sorted(found)


def judge(document: bytes) -> list[Violation]:
    """The violations that pySHACL finds in a Turtle document, sorted."""
    import pyshacl
    from rdflib import Graph, Namespace

    sh = Namespace(SH.iri)
    data = Graph().parse(data=document, format="turtle")
    shapes = Graph().parse(resource(SHAPES_FILE), format="turtle")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    if conforms:
        return []

    def text(result: object, predicate: str) -> str:
        value = results.value(result, sh[predicate])
        return "" if value is None else str(value)

    def violation(result: object) -> Violation:
        path = text(result, "resultPath")
        blamed, message = (text(result, "value"), text(result, "resultMessage")) if path else ("", "")
        return Violation(text(result, "focusNode"), path, _component(text(result, "sourceConstraintComponent")), blamed, message)

    return sorted({violation(result) for result in results.objects(None, sh.result)})


def one_of_each_make(nodes: Iterable[Node]) -> list[Node]:
    """The first node of each make: the same classes, properties, number of values (0, 1, more) and kinds of value."""
    first: dict[frozenset[tuple[str, bool, frozenset[object]]], Node] = {}
    for node in nodes:
        own = node.properties.items()
        make = frozenset((name, len(values) > 1, frozenset(_kind(node, value) for value in values)) for name, values in own)
        first.setdefault(make, node)
    return list(first.values())


def _broken(shape: NodeShape, node: Node) -> Iterator[Violation]:
    for part in shape.properties:
        path = "" if part.path is None else part.path.value
        values = (node.name,) if part.path is None else node.properties.get(path, ())
        for component, wrong in part.checks:
            for value in wrong(node, values):
                blamed = value.value if value is not None and path else ""
                yield Violation(node.name.value, path, component, blamed, part.message or "")


def _kind(node: Node, value: Value) -> object:
    if isinstance(value, Literal):
        return (value.datatype.value, value.language)
    return node.types_of(value)


def _turtle_of(nodes: Iterable[Node]) -> bytes:
    """The triples of ``nodes``, and the types of what they point to: all that a shape looks at."""
    triples: set[Triple] = set()
    for node in nodes:
        for name, values in node.properties.items():
            triples.update(Triple(node.name, NamedNode(name), value) for value in values)
            pointed = (value for value in values if isinstance(value, NamedNode) and name != RDF["type"].value)
            triples.update(Triple(value, RDF["type"], NamedNode(class_)) for value in pointed for class_ in node.types_of(value))
    document = serialize(triples, format=RdfFormat.N_TRIPLES)  # N-Triples is Turtle
    return document or b""


def _component(iri: str) -> str:
    """ "…#MinCountConstraintComponent" -> "minCount"."""
    name = iri.removeprefix(SH.iri).removesuffix("ConstraintComponent")
    return name[:1].lower() + name[1:]
