"""A line or a record's field comes in, the date of publication goes out if it is one; dates inside sentences are not read here.

Only a line that consists of nothing but a date, a time, a weekday and their labels is a date line ("06/01/2025 18:24",
"Thứ Hai, 06/01/2025 | 18:24 (GMT+7)"). The city's dateline of an agency ("(TTXVN) - Hà Nội, ngày 5/8") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from email.utils import parsedate_to_datetime

from kg.model import LineLabel

_DAY_FIRST = r"(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4})"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})"
_WORDS = r"ngày\s+(?P<wday>\d{1,2})\s+tháng\s+(?P<wmonth>\d{1,2})(?:\s+năm|,)\s+(?P<wyear>\d{4})"
_DATE = re.compile(f"(?<![\\d/.-])(?:{_DAY_FIRST}|{_ISO}|{_WORDS})(?![\\d/])", re.I)
# What may stand beside the date on its line; each is removed, and nothing but separators may remain.
_TIME = re.compile(
    r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?:\s?:\s?\d{2}(?:\.\d+)?)?\s?(?:phút|')?(?:\s?(?:am|pm|sa|ch)\b)?(?:Z|[+-]\d{2}:?\d{2})?",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|t[2-7])\b", re.I)
_ZONE = re.compile(r"\(?\b(?:gmt|utc)\b\s?(?:[+-]\s?\d{1,2}(?::\d{2})?)?\)?", re.I)
_LABEL = re.compile(
    r"\b(?:cập nhật(?: lần cuối)?|ngày (?:đăng|xuất bản|phát hành)|thời gian(?: đăng)?|đăng(?: tải)?|xuất bản|(?:đã )?đưa lên|"
    r"lúc|vào|ngày|hồi|giờ việt nam)\b",
    re.I,
)
_SEPARATORS = re.compile(r"[\s|,;:()\[\]–—•·-]*")


def parse_dateline(line: str) -> str | None:
    """The ISO date of a line that is a date line and nothing else, with day, month and year; otherwise None."""
    if len(line) > 120:
        return None
    line = re.sub(r"(?<=\d)T(?=\d\d:)", " ", line)  # "2025-01-06T18:24:00+07:00"
    match = _DATE.search(line)
    if match is None:
        return None
    rest = line[: match.start()] + " " + line[match.end() :]
    rest = _DATE.sub(" ", rest)  # "Đăng: 06/01/2025. Cập nhật: 07/01/2025": the first is the publication
    for part in (_ZONE, _TIME, _WEEKDAY, _LABEL):
        rest = part.sub(" ", rest)
    if _SEPARATORS.fullmatch(rest.replace(".", " ")) or _site_name(line, match.start()):
        return _iso(match)
    return None


def _site_name(line: str, date_start: int) -> bool:
    """Whether a date with weekday and time follows the name of the paper: "Báo X-Thứ ba, ngày 16/07/2024 23:06"."""
    weekday = _WEEKDAY.search(line[:date_start])
    if weekday is None or weekday.start() > 30 or _TIME.search(line) is None:
        return False
    rest = line[weekday.start() :]
    for part in (_DATE, _ZONE, _TIME, _WEEKDAY, _LABEL):
        rest = part.sub(" ", rest)
    return _SEPARATORS.fullmatch(rest) is not None and line[: weekday.start()].rstrip().endswith(("-", "–", "|", "•", "·"))


def published_line(lines: Sequence[str], labels: Sequence[LineLabel]) -> str | None:
    """The date of the first line labelled DATELINE, or None."""
    for line, label in zip(lines, labels, strict=True):
        if label is LineLabel.DATELINE:
            return parse_dateline(line)
    return None


def normalize_date(value: str | None) -> str | None:
    """A record's date as a partial ISO date ("2018-07-14 16:44:41" -> "2018-07-14"); None for what is no date."""
    if value is None:
        return None
    value = value.strip()
    partial = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", value)
    if partial is not None:
        return value if _is_date(partial[1], partial[2] or "1", "1") else None
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", value)
    if compact is not None:
        return "-".join(compact.groups()) if _is_date(*compact.groups()) else None
    match = _DATE.search(value)
    return _iso(match) if match is not None else _mail_date(value)


def _mail_date(value: str) -> str | None:
    """The date of "Fri, 15 Nov 2024 09:00:00 +0700", as in RSS feeds; the day is that of the stated zone."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, IndexError, TypeError):
        return None


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    elif match["wyear"]:
        year, month, day = match["wyear"], match["wmonth"], match["wday"]
    else:
        year, month, day = match["year"], match["month"], match["day"]
    return f"{int(year):04}-{int(month):02}-{int(day):02}" if _is_date(year, month, day) else None


def _is_date(year: str, month: str, day: str) -> bool:
    # A press article of this world, not a calendar puzzle: years outside are typing errors or numbers.
    if not 1900 <= int(year) <= 2100:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
