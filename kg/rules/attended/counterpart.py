"""Counterparts of a meeting that stand elsewhere than behind its verb, or have no name: helpers of the meetings, no facts.

"làm việc với | Thị trưởng Rotterdam", "gặp và dự chiêu đãi của | Ⓟ", "chủ trì lễ đón | Ⓟ và hội đàm". Who is the subject is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Agent, AgentKind, PersonMention
from kg.rules.attended.clause import Use
from kg.rules.attended.part import agents, person
from kg.rules.attended.view import Item, View


def apart(view: View, guests: Sequence[tuple[Agent, Item]]) -> bool:
    """Whether guests in a row came one by one: bodies ("tiếp Ⓞ, Ⓞ"), or persons of different bodies, each with an office."""
    row = view.masked[guests[0][1].at : guests[-1][1].at + 1] if len(guests) > 1 else ""
    if re.fullmatch(r"Ⓞ(?:(?:,|;| và|, và) Ⓞ)+", row):
        return True
    if not re.fullmatch(r"Ⓟ(?:(?:,|;| và|, và) (?:[Nn]gài |ông |bà |đồng chí )?Ⓟ)+", row):
        return False
    posts = [_post(item) for _, item in guests]
    titles, bodies, lands = (set(found) for found in zip(*posts, strict=True))
    return "" not in titles and (";" in row or (len(bodies) == len(guests) and (len(titles) == 1 or len(lands) > 1 or lands == {""})))


def _post(item: Item) -> tuple[str, str, str]:
    """The title, the body and the land of a guest's first office that the text writes with the name; "" for what it does not."""
    mention = item.mention
    held = mention.offices[0] if isinstance(mention, PersonMention) and mention.offices and not mention.inferred else None
    return (held.office.title, held.office.organization or "", held.country or "") if held else ("", "", "")


def without_name(view: View, use: Use) -> list[str]:
    """The pieces of a list of counterparts that have no name: "như: Ⓟ; | Thị trưởng Hamburg; | Ⓟ"."""
    region = view.masked[use.end : use.objects[-1].at]
    found = [view.words(*last.span(1))] if (last := _LAST.match(view.masked, use.objects[-1].at + 1)) else []
    before = _FIRST.match(view.masked, use.end) if use.objects[0].sign == "Ⓟ" else None
    if before and before.end() <= use.objects[0].at:
        found += [words.strip() for words in re.split(r",| và ", view.words(*before.span(1))) if words.strip()]
    if ";" not in region:
        return found
    for piece in re.finditer(
        r"(?:^|(?<=; )|(?<=: ))((?:Bộ trưởng|Thị trưởng|Thống đốc|Chủ tịch|Giám đốc|Tổng thống|"
        r"Thủ tướng|Phó|Đại sứ)[^Ⓟ;.:]{3,80})(?=;)",
        region,
    ):
        found.append(view.words(use.end + piece.start(1), use.end + piece.end(1)).strip())
    return found


_OFFICE = r"(?:Trưởng đoàn|Tổng thống|Thủ tướng|Phó Thủ tướng|Bộ trưởng|Ngoại trưởng|Chủ tịch|Quốc vương|Thị trưởng|Thống đốc|Đại sứ)"
_OF_LAND = rf"{_OFFICE}(?: [^ⓅⒺ.;,:Ⓒ]{{2,40}})? Ⓒ"
# "gặp Ⓟ và | Trưởng đoàn Ⓒ": the last of a list; "gặp | Trưởng đoàn Ⓒ, Trưởng đoàn Ⓒ | và Ⓟ": the first ones.
_LAST = re.compile(rf"(?:,| và) ({_OF_LAND})(?=[.;,]|$| (?:tại|ở|nhân|bên lề|trong|để|sáng|chiều|tối|ngày|hôm|vào))")
_FIRST = re.compile(rf" (?:với )?((?:{_OF_LAND}(?:, | và ))*{_OF_LAND}) và (?=Ⓟ)")


def guest_of_welcome(view: View, use: Use) -> list[tuple[Agent, Item]]:
    """ "Ⓟ chủ trì lễ đón Ⓟ và | hội đàm": the talks are with the guest."""
    for item in view.signs("Ⓔ", 0, use.start):
        guests = [(person(who), item) for who in item.inside if isinstance(who, PersonMention)]
        if guests and str(getattr(item.mention, "name", "")).lower().startswith("lễ đón"):
            return guests[:1]
    return []


def of_land(view: View, use: Use, agent: Agent) -> Agent:
    """ "các cơ quan của Ⓒ như Ⓞ, Ⓞ": each of the bodies is that land's."""
    match = re.search(r"của (?=Ⓒ)Ⓒ như", view.masked[use.end : use.limit])
    if agent.kind is not AgentKind.ORGANIZATION or not match:
        return agent
    land = view.item_at(use.end + match.end() - 5).mention
    name = str(getattr(land, "name", ""))
    return agent if name in agent.name else Agent(AgentKind.ORGANIZATION, f"{agent.name} {name}")


def leader_after(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """ "buổi tiếp Đoàn công tác của Ⓞ | do Ⓟ dẫn đầu"."""
    match = re.match(r",? do (?:ông |bà |ngài |đồng chí )?(?=Ⓟ)", view.masked[item.at + 1 :])
    return agents([view.item_at(item.at + 1 + match.end())]) if match else []


def giver_of_banquet(view: View, end: int) -> list[tuple[Agent, Item]]:
    """ "gặp làm việc | và dự chiêu đãi trưa của Ⓟ": the counterpart is named with the banquet only."""
    match = re.match(r" và dự (?=Ⓔ)", view.masked[end:])
    if not match:
        return []
    item = view.item_at(end + match.end())
    return [(person(who), item) for who in item.inside if isinstance(who, PersonMention)][:1]


_DESCRIPTION = re.compile(
    r"(?: (?:với|cùng|xã giao|thân mật|gỡ))* (?!(?:tại|ở|vào|hồi|hôm|cuối|đầu|trong|nhân|sau|trước|để|nhằm|từ|ngày|sáng|chiều|và|theo|"
    r"lần)(?!\w))([^,;.:()ⒺⒹ]{4,90}?)"
    r"(?=[,;.:(]| (?:tại|(?<!doanh )nhân(?! dân| viên)|để|trong|vào|sau|nhằm|về|đã|sẽ|và (?:thăm|dự|tiếp|gặp|làm|trao))(?!\w)|$)"
)


def described_object(view: View, use: Use) -> str:
    """The counterpart's description where it has no name: "Chủ tịch Thượng viện và Hạ viện Hà Lan"."""
    match = _DESCRIPTION.match(view.masked[use.end : use.limit])
    return view.words(use.end + match.start(1), use.end + match.end(1)).strip() if match else ""
