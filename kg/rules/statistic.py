"""Reads figures of diplomacy, trade, investment and tourism: "Nga hiện có 186 dự án đầu tư tại Việt Nam".

It reads "kim ngạch xuất nhập khẩu năm 2025 đạt kỷ lục, khoảng 930 tỷ USD" (money that is measured: ``kg.rules.measure``) and "đón
hơn 15,8 triệu lượt khách" (a count: ``kg.rules.count``). It leaves out percentages, growth, plans and targets ("phấn đấu nâng kim
ngạch lên 10 tỷ USD"), prices and rates. Whose a figure is, ``kg.rules.owner`` tells, and of when ``kg.rules.period``.

A kind of its own: ``raised-to`` ("nâng tổng số FTA … lên 17"), a total without a unit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from kg.mentions.quantity import unit_table
from kg.model import AnnotatedArticle, AnnotatedSentence, QuantityMention, StatisticFact
from kg.rules.count import counted
from kg.rules.cues import alternatives
from kg.rules.focus import VIET_NAM, evidence, foreign, states
from kg.rules.measure import Measured, measured
from kg.rules.owner import owner
from kg.rules.period import period

# ---- blockers --------------------------------------------------------------------------------------------------
# "nâng kim ngạch … lên 10 tỷ USD vào năm 2020", "nhất trí đạt được kim ngạch 4 tỷ USD vào 2020", with a year to come.
_TARGET_YEAR = re.compile(r"^[^.;,]{0,20}(?:vào|đến|tới) (?:cuối )?(?:năm )?(?:20[2-9]\d)")
_TO_BE = re.compile(r"(?:nâng|đưa|thúc đẩy|đạt được|nhất trí)\b[^.;]*$", re.IGNORECASE)
_TO_COME = re.compile(r"[^.;,]{0,40}?(?:\d+ năm tới|thời gian tới|năm tới|tương lai)")
# A clause without a subject that tells what to do, as headlines have: "Nâng kim ngạch Việt Nam - Bangladesh lên 2 tỉ USD".
_CALL = re.compile(r"^[\s“\"]*(?:Nâng|Đưa|Thúc đẩy|Phấn đấu|Tăng)\b(?! tổng)[^.;]*\b(?:đạt|lên)\b[^.;]*$")
_DONE = re.compile(r"\bđã\b[^,;]{0,40}$")
_SO_FAR = re.compile(r" hiện (?:nay|tại)| đến nay")
_NOW = re.compile(r"\bhiện (?:đang )?(?:ở mức|đạt|là)\s(?:mức |trên |hơn |khoảng |gần )*$")
# "phấn đấu nâng kim ngạch | từ 8 tỷ USD năm 2018 | lên 10 tỷ USD": where it starts from.
_FROM = re.compile(r"(?<!\w)[Tt]ừ (?:(?:mức|chỗ|con số|chỉ|hơn|gần|trên|khoảng|xấp xỉ) )*$")
_OF_YEAR = re.compile(r" (?:của |trong |vào |hồi )?(?:năm (?:ngoái|20[01]\d|19\d\d)|hiện (?:nay|tại))(?!\d)")
# "sớm giải ngân khoản tín dụng 250 triệu Euro | mà Ba Lan dành cho Việt Nam": the gift itself is no plan.
_GIVEN = re.compile(r" mà [^,.;]{2,30} (?:đã )?(?:dành|cấp|cam kết|cung cấp|viện trợ|tài trợ|cho vay)(?!\w)")
# A split between clauses, of which only the last is read for plans.
_CLAUSES = re.compile(
    r"[;.:] |, (?:trong đó|đồng thời|góp phần|qua đó)|, (?=(?:đã )?(?:ký kết|ký|trao) $)"
    r"|(?<=[^,;]) sau khi | khi (?=năm |kim ngạch)"
)
# "tăng hơn 1 tỉ USD so với năm 2017" is growth; "tăng lên 3 tỷ USD" is not.
_GROWTH = re.compile(r"\b(?:tăng|giảm)(?: thêm| khoảng| gần| hơn| trên| đến| tới)*\s$", re.IGNORECASE)
# "mỗi người trên 2 triệu đồng": a price.
_PRICE = re.compile(r"(?:mỗi|bình quân|đầu người|giá vé|chi phí|mức lương|thu nhập|phạt|giá bán|\bphí)\b[^.;]{0,40}$")
# "10 nước ASEAN", "19 nước khách mời": a body's members or guests; "100 tỷ đồng/dự án": a rate.
_NOT_A_STOCK = re.compile(
    r"\s?/(?!\s?năm)|\s(?:ASEAN|G20|APEC|EU|C?P?TPP|trở lên|trở xuống|khách mời|thành viên(?! Liên)|lân cận|láng giềng|trên thế giới"
    r"|này|đó|còn lại|khác|tham gia CPTPP)\b"
)
# "11 nước ký hiệp định": who signs; "14 văn kiện ký kết" are signed.
_SIGNATORIES = re.compile(r"(?:nước|quốc gia)\s(?:đã )?ký\b")
# "17 FTA … nâng tổng số lên": bare numbers that a total is raised to.
_RAISED = re.compile(
    r"nâng (?:tổng )?số (?:lượng )?(?P<what>[^,.;]{2,60}?) lên (?:thành |tới |con số )?(?P<n>\d{1,4})(?=\s*[.,;)]|$)"
)
_WORD = re.compile(r"[^\W\d_]+")
_OUR_MONEY = "đồng"
_OF_TRADE = re.compile(r"kim ngạch|xuất|nhập|doanh thu|du lịch|viện trợ|ODA|FDI", re.IGNORECASE)


def find_statistics(annotated: AnnotatedArticle) -> Iterator[StatisticFact]:
    """One fact for each value and unit, at its first telling: a lead and a body seldom name the same owner for one figure."""
    seen: set[tuple[Decimal, str]] = set()
    for index in range(len(annotated.sentences)):
        for fact in (*_figures(annotated, index), *_raised(annotated, index)):
            key = (fact.value, fact.unit)
            if key not in seen:
                seen.add(key)
                yield fact


def _figures(annotated: AnnotatedArticle, index: int) -> Iterator[StatisticFact]:
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    last: tuple[int, Measured] | None = None
    for quantity in sentence.quantities:
        start, end = quantity.start - offset, quantity.end - offset
        if _is_none_of_ours(text, start, end) or quantity.value <= 1:
            continue
        if _is_money(quantity):
            away = quantity.unit != _OUR_MONEY or bool(foreign(states(sentence)))
            found = measured(text, start, end, last, away)
            last = (end, found) if found else last
        else:
            found = counted(sentence, quantity)
        about = owner(annotated, index, quantity.start) if found else None
        if found is not None and about is not None and not (about == VIET_NAM and _is_domestic(sentence, quantity, found)):
            shown = evidence(annotated, found.start + offset, quantity.end, f"statistic/{found.kind}")
            when = period(annotated, index, quantity.start, quantity.end)
            yield StatisticFact(quantity.value, quantity.unit, found.what, about, shown, when, quantity.approximate)


def _is_domestic(sentence: AnnotatedSentence, quantity: QuantityMention, found: Measured) -> bool:
    """A firm's outlay at home, in our own money: "khởi công dự án …, với tổng mức đầu tư 3.400 tỷ đồng"."""
    abroad = foreign(states(sentence)) or _OF_TRADE.search(found.what)
    return quantity.unit == _OUR_MONEY and not abroad


def _is_money(quantity: QuantityMention) -> bool:
    return any(unit == quantity.unit and kind == "currency" for unit, kind, _ in unit_table().values())


def _is_none_of_ours(text: str, start: int, end: int) -> bool:
    """Growth, a price, a rate, a plan or a target."""
    before, after = text[:start], text[end:]
    if _GROWTH.search(before) or _PRICE.search(before) or _NOT_A_STOCK.match(after) or _SIGNATORIES.search(text, start, end + 8):
        return True
    return _is_plan(before, after)


def _is_plan(before: str, after: str) -> bool:
    """A plan or a target stands before the figure in its clause, or a year to come after it."""
    if _TO_COME.match(after):
        return True
    if _SO_FAR.match(after) or _NOW.search(before) or _GIVEN.match(after) or (_FROM.search(before) and _OF_YEAR.match(after)):
        return False  # "tăng kim ngạch … trên mức gần 8 tỷ USD hiện nay", "… hiện đang ở mức 500 triệu USD"
    clause = _CLAUSES.split(before)[-1]
    if _plan().search(clause) or (_CALL.match(clause) and not _DONE.search(clause)):
        return True
    return bool(_TO_BE.search(clause) and _TARGET_YEAR.match(after))


@functools.cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('plan')}|dự kiến(?! (?:cán|đạt|ước|là)))\b[^;]*$", re.IGNORECASE)


def _raised(annotated: AnnotatedArticle, index: int) -> Iterator[StatisticFact]:
    """Totals without a unit of their own: "nâng tổng số FTA Việt Nam ký kết và tham gia lên 17"."""
    sentence = annotated.sentences[index]
    offset = sentence.sentence.start
    for match in _RAISED.finditer(sentence.sentence.text):
        about = owner(annotated, index, match.end() + offset)
        if about is not None and not _is_plan(sentence.sentence.text[: match.start()], ""):
            word = _WORD.search(match["what"])
            shown = evidence(annotated, match.start() + offset, match.end() + offset, "statistic/raised-to")
            yield StatisticFact(Decimal(match["n"]), word[0] if word else "", match["what"], about, shown, None, False)
