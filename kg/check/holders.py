"""A graph in, holders of main posts whom the reference data does not know on that day out; it never says who did hold the post.

A day counts only where the reference surely has somebody else: outside its rows, and on the edges of a month, nobody is doubted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.check.finding import Finding, Severity
from kg.query.run import Source, select
from kg.rdf.iri import ID
from kg.reference import ReferenceHolding, reference_holdings
from kg.reference.holders import KNOWN_UNTIL
from kg.resolve.names import name_identity
from kg.timeline.days import span

_DAYS = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?fact ?position ?label ?name ?day WHERE {
  VALUES ?position { %s }
  ?fact bg:position ?position ; bg:status ?status ; bg:attestedOn ?day ; bg:holder/rdfs:label ?name .
  ?position rdfs:label ?label .
  FILTER(?status != bg:former && LANG(?name) = "vi" && LANG(?label) = "vi")
} ORDER BY ?position ?fact ?day"""


def check_holders(source: Source) -> Iterator[Finding]:
    """One finding for each holding that stands against the reference, with its first such day."""
    rows: dict[str, list[ReferenceHolding]] = defaultdict(list)
    for row in reference_holdings():
        rows[f"{ID}position/{row.position}"].append(row)
    told: set[str] = set()
    for found in select(source, _DAYS % " ".join(f"<{position}>" for position in sorted(rows))).values():
        other = _other_holder(rows[found["position"]], found["name"], found["day"])
        if other is not None and found["fact"] not in told:
            told.add(found["fact"])
            sentence = f"{found['name']} is {found['label']} on {found['day']}, and by the reference data it is {other.person}."
            yield Finding(Severity.DOUBT, "holder-against-reference", sentence, (found["fact"],))


def _other_holder(rows: Sequence[ReferenceHolding], name: str, day: str) -> ReferenceHolding | None:
    """Who surely has the post by the reference, if the one who is named cannot have it."""
    if len(day) < 10 or any(name_identity(row.person) == name_identity(name) and _may_cover(row, day) for row in rows):
        return None
    return next((row for row in rows if _surely_covers(row, day)), None)


def _may_cover(row: ReferenceHolding, day: str) -> bool:
    return (row.since is None or span(row.since).first <= day) and (row.until is None or day <= span(row.until).last)


def _surely_covers(row: ReferenceHolding, day: str) -> bool:
    last = KNOWN_UNTIL if row.until is None else span(row.until).first
    return row.since is not None and span(row.since).last < day < last
