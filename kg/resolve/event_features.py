"""Two tellings of events in, opinions out: do they report one event? Each feature is a small named function with its reason.

Objections come first and outweigh everything: two dates, two editions, two places, or one article that tells of both.
What speaks for one event is always at least two things together (a name and a day, two sides and a journey): a name
alone is a series, a day alone is a calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import EventFact, EventKind
from kg.resolve.event_words import EventName, event_name, similarity
from kg.resolve.features import Opinion
from kg.resolve.keys import fold
from kg.resolve.linker import CERTAIN, Telling
from kg.resolve.places import country_codes, province_slugs

ALIKE = 0.6  # similarity from which two names are wordings of one
NEAR_DAYS = 31  # publications further apart do not report one undated event


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One article's telling of one event, with all that is compared."""

    telling: Telling  # (article, local)
    fact: EventFact
    names: tuple[EventName, ...]
    people: frozenset[str]  # keys of the named people who took part
    agents: frozenset[str]  # keys of all who took part, people included
    published: str | None

    @property
    def day(self) -> str | None:
        """The first day where it is known to the day."""
        return self.fact.start if self.fact.start and len(self.fact.start) == 10 else None


@dataclass(frozen=True, slots=True)
class Context:
    """What is already known of two articles: whether they share an event that both tell of."""

    shared: frozenset[tuple[str, str]] = frozenset()

    def holds(self, a: EventTelling, b: EventTelling) -> bool:
        """True where the two articles report one visit, conference or ceremony."""
        return (a.telling[0], b.telling[0]) in self.shared or (b.telling[0], a.telling[0]) in self.shared


Feature = Callable[[EventTelling, EventTelling, Context], Opinion | None]


def telling_of(
    article: str, fact: EventFact, people: frozenset[str], agents: frozenset[str], published: str | None
) -> EventTelling:
    """The telling with its names read."""
    names = tuple(event_name(name) for name in (fact.name, *fact.aliases))
    return EventTelling((article, fact.local), fact, names, people, agents, published)


# ---- objections ----


def one_article(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """An article tells of an event once, so two of one article are two ("hai hội nghị" of one morning)."""
    return _against("One article tells of both as two events.") if a.telling[0] == b.telling[0] else None


def two_kinds(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """A visit is no conference; OTHER may be any."""
    kinds = {a.fact.kind, b.fact.kind}
    return _against("They are of two kinds.") if len(kinds) == 2 and EventKind.OTHER not in kinds else None


def two_dates(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """Spans without a common day; "2025-01" and "2025-01-06" have one."""
    if a.fact.start is None or b.fact.start is None:
        return None
    (first, last), (start, end) = span(a.fact), span(b.fact)
    return None if first <= end and start <= last else _against(f"One is dated {a.fact.start}, the other {b.fact.start}.")


def two_editions(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """Other years or another ordinal: the conferences of a yearly series."""
    for one, other, what in ((_years(a), _years(b), "years"), (_ordinals(a), _ordinals(b), "ordinals")):
        if one and other and not (one <= other or other <= one):
            return _against(f"Their names have different {what}: {', '.join(sorted(one))} and {', '.join(sorted(other))}.")
    return None


def two_places(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """Two provinces, or two countries; a house and its town are no objection, nor is a journey's next stop."""
    one, other = _place(a.fact), _place(b.fact)
    if one is None or other is None or one == other or one[0] != other[0]:
        return None
    return _against(f"One is in {a.fact.place}, the other in {b.fact.place}.")


# ---- what speaks for one event ----


def one_name_one_day(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """Names of like wording on one day: two papers on one conference."""
    likeness = _likeness(a, b)
    if a.day is not None and a.day == b.day and likeness >= ALIKE:
        return Opinion(True, 30 + round(10 * likeness), f"Both are on {a.day}, and their names are alike.")
    return None


def one_edition(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """Names of like wording with the same years or ordinal, and somebody at both."""
    both = a.agents & b.agents
    if not _same_edition(a, b) or _likeness(a, b) < ALIKE or not both:
        return None
    dates = "no date contradicts" if a.fact.start is None or b.fact.start is None else "their dates agree"
    reason = f"Their names are alike and of one edition, {_some(both)} took part in both, {dates}."
    return Opinion(True, 20 + min(9, len(both)), reason)


def one_proper_name(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """One and the same name with an edition and an acronym or a long subject: "APEC 2017", "AMM lần thứ 57"."""
    for one in a.names:
        for other in b.names:
            if one.folded == other.folded and one.edition and (len(one.subject) >= 6 or _has_acronym(a, b)):
                return Opinion(True, 22, "They have one name, which says which edition it is.")
    return None


def two_sides_one_day(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """A meeting of the same two people on one day, whatever the verb: "tiếp", "hội kiến"."""
    both = a.people & b.people
    if a.fact.kind is EventKind.MEETING and a.day is not None and a.day == b.day and len(both) >= 2:
        return Opinion(True, 25 + round(4 * _likeness(a, b)), f"On {a.day} {_some(both)} met in both.")
    return None


def two_sides_one_wording(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """A meeting in the same words and with the same people, in articles that may be of one day."""
    same = a.names[0].folded == b.names[0].folded and len(a.people) >= 2 and a.people == b.people
    if a.fact.kind is EventKind.MEETING and same and published_near(a, b):
        return Opinion(True, 15, f"Both tell in the same words that {_some(a.people)} met.")
    return None


def one_journey(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """A visit of one person to one place, with days in common."""
    both = a.people & b.people
    if a.fact.kind is not EventKind.VISIT or not both or not _one_destination(a, b):
        return None
    if a.fact.start is not None and b.fact.start is not None and min(len(a.fact.start), len(b.fact.start)) > 4:
        return Opinion(True, 28, f"{_some(both)} travelled to one place on days that both give.")
    if a.fact.end is not None and a.fact.end == b.fact.end:
        return Opinion(True, 26, f"{_some(both)} travelled to one place until {a.fact.end}.")
    return None


def one_context(a: EventTelling, b: EventTelling, context: Context) -> Opinion | None:
    """The articles report one journey or conference already: what happens at it with the same people, or in like words."""
    if not context.holds(a, b):
        return None
    both, likeness = a.people & b.people, _likeness(a, b)
    if a.fact.kind is EventKind.MEETING and len(both) >= 2:
        return Opinion(True, 12 + round(4 * likeness), f"The articles tell of one occasion, at which {_some(both)} met.")
    if likeness >= 0.8 and (a.agents & b.agents or likeness == 1.0):
        return Opinion(True, 10, "The articles tell of one occasion, and the names are alike.")
    return None


def one_gathering(a: EventTelling, b: EventTelling, _: Context) -> Opinion | None:
    """A conference that one article does not name, on the day and with two or more people of the other's."""
    both = a.people & b.people
    unnamed = any(not name.subject for t in (a, b) for name in t.names[:1])
    if a.fact.kind is EventKind.CONFERENCE and unnamed and a.day is not None and a.day == b.day and len(both) >= 2:
        return Opinion(True, 8, f"Both are on {a.day}, {_some(both)} took part in both, and one has no name of its own.")
    return None


OBJECTIONS: tuple[Feature, ...] = (one_article, two_kinds, two_dates, two_editions, two_places)
REASONS: tuple[Feature, ...] = (
    one_name_one_day,
    one_journey,
    two_sides_one_day,
    one_proper_name,
    one_edition,
    two_sides_one_wording,
    one_context,
    one_gathering,
    # Not asked: the distance of two publications alone. Agencies reprint after weeks.
)


def objection(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Why the two cannot be one event, if anything says so."""
    return next((found for feature in OBJECTIONS if (found := feature(a, b, Context())) is not None), None)


def compare_events(a: EventTelling, b: EventTelling, context: Context) -> Opinion | None:
    """The objection, or else the strongest reason for one event, or None."""
    against = objection(a, b)
    if against is not None:
        return against
    found = [opinion for feature in REASONS if (opinion := feature(a, b, context)) is not None]
    return min(found, key=lambda opinion: (-opinion.weight, opinion.reason), default=None)


# ---- small parts ----


def span(fact: EventFact) -> tuple[str, str]:
    """First and last possible day, as strings that compare; needs a start."""
    start = fact.start or ""
    return (start + "-01-01"[len(start) - 4 :])[:10], ((fact.end or start) + "-12-31"[len(fact.end or start) - 4 :])[:10]


def published_near(a: EventTelling, b: EventTelling) -> bool:
    """Unknown, or within ``NEAR_DAYS`` of one another."""
    if not a.published or not b.published or min(len(a.published), len(b.published)) < 10:
        return True
    return abs(_day_number(a.published) - _day_number(b.published)) <= NEAR_DAYS


def _day_number(day: str) -> int:
    year, month, number = (int(part) for part in day[:10].split("-"))
    return year * 365 + month * 30 + number


def _against(reason: str) -> Opinion:
    return Opinion(False, CERTAIN, reason)


def _likeness(a: EventTelling, b: EventTelling) -> float:
    return max(similarity(one, other) for one in a.names for other in b.names)


def _years(a: EventTelling) -> frozenset[str]:
    return frozenset().union(*(name.years for name in a.names))


def _ordinals(a: EventTelling) -> frozenset[str]:
    return frozenset().union(*(name.ordinals for name in a.names))


def _same_edition(a: EventTelling, b: EventTelling) -> bool:
    years, ordinals = _years(a), _ordinals(a)
    return (bool(years) and years == _years(b)) or (bool(ordinals) and ordinals == _ordinals(b))


def _has_acronym(a: EventTelling, b: EventTelling) -> bool:
    written = set(" ".join((a.fact.name, *a.fact.aliases)).split()) & set(" ".join((b.fact.name, *b.fact.aliases)).split())
    return any(len(word) >= 3 and word.isalnum() and word.isupper() and not set(word) <= set("IVXLC") for word in written)


def _place(fact: EventFact) -> tuple[str, str] | None:
    """("country", code) or ("province", slug) where the place is one that the lexicon knows."""
    name = fold(fact.place or "")
    if name in country_codes():
        return "country", country_codes()[name]
    for head in ("", fold("tỉnh") + " ", fold("thành phố") + " "):
        key = province_slugs().get(name.removeprefix(head))
        if key is not None:
            return "province", key
    return None


def _one_destination(a: EventTelling, b: EventTelling) -> bool:
    one, other = _place(a.fact), _place(b.fact)
    if one is not None and other is not None:
        return one == other
    return _likeness(a, b) >= ALIKE


def _some(keys: frozenset[str]) -> str:
    """Up to three of the participants, for a sentence."""
    shown = sorted(keys)[:3]
    return ", ".join(shown) + (" and others" if len(keys) > len(shown) else "")
