"""Text in, the events that it speaks of out: conferences, meetings, visits, ceremonies, each with its name as far as the name goes.

Reads "Hội nghị tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025 diễn ra sáng 6/1" up to "năm 2025", and a lone
"hội nghị" as a bare reference (``named`` is False). It does not say which event a bare reference means (``kg.context``
does), nor does it read verbs ("A tiếp B"): those are rules.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.model import EventKind, EventMention
from kg.text.letters import UPPER

MAX_NAME = 260  # a longer "name" is a sentence that was not understood


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: ``family`` groups heads that take up one another ("hội nghị", "hội thảo"); ``form`` is when it is one."""

    words: str
    kind: EventKind
    family: str
    form: str

    @property
    def bound(self) -> bool:
        """A noun only after certain words; a verb elsewhere."""
        return self.form == "bound"


# A bound head ("hội đàm") is a noun after these, a verb elsewhere: "sau hội đàm", "dự chiêu đãi", "kết quả hội đàm".
_NOUN_BEFORE = re.compile(
    r"(?:tại|trong|ngoài|dự|sau|trước|giữa|kết quả|kết thúc|tổ chức|chủ trì|mở đầu|bắt đầu|các|phiên|cuộc|buổi|bữa|tiệc|lễ|"
    r"bên lề|của|về|nội dung|khai mạc)\s+$",
    re.I,
)

# Words after which a name cannot go on. Each is a whole word or phrase; a comma, a stop or a bracket ends it as well.
_STOP = re.compile(
    r"(?:do|diễn ra|được|đã|sẽ|đang|vừa|tổ chức|tại|ở|vào|hôm|từ|trong|với (?:sự|chủ đề|tinh thần|mục tiêu|tổng|nhiều|"
    r"tư cách|kỳ vọng|mong muốn|kết quả|hy vọng|hơn|gần|quy mô|mục đích|nội dung|thông điệp|\d)|dưới|nhằm|"
    r"để|theo|khi|mà|là|có|cùng|cũng|còn|nơi|cho (?:biết|rằng|thấy|phép)|khẳng định|nhấn mạnh|thống nhất|phát biểu|bày tỏ|"
    r"thông qua|"
    r"tập trung|kết thúc|thành công|gồm|bao gồm|này|đó|nói trên|nêu trên|lần này|bên lề|nhân (?:dịp|chuyến|kỷ)|như|thì|"
    r"bằng|qua|ngay|không|"
    r"chưa|phải|cần|tiếp tục|chủ trì|chỉ đạo|tham dự|dự|đến|sắp|kéo|mang|thu hút|bế mạc|khai mạc|nhất trí|ghi nhận|"
    r"đánh giá cao|trân trọng|"
    r"chúc mừng|đề nghị|cảm ơn|hoan nghênh|mong|yêu cầu|đạt|góp phần|thể hiện|hiện|trực tiếp|trực tuyến tại|đưa|đề ra|"
    r"một lần nữa|về phía|"
    r"diễn|sau đó|trước đó|cùng ngày|vừa qua|tới đây|sắp tới|gần đây|mới đây|chính là|nhưng|nếu|vì|bởi|trên|"
    r"(?:sáng|chiều|tối|trưa|đêm)(?= \d| nay| ngày| qua| cùng| mai)|(?:ngày|tháng) \d[\d/.-]*|(?:cuối|đầu|giữa) (?:năm|tháng|tuần)|"
    r"năm (?:nay|ngoái|tới|sau)|hồi|kể từ|xung quanh|gửi|phối hợp|chụp ảnh|Ảnh|ẢNH|"
    # verbs that say what became of the event: "chuyến thăm Pháp của Thủ tướng mở ra chương mới", "bị hủy", "chứng tỏ"
    r"(?<!chuẩn )(?<!thiết )(?<!trang )bị|rằng|vẫn|nằm|nên|đều|chỉ(?! thị| đạo| số| huy| dẫn)|mở ra|mở đầu|giúp|gây|chứng tỏ|khiến|"
    r"phản ánh|đánh dấu|rất|(?:tuần|tháng) trước|tạo cơ hội|trở thành|kêu gọi)(?!\w)"
)
# "tại" and "trong" are inside the name in "công tác ... trong hoạt động đối ngoại", "năm 2024 trong ..." is not.
_GOES_ON = re.compile(
    r"ở nước ngoài|trong (?:hoạt động|công tác|lĩnh vực|tình hình|giai đoạn)|từ (?:xa|thiện)|"
    r"qua biên giới|có (?:hiệu quả|uy tín)|tổ chức (?:xây dựng|cán bộ|bộ máy|Đảng)|vào (?:Việt|Khu|các khu|lĩnh vực|nông)",
    re.I,
)
_LEADS_TO = re.compile(rf"(?:tại|tới|đến|sang|ở) (?:nước |Cộng hòa |Vương quốc )?[{UPPER}]")
# After "và" a name goes on ("và phương hướng"), unless a new verb or another event begins.
_AFTER_AND = re.compile(
    r"(?:phát biểu|chỉ đạo|chủ trì|đồng chủ trì|dự|tham dự|thăm|tiếp|đón|gặp|hội đàm|hội kiến|chứng kiến|làm việc|có|đã|sẽ|"
    r"các cuộc|các (?:đại biểu|hội nghị|"
    r"hoạt động)|cuộc|chuyến|hội nghị|hội thảo|diễn đàn|đại hội|phiên|lễ|buổi|tọa đàm|toạ đàm|trao(?! quyết định| giải|"
    r" thưởng| bằng)|ký|đoàn|phu nhân|"
    r"khai mạc|đối thoại|hội chợ|nhiều|một số|đóng góp|nghị quyết|hai|"
    r"đại diện|lãnh đạo|tiến hành|trao đổi|bày tỏ|kết thúc|trở về|lên đường|tham gia|nhất trí)(?!\w)",
    re.I,
)
# After a comma a name goes on with the next of its subjects only: "... năm 2024, triển khai nhiệm vụ năm 2025".
_AFTER_COMMA = re.compile(
    r"(?:phương hướng|nhiệm vụ|triển khai|trọng tâm|kế hoạch|định hướng|giải pháp|đánh giá(?= kết quả| công tác|"
    r" tình hình)|sơ kết|tổng kết|quán triệt|học tập|"
    r"công bố|trưởng cơ quan|thành(?= khu vực| phố)|thỏa thuận|thoả thuận|phát động|kiểm điểm|rà soát|đôn đốc|thúc đẩy|"
    r"hợp tác|thương mại|đầu tư|văn hóa|văn hoá|xã hội|du lịch|giáo dục|Quốc hội khóa|Quốc hội khoá|"
    r"thông tin|chuyển đổi|khoa học|năng lượng|biến đổi khí hậu|thành phố sân bay|Phu nhân|bế mạc|thực hiện|phòng,|"
    r"phòng chống|\d+ năm)(?!\w)",
    re.I,
)
_PARENTHESIS = re.compile(
    r" \((?:[A-Z][\w./–-]*(?: [–-] [A-Z]\w+)?(?: ?-?\d{1,4})?|(?:khóa|khoá|lần|mở rộng)[^()]{1,20}|"
    rf"Lào|Trung Quốc|[{UPPER}][\w ]{{2,20}})\)"
)
_QUOTED = re.compile(r" ?[“\"‘]([^”\"’\n]{3,140})[”\"’]")
# "Việt Nam - Hà Lan", "Việt Nam-Đức", "phiên ăn trưa - Đối thoại"; a photo's credit is no part of a name.
_WORD = re.compile(rf"[ ]*[–-][ ]*(?!Ảnh)[{UPPER}\d][\w./-]*|[ ]+\w[\w./&+%’'–-]*")
# "các tỉnh Quảng Ninh, Lạng Sơn, Hà Giang": a comma inside a list of names.
_LIST = re.compile(r"(?:các (?:tỉnh|nước|địa phương)|\d (?:tỉnh|nước)|giữa)(?!\w)")

_OFFICE = re.compile(r"(?:Thủ|Phó|Chủ|Tổng|Bộ|Bí|Đại|Ông|Bà|Đồng|Hai|Thứ|Ngài|Quốc vương|Ngoại trưởng)(?!\w)")
_WEAK_END = re.compile(r" (?:và|cho|với|của|các|về|những|một|nhiều|hay|cùng|sự)$")

# What follows a head and names nothing: "hội nghị trực tuyến", "buổi làm việc", "chuyến thăm chính thức", "lần này".
_GENERIC = re.compile(
    r"(?:(?: |^)(?:trực tuyến|trực tiếp|toàn quốc|quan trọng|hẹp|song phương|chính thức|trọng thể|hữu nghị|cấp nhà nước|"
    r"làm việc|cấp cao|ngắn|và|riêng|kín|thân mật|báo chí|này|trên|đó|nói|nêu|lần|nhiều|lớn|quốc tế|kết|mới|của|hai|bên|"
    r"nước|chung|lịch sử|đầu tiên|tối nay))+$",
    re.I,
)
# Nouns before a head that make it a place, a body, a document or a time instead: "Trung tâm Hội nghị Quốc gia", "Nghị quyết Đại hội XIII".
_NOT_AN_EVENT = re.compile(
    r"(?:trung tâm|phòng|cung|nhà|hội trường|thành viên|chủ tịch|giám đốc|điều hành|ban thư ký|ban tổ chức|tổng thư ký|"
    r"thuộc|tờ|doanh nghiệp|cơ chế|đối tác)\s+$",
    re.I,
)
# A count of events told by name after it is kept: "hai hội nghị:", "3 hội nghị đối ngoại đa phương".
_PLURAL = re.compile(r"(?:các|những|nhiều|một số|mọi)\s+$", re.I)


@functools.cache
def heads() -> dict[str, Head]:
    """The head nouns by their words, lower case."""
    return {
        row["head"]: Head(row["head"], EventKind(row["kind"]), row["family"], row["form"]) for row in load_table("event-heads")
    }


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = sorted(heads(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.I)


def head_of(name: str) -> Head | None:
    """The head noun that an event's name begins with, or None: ``head_of("Hội nghị G20").family == "conference"``."""
    match = _pattern().match(name)
    return heads()[match.group().lower()] if match else None


def find_events(text: str, offset: int = 0) -> tuple[EventMention, ...]:
    """The events that ``text`` (a sentence) speaks of, in order and without overlaps; offsets are shifted by ``offset``."""
    found: list[EventMention] = []
    end = 0
    for match in _pattern().finditer(text):
        if match.start() < end:
            continue
        head = heads()[match.group().lower()]
        if not _is_event(text, match, head):
            continue
        stop = name_end(text, match.end(), head.kind is EventKind.VISIT)
        name = text[match.start() : stop]
        rest = text[match.end() : stop]
        named = bool(rest.strip()) and not _GENERIC.fullmatch(rest) and len(name) <= MAX_NAME
        if not named:
            stop, name = match.end(), match.group()
        found.append(EventMention(offset + match.start(), offset + stop, head.kind, name, named))
        end = stop
    if not found:
        found = [EventMention(offset + m.start(), offset + m.end(), EventKind.CONFERENCE, m.group(), True) for m in _SUMMIT.finditer(text)]
    return tuple(found)


# "dự APEC", "tham dự G20": the forum's name stands for its summit.
_SUMMIT = re.compile(r"(?<=dự )(?:APEC|G-? ?20|G-? ?7|ASEM|BRICS|COP ?-?\d\d)(?: \d{4})?(?!\w)")


def _is_event(text: str, match: re.Match[str], head: Head) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : match.end() + 1]
    between = text.startswith(" giữa ", match.end())
    if head.form == "capital" and not (match.group()[0].isupper() and match.start() > 0 and re.search(r"[\w,:(] ?$", before)):
        return False
    if head.bound and not (between or _NOUN_BEFORE.search(before) or _opens_with_name(text, match, head)):
        return False
    if (
        head.family == "any"
        and after == " "
        and re.match(
            r" (?:quốc tế|chính trị|lịch sử|khác|nổi bật|"
            r"lớn)",
            text[match.end() :],
        )
    ):
        return False
    if _PLURAL.search(before):
        # "các hội nghị" takes up several events at once; "các diễn đàn đa phương" and "các cuộc gặp" name none.
        bare = name_end(text, match.end()) == match.end()
        if head.family == "signing":
            return True
        return head.kind is EventKind.CONFERENCE and (bare or (match.group()[0].isupper() and match.start() > 0))
    return not _NOT_AN_EVENT.search(before)


def _opens_with_name(text: str, match: re.Match[str], head: Head) -> bool:
    """A bound head in capitals in mid-sentence is a name: "khai mạc Triển lãm Thực phẩm quốc tế"."""
    return match.group()[0].isupper() and match.start() > 0 and head.family in ("fair", "conference", "session", "banquet")


def name_end(text: str, start: int, visit: bool = False) -> int:
    """Where the name that began before ``start`` (the end of its head) ends: the right boundary, never inside a word.

    A visit's name goes on with the land that it leads to: "chuyến thăm của Ⓟ tại Singapore".
    """
    position = start
    while position < len(text):
        step = _step(text, position, start, visit)
        if step is None:
            break
        position = step
    while weak := _WEAK_END.search(text, start, position):
        position = weak.start()
    return position


def _step(text: str, position: int, start: int, visit: bool) -> int | None:
    """The end of the next piece of the name after ``position``, or None where the name ends."""
    bracket = _PARENTHESIS.match(text, position)
    if bracket:
        return bracket.end()
    quoted = _QUOTED.match(text, position)
    if quoted:
        return quoted.end()
    if text.startswith(", ", position):
        if position > start and (_AFTER_COMMA.match(text, position + 2) or _in_list(text, start, position)):
            return position + 1
        return None
    word = _WORD.match(text, position)
    if not word:
        return None
    begin = position + len(text[position:]) - len(text[position:].lstrip(" "))
    if _GOES_ON.match(text, begin) or (visit and _LEADS_TO.match(text, begin)):
        return word.end()
    if _STOP.match(text, begin):
        return None
    if re.match(r"(?:và|hay|hoặc) ", text[begin : begin + 5]):
        skip = text.index(" ", begin) + 1
        return None if _AFTER_AND.match(text, skip) else word.end()
    if _pattern().match(text, begin) and text[begin].isupper() and not _nests(text[start:begin]):
        return None
    end = word.end()
    # A trailing stop is the sentence's, not the word's.
    while end > position and text[end - 1] in ".'-/’":
        end -= 1
    return end if end > begin else None


def _in_list(text: str, start: int, comma: int) -> bool:
    """Whether the comma stands between two of several names of places."""
    so_far, after = text[start:comma], text[comma + 2 : comma + 3]
    if _OFFICE.match(text, comma + 2):
        return False
    return after.isupper() and bool(_LIST.search(so_far)) and so_far.rsplit(" ", 1)[-1][:1].isupper()


def _nests(so_far: str) -> bool:
    """Whether an inner event belongs to the name: "thực hiện Nghị quyết Hội nghị Trung ương 8", "Hội nghị của Diễn đàn Kinh tế"."""
    return not so_far.strip() or bool(
        re.search(
            r"(?:của|nghị quyết|kết quả|cấp cao|thượng đỉnh|về|hiện|sau|trước|dự|"
            r"khai mạc)$",
            so_far.strip(),
            re.I,
        )
    )
