"""Meetings with the press that two give together: "Trong họp báo sáng nay với Ⓟ tại Ⓞ, Ⓟ thông báo", "Ⓟ trong họp báo chung với Ⓟ".

Both speak there. Whoever gives one alone, or is only quoted after it, is read with the conferences.
"""

from __future__ import annotations

import re

from kg.context import establish
from kg.mentions.event import head_of
from kg.model import EventKind, EventMention, ParticipantRole, PersonMention
from kg.rules.attended.conference import events_of
from kg.rules.attended.outlook import announced
from kg.rules.attended.pair import BOTH
from kg.rules.attended.part import Finding, agents, day_of, event_record, person
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
    r"(?: (?:đã|sẽ|cũng|cùng|vừa|chủ trì|tổ chức|Ⓓ))* (?P<press>họp báo chung|họp báo)(?!\w)(?! về| thường kỳ| quốc tế về)"
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
