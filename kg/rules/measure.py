"""Reads what an amount of money measures: "kim ngạch thương mại song phương năm 2023 đạt 3,6 tỷ USD" -> the kim ngạch.

In: a sentence's text and the place of the amount. Out: a ``Measured``, or None where it is no figure of trade, investment, aid
or tourism. It does not say whose the amount is.

Kinds: ``money`` (after what it measures), ``money-of`` (before it: "300 tỷ USD vốn đầu tư"), ``series`` (a further amount of the
measure before: "; 5 tháng đầu năm 2017 đạt 1,37 tỷ USD"), ``equivalent`` ("tương đương 115,15 triệu USD"), ``gift`` ("hỗ trợ
Việt Nam 5 triệu USD").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.rules.cues import alternatives
from kg.text.letters import UPPER

_EQUIVALENT = re.compile(r"(?:tương đương|\(|hay)\s*(?:với |khoảng |hơn |gần |trên )*$")
# "tổng vốn đầu tư đăng ký": one noun phrase of several measures.
_JOINED = re.compile(r"\s?(?:(?:đăng ký|song phương|hai chiều|số|thực hiện|trao đổi|hàng hóa|hàng hoá|quốc tế|nước ngoài) ?)*")
# "5 tháng đầu năm 2017 tiếp tục tăng 30%, đạt 1,1 tỷ USD": nothing between two amounts but periods, growth and a verb.
_SERIES = re.compile(
    r"[^;]{0,30}[;,.(][^;]{0,90}?\b(?:đạt|là|còn|lên|ước|khoảng|đạt mức|lên tới|lên đến)\s"
    r"(?:mức |trên |hơn |khoảng |gần |xấp xỉ |ước )*$"
    r"|[^;,]{0,40} (?:và|lên)(?: đạt| khoảng| gần| hơn| trên| mức)*\s$"
)
# "triển khai gói 100 triệu USD đóng tàu", "trong hợp đồng 11,3 tỷ USD": what has the amount for its size.
_SIZED = re.compile(
    r"(?<!\w)(?P<what>(?:gói|khoản|quỹ|hợp đồng|thỏa thuận|thoả thuận)(?: tín dụng| hỗ trợ| thầu| vay)?) (?:hơn |gần |trên |khoảng )?$"
)
_FURTHEST = 90  # code points between what is measured and the amount


@dataclass(frozen=True, slots=True)
class Measured:
    """``start``: where the stretch that shows it begins, an index of the sentence's text; ``what``: what is measured."""

    kind: str
    start: int
    what: str


def measured(text: str, start: int, end: int, last: tuple[int, Measured] | None, foreign: bool) -> Measured | None:
    """What the amount at ``start`` to ``end`` measures.

    ``last``: the amount before it in the sentence, by its end and what it measures. ``foreign``: the amount is in foreign money, or
    the sentence names another country.
    """
    before = text[:start]
    if last is not None and _EQUIVALENT.search(before):
        return Measured("equivalent", len(_EQUIVALENT.sub("", before)), last[1].what)
    behind = _behind().match(text, end)
    if behind is not None:
        return Measured("money-of", start, behind["what"])
    clause = max(before.rfind("; "), before.rfind(". "), before.rfind(": ")) + 1
    found = list(_measure().finditer(before, clause))
    if found and len(before) - found[-1].end() <= _FURTHEST and _domain().search(text):
        return _named(before, found)
    if last is not None and _SERIES.fullmatch(before, last[0]):
        return Measured("series", last[1].start, last[1].what)
    sized = _SIZED.search(before, clause)
    if sized is not None and foreign:
        return Measured("money", sized.start(), sized["what"])
    gift = _gift().search(before, clause)
    return Measured("gift", gift.start(), gift[1]) if gift is not None and foreign else None


def _named(before: str, found: list[re.Match[str]]) -> Measured:
    start = found[-1].start()
    for earlier in reversed(found[:-1]):
        if _JOINED.fullmatch(before, earlier.end(), start):
            start = earlier.start()
    return Measured("money", start, name_of(before[start:]))


def name_of(stretch: str) -> str:
    """What is measured, without what is said of it: "kim ngạch song phương năm 2023 đạt " -> "kim ngạch song phương"."""
    return _ends().split(stretch, maxsplit=1)[0].strip()


def is_domain(text: str) -> bool:
    """Whether the text has a word of trade, investment, tourism or diplomacy."""
    return _domain().search(text) is not None


@functools.cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:tổng|giá trị|mức|số)\s)*(?:{alternatives('measure')})\b", re.IGNORECASE)


@functools.cache
def _behind() -> re.Pattern[str]:
    # "thu hút trên 300 tỷ USD vốn đầu tư từ 119 đối tác"
    return re.compile(r"\s(?P<what>(?:tổng )?(?:vốn|kim ngạch|ODA|FDI|viện trợ)(?: đầu tư| FDI| ODA| thương mại| đăng ký)*)\b")


@functools.cache
def _domain() -> re.Pattern[str]:
    return re.compile(alternatives("domain"), re.IGNORECASE)


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\d+(?! chiều)|hiện|tính|của(?! [{UPPER}])|{alternatives('measure-ends')})(?!\w)|[,(]")


@functools.cache
def _gift() -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives('gift')})\s[^.;,]{{0,60}}$")
