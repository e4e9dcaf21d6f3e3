"""Finds days and months in a stretch of text, with or without a year: "từ ngày 5-11/7" -> (7, 5) until (7, 11), no year.

In: text. Out: ``DayMonth``s. It does not choose a year: ``kg.mentions.date`` does, with what ``kg.mentions.year`` establishes.

Between the numbers stand "/", "." or "-". A day and month without a year need a word that makes them a date ("sáng 6/1"), since
"1/3 dân số", "hoạt động 24/7", "thứ 4/80" and "tỷ số 2-1" are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:19|20)\d\d"
_SEP = r"\s?[/.\-]\s?"
_END = r"(?![\d%]|[/.,\-]\d|[/\-]\w|\w)"
# "tháng 9-11/2024" is a span of months, not the 9th of November.
_START = r"(?<![\w/])(?<!\d[.,\-])(?<!háng )"
_TO = r"\s?(?:-|–|đến hết ngày|đến hết|đến ngày|đến|tới ngày|tới|và ngày|và|,)\s?"
# "nay" is that of "hôm nay 19/11", "chiều nay (6/1)".
_CUE = (
    r"(?<!\w)(?:(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|nay|[Mm]ùng|[Mm]ồng|dịp|[Vv]ào|[Kk]ể từ"
    r"|[Tt]rước|[Ss]au|[Tt]ừ|đến|tới|hết|hạn),? \(?|\()"
)
# "từ 1/3 diện tích": a fraction, whatever stands before it.
_NO_FRACTION = (
    r"(?!\s(?:dân số|số|diện tích|tổng|các|lượng|thế giới|quân số|sản lượng|trong|của|thời gian|nhu cầu|chặng|hành trình))"
)


@dataclass(frozen=True, slots=True)
class DayMonth:
    """A day and month, or a span of them; ``year`` is that of the last day, None where the text does not write it."""

    start: int
    end: int
    first: tuple[int, int]  # (month, day)
    last: tuple[int, int] | None
    year: int | None


def _compile(pattern: str) -> re.Pattern[str]:
    for name, part in (
        ("<START>", _START),
        ("<END>", _END),
        ("<CUE>", _CUE),
        ("<NF>", _NO_FRACTION),
        ("<TO>", _TO),
        ("<S>", _SEP),
        ("<D1>", f"(?P<d1>{_D})"),
        ("<D2>", f"(?P<d2>{_D})"),
        ("<M1>", f"(?P<m1>{_M})"),
        ("<M2>", f"(?P<m2>{_M})"),
        ("<Y1>", f"(?P<y1>{_Y})"),
        ("<Y>", f"(?P<y>{_Y})"),
    ):
        pattern = pattern.replace(name, part)
    return re.compile(pattern)


# Most exact first: where two overlap, the earlier form wins.
_FORMS: tuple[re.Pattern[str], ...] = tuple(
    map(
        _compile,
        (
            # "từ ngày 30/6 đến 1/7/2017", "30/6/2017 - 1/7/2017"
            r"<START>(?:ngày )?<D1><S><M1>(?:<S><Y1>)?<TO>(?:ngày )?<D2><S><M2><S><Y><END>",
            # "từ ngày 30/6 đến 1/7"
            r"<CUE><D1>[/.]<M1><TO>(?:ngày )?<D2>[/.]<M2><NF><END>",
            # "5-11/7/2017", "ngày 5 và 6/7/2017"
            r"<START>(?:ngày )?<D1><TO>(?:ngày )?<D2><S><M2><S><Y><END>",
            # "ngày 5-11/7", "từ 5 đến 11/7"
            r"<CUE><D1><TO>(?:ngày )?<D2>[/.\-]<M2><NF><END>",
            # "6/1/2025"
            r"<START>(?:ngày )?<D1><S><M2><S><Y><END>",
            # "14 tháng 1 năm 2025", "ngày 14 - 16 tháng 1 năm 2025"
            r"<START><D1>(?:<TO>(?:ngày )?<D2>)? tháng <M2>,? năm <Y><END>",
            # "ngày 14 tháng 1", "mùng 3 tháng 2"
            r"<CUE><D1>(?:<TO>(?:ngày )?<D2>)? tháng <M2>(?! ngày| năm \d)<END>",
            # "sáng 6/1"
            r"<CUE><D1>[/.\-]<M2><NF><END>",
        ),
    )
)
# Cheap first: every form has two numbers with a mark between them, or the word "tháng" after one.
_MAY_HAVE = re.compile(r"\d\s?[/.\-]\s?\d|\d tháng \d")
# The longest month of each: 29 February exists.
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_day_months(text: str) -> tuple[DayMonth, ...]:
    """Every stretch that gives at least a day and a month, sorted, without overlaps."""
    if _MAY_HAVE.search(text) is None:
        return ()
    found: list[DayMonth] = []
    for form in _FORMS:
        for match in form.finditer(text):
            days = _read(match)
            if days and all(days.end <= f.start or days.start >= f.end for f in found):
                found.append(days)
    return tuple(sorted(found, key=lambda d: d.start))


def _read(match: re.Match[str]) -> DayMonth | None:
    """None where the numbers are no days of the calendar, or no span ("5-2/7")."""
    part = match.groupdict()
    last_month = int(part["m2"])
    first = (int(part.get("m1") or last_month), int(part["d1"]))
    last = (last_month, int(part["d2"])) if part.get("d2") else None
    if any(day > _LAST_DAY[month - 1] for month, day in (first, last or first)):
        return None
    if last is not None and last <= first and not part.get("m1"):
        return None
    start = match.start("d1")
    # The word "ngày" belongs to the date; "sáng" and "từ" do not.
    start -= len("ngày ") if match.string[:start].lower().endswith("ngày ") else 0
    written = part.get("y")
    return DayMonth(start, match.end("y" if written else "m2"), first, last, int(written) if written else None)
