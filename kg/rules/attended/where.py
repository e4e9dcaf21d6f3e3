"""Where an event was, as the text writes it: behind its name or its verb, or where the sentence opens.

"diễn ra tại Trung tâm Hội nghị Quốc gia, Hà Nội", "Sáng 5/3, tại Phủ Chủ tịch, Ⓟ đã tiếp Ⓟ", "Ⓟ hội đàm với Ⓟ tại điện Kremlin". A
place stays the words of the article; whether two words mean one place is not asked here.
"""

from __future__ import annotations

import bisect
import re

from kg.rules.attended.view import View
from kg.text.letters import UPPER

_BUILDING = (
    r"(?:(?:trụ sở(?: chính)?|văn phòng|điện|cung|dinh|phủ|nhà khách|nhà|trung tâm|khách sạn|hội trường|sân bay(?: quốc tế)?|cảng|"
    r"trường|khu|cửa khẩu(?: quốc tế)?|bảo tàng|lăng|quảng trường|thủ đô|thành phố|tỉnh|tòa nhà|toà nhà|lâu đài|biệt thự)|TP\.?)"
)
_PLACE = (
    rf"(?:(?i:{_BUILDING}) ){{0,2}}(?:[ⓉⓋⒸⓄ](?: [ⓄⒸⓉⓋ])?|[{UPPER}]\w+(?: \w+){{0,6}}?)"
    r"(?:(?<!Ⓒ),? \(?(?:thủ đô |thành phố |TP\.? ?|tỉnh )?[ⓉⓋⒸ]\)?(?! -))*"
    r"(?=[,.;()]|$| (?:đã|sẽ|đang|vừa|cũng|diễn|được|khi|vào|nhân|trong|theo|nhằm|để|do|về|với|và|từ|ngày|sáng|chiều|tối|trưa|hôm|nay|"
    r"có|cho|là|trước|sau|[ⓅⓄⒹⒺ]))"
)
_BEHIND = re.compile(
    r"(?:,? (?:đã |sẽ |được |đang )*(?:diễn ra|tổ chức|khai mạc|họp|nhóm họp)?(?: trọng thể| trực tiếp)?)?,?"
    r"(?:,? (?:vào |từ )?(?:sáng |chiều |tối |trưa |ngày |hôm )*(?:Ⓓ|nay|qua),?)*"
    rf",? ?\(?(?:tại|ở) ({_PLACE})"
)
# Only times stand before the place that a sentence opens with.
_OPENS = re.compile(
    r"[“\"(]?(?:(?:sáng|chiều|tối|trưa|đêm|hôm|nay|qua|ngày|vào|cùng|cũng|trong|đầu|cuối|giờ|theo|địa phương|giờ Việt Nam|từ|đến|tiếp đó|"
    rf"sau đó|Ⓓ|[\s,().-])+)?(?:tại|ở) (?P<place>{_PLACE})",
    re.I,
)


def place_behind(view: View, index: int) -> str | None:
    """The place that follows ``masked[index]``, where the name of an event or the object of a verb has just ended."""
    match = _BEHIND.match(view.masked, index)
    return _words(view, match, 1) if match else None


def place_at_opening(view: View, index: int) -> str | None:
    """The place that the sentence opens with, before ``masked[index]``."""
    match = _OPENS.match(view.masked)
    return _words(view, match, "place") if match and match.end() <= index else None


def place_of_span(view: View, start: int, end: int) -> str | None:
    """The place of what the article offsets ``start`` to ``end`` tell: right behind it, else where the sentence opens."""
    first, last = (bisect.bisect_left(view.origins, offset) for offset in (start, end))
    return place_behind(view, last) or place_at_opening(view, first)


def _words(view: View, match: re.Match[str], group: int | str) -> str | None:
    start, end = match.span(group)
    words = view.words(start, end).strip()
    return words if words[:1].isalpha() and not re.match(r"(?i:hội nghị|cuộc|buổi|lễ|phiên|điểm cầu|đây$|đó$)", words) else None
