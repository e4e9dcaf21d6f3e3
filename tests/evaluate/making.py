"""Small gold articles and findings for the tests of evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.evaluate.found import (
    Backing,
    Found,
    FoundAgreement,
    FoundArticle,
    FoundEvent,
    FoundHolding,
    FoundParticipation,
    FoundPartnership,
    FoundStatistic,
)

ARTICLE = "a1"
LISTS = ("events", "holds", "attended", "partnerships", "agreements", "statistics")
Record = dict[str, Any]


def backing(rule: str = "test/rule") -> Backing:
    """One piece of evidence by ``rule``."""
    return Backing((rule,), ("trích dẫn",))


# What gold files hold.


def gold_file(folder: Path, article: str = ARTICLE, **facts: list[Record]) -> Path:
    """Writes a gold file with these lists of facts, the others empty."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"article": article, "published": None, **{name: facts.get(name, []) for name in LISTS}}
    path = folder / f"{article}.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def event(name: str = "Hội nghị ngoại giao", id: str = "E1", date: str | None = "2025-01-06", **more: Any) -> Record:
    """A gold event."""
    return {"id": id, "type": "conference", "name": name, "date": date, "end": None, "quote": "trích", **more}


def holds(person: str, role: str, organization: str | None, **more: Any) -> Record:
    """A gold holding."""
    return {"person": person, "role": role, "organization": organization, "former": False, "quote": "trích", **more}


def attended(participant: str, event: str = "E1", role: str = "attendee", kind: str = "person", **more: Any) -> Record:
    """A gold participation."""
    return {"participant": participant, "kind": kind, "event": event, "role": role, "quote": "trích", **more}


def partnership(country: str, level: str = "strategic", **more: Any) -> Record:
    """A gold partnership."""
    return {"country": country, "level": level, "partner": "VN", "date": None, "quote": "trích", **more}


def agreement(name: str, *parties: str, **more: Any) -> Record:
    """A gold agreement."""
    return {"name": name, "parties": list(parties), "date": None, "quote": "trích", **more}


def statistic(value: float, of: str, **more: Any) -> Record:
    """A gold statistic."""
    return {"value": value, "unit": "đoàn", "what": "đoàn", "of": of, "period": None, "approximate": False, "quote": "trích", **more}


# What a graph says.


def found_event(name: str = "Hội nghị ngoại giao", node: str = "e1", day: str | None = "2025-01-06") -> FoundEvent:
    """An event of the graph."""
    return FoundEvent(node, frozenset({name}), frozenset({day} if day else ()), backing())


def found_holding(person: str, title: str, body: str | None, rule: str = "holds/rule") -> FoundHolding:
    """A holding of the graph."""
    return FoundHolding(frozenset({person}), title, None if body is None else frozenset({body}), backing(rule))


def found_attended(participant: str, event: str = "e1", role: str = "attendee", kind: str = "person") -> FoundParticipation:
    """A participation of the graph."""
    return FoundParticipation(f"https://example.org/id/{kind}/x", frozenset({participant}), event, role, backing("attended/rule"))


def found_partnership(country: str, level: str = "strategic") -> FoundPartnership:
    """A partnership of the graph."""
    return FoundPartnership(country, level, backing("partnership/rule"))


def found_agreement(name: str, *parties: str) -> FoundAgreement:
    """An agreement of the graph."""
    return FoundAgreement(frozenset({name}), tuple(frozenset({party}) for party in parties), backing())


def found_statistic(value: float, owner: str) -> FoundStatistic:
    """A statistic of the graph."""
    return FoundStatistic(value, frozenset({owner}), "đoàn", backing())


def graph(events: Iterable[FoundEvent] = (), article: str = ARTICLE, **facts: list[Any]) -> Found:
    """What a graph says that has one article."""
    known = list(events)
    mine = FoundArticle(events=known, **facts)
    return Found({article: mine}, frozenset({article}), {event.node: event for event in known})
