"""From a folder of gold files to ``GoldArticle``s and the digest of what they say; it judges no graph.

A gold file is ``NAME.json``: what a careful reader takes out of one article. A fact with ``"optional": true`` is one that two
careful readers could disagree on; it counts neither for nor against. The tests' ``gold/samples`` are examples.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import UsageError
from kg.evaluate.fields import Fields
from kg.model import EventKind, Level, Mode, ParticipantRole

Half = Literal["even", "odd"]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``date`` and ``end`` are partial ISO dates."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    date: str | None
    end: str | None
    place: str | None
    organizer: str | None
    quote: str
    optional: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class GoldHolding:
    """A named person holds, or held, an office."""

    person: str
    role: str
    organization: str | None
    former: bool
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldParticipation:
    """Somebody took part in the event with the id ``event``."""

    participant: str
    kind: str
    event: str
    role: str
    mode: str | None
    venue: str | None
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPartnership:
    """``country`` is an ISO 3166 code or a bloc's."""

    country: str
    level: str
    date: str | None
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """``parties`` are codes of countries and blocs, or names."""

    name: str
    parties: tuple[str, ...]
    date: str | None
    quote: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldStatistic:
    """``value`` in the base unit; ``owners``: whose figure it is, any of them."""

    value: float
    unit: str | None
    what: str
    owners: tuple[str, ...]
    period: str | None
    approximate: bool
    quote: str
    optional: bool


GoldFact = GoldEvent | GoldHolding | GoldParticipation | GoldPartnership | GoldAgreement | GoldStatistic


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All gold facts of one article, in the order of the file."""

    article: str
    events: tuple[GoldEvent, ...]
    holds: tuple[GoldHolding, ...]
    attended: tuple[GoldParticipation, ...]
    partnerships: tuple[GoldPartnership, ...]
    agreements: tuple[GoldAgreement, ...]
    statistics: tuple[GoldStatistic, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of a folder: its articles by identifier, and the digest of what the files say, however they are laid out."""

    name: str  # of the folder
    articles: tuple[GoldArticle, ...]
    digest: str


def load_gold(folder: Path, half: Half | None = None) -> Gold:
    """Reads ``folder/*.json``; ``UsageError`` with file and field for anything malformed, or where there is no file.

    ``half`` takes every second file by its place in the sorted list ("even": the first, the third …), since the numbers in
    the names need not be of both parities.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name the folder of the gold files (NAME.json)")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no gold file (NAME.json) in it")
    chosen = paths if half is None else paths[0 if half == "even" else 1 :: 2]
    if not chosen:
        raise UsageError(f"{folder}: one gold file has no {half} half")
    hashed = hashlib.sha256()
    articles: dict[str, GoldArticle] = {}
    for path in chosen:
        content = _read(path)
        article = _article(Fields(path.name, content))
        if article.article in articles:
            raise UsageError(f"{path.name}: article: {article.article!r} has another gold file in {folder}")
        articles[article.article] = article
        hashed.update(_normalized(path.name, content))
    return Gold(folder.resolve().name, tuple(articles[key] for key in sorted(articles)), hashed.hexdigest())


def _read(path: Path) -> object:
    try:
        content: object = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as JSON: {error}") from error
    return content


def _normalized(name: str, content: object) -> bytes:
    """Of a file's name and content, without layout, order of fields or Unicode form."""
    text = json.dumps([name, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode("utf-8") + b"\n"


def _article(top: Fields) -> GoldArticle:
    events = tuple(map(_event, top.records("events")))
    known = [event.id for event in events]
    top.ignore("published")
    article = GoldArticle(
        article=top.text("article"),
        events=events,
        holds=tuple(map(_holding, top.records("holds"))),
        attended=tuple(_participation(fields, known) for fields in top.records("attended")),
        partnerships=tuple(map(_partnership, top.records("partnerships"))),
        agreements=tuple(map(_agreement, top.records("agreements"))),
        statistics=tuple(map(_statistic, top.records("statistics"))),
    )
    twice = next((name for name in known if known.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"{top.where}: events: the id {twice!r} stands twice")
    top.done()
    return article


def _event(fields: Fields) -> GoldEvent:
    fact = GoldEvent(
        id=fields.text("id"),
        type=fields.one_of("type", EventKind),
        name=fields.text("name"),
        aliases=fields.texts("aliases", required=False),
        date=fields.date("date"),
        end=fields.date("end"),
        place=fields.text_or_null("place"),
        organizer=fields.text_or_null("organizer"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)


def _holding(fields: Fields) -> GoldHolding:
    fact = GoldHolding(
        person=fields.text("person"),
        role=fields.text("role"),
        organization=fields.text_or_null("organization"),
        former=fields.flag("former"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)


def _participation(fields: Fields, events: Sequence[str]) -> GoldParticipation:
    fact = GoldParticipation(
        participant=fields.text("participant"),
        kind=fields.text("kind"),
        event=fields.one_of("event", events),
        role=fields.one_of("role", ParticipantRole),
        mode=None if fields.text_or_null("mode") is None else fields.one_of("mode", Mode),
        venue=fields.text_or_null("venue"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)


def _partnership(fields: Fields) -> GoldPartnership:
    fields.ignore("partner")  # always Vietnam
    fact = GoldPartnership(
        country=fields.text("country"),
        level=fields.one_of("level", Level),
        date=fields.date("date"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)


def _agreement(fields: Fields) -> GoldAgreement:
    fact = GoldAgreement(
        name=fields.text("name"),
        parties=fields.texts("parties"),
        date=fields.date("date"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)


def _statistic(fields: Fields) -> GoldStatistic:
    fact = GoldStatistic(
        value=fields.number("value"),
        unit=fields.text_or_null("unit"),
        what=fields.text("what"),
        owners=(fields.text("of"), *fields.texts("also_of", required=False)),
        period=fields.text_or_null("period"),
        approximate=fields.flag("approximate"),
        quote=fields.text("quote"),
        optional=fields.flag("optional"),
    )
    return fields.done(fact)
