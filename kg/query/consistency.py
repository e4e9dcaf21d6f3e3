"""Questions to a graph that must have no answer; what the shapes in ``ontology/shapes.ttl`` cannot or do not say."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.run import Source, select
from kg.query.terms import short

_PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?what WHERE { %s } ORDER BY ?what"""

# What is wrong -> the pattern that finds it in ?what.
_CHECKS: dict[str, str] = {
    "a fact without evidence": """?what a ?class .
        FILTER(?class IN (bg:Holding, bg:Participation, bg:Partnership, bg:Agreement, bg:Statistic, bg:Event))
        FILTER NOT EXISTS { ?what bg:evidence ?evidence }""",
    "a fact whose first evidence is none of its evidence": """?what bg:firstEvidence ?cited .
        FILTER NOT EXISTS { ?what bg:evidence ?cited }""",
    "evidence whose article is not in the graph": """?what bg:article ?article . FILTER NOT EXISTS { ?article a bg:Article }""",
    "a quote that is not as long as its offsets say": """?what bg:quote ?quote ; bg:start ?start ; bg:end ?end .
        FILTER(STRLEN(?quote) != ?end - ?start)""",
    "org:holds without a current or acting holding behind it": """?what org:holds ?post . FILTER NOT EXISTS {
        ?holding bg:holder ?what ; bg:position ?post ; bg:status ?status . FILTER(?status IN (bg:current, bg:acting)) }""",
    "bg:attended without a participation that took place behind it": """?what bg:attended ?event . FILTER NOT EXISTS {
        ?participation bg:participant ?what ; bg:event ?event ; bg:modality bg:took-part }""",
    "bg:representedAt without a participation on its behalf behind it": """?what bg:representedAt ?event . FILTER NOT EXISTS {
        ?participation bg:onBehalfOf ?what ; bg:event ?event ; bg:modality bg:took-part }""",
    "bg:attended at an event that is only planned": """?what bg:attended ?event . ?event bg:planned true .""",
    "bg:partnerOf without a partnership behind it": """?what bg:partnerOf ?country . FILTER NOT EXISTS {
        ?partnership bg:country ?what ; bg:level ?level }""",
    "an end before its start": """?what schema:startDate ?from ; schema:endDate ?to .
        FILTER(SUBSTR(STR(?to), 1, STRLEN(STR(?from))) < SUBSTR(STR(?from), 1, STRLEN(STR(?to))))""",
    "a thing without a Vietnamese label": """
        ?any bg:holder|bg:position|bg:participant|bg:event|bg:country|bg:party|bg:about ?what .
        FILTER NOT EXISTS { ?what rdfs:label ?label . FILTER(LANG(?label) = "vi") }""",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not make sense, and where."""

    what: str  # short IRI of the thing
    problem: str

    def __str__(self) -> str:
        return f"{self.what}: {self.problem}"


def check_consistency(source: Source) -> list[Problem]:
    """What is wrong in a graph, in the order of the checks and then by IRI; empty where all is well."""
    return [
        Problem(short(row["what"]), problem)
        for problem, pattern in _CHECKS.items()
        for row in select(source, _PREFIXES % pattern).values()
    ]
