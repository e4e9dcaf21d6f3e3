"""A store and a question in, what to ask it with out: each parameter with values that are frequent, usual and rare in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.query.header import Parameter, Question
from kg.query.paging import LIMIT, OFFSET
from kg.query.parameters import THINGS, WORDS
from kg.query.run import Source, select
from kg.rdf.iri import ID

_PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
# The things of a kind by the number of facts that they stand in, most first.
_USED = """SELECT ?name WHERE {{
  {{ SELECT ?thing (COUNT(*) AS ?facts) WHERE {{ ?fact {link} ?thing . FILTER(STRSTARTS(STR(?thing), "{prefix}")) }} GROUP BY ?thing }}
  ?thing rdfs:label|dcterms:title ?name . FILTER(LANG(?name) = "vi")
}} ORDER BY DESC(?facts) ?thing"""
_LINK = {
    "person": "bg:holder|bg:participant",
    "organization": "bg:position/org:postIn",
    "position": "bg:position",
    "province": "bg:participant|bg:onBehalfOf",
    "country": "bg:participant|bg:party",
    "event": "bg:event",
    "event-series": "bg:editionOf",
}
# What a parameter without a thing takes: wide or frequent, usual, and narrow or rare.
_PLAIN = {
    "date": ("2018", "2018-03", "2018-03-02"),
    "from": ("2016", "2021", "2023-11"),
    "to": ("2022", "2016", "2012-02"),
    "least": ("2", "3", "5"),
    "rule": ("holds", "attended/meeting", "nation"),
    "measure": ("kim ngạch", "lượt khách", "vốn đầu tư"),
    "unit": ("USD", "dự án", "%"),
    "period": ("2018", "2016", "2013"),
    "origin": ("articles", "reference", "reference"),
    "today": ("Phú Thọ", "Lào Cai", "Huế"),
}
_WORDS = {
    "level": ("strategic", "comprehensive", "sectoral"),
    "role": ("attendee", "speaker", "chair"),
    "status": ("current", "former", "acting"),
    "mode": ("online", "online", "in-person"),
    "modality": ("will-attend", "absent", "sent"),
    "kind": ("meeting", "conference", "ceremony"),
}
# Whom a question is mostly asked about, where its parameter takes several kinds of things.
_FAMOUS = {"positions-of": "organization", "statistics": "country", "agreements": "country", "events-of": "province"}


@dataclass(frozen=True, slots=True)
class Case:
    """A question with parameters; ``what`` says which in a word or two."""

    question: Question
    what: str
    given: Mapping[str, list[str]]


class Values:
    """Names that this graph has, by kind: the most frequent, one in the middle (by rank and frequency), a rare one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names: dict[str, tuple[str, str, str]] = {}

    def of(self, parameter: Parameter, question: str) -> tuple[str, str, str]:
        """A frequent, a usual and a rare value."""
        if parameter.name in _PLAIN:
            return _PLAIN[parameter.name]
        if parameter.type in WORDS:
            return _WORDS[parameter.type]
        if parameter.type not in THINGS:
            return (parameter.example,) * 3
        kinds = THINGS[parameter.type]
        if (question, parameter.name) == ("who-represented", "who"):
            return self._of_kind("province")
        return self._of_kind(_FAMOUS.get(question, "person") if "person" in kinds else kinds[0])

    def _of_kind(self, kind: str) -> tuple[str, str, str]:
        if kind not in self._names:
            query = _PREFIXES + _USED.format(link=_LINK[kind], prefix=f"{ID}{kind}/")
            found = list(dict.fromkeys(row["name"] for row in select(self._source, query).values()))
            self._names[kind] = (found[0], found[int(len(found) ** 0.5)], found[-1])  # of Zipf's ranks, half of all facts are above
        return self._names[kind]


def cases_of(question: Question, values: Values) -> list[Case]:
    """Needed parameters alone, each way; then with each of the others; then with all of them. Which page is not varied."""
    asked = [p for p in question.parameters if p.name not in (LIMIT, OFFSET)]
    every = {p.name: values.of(p, question.name) for p in asked}
    needed = [p.name for p in asked if p.required]
    others = [p.name for p in asked if not p.required]
    cases = []
    for which, word in enumerate(("frequent", "usual", "rare")):
        base = {name: [every[name][which]] for name in needed}
        if needed or which == 0:
            cases.append(Case(question, word if needed else "all", base))
        cases += [Case(question, f"{word} {name}", {**base, name: [every[name][which]]}) for name in others]
    if len(others) > 1:
        cases.append(Case(question, "all parameters", {name: [ways[0]] for name, ways in every.items()}))
    return cases
