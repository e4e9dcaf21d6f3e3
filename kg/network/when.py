"""When a tie held and a window of time in, whether it held in it out; it reads no graph.

The words are those of the question who-held-on: *certain*, *possible*, *unknown* (nothing bounds that side) and *no*.
Days are ISO days and compare as text.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import UsageError
from kg.rdf.literal import is_partial_date
from kg.timeline.days import Span, span

BEGINNING, FOREVER = "0000-00-00", "9999-99-99"  # before and after every day
CERTAIN, POSSIBLE, UNKNOWN, NO = "certain", "possible", "unknown", "no"


@dataclass(frozen=True, slots=True)
class Validity:
    """What is known of the time of a tie.

    ``certain``: it held on all these days. ``low`` and ``high``: it did not begin before, nor go on after; "" where nothing
    bounds it. ``once``: it took place on some days between ``low`` and ``high``, rather than being a state.
    """

    certain: Span | None = None
    low: str = ""
    high: str = ""
    once: bool = False

    def within(self, window: Span) -> str:
        """Whether it held on a day of ``window``: certain, possible, unknown or no."""
        if (self.low and self.low > window.last) or (self.high and self.high < window.first):
            return NO
        if self.certain is not None and self.certain.first <= window.last and window.first <= self.certain.last:
            return CERTAIN
        if self.once and self.low and self.high and window.first <= self.low and self.high <= window.last:
            return CERTAIN
        before = self.certain is not None and window.last < self.certain.first
        after = self.certain is not None and self.certain.last < window.first
        bounded = (bool(self.low) or after) and (bool(self.high) or before)
        return POSSIBLE if bounded else UNKNOWN

    def days(self, sure: bool) -> Span | None:
        """The days on which it can have held, with ``sure`` on which it certainly held; None where nothing tells."""
        if sure or self.certain is None:
            return self.certain if sure or not (self.low and self.high) else Span(self.low, self.high)
        return Span(self.low or self.certain.first, self.high or self.certain.last)

    def __str__(self) -> str:
        """For people: "2017-06-07", "2011-12-31 to 2021-01-01, not before 2011-01-01", "" where nothing is known."""
        if self.certain is None:
            sure, low, high = "", self.low, self.high
        else:
            sure = _told(self.certain.first, self.certain.last)
            low = self.low if self.low != self.certain.first else ""
            high = self.high if self.high != self.certain.last else ""
        if low and high:
            return f"{sure}, at most {_told(low, high)}" if sure else _told(low, high)
        bound = f"not before {low}" if low else f"not after {high}" if high else ""
        return ", ".join(filter(None, [sure, bound]))


ALWAYS = Validity(Span(BEGINNING, FOREVER), BEGINNING, FOREVER)
UNDATED = Validity()


def happened(start: str, end: str = "") -> Validity:
    """Of an event with partial dates: certain on its days where they are stated to the day."""
    if not start:
        return UNDATED
    first, last = span(start), span(end or start)
    if last.last < first.first:  # dates that contradict each other: the first one counts
        last = first
    exact = first.first == first.last and last.first == last.last
    return Validity(Span(first.first, last.last) if exact else None, first.first, last.last, once=True)


def begun(since: str) -> Validity:
    """Of a state with a partial date of its beginning, which goes on."""
    if not since:
        return UNDATED
    days = span(since)
    return Validity(Span(days.last, FOREVER), days.first, FOREVER)


def window(on: str | None = None, since: str | None = None, until: str | None = None) -> Span | None:
    """The days of ``on``, or from the first of ``since`` to the last of ``until``; None where none is given.

    Each is a day, month or year; raises ``UsageError`` for anything else, for ``on`` with another, and for an end before its beginning.
    """
    for value in (on, since, until):
        if value is not None and not is_partial_date(value):
            raise UsageError(f"{value!r} is no date; write 2025, 2025-01 or 2025-01-06")
    if on is not None:
        if since is not None or until is not None:
            raise UsageError("a day (on) or a time (from, to): both together say two things")
        return span(on)
    if since is None and until is None:
        return None
    found = Span(BEGINNING if since is None else span(since).first, FOREVER if until is None else span(until).last)
    if found.last < found.first:
        raise UsageError(f"nothing lies from {since} to {until}: the end comes first")
    return found


def in_window(date: str, days: Span | None) -> bool:
    """Whether an event of this partial date lies in ``days``, or may; any does where ``days`` is None, none without a date else."""
    return days is None or (bool(date) and happened(date).within(days) in (CERTAIN, POSSIBLE))


def told(days: Span) -> str:
    """A window for people."""
    if days.first == BEGINNING:
        return f"until {days.last}"
    return f"since {days.first}" if days.last == FOREVER else _told(days.first, days.last)


def _told(first: str, last: str) -> str:
    if first == BEGINNING and last == FOREVER:
        return "always"
    if last == FOREVER:
        return f"since {first}"
    return first if first == last else f"{first} to {last}"
