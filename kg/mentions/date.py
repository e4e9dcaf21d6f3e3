"""Finds dates in a stretch of text: "từ ngày 5-11/7/2017" -> 2017-07-05 until 2017-07-11, "tháng 10/2016" -> 2016-10.

In: text, and the year or the day of publication where the context knows one. Out: ``DateMention``s with partial ISO dates.
It does not read "hôm nay" or "tuần trước", and a day and month whose year nothing tells gives no mention
(``kg.mentions.day.find_day_months`` still finds them). The year that an article establishes is ``establish_year``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.mentions.day import DayMonth, find_day_months
from kg.mentions.year import establish_year
from kg.model import DateMention

__all__ = ["establish_year", "find_dates"]

_Y = r"(?:19|20)\d\d"
_END = r"(?![\d%]|[/.,\-]\d|[/\-]\w|\w)"
# "tháng 10/2016", "tháng 4 năm 2025", "(3/2017)", "tính đến 11/2016"
_MONTH = re.compile(
    rf"(?<![\w/])(?:[Tt]háng (?P<m>0?[1-9]|1[0-2])(?:\s?[/.\-]\s?|,? năm )(?P<y>{_Y})"
    rf"|(?<=\()(?P<m2>0?[1-9]|1[0-2])/(?P<y2>{_Y})(?=\))"
    rf"|(?:(?<=đến )|(?<=tới )|(?<=từ )|(?<=hết ))(?P<m3>0?[1-9]|1[0-2])/(?P<y3>{_Y})){_END}"
)
# "tháng 3 vừa qua"; "11 tháng đầu năm" and "tháng 12" alone tell no month of a known year.
_BARE_MONTH = re.compile(r"(?<!\w)(?<!\d )[Tt]háng (?P<m>0?[1-9]|1[0-2])(?= (?:vừa|này|tới|sắp|qua|năm nay)\b)")
# "quý I/2025", "quý 1 năm 2025"
_QUARTER = re.compile(rf"(?<!\w)[Qq]uý (?P<q>IV|I{{1,3}}|[1-4])(?:/| năm |-)(?P<y>{_Y}){_END}")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# "giai đoạn 2021-2025"
_YEARS = re.compile(rf"(?<![\w/.,\-])(?P<y1>{_Y})\s?[-–]\s?(?P<y2>{_Y})(?![\d/\-])")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"(?<!\w)(?:[Nn]ăm (?:tài khóa |tài khoá |tài chính )?|(?<=hồi )(?=\d))(?P<y>{_Y})(?![\d%/-]|[.,]\d)")
# News looks back, and announces at most about two months ahead.
_AHEAD = timedelta(days=60)


def find_dates(text: str, offset: int = 0, year: str | None = None, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of ``text``, sorted, without overlaps; ``offset`` is added to their positions.

    A day and month without a year takes the year that puts it at most two months after ``published`` (a full ISO date), else
    ``year``; the mention then has ``year_inferred``. With neither, it gives no mention.
    """
    days = find_day_months(text)
    taken = [(d.start, d.end) for d in days]
    found: list[DateMention] = []
    for day in days:
        chosen = day.year or _infer(day.last or day.first, year, published)
        if chosen is not None:
            found.append(_mention(day, chosen))
    for mention in _coarser(text, year):
        if all(mention.end <= start or mention.start >= end for start, end in taken):
            found.append(mention)
            taken.append((mention.start, mention.end))
    found.sort(key=lambda m: m.start)
    return tuple(DateMention(m.start + offset, m.end + offset, m.value, m.until, m.year_inferred) for m in found)


def _mention(days: DayMonth, year: int) -> DateMention:
    """A span from December to January starts in the year before."""
    first_year = year - 1 if days.last and days.last < days.first else year
    until = _iso(year, days.last) if days.last else None
    return DateMention(days.start, days.end, _iso(first_year, days.first), until, days.year is None)


def _iso(year: int, month_day: tuple[int, int]) -> str:
    return f"{year:04d}-{month_day[0]:02d}-{month_day[1]:02d}"


def _infer(month_day: tuple[int, int], year: str | None, published: str | None) -> int | None:
    if published is not None and len(published) == 10:
        seen = date.fromisoformat(published)
        limit = (seen + _AHEAD).isoformat()
        return next(y for y in (seen.year + 1, seen.year, seen.year - 1) if _iso(y, month_day) <= limit)
    return int(year[:4]) if year else None


def _coarser(text: str, year: str | None) -> Iterator[DateMention]:
    """Months, quarters and years, in this order, with overlaps; the caller keeps the first of them."""
    if not _DIGIT.search(text):
        return
    for match in _MONTH.finditer(text):
        month, written = match["m"] or match["m2"] or match["m3"], match["y"] or match["y2"] or match["y3"]
        yield DateMention(match.start(), match.end(), f"{written}-{int(month):02d}")
    for match in _BARE_MONTH.finditer(text) if year else ():
        yield DateMention(match.start(), match.end(), f"{str(year)[:4]}-{int(match['m']):02d}", None, True)
    for match in _QUARTER.finditer(text):
        last = 3 * _QUARTERS[match["q"]]
        yield DateMention(match.start(), match.end(), f"{match['y']}-{last - 2:02d}", f"{match['y']}-{last:02d}")
    for match in _YEARS.finditer(text):
        if match["y1"] < match["y2"]:
            yield DateMention(match.start(), match.end(), match["y1"], match["y2"])
    for match in _YEAR.finditer(text):
        yield DateMention(match.start(), match.end(), match["y"])
