"""The triples of a graph in, the same with the figures on them out: what every overview would count anew by reading everything.

Derived, as tenures are: no article states a figure, and a recount gives the same (a test holds them equal). It reads triples and not
the model, so that whatever becomes part of a graph is counted. The figures are these, by the terms of VoID where there are any:

- ``bg:statements`` of an article: how many statements rest on it, 0 too;
- ``bg:reports`` of a statement that stands in more than one article: in how many; ``bg:sources`` likewise, a text that several papers
  carry being one source;
- of the graph's own node a ``void:subset`` for each rule (its evidence as ``void:entities``, articles as ``void:documents``, statements)
  and a ``void:classPartition`` for each class that things and statements have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from kg.rdf import literal
from kg.rdf.iri import mint
from kg.rdf.vocabulary import BG, DCTERMS, RDF, TERM_PREFIXES, VOID

_GRAPH = mint("dataset", "kg")
_SLUG = re.compile(r"[^a-z0-9]+")
Links = Mapping[object, set[object]]  # subject -> objects


@dataclass(slots=True)
class _Seen:
    """What of the triples the figures are made of."""

    things: dict[object, set[object]] = field(default_factory=lambda: defaultdict(set))  # class -> its things
    evidence: dict[object, set[object]] = field(default_factory=lambda: defaultdict(set))  # statement -> its pieces
    article: dict[object, object] = field(default_factory=dict)  # piece -> its article
    rule: dict[object, object] = field(default_factory=dict)  # piece -> its rule
    first: dict[object, object] = field(default_factory=dict)  # article -> the first one with its text
    measured: set[object] = field(default_factory=set)  # pieces with a confidence


def with_figures(triples: Iterable[Triple]) -> Iterator[Triple]:
    """All of ``triples``, which may come in any order and more than once, then their figures."""
    seen = _Seen()
    single = {BG["article"]: seen.article, BG["rule"]: seen.rule, BG["sameTextAs"]: seen.first}
    for triple in triples:
        yield triple
        if triple.predicate == RDF["type"]:
            seen.things[triple.object].add(triple.subject)
        elif triple.predicate == BG["evidence"]:
            seen.evidence[triple.subject].add(triple.object)
        elif triple.predicate == BG["confidence"]:
            seen.measured.add(triple.subject)
        elif triple.predicate in single:
            single[triple.predicate][triple.subject] = triple.object
    yield from _of_articles(seen)
    yield from _of_statements(seen)
    yield from _of_rules(seen)
    yield from _of_classes(seen.things)


def class_part(name: str, found: NamedNode) -> NamedNode:
    """The node of the part of a dataset that is one class: "kg" and bg:Holding give ``dataset:kg_class_bg-holding``."""
    return mint("dataset", f"{name}_class_{term_key(found)}")


def term_key(term: NamedNode) -> str:
    """ "bg-holding" for bg:Holding; capitals are set off, so that a class and a property never share a key."""
    for prefix, start in (*TERM_PREFIXES.items(), ("rdf", RDF.iri)):
        if term.value.startswith(start):
            local = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", term.value[len(start) :])
            return _SLUG.sub("-", f"{prefix}-{local}".lower()).strip("-")
    return _SLUG.sub("-", term.value.lower()).strip("-")


def _articles_of(seen: _Seen, statement: object) -> set[object]:
    return {seen.article[piece] for piece in seen.evidence[statement] if piece in seen.article}


def _of_articles(seen: _Seen) -> Iterator[Triple]:
    resting: dict[object, int] = dict.fromkeys(seen.things[BG["Article"]], 0)
    for statement in seen.evidence:
        for article in _articles_of(seen, statement):
            resting[article] = resting.get(article, 0) + 1
    yield from (_number(article, BG["statements"], count) for article, count in resting.items())


def _of_statements(seen: _Seen) -> Iterator[Triple]:
    for statement in seen.evidence:
        articles = _articles_of(seen, statement)
        sources = {seen.first.get(article, article) for article in articles}
        # Nearly all have one, and to say so of each would make the graph larger by a tenth.
        if len(articles) > 1:
            yield _number(statement, BG["reports"], len(articles))
        if len(sources) > 1:
            yield _number(statement, BG["sources"], len(sources))


def _of_rules(seen: _Seen) -> Iterator[Triple]:
    pieces: dict[object, set[object]] = defaultdict(set)
    for piece, rule in seen.rule.items():
        pieces[rule].add(piece)
    statements: dict[object, set[object]] = defaultdict(set)
    for statement, backing in seen.evidence.items():
        for piece in backing & seen.rule.keys():
            statements[seen.rule[piece]].add(statement)
    for rule, found in pieces.items():
        name = getattr(rule, "value", "")
        node = mint("dataset", f"kg_rule_{name.replace('/', '_')}")
        yield Triple(_GRAPH, VOID["subset"], node)
        yield Triple(node, RDF["type"], VOID["Dataset"])
        yield Triple(node, DCTERMS["identifier"], literal.string(name))
        yield Triple(node, VOID["exampleResource"], min(found & seen.measured or found, key=_value))  # type: ignore[arg-type]
        yield _number(node, BG["statements"], len(statements[rule]))
        yield _number(node, VOID["entities"], len(found))
        yield _number(node, VOID["documents"], len({seen.article[piece] for piece in found if piece in seen.article}))


def _of_classes(things: Links) -> Iterator[Triple]:
    for found, members in things.items():
        if isinstance(found, NamedNode) and found != VOID["Dataset"]:  # the parts themselves are no things
            node = class_part("kg", found)
            yield Triple(_GRAPH, VOID["classPartition"], node)
            yield Triple(node, RDF["type"], VOID["Dataset"])
            yield Triple(node, VOID["class"], found)
            yield _number(node, VOID["entities"], len(members))


def _number(node: object, property_: NamedNode, count: int) -> Triple:
    assert isinstance(node, NamedNode)  # graphs of ours have no blank nodes
    return Triple(node, property_, literal.integer(count))


def _value(node: object) -> str:
    return str(getattr(node, "value", node))
