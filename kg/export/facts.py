"""Reads a graph's things, statements and evidence as they stand in it, for the exports; it writes nothing.

One query for each class, the same from every engine: properties are kept by their short name ("bg:holder"), values as strings.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.query.run import Source, select
from kg.query.terms import short
from kg.rdf.vocabulary import BG, DCTERMS, FOAF, ORG, RDF, RDFS, SCHEMA, SKOS

# The classes whose nodes are statements, by the word that the project has for each; every one has evidence.
STATEMENTS = {
    "holding": BG["Holding"],
    "participation": BG["Participation"],
    "event": BG["Event"],
    "partnership": BG["Partnership"],
    "agreement": BG["Agreement"],
    "statistic": BG["Statistic"],
}
# What statements are about. A country without a code is a bg:Polity.
THINGS = {
    "country": (BG["Country"], BG["Polity"], BG["Bloc"]),
    "province": (BG["Province"],),
    "organization": (ORG["Organization"],),
    "person": (FOAF["Person"],),
    "position": (BG["Position"],),
    "event-series": (BG["EventSeries"],),
}
_PREFIXES = {
    BG.iri: "bg:",
    DCTERMS.iri: "dcterms:",
    ORG.iri: "org:",
    RDF.iri: "rdf:",
    RDFS.iri: "rdfs:",
    SCHEMA.iri: "schema:",
    SKOS.iri: "skos:",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or a statement: property -> values, sorted. Labels are by language too: "rdfs:label@vi"."""

    iri: str
    kind: str
    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The first value of a property, "" where it is not stated."""
        return next(iter(self.values.get(name, ())), "")

    def word(self, name: str) -> str:
        """The same for a concept of ours: "current" for bg:current."""
        return self.one(name).removeprefix(BG.iri)

    def number(self, name: str) -> float:
        """The number that a property must have; raises ``UsageError`` where it has none: such a graph is not of our making."""
        value = self.one(name)
        try:
            return float(value)
        except ValueError:
            raise UsageError(f"{short(self.iri)}: {name} is {value!r} and no number; `kg check` tells what else is wrong") from None

    def label(self) -> str:
        """Its Vietnamese label, or its short IRI."""
        return self.one("rdfs:label@vi") or short(self.iri)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence; offsets are code points into the article's text, end exclusive."""

    iri: str
    article: str
    article_iri: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that an export tells. Each mapping is IRI -> node, in the order of the IRIs."""

    statements: Mapping[str, Mapping[str, Node]]  # by the words of STATEMENTS
    things: Mapping[str, Node]
    articles: Mapping[str, Node]
    evidence: Mapping[str, Piece]

    def label(self, iri: str) -> str:
        """What a thing, an event or an agreement is called; "" for no IRI."""
        found = self.things.get(iri) or self.statements["event"].get(iri) or self.statements["agreement"].get(iri)
        return found.label() if found is not None else short(iri)

    def kind(self, iri: str) -> str:
        """The kind of thing that an IRI of ours names: "person"."""
        return short(iri).partition(":")[0] if iri else ""

    def pieces(self, statement: Node) -> tuple[Piece, ...]:
        """The evidence of a statement, in the order of its IRIs; the first is the one that the questions show."""
        return tuple(self.evidence[iri] for iri in statement.values.get("bg:evidence", ()) if iri in self.evidence)


def read_facts(source: Source) -> Facts:
    """All of it; raises what the source raises."""
    articles = _read(source, "article", BG["Article"].value)
    pieces = _read(source, "evidence", BG["Evidence"].value)
    things = {iri: node for kind, classes in THINGS.items() for c in classes for iri, node in _read(source, kind, c.value).items()}
    statements = {kind: _read(source, kind, c.value) for kind, c in STATEMENTS.items()}
    evidence = {iri: _piece(node, articles) for iri, node in pieces.items()}
    return Facts(statements, dict(sorted(things.items())), articles, evidence)


def _read(source: Source, kind: str, class_iri: str) -> dict[str, Node]:
    found: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in select(source, f"SELECT ?s ?p ?o WHERE {{ ?s a <{class_iri}> ; ?p ?o }}").rows:
        assert subject is not None and predicate is not None and value is not None
        found.setdefault(subject.value, {}).setdefault(_name(predicate.value, value.language), set()).add(value.value)
    return {iri: Node(iri, kind, {name: tuple(sorted(found[iri][name])) for name in sorted(found[iri])}) for iri in sorted(found)}


@functools.cache
def _name(predicate: str, language: str | None) -> str:
    """The name under which a value is kept: a label by its language."""
    start = next((iri for iri in _PREFIXES if predicate.startswith(iri)), None)
    name = predicate if start is None else _PREFIXES[start] + predicate[len(start) :]
    return f"{name}@{language}" if name == "rdfs:label" and language is not None else name


def _piece(node: Node, articles: Mapping[str, Node]) -> Piece:
    article = node.one("bg:article")
    identifier = articles[article].one("dcterms:identifier") if article in articles else short(article)
    return Piece(
        iri=node.iri,
        article=identifier,
        article_iri=article,
        quote=node.one("bg:quote"),
        start=int(node.number("bg:start")),
        end=int(node.number("bg:end")),
        rule=node.one("bg:rule"),
        confidence=node.number("bg:confidence") if node.one("bg:confidence") else None,
    )
