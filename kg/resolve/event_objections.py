"""Two tellings of events in, the reason why they cannot be one out, or None; an objection outweighs whatever speaks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kg.model import EventKind
from kg.resolve.event_telling import EventTelling
from kg.resolve.features import Opinion
from kg.resolve.keys import fold
from kg.resolve.linker import CERTAIN

CALL = fold("điện đàm")


def one_article(a: EventTelling, b: EventTelling) -> Opinion | None:
    """An article tells of an event once, so two of one article are two ("hai hội nghị" of one morning)."""
    return _against("One article tells of both as two events.") if a.telling[0] == b.telling[0] else None


def two_kinds(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A visit is no conference; OTHER may be any."""
    kinds = {a.fact.kind, b.fact.kind}
    return _against("They are of two kinds.") if len(kinds) == 2 and EventKind.OTHER not in kinds else None


def call_and_meeting(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A telephone call ("điện đàm") is no meeting, though the same two people talk."""
    calls = [CALL in fold(telling.fact.name) for telling in (a, b)]
    return _against("One is a telephone call, the other is not.") if calls[0] != calls[1] else None


def other_sides(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Each name says who met whom, and not the same: others who were in the room make no meeting of theirs of it."""
    if a.fact.kind is not EventKind.MEETING or min(len(a.sides), len(b.sides)) < 2 or a.sides <= b.sides or b.sides <= a.sides:
        return None
    return _against(f"By their names {', '.join(sorted(a.sides))} met in the one, {', '.join(sorted(b.sides))} in the other.")


def two_dates(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Spans without a common day; "2025-01" and "2025-01-06" have one."""
    if a.span is None or b.span is None or (a.span[0] <= b.span[1] and b.span[0] <= a.span[1]):
        return None
    if a.fact.kind is b.fact.kind is EventKind.MEETING and len(a.sides & b.sides) >= 2 and _next_day(a, b):
        return None  # an evening in Washington is the next day in Hà Nội
    return _against(f"One is dated {a.fact.start}, the other {b.fact.start}.")


def _next_day(a: EventTelling, b: EventTelling) -> bool:
    if a.day is None or b.day is None:
        return False
    try:
        return abs(date.fromisoformat(a.day) - date.fromisoformat(b.day)).days <= 1
    except ValueError:  # "2025-02-30", as a paper printed it
        return False


def two_editions(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Other years or another ordinal: the conferences of a yearly series."""
    for one, other, what in ((a.years, b.years, "years"), (a.ordinals, b.ordinals, "ordinals")):
        if one and other and not (one <= other or other <= one):
            return _against(f"Their names have different {what}: {', '.join(sorted(one))} and {', '.join(sorted(other))}.")
    return None


def two_places(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Two provinces, or two countries; a house and its town are no objection, nor is a journey's next stop."""
    if a.place is None or b.place is None or a.place == b.place or a.place[0] != b.place[0]:
        return None
    return _against(f"One is in {a.fact.place}, the other in {b.fact.place}.")


OBJECTIONS: tuple[Callable[[EventTelling, EventTelling], Opinion | None], ...] = (
    one_article,
    two_kinds,
    call_and_meeting,
    other_sides,
    two_dates,
    two_editions,
    two_places,
    # Not asked: two organizers. A conference of a government has a ministry behind it, and papers name either.
)


def objection(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Why the two cannot be one event, if anything says so."""
    return next((found for feature in OBJECTIONS if (found := feature(a, b)) is not None), None)


def _against(reason: str) -> Opinion:
    return Opinion(False, CERTAIN, reason)
