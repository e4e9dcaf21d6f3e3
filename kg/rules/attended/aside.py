"""Visits that are told beside something else: who the visitor is and which land is visited where the verb or noun does not say it.

"Ⓒ là nước đầu tiên Ⓟ thăm", "Ⓟ hội đàm với Ⓟ trong khuôn khổ chuyến thăm Ⓒ", "Ⓟ ký khi đến thăm Ⓒ", "kể từ khi Ⓟ đến thăm hồi 2004".
It helps the rules of visits and records nothing itself.
"""

from __future__ import annotations

import functools
import re

from kg.context import Context
from kg.lexicon import load_table
from kg.rules.attended.pair import at_home
from kg.rules.attended.view import Item, View
from kg.text.letters import UPPER

_FIRST = re.compile(
    r"(?=Ⓒ)Ⓒ (?:sẽ |cũng |chính |đã )*là (?:một trong những |một trong \w+ )?(?:quốc gia|nước|điểm đến|đất nước|điểm dừng chân)"
    r"[^ⓅⓄⒺ.;]{0,60}?(?<!\w)(?:mà |được )?(?:tân )?$"
)
_ONE_OF = re.compile(
    r"(?=Ⓟ)Ⓟ,? (?:đã |sẽ |cũng )*là (?:một trong (?:những |các |số )?|vị |nhà )?[^ⓅⒸⒺ.;,]{0,50}?(?:lãnh đạo|nguyên thủ|Thủ tướng|"
    r"thủ tướng|Tổng thống|tổng thống|bộ trưởng|ngoại trưởng|quan chức)[^ⓅⒺ.;,]{0,40}?(?: đã| sẽ| tới| đến| sang)* $"
)
_WHEN = re.compile(
    r"(?<!\w)(?:khi|kể từ khi|từ khi|lúc|trong dịp|trong thời gian|nhân dịp|trong lúc|trong khi|(?:khi )?trên đường)"
    r"(?: đang| vừa| sang| tới| đến| ở| đi)* $",
    re.I,
)
# "Ⓟ bày tỏ niềm vui và vinh dự sang | thăm Ⓒ", "Bày tỏ vui mừng trở lại | thăm Ⓒ lần thứ hai, Ⓟ ...".
_GLAD = re.compile(
    r"(?:vui mừng|niềm vui|vui|vinh dự|vinh hạnh|hạnh phúc|phấn khởi|hân hạnh|ấn tượng|xúc động|cảm kích|hài lòng)"
    r"(?: (?:và|,|rất|sâu sắc|tốt đẹp|vì|vinh dự|vinh hạnh|được|khi|nhân dịp|trong|dịp|lần đầu(?: tiên)?|lần thứ \w+|lần này|"
    r"trở lại|quay lại|đã|"
    r"lại|sang|đến|tới|về|có mặt|cùng|phu nhân|đoàn))* $",
    re.I,
)
_FRAME = re.compile(
    r"(?<!\w)(?:trong khuôn khổ|nhân dịp|nhân|trong|bắt đầu|kết thúc|mở đầu|tiếp tục|tiến hành|thực hiện)(?: các hoạt động của)? $", re.I
)
# Between a person and a visit of which somebody else may be the visitor: "Ⓟ cho biết Ⓟ đã tiếp đón nồng hậu Nhật hoàng nhân Ⓔ".
_SOMEBODY_ELSE = re.compile(
    r"(?<!\w)(?:cho biết|cho rằng|nói|khẳng định|thông báo|tuyên bố|tin|mời|của|cảm ơn|tiền trạm|thay mặt)(?!\w)|[.;:”]"
)
# A name that is nobody's mention: "hình ảnh Chủ tịch Hồ Chí Minh trong Ⓔ".
_NAME = re.compile(rf"(?<!\w)[{UPPER}]\w+ [{UPPER}]\w+")
_WISHED = re.compile(r"[.;]|(?<!\w)(?:mời|mong|muốn|hy vọng|dự định|dự kiến|chưa|không)(?!\w)")
# A visit without a land: "kể từ khi Ⓟ đến thăm hồi 2004", "đón Ⓟ tới thăm cấp nhà nước chiều nay", "Ⓟ thăm nước này".
_SHOWS = re.compile(
    r",?(?: (?:đã|cũng|bày tỏ|chia sẻ|nói|cho biết|khẳng định|rất|vô cùng|hết sức|vui mừng|sự|cảm thấy|ông|bà|và))* "
)
_REGION = (
    r"(?:châu (?:Á|Âu|Phi|Mỹ|Đại Dương|lục)|Đông Nam Á|Đông Bắc Á|Nam Á|Trung Á|Tây Á|Trung Đông|vùng Vịnh|Nam Mỹ|Mỹ Latinh|Bắc Âu|Đông Âu|"
    r"Tây Âu|Nam Thái Bình Dương|Thái Bình Dương)(?!\w)"
)
_BARE = re.compile(
    rf"(?: {_REGION}(?: và {_REGION})?| nước ngoài| chính thức| cấp nhà nước| hữu nghị| nước này| lần đầu tiên| lần đầu)*"
    r"(?=\s*(?:[.)]|$|Ⓓ)|"
    r",? (?:hồi|vào|năm|tháng|trong (?:năm|tháng|tuần|hai|ba|\d+)|kéo dài|"
    r"sáng|chiều|tối|trưa|hôm|tuần|ngày|trên cương vị|bằng|nhân|từ|theo|Ⓓ)(?!\w))",
    re.I,
)
_READY = re.compile(r"(?:sẵn sàng|mong|muốn|có thể|không|chưa|để|nếu|việc) (?:được )?(?:đón(?: tiếp)?|Ⓟ)[^.;,]*$|mời [^.;]*$", re.I)


@functools.cache
def sight_heads() -> str:
    """The heads of ``sights.tsv`` as alternatives of a pattern, the longest first."""
    return "|".join(sorted((re.escape(row["head"]) for row in load_table("sights")), key=lambda head: (-len(head), head)))


def region(words: str) -> str | None:
    """The part of the world that a journey goes to, if ``words`` name one: "chuyến công du châu Á"."""
    match = re.search(rf"(?<!\w){_REGION}", words)
    return match.group() if match else None


def land_before(view: View, visitor: Item) -> Item | None:
    """ "Ⓒ là nước đầu tiên | Ⓟ thăm": the land that stands before its visitor."""
    match = _FIRST.search(view.masked[: visitor.at])
    return view.item_at(match.start()) if match else None


def one_of(view: View, verb: int) -> Item | None:
    """ "Ⓟ là một trong bốn lãnh đạo sẽ | thăm Ⓒ": the person of whom the noun before the verb is said."""
    match = _ONE_OF.search(view.masked[:verb])
    return view.item_at(match.start()) if match else None


def bare_end(view: View, start: int) -> int | None:
    """Where a visit ends that names no land, right behind its verb; None where something else follows or it is only wished for."""
    match = _BARE.match(view.masked, start)
    return None if match is None or _READY.search(view.masked[:start]) else match.end()


def time_clause(view: View, verb: int) -> bool:
    """Whether the verb stands in "khi đến | thăm", without a subject of its own."""
    return bool(_WHEN.search(view.masked[:verb]))


def glad(view: View, verb: int) -> Item | None:
    """ "Ⓟ bày tỏ vui mừng được sang | thăm Ⓒ": who is glad of the visit has made it; the person may follow ("Bày tỏ ..., Ⓟ")."""
    match = _GLAD.search(view.masked[:verb])
    if match is None:
        return None
    before = list(view.signs("Ⓟ", 0, match.start()))[-1:]
    if before and _SHOWS.fullmatch(view.masked, before[0].at + 1, match.start()):
        return before[0]
    if before or not re.fullmatch(r"(?:[Bb]ày tỏ|[Cc]hia sẻ|[Rr]ất|[Vv]ô cùng| |sự)*", view.masked[: match.start()]):
        return None
    after = re.compile(r"[^ⓅⒺ.;]{0,100}, (?=Ⓟ )").match(view.masked, verb)
    return view.item_at(after.end()) if after else None


def in_frame(view: View, at: int) -> bool:
    """Whether the noun at ``at`` is the frame of what somebody did: "trong khuôn khổ | Ⓔ", "nhân | Ⓔ"."""
    return bool(_FRAME.search(view.masked[:at]))


def guest(context: Context, view: View, at: int, land: str | None) -> Item | None:
    """The person before ``at`` who can have visited ``land`` (an ISO code): the only one of another country, set near enough.

    A person with a Vietnamese name whose country the article does not tell is nobody's guest.
    """
    before = list(view.signs("Ⓟ", 0, at))
    lands = dict(context.lands)
    fit = [item for item in before if land is not None and (lands.get(_name(item)) or _abroad(_name(item)) or land) != land]
    if land != "VN" and len({_name(item) for item in fit}) > 1:
        fit = [item for item in fit if lands.get(_name(item)) == "VN"]  # a paper of ours tells of our own travellers
    if len({_name(item) for item in fit}) != 1:
        return None
    last = fit[-1]
    between = view.masked[last.at + 1 : at]
    if len(between) > 160 or _NAME.search(between) or ("Ⓟ" in between and _SOMEBODY_ELSE.search(between)) or _WISHED.search(between):
        return None
    return None if re.search(r"(?:[Pp]hu nhân|[Tt]heo|lời mời của|thay mặt|đại diện) $", view.masked[: last.at]) else last


def _abroad(name: str) -> str | None:
    """A foreign name without an office in the article is of another country than ours, whichever."""
    return None if at_home(name) else "abroad"


def _name(item: Item) -> str:
    return str(getattr(item.mention, "name", ""))
