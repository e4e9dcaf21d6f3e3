"""The resolved graph: what all articles state together, each thing under a stable key; no RDF yet.

A ``key`` is a flat ASCII slug, unique within its kind and independent of the order of the articles. A reference
to a thing is (kind, key), as in the IRI ``https://w3id.org/banggiao/id/KIND/KEY``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.article import Article
from kg.model.fact import Evidence, Level, Modality, Mode, ParticipantRole
from kg.model.mention import EventKind, Status


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing of the graph: ``Ref("person", "bui-thanh-son")``."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class ResolvedThing:
    """A person, organization, country or province: its label and its other names."""

    ref: Ref
    label: str
    aliases: tuple[str, ...] = ()
    label_en: str | None = None
    identifier: str | None = None  # ISO 3166 code (or ASEAN, EU) of a country


@dataclass(frozen=True, slots=True)
class ResolvedPosition:
    """A position: ``label`` is title and organization, ``title`` the role alone."""

    ref: Ref
    label: str
    title: str
    organization: Ref | None
    aliases: tuple[str, ...] = ()  # other written forms of the label


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """An event that one or more articles tell of."""

    ref: Ref
    kind: EventKind
    label: str
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    organizer: str | None = None
    planned: bool = False
    part_of: Ref | None = None
    open_list: bool | None = None
    series: Ref | None = None
    edition: str | None = None  # of the series: "31", "2024"


@dataclass(frozen=True, slots=True)
class ResolvedSeries:
    """What events of one name and different years or ordinals are editions of; nobody takes part in a series."""

    ref: Ref
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedHolding:
    """One person, one position, one status, with all the evidence for it."""

    ref: Ref
    holder: Ref
    position: Ref
    status: Status
    evidence: tuple[Evidence, ...]
    attested_on: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedParticipation:
    """One agent at one event, with the strongest role stated."""

    ref: Ref
    participant: Ref
    event: Ref
    role: ParticipantRole
    modality: Modality
    evidence: tuple[Evidence, ...]
    mode: Mode | None = None
    venue: str | None = None
    on_behalf_of: Ref | None = None


@dataclass(frozen=True, slots=True)
class ResolvedPartnership:
    """One level of one country, or one dated step of it."""

    ref: Ref
    country: Ref
    level: Level
    evidence: tuple[Evidence, ...]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedAgreement:
    """One agreement with its parties."""

    ref: Ref
    label: str
    parties: tuple[Ref, ...]
    evidence: tuple[Evidence, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedStatistic:
    """One figure."""

    ref: Ref
    value: Decimal
    unit: str
    measure: str
    about: Ref
    evidence: tuple[Evidence, ...]
    period: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names or tellings that were taken for one thing, and why, in a sentence."""

    kept: Ref
    merged: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResolvedGraph:
    """All that the articles state, each tuple sorted by ``ref``; independent of the order of the articles."""

    articles: tuple[Article, ...]
    things: tuple[ResolvedThing, ...]
    positions: tuple[ResolvedPosition, ...]
    events: tuple[ResolvedEvent, ...]
    holdings: tuple[ResolvedHolding, ...]
    participations: tuple[ResolvedParticipation, ...]
    partnerships: tuple[ResolvedPartnership, ...]
    agreements: tuple[ResolvedAgreement, ...]
    statistics: tuple[ResolvedStatistic, ...]
    merges: tuple[Merge, ...] = ()
    series: tuple[ResolvedSeries, ...] = ()
