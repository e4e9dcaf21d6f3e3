"""One article's telling of one event, and what can be read off it: span, years, place; it compares no two tellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Article, EventFact, EventKind
from kg.resolve.event_words import EventName, event_name, similarity
from kg.resolve.keys import fold, slug
from kg.resolve.linker import Telling
from kg.resolve.places import country_codes, province_slugs
from kg.resolve.written_days import shared_days, written_days

Place = tuple[str, str]
AROUND = timedelta(days=4)
SEASON = 45  # days
OF = "của"
TITLE_WORDS = 8  # that may stand before a doer's name


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
    sides: frozenset[str]  # keys of the people whom its own name names
    written: frozenset[str]  # the days that the article writes out, most of them without a year

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
    names = tuple(event_name(_without_doer(name, people)) for name in (fact.name, *fact.aliases))
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
        frozenset(key for key in people if f"-{key.split('_')[0]}-" in f"-{slug(fact.name)}-"),
        written_days(article.text),
    )


def _without_doer(name: str, people: frozenset[str]) -> str:
    """The name without whose it is: all that a leader does in a week begins or ends in the leader's name.

    "Thủ tướng Lò Văn A tiếp một số doanh nghiệp" -> "tiếp một số doanh nghiệp"; "chuyến thăm Lào của ông Lò Văn A" -> "chuyến
    thăm Lào".
    """
    words = name.split()
    keys = [slug(word) for word in words]
    for person in sorted(people):
        own = person.split("_")[0].split("-")
        at = next((i for i in range(len(keys)) if keys[i : i + len(own)] == own), None)
        if at is None:
            continue
        of = max((i for i in range(at) if words[i] == OF), default=None)
        kept = words[at + len(own) :] if of is None and at <= TITLE_WORDS else []
        if of is not None:
            kept = [*words[:of], *words[at + len(own) :]]
        if kept:
            return " ".join(kept)
    return name


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


def common_days(a: EventTelling, b: EventTelling) -> tuple[str, ...]:
    """Days that both articles write and on which both events may have been, sorted; a date that an article gives is heeded."""
    return tuple(sorted(day for day in shared_days(a.written, b.written) if _may_be_on(a, day) and _may_be_on(b, day)))


def one_season(a: EventTelling, b: EventTelling) -> bool:
    """Not: the one is dated, and every day that the other's article writes is months away from that date."""
    for dated, other in ((a, b), (b, a)):
        if dated.day is None or other.fact.start is not None or not other.written:
            continue
        if all(_days_apart(dated.day, day) > SEASON for day in other.written):
            return False
    return True


def _days_apart(dated: str, written: str) -> int:
    """Days between the two; where no year is written, the one that brings them nearest."""
    day = _day(dated)
    years = [int(dated[:4]) + step for step in (-1, 0, 1)] if len(written) == 5 else [int(written[:4])]
    found = [other for year in years if (other := _day(f"{year}-{written[-5:]}")) is not None]
    return min((abs(day - other).days for other in found if day is not None), default=0)


def _may_be_on(telling: EventTelling, day: str) -> bool:
    """Without its year a day fits a span of days; a year alone, or one in the name, needs the year to be written."""
    years = telling.years if telling.span is None else {telling.span[0][:4], telling.span[1][:4]}
    if len(day) == 10:
        # "12/11/2014" in an article that writes days of 2017 too is what it looks back on.
        fits_span = day[:4] == _newest_year(telling, day) if telling.span is None else _widened(telling.span, day)
        return fits_span and (not telling.years or day[:4] in telling.years)
    if telling.span is None:
        return not years
    return len(telling.fact.start or "") > 4 and any(_widened(telling.span, f"{year}-{day}") for year in years)


def _newest_year(telling: EventTelling, default: str) -> str:
    """The last year of the days that the article writes out with their year; that of ``default`` where it writes none."""
    return max((day[:4] for day in telling.written if len(day) == 10), default=default[:4])


def _widened(span: tuple[str, str], day: str) -> bool:
    """Within the span or a few days of it: an article that dates a visit writes the days before and after it too."""
    first, last, at = (_day(written) for written in (*span, day))
    if first is None or last is None or at is None:
        return span[0] <= day <= span[1]
    return first - AROUND <= at <= last + AROUND


def _span(fact: EventFact) -> tuple[str, str] | None:
    if fact.start is None:
        return None
    first, last = fact.start, fact.end or fact.start
    begun = _day(fact.start) if fact.kind is EventKind.VISIT and fact.end is None else None
    if begun is not None:  # a visit lasts some days, and articles name its first, its last or any
        return (begun - AROUND).isoformat(), (begun + AROUND).isoformat()
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
