"""Facts: what one article states, each with its evidence; nothing here is resolved across articles."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.model.article import Article
from kg.model.mention import Agent, EventKind, Office, Status, Unknown


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an article says it: ``quote == article.text[start:end]``. ``rule`` is "relation/name-of-the-rule"."""

    article: str
    start: int
    end: int
    quote: str
    rule: str


class ParticipantRole(StrEnum):
    """Roles at an event, strongest first, as in the gold rules."""

    CHAIR = "chair"
    HOST = "host"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    VISITOR = "visitor"
    ATTENDEE = "attendee"


class Mode(StrEnum):
    """How a participant took part; None in a fact means that the text does not say."""

    IN_PERSON = "in-person"
    ONLINE = "online"


class Modality(StrEnum):
    """Whether the participation happened. ABSENT and WILL_ATTEND never make the plain triple ``bg:attended``."""

    ATTENDED = "attended"
    WILL_ATTEND = "will-attend"
    ABSENT = "absent"
    SENT = "sent"  # sent somebody in their place


class Level(StrEnum):
    """Levels of partnership, strongest first, as in the gold rules."""

    COMPREHENSIVE_STRATEGIC = "comprehensive-strategic"
    STRATEGIC = "strategic"
    COMPREHENSIVE = "comprehensive"
    SPECIAL = "special"
    SECTORAL = "sectoral"
    DIPLOMATIC = "diplomatic"


@dataclass(frozen=True, slots=True)
class EventFact:
    """One event of one article. ``local`` identifies it within the article ("e1"); two tellings of it are one EventFact."""

    local: str
    kind: EventKind
    name: str
    evidence: Evidence
    aliases: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    organizer: str | None = None
    planned: bool = False
    part_of: str | None = None  # local id of the event that this one is a part of
    open_list: bool | None = None  # True: the list of participants is open ("trong đó có"), False: closed ("gồm")


@dataclass(frozen=True, slots=True)
class HoldingFact:
    """A named person holds (held) an office."""

    person: str
    office: Office
    status: Status
    evidence: Evidence
    attested_on: str | None = None
    start: str | None = None  # only where the text states it
    end: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipationFact:
    """An agent took part in the event ``event`` (an EventFact's ``local`` of the same article)."""

    participant: Agent
    event: str
    role: ParticipantRole
    evidence: Evidence
    mode: Mode | None = None
    venue: str | None = None
    modality: Modality = Modality.ATTENDED
    on_behalf_of: Agent | None = None


@dataclass(frozen=True, slots=True)
class PartnershipFact:
    """A country (ISO code) or bloc has a partnership of this level with Vietnam, ``since`` a partial date if stated."""

    country: str
    level: Level
    evidence: Evidence
    since: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """A signed document with its parties."""

    name: str
    parties: tuple[Agent, ...]
    evidence: Evidence
    date: str | None = None


@dataclass(frozen=True, slots=True)
class StatisticFact:
    """A figure: ``value`` in the base unit, of ``about``, measuring ``measure`` over ``period``."""

    value: Decimal
    unit: str
    measure: str
    about: Agent
    evidence: Evidence
    period: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that one article states, and what the grammar met without knowing it."""

    article: Article
    events: tuple[EventFact, ...] = ()
    holdings: tuple[HoldingFact, ...] = ()
    participations: tuple[ParticipationFact, ...] = ()
    partnerships: tuple[PartnershipFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    statistics: tuple[StatisticFact, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
