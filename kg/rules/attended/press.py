"""Meetings with the press that two give together: "Trong họp báo sáng nay với Ⓟ tại Ⓞ, Ⓟ thông báo", "Ⓟ trong họp báo chung với Ⓟ".

Both speak there. Whoever gives one alone, or is only quoted after it, is read with the conferences.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.context import establish, key
from kg.mentions.event import head_of
from kg.model import EventKind, EventMention, ParticipantRole, PersonMention
from kg.rules.attended.conference import events_of
from kg.rules.attended.gap import opens_clause
from kg.rules.attended.outlook import announced
from kg.rules.attended.pair import BOTH
from kg.rules.attended.part import Finding, agents, day_after, day_of, event_record, person, title_and_name
from kg.rules.attended.signing import sides_at_hand
from kg.rules.attended.view import Item

# Between the noun and the other side: the day, "chung".
_WITH = re.compile(
    r"(?: chung| Ⓓ| (?:sáng|chiều|tối|trưa|hôm)? ?(?:nay|qua)| (?:sáng|chiều|tối|trưa|ngày|hôm)(?: ngày)? [\d/.-]+)*"
    r" (?:với|cùng|cùng với) (?:ông |bà |người đồng cấp (?:Ⓒ )?)?(?=Ⓟ)"
)
_FRAME = re.compile(
    r"(?:^|[.;”,:] )(?:Ⓓ,? )?(?:[Tt]ại|[Tt]rong|[Pp]hát biểu (?:tại|trong)|[Tt]rả lời[^ⓅⒺ.;,]{0,30} (?:tại|trong)) (?:một )?$"
)
_SPEAKS = re.compile(r"[^ⓅⒺ.;]{0,90}?, (?:ông |bà )?(?=Ⓟ,? [^ⓅⒺ]{3})")
_SPOKE = re.compile(r"Ⓟ [^ⓅⒺ.;]{0,40}(?<!\w)(?:tại|trong) (?:một )?$")
_BOTH = re.compile(
    rf"(?:{BOTH}|(?=Ⓟ)Ⓟ (?:và|cùng) (?:ông |bà )?(?=Ⓟ)Ⓟ)"
    r"(?:,? (?:đã|sẽ|cũng|cùng|cùng nhau|vừa|chủ trì|tổ chức|có cuộc|có buổi|sau đó|Ⓓ))* "
    r"(?P<press>họp báo chung|họp báo|(?:gặp gỡ|gặp|tiếp xúc) (?:báo chí|báo giới|phóng viên)(?: chung)?)"
    r"(?!\w)(?! về| thường kỳ| quốc tế về)"
)
# "Ⓟ hôm nay họp báo ở Ⓥ": one alone.
_ALONE = re.compile(
    r"(?:^|[.;”] |, )(?:[^ⓅⒺ.;,]{0,40}, )?(?=Ⓟ)Ⓟ(?: (?:đã|sẽ|cũng|vừa|hôm nay|hôm qua|tổ chức|chủ trì|(?:sáng|chiều|tối|trưa|ngày|hôm)"
    r"(?: nay| qua| ngày)?(?: [\d/.-]+)?|Ⓓ))* (?P<press>họp báo(?: chung)?)(?= (?:tại|ở|sau|hôm|ngày|sáng|chiều|tối|Ⓓ)|[.;,]|$)"
)
_SAYS = r"(?:nói|cho biết|cho hay|tuyên bố|khẳng định|phát biểu|trả lời|thông báo|nhấn mạnh|phát ngôn|nêu rõ|thông tin|cáo buộc|cảnh báo)"
# "Ⓟ nói tại một | cuộc họp báo", "Ⓟ trả lời câu hỏi của phóng viên tại | cuộc họp báo"
_SAID_THERE = re.compile(
    rf"(?=Ⓟ)Ⓟ(?:,? [^ⓅⒺ.;“”]{{3,110}},)?(?: (?:đã|cũng|vừa|hôm nay|hôm qua|hôm [\d/.-]+|ngày [\d/.-]+|Ⓓ))*,? {_SAYS}(?!\w)"
    r"(?:(?!(?:rằng|mà|của)(?!\w))[^ⓅⒺ.,;“”]){0,60} (?:tại|trong) (?:một |các )?$"
)
_ANSWERS = re.compile(r"(?:^|[.;”] )(?:Trả lời|Đáp lại|Phản hồi|Khi được hỏi)[^ⓅⒺ.;]{0,70} (?:tại|trong) (?:một )?$")
_TO_PRESS = re.compile(
    r"(?:(?:^|[.;”] )(?:[^ⓅⒺ.;,]{0,30}, )?[Pp]|(?<=\w )P)hát biểu (?:trước|với|cùng) "
    r"(?:giới )?(?:báo giới|báo chí|truyền thông|(?:các )?phóng viên)"
    r"(?:(?!(?:khi|sau khi|trước khi)(?!\w))[^ⓅⒺ.;,]){0,30}, (?:ông |bà )?(?=Ⓟ)Ⓟ"
)
_APART = re.compile(r"(?<!\w)(?:của|về|sau|trước|không|chưa|hủy|huỷ|mà)(?!\w)")


def by_press(finding: Finding) -> None:
    """The two who meet the press, where the sentence sets one of them behind "với"."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        mention = item.mention
        head = head_of(mention.name) if isinstance(mention, EventMention) else None
        if head is None or head.family != "press":
            continue
        inside = [who for who in item.inside if isinstance(who, PersonMention)]
        after = _WITH.match(view.masked, item.at + 1)
        end = after.end() + 1 if after else item.at + 1
        others = [person(who) for who in inside[:1]]
        if not others and after:
            others = [agent for agent, _ in agents([view.item_at(end - 1)])]
        own = _speaker(finding, item, end)
        if own is None or not others or others[0] == agents([own])[0][0]:
            continue
        for local in events_of(finding, item):
            span = (min(own.start, item.start), max(own.end, item.end, view.offset(end - 1)))
            for agent in (agents([own])[0][0], *others):
                finding.add(agent, local, ParticipantRole.SPEAKER, span, "press-two")


def by_speaker(finding: Finding) -> None:
    """One who speaks at a press meeting, and who speaks "trước báo giới" where the article tells of one press meeting only."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        head = head_of(str(getattr(item.mention, "name", "")))
        if head is None or head.family != "press":
            continue
        said = _SAID_THERE.search(view.masked[: item.at])
        said = said if said and opens_clause(view.masked[: said.start()]) else None
        own = view.item_at(said.start()) if said else _answering(finding, item)
        if own is None:
            continue
        span = (min(own.start, item.start), max(own.end, item.end))
        # "nói tại một | cuộc họp báo": this one's, whatever others the article tells of
        several = view.masked[: item.at].endswith("một ") and not getattr(item.mention, "named", False)
        for local in (_own_event(finding, own, item.at + 1, span),) if several else events_of(finding, item):
            _speak(finding, own, local, span)
    told = [event.local for event in finding.context.events if event.family == "press"]
    spoke = _TO_PRESS.search(view.masked) if len(told) == 1 and finding.context.settled else None
    if spoke:
        own = view.item_at(spoke.end() - 1)
        _speak(finding, own, told[0], (view.offset(spoke.start()), own.end))


def _answering(finding: Finding, item: Item) -> Item | None:
    """ "Trả lời câu hỏi của phóng viên tại | Ⓔ, Ⓟ cho biết"."""
    if not _ANSWERS.search(finding.view.masked[: item.at]):
        return None
    match = _SPEAKS.match(finding.view.masked, item.at + 1)
    return finding.view.item_at(match.end()) if match else None


def _speak(finding: Finding, own: Item, local: str, span: tuple[int, int], planned: bool = False) -> None:
    finding.context = finding.context.at_event((local,))
    for agent, _ in agents([own]):
        finding.add(agent, local, ParticipantRole.SPEAKER, span, "press", planned)


def _own_event(finding: Finding, own: Item, index: int, span: tuple[int, int]) -> str:
    """The press meeting that one alone gives; ``index`` is where its day may follow."""
    day = day_after(finding.view, index) or day_of(finding, index)
    record = event_record(finding, EventKind.OTHER, "press", f"{title_and_name(finding.view, own)} họp báo", span, "press", day)
    record = replace(record, pair=frozenset((key(agents([own])[0][0].name),)))
    finding.context, local = establish(finding.context, record)
    return local


def by_alone(finding: Finding) -> None:
    """ "Ⓟ họp báo ở Ⓥ": the verb, of one."""
    view = finding.view
    for match in _ALONE.finditer(view.masked):
        own = next(view.signs("Ⓟ", match.start(), match.end()))
        span = (own.start, view.offset(match.end() - 1) + 1)
        told = [event.local for event in finding.context.events if event.family == "press"]
        local = told[0] if len(told) == 1 else _own_event(finding, own, match.end(), span)
        _speak(finding, own, local, span, announced(match.group()))


def by_both(finding: Finding) -> None:
    """ "Hai thủ tướng họp báo chung", "Ⓟ và Ⓟ họp báo chung": the verb, where no noun tells of the event."""
    view = finding.view
    for match in _BOTH.finditer(view.masked):
        here = view.offset(match.start())
        named = agents(view.signs("Ⓟ", match.start(), match.end()), "Ⓟ")
        who = [agent for agent, _ in named] or sides_at_hand(finding.context, here)
        if len(who) != 2 or who[0] == who[1]:
            continue
        span = (here, view.offset(match.end() - 1) + 1)
        day = day_of(finding, match.start())
        name = f"{who[0].name} và {who[1].name} {match['press']}"
        told = [event.local for event in finding.context.events if event.family == "press" and event.evidence.rule != "event/press"]
        local = told[0] if len(told) == 1 else ""
        if not local:
            finding.context, local = establish(finding.context, event_record(finding, EventKind.OTHER, "press", name, span, "press", day))
        for agent in who:
            finding.add(agent, local, ParticipantRole.SPEAKER, span, "press-both", announced(match.group()))


_TWO_SAY = re.compile(rf"[^ⓅⒺ.;]{{0,60}}, (?={BOTH} )")


def by_two_at_hand(finding: Finding) -> None:
    """ "Tại cuộc họp báo sau hội đàm, | hai Thủ tướng cho biết": both speak there."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        head = head_of(str(getattr(item.mention, "name", "")))
        framed = _FRAME.search(view.masked[: item.at]) and _TWO_SAY.match(view.masked, item.at + 1)
        if head is None or head.family != "press" or not framed:
            continue
        both = sides_at_hand(finding.context, item.start)
        for local in events_of(finding, item) if len(both) == 2 else ():
            for agent in both:
                finding.add(agent, local, ParticipantRole.SPEAKER, (item.start, item.end), "press-both")


def _speaker(finding: Finding, item: Item, end: int) -> Item | None:
    """Who stands at the other end of the sentence: behind the frame's comma, or before "trong họp báo"."""
    view = finding.view
    if _FRAME.search(view.masked[: item.at]):
        match = _SPEAKS.match(view.masked, end)
        return view.item_at(match.end()) if match else None
    before = _SPOKE.search(view.masked[: item.at])
    if before is None or _APART.search(before.group()):
        return None
    return view.item_at(before.start())
