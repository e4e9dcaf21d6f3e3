"""Who attends an event besides the subject right before the verb: on the occasion of a meeting, both of a pair, in the company of others.

"Ⓟ gặp Ⓟ nhân dịp dự Ⓔ", "Hai thủ tướng cùng dự Ⓔ", "Ⓟ cùng lãnh đạo các nước Ⓒ và Ⓒ dự Ⓔ", "Ⓞ nghe Ⓟ trình bày". The events are those that
the sentence names or the article has at hand; none is made here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import refer
from kg.model import Agent, AgentKind, EventKind, EventMention, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.conference import events_of
from kg.rules.attended.gap import adjoins
from kg.rules.attended.outlook import announced
from kg.rules.attended.part import Finding, Part, agents
from kg.rules.attended.signing import sides_at_hand
from kg.rules.attended.view import Item, View, row

_TOWARDS = r"(?P<towards>(?:(?:được mời|sang|tới|đến|về|ở|cùng|thăm|và|[ⒸⓋⓉ]) )*)"
_KIND = r"(?:lễ khai mạc |khai mạc |phiên |các |cuộc |buổi )*"
# "Ⓟ gặp Ⓟ | nhân dịp dự Ⓔ", "Ⓟ thăm Ⓒ | nhân dịp sang dự Ⓔ"
_OCCASION = re.compile(rf"[^ⓅⒺ]{{0,160}}(?:nhân dịp|nhân|trong dịp|khi|khi cùng) {_TOWARDS}(?:tham dự|dự) {_KIND}(?=Ⓔ)")
_BOTH = re.compile(
    r"(?:[Hh]ai|[Cc]ả hai) (?:nhà [Ll]ãnh đạo|vị [Ll]ãnh đạo|[Ll]ãnh đạo|vị nguyên thủ|nguyên thủ|[Tt]hủ tướng|[Tt]ổng thống|"
    r"[Bb]ộ trưởng|[Nn]goại trưởng|Chủ tịch(?: Quốc hội)?|Tổng Bí thư)(?!\w)(?: (?:đã|sẽ|cũng|cùng|cùng nhau|vừa|dự kiến|tiếp tục|"
    r"sau đó|chính thức|trực tiếp|tới|đến))* (?P<verb>tham dự|dự|đồng chủ trì|chủ trì|phát biểu tại|dự và phát biểu tại) " + _KIND + "(?=Ⓔ)"
)
_LEADERS = (
    r"(?:[Nn]hà lãnh đạo|[Ll]ãnh đạo|[Nn]guyên thủ|[Nn]gười đứng đầu|[Đđ]ại diện|[Bb]ộ trưởng|[Nn]goại trưởng|[Tt]hủ tướng|[Tt]ổng thống)"
)
_WITH = re.compile(
    rf"(?=Ⓟ)(?P<who>Ⓟ)(?P<gap>[^ⓅⒺ.;]{{0,60}}?),? (?:cùng với|cùng|và) (?:các |một số )?{_LEADERS}(?: [a-zà-ỹ]+){{0,3}}?(?: của)?"
    rf"(?: các (?:nước|quốc gia|nền kinh tế)| \d+ nước| nước)?:? (?=Ⓒ)(?P<lands>Ⓒ(?:(?:,| và|,? cùng) Ⓒ)*)"
    r"(?: (?:đã|sẽ|cùng|cùng nhau|đều|cũng|ngày mai|hôm nay|hôm qua|vừa|tới|đến))* $"
)
_HEARD = re.compile(
    r"(?:Ⓞ|Ⓔ|[Đđ]ại biểu|[Hh]ội nghị|[Qq]uốc hội|[Đđ]oàn)(?: (?:đã|được|cùng|lần lượt|tiếp tục|cũng))* (?:lắng nghe|nghe) (?:các )?"
    r"(?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ[^ⓅⒺ.;]{0,170}?(?<!\w)(?:trình bày|báo cáo|phát biểu|giới thiệu|phổ biến|quán triệt|truyền đạt|"
    r"thông báo|tham luận|trao đổi|thông tin|chia sẻ)(?!\w)"
)
_PRESENTS = re.compile(
    r"(?:Ⓓ, |Sau đó, |Tiếp đó, |Tiếp theo, |Cũng [^ⓅⒺ,.;]{3,30}, )?(?=Ⓟ)Ⓟ[^ⓅⒺ.;]{0,150}?(?<!của )(?:đã )?trình bày "
)
_REPORT = re.compile(r"(?:tóm tắt |bản )?(?:Báo cáo|báo cáo|Tờ trình|tờ trình|tham luận|Tham luận|dự thảo|dự án Luật|Đề án|đề án)(?!\w)")


def by_occasion(finding: Finding, _: Sequence[Use] = ()) -> None:
    """Whoever travels, or is the guest or the subject of a meeting, attends what the sentence gives as the occasion of it."""
    view = finding.view
    base = len(finding.parts)
    for part in {(found.start, found.end): found for found in finding.parts[:base] if _meets(finding, found)}.values():
        here = next((at for at in range(len(view.masked)) if view.offset(at) >= part.end), None)
        match = _OCCASION.match(view.masked, here) if here is not None else None
        if match is None:
            continue
        for agent in _travellers(finding, part, match["towards"]):
            _attend(finding, agent, view.item_at(match.end()), view.offset(here or 0), announced(match.group()))


def _meets(finding: Finding, part: Part) -> bool:
    return finding.context.event(part.event).kind in (EventKind.MEETING, EventKind.VISIT) and part.agent.kind is AgentKind.PERSON


def _travellers(finding: Finding, part: Part, towards: str) -> list[Agent]:
    """A visit's visitors; the guest of a reception, if he came for it; the subject of talks, whom the sentence names first."""
    same = [other for other in finding.parts if other.event == part.event and other.agent.kind is AgentKind.PERSON]
    guests = [other.agent for other in same if other.role is ParticipantRole.VISITOR]
    if guests or any(other.role is ParticipantRole.HOST for other in same):
        visit = finding.context.event(part.event).kind is EventKind.VISIT
        return list(dict.fromkeys(guests)) if visit or re.search(r"sang|tới|đến", towards) else []
    first = next(finding.view.signs("Ⓟ"), None)
    names = {other.agent for other in same}
    return [agent for agent, _ in agents(row(finding.view, first.at, "Ⓟ")) if agent in names] if first is not None else []


def _attend(
    finding: Finding, agent: Agent, event: Item, start: int, planned: bool, role: ParticipantRole = ParticipantRole.ATTENDEE
) -> None:
    if not isinstance(event.mention, EventMention) or event.mention.kind in (EventKind.MEETING, EventKind.VISIT):
        return
    for local in events_of(finding, event):
        finding.add(agent, local, role, (start, event.end), "company", planned)


def by_pair(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Hai thủ tướng cùng dự Ⓔ": the two of the talks at hand."""
    view = finding.view
    for match in _BOTH.finditer(view.masked):
        role = ParticipantRole.ATTENDEE
        if "chủ trì" in match["verb"]:
            role = ParticipantRole.CHAIR
        elif "phát biểu" in match["verb"]:
            role = ParticipantRole.SPEAKER
        who = sides_at_hand(finding.context, view.offset(match.start()))
        for agent in who if len(who) == 2 else ():
            _attend(finding, agent, view.item_at(match.end()), view.offset(match.start()), announced(match.group()), role)


def by_company(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "Ⓟ cùng lãnh đạo các nước Ⓒ, Ⓒ và Ⓒ | dự Ⓔ và Ⓔ": the person and the lands."""
    view = finding.view
    for use in uses:
        match = _WITH.search(view.masked[: use.start]) if use.family == "attend" else None
        if match is None or not adjoins(match["gap"]):
            continue
        who = [*agents([view.item_at(match.start("who"))]), *agents(row(view, match.start("lands"), "Ⓒ"), "Ⓒ")]
        for event in (item for item in use.objects if item.sign == "Ⓔ"):
            for agent, item in who:
                _attend(finding, agent, event, item.start, use.planned or announced(match.group()))


def by_heard(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Ⓞ nghe Ⓟ trình bày Tờ trình", "Ⓟ trình bày Báo cáo": speakers at the conference that the sentence names or the article is at."""
    view = finding.view
    for match in (*_HEARD.finditer(view.masked), *_presented(view)):
        before = [item for item in view.signs("Ⓔ", 0, match.end()) if _is_conference(item)]
        locals_ = events_of(finding, before[-1]) if before else _at_hand(finding, view.offset(match.start()))
        item = next(view.signs("Ⓟ", match.start(), match.end()))
        for agent, _thing in agents([item]):
            for local in locals_:
                finding.add(agent, local, ParticipantRole.SPEAKER, (item.start, view.offset(match.end() - 1) + 1), "heard")


def _presented(view: View) -> list[re.Match[str]]:
    match = _PRESENTS.match(view.masked)
    return [match] if match and _REPORT.match(view.words(match.end(), len(view.masked))) else []


def _is_conference(item: Item) -> bool:
    return isinstance(item.mention, EventMention) and item.mention.kind is EventKind.CONFERENCE


def _at_hand(finding: Finding, here: int) -> tuple[str, ...]:
    """The conference that the article is at; none from before, which the text may have left."""
    current = finding.context.current
    return tuple(local for local in refer(finding.context, "conference", here) if local in current)
