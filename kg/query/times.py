"""Days, months, years and stretches of time in the words of a question; it reads numbers and a few words and asks nothing.

"ngày 1 tháng 12 năm 2024", "12/2024", "từ năm 2020 đến 2024", "trước năm 2020". A day without a year is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Time:
    """From ``start`` to ``end``, both "2024", "2024-12" or "2024-12-01", None where it is open."""

    start: str | None
    end: str | None

    @property
    def point(self) -> str | None:
        """The day, month or year that it is, or as of which something is asked; None for a stretch."""
        return self.end if self.start in (None, self.end) else None


def times_at(words: Sequence[str], i: int) -> Iterator[tuple[int, Time]]:
    """Every time that begins with word ``i`` (words without marks), with the word behind its end; longest first."""
    for opening, closing in (("tu", "den"), ("giua", "va"), ("ke tu", "den")):
        for end, since in _points(words, _after(words, i, opening)):
            for last, until in _points(words, _after(words, end, closing)):
                yield last, Time(since, until)
    for opening in ("tinh den het", "tinh den cuoi", "den het", "den cuoi", "tinh den", "cho den", "den", "truoc", "tu", "ke tu", "sau"):
        for end, point in _points(words, _after(words, i, opening)):
            time = _open(opening, point)
            if time is not None:
                yield end, time
    for end, point in _points(words, i):
        yield end, Time(point, point)


def _open(opening: str, point: str) -> Time | None:
    if opening in ("truoc", "sau"):  # neither includes the year that it names
        if len(point) != 4:
            return None
        return Time(None, str(int(point) - 1)) if opening == "truoc" else Time(str(int(point) + 1), None)
    return Time(point, None) if opening in ("tu", "ke tu") else Time(None, point)


def _after(words: Sequence[str], i: int | None, phrase: str) -> int | None:
    if i is None:
        return None
    parts = phrase.split()
    return i + len(parts) if list(words[i : i + len(parts)]) == parts else None


def _points(words: Sequence[str], i: int | None) -> Iterator[tuple[int, str]]:
    """Days, months, years that begin with word ``i``: the word behind their end, and as ISO 8601 writes them."""
    if i is None:
        return
    text = " ".join(words[i : i + 6])
    for pattern in _POINTS:
        match = pattern.match(text)
        if match is None:
            continue
        iso = _iso(match.groupdict())
        if iso is not None:
            yield i + match.group().count(" ") + 1, iso
            return


_POINTS = [
    re.compile(pattern + r"(?= |$)")
    for pattern in (
        r"(?:ngay )?(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})",
        r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})",
        r"(?:ngay )?(?P<day>\d{1,2})[-./](?P<month>\d{1,2}) nam (?P<year>\d{4})",
        r"(?:ngay )?(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?:thang )?(?P<year>\d{4})-(?P<month>\d{2})",
        r"(?:thang )?(?P<month>\d{1,2})[-./](?P<year>\d{4})",
        r"thang (?P<month>\d{1,2}) nam (?P<year>\d{4})",
        r"(?:nam )?(?P<year>\d{4})",
    )
]


def _iso(parts: dict[str, str]) -> str | None:
    year, month, day = (int(parts[name]) if name in parts else None for name in ("year", "month", "day"))
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
