"""What the first page shows of a graph: counts, the newest events, who is partner at which level; it draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.names import collation_key
from kg.serve.facts import Link, href_of
from kg.serve.graph import ServedGraph

# Counted classes in the order of the page.
COUNTED = ("Article", "Event", "Person", "Position", "Organization", "Province", "Country")
COUNTED_FACTS = ("Holding", "Participation", "Partnership", "Agreement", "Statistic")


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list; ``date`` is a partial ISO date or ""."""

    link: Link
    date: str
    place: str
    articles: int


@dataclass(frozen=True, slots=True)
class Partner:
    """The strongest level that the graph states for a country; ``since`` is a partial ISO date or ""."""

    link: Link
    level: str  # IRI
    rank: int
    since: str


def count_classes(graph: ServedGraph) -> dict[str, int]:
    """Local name of a class -> number of its things."""
    rows = graph.rows("SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY ?class")
    return {row["class"].rpartition("#")[2].rpartition("/")[2]: int(row["n"]) for row in rows.values()}


def newest_events(graph: ServedGraph, limit: int = 10) -> tuple[EventLine, ...]:
    """The latest events that are not merely planned; those without a date do not appear."""
    query = """SELECT ?event ?label ?date ?place (COUNT(DISTINCT ?article) AS ?articles) {
      ?event a bg:Event ; rdfs:label ?label ; schema:startDate ?date .
      FILTER NOT EXISTS { ?event bg:planned true }
      OPTIONAL { ?event schema:location ?place }
      OPTIONAL { ?event bg:evidence/bg:article ?article }
    } GROUP BY ?event ?label ?date ?place ORDER BY DESC(STR(?date)) ?event ?place LIMIT %d"""
    lines: dict[str, EventLine] = {}
    for row in graph.rows(query % (2 * limit)).values():
        link = Link(row["label"], href_of(row["event"]))
        lines.setdefault(row["event"], EventLine(link, row["date"], row.get("place", ""), int(row["articles"])))
    return tuple(lines.values())[:limit]


def partners(graph: ServedGraph, until: str = "") -> tuple[Partner, ...]:
    """Each country with its strongest level, strongest first.

    ``until`` is a partial ISO date: a level that is stated to have begun later does not count, one without a date does.
    """
    query = """SELECT ?country ?label ?level ?rank ?since {
      ?fact a bg:Partnership ; bg:country ?country ; bg:level ?level . ?country rdfs:label ?label . ?level bg:rank ?rank .
      FILTER(LANG(?label) != "en")
      OPTIONAL { ?fact bg:since ?since }
    } ORDER BY ?rank DESC(STR(?since)) ?country"""
    strongest: dict[str, Partner] = {}
    for row in graph.rows(query).values():
        since = row.get("since", "")
        if until and since[: len(until)] > until:
            continue
        link = Link(row["label"], href_of(row["country"]))
        strongest.setdefault(row["country"], Partner(link, row["level"], int(row["rank"]), since))
    return tuple(sorted(strongest.values(), key=lambda partner: (partner.rank, collation_key(partner.link.label))))
