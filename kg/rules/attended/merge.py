"""The parts of all sentences in, one part for each agent and event out: the strongest role, and all that any telling adds.

Adds the provinces whose leaders took part. It drops nothing but repetitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.context import Context
from kg.model import Agent, AgentKind, AnnotatedArticle, EventKind, Modality, Mode, ParticipantRole
from kg.rules.attended.part import Part, country_of, province_led_by

_STRENGTH = {role: number for number, role in enumerate(ParticipantRole)}
_CERTAINTY = {Modality.ATTENDED: 0, Modality.SENT: 1, Modality.WILL_ATTEND: 2, Modality.ABSENT: 3}


def merge_parts(parts: Iterable[Part]) -> list[Part]:
    """One part for each (agent, event)."""
    merged: dict[tuple[Agent, str], Part] = {}
    for part in parts:
        key = (_bare(part.agent), part.event)
        merged[key] = _stronger(merged[key], part) if key in merged else part
    return list(merged.values())


def without_lone_quotes(parts: Sequence[Part]) -> list[Part]:
    """Drops quotes of an event that nobody is otherwise said to have attended: such an event is not what the article is about."""
    attended = {part.event for part in parts if part.rule != "attended/quoted"}
    return [part for part in parts if part.event in attended]


def _bare(agent: Agent) -> Agent:
    return Agent(agent.kind, agent.name.lower())


def _stronger(one: Part, other: Part) -> Part:
    best = other if _STRENGTH[other.role] < _STRENGTH[one.role] else one
    certain = _certain(one, other)
    mode = one.mode or other.mode
    return replace(best, mode=mode, venue=one.venue or other.venue, modality=certain, on_behalf_of=one.on_behalf_of or other.on_behalf_of)


# Rules that read a noun ("chuyến thăm của Ⓟ") say nothing about whether it has happened.
_TIMELESS = frozenset(f"attended/{rule}" for rule in ("visit-noun", "meeting-noun", "honoured", "nation-in-name", "summit"))


def _certain(one: Part, other: Part) -> Modality:
    """Of two modalities the one that is surer, unless only a noun is behind it."""
    planned = {part.modality for part in (one, other) if part.rule not in _TIMELESS}
    if planned == {Modality.WILL_ATTEND}:
        return Modality.WILL_ATTEND
    return min(one.modality, other.modality, key=lambda modality: _CERTAINTY[modality])


def province_parts(annotated: AnnotatedArticle, parts: Sequence[Part], context: Context) -> list[Part]:
    """The province of each leader who took part: "Chủ tịch UBND tỉnh Bình Định tiếp ..." makes Bình Định a host.

    Not that of somebody who chairs in person: a province does not attend the conferences of its own house.
    """
    led = _led(annotated)
    found: list[Part] = []
    for part in parts:
        province = led.get(part.agent.name) if part.agent.kind is AgentKind.PERSON else None
        event = context.event(part.event)
        if event.kind not in (EventKind.MEETING, EventKind.VISIT, EventKind.CONFERENCE) or event.family in ("congress", "session"):
            continue
        if event.family == "tour" and part.role is ParticipantRole.VISITOR:
            continue  # a leader who looks at a factory does not bring the province there
        if province is None or (part.role is ParticipantRole.CHAIR and part.mode is not Mode.ONLINE):
            continue
        found.append(replace(part, agent=province, role=_role(part, context), rule="attended/province-by-leader", on_behalf_of=None))
    return found


def _role(part: Part, context: Context) -> ParticipantRole:
    received = context.event(part.event).kind in (EventKind.MEETING, EventKind.VISIT)
    if received and part.role in (ParticipantRole.HOST, ParticipantRole.VISITOR):
        return part.role
    return ParticipantRole.ATTENDEE


def _led(annotated: AnnotatedArticle) -> dict[str, Agent]:
    """Person's name -> province that the article says the person leads."""
    led: dict[str, Agent] = {}
    foreign: set[str] = set()
    for sentence in annotated.sentences:
        for mention in sentence.people:
            province = province_led_by(mention)
            if province is not None:
                led.setdefault(mention.name, province)
            elif any(country_of(held) != "VN" for held in mention.offices):
                foreign.add(mention.name)
    # A foreign minister whom a sentence sets beside a province's leader does not lead it.
    return {name: province for name, province in led.items() if name not in foreign}
