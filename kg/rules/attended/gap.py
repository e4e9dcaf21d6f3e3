"""The words between a subject and its verb in, whether the verb is that subject's out: "Ⓟ hôm 1/8 đã | gặp", "Ⓟ - Ⓟ - | tiếp".

Two questions: whether nothing but auxiliaries, times, places, company and appositions stands there, and whether what stands there
besides tells of nothing but the subject's own doings. It knows nothing of the sentence around the gap.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table


@functools.cache
def _words(name: str) -> str:
    rows = [row["word"] for row in load_table("clause-words") if row["list"] == name]
    return "(?:" + "|".join(sorted(map(re.escape, rows), key=lambda word: (-len(word), word))) + ")"


# "hôm 28/9", "trong hai ngày 16/10 và 17/10", "tuần trước", "chiều cùng ngày", "hồi Ⓓ": a time, however it is put together.
_TIME = (
    r"(?:(?:TIME|(?:từ|đến|và|trong|tới)(?= (?:ngày |tháng )?[\dⒹ])|trong (?:hai|ba|bốn|\d) ngày|"
    r"thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|(?:tuần|tháng|năm|ngày|hôm) (?:trước|tới|sau)|"
    r"Ⓓ|\d{1,2}(?:[-–/.]\d{1,2})*(?:[-/.]\d{4})?|\d{1,2}[hg](?:\d\d)?|\d{1,2} giờ|\(?(?:theo )?giờ (?:[ⒸⓋⓉ]|địa phương)\)?)"
    r"(?!\w) ?)+"
)
# "- bộ trưởng Bộ Quốc phòng -", ", phó chủ tịch Ủy ban châu Âu,", ", thứ hai từ trái sang,": what stands beside the name.
_BESIDE = (
    r" ?[–-] [^–ⓅⒺ.;]{3,110}? [–-](?= )|, (?:nguyên |cựu |quyền |tân )?(?:TITLE)(?!\w)[^ⓅⒺ.;,]{0,110},(?= )|"
    r"(?<=, )(?:đứng |ngồi )?(?:ngoài cùng |thứ (?:hai|ba|tư|[2-5]) )?(?:từ |bên |hàng )*(?:trái|phải|giữa)(?: sang| qua)?(?=,)"
)
# Between a subject and its verb: "Ⓟ đã", "Ⓟ cũng sẽ", "Ⓟ, Ⓓ tại Ⓣ,", "Ⓟ và Phu nhân đã đến".
_FILLERS = (
    _BESIDE,
    _TIME,
    r"[\s,]+|[–-](?= )|(?:tại|ở|từ|tới|đến|sang|đi|rời) [ⓉⒸⓋⓄ]|thay mặt (?:cho )?[ⓅⓄⒸ](?: và [ⓅⓄⒸ])?",
    r"(?:AUXILIARY)(?!\w)",
    r"(?:trong|ở|tại)(?: một)? lần(?! (?:này|đó|khác))(?!\w)",
    r"(?:khẳng định|xác nhận|tuyên bố|cam kết|thông báo|cho hay|nói|cho biết)(?: rằng)?"
    r"(?: (?:ngày mai )?(?:ông|bà|mình))?(?= (?:cũng )?sẽ)",
    r"khi đó(?= (?:khẳng|cam|tuyên|cho|xác|thông))",
    r"là (?:vị |nhà )?(?:lãnh đạo|nguyên thủ|quan chức|tổng thống|thủ tướng|ngoại trưởng|bộ trưởng)(?!\w)(?: (?:của )?(?:[ⒸⓄ]|nước ngoài|"
    r"quốc gia|thế giới|cấp cao|cao cấp|châu Á|châu Âu|Đông Nam Á))* (?:đầu tiên|cấp cao nhất|thứ (?:hai|ba|tư))(?: của [ⒸⓄ])?(?!\w)",
    r"là (?:một|hai|ba|bốn|\d+) trong (?:số )?[^ⓅⓄⒺ.;,]{3,100}$",
    r"(?:thủ đô|sân bay|Sân bay) [^ⓅⒺ.;,]{1,30}(?=,)",
    r"(?:tại|ở) [A-ZĐ][^ⓅⒺ,.;]{0,60}|\([^)Ⓟ]{0,40}\)",
    r"Ⓔ (?:hẹp |song phương )?và(?= )",
)


@functools.cache
def _filler() -> re.Pattern[str]:
    return re.compile(_with_words("(?:" + "|".join(_FILLERS) + ")"))


@functools.cache
def _open_office() -> re.Pattern[str]:
    """ ", Ủy viên Đảng đoàn, Phó Chủ tịch Hội | tham dự": offices behind a name that no comma closes."""
    return re.compile(_with_words(r", (?:nguyên |cựu |quyền |tân )?(?:TITLE)(?!\w)[^ⓅⒺ.;()]{0,160}$"))


@functools.cache
def _other_clause() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _words("another-clause") + r"(?!\w)", re.I)


def _with_words(pattern: str) -> str:
    return pattern.replace("TIME", _words("time")).replace("TITLE", _words("title")).replace("AUXILIARY", _words("auxiliary"))


# Who goes with the subject without a name: "cùng lãnh đạo các sở, ngành dự", "và Đoàn đại biểu cấp cao ...".
_COMPANY = re.compile(
    r"(?:và|cùng|cùng với|với|,) ?(?:[Pp]hu nhân|[Pp]hu quân|con gái|con trai|các con|vợ|"
    r"[Đđ]oàn|[Pp]hái đoàn|các|đại diện|lãnh đạo|[Đđ]ại biểu|"
    r"đông đảo|đông|thành viên|tập thể|một số|"
    r"nhiều|hơn \d|gần \d|\d)(?!\w)[^ⓅⒺ.;:]*$"
)
# "Theo Ⓟ, các đại sứ | cần giao lưu": no company, but others of whom something is asked.
_NEEDS = re.compile(r"(?<!\w)(?:cần|phải|nên|muốn|rằng|hãy)(?!\w)")
_LEADS = re.compile(r"(?:,? (?:đã )?(?:dẫn đầu|làm [Tt]rưởng|là [Tt]rưởng|thay mặt|nhận lời mời|theo lời mời)[^ⓅⒺ.;]*)$")


def adjoins(gap: str, person: bool = True) -> bool:
    """Whether nothing but auxiliaries, times, places and company stands between a subject and its verb; offices only beside a person."""
    position = 0
    while position < len(gap):
        if _COMPANY.match(gap, position) or _LEADS.match(gap, position):
            return len(gap) - position <= 200 and not _NEEDS.search(gap, position)
        if person and (office := _open_office().match(gap, position)) and not _other_clause().search(office.group()):
            return len(gap) - position <= 200
        filler = _filler().match(gap, position)
        if not filler:
            return False
        position = filler.end()
    return len(gap) <= 200


_JOINT = re.compile(
    r"[,;…](?= )|(?<!\w)(?:và|rồi|cũng như|đồng thời|trước khi|sau khi)(?!\w)|"
    r"(?<=[ⒸⓋⓉⓄⒹ\d] )để(?= )|(?:(?<=hoạt động )|(?<=sự kiện ))(?:như|gồm|bao gồm):?"
)


def own_doings(gap: str) -> bool:
    """Whether a verb behind ``gap`` goes on with what the person before it does: "Ⓟ ăn sáng và | hội kiến", "Ⓟ đến Ⓣ, trao quà, | gặp"."""
    joints = list(_JOINT.finditer(gap))
    if not joints or len(gap) > 260 or not adjoins(gap[joints[-1].end() :]):
        return False
    before = gap[: joints[-1].start()]
    if _other_clause().search(before) or re.search(r"[“”\".!?:]", before):
        return False
    reach = r"[^,;]*$" if joints[-1].group() in ("và", "cũng như") else r"(?: \w+){0,2}$"
    return not re.search(r"(?<!\w)" + _words("noun-before") + r"(?!\w)" + reach, before)


def opens_clause(lead: str) -> bool:
    """Whether a person behind ``lead``, the sentence's words so far, opens a clause: "Hôm qua | Ⓟ", "Sau lễ đón, | Ⓟ", "cho biết | Ⓟ"."""
    if re.search(r"(?<!\w)(?:có thể|khả năng|liệu|nếu)(?!\w)[^,]*$", lead):
        return False  # "rất có thể | Ⓟ sẽ": nobody knows yet
    style = r"(?:(?:đồng chí|ông|bà|ngài|cũng|chính) )*"
    if re.fullmatch(r"[-–+*“\"(\s]*" + style, lead) or re.search(r"[,:] " + style + "$", lead):
        return True
    if re.search(r"(?<!\w)(?:cho biết|cho hay|thông báo|xác nhận|tuyên bố|đưa tin|rằng) " + style + "$", lead):
        return True
    return bool(re.fullmatch(r"(?:" + _words("opening") + r"(?!\w)|" + _with_words(_TIME) + r"|\s)+" + style, lead, re.I))
