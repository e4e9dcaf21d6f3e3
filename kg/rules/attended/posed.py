"""People posed at an event in a picture: "Ⓟ đứng cùng Ⓟ và Ⓟ trong Ⓔ", "Ⓟ bắt tay Ⓟ tại Ⓔ", "Ⓟ, Ⓟ và Ⓟ trao đổi trong một Ⓔ".

All of them are at the event. Meetings of two and visits are read elsewhere; a sentence that goes on to another matter is left alone.
"""

from __future__ import annotations

import re

from kg.model import EventKind, EventMention, ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents

_BESIDE = (
    r"(?:,| và|,? cùng(?: với)?| bắt tay(?: với)?| chào(?: hỏi)?| trò chuyện (?:với|cùng)| trao đổi (?:với|cùng)| nói chuyện (?:với|cùng)|"
    r" (?:đứng|ngồi|đi|bước) (?:cùng|cạnh|bên|cạnh bên)(?: với)?| chụp ảnh (?:chung |lưu niệm )*(?:với|cùng))"
    r" (?:ông |bà |người đồng cấp (?:Ⓒ )?)?"
)
_POSED = re.compile(
    rf"^(?=Ⓟ)Ⓟ(?:{_BESIDE}(?=Ⓟ)Ⓟ)+(?: (?:trao đổi|trò chuyện|bắt tay(?: nhau)?|chụp ảnh(?: chung| lưu niệm)?|nói chuyện|đứng|ngồi|"
    r"vẫy tay|với nhau|trong lúc chụp ảnh(?: lưu niệm)?(?: chung)?|chung))*,? (?:tại|trong|ở|bên lề) (?:một |phiên |buổi )?(?=Ⓔ)"
)


def by_posed(finding: Finding) -> None:
    """Who is seen together at an event."""
    view = finding.view
    match = _POSED.match(view.masked)
    item = view.item_at(match.end()) if match else None
    if match is None or item is None or not isinstance(item.mention, EventMention):
        return
    if item.mention.kind in (EventKind.VISIT, EventKind.MEETING) or " bên lề " in match.group():
        return
    locals_ = events_of(finding, item)
    finding.context = finding.context.at_event(locals_)
    for agent, thing in agents(view.signs("Ⓟ", 0, match.end()), "Ⓟ"):
        for local in locals_:
            finding.add(agent, local, ParticipantRole.ATTENDEE, (thing.start, item.end), "posed")
