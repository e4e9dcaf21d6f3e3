"""A store and a question in, what to ask it with out: each parameter with a value that is frequent in the graph and one that is rare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.query.header import Parameter, Question
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
    "organization": "org:postIn",
    "position": "bg:position",
    "province": "bg:participant|bg:onBehalfOf",
    "country": "bg:participant|bg:party",
    "event": "bg:event",
    "event-series": "bg:editionOf",
}
# What a parameter without a thing takes: typical, and rare or narrow.
_PLAIN = {
    "date": ("2018", "2018-03-02"),
    "from": ("2016", "2023-11"),
    "to": ("2022", "2012-02"),
    "least": ("2", "5"),
    "rule": ("holds", "nation"),
    "measure": ("kim ngạch", "lượt khách"),
    "unit": ("USD", "%"),
    "period": ("2018", "2013"),
    "origin": ("articles", "reference"),
    "today": ("Phú Thọ", "Huế"),
}
_OFTEN = {"level": "strategic", "role": "attendee", "status": "current", "mode": "online", "modality": "will-attend", "kind": "conference"}
_SELDOM = {"level": "sectoral", "role": "chair", "status": "acting", "mode": "in-person", "modality": "absent", "kind": "ceremony"}
# Whom a question is mostly asked about, where its parameter takes several kinds of things.
_FAMOUS = {"statistics": "country", "agreements": "country", "events-of": "province"}


@dataclass(frozen=True, slots=True)
class Case:
    """A question with parameters; ``what`` says which in a word or two."""

    question: Question
    what: str
    given: Mapping[str, list[str]]


class Values:
    """Names that this graph has, frequent and rare ones, by kind."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names: dict[str, tuple[str, str]] = {}

    def of(self, parameter: Parameter, question: str) -> tuple[str, str]:
        """A frequent and a rare value."""
        if parameter.name in _PLAIN:
            return _PLAIN[parameter.name]
        if parameter.type in WORDS:
            return _OFTEN[parameter.type], _SELDOM[parameter.type]
        kinds = THINGS[parameter.type]
        if (question, parameter.name) == ("who-represented", "who"):
            return self._of_kind("province")
        return self._of_kind(_FAMOUS.get(question, "person") if len(kinds) > 1 else kinds[0])

    def _of_kind(self, kind: str) -> tuple[str, str]:
        if kind not in self._names:
            query = _PREFIXES + _USED.format(link=_LINK[kind], prefix=f"{ID}{kind}/")
            found = list(dict.fromkeys(row["name"] for row in select(self._source, query).values()))
            self._names[kind] = (found[0], found[-1])
        return self._names[kind]


def cases_of(question: Question, values: Values) -> list[Case]:
    """Needed parameters alone, frequent and rare; then with each of the others, frequent and rare; then with all of them."""
    both = {p.name: values.of(p, question.name) for p in question.parameters}
    needed = [p.name for p in question.parameters if p.required]
    others = [p.name for p in question.parameters if not p.required]
    cases = []
    for which, word in enumerate(("frequent", "rare")):
        base = {name: [both[name][which]] for name in needed}
        if needed or which == 0:
            cases.append(Case(question, word if needed else "all", base))
        cases += [Case(question, f"{word} {name}", {**base, name: [both[name][which]]}) for name in others]
    if len(others) > 1:
        cases.append(Case(question, "all parameters", {name: [both[name][0]] for name in (*needed, *others)}))
    return cases
