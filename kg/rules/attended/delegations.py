"""Lands and provinces that took part through people without names: "Lãnh đạo các tỉnh Ⓣ, Ⓣ dự Ⓔ", "Ⓔ có sự tham dự của đại diện Ⓒ, Ⓒ".

A land or province so present is a participant (settled case 23 of the gold rules). Bodies behind unnamed leaders are left out, and so
are the lands behind the two sides of a talk or a visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.context import Known
from kg.model import EventKind, EventMention, ParticipantRole, PlaceKind, PlaceMention
from kg.rules.attended.conference import events_of
from kg.rules.attended.nation import leader_stands
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import Item, View, joined_before, row

_WHO = (
    r"(?:(?:các |nhiều |một số |đông đảo )?(?:đại diện|lãnh đạo|nguyên thủ(?: quốc gia)?|nhà lãnh đạo|"
    r"(?:phái )?đoàn(?: đại biểu| công tác| cán bộ| quan chức| đại diện)*|(?:Phó )?Thủ tướng|(?:Phó )?Tổng thống|Ngoại trưởng|"
    r"Bộ trưởng(?: [^ⓅⓄⒸⓉⓋⒺⒹ,.;:]{2,40}?)?|Bí thư(?: Tỉnh ủy| Thành ủy)?|Chủ tịch(?: UBND| Ủy ban nhân dân| nước)?)"
    r"(?: (?:cấp cao|cấp bộ|chính phủ|và|lãnh đạo|chính quyền|người đứng đầu|quan chức|Phó|Thủ tướng|Tổng thống|quốc gia|nhà nước))*"
    r",? (?:của |đến từ |từ )?)"
)
_KIND = (
    r"(?:(?:các |hai |ba |bốn |năm |sáu |\d+ )?(?:tỉnh,? (?:và )?thành phố|tỉnh,? (?:và )?thành|tỉnh|thành phố|nước|quốc gia|"
    r"địa phương|nền kinh tế)(?: bạn| thành viên| Đông Nam Á| ASEAN)*,? ?(?:như|gồm|là)?:? )"
)
# "lãnh đạo các tỉnh | Ⓣ", "các nước | Ⓒ", "Đoàn đại biểu tỉnh | Ⓣ"; a land or province with nothing before it needs more.
_LED = re.compile(rf"(?<![\w-])(?:{_WHO}{_KIND}?|{_KIND})(?=[ⒸⓉ])", re.I)
_JOINT = re.compile(rf"(?:,|;| và|, và|,? cùng| -| –| hay) (?:{_WHO}?{_KIND}?)(?=[ⒸⓉ])", re.I)
_AUX = r"(?: (?:đã|sẽ|cũng|cùng|đều|vừa|đang|tích cực|lần đầu(?: tiên)?|được mời|cử đoàn|cử đại diện))*"
_ATTEND = re.compile(
    _AUX + r" (?:tới |đến |về |góp mặt và )?(?:tham dự|dự|tham gia|góp mặt|có mặt|chứng kiến)(?! (?:kiến|án|báo|thảo))(?: tại| trong)?"
    r"[^ⓅⓄⒸⓉⒺ.;,]{0,30}? (?=Ⓔ)"
)
_PRESENCE = re.compile(
    r"(?:có|với|thu hút|ghi nhận|nhận được) sự (?:tham dự|tham gia|có mặt|hiện diện|góp mặt)(?: và [^.;ⓅⒺ]{0,30}?)? (?:của|từ) |"
    r"(?<!\w)quy tụ |(?:[Tt]ham dự|[Dd]ự|[Tt]ham gia) (?=Ⓔ)Ⓔ[^ⓅⓄⒸⓉⒺ.;:]{0,40} (?:còn có|có|gồm|gồm có):? "
)
_STOP = re.compile(r"[.!?](?: |$)|(?<!\w)(?:để|nhằm|đã|sẽ|tổ chức|diễn ra|tại|ở|về)(?!\w)")
# "mời lãnh đạo | Ⓒ dự", "đề nghị Ⓒ tham gia": who is only asked need not come.
_ASKED = re.compile(
    r"(?<!\w)(?<!được )(?:mời|đề nghị|kêu gọi|mong|mong muốn|ủng hộ|hoan nghênh|khả năng|việc|nếu|khi|để|cho|về|giúp|hỗ trợ)(?!\w)"
    r"[^ⓅⒺ.;:]{0,50}$"
)
# "của | các nước", not "của doanh nghiệp | hai nước", "Đại sứ quán | các nước", "Đoàn nghệ thuật | tỉnh".
_BEGINS = re.compile(r"(?:[,;:ⓅⓄ]|(?<!\w)(?:của|có|gồm|từ|và|cùng|là|của các|với)) $")
_OPENS = re.compile(r"(?:^|[.;:”–-] |, |(?<!\w)(?:và|cùng|cùng với|với) )(?:[“\"(])?$")
# "Lãnh đạo tỉnh Ⓣ | đến dự trực tiếp tại Ⓣ", "Lãnh đạo Ⓒ, Ⓒ và Ⓒ | có mặt": at the conference at hand.
_THERE = re.compile(
    _AUX + r" (?:tới |đến |về )?(?:tham dự|dự|tham gia|góp mặt|có mặt)(?! (?:kiến|án|báo|thảo))(?: họp| đầy đủ)?"
    r"(?: (?:trực tiếp|trực tuyến|qua màn hình|đầy đủ))*(?: (?:tại|từ|ở) [^ⓅⓄⒺ.;,]{1,40})?(?=[.;,]|$| và)"
)
# "phía Ⓒ có các tỉnh | Ⓣ, Ⓣ; đoàn Ⓒ gồm | Ⓣ, Ⓣ"
_SIDE = re.compile(r"(?<!\w)(?:[Pp]hía|[Đđ]oàn|[Vv]ề phía) [ⒸⓄ] (?:có|gồm)(?: (?:các|hai|ba|bốn|\d+))?(?: tỉnh)? (?=Ⓣ)")
# "Tham dự có Ⓟ; lãnh đạo tỉnh | Ⓣ, Ⓣ": a list of those at the conference at hand
_LISTED = re.compile(r"(?:[“\"]|(?:[Cc]ùng|[Cc]ũng|[Tt]ới|[Đđ]ến) )*(?:[Tt]ham dự|[Dd]ự)(?: còn)? (?:có|gồm)[ :]")


def by_delegations_there(finding: Finding) -> None:
    """Lands and provinces at the conference at hand, which the sentence does not name."""
    view, context = finding.view, finding.context
    here = [context.event(local) for local in context.current if context.event(local).kind in (EventKind.CONFERENCE, EventKind.CEREMONY)]
    here = [known for known in here if known.at < view.offset(0)]
    for match in _LED.finditer(view.masked) if here and not any(view.signs("Ⓔ")) else ():
        before, group = view.masked[: match.start()], _group(view, match.end())
        listed = _LISTED.match(view.masked) and re.search(r"[,;] (?:và )?$|(?:có|gồm):? $", before) and not _STOP.search(before[:-2])
        opens = bool(_OPENS.search(before) or before.endswith("Riêng ")) and not _ASKED.search(before)
        if listed or (opens and _THERE.match(view.masked, group[-1].at + 1)):
            _put(finding, group, here, match.start())
    for match in _SIDE.finditer(view.masked) if here else ():
        _put(finding, [item for item in _group(view, match.end()) if item.sign == "Ⓣ"], here, match.start())


def _put(finding: Finding, group: list[Item], here: list[Known], start: int) -> None:
    for agent, item in agents(group, "ⒸⓉ"):
        for known in here:
            finding.add(agent, known.local, ParticipantRole.ATTENDEE, (finding.view.offset(start), item.end), "delegations", known.planned)


def by_delegations(finding: Finding) -> None:
    """Reads the lands and provinces that take part as a verb's subject or in a list of those present."""
    view = finding.view
    if "Ⓔ" not in view.masked or not ("Ⓒ" in view.masked or "Ⓣ" in view.masked):
        return
    for match in _LED.finditer(view.masked):
        group = _group(view, match.end())
        verb = _ATTEND.match(view.masked, group[-1].at + 1)
        before = view.masked[: match.start()]
        if verb and _OPENS.search(before) and not _ASKED.search(before):
            planned = bool(re.search(r"(?<!\w)(?:sẽ|dự kiến)(?!\w)", before[-24:] + verb.group()))
            _add(finding, group, row(view, verb.end(), "Ⓔ"), match.start(), planned)
    for match in _PRESENCE.finditer(view.masked):
        inner = view.masked.find("Ⓔ", match.start(), match.end())
        events = [view.item_at(inner)] if inner >= 0 else joined_before(view, match.start(), "Ⓔ")
        for group, start in _listed(view, match.end()):
            _add(finding, group, events, start, "sẽ" in view.masked[max(0, match.start() - 6) : match.start()])


def _listed(view: View, start: int) -> Iterator[tuple[list[Item], int]]:
    """The groups of lands and provinces of a list that begins at ``start``, up to where another phrase begins."""
    stop = _STOP.search(view.masked, start)
    end = stop.start() if stop else len(view.masked)
    taken = -1
    for match in _LED.finditer(view.masked, start, end):
        if match.end() > taken and (match.start() == start or _BEGINS.search(view.masked[: match.start()])):
            group = _group(view, match.end())
            taken = group[-1].at
            yield group, match.start()
    if view.masked[start : start + 1] in ("Ⓒ", "Ⓣ"):
        yield _group(view, start), start


def _group(view: View, start: int) -> list[Item]:
    """ "Ⓣ, Ⓣ và tỉnh Ⓣ": the items of the row, none that is the place or the land of another."""
    group = [view.item_at(start)]
    while (joint := _JOINT.match(view.masked, group[-1].at + 1)) is not None:
        group.append(view.item_at(joint.end()))
    return group


def _add(finding: Finding, group: list[Item], events: list[Item], start: int, planned: bool) -> None:
    for event in events:
        mention = event.mention
        if not isinstance(mention, EventMention) or mention.kind is EventKind.VISIT:
            continue
        locals_ = events_of(finding, event)
        for agent, item in agents(group, "ⒸⓉ"):
            if (mention.kind is EventKind.MEETING and not _province(item)) or leader_stands(finding, item):
                continue
            first = finding.view.offset(start)  # a list's event stands before it, a subject's behind
            span = (first, item.end if event.start < first else max(item.end, event.end))
            for local in locals_:
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "delegations", planned)


def _province(item: Item) -> bool:
    return isinstance(item.mention, PlaceMention) and item.mention.kind is PlaceKind.PROVINCE
