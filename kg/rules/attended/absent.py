"""Who stayed away from an event: "Ⓟ không dự Ⓔ", "sự vắng mặt của Ⓟ tại Ⓔ", "Ⓟ cử Ⓟ dự Ⓔ".

Only explicit words: whoever a list leaves out is not absent, and "không có sự tham dự của" a group names nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import EventKind, EventMention, Modality, ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, Part, agents
from kg.rules.attended.view import Item, row

_EVENT = r"(?:cả |các |những |cuộc |buổi |phiên |lễ )*(?=Ⓔ)"
# "Tổng thống A sẽ không tham dự hội nghị", "Ngoại trưởng A vắng mặt trong cuộc họp"; no wish, no condition.
_STAYED_AWAY = re.compile(
    r"(?P<who>[ⓅⒸ])(?: (?:đã|sẽ|cũng|lại|bất ngờ|tuyên bố|quyết định|thông báo|được cho là))* "
    r"(?:không (?:thể )?(?:tới |đến |sang )?(?:tham dự|dự|có mặt tại|tham gia)|vắng mặt (?:tại|trong|ở)) " + _EVENT
)
_ABSENCE = re.compile(r"(?:sự )?vắng mặt của (?:ông |bà )?(?P<who>[ⓅⒸ]) (?:tại|trong|ở) " + _EVENT)
# "Thủ tướng A ủy quyền cho Bộ trưởng B dự hội nghị": the one is sent, the other sends.
_SENT = re.compile(
    r"(?P<who>Ⓟ)(?: (?:đã|sẽ))? (?:cử|ủy quyền(?: cho)?|uỷ quyền(?: cho)?|phân công|giao(?: cho)?) (?:đồng chí |ông |bà )?(?P<sent>Ⓟ) "
    r"(?:(?:đi|đến|tới|sang|thay mặt(?: mình)?|thay) )*(?:tham dự|dự) " + _EVENT
)


def by_absence(finding: Finding) -> None:
    """Reads who was absent, who sent somebody, and who was sent."""
    view = finding.view
    for pattern, modality in ((_STAYED_AWAY, Modality.ABSENT), (_ABSENCE, Modality.ABSENT), (_SENT, Modality.SENT)):
        for match in pattern.finditer(view.masked):
            event = view.item_at(match.end())
            if not isinstance(event.mention, EventMention) or event.mention.kind in (EventKind.MEETING, EventKind.VISIT):
                continue
            if pattern is _SENT:
                _add(finding, [view.item_at(match.start("who"))], event, modality)
                _sent(finding, view.item_at(match.start("who")), view.item_at(match.start("sent")), event)
            else:
                _add(finding, _group(finding, match.start("who")), event, modality)


def _group(finding: Finding, at: int) -> list[Item]:
    """All of "Ⓟ và Ⓟ vắng mặt": the row that ends with the item at ``at``."""
    view = finding.view
    sign = view.masked[at]
    for item in view.signs(sign, 0, at):
        found = row(view, item.at, sign)
        if found[-1].at == at:
            return found
    return [view.item_at(at)]


def _add(finding: Finding, who: list[Item], event: Item, modality: Modality) -> None:
    for agent, item in agents(who, "ⓅⒸ"):
        for local in events_of(finding, event):
            span = min(item.start, event.start), max(item.end, event.end)
            finding.parts.append(Part(agent, local, ParticipantRole.ATTENDEE, *span, "attended/absence", modality=modality))


def _sent(finding: Finding, sender: Item, sent: Item, event: Item) -> None:
    """The one who was sent takes part on the sender's behalf."""
    (behalf, _), (agent, _) = agents([sender, sent])
    for local in events_of(finding, event):
        finding.add(agent, local, ParticipantRole.ATTENDEE, (sender.start, event.end), "sent-verb")
        finding.parts[-1] = replace(finding.parts[-1], on_behalf_of=behalf)
