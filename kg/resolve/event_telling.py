"""One article's telling of one event, and what can be read off it: span, years, place; it compares no two tellings."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EventFact
from kg.resolve.event_words import EventName, event_name, similarity
from kg.resolve.keys import fold
from kg.resolve.linker import Telling
from kg.resolve.places import country_codes, province_slugs


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


def telling_of(
    article: str, fact: EventFact, people: frozenset[str], agents: frozenset[str], published: str | None
) -> EventTelling:
    """The telling with its names read."""
    names = tuple(event_name(name) for name in (fact.name, *fact.aliases))
    return EventTelling((article, fact.local), fact, names, people, agents, published)


def span(fact: EventFact) -> tuple[str, str]:
    """First and last possible day, as strings that compare; needs a start."""
    start = fact.start or ""
    return (start + "-01-01"[len(start) - 4 :])[:10], ((fact.end or start) + "-12-31"[len(fact.end or start) - 4 :])[:10]


def likeness(a: EventTelling, b: EventTelling) -> float:
    """Similarity of the two most similar names, 0 to 1."""
    return max(similarity(one, other) for one in a.names for other in b.names)


def years(a: EventTelling) -> frozenset[str]:
    """The years in its names."""
    return frozenset().union(*(name.years for name in a.names))


def ordinals(a: EventTelling) -> frozenset[str]:
    """The ordinals in its names, as decimal digits."""
    return frozenset().union(*(name.ordinals for name in a.names))


def place(fact: EventFact) -> tuple[str, str] | None:
    """("country", code) or ("province", slug) where the place is one that the lexicon knows."""
    name = fold(fact.place or "")
    if name in country_codes():
        return "country", country_codes()[name]
    for head in ("", fold("tỉnh") + " ", fold("thành phố") + " "):
        key = province_slugs().get(name.removeprefix(head))
        if key is not None:
            return "province", key
    return None
