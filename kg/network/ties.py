"""Reads the ties of a graph, each between two things and with one sentence that states it; it makes no network of them.

Sentences and labels are looked up for what needs them, and put together here: as one query, with the first of several pieces of
evidence chosen in it, the same takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from kg.query.run import Source, select
from kg.query.terms import iri
from kg.rdf.vocabulary import BG, DCTERMS, RDFS

PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""

# Relation -> the pattern that binds ?a, ?b, ?fact and, where there are any, ?detail, ?more, ?date. Its sentence is ?fact's.
_PATTERNS: dict[str, str] = {
    "holds": """?fact bg:holder ?a ; bg:position ?b ; bg:status ?detail .
        OPTIONAL { ?fact schema:startDate ?date }""",
    # The organization of a position has no sentence of its own: that of a holding tells it, the first one.
    "in": "?fact bg:position ?a . ?a org:postIn ?b .",
    "attended": """?fact bg:participant ?a ; bg:event ?b ; bg:role ?detail ; bg:modality bg:took-part .
        FILTER NOT EXISTS { ?b bg:planned true }
        OPTIONAL { ?fact bg:mode ?more }
        OPTIONAL { ?b schema:startDate ?date }""",
    "represented": """?fact bg:participant ?a ; bg:onBehalfOf ?b ; bg:modality bg:took-part ; bg:event ?more .
        FILTER NOT EXISTS { ?more bg:planned true }
        OPTIONAL { ?more schema:startDate ?date }""",
    "partner": """?fact bg:country ?a ; bg:level ?detail . BIND(<https://w3id.org/banggiao/id/country/VN> AS ?b)
        OPTIONAL { ?fact bg:since ?date }""",
    "signed": """?fact bg:party ?a . BIND(?fact AS ?b)
        OPTIONAL { ?fact schema:dateCreated ?date }""",
    "part of": """?a schema:superEvent ?b . BIND(?a AS ?fact)
        OPTIONAL { ?a schema:startDate ?date }""",
    "edition of": """?a bg:editionOf ?b . BIND(?a AS ?fact) FILTER NOT EXISTS { ?a bg:planned true }
        OPTIONAL { ?a schema:startDate ?date }""",
}
RELATIONS = tuple(_PATTERNS)

_TIES = PREFIXES + """SELECT ?a ?b ?detail ?more ?date ?fact WHERE {
  %s
}"""
_PAIRS = PREFIXES + """SELECT ?s ?o WHERE {
  %s
  ?s <%s> ?o .%s
}"""
_FEW = 60  # things that are asked for by name: of more, everything is read
_EVENTS = PREFIXES + """SELECT ?event ?class ?date WHERE {
  ?event a bg:Event .
  OPTIONAL { ?event a ?class . FILTER(?class IN (bg:Conference, bg:Meeting, bg:Visit, bg:Ceremony)) }
  OPTIONAL { ?event schema:startDate ?date }
} ORDER BY ?event"""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between the things of two IRIs. ``detail`` is a status, role or level; dates are partial ISO dates."""

    a: str
    b: str
    relation: str
    detail: str
    more: str  # the mode of an attendance, the event of a representation
    date: str
    fact: str
    article: str = ""
    quote: str = ""


def read_ties(source: Source, relations: Iterable[str] = RELATIONS, *, cited: bool = True) -> list[Tie]:
    """The ties of these relations, sorted; raises ``KeyError`` for a relation that is none.

    Without ``cited`` their article and quote are "", which is much faster; see ``cite``.
    """
    found = {tie for relation in relations for tie in _read_relation(source, relation)}
    ties = sorted(found, key=lambda tie: (tie.a, tie.b, tie.relation, tie.fact, tie.detail, tie.more, tie.date))
    return [tie for tie in cite(source, ties) if tie.quote] if cited else ties


def _read_relation(source: Source, relation: str) -> Iterable[Tie]:
    ties = [
        Tie(row["a"], row["b"], relation, _word(row.get("detail", "")), _word(row.get("more", "")), row.get("date", ""), row["fact"])
        for row in select(source, _TIES % _PATTERNS[relation]).values()
    ]
    if relation != "in":
        return ties
    first: dict[tuple[str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.fact):
        first.setdefault((tie.a, tie.b), tie)
    return first.values()


def cite(source: Source, ties: Iterable[Tie]) -> list[Tie]:
    """These ties with the sentence that states each, of several the first by IRI; "" where none does."""
    wanted = list(ties)
    first: dict[str, str] = {}
    for fact, evidence in _pairs(source, BG["evidence"].value, {tie.fact for tie in wanted}):
        first.setdefault(fact, evidence)
    said = set(first.values())
    quotes = dict(_pairs(source, BG["quote"].value, said))
    articles = dict(_pairs(source, BG["article"].value, said))
    names = dict(_pairs(source, DCTERMS["identifier"].value, set(articles.values())))
    cited = {fact: (names.get(articles.get(one, ""), ""), quotes.get(one, "")) for fact, one in first.items()}
    return [replace(tie, article=article, quote=quote) for tie in wanted for article, quote in [cited.get(tie.fact, ("", ""))]]


def read_labels(source: Source, things: Collection[str] | None = None) -> dict[str, str]:
    """IRI -> its Vietnamese label, of these things or of all."""
    return dict(_pairs(source, RDFS["label"].value, things, ' FILTER(LANG(?o) = "vi")'))


def _pairs(source: Source, link: str, subjects: Collection[str] | None, condition: str = "") -> list[tuple[str, str]]:
    """(subject, object) of one property, sorted; of a few subjects asked for by name, else of all that have it."""
    if subjects is not None and not subjects:
        return []
    few = subjects is not None and len(subjects) <= _FEW
    values = f"VALUES ?s {{ {' '.join(iri(one).sparql() for one in sorted(subjects or ()))} }}" if few else ""
    rows = select(source, _PAIRS % (values, link, condition)).rows
    return sorted((s.value, o.value) for s, o in rows if s is not None and o is not None)


def _word(value: str) -> str:
    return value.removeprefix(BG.iri)


def read_events(source: Source) -> dict[str, tuple[str, str]]:
    """IRI of an event -> (kind, date); "other" and "" where they are not stated."""
    rows = select(source, _EVENTS).values()
    return {row["event"]: (_word(row.get("class", "other")).lower(), row.get("date", "")) for row in rows}
