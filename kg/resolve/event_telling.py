"""One article's telling of one event, and what can be read off it: span, years, place; it compares no two tellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.model import Article, EventFact
from kg.resolve.event_words import EventName, event_name, similarity
from kg.resolve.keys import fold
from kg.resolve.linker import Telling
from kg.resolve.places import country_codes, province_slugs

Place = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class EventTelling:
    """One article's telling of one event, with all that is compared, read once."""

    telling: Telling  # (article, local)
    fact: EventFact
    names: tuple[EventName, ...]
    people: frozenset[str]  # keys of the named people who took part
    agents: frozenset[str]  # keys of all who took part, people included
    article: Article
    years: frozenset[str]  # in any of its names
    ordinals: frozenset[str]  # in any of its names, as decimal digits
    place: Place | None  # where the lexicon knows it
    span: tuple[str, str] | None  # first and last possible day, as strings that compare
    days: tuple[date, ...]  # the days that the article gives to any of its events, or else its publication

    @property
    def day(self) -> str | None:
        """The first day where it is known to the day."""
        return self.fact.start if self.fact.start and len(self.fact.start) == 10 else None

    @property
    def unnamed(self) -> bool:
        """Its name says no more than its kind: "hội nghị"."""
        return not any(name.subject or name.edition for name in self.names)


def telling_of(
    article: Article, fact: EventFact, people: frozenset[str], agents: frozenset[str], days: tuple[date, ...] = ()
) -> EventTelling:
    """The telling with its names, place and days read."""
    names = tuple(event_name(name) for name in (fact.name, *fact.aliases))
    return EventTelling(
        (article.identifier, fact.local),
        fact,
        names,
        people,
        agents,
        article,
        frozenset().union(*(name.years for name in names)),
        frozenset().union(*(name.ordinals for name in names)),
        _place(fact.place),
        _span(fact),
        days,
    )


def days_of(article: Article, events: Iterable[EventFact]) -> tuple[date, ...]:
    """The days that place an article in time, sorted: those of its events, or else of its publication."""
    written = {day for event in events for day in (event.start, event.end) if day} or {article.published or ""}
    return tuple(sorted(found for day in written if (found := _day(day)) is not None))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:  # "2025-02-30", as a paper printed it
        return None


def likeness(a: EventTelling, b: EventTelling) -> float:
    """Similarity of the two most similar names, 0 to 1."""
    return max(similarity(one, other) for one in a.names for other in b.names)


def _span(fact: EventFact) -> tuple[str, str] | None:
    if fact.start is None:
        return None
    first, last = fact.start, fact.end or fact.start
    return (first + "-01-01"[len(first) - 4 :])[:10], (last + "-12-31"[len(last) - 4 :])[:10]


def _place(written: str | None) -> Place | None:
    """("country", code) or ("province", slug)."""
    name = fold(written or "")
    if name in country_codes():
        return "country", country_codes()[name]
    for head in ("", fold("tỉnh") + " ", fold("thành phố") + " "):
        key = province_slugs().get(name.removeprefix(head))
        if key is not None:
            return "province", key
    return None
