"""Tells since when a level of partnership holds: "nâng lên Đối tác chiến lược toàn diện vào tháng 9/2023" -> 2023-09.

In: an ``AnnotatedArticle``, a sentence's index and where level and countries stand in it. Out: a ``Since``, or None where the text
ties no date to the level. It does not guess from the article's own date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import AnnotatedArticle, AnnotatedSentence, DateMention
from kg.rules.level import find_levels

_AFTER = re.compile(
    r"[\s,(”\"]*(?:giữa )?(?:hai nước |hai bên )?(?:đã )?(?:được )?(?:chính thức )?(?:thiết lập |nâng cấp |ký kết |ký |xác lập )?"
    r"(?:từ|kể từ|vào|hồi|trong)?\s*(?:ngày\s|tháng\s|cuối\s|đầu\s|giữa\s|năm\s)*$"
)
_OTHER_STEP = re.compile(r";|, sau đó|sau đó")
_ESTABLISH = re.compile(r"(?:thiết lập|nâng cấp|nâng|ký|trở thành|lập|nhất trí|xác lập|ra Tuyên bố|đưa)", re.IGNORECASE)
# What makes a level, right before it: "hai Thủ tướng thống nhất nâng quan hệ từ …, lên Đối tác chiến lược toàn diện".
_MADE = re.compile(
    r"(?:(?:nâng|đưa)\b[^.;]{0,90}\b(?:lên|thành)(?: thành| tầm| mức| cấp| quan hệ| khuôn khổ)*|(?:xác|thiết) lập(?: quan hệ| khuôn khổ)*"
    r"|ra Tuyên bố[^.;]{0,60})\s[“\"‘']?$"
)
_WISH = re.compile(r"kỷ niệm|\d+ năm (?:ngày )?thiết lập", re.IGNORECASE)
# "10 năm quan hệ đối tác chiến lược … năm 2023", "quan hệ … tròn 10 năm"
_YEARS_BEFORE = re.compile(
    r"(?P<n>\d+) năm (?:ngày |kể từ khi )?(?:hai nước )?(?:thiết lập|ký|nâng|xác lập|quan hệ|trở thành|là)?[^.;,\d]{0,40}$"
)
_YEARS_AFTER = re.compile(r"\s*(?:vừa |đã |sẽ )?tròn (?P<n>\d+) năm")
_FURTHEST = 90  # code points between a date and the level that it makes


@dataclass(frozen=True, slots=True)
class Since:
    """``value``: a partial ISO date. ``start`` and ``end``: the date in the article's text, where it stands in the sentence."""

    value: str
    start: int | None = None
    end: int | None = None


def find_since(annotated: AnnotatedArticle, index: int, start: int, end: int) -> Since | None:
    """The date of the level at ``start``, whose countries end at ``end`` (article offsets).

    Right after it; else before "thiết lập", "nâng cấp" … in the same clause; else the day of which the paragraph told before
    what this sentence makes; else the year of an anniversary less its years.
    """
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    before = text[: start - offset]
    years = _of_anniversary(sentence, before, text[end - offset :])
    if years is not None:
        return Since(years)
    if _WISH.search(before):
        return None  # "10 năm thiết lập quan hệ … vào dịp này" is an anniversary
    days = [d for d in sentence.dates if d.until is None]
    for date in days:
        if date.start >= end and _AFTER.fullmatch(text[end - offset : date.start - offset]):
            return Since(date.value, date.start, date.end)
    near = next((d for d in days if _makes(sentence, d, start)), None)
    if near is not None:
        return Since(near.value, near.start, near.end)
    return _of_paragraph(annotated, index) if _MADE.search(before) else None


def _makes(sentence: AnnotatedSentence, date: DateMention, start: int) -> bool:
    """Whether the level at ``start`` was made on ``date``, which stands before it in its clause."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    between = text[date.end - offset : max(start, date.end) - offset]
    # "ký kết năm 2007 đã được nâng cấp lên …": that year is of the level before it.
    levels = [m for _, m in find_levels(text)]
    earlier = any(m.end() <= date.start - offset for m in levels) and ";" not in between
    if earlier and ("," not in between or re.match(r",? lên\b", between)):
        return False
    if date.end > start or len(between) >= _FURTHEST or _OTHER_STEP.search(between):
        return False
    return _ESTABLISH.search(between) is not None


def _of_paragraph(annotated: AnnotatedArticle, index: int) -> Since | None:
    """The last full day before the sentence's end in its paragraph: "Ngày 3/9/2016 … hội đàm. Hai Thủ tướng nhất trí nâng …"."""
    line = annotated.sentences[index].sentence.line
    for sentence in reversed(annotated.sentences[: index + 1]):
        if sentence.sentence.line != line:
            break
        days = [d for d in sentence.dates if d.until is None and len(d.value) == 10]
        if days:
            return Since(days[-1].value)
    return None


def _of_anniversary(sentence: AnnotatedSentence, before: str, after: str) -> str | None:
    match = _YEARS_AFTER.match(after) or _YEARS_BEFORE.search(before)
    years = {d.value[:4] for d in sentence.dates if not d.year_inferred}
    if match is None or len(years) != 1 or any(d.until for d in sentence.dates):
        return None
    year = int(years.pop()) - int(match["n"])
    return str(year) if year > 1900 else None
