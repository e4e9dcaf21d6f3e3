"""Which event of the graph is which gold event of an article: one to one, by name, participants and day; it counts nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.evaluate.found import FoundEvent, FoundParticipation
from kg.evaluate.gold import GoldArticle, GoldEvent
from kg.evaluate.spelling import best_overlap, place

ALIGNED = 0.3  # the least score of an alignment
_NAME, _WHO, _DAY = 0.5, 0.35, 0.15  # weights of an alignment's score: name, participants, day

Alignment = Mapping[str, str]  # a gold event's id -> the IRI of the graph's event


def align_events(gold: GoldArticle, attended: Iterable[FoundParticipation], events: Mapping[str, FoundEvent]) -> Alignment:
    """Gold events to those events of the graph that have a participant in this article, one to one, the best pairs first.

    The score is of name, participants and day; two dates that differ never match.
    """
    there: dict[str, set[str]] = defaultdict(set)
    for participation in attended:
        there[participation.event] |= {place(name) for name in participation.participant}
    return _one_to_one(_pairs(gold, gold.events, {node: events[node] for node in there}, there))


def align_the_rest(gold: GoldArticle, aligned: Alignment, found: Iterable[FoundEvent]) -> Alignment:
    """``aligned``, and in the same way the gold events left over to events of the article without participants."""
    free = [event for event in gold.events if event.id not in aligned]
    taken = set(aligned.values())
    others = {event.node: event for event in found if event.node not in taken}
    return {**aligned, **_one_to_one(_pairs(gold, free, others, {}))}


def _pairs(
    gold: GoldArticle, wanted: Iterable[GoldEvent], found: Mapping[str, FoundEvent], there: Mapping[str, set[str]]
) -> list[tuple[float, str, str]]:
    people: dict[str, set[str]] = defaultdict(set)
    for participation in gold.attended:
        people[participation.event].add(place(participation.participant))
    pairs = []
    for event in wanted:
        for node, other in found.items():
            if differ_in_day(event, other):
                continue
            name = best_overlap(event.names, other.names)
            who = len(people[event.id] & there.get(node, set())) / (len(people[event.id]) or 1)
            day = 1.0 if event.date and any(same_day(event, day) for day in other.days) else 0.0
            score = _NAME * name + _WHO * who + _DAY * day
            if score >= ALIGNED:
                pairs.append((-score, event.id, node))
    return sorted(pairs)


def _one_to_one(pairs: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    aligned: dict[str, str] = {}
    for _, event, node in pairs:
        if event not in aligned and node not in aligned.values():
            aligned[event] = node
    return aligned


def differ_in_day(event: GoldEvent, other: FoundEvent) -> bool:
    """Whether both have a date, and no day of the graph's event lies within the gold one."""
    return bool(event.date and other.days) and not any(same_day(event, day) for day in other.days)


def same_day(event: GoldEvent, day: str) -> bool:
    """A day within the event's span; a month or a year alone agrees with every day in it."""
    first = event.date or ""
    last = event.end or first
    return first.startswith(day) or day.startswith((first, last)) or first <= day <= last
