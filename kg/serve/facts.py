"""What the graph states about one thing: an IRI in, facts with their quotations out; it draws no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.query.names import collation_key
from kg.query.terms import Term
from kg.rdf.iri import ID
from kg.rdf.vocabulary import BG, DCTERMS, ORG, RDF, RDFS, SKOS
from kg.serve.graph import ServedGraph

STATEMENTS = ("Holding", "Participation", "Partnership", "Agreement", "Statistic", "Event")  # in the order of a page
PAGE = 60  # facts on a page


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that a page can lead to; ``href`` is None for what has no page here."""

    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, or a part of one, with the article that it stands in."""

    text: str
    article: Link
    rule: str
    start: int


_T = TypeVar("_T")


class ByName(dict[str, tuple[_T, ...]]):
    """Local name of a property ("holder", "venue") -> what it gives; an empty tuple for a property that is not there."""

    def __missing__(self, name: str) -> tuple[_T, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the graph."""

    kind: str  # one of STATEMENTS
    href: str
    links: ByName[Link]
    values: ByName[str]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the graph with a page of the facts about it; ``total`` counts them all."""

    iri: str
    label: str
    classes: tuple[str, ...]  # IRIs
    aliases: tuple[str, ...]
    links: ByName[Link]
    values: ByName[str]
    own: Fact | None  # the thing itself where it is a statement
    facts: tuple[Fact, ...]
    total: int


def href_of(iri: str) -> str | None:
    """The page of a thing of ours: ``/entity/KIND/KEY``."""
    kind, slash, key = iri.removeprefix(ID).partition("/")
    return f"/entity/{kind}/{key}" if iri.startswith(ID) and slash and kind not in ("evidence", "dataset", "graph") else None


def describe(graph: ServedGraph, iri: str, page: int = 1) -> Thing | None:
    """All that the graph holds of ``iri`` (one of ours, of an allowed form), or None if it holds nothing."""
    own = _properties(graph, [iri]).get(iri)
    if own is None:
        return None
    related = _related(graph, iri)
    shown = related[(page - 1) * PAGE : page * PAGE]
    facts = _facts(graph, [iri, *shown])
    links, values = _split(own, _labels(graph, own))
    classes = tuple(sorted(term.value for term in own.get(RDF["type"].value, ())))
    return Thing(
        iri=iri,
        label=_label(own) or iri.rpartition("/")[2],
        classes=classes,
        aliases=tuple(sorted((t.value for t in own.get(SKOS["altLabel"].value, ())), key=collation_key)),
        links=links,
        values=values,
        own=facts.get(iri),
        facts=tuple(facts[one] for one in shown if one in facts),
        total=len(related),
    )


_RELATED = """SELECT DISTINCT ?fact ?class ?date ?rank WHERE {
  { VALUES ?link { bg:holder bg:position bg:participant bg:event bg:onBehalfOf bg:country bg:party bg:about bg:editionOf }
    ?fact ?link <%(iri)s> }
  UNION { ?fact bg:position/org:postIn <%(iri)s> }
  UNION { ?fact bg:evidence/bg:article <%(iri)s> }
  UNION { ?fact schema:superEvent <%(iri)s> }
  VALUES ?class { bg:Holding bg:Participation bg:Partnership bg:Agreement bg:Statistic bg:Event }
  ?fact a ?class .
  OPTIONAL { ?fact bg:role/bg:rank ?rank }
  OPTIONAL { ?fact bg:event/schema:startDate ?begun }
  OPTIONAL { ?fact schema:startDate|bg:attestedOn|bg:since|schema:dateCreated ?own }
  BIND(STR(COALESCE(?begun, ?own, "")) AS ?date)
}"""


def _related(graph: ServedGraph, iri: str) -> list[str]:
    """The statements about ``iri``: by class, the newest first, the strongest role first."""
    found: dict[str, tuple[str, str, int]] = {}
    for row in graph.rows(_RELATED % {"iri": iri}).values():
        kind, date, rank = row["class"].rpartition("#")[2], row.get("date", ""), int(row.get("rank", "0"))
        found[row["fact"]] = (kind, max(found.get(row["fact"], (kind, "", 0))[1], date), rank)
    found.pop(iri, None)
    by_role = sorted(found, key=lambda fact: (found[fact][2], fact))
    by_date = sorted(by_role, key=lambda fact: found[fact][1], reverse=True)
    return sorted(by_date, key=lambda fact: STATEMENTS.index(found[fact][0]))


Properties = dict[str, list[Term]]


def _properties(graph: ServedGraph, iris: Iterable[str]) -> dict[str, Properties]:
    """IRI -> property -> values, sorted."""
    found: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    query = "SELECT ?s ?p ?o WHERE { VALUES ?s { %s } ?s ?p ?o } ORDER BY ?s ?p ?o"
    for subject, predicate, value in graph.rows(query % _listed(iris)).rows:
        if subject is not None and predicate is not None and value is not None:
            found[subject.value][predicate.value].append(value)
    return {iri: dict(properties) for iri, properties in found.items()}


def _facts(graph: ServedGraph, iris: Iterable[str]) -> dict[str, Fact]:
    properties = _properties(graph, iris)
    quotes = _quotes(graph, properties.values())
    labels = _labels(graph, *properties.values())
    facts: dict[str, Fact] = {}
    for iri, own in properties.items():
        classes = {term.value.removeprefix(BG.iri) for term in own.get(RDF["type"].value, ())}
        kind = next((name for name in STATEMENTS if name in classes), None)
        if kind is None:
            continue
        links, values = _split(own, labels)
        found = [quotes[term.value] for term in own.get(BG["evidence"].value, ()) if term.value in quotes]
        if _label(own):
            values["label"] = (_label(own),)
        ordered = tuple(sorted(found, key=lambda quote: (quote.article.label, quote.start, quote.rule)))
        facts[iri] = Fact(kind, href_of(iri) or "", links, values, ordered)
    return facts


# The concepts that facts point to are shown by the ontology's labels, so they stay IRIs.
_SKIPPED = {RDF["type"].value, RDFS["label"].value, SKOS["altLabel"].value, BG["evidence"].value, BG["sha256"].value}
_PLAIN = {BG["attended"].value, ORG["holds"].value, BG["formerlyHeld"].value, BG["partnerOf"].value}


def _split(own: Properties, labels: Mapping[str, Link]) -> tuple[ByName[Link], ByName[str]]:
    """Links and plain values of one thing, without what the page says elsewhere."""
    links: ByName[Link] = ByName()
    values: ByName[str] = ByName()
    for name, terms in own.items():
        if name in _SKIPPED or name in _PLAIN or name.endswith("PartnerOf"):
            continue
        short = name.rpartition("#")[2].rpartition("/")[2]
        things = tuple(labels[term.value] for term in terms if term.value in labels)
        if things:
            links[short] = tuple(sorted(things, key=lambda link: collation_key(link.label)))
        else:
            values[short] = tuple(term.value for term in terms)
    return links, values


def _labels(graph: ServedGraph, *things: Properties) -> dict[str, Link]:
    """IRI -> link for all things of ours that ``things`` point to."""
    return labels_of(graph, {t.value for own in things for terms in own.values() for t in terms if href_of(t.value)})


def labels_of(graph: ServedGraph, iris: Iterable[str]) -> dict[str, Link]:
    """IRI -> link for things of ours; the key stands for the name where the graph has none."""
    pointed = set(iris)
    query = """SELECT ?s ?label WHERE { VALUES ?s { %s } ?s rdfs:label|dcterms:title|dcterms:identifier ?label
      FILTER(LANG(?label) != "en") } ORDER BY DESC(LANG(?label)) ?label"""
    found: dict[str, Link] = {iri: Link(iri.rpartition("/")[2], href_of(iri)) for iri in sorted(pointed)}
    named: set[str] = set()
    for row in graph.rows(query % _listed(pointed)).values():
        if row["s"] not in named:
            named.add(row["s"])
            found[row["s"]] = Link(row["label"], href_of(row["s"]))
    return found


def _quotes(graph: ServedGraph, things: Iterable[Properties]) -> dict[str, Quote]:
    """Evidence IRI -> quotation."""
    wanted = {term.value for own in things for term in own.get(BG["evidence"].value, ())}
    query = """SELECT ?piece ?quote ?article ?name ?title ?rule ?start WHERE { VALUES ?piece { %s }
      ?piece bg:quote ?quote ; bg:article ?article ; bg:rule ?rule . ?article dcterms:identifier ?name .
      OPTIONAL { ?piece bg:start ?start } OPTIONAL { ?article dcterms:title ?title } }"""
    found: dict[str, Quote] = {}
    for row in graph.rows(query % _listed(wanted)).values():
        article = Link(row.get("title") or row["name"], href_of(row["article"]))
        found[row["piece"]] = Quote(row["quote"], article, row["rule"], int(row.get("start", "0")))
    return found


def _label(own: Properties) -> str:
    for name in (RDFS["label"].value, DCTERMS["title"].value, DCTERMS["identifier"].value):
        for term in own.get(name, ()):
            if term.language != "en":
                return term.value
    return ""


def _listed(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(iris))
