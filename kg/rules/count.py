"""Reads what is counted: "562 đoàn cán bộ đi nước ngoài" -> đoàn cán bộ đi nước ngoài.

In: a sentence and a figure in it. Out: a ``Measured``, or None where the count is no matter of diplomacy, trade, investment or
tourism: delegates, ranks, prices, sides ("hai nước"), members of a body. It does not say whose the count is.

Kinds: ``count-of`` (a unit that ``units.tsv`` gives a domain), ``people-abroad`` (citizens living, working or learning in another
country), ``number-of`` ("số khách Hàn Quốc thăm Việt Nam đạt 2,4 triệu người").
"""

from __future__ import annotations

import re

from kg.mentions.quantity import unit_table
from kg.model import AnnotatedSentence, QuantityMention
from kg.rules.focus import foreign, states
from kg.rules.measure import Measured, is_domain, name_of
from kg.text.letters import UPPER

# "đứng thứ 60 trên 138 nước": what a rank is counted among.
_RANKED = re.compile(r"(?:đứng|xếp|thứ|hạng|vị trí)[^;]{0,70}(?:trên|trong (?:tổng )?số|trong)\s(?:tổng số |hơn |gần |khoảng )*$")
# "một trong 10 nhà đầu tư lớn nhất": the size of the group that one belongs to.
_ONE_OF = re.compile(r"(?:(?:một|là|nằm) trong (?:số |những |các |tốp |top |danh sách )*|danh sách )(?:hơn |gần |khoảng )?$")
# "một trong bảy văn kiện được ký kết": how many were signed.
_SIGNED = re.compile(r"(?: \w+){0,3} được ký")
# A number of states is a figure of ours only beside what binds them: "quan hệ ngoại giao với 194 quốc gia".
_BINDS = re.compile(
    r"(?:quan hệ|nâng cấp|đối tác|xuất khẩu|thị trường|hợp tác|thương mại|đầu tư|ký|mạng lưới|khách|thực hiện|đại sứ quán"
    r"|cơ quan đại diện|kết nghĩa|hữu nghị)"
    r"[^.;]{0,80}$"
)
# "91 quốc gia cử Đại sứ về ASEAN", "37 quốc gia tham gia Hiệp ước …"
_BOUND = re.compile(
    r" (?:và vùng lãnh thổ )?(?:đã |đang |hiện |cùng )?(?:cử (?:Đại sứ|đại sứ|đại diện)|(?:tham gia|phê chuẩn) (?:Hiệp|Công ước|Thỏa|Thoả)"
    r"|có quan hệ|thiết lập quan hệ|công nhận (?:Việt Nam|quy chế|nền kinh tế)|có (?:dự án|vốn) đầu tư|miễn thị thực cho)"
)
# Who only takes part: "lãnh đạo của 36 quốc gia", "400 doanh nghiệp tham gia".
_TAKING_PART = re.compile(
    r"(?:(?:lãnh đạo|đại diện|đại biểu|khách mời|quan chức)(?: cấp cao)?(?: của| từ| đến từ)?"
    r"|(?:đến từ|thành viên|góp mặt"
    r"|tọa đàm với|toạ đàm với|gặp gỡ|đối thoại với)[^.,;]{0,25}|tham gia [^.,;]{2,25} với|tham (?:dự|gia) của[^.;]{0,120}|thông qua)"
    r"\s(?:hơn |gần |trên |khoảng )*$"
)
_TAKES_PART = re.compile(
    r"(?:(?! và )[^.,;]){0,30}?(?:tham dự|tham gia|dự hội nghị|có mặt|đại biểu|đông người|xem|theo dõi|truy cập)(?!\w)"
    r"|(?:(?! và tham dự)[^.,;]){0,60}? tham dự(?!\w)"
)
_ABROAD = re.compile(
    r"(?: Việt Nam| Việt| gốc Việt)?[^.;,]{0,30}?(?:sinh sống|làm việc|học tập|cư trú|lao động|định cư|theo học|du học)"
    r"[^.;]{0,40}?(?:tại|ở)\s|(?: Việt Nam| Việt| gốc Việt) (?:tại|ở|sang)\s"
)
# Travellers who met with an accident are no tourism.
_TRAVELLERS = frozenset({"khách", "du khách"})
_MANY = 1000
# "Số thực tập sinh … đã vượt qua con số 60.000 người", "lượng khách … đạt", "Cộng đồng người Việt Nam tại Đức có khoảng …".
_NUMBER_OF = re.compile(
    r"(?P<what>(?:(?:[Ss]ố|[Ll]ượng) (?:lượng )?(?:khách|du khách|thực tập sinh|lao động|lưu học sinh|du học sinh|sinh viên|người Việt"
    rf"|(?:người dân|người [{UPPER}]\w+)(?=[^.;]{{0,30}}(?:đi lại|qua lại|sang|vào|thăm|đến)))|[Cc]ộng đồng người Việt)[^.;]{{0,80}}?)"
    r"\s(?:đã |cũng |hiện )*(?:đạt|lên tới|lên đến|là|ước đạt|vào|vượt qua|vượt|có|tăng lên|khoảng|chưa đến)(?: con số| mức| mốc)?\s"
    r"(?:gần |hơn |trên |khoảng |xấp xỉ )*$"
)
_TAIL_ENDS = re.compile(
    r"[,.;:()]|\s(?:[-–]|trong|với|được|đã|tăng|năm|nhân|trên|so|và|vào|(?<!tự )do|là|còn|từ|để|nhằm|trị giá|có|gồm|bao gồm|\d+)(?!\w)"
)
_STATES = frozenset({"nước", "quốc gia", "vùng lãnh thổ", "địa phương", "đối tác", "quốc gia và vùng lãnh thổ", "nước và vùng lãnh thổ"})
# "hai nước", "2 nước", "3 nước Việt Nam - Lào - Campuchia" are sides, all named.
_FEW = 6
_NEVER = frozenset({"tàu", "sản phẩm", "lượt", "cam kết", "danh hiệu", "container", "tập đoàn", "công ty"})
# Words that link a clause to the one before, and show nothing.
_LINK = re.compile(r"(?:[\s“\"]|và |trong đó |đồng thời )*")
# "kiểm tra 20 dự án, phát hiện có đến 19 dự án …": an inspection's cases.
_INSPECTED = re.compile(r"(?:kiểm tra|thanh tra|phát hiện|rà soát|thu hồi)[^.;,]{0,30}$")
_BILATERAL = re.compile(r"hai nước|hai bên|song phương", re.IGNORECASE)


def counted(sentence: AnnotatedSentence, quantity: QuantityMention) -> Measured | None:
    """What the figure counts, if that is a matter of ours."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    start, end = quantity.start - offset, quantity.end - offset
    before, after, unit = text[:start], text[end:], quantity.unit
    domain = next((d for u, kind, d in unit_table().values() if u == unit and kind == "count" and d), "")
    if not domain or unit in _NEVER or (unit in _STATES and quantity.value < _FEW):
        return None
    if _ONE_OF.search(before) and not _SIGNED.match(after):
        return None
    if unit in _STATES and (_RANKED.search(before) or not (_BINDS.search(before) or _BOUND.match(after))):
        return None
    number = _NUMBER_OF.search(before) if domain in ("people", "tourism") else None
    if number is not None:
        return Measured("number-of", number.start("what"), name_of(number["what"]))
    what = tail(text[start:end], after)
    if domain == "people":
        abroad = _ABROAD.match(after)
        near = abroad and foreign(states(sentence, quantity.end, quantity.end + len(abroad[0]) + 20))
        return Measured("people-abroad", clause_start(before), what) if near else None
    if (_TAKING_PART.search(before) or _TAKES_PART.match(after)) and not _BOUND.match(after):
        return None
    if (unit in _TRAVELLERS and quantity.value < _MANY):
        return None
    # "36 dự án" may be of anything; the words beside it, or its own ("dự án FDI"), must be of our domains.
    if domain == "investment" and _INSPECTED.search(before):
        return None
    rest = text[:start] + text[start:end].replace("dự án", "") + after
    if domain == "investment" and not (is_domain(rest) or _BILATERAL.search(text)):
        return None
    return Measured("count-of", clause_start(before), what)


def tail(written: str, after: str) -> str:
    """The counted noun and what narrows it: "đoàn" + " cán bộ đi nước ngoài; trong đó" -> "đoàn cán bộ đi nước ngoài"."""
    noun = re.sub(r"^(?:[\d.,\s\-–]*|(?:sáu|bảy|bẩy|tám|chín|mười)\s)(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|vạn)\s)*", "", written)
    return " ".join(f"{noun}{_TAIL_ENDS.split(after, maxsplit=1)[0]}".split()[:12])


def clause_start(before: str, furthest: int = 80) -> int:
    """Where the clause of a figure begins that ``before`` leads to; the figure itself, where that is too far."""
    start = max(before.rfind(mark) + len(mark) if mark in before else 0 for mark in (", ", "; ", ": ", ". ", "(", "“"))
    skip = _LINK.match(before, start)
    start = skip.end() if skip else start
    return start if len(before) - start <= furthest else len(before)
