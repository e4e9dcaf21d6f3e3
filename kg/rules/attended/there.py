"""Who is at the event at hand, told by a verb with no event behind it: "Ⓟ cũng có mặt chúc mừng", "Ⓟ, cùng tham dự", "Ⓟ dự trực tiếp".

The event is the one that the article is at; a sentence that names one of its own is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import EventKind, Mode, ParticipantRole
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import row

_ATTENDS = re.compile(
    r"(?:^|(?<=[.;] )|(?<=; và )|(?<=, ))(?:(?:đồng chí|ông|bà|Cùng với|ngoài ra,?) )*(?P<who>(?=Ⓟ)Ⓟ(?:(?:,| và|;) Ⓟ)*)(?:,[^ⓅⒺ.;:]{3,80})?(?: [-–])?,?"
    r"(?: (?:đã|cũng|cùng|đều|tới|đến|về|vừa))* (?:tham dự|dự|có mặt|góp mặt|hiện diện|tham gia(?= (?:trực tuyến|trực tiếp|qua|từ)))"
    r"(?P<how>(?: (?:trực tiếp|trực tuyến|qua màn hình|theo hình thức trực tuyến))?(?: (?:từ|tại|ở) [ⒸⓉⓋ])?)"
    r"(?P<speaks>,? (?:và )?(?:có )?(?:phát biểu|đọc diễn văn|bài phát biểu)[^ⓅⒺ.;]{0,40})?(?:,? (?:và )?(?:để )?(?:chúc mừng|chia vui|động viên|cổ vũ)[^ⓅⒺ.;]{0,60})?"
    r"(?=[.;]|$)"
)
_HELD = (EventKind.CONFERENCE, EventKind.CEREMONY, EventKind.OTHER, EventKind.MEETING)


def by_attending(finding: Finding) -> None:
    """Attendees and speakers of the event at hand."""
    view, context = finding.view, finding.context
    here = [known for known in map(context.event, context.current) if known.kind in _HELD and known.at < view.offset(0)]
    for match in _ATTENDS.finditer(view.masked) if here else ():
        role = ParticipantRole.SPEAKER if match.group("speaks") else ParticipantRole.ATTENDEE
        for agent, item in agents(row(view, match.start("who"), "Ⓟ")):
            for known in here[:1] if here[0].kind is EventKind.MEETING else here:
                if any(part.agent == agent and part.event == known.local for part in finding.parts):
                    continue
                finding.add(agent, known.local, role, (item.start, view.offset(match.end())), "attend-there", known.planned)
                mode = Mode.ONLINE if re.search(r"trực tuyến|màn hình", match.group("how")) else None
                mode = Mode.IN_PERSON if "trực tiếp" in match.group("how") else mode
                finding.parts[-1] = replace(finding.parts[-1], mode=mode)
