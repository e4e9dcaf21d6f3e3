"""Gatherings of nations: "Đại diện của 12 nước gồm Ⓒ, Ⓒ và Ⓒ đã tề tựu tại Ⓥ", "Phái đoàn Ⓒ và Ⓒ tại Ⓔ", "Ⓟ đại diện Ⓒ dự Ⓔ".

A land is there when the text names it as one of those who came. Lands that only speak of a conference are no participants.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.context import establish, refer
from kg.model import EventKind, EventMention, ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.outlook import announced
from kg.rules.attended.part import Finding, agents, day_after, day_of, event_record
from kg.rules.attended.view import Item, row
from kg.rules.attended.where import place_of_span

ATTENDEE = ParticipantRole.ATTENDEE
_ENVOYS = (
    r"(?:[Đđ]ại diện|[Pp]hái đoàn|[Đđ]oàn(?: đại biểu)?|[Đđ]ại biểu|[Ll]ãnh đạo|[Nn]guyên thủ|[Bb]ộ trưởng[^ⓅⒸⒺ.;,]{0,24}?|"
    r"[Qq]uan chức[^ⓅⒸⒺ.;,]{0,24}?)(?: cấp cao)?(?: của| đến từ)?"
)
_COUNTED = (
    r"(?: (?:các|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:nước|quốc gia|nền kinh tế|thành viên)"
    r"(?!\w)[^ⓅⒺ.;,]{0,50}?(?: (?:gồm|bao gồm|là))?:?)?"
)
_CAME = re.compile(
    rf"(?<!\w){_ENVOYS}{_COUNTED} (?=Ⓒ)(?P<lands>Ⓒ(?:(?:,| và|,? cùng) Ⓒ)+)(?: đã| cùng| sẽ| cũng| đều)*"
    r" (?P<verb>tề tựu|nhóm họp|tham dự|đến dự|tới dự|dự|có mặt|tham gia)(?!\w)"
)
_AT = re.compile(rf"^(?:[Tt]rong ảnh: )?{_ENVOYS} (?=Ⓒ)(?P<lands>Ⓒ(?:(?:,| và) Ⓒ)*) (?:tại|trong) (?=Ⓔ)")
# "Ⓟ đại diện Ⓒ tham dự", "Ⓟ dẫn đầu đoàn đại biểu Ⓒ dự Ⓔ": the person and the land.
_STANDS_FOR = re.compile(
    r"Ⓟ,? (?:đã |sẽ |hôm nay |hôm qua |ngày mai )*(?:(?:đại diện|thay mặt)(?: cho)?|(?:dẫn đầu|làm trưởng) (?:[Đđ]oàn|[Pp]hái đoàn)"
    r"(?: đại biểu)?(?: cấp cao)?(?: Chính phủ| Quốc hội| Nhà nước)?)(?: nước)? (?=Ⓒ)Ⓒ (?:đã |sẽ |tới |đến |sang )*"
    r"(?:tham dự|dự|tham gia)(?!\w)"
)
# "mời lãnh đạo Ⓒ, Ⓒ dự": who is invited need not come.
_ASKED = re.compile(r"(?<!\w)(?:mời|đề nghị|kêu gọi|muốn|mong|không|chưa|nếu|để|cho phép|rằng)(?!\w)[^ⓅⒺ.;]{0,40}$")


def by_assembly(finding: Finding) -> None:
    """Lands that came together, and who stands for a land."""
    view = finding.view
    if "Ⓒ" not in view.masked:
        return
    for match in _CAME.finditer(view.masked):
        if _ASKED.search(view.masked[: match.start()]):
            continue
        event = next(view.signs("Ⓔ", match.end()), None)
        near = event is not None and re.fullmatch(r"(?: tại)?[^ⓅⓄⒸⒺ.;,]{0,30}", view.masked[match.end() : event.at])
        locals_ = events_of(finding, event) if event is not None and near else ()
        if not locals_ and match["verb"] in ("tề tựu", "nhóm họp"):
            locals_ = _gathered(finding, match)
        _record(finding, row(view, match.start("lands"), "Ⓒ"), locals_, match)
    for match in _AT.finditer(view.masked):
        item = view.item_at(match.end())
        if _is_conference(item):
            _record(finding, row(view, match.start("lands"), "Ⓒ"), events_of(finding, item), match)
    for match in _STANDS_FOR.finditer(view.masked):
        _record(finding, list(view.signs("ⓅⒸ", match.start(), match.end())), _attended(finding, match.end()), match, "stands-for")


def _is_conference(item: Item) -> bool:
    return isinstance(item.mention, EventMention) and item.mention.kind in (EventKind.CONFERENCE, EventKind.CEREMONY)


def _attended(finding: Finding, index: int) -> tuple[str, ...]:
    """The event behind "dự", or the one at hand where the clause ends there."""
    view = finding.view
    event = next(view.signs("Ⓔ", index), None)
    if event is not None and re.fullmatch(r"[^ⓅⓄⒸⒺ.;,]{0,30}", view.masked[index : event.at]):
        return events_of(finding, event)
    return refer(finding.context, "conference", view.offset(index)) if re.match(r"\s*(?:[.;,]|$)", view.masked[index:]) else ()


def _record(finding: Finding, items: list[Item], locals_: tuple[str, ...], match: re.Match[str], rule: str = "assembly") -> None:
    planned = announced(finding.view.masked[max(0, match.start() - 9) : match.end()])  # "Ⓟ sẽ cùng | lãnh đạo các nước"
    for local in locals_:
        for agent, item in agents(items, "ⓅⒸ"):
            span = (finding.view.offset(match.start()), max(item.end, finding.view.offset(match.end() - 1)))
            finding.add(agent, local, ATTENDEE, span, rule, planned)
    finding.context = finding.context.at_event(locals_)


def _gathered(finding: Finding, match: re.Match[str]) -> tuple[str, ...]:
    """The meeting of envoys that the sentence tells without a noun: "đại diện 12 nước đã tề tựu tại Canberra"."""
    view = finding.view
    where = re.compile(r" (?:tại|ở) [ⓋⓉⒸ](?: \(Ⓒ\)|, Ⓒ)?").match(view.masked, match.end())
    end = where.end() if where else match.end()
    span = (view.offset(match.start()), view.offset(end - 1) + 1 if where is None else max(item.end for item in view.signs("ⓋⓉⒸ", 0, end)))
    head = re.split(r"\s(?:gồm|bao gồm|là)\s|:", view.words(match.start(), match.start("lands")))[0].strip()
    what = view.words(match.start("verb"), end).strip()
    day = day_after(view, end) or day_of(finding, match.start())
    record = event_record(finding, EventKind.CONFERENCE, "conference", f"{head} {what}"[:150].strip(), span, "assembly", day)
    where_it_was = place_of_span(view, span[0], view.offset(match.end()))
    record = replace(record, end=day.until if day else None, place=where_it_was, planned=announced(match.group()))
    finding.context, local = establish(finding.context, record)
    return (local,)
