"""Reads figures of diplomacy, trade, investment and tourism: "Nga hiện có 186 dự án đầu tư tại Việt Nam".

It reads "kim ngạch xuất nhập khẩu năm 2025 đạt kỷ lục, khoảng 930 tỷ USD" (money that is measured) and "đón hơn 15,8 triệu lượt
khách" (a count). It leaves out percentages, plans and targets ("phấn đấu nâng kim ngạch lên 10 tỷ USD"), delegates, and counts
of anything else. Whose a figure is, ``kg.rules.owner`` tells.

Kinds: ``money`` (an amount after what it measures), ``equivalent`` ("tương đương 115,15 triệu USD"), ``count-of`` (a count of a
unit that ``units.tsv`` gives a domain), ``people-abroad`` (citizens living, working or learning in another country),
``number-of`` ("số khách Hàn Quốc thăm Việt Nam đạt 2,4 triệu người") and ``raised-to`` ("nâng tổng số FTA … lên 17").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.mentions.quantity import unit_table
from kg.model import AnnotatedArticle, AnnotatedSentence, QuantityMention, StatisticFact
from kg.rules.focus import evidence, foreign, states
from kg.rules.owner import owner
from kg.rules.period import period

# ---- what money measures ---------------------------------------------------------------------------------------
_MEASURE = re.compile(
    r"(?:[Tt]ổng |[Gg]iá trị |[Mm]ức |[Ss]ố )*(?:[Kk]im ngạch|[Xx]uất khẩu|[Nn]hập khẩu|[Xx]uất nhập khẩu|[Tt]hương mại"
    r"|[Vv]ốn|[Đđ]ầu tư"
    r"|FDI|ODA|[Vv]iện trợ|[Dd]oanh thu|[Dd]u lịch|[Kk]iều hối|trị giá|giá trị|tài trợ|gói hỗ trợ|khoản vay|tín dụng|hợp đồng"
    r"|thặng dư"
    r"|nhập siêu|xuất siêu)"
)
_DOMAIN = re.compile(
    r"kim ngạch|xuất khẩu|nhập khẩu|thương mại|đầu tư|FDI|ODA|viện trợ|thỏa thuận|thoả thuận|hợp đồng|du lịch|kiều hối"
    r"|hợp tác|đối ngoại"
    r"|dự án|hỗ trợ|tặng",
    re.IGNORECASE,
)
_MEASURE_ENDS = re.compile(
    r"\s(?:đạt|là|năm|trong|ước|dự kiến|gần|hơn|trên|khoảng|lên|tăng|còn|chỉ|vượt|với|của(?! [A-ZĐ])|từ|cán|tới|đã|có|cũng"
    r"|không|hàng năm)(?!\w)|[,(]"
)
_EQUIVALENT = re.compile(r"(?:tương đương|\(|hay)\s*(?:với |khoảng |hơn |gần |trên )*$")

# ---- blockers --------------------------------------------------------------------------------------------------
# "phấn đấu đạt …", "nâng kim ngạch … lên 10 tỷ USD vào năm 2020", "sẽ đầu tư", "dự kiến ký kết 9 thỏa thuận" (but "dự kiến đạt").
_PLANNED = re.compile(
    r"\b(?:phấn đấu|mục tiêu|hướng tới|hướng đến|sẽ|kế hoạch|chỉ tiêu|kỳ vọng|mong muốn|có thể|tiềm năng|nhằm|để|sớm|đề nghị"
    r"|đề xuất"
    r"|dự kiến(?! (?:cán|đạt|ước|là))|cam kết (?:sẽ|hỗ trợ|đầu tư|tài trợ|dành|viện trợ)|trong vòng|ước mơ|quyết tâm|tiến tới"
    r"|cần|nhu cầu"
    r"|dự báo|nếu|yêu cầu|ít nhất|tối thiểu|triển vọng|hy vọng)\b[^;]*$",
    re.IGNORECASE,
)
_TARGET_YEAR = re.compile(r"^[^.;,]{0,20}(?:vào|đến|tới) (?:cuối )?năm (?:20[2-9]\d)")
_TO_COME = re.compile(r"[^.;,]{0,40}?(?:\d+ năm tới|thời gian tới|năm tới)")
# "đứng thứ 60 trên 138 nước": what a rank is counted among; "mỗi người trên 2 triệu đồng": a price.
_RANKED = re.compile(r"(?:đứng|xếp|thứ|hạng|vị trí)[^;]{0,70}(?:trên|trong (?:tổng )?số|trong)\s(?:tổng số |hơn |gần |khoảng )*$")
_PRICE = re.compile(r"(?:mỗi|bình quân|đầu người|giá vé|chi phí|mức lương|thu nhập|phạt|giá bán)[^.;]{0,40}$")
# A number of states is a figure of ours only beside what binds them: "quan hệ ngoại giao với 194 quốc gia".
_BINDS = re.compile(
    r"(?:quan hệ|nâng cấp|đối tác|xuất khẩu|thị trường|hợp tác|thương mại|đầu tư|ký|mạng lưới|khách|thực hiện|đại sứ quán"
    r"|cơ quan đại diện)"
    r"[^.;]{0,80}$"
)
_TO_BE = re.compile(r"(?:lên|đạt)\s(?:mức |trên |hơn |khoảng |gần )*$")
# Who only takes part: "lãnh đạo của 36 quốc gia", "400 doanh nghiệp tham gia".
_TAKING_PART = re.compile(
    r"(?:(?:lãnh đạo|đại diện|đại biểu|khách mời|quan chức)(?: cấp cao)?(?: của| từ| đến từ)?"
    r"|(?:đến từ|thành viên|góp mặt|tọa đàm với|gặp gỡ|đối thoại với)[^.,;]{0,25}|tham (?:dự|gia) của[^.;]{0,120}|thông qua)"
    r"\s(?:hơn |gần |trên |khoảng )*$"
)
_TAKES_PART = re.compile(
    r"(?:(?! và )[^.,;]){0,30}?(?:tham dự|tham gia|dự hội nghị|có mặt|đại biểu|đông người|xem|theo dõi|truy cập)(?!\w)"
)
# "17 FTA … nâng tổng số lên": bare numbers that a total is raised to.
_RAISED = re.compile(
    r"nâng (?:tổng )?số (?:lượng )?(?P<what>[^,.;]{2,60}?) lên (?:thành |tới |con số )?(?P<n>\d{1,4})(?=\s*[.,;)]|$)"
)
_ABROAD = re.compile(
    r"(?: Việt Nam| Việt| gốc Việt)?[^.;,]{0,30}?(?:sinh sống|làm việc|học tập|cư trú|lao động|định cư|theo học|du học)"
    r"[^.;]{0,40}?(?:tại|ở)\s"
)
# "10 nước ASEAN", "19 nước khách mời": a body's members or guests; "100 tỷ đồng/dự án": a rate.
_NOT_A_STOCK = re.compile(
    r"\s?/|\s(?:ASEAN|G20|APEC|EU|C?P?TPP|trở lên|trở xuống|khách mời|thành viên(?! Liên)|lân cận|láng giềng|trên thế giới"
    r"|ký|này|đó|còn lại|khác)\b"
)
# Travellers who met with an accident are no tourism.
_TRAVELLERS = frozenset({"khách", "du khách"})
_MANY = 1000
_JOINED = re.compile(r"\s?(?:(?:đăng ký|song phương|hai chiều|số) )?")
_NUMBER_OF = re.compile(
    r"(?P<what>(?:[Ss]ố|[Ll]ượng) (?:lượng )?(?:khách|du khách|thực tập sinh|lao động|lưu học sinh|du học sinh|sinh viên"
    r"|người Việt)[^.;]{0,80}?)"
    r"\s(?:đã |cũng )?(?:đạt|lên tới|lên đến|là|ước đạt|vào)\s(?:gần |hơn |trên |khoảng )*$"
)
_TAIL_ENDS = re.compile(
    r"[,.;:()]|\s(?:[-–]|trong|với|được|đã|tăng|năm|nhân|trên|so|và|vào|(?<!tự )do|là|còn|từ|để|nhằm|trị giá|có|\d+)(?!\w)"
)
_STATES_UNITS = frozenset(
    {"nước", "quốc gia", "vùng lãnh thổ", "địa phương", "đối tác", "quốc gia và vùng lãnh thổ", "nước và vùng lãnh thổ"}
)
# "hai nước", "2 nước", "3 nước Việt Nam - Lào - Campuchia" are sides, all named.
_FEW = 6
_NEVER = frozenset({"tàu", "sản phẩm", "lượt", "cam kết", "danh hiệu", "container", "tập đoàn", "công ty"})
_WORD = re.compile(r"[^\W\d_]+")


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
    last_money: tuple[int, str] | None = None
    for quantity in sentence.quantities:
        before, after = text[: quantity.start - offset], text[quantity.end - offset :]
        if _is_plan(before, after) or _NOT_A_STOCK.match(after) or _PRICE.search(before) or quantity.value <= 1:
            continue
        if _is_money(quantity):
            kind, start, measure = _money(text, before, last_money)
            last_money = (start, measure) if kind else last_money
        else:
            kind, start, measure = _count(sentence, quantity, before, after)
        about = owner(annotated, index, quantity.start) if kind else None
        if about is not None:
            shown = evidence(annotated, start + offset, max(quantity.end, start + offset + 1), f"statistic/{kind}")
            when = period(annotated, index, quantity.start, quantity.end)
            yield StatisticFact(quantity.value, quantity.unit, measure, about, shown, when, quantity.approximate)


def _is_money(quantity: QuantityMention) -> bool:
    return any(unit == quantity.unit and kind == "currency" for unit, kind, _ in unit_table().values())


def _is_plan(before: str, after: str) -> bool:
    """A plan or a target stands before the figure in its clause, or a year to come after it."""
    if _TO_COME.match(after):
        return True
    if after.startswith(" hiện nay"):
        return False  # "tăng kim ngạch … trên mức gần 8 tỷ USD hiện nay"
    clause = re.split(r"[;.:] |, (?:trong đó|đồng thời|đưa|góp phần|qua đó)", before)[-1]
    return bool(_PLANNED.search(clause)) or bool(_TO_BE.search(before) and _TARGET_YEAR.match(after) and "nâng" in clause)


def _money(text: str, before: str, last: tuple[int, str] | None) -> tuple[str, int, str]:
    """(kind, where its stretch starts, what it measures); an empty kind where it is no figure of ours."""
    if last is not None and _EQUIVALENT.search(before):
        return "equivalent", len(_EQUIVALENT.sub("", before)), last[1]
    clause_start = max(before.rfind("; "), before.rfind(". "), before.rfind(": ")) + 1
    measures = list(_MEASURE.finditer(before, clause_start))
    if not measures or len(before) - measures[-1].end() > 90 or not _DOMAIN.search(text):
        return "", 0, ""
    start = measures[-1].start()
    # "tổng vốn đầu tư đăng ký": one noun phrase of several such words.
    for earlier in reversed(measures[:-1]):
        if _JOINED.fullmatch(before, earlier.end(), start):
            start = earlier.start()
    return "money", start, _measure_of(before[start:])


def _measure_of(stretch: str) -> str:
    """ "kim ngạch thương mại song phương năm 2023 đạt " -> "kim ngạch thương mại song phương"."""
    return _MEASURE_ENDS.split(stretch, maxsplit=1)[0].strip()


def _count(sentence: AnnotatedSentence, quantity: QuantityMention, before: str, after: str) -> tuple[str, int, str]:
    text, offset = sentence.sentence.text, sentence.sentence.start
    start = quantity.start - offset
    written = text[start : quantity.end - offset]
    domain = next((d for unit, kind, d in unit_table().values() if unit == quantity.unit and kind == "count" and d), "")
    if not domain or quantity.unit in _NEVER or (quantity.unit in _STATES_UNITS and quantity.value < _FEW):
        return "", 0, ""
    if quantity.unit in _STATES_UNITS and (_RANKED.search(before) or not _BINDS.search(before)):
        return "", 0, ""
    number = _NUMBER_OF.search(before) if domain in ("people", "tourism") else None
    if number is not None:
        return "number-of", number.start("what"), _MEASURE_ENDS.split(number["what"], maxsplit=1)[0]
    if domain == "people":
        abroad = _ABROAD.match(after)
        near = abroad and foreign(states(sentence, quantity.end, quantity.end + len(abroad[0]) + 20))
        return ("people-abroad", start, _tail(written, after)) if near else ("", 0, "")
    if _TAKING_PART.search(before) or _TAKES_PART.match(after) or (quantity.unit in _TRAVELLERS and quantity.value < _MANY):
        return "", 0, ""
    # "36 dự án" may be of anything; the words beside it, or its own ("dự án FDI"), must be of our domains.
    if domain == "investment" and not _DOMAIN.search(text.replace(written, re.sub("dự án", "", written))):
        return "", 0, ""
    return "count-of", start, _tail(written, after)


def _tail(written: str, after: str) -> str:
    """The counted noun and what narrows it: "đoàn" + " cán bộ đi nước ngoài; trong đó" -> "đoàn cán bộ đi nước ngoài"."""
    noun = re.sub(r"^[\d.,\s\-–]*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|vạn)\s)*", "", written)
    return " ".join(f"{noun}{_TAIL_ENDS.split(after, maxsplit=1)[0]}".split()[:12])


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
