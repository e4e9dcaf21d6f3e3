"""The event at hand: which events a sentence brings up, before a rule has placed anybody there.

"Ⓞ tổ chức | Hội thảo X", "Đại hội diễn ra Ⓓ", a headline "Khai mạc | Hội chợ X" bring one up; "Nghị quyết | Đại hội XIII" does not.
Later sentences say "hội nghị", "Tham dự có:" of it. Who was there is not read here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.context import Context
from kg.mentions.event import head_of
from kg.model import EventKind, EventMention, ParticipantRole, PersonMention
from kg.rules.attended.conference import events_of, is_gathering
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.record import lone_event, named_event, unnamed_event
from kg.rules.attended.view import Item

_GATHERINGS = (EventKind.CONFERENCE, EventKind.CEREMONY, EventKind.OTHER)
# "Đại hội | diễn ra Ⓓ", "Kỳ họp | do Ⓟ điều hành", "Buổi họp mặt | hôm Ⓓ có Ⓟ"
_HAPPENS = re.compile(
    r"(?: (?:này|trên))?(?:,? [^ⓅⒺ.;:]{0,60})? (?:đã |vừa |vừa được |được |sẽ |đang )*(?:diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|"
    r"nhóm họp|họp|tiến hành|quy tụ|thu hút|do [ⓅⓄ]|có sự|có (?:các đồng chí:? )?Ⓟ)(?!\w)"
)
# "ký kết tại | lễ ký ở Ⓣ", "Ⓞ tổ chức | lễ khánh thành", "đồng chủ trì | lễ công bố"
_HELD = re.compile(r"(?<!\w)(?:tại|[Tt]ổ chức|mở|tiến hành|dự|chủ trì) (?:một |buổi )?$")


def by_bringing_up(finding: Finding) -> None:
    """Makes the events that the sentence tells the ones at hand."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        if not isinstance(mention, EventMention) or mention.kind not in (*_GATHERINGS, EventKind.MEETING):
            continue
        if mention.named and mention.kind is EventKind.MEETING and not is_gathering(item):
            _talks(finding, item)
        elif mention.named:
            locals_ = events_of(finding, item)
            if locals_ and finding.context.event(locals_[0]).told:
                finding.context = finding.context.at_event(group_of(finding.context, locals_[0]))
        elif mention.kind is EventKind.MEETING and not is_gathering(item):
            continue
        elif _HAPPENS.match(finding.view.masked, item.at + 1) or (
            mention.kind is not EventKind.OTHER and _HELD.search(finding.view.masked[: item.at])
        ):
            _take_up(finding, item, mention)


# "Ⓞ và Ⓞ tổ chức | Hội đàm định kỳ lần thứ 7": talks that are held like a conference.
_ORGANIZED = re.compile(r"(?<!\w)(?:tổ chức|mở) $")


def _talks(finding: Finding, item: Item) -> None:
    """Talks of two bodies with a name of their own, and the bodies that hold them."""
    view = finding.view
    if not _ORGANIZED.search(view.masked[: item.at]) or any(isinstance(who, PersonMention) for who in item.inside):
        return
    locals_ = named_event(finding, item)
    finding.context = finding.context.at_event(locals_)
    both = re.search(r"(?=Ⓞ)(Ⓞ(?: \([^)]*\))? và Ⓞ)(?: \([^)]*\))?[^ⓅⓄⒺ.;]{0,40}tổ chức $", view.masked[: item.at])
    for agent, body in agents(view.signs("Ⓞ", both.start(1), both.end(1))) if both else ():
        for local in locals_:
            finding.add(agent, local, ParticipantRole.ATTENDEE, (body.start, item.end), "talks-bodies")


def _take_up(finding: Finding, item: Item, mention: EventMention) -> None:
    """ "Đại hội diễn ra Ⓓ": the event that an earlier sentence only named is told of, and so is one without a name."""
    head = head_of(mention.name)
    locals_ = events_of(finding, item) or lone_event(finding.context, head.family if head else "any", mention.start)
    locals_ = locals_ or unnamed_event(finding, item, sure=True)
    for local in locals_:
        known = finding.context.event(local)
        finding.context = finding.context.with_event(replace(known, told=True))
    finding.context = finding.context.at_event(locals_)


def group_of(context: Context, local: str) -> tuple[str, ...]:
    """The event and those that one sentence introduced in a row with it."""
    group = context.event(local).group
    return (local,) if group < 0 else tuple(known.local for known in context.events if known.group == group)
