"""A masked sentence and a verb's end in, the verb's objects out: "với Ⓟ; Ⓟ và Ⓟ", "Đoàn công tác của Ⓞ do Ⓟ dẫn đầu"; no subjects.

An object without a name ("Thị trưởng Rotterdam") is known to be there, and nothing more.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table
from kg.rules.attended.view import Item, View
from kg.text.letters import UPPER

_TO_OBJECT = (
    r"(?:[\s]+|,(?= (?:bắt tay|thăm hỏi|động viên))|[UỦ][ỷy] viên (?:Quốc vụ|Bộ Chính trị|Trung ương Đảng)[^ⓅⒺ.;]{0,60}, (?=Ⓟ)|"
    r"về [^ⓅⓄⒺ.;,“”]{3,70}? (?:với|cùng|cùng với)(?= (?:ông |bà |người )*Ⓟ)|"
    r"người đồng cấp(?: nước chủ nhà)?(?: Ⓒ)? (?=Ⓟ)|và (?:thảo luận|trao đổi|nói chuyện|làm việc) với(?!\w)|"
    r"(?:với|cùng|xong|xã giao|thân mật|trọng thể|trọng thị|trực tiếp|bắt tay|thăm hỏi|động viên|từ biệt|chính thức|"
    r"song phương|cấp cao|thượng đỉnh|hẹp|ngắn|riêng|các đồng chí|đồng chí|ông|bà|"
    r"ngài|lần lượt|nhanh|và|bên lề|tại|trong|"
    r"ý kiến|khai mạc|bế mạc|kết luận|quan trọng|chỉ đạo|chào mừng|đề dẫn|phiên|lễ khai mạc|buổi|cuộc|như|gồm|của|chung|"
    r"chính|đáp từ|đầy đủ|toàn bộ|sự kiện|thăm và|"
    r"chính thức và|với các|trực tuyến|đến|tới|sang|nước|nước Cộng hòa|"
    r"tỉnh|Tỉnh|thành phố|Thành phố|tp|hai|3|Đại hội đồng|đầu tiên|làm việc)(?!\w)|[:“\"]|"
    r"(?:nhiều |các |hàng loạt |một số )?(?:[Ll]ãnh đạo|quan chức|nguyên thủ|đại diện|"
    r"nhà lãnh đạo)(?!\w)[^Ⓟ.;()]{0,90}(?:như|gồm|có|là)\s*:?\s*(?:[^ⓅⒺ.;]{4,60}; )?(?=Ⓟ)|"
    r"(?:nhiều |các |một số )?(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|tập đoàn|công ty)(?!\w)[^ⓅⓄ.;()]{0,70}(?:như|"
    r"gồm)\s*:?\s*(?=Ⓞ)|"
    r"(?:Chủ tịch|Thủ tướng|Bộ trưởng|Tổng thống|Giám đốc|Tổng giám đốc|Trưởng|Phó)[^ⓅⒺ.;]{0,110}, (?:(?:ông|bà|"
    r"ngài) (?=Ⓟ)|(?=Ⓟ(?:[.;]|$)))|"
    r"(?:các |hàng loạt )?(?:[Đđ]oàn|[Pp]hái đoàn|[Ll]ãnh đạo|[Đđ]ại diện|thành viên|"
    r"nguyên thủ)(?!\w)[^ⓅⓄⒺⒹ.;,()]{0,60}(?=[ⓅⓄⒸⓉ])|"
    r"(?:do|của|gồm|có) (?=[ⓅⓄ])|"
    # "công du | 5 nước gồm Ⓒ, Ⓒ và Ⓒ", "thăm | ba nước châu Phi (Ⓒ, Ⓒ, Ⓒ)"
    r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|\d+) (?:nước|quốc gia)(?: [^ⓅⒺⒸ.;,()]{1,30}?)?(?:,? (?:gồm|bao gồm|là|như):?| ?\(|:) ?(?=Ⓒ)|"
    # "nhà lãnh đạo Ⓒ | Ⓟ", "Trưởng đại diện Thương mại Ⓒ | Ⓟ", "Chủ tịch Ⓞ, Bí thư Ⓞ | Ⓟ": an office that the name's own span leaves out
    r"(?:nữ |nguyên |cựu |tân )?(?:người đồng (?:cấp|nhiệm)|nhà lãnh đạo|TITLE)(?!\w)WORDS(?:, (?:ông |bà |(?:TITLE)(?!\w)WORDS)?)? ?(?=Ⓟ)|"
    # "với Tổng thống nước chủ nhà và | Ⓟ"
    r"(?:TITLE)(?!\w)WORDS(?:, (?:TITLE)(?!\w)WORDS)*,? và (?=Ⓟ))"
)
# Words of an office, none of which opens another phrase.
_WORDS = (
    r"(?:(?! (?:và|để|tại|ở|trong|nhân|đến|tới|sang|thăm|đang|sau|trước|khi|với|có|là|do|đã|sẽ|của(?! [ⒸⓄⓋ]))(?!\w))"
    r"(?:\([^()ⓅⒺ]{0,40}\)|[^ⓅⒺ.;,:])){0,80}"
)


@functools.cache
def _to_object() -> re.Pattern[str]:
    rows = sorted((row["word"] for row in load_table("clause-words") if row["list"] == "title"), key=lambda word: (-len(word), word))
    return re.compile(_TO_OBJECT.replace("WORDS", _WORDS).replace("TITLE", "|".join(rows)))



_AND = re.compile(
    r"(?:\s*\([^)Ⓟ]{0,50}\))?(?:\s*(?:[,;]|và|cùng|cùng với|, và|hay)(?!\w)\s*(?:[Pp]hu nhân(?:,| và|"
    r" cùng)?\s*)?|(?: (?=do Ⓟ)))"
)
# "Ⓟ; Thị trưởng Hamburg; Ⓟ": a piece of a list without a name.
_UNNAMED_PIECE = re.compile(rf"; [{UPPER}][^ⓅⒺ;.]{{3,70}}; (?=Ⓟ)")


# "Tới Ⓒ dự Ⓔ, | Ⓟ đi thẳng ra": whoever stands behind an event's comma is no second event.
_OTHER_THAN_EVENT = re.compile(r"Ⓔ[,;] [ⓅⓄ]")


def lead_objects(view: View, start: int, limit: int) -> tuple[tuple[Item, ...], int]:
    """The objects right behind ``start``: "với Ⓟ; Ⓟ và Ⓟ", "Đoàn công tác của Ⓞ do Ⓟ dẫn đầu"; and where they end."""
    found: list[Item] = []
    position, masked = start, view.masked
    while position < limit:
        filler = _to_object().match(masked, position, limit)
        if filler and filler.end() > position:
            position = filler.end()
            continue
        if masked[position] not in "ⓅⓄⒸⓉⓋⒺ":
            break
        found.append(view.item_at(position))
        end = position + 1
        joint = _UNNAMED_PIECE.match(masked, end, limit) or _AND.match(masked, end, limit)
        if not joint or _starts_clause(masked, joint.end()) or _OTHER_THAN_EVENT.match(masked, end - 1):
            return tuple(found), end
        position = joint.end()
    return tuple(found), position


def _starts_clause(masked: str, position: int) -> bool:
    """Whether the next sign is the subject of a new verb: "gặp Ⓟ, | Ⓟ nhấn mạnh", "dự Ⓔ, | Ⓒ cam kết"."""
    return bool(
        re.match(
            r"Ⓟ(?: và Ⓟ| cùng Ⓟ)? (?:đã|sẽ|cũng|cho|khẳng|nhấn|bày|đánh|chúc|cảm|đề|mong|hoan|tin|nêu|chia|thông|ghi|nhiệt|"
            r"vui|trân|tiếp|gặp|phát|chân|ca|yêu|tái|lưu|gửi|"
            r"tuyên|đồng|ủng|kêu|dự|chủ|nói|trao|nhất|bay|tới|đến|dẫn|là|có|đang|xúc|chào|tán|biểu)|[ⒸⓉⓄ] (?:đã|sẽ|cũng|"
            r"luôn|là|có|cam|tiếp|khẳng|đang|coi|mong|sẵn|ủng|mời)",
            masked[position : position + 16],
        )
    )


@functools.cache
def _group() -> re.Pattern[str]:
    rows = sorted((row["word"] for row in load_table("clause-words") if row["list"] == "group"), key=lambda word: (-len(word), word))
    manner = r"(?: (?:với|cùng|xã giao|thân mật))*(?: (?:các|một số|đông đảo|các em|những|hàng trăm))? "
    return re.compile(manner + "(?:" + "|".join(rows) + r")(?!\w)")


def has_unnamed_object(masked: str, start: int) -> bool:
    """Whether the verb has an object at all: "với Thị trưởng Rotterdam", "gặp làm việc | và dự chiêu đãi của Ⓟ", "gặp gỡ sinh viên"."""
    return masked.startswith(" và dự Ⓔ", start) or bool(_group().match(masked, start))
