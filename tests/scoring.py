"""Holds a built ``kg.ttl`` against gold files: right, wrong and missed facts of three relations; it knows no rule.

A JSON file for each article has "events", "holds", "attended" and "partnerships". A fact with "optional" counts neither way.
Names compare without case, tone-mark place and punctuation; an organization by its words, since "Bộ X" and "X" are one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph

Gold = dict[str, Any]
PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
HOLDS = """SELECT DISTINCT ?article ?person ?title ?body { ?s a bg:Holding ; bg:holder ?person ; bg:position ?p ;
    bg:evidence/bg:article/dcterms:identifier ?article . ?p bg:title ?title OPTIONAL { ?p org:postIn ?body } }"""
ATTENDED = """SELECT DISTINCT ?article ?participant ?event { ?s a bg:Participation ; bg:participant ?participant ;
    bg:event ?event ; bg:evidence/bg:article/dcterms:identifier ?article }"""
PARTNERSHIPS = """SELECT DISTINCT ?article ?code ?level { ?s a bg:Partnership ; bg:level ?level ;
    bg:country/dcterms:identifier ?code ; bg:evidence/bg:article/dcterms:identifier ?article }"""
NAMES = "SELECT DISTINCT ?node ?name { ?node rdfs:label|skos:altLabel ?name }"
DAYS = "SELECT DISTINCT ?event ?day { ?event schema:startDate ?day }"
# Words that two right writings of an organization may or may not have.
LOOSE = ("ban", "bộ", "chấp", "cộng", "của", "hành", "hòa", "nước", "phố", "thành", "tỉnh", "việt", "nam", "và", "đảng")


@dataclass
class Score:
    """Counts of one relation over all articles, with the facts behind them for the message of a failing test."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + len(self.missed) + len(self.wrong) or 1)

    def __str__(self) -> str:
        lines = [f"F1 {self.f1:.3f}: right {self.right}, wrong {len(self.wrong)}, missed {len(self.missed)}"]
        return "\n".join([*lines, *(f"  missed {m}" for m in self.missed), *(f"  wrong  {w}" for w in self.wrong)])


def fold(text: str) -> str:
    """One spelling for comparison: "Đại sứ Pháp, Hoà" and "đại sứ pháp hòa"."""
    words = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()):
        parts = unicodedata.normalize("NFD", word)
        tones = "".join(sorted(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"))
        words.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)).replace("y", "i") + tones)
    return " ".join(words)


def overlap(a: Iterable[str], b: Iterable[str]) -> float:
    """F1 of two multisets of words."""
    first, second = Counter(a), Counter(b)
    return 2 * sum((first & second).values()) / ((first.total() + second.total()) or 1)


def _bare(organization: str | None) -> list[str]:
    words = fold(organization or "").split()
    return [word for word in words if word not in {fold(loose) for loose in LOOSE}] or words


def same_office(gold: Gold, title: str, body: str | None) -> bool:
    """Equal words of the role; an organization of (nearly) equal words, or none where only the Government is meant."""
    if sorted(fold(gold["role"]).split()) != sorted(fold(title).split()):
        return False
    if not gold["organization"] or not body:
        return (gold["organization"] or "Chính phủ") == "Chính phủ" and (body or "Chính phủ") in {"Chính phủ", "Việt Nam"}
    if "tại" in gold["organization"].split():  # an embassy: Việt Nam tại Séc is not Séc tại Việt Nam
        return fold(gold["organization"]).replace(fold("Cộng hòa "), "") == fold(body).replace(fold("Cộng hòa "), "")
    return overlap(_bare(gold["organization"]), _bare(body)) >= 0.8


@dataclass
class Graph:
    """What a built graph says: rows of each relation by article, all names of every node, the days of events."""

    rows: dict[str, dict[str, list[tuple[str, ...]]]]
    names: dict[str, set[str]]
    days: dict[str, set[str]]


def read_graph(path: Path) -> Graph:
    """Reads a ``kg.ttl`` by the terms of ``ontology/kg.ttl``."""
    store = pyoxigraph.Store()
    store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)

    def ask(query: str) -> list[tuple[str, ...]]:
        return [tuple("" if value is None else str(value.value) for value in row) for row in store.query(PREFIXES + query)]

    graph = Graph({}, defaultdict(set), defaultdict(set))
    for relation, query in (("holds", HOLDS), ("attended", ATTENDED), ("partnerships", PARTNERSHIPS)):
        graph.rows[relation] = defaultdict(list)
        for article, *row in ask(query):
            graph.rows[relation][article].append(tuple(row))
    for node, name in ask(NAMES):
        graph.names[node].add(name)
    for event, day in ask(DAYS):
        graph.days[event].add(day)
    return graph


def _align(gold: Gold, graph: Graph) -> dict[str, str]:
    """Gold event -> the graph's event, one to one, by name, day and who was there; days that differ never match."""
    people: dict[str, set[str]] = defaultdict(set)
    for fact in gold["attended"]:
        people[fact["event"]].add(fold(fact["participant"]))
    there: dict[str, set[str]] = defaultdict(set)
    for participant, event in graph.rows["attended"][gold["article"]]:
        there[event] |= {fold(name) for name in graph.names[participant]}
    pairs = []
    for event in gold["events"]:
        names = [fold(name).split() for name in (event["name"], *event["aliases"])]
        for iri, who in there.items():
            days = graph.days[iri]
            if event["date"] and days and not any(d.startswith(event["date"]) or event["date"].startswith(d) for d in days):
                continue
            score = max((overlap(name, fold(label).split()) for name in names for label in graph.names[iri]), default=0.0)
            score += len(people[event["id"]] & who) / (len(people[event["id"]]) or 1)
            if score >= 0.6:
                pairs.append((-score, event["id"], iri))
    aligned: dict[str, str] = {}
    for _, event_id, iri in sorted(pairs):
        if event_id not in aligned and iri not in aligned.values():
            aligned[event_id] = iri
    return aligned


def _compare(score: Score, gold: Gold, relation: str, graph: Graph, same: Callable[[Gold, tuple[str, ...]], bool]) -> None:
    """Counts one relation of one article; a second node for a fact that was found already is wrong."""
    article = gold["article"]
    left = list(graph.rows[relation][article])
    for fact in sorted(gold[relation], key=lambda f: bool(f.get("optional"))):
        match = next((row for row in left if same(fact, row)), None)
        if match is not None:
            left.remove(match)
            score.right += not fact.get("optional")
        elif not fact.get("optional"):
            score.missed.append(f"{article}: {fact['quote']!r} {[v for k, v in fact.items() if k != 'quote' and v]}")
    score.wrong += [f"{article}: {[min(graph.names[x], default=x) for x in row]}" for row in left]


def _score_article(gold: Gold, graph: Graph, scores: dict[str, Score]) -> None:
    def named(name: str, node: str) -> bool:
        return fold(name) in {fold(other) for other in graph.names[node]}

    def held(fact: Gold, row: tuple[str, ...]) -> bool:
        bodies = graph.names[row[2]] if row[2] else {None}
        return named(fact["person"], row[0]) and any(same_office(fact, row[1], body) for body in bodies)

    _compare(scores["holds"], gold, "holds", graph, held)
    aligned = _align(gold, graph)
    loose = {event["id"] for event in gold["events"] if event.get("optional")}
    facts = [{**fact, "optional": True} if fact["event"] in loose else fact for fact in gold["attended"]]
    _compare(
        scores["attended"],
        {**gold, "attended": facts},
        "attended",
        graph,
        lambda g, row: aligned.get(g["event"]) == row[1] and named(g["participant"], row[0]),
    )
    _compare(
        scores["partnerships"],
        gold,
        "partnerships",
        graph,
        lambda g, row: (g["country"], g["level"]) == (row[0], row[1].split("#")[-1]),
    )


def measure(path: Path, gold_folder: Path) -> dict[str, Score]:
    """The scores of "holds", "attended" and "partnerships" of a built graph, over all gold files of a folder."""
    graph = read_graph(path)
    scores = {relation: Score() for relation in graph.rows}
    for file in sorted(gold_folder.glob("*.json")):
        _score_article(json.loads(file.read_text("utf-8")), graph, scores)
    return scores
