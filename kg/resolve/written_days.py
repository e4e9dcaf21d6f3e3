"""An article's text in, the days that it writes out: "29/5", "ngày 7 tháng 6", "5 và 6/7", with the year where it stands there.

Days place an article in time although most papers leave the year out: two reports of one visit nearly always share one.
Nothing is inferred here: a day without a year stays one, and a lone number is no day.
"""

from __future__ import annotations

import functools
import re

DAY, MONTH = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])"
NOT_IN_NUMBER, NO_MORE = r"(?<![\d.,/:-])", r"(?![\d%]|[.,]\d)"
JOIN = r"(?:\s*(?:-|–|đến ngày|đến|và|tới)\s*(?:ngày\s*)?)"
NUMERIC = re.compile(rf"{NOT_IN_NUMBER}(?:{DAY}{JOIN})?{DAY}\s?[/-]\s?{MONTH}(?:\s?[/-]\s?((?:19|20)\d\d))?{NO_MORE}")
DOTTED = re.compile(rf"(?:ngày|sáng|chiều|tối|trưa|hôm) {DAY}\.{MONTH}(?:\.((?:19|20)\d\d))?{NO_MORE}")
WORDED = re.compile(rf"{NOT_IN_NUMBER}(?:{DAY}{JOIN})?{DAY} tháng {MONTH}(?:(?: năm |/|-)((?:19|20)\d\d))?(?!\d)", re.IGNORECASE)
SHORT_SPAN = 15  # days: of a longer stretch the ends alone are written down


@functools.lru_cache(maxsize=20_000)
def written_days(text: str) -> frozenset[str]:
    """All days in the text as "MM-DD", or "YYYY-MM-DD" where the year is written beside them; a span gives each of its days."""
    found: set[str] = set()
    for pattern in (NUMERIC, WORDED):
        for first, last, month, year in pattern.findall(text):
            found |= _days(first, last, month, year)
    for day, month, year in DOTTED.findall(text):
        found |= _days("", day, month, year)
    return frozenset(found)


def _days(first: str, last: str, month: str, year: str) -> set[str]:
    start, end = int(first or last), int(last)
    days = range(start, end + 1) if 0 <= end - start <= SHORT_SPAN else (end,)  # "30 đến 2/6" begins in another month
    return {f"{year + '-' if year else ''}{int(month):02}-{day:02}" for day in days}


def shared_days(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Days that both write, the year counting only where both give it."""
    without = {day[-5:]: day for day in sorted(other) if len(day) == 5}
    bare = {day for day in one if len(day) == 5}
    both = one & other
    both |= {day for day in one if day[-5:] in without}
    return frozenset(both | {day for day in other if day[-5:] in bare})
