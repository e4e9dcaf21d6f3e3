"""Mentions: stretches of a sentence that name a person, an office, a place, a date, a figure or an event; no facts yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.model.article import Article, Sentence


class AgentKind(StrEnum):
    """What can take part in an event, sign, or own a figure."""

    PERSON = "person"
    PROVINCE = "province"
    COUNTRY = "country"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who or what a fact is about. ``key`` is an ISO 3166 code (or ASEAN, EU) for countries, a slug for provinces, else None."""

    kind: AgentKind
    name: str
    key: str | None = None


class PlaceKind(StrEnum):
    """Kinds of places that the gazetteer knows."""

    COUNTRY = "country"
    BLOC = "bloc"
    PROVINCE = "province"
    CITY = "city"  # a foreign or domestic town that is no province: "Paris", "Hội An"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A gazetteer place in the text. ``key``: ISO code, bloc code or province slug; ``name``: the canonical Vietnamese name."""

    start: int
    end: int
    kind: PlaceKind
    key: str
    name: str


class Status(StrEnum):
    """How a text says that a position is held."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the graph will hold it: the role alone, and the organization written out (None: the role stands alone)."""

    title: str
    organization: str | None


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office in the text. ``known`` is False where the grammar had to keep it as written; ``country`` is an ISO code or None."""

    start: int
    end: int
    office: Office
    status: Status = Status.CURRENT
    known: bool = True
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name in the text. ``name`` is the full name that the article establishes for it ("ông Dũng" -> "Nguyễn Chí Dũng").

    ``start`` and ``end`` are those of the written name alone, without title; ``offices`` are those that the text
    ties to this very mention; ``span_start``/``span_end`` cover the name with its titles and offices.
    """

    start: int
    end: int
    name: str
    span_start: int
    span_end: int
    offices: tuple[OfficeMention, ...] = ()
    inferred: bool = False  # True: no name stands here, an office ("Thủ tướng") or a pronoun refers to the person


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A named organization in the text, ``name`` written out ("UBND tỉnh Cà Mau" -> "Ủy ban nhân dân tỉnh Cà Mau")."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or a span of days. ``value`` and ``until`` are partial ISO dates; the year comes from context where it is not written."""

    start: int
    end: int
    value: str
    until: str | None = None
    year_inferred: bool = False


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its unit: "hơn 15,8 triệu lượt khách" -> 15800000, "lượt khách", approximate."""

    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool = False


class EventKind(StrEnum):
    """Kinds of events, as in ``bg:Event``'s subclasses; OTHER is ``bg:Event`` itself."""

    CONFERENCE = "conference"
    MEETING = "meeting"
    VISIT = "visit"
    CEREMONY = "ceremony"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event spoken of. ``named`` is False for a bare reference ("hội nghị", "buổi tiếp")."""

    start: int
    end: int
    kind: EventKind
    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence with its mentions, each kind sorted by start and free of overlaps within the kind."""

    sentence: Sentence
    places: tuple[PlaceMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    events: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that a grammar met and did not know: counted in ``report.json``, never guessed.

    ``kind`` is title, office, organization or event.

    A title is words beside a name that the lexicon does not have; an office has a known title and lacks its body or country.
    """

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its sentences in order; menus, credits and bylines have none. ``home`` is a local paper's province slug."""

    article: Article
    sentences: tuple[AnnotatedSentence, ...]
    year: str | None = None  # the year that the article's own content establishes
    home: str | None = None  # slug of the province that the article is about, if it is clear
    unknowns: tuple[Unknown, ...] = ()
