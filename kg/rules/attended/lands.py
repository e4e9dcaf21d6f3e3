"""The noun of a visit in, its lands and its visitors as the words around it tell them; records nothing itself.

"chuyến thăm | Ⓒ và Ⓒ", "chuyến công tác đến ba nước Bắc Âu (Ⓒ, Ⓒ, Ⓒ)", "chuyến thăm Ⓒ sắp tới của | Ⓟ", "trong chuyến thăm Ⓒ, | Ⓟ".
"""

from __future__ import annotations

import re

from kg.model import Agent, PersonMention, PlaceKind
from kg.rules.attended.part import agents, place_agent
from kg.rules.attended.view import Item, View, places, row

_TO = r"(?:tới|đến|sang|tại|ở)"
_SEVERAL = r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|\d+) (?:nước|quốc gia)(?: [^ⓅⒺⒸⓉ.;,()]{1,30}?)?"
# "và phu nhân", "và đoàn đại biểu cấp cao": who else goes stands between the visitor and the land.
_WITH = r"(?:,? (?:và|cùng) (?:[Pp]hu (?:nhân|quân)|(?:các )?(?:thành viên )?(?:[Đđ]oàn|[Pp]hái đoàn))(?: [^ⓅⒺ.;,()]{1,50}?)?,?)?"
_BEHIND = re.compile(
    rf"(?:{_WITH}(?: chính thức| hữu nghị)?(?: và làm việc|, làm việc)?(?: chính thức)?"
    rf" {_TO}(?: nước)?(?: {_SEVERAL})?(?: ?\(| (?:gồm|bao gồm|là):?)?|"
    rf"(?: {_SEVERAL})?(?: ?\(| (?:gồm|bao gồm):?)) ?(?=Ⓒ)"
)
_NEXT_TO = re.compile(r"(?:, | và )(?=Ⓒ)")
_CLAUSE = re.compile(r"\w| (?:đã|là|cũng|sẽ|luôn|đang|có|coi|mong)(?!\w)")


def lands(view: View, item: Item) -> list[Agent]:
    """The lands of a visit: "chuyến thăm Ⓒ và Ⓒ", "chuyến thăm của Ⓟ tại Ⓒ", "chuyến thăm Ⓒ, Ⓒ"; never that of an office."""
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    offices = [(who.span_start, who.span_end) for who in item.inside if isinstance(who, PersonMention)]
    of = text.find(" của ", item.start - base, item.end - base)
    found: list[Agent] = []
    for place in places(item.inside, PlaceKind.COUNTRY):
        inside_office = any(start <= place.start < end for start, end in offices)
        toward = re.search(rf"{_TO} (?:\w+ ){{0,3}}$", text[: place.start - base])
        if not inside_office and (of < 0 or place.start < base + of or toward):
            agent = place_agent(place)
            found += [agent] if agent else []
    return list(dict.fromkeys([*found, *_behind(view, item, bool(found or places(item.inside, PlaceKind.CITY)))]))


def _behind(view: View, item: Item, begun: bool) -> list[Agent]:
    """The lands behind the noun or behind the person of whom it is told; ``begun``: the noun itself names a place already."""
    for end in (item.at + 1, *(who.at + 1 for who in _told_of(view, item))):
        match = _BEHIND.match(view.masked, end) or (_NEXT_TO.match(view.masked, end) if begun else None)
        if match is None and (bare := re.match(r" (?:và )(?=Ⓒ)", view.masked[end:])) and end == item.at + 1:
            match = re.compile(re.escape(bare.group())).match(view.masked, end)
        if match is None:
            continue
        found = row(view, match.end(), "Ⓒ")
        if not _CLAUSE.match(view.masked, found[-1].at + 1):
            return [agent for agent, _ in agents(found, "Ⓒ")]
        if len(found) == 1 and not re.match(r"\w", view.masked[found[0].at + 1 :]) and not _NEXT_TO.match(view.masked, end):
            return [agent for agent, _ in agents(found, "Ⓒ")]  # "chuyến thăm của Ⓟ tới Ⓒ | đã thành công"
    return []


_WHEN = (
    r"(?:từ|trong|vào|hồi|kéo dài|đến|tới|ngày|tháng|năm|tuần|đầu|cuối|giữa|sáng|chiều|tối|hôm|các|hai|ba|bốn|năm|nay|qua|ngoái|trước|"
    r"vừa|này|[-–]|\d[\d/.–-]*|\(|\)|Ⓓ)"
)
# "chuyến thăm Ⓒ | sắp tới của Ⓟ", "… lần này của Ⓟ", "… 5 ngày của Ⓟ", "… từ ngày 4 - 8/6 của Ⓟ", "… mà Ⓟ thực hiện".
_HOLDER = re.compile(
    rf"(?: (?:sắp (?:tới|diễn ra)|lần này|lần (?:đầu(?: tiên)?|thứ \w+)|vừa (?:qua|rồi)|mới đây|gần đây|tới đây|trước đó|đầu tiên|duy nhất|"
    rf"tiếp theo|này|đó|song phương|lịch sử|đang diễn ra|chính thức|thành công|tốt đẹp|rất)(?!\w)| {_WHEN}(?!\w)|\)|"
    # "chuyến thăm Ⓒ | và dự Ⓔ của Ⓟ", "chuyến thăm | và làm việc tại Ⓒ của Ⓟ"
    rf" (?:và|,) (?:tham )?(?:dự|gia) Ⓔ| (?:và |, )?làm việc(?: {_TO} Ⓒ)?)*"
    r" của (?:cựu |cố |tân |nguyên |đồng chí |ông |bà |ngài )?(?=Ⓟ)",
    re.I,
)


def _told_of(view: View, item: Item) -> list[Item]:
    match = _HOLDER.match(view.masked, item.at + 1)
    return [view.item_at(match.end())] if match else []


def told_of(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """The visitor behind the noun: "chuyến thăm Ⓒ sắp tới của | Ⓟ"."""
    return agents(_told_of(view, item))


_FRAMES = re.compile(
    r"(?:^|[.;,:”] ?|(?:đó|nay|qua|Ⓓ) )(?:[Tt]iếp tục|[Tt]rong|[Tt]rong khuôn khổ|[Kk]ết thúc|[Bb]ắt đầu|[Mm]ở đầu|[Nn]hân|[Nn]hân dịp|"
    r"[Tt]rong thời gian|(?:[Tt]rong khi |[Hh]iện )?[Đđ]ang (?:có|trong|thực hiện)|(?P<far>[Tt]rước(?: thềm)?|[Ss]au(?: khi kết thúc)?)) "
    r"(?:chương trình |các hoạt động của )?$"
)


def subject_behind(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """ "Tiếp tục chuyến thăm Ⓒ, Ⓓ, Ⓟ đã ..." and "Trong chuyến thăm Ⓒ, Ⓟ ...": the subject that follows is the visitor."""
    frame = _FRAMES.search(view.masked[: item.at])
    if frame is None or (frame.group("far") and not lands(view, item)):
        return []  # "Trước thềm chuyến thăm, | Ⓟ tiếp" may be the host
    match = re.match(
        r"(?: (?:và|,) (?:tham )?(?:dự|gia) Ⓔ)?[^ⓅⒺ.;]{0,80}?,\s*(?=Ⓟ(?: |, (?:[Pp]hu nhân|cùng)))", view.masked[item.at + 1 :]
    )
    return agents([view.item_at(item.at + 1 + match.end())], "Ⓟ") if match else []


_ALSO = re.compile(r"(?P<day> ?\((?:tháng |ngày |năm |hồi )?(?:Ⓓ|[\d/.-]{3,10})\))?(?:,| và| cũng như)(?: của)? (?=Ⓟ)")


def others_told(view: View, item: Item) -> list[Item]:
    """ "chuyến thăm của Ⓟ (Ⓓ) | và Ⓟ (Ⓓ)": whose further visits the same noun tells, each with a day of its own in brackets."""
    found: list[Item] = []
    end = item.at + 1
    while match := _ALSO.match(view.masked, end):
        if match.group("day") is None:
            break
        found.append(view.item_at(match.end()))
        end = match.end() + 1
    dated = [one for one in found if re.match(r" ?\((?:tháng |ngày |năm |hồi )?(?:Ⓓ|[\d/.-]{3,10})\)", view.masked[one.at + 1 :])]
    return dated if len(dated) == len(found) else []
