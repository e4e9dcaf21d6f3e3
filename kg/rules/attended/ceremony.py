"""Signings, hand-overs and awards: "Ⓟ chứng kiến ký kết các văn kiện", "Hai nhà lãnh đạo chứng kiến Ⓔ", "Ⓟ được Ⓟ trao tặng Huân chương".

Also who a ceremony is for: "Lễ đón Ⓟ", "Lễ tiễn Ⓟ". Ceremonies that a name tells and somebody attends are read with the conferences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import establish, key
from kg.mentions.event import head_of
from kg.model import Agent, AgentKind, EventKind, EventMention, ParticipantRole, PersonMention
from kg.rules.attended.clause import Use
from kg.rules.attended.conference import events_of
from kg.rules.attended.pair import BOTH
from kg.rules.attended.part import Finding, agents, day_of, event_record, person, title_and_name
from kg.rules.attended.view import Item
from kg.rules.attended.where import place_of_span

_SIGNING = re.compile(
    r" (?:việc |và cùng )?((?:(?:lãnh đạo|đại diện|các|cơ quan|hai bên|một số|nhiều|bộ|doanh nghiệp|Bộ|hai nước)(?!\w)[^Ⓟ.;:()Ⓔ]{0,90}? )?"
    r"(?:ký kết|ký|trao đổi|trao|công bố|bàn giao)(?: và trao)? [^Ⓟ.;:()Ⓔ]{4,140}?)(?=[.;:()]|, [^ⓄⒸ]|"
    r" (?:tại|nhân|vào|sau|và (?:dự|thăm|tiếp|phát))(?!\w)|$)"
)
_OPENED = re.compile(r" ([^ⓅⒺ.;,]{4,120}?)(?= và (?:nói|dự|thăm)|[.;,]|$)")
_BOTH = re.compile(
    rf"(?:^|[.,;] ?|Sau (?:hội đàm|đó), ?)(?:{BOTH}|[Hh]ai bên|[Hh]ai đồng chí|[Ll]ãnh đạo (?:cấp cao )?(?:hai nước|Ⓒ và Ⓒ))"
    r"[^.;ⓅⒺ]{0,30}$"
)


def by_witness(finding: Finding, uses: Sequence[Use]) -> None:
    """ "chứng kiến ký kết các văn kiện hợp tác" is a ceremony without a name; "Hai Thủ tướng chứng kiến" are the two of the talks."""
    for use in uses:
        if use.family not in ("witness", "inaugurate"):
            continue
        who = [agent for agent, item in agents(use.subjects) if item.sign == "Ⓟ"] or _both(finding, use)
        if not who:
            continue
        named = [item for item in use.objects if item.sign == "Ⓔ"]
        locals_ = events_of(finding, named[0]) if named else _signing(finding, use)
        span = (finding.view.offset(use.start), finding.view.offset(min(use.limit, use.end + 160)))
        for local in locals_:
            known = finding.context.event(local)
            if known.start is None and (same := _day_of_talks(finding, who, known.at)):
                finding.context = finding.context.with_event(replace(known, start=same))
            span = (min(span[0], known.evidence.start) if not named else span[0], span[1])
            for agent in who:
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "witness", use.planned)


def _day_of_talks(finding: Finding, who: Sequence[Agent], here: int) -> str | None:
    """The day of the talks, told before, of the same two who now watch a signing."""
    sides = frozenset(key(agent.name) for agent in who)
    talks = [known for known in finding.context.events if known.family == "talks" and known.pair == sides and known.at < here]
    days = {known.start for known in talks if known.start and len(known.start) == 10 and not known.end}
    return days.pop() if len(days) == 1 and len(sides) == 2 else None


def _both(finding: Finding, use: Use) -> list[Agent]:
    """The two sides of the talks at hand, for "Hai nhà lãnh đạo đã chứng kiến"."""
    if not _BOTH.search(finding.view.masked[: use.start]):
        return []
    for local in reversed(finding.context.current):
        known = finding.context.event(local)
        if len(known.people) == 2:
            return [Agent(AgentKind.PERSON, name) for name in known.people]
    here = finding.view.offset(use.start)
    meetings = [known for known in finding.context.events if known.kind is EventKind.MEETING and len(known.people) == 2 and known.at < here]
    return [Agent(AgentKind.PERSON, name) for name in max(meetings, key=lambda known: known.at).people] if meetings else []


def _signing(finding: Finding, use: Use) -> tuple[str, ...]:
    view = finding.view
    stop = re.compile(r"[.;]").search(view.masked, use.end)
    rest = view.masked[use.end : stop.start() if stop else None]
    match = (_OPENED if use.family == "inaugurate" else _SIGNING).match(rest)
    if not match:
        return ()
    name = view.words(use.end + match.start(1), use.end + match.end(1)).strip()
    if use.family == "inaugurate":
        name = f"{use.verb} {name}"
    return _establish(finding, name, use)


def _establish(finding: Finding, name: str, use: Use) -> tuple[str, ...]:
    view = finding.view
    day = day_of(finding, use.start)
    start, end = view.offset(use.start), view.offset(use.limit)
    family = "signing" if use.family == "witness" else "ceremony"
    record = event_record(finding, EventKind.CEREMONY, family, name, (start, end), "ceremony", day)
    record = replace(record, place=place_of_span(view, start, end), planned=use.planned)
    finding.context, local = establish(finding.context, record)
    return (local,)


_DECISION = re.compile(
    r"Ⓟ (?:đã |vừa )?(?:trao|công bố và trao) ([Qq]uyết định [^ⓅⒺ.;,]{4,80}?) (?:cho |đối với )?(?:các )?(?:đồng chí |ông |bà )?(?=Ⓟ)"
)
_AWARD = re.compile(
    r"Ⓟ,? (?:đã |vinh dự |cũng đã |cũng |đã vinh dự )*được (?=Ⓟ)Ⓟ (?:đã )?(?:trao tặng|trao|"
    r"tặng) ((?:Huân chương|Huy chương|Kỷ niệm chương|danh hiệu|bằng|Giải thưởng|giải thưởng|Chìa khóa|"
    r"Chìa khoá)[^.;,Ⓟ]{0,90})"
)
_GIVEN_TOO = re.compile(
    r"; (?=Ⓟ)Ⓟ (?:trao tặng|trao|tặng) ((?:Huân chương|Huy chương|Kỷ niệm chương|danh hiệu|bằng|"
    r"Chìa khóa|Chìa khoá)[^.;,Ⓟ]{0,90})"
)
_GIVES = re.compile(
    r"Ⓟ (?:đã |cũng đã |thay mặt [^ⓅⒺ.;]{0,60} )*(?:trao tặng|trao|tặng) ((?:Huân chương|Huy chương|"
    r"Kỷ niệm chương|danh hiệu|Giải thưởng)[^.;,Ⓟ]{0,90}) (?:cho|tặng) (?:ông |bà |ngài |đồng chí )?(?=Ⓟ)"
)


def by_award(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Ⓟ được Ⓟ trao tặng Huân chương", "Ⓟ trao Huân chương cho Ⓟ": a ceremony of giver and receiver."""
    view = finding.view
    if "tặng" not in view.masked and "trao" not in view.masked:
        return
    for match in _AWARD.finditer(view.masked):
        receiver, giver = view.item_at(match.start()), list(view.signs("Ⓟ", match.start(), match.end()))[-1]
        _award(finding, giver, receiver, view.words(match.start(1), match.end(1)))
        for more in _GIVEN_TOO.finditer(view.masked, match.end()):
            _award(finding, next(view.signs("Ⓟ", more.start())), receiver, view.words(more.start(1), more.end(1)))
    for match in _GIVES.finditer(view.masked):
        _award(finding, view.item_at(match.start()), view.item_at(match.end()), view.words(match.start(1), match.end(1)))
    for match in _DECISION.finditer(view.masked):
        _decision(finding, view.item_at(match.start()), view.item_at(match.end()), view.words(match.start(1), match.end(1)))


def _decision(finding: Finding, giver: Item, receiver: Item, what: str) -> None:
    """ "Ⓟ trao Quyết định bổ nhiệm Ⓟ": both are at the ceremony that the article names for it, else at one of their own."""
    kinds = (EventKind.CEREMONY, EventKind.CONFERENCE)
    named = [known for known in finding.context.events if known.evidence.rule == "event/named" and known.kind in kinds]
    named = [known for known in named if "quyết định" in known.name.lower()]
    if not named:
        _award(finding, giver, receiver, what, "trao")
    for agent, _ in agents([giver, receiver], "Ⓟ") if named else ():
        span = (min(giver.start, receiver.start), max(giver.end, receiver.end))
        finding.add(agent, named[0].local, ParticipantRole.ATTENDEE, span, "award")


def _award(finding: Finding, giver: Item, receiver: Item, what: str, verb: str = "trao tặng") -> None:
    view = finding.view
    span = (min(giver.start, receiver.start), max(giver.end, receiver.end))
    sides = agents([giver, receiver], "Ⓟ")
    day = day_of(finding, min(giver.at, receiver.at))
    name = f"{title_and_name(view, giver)} {verb} {what.strip()} cho {sides[1][0].name}"
    record = event_record(finding, EventKind.CEREMONY, "award", name, span, "award", day)
    record = replace(record, pair=frozenset(key(agent.name) for agent, _ in sides), place=place_of_span(view, span[0], span[1]))
    finding.context, local = establish(finding.context, record)
    for agent, _ in sides:
        finding.add(agent, local, ParticipantRole.ATTENDEE, span, "award")


def by_honoured(finding: Finding) -> None:
    """ "Lễ đón chính thức Ⓟ", "Lễ tiễn Ⓟ": the person in the name of a welcome or farewell is there."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        if not isinstance(mention, EventMention):
            continue
        head = head_of(mention.name)
        if head is None or head.family not in ("welcome", "farewell", "banquet", "press"):
            continue
        who = [inner for inner in item.inside if isinstance(inner, PersonMention)][:1]
        locals_ = events_of(finding, item) if who else ()
        for local in locals_:
            role = ParticipantRole.ATTENDEE if head.family == "farewell" else ParticipantRole.VISITOR
            if head.family == "press":
                role = ParticipantRole.SPEAKER
            if head.family == "banquet" and " của " in mention.name:
                role = ParticipantRole.HOST
            finding.add(person(who[0]), local, role, (item.start, item.end), "honoured")
            if head.family == "banquet" and (giver := _giver(finding, item)) is not None:
                to_come = _TO_COME.search(finding.view.masked[: item.at]) is not None
                finding.add(giver, local, ParticipantRole.HOST, (item.start, item.end), "honoured", to_come)


_GIVES_A_MEAL = re.compile(
    r"Ⓟ(?: và [Pp]hu (?:nhân|quân))?(?: (?:đã|sẽ|cũng|trọng thể|long trọng|Ⓓ|thân mật))*(?: (?:mở|tổ chức|thiết|chủ trì tổ chức|dành))+ $"
)
_TO_COME = re.compile(r" sẽ (?:mở|tổ chức|thiết|dành) $")


def _giver(finding: Finding, item: Item) -> Agent | None:
    """ "Ⓟ đã mở | tiệc chiêu đãi chào mừng Ⓟ": who gives the meal; one who only presides ("chủ trì") is its chair."""
    before = _GIVES_A_MEAL.search(finding.view.masked[: item.at])
    return agents([finding.view.item_at(before.start())])[0][0] if before else None
