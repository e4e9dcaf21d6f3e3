"""Reads the ties of a graph, each between two things and with one sentence that states it; it makes no network of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.query.run import Source, select
from kg.rdf.vocabulary import BG

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
    # The organization of a position has no sentence of its own: that of a holding tells it.
    "in": """?b_holding bg:position ?a . BIND(?b_holding AS ?fact) ?a org:postIn ?b .
        FILTER NOT EXISTS { ?before bg:position ?a . FILTER(STR(?before) < STR(?b_holding)) }""",
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
}
RELATIONS = tuple(_PATTERNS)

_QUERY = (
    PREFIXES
    + """SELECT DISTINCT ?a ?b ?detail ?more ?date ?fact ?article ?quote WHERE {
  %s
  ?fact bg:evidence ?evidence .
  FILTER NOT EXISTS { ?fact bg:evidence ?earlier . FILTER(STR(?earlier) < STR(?evidence)) }
  ?evidence bg:quote ?quote ; bg:article/dcterms:identifier ?article .
} ORDER BY ?a ?b ?fact"""
)

_LABELS = PREFIXES + """SELECT ?thing ?label WHERE {
  ?thing rdfs:label ?label . FILTER(LANG(?label) = "vi")
} ORDER BY ?thing ?label"""
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
    article: str
    quote: str


def read_ties(source: Source, relations: Iterable[str] = RELATIONS) -> list[Tie]:
    """The ties of these relations, sorted; raises ``KeyError`` for a relation that is none."""
    ties = [
        Tie(
            row["a"], row["b"], relation, _word(row.get("detail", "")), _word(row.get("more", "")),
            row.get("date", ""), row["fact"], row["article"], row["quote"],
        )
        for relation in relations
        for row in select(source, _QUERY % _PATTERNS[relation]).values()
    ]  # fmt: skip
    return sorted(ties, key=lambda tie: (tie.a, tie.b, tie.relation, tie.fact))


def _word(value: str) -> str:
    return value.removeprefix(BG.iri)


def read_labels(source: Source) -> dict[str, str]:
    """IRI -> its Vietnamese label."""
    return {row["thing"]: row["label"] for row in select(source, _LABELS).values()}


def read_events(source: Source) -> dict[str, tuple[str, str]]:
    """IRI of an event -> (kind, date); "other" and "" where they are not stated."""
    rows = select(source, _EVENTS).values()
    return {row["event"]: (_word(row.get("class", "other")).lower(), row.get("date", "")) for row in rows}
