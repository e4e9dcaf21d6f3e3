"""A named event in a sentence in, its record out: day, place, organizer, whether it is told or only mentioned; no participants."""

from __future__ import annotations

import re

from kg.context import Context, Known, establish
from kg.mentions.event import head_of
from kg.model import DateMention, EventKind, EventMention, LineLabel
from kg.rules.attended.part import Finding, day_after, day_of, evidence
from kg.rules.attended.view import Item, View
from kg.rules.attended.where import place_at_opening, place_behind

# Before a name that is only mentioned: "Nghị quyết Đại hội XIII", "tiến tới Đại hội", "nhiệm kỳ Đại hội XIII", "sau kỳ họp thứ nhất".
_PASSING = re.compile(
    r"(?:nghị quyết|nhiệm kỳ|văn kiện|tiến tới|bước vào|chuẩn bị(?: cho)?|thành công của|trước thềm|hướng tới|kể từ|"
    r"chào mừng|kỷ niệm|kết quả|sau khi|từ khi|phục vụ|"
    r"sau|trước|sau thành công|khóa|tinh thần|mục tiêu|quyết định của|theo)\s+(?:các\s+)?$",
    re.I,
)
_TELLS = re.compile(
    r"(?:tại|dự|mở|dẫn đầu đoàn [^ⓅⒺ.;]{0,40}|chủ trì|tổ chức|diễn ra|khai mạc|bế mạc|phát biểu|chỉ đạo|chứng kiến|có|tiến hành|"
    r"trong|tham gia|hội nghị:|"
    r"cuộc|buổi|kết luận|đăng cai|:|Ⓔ(?:,|;| và))\s*(?:các\s+)?$",
    re.I,
)
_HAPPENS = re.compile(r"[^.;]{0,30}(?:diễn ra|được (?:Ⓞ )?tổ chức|khai mạc|bế mạc|do [ⓅⓄ])")
# "(Ⓣ) Ⓔ, nhiệm kỳ Ⓓ | đã bầu", "Sáng Ⓓ, Ⓔ | quy tụ": the event is what the sentence is about.
_OPENS = re.compile(r"(?:[^ⓅⒺ.;]{0,40}(?:\)|[-–:]) ?)?(?:[^ⓅⓄⒺ.;]{0,60}Ⓓ\)?,? (?:tại [^ⓅⒺ.;,]{1,40}, )?)?$")
_DOES = re.compile(r"(?:, [^ⓅⒺ.;]{0,60},?)? (?:đã|vừa|quy tụ|thu hút|thông qua|bầu|kết thúc|có sự|đón)(?!\w)")


def lone_event(context: Context, family: str, at: int) -> tuple[str, ...]:
    """The only event of a family that the article has named so far, though in passing: what "đại hội" must refer to."""
    found = [known for known in context.events if known.family == family and known.at < at]
    return (found[0].local,) if len(found) == 1 and not found[0].told and found[0].kind is not EventKind.VISIT else ()


def named_event(finding: Finding, item: Item) -> tuple[str, ...]:
    """The local id of the event that a named item tells of, established if it is new."""
    mention = item.mention
    if not isinstance(mention, EventMention):
        return ()
    record = _record(finding, item, mention)
    finding.context, local = establish(finding.context, record)
    return (local,)


def is_plural(view: View, item: Item) -> bool:
    """ "các hội nghị", "hai hội nghị", "3 hội nghị đối ngoại đa phương lớn": a reference to several."""
    return bool(re.search(r"(?:^|\s)(?:các|hai|ba|bốn|\d) $", view.masked[max(0, item.at - 10) : item.at]))


def stands_for_known(finding: Finding, item: Item) -> bool:
    """A description in small letters that takes up known events: "3 hội nghị đa phương lớn", "tại hội nghị | về đối ngoại quốc phòng"."""
    mention = item.mention
    if not isinstance(mention, EventMention) or mention.kind is not EventKind.CONFERENCE or not mention.name[0].islower():
        return False
    if is_plural(finding.view, item):
        return True
    known = [event for event in finding.context.events if event.kind is EventKind.CONFERENCE and event.told]
    about = re.match(r"(?:hội nghị|hội thảo|diễn đàn|cuộc họp) (?:về|thảo luận)(?!\w)", mention.name)
    return bool(about) and any(event.at < mention.start and event.name[0].isupper() for event in known)


_TAKEN_UP = re.compile(
    r"(?:[Dd]ự|[Tt]ham gia|[Gg]óp mặt tại|[Cc]hủ trì|[Cc]hủ (?:tọa|toạ)|[Tt]ại|[Pp]hát biểu|chỉ đạo|[Tt]rong|của|[Cc]hứng kiến|"
    r"có|tổ chức|mở)"
    r" (?:một |buổi |phiên |cuộc )*$"
)


def unnamed_event(finding: Finding, item: Item, sure: bool = False) -> tuple[str, ...]:
    """ "Dự hội nghị tại điểm cầu cấp tỉnh có ...": a conference (or a welcome, a signing) of which the article never gives the name.

    ``sure``: a list of those present or a word for its taking place stands beside it, so no other word is needed.
    """
    mention, view = item.mention, finding.view
    if not isinstance(mention, EventMention) or not finding.context.settled:
        return ()
    if not (sure or _TAKEN_UP.search(view.masked[: item.at]) or _HAPPENS.match(view.masked[item.at + 1 :])):
        return ()
    head = head_of(mention.name)
    where = re.match(r" tại điểm cầu (?:cấp )?[\wⓉ ]{1,24}?(?=[,.;]| có| và|$)", view.masked[item.at + 1 :])
    name = mention.name + (view.words(item.at + 1, item.at + 1 + where.end()) if where else "")
    day = day_after(view, item.at + 1) or day_of(finding, item.at)
    fair = [finding.context.event(local) for local in finding.context.current]
    if head is not None and head.family == "opening" and fair and fair[0].family == "fair":
        name = f"{name} {fair[0].name}"  # who is at the opening of a fair is not at the fair for a week
        start = fair[0].start
    else:
        start = None
    record = Known(
        local="",
        kind=mention.kind,
        family=head.family if head else "conference",
        name=name[0].upper() + name[1:],
        at=mention.start,
        evidence=evidence(view, mention.start, mention.end, "event/unnamed", finding.context.article),
        start=day.value if day else start,
    )
    finding.context, local = establish(finding.context, record)
    return (local,)


def opened(context: Context, family: str) -> tuple[str, ...]:
    """The conference at hand for a bare "lễ khai mạc", the press meeting at hand for "cuộc họp": the two are one event."""
    if family == "conference":
        return tuple(local for local in context.current if context.event(local).family == "press" and "họp" in context.event(local).name)
    if family != "opening":
        return ()
    return tuple(local for local in context.current if context.event(local).kind is EventKind.CONFERENCE)


def _record(finding: Finding, item: Item, mention: EventMention) -> Known:
    view = finding.view
    head = head_of(mention.name)
    day = _day(finding, item)
    return Known(
        local="",
        kind=mention.kind,
        family=head.family if head else "conference" if mention.kind is EventKind.CONFERENCE else "any",
        name=mention.name,
        at=mention.start,
        evidence=evidence(view, mention.start, mention.end, "event/named", finding.context.article),
        start=dated(mention.name, day),
        end=day.until if day else None,
        place=_place(finding, item),
        organizer=_organizer(view, item),
        planned=bool(re.search(r"(?<!\w)(?:sẽ|sắp|dự kiến)(?!\w)", view.masked[max(0, item.at - 40) : item.at])),
        told=_told(view, item),
        group=view.sentence.sentence.start if _several(view, item) or _joined(view, item) else -1,
        one_breath=_several(view, item),
    )


def _day(finding: Finding, item: Item) -> DateMention | None:
    view = finding.view
    # "để chuẩn bị cho Ⓔ, vào ngày 13, các đại biểu đã họp": a day behind the comma is of what follows
    passing = _PASSING.search(view.masked[: item.at]) and view.masked[item.at + 1 :].startswith(",")
    # "kỷ niệm 70 năm … (18/1/1950 - 18/1/2020), | Ⓓ": the days in brackets behind an anniversary are what it celebrates.
    celebrated = re.search(r"(?<!\w)(?:kỷ niệm|kỉ niệm|\d+ năm)(?!\w)", str(getattr(item.mention, "name", "")), re.I)
    bracket = re.match(r" \([^)ⓅⒺ]{0,24}\)?", view.masked[item.at + 1 :]) if celebrated else None
    after = None if passing else day_after(view, item.at + 1 + (bracket.end() if bracket else 0))
    if after is not None or not (_told(view, item) and _only_event(view, item)):
        return after
    # "Tháng 1/2017, Ⓟ thăm Ⓒ và sau đó dự Ⓔ tháng 11": the sentence's day is another event's.
    aside = re.search(r"(?<!\w)(?:sau đó|trước đó|tháng|năm(?! (?:[A-ZĐ]|Ⓔ))|thời gian tới|tới đây)(?!\w)", view.masked[: item.at + 12])
    return None if aside or "tháng" in str(getattr(item.mention, "name", "")) else day_of(finding, item.at)


def _place(finding: Finding, item: Item) -> str | None:
    """Behind the name; where the sentence opens only if this is the event that the sentence tells first."""
    view = finding.view
    behind = place_behind(view, item.at + 1)
    return behind or (place_at_opening(view, item.at) if _told(view, item) and _only_event(view, item) else None)


def _only_event(view: View, item: Item) -> bool:
    """The day that opens a sentence is that of its first event, and of those joined to it: "chủ trì hai hội nghị: Ⓔ và Ⓔ"."""
    first = next(view.signs("Ⓔ"), None)
    return first is None or first.at == item.at or _several(view, item)


def _several(view: View, item: Item) -> bool:
    return bool(re.search(r"(?:hai|ba|bốn|2|3|4|các) (?:hội nghị|sự kiện|cuộc họp|Ⓔ)[^.;:]{0,60}:", view.masked[: item.at]))


def _joined(view: View, item: Item) -> bool:
    """Events told in a row: "sẽ diễn ra Ⓔ, Ⓔ và Ⓔ"."""
    before, after = view.masked[: item.at], view.masked[item.at + 1 :]
    return bool(re.search(r"Ⓔ(?:,| và|;) $", before) or re.match(r"(?:,| và|;) Ⓔ", after))


def _told(view: View, item: Item) -> bool:
    if view.sentence.sentence.label in (LineLabel.HEADLINE, LineLabel.CAPTION):
        return True
    before, after = view.masked[: item.at], view.masked[item.at + 1 :]
    if _PASSING.search(before):
        return False
    name = str(getattr(item.mention, "name", ""))
    if name[:1].isupper() and not re.match(r"Đại hội|Hội nghị (?:Trung ương|lần thứ \w+ Ban Chấp hành Trung ương)", name):
        return True
    if _OPENS.match(before) and _DOES.match(after):
        return True
    return not before.strip() or bool(_TELLS.search(before) or _HAPPENS.match(after))


def _organizer(view: View, item: Item) -> str | None:
    """ "Ⓞ tổ chức Ⓔ", "Ⓔ do Ⓞ tổ chức"."""
    before = re.search(r"Ⓞ(?: phối hợp với [^.;Ⓔ]{0,80})? (?:đã |sẽ |vừa )?(?:phối hợp )?tổ chức $", view.masked[: item.at])
    after = re.match(r",? do (?=Ⓞ)", view.masked[item.at + 1 :])
    at = before.start() if before else item.at + 1 + after.end() if after else None
    if at is None:
        return None
    found = view.item_at(at)
    return str(getattr(found.mention, "name", "")) or None


def dated(name: str, day: DateMention | None) -> str | None:
    """The day, with the year that the event's own name gives away: one that sums up 2024 and plans 2025 was held between the two.

    Only a year that was inferred is corrected, never a written one.
    """
    if day is None:
        return None
    years = re.findall(r"năm (20\d\d)", name)
    if not day.year_inferred or not years or not re.search(r"tổng kết|sơ kết|kết quả", name.lower()):
        return day.value
    month = int(day.value[5:7]) if len(day.value) >= 7 else 0
    summed = int(years[0])
    if month >= 10:
        return f"{summed}{day.value[4:]}"
    return f"{summed + 1}{day.value[4:]}" if 1 <= month <= 3 else day.value
