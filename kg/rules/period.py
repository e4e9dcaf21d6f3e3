"""Tells the period of a figure in the text's own words: "trong 11 tháng đầu năm", "2021-2025", "đến nay".

In: the figure's sentence and offset. Out: a partial ISO date, a span of years or the text's words, or None.
"năm ngoái" is reckoned where the article's year is known; "cùng kỳ" is not.
"""

from __future__ import annotations

import re

from kg.model import AnnotatedArticle, AnnotatedSentence

# "từ năm 1990 đến nay" is one period; "mức cao nhất từ trước đến nay" is none.
_STOCK = re.compile(
    r"(?:[Kk]ể )?[Tt]ừ (?:đầu |cuối )?(?:tháng \d+[/-])?(?:năm )?\d{4} (?:đến|tới) nay"
    r"|(?:[Tt]ính |[Ll]ũy kế |[Ll]uỹ kế )?(?<!trước )[Đđ]ến nay|(?<!trước )[Tt]ới nay|[Hh]iện nay|[Hh]iện tại"
    r"|[Hh]iện(?= (?:có|giữa|Việt|đang|là|đứng|vẫn|đạt|ở mức"
    r"|cả nước|toàn|(?:Nga|Mỹ|Nhật|Hàn|Trung|Đức|Pháp)\b))|[Ll](?:ũy|uỹ) kế(?! (?:tính )?đến)"
)
_MONTHS = re.compile(
    r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?:(?:đầu |cuối |qua của |của )?năm(?: nay| \d{4})?|qua)"
    r"|[Qq]uý [IV1-4]+(?:/\d{4}| năm \d{4})?|nửa (?:đầu|cuối) năm(?: \d{4})?"
)
_LAST_YEAR = re.compile(r"[Nn]ăm ngoái")
_RIGHT_BEHIND = re.compile(r"\s?\(?(?:trong |vào |của |giai đoạn |tính )?")

# What may stand between a figure and a later period that is its own.
_NEAR = re.compile(r"[^:;]{0,100}")


def period(annotated: AnnotatedArticle, index: int, start: int, end: int) -> str | None:
    """The period of the figure at ``start`` to ``end`` (article offsets) of sentence ``index``.

    The one right behind it ("2,7 tỷ USD năm 2016"), else the nearest before it in the sentence, else the nearest after it that
    stands in no list (": Kế hoạch hợp tác … 2019 - 2021"), else the year that the paragraph spoke of before.
    """
    sentence = annotated.sentences[index]
    found = _periods(sentence, annotated.year)
    text = annotated.article.text
    behind = [words for at, words in found if at >= end and _RIGHT_BEHIND.fullmatch(text, end, at)]
    if behind:
        return behind[0]
    if found:
        before = [item for item in found if item[0] < start]
        after = [item for item in found if item[0] >= end and _NEAR.fullmatch(text, end, item[0])]
        if before or after:
            return (max(before) if before else min(after))[1]
    for earlier in reversed(annotated.sentences[:index]):
        if earlier.sentence.line != sentence.sentence.line:
            break
        years = [d.value for d in earlier.dates if len(d.value) == 4 and d.until is None and not _is_goal(earlier, d.start)]
        if years:
            return years[-1]
    return None


def _is_goal(sentence: AnnotatedSentence, at: int) -> bool:
    """ "đến năm 2030": what is aimed at then says nothing of the figures that follow."""
    return re.search(r"(?:đến|tới|vào) $", sentence.sentence.text[: at - sentence.sentence.start]) is not None


def _periods(sentence: AnnotatedSentence, year: str | None) -> list[tuple[int, str]]:
    text, start = sentence.sentence.text, sentence.sentence.start
    last_year = str(int(year[:4]) - 1) if year else "năm ngoái"
    spoken = [(m.start() + start, m.end() + start, last_year) for m in _LAST_YEAR.finditer(text)]
    spoken += [(m.start() + start, m.end() + start, m[0]) for p in (_STOCK, _MONTHS) for m in p.finditer(text)]
    found = [(at, words[0].lower() + words[1:]) for at, _, words in spoken]
    for date in sentence.dates:
        inside = any(at <= date.start < end for at, end, _ in spoken)
        compared = re.search(r"so với|cùng kỳ", text[max(0, date.start - start - 30) : date.start - start])
        if not inside and not compared:
            found.append((date.start, f"{date.value}/{date.until}" if date.until else date.value))
    return found
