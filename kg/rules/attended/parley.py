"""Meetings told in passing: "Ⓟ đã có các cuộc gặp, tiếp xúc Ⓟ, Ⓟ", "Ⓟ cùng Ⓟ chủ trì đối thoại", two heads in a picture.

Counterparts each have a meeting of their own. A picture tells of a meeting only where the two are counterparts of two lands and the
article tells of no other meeting of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import establish, key
from kg.model import EventKind, EventMention, LineLabel, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.meeting import by_verb
from kg.rules.attended.outlook import announced
from kg.rules.attended.pair import pair_with
from kg.rules.attended.part import Finding, agents, day_of, meeting_record, title_and_name
from kg.rules.attended.view import row

_NOUN = r"(?:gặp gỡ|gặp|tiếp xúc|hội đàm|hội kiến|trao đổi|làm việc)(?: song phương| riêng| ngắn| cấp cao| bên lề)?"
_ROUNDS = re.compile(
    r"Ⓟ (?:(?:đã|sẽ|cũng|còn|lần lượt|Ⓓ) )*(?:có|tiến hành) (?:(?:các|nhiều|một số|hàng loạt|loạt|những|hai|ba|bốn|\d) )"
    r"(?:cuộc |buổi )?"
    rf"{_NOUN}(?:(?:,| và) (?:cuộc |buổi )?{_NOUN})*(?: với)?(?: các nhà lãnh đạo(?: như|:))? (?:ông |bà )?(?=Ⓟ)"
)
_TOGETHER = re.compile(
    r"Ⓟ,? (?:(?:đã|sẽ) )?(?:cùng|cùng với|và) [^ⓅⒺ.;,]{0,60}?(?=Ⓟ)Ⓟ "
    r"(?:(?:đã|sẽ|cùng) )*(?:đồng )?(?:chủ trì|chủ tọa|chủ toạ) (?:một )?(?=Ⓔ)"
)
# The seat of a head of state or government; "Phủ Thủ tướng" has a title in it.
_SEAT = (
    r"(?:(?:[Pp]hủ|[Dd]inh|[Vv]ăn phòng) (?:Ⓟ|Tổng thống|Thủ tướng|Chủ tịch)|Phủ Chủ tịch|Nhà Trắng|[Đđ]iện \w+|[Cc]ung \w+|"
    r"[Tt]rụ sở (?:Chính phủ|Ⓞ)|Văn phòng Chính phủ|Ⓞ)"
)
_PICTURE = re.compile(
    rf"^(?=Ⓟ)Ⓟ (?:và|cùng|bắt tay|bắt tay với) (?=Ⓟ)Ⓟ (?:chụp ảnh(?: chung| lưu niệm)? |trao đổi )?(?:tại|ở) "
    rf"(?P<seat>{_SEAT})"
    r"(?:,? (?:ở |tại )?(?:thủ đô |thành phố )?[ⓋⓉⒸ])*"
    r"(?:,? (?:Ⓓ|(?:sáng|chiều|tối|trưa|hôm|ngày)(?: nay| qua| ngày)?(?: [\d/.-]+)?))+\s*\.?$"
)


def by_rounds(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "đã có các cuộc gặp, tiếp xúc Ⓟ, Ⓟ": one meeting for each counterpart."""
    view = finding.view
    for match in _ROUNDS.finditer(view.masked):
        others = row(view, match.end(), "Ⓟ")
        end = others[-1].at
        planned = announced(match.group())
        subject = (view.item_at(match.start()),)
        by_verb(finding, [Use("meeting", "gặp", match.end() - 1, match.end(), end + 1, subject, tuple(others), planned)])


def by_chairs(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Ⓟ sẽ cùng Ⓟ chủ trì buổi đối thoại với ...": both chair the dialogue."""
    view = finding.view
    for match in _TOGETHER.finditer(view.masked):
        item = view.item_at(match.end())
        if not isinstance(item.mention, EventMention) or item.mention.kind is not EventKind.MEETING:
            continue
        both = agents(view.signs("Ⓟ", match.start(), match.end()), "Ⓟ")
        held = [part.event for part in finding.parts if part.rule == "attended/meeting-noun" and part.start <= item.start < part.end]
        span = (both[0][1].start, item.end)
        for local in held[:1] or [_dialogue(finding, [agent.name for agent, _ in both], span, item.at)]:
            for agent, _item in both:
                finding.add(agent, local, ParticipantRole.CHAIR, span, "chairs", announced(match.group()))


def _dialogue(finding: Finding, names: list[str], span: tuple[int, int], index: int) -> str:
    item = finding.view.item_at(index)
    name = str(getattr(item.mention, "name", ""))
    finding.context, local = establish(finding.context, meeting_record(finding, "dialogue", name, names, span, day_of(finding, index)))
    return local


def by_picture(finding: Finding) -> None:
    """ "Ⓟ và Ⓟ tại Phủ Thủ tướng ở New Delhi ngày 28/10": the two met there."""
    view = finding.view
    match = _PICTURE.match(view.masked) if view.sentence.sentence.label is not LineLabel.HEADLINE else None
    if match is None:
        return
    first, second = list(view.signs("Ⓟ", 0, match.start("seat")))[:2]
    (one, _a), (other, _b) = agents([first, second], "Ⓟ")
    pair = pair_with(finding.context, one.name, first.start + 1)
    both = {key(one.name), key(other.name)}
    known = [event for event in finding.context.events if event.kind is EventKind.MEETING and both <= event.pair]
    if pair is None or set(pair) != {one.name, other.name} or any(event.evidence.rule != "event/picture" for event in known):
        return
    span = (first.start, second.end)
    name = f"{title_and_name(view, first)} gặp {title_and_name(view, second)}"
    record = meeting_record(finding, "meeting", name, (one.name, other.name), span, day_of(finding, match.end() - 1))
    seat = view.words(match.start("seat"), match.end("seat"))
    record = replace(record, evidence=replace(record.evidence, rule="event/picture"), place=seat)
    finding.context, local = establish(finding.context, record)
    for agent in (one, other):
        finding.add(agent, local, ParticipantRole.ATTENDEE, span, "picture")
