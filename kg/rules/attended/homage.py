"""Homage at memorials: "Ⓟ đã tới đặt vòng hoa tại Đài tưởng niệm, viếng Lăng Chủ tịch Hồ Chí Minh".

A masked sentence with its verbs comes in; ceremonies go out, named by what is done and where, with those who do it. A verb that
shares the place of the next one ("dâng hương, đặt vòng hoa ở tượng đài") makes one ceremony with it. Who is honoured was not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import Known, establish
from kg.mentions.place import find_places
from kg.model import Agent, EventKind, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.part import Finding, agents, day_of, event_record
from kg.rules.attended.where import place_of_span

_ACT = r"(?:đặt (?:vòng )?hoa|dâng (?:vòng )?hoa|dâng hương|thắp hương|mặc niệm|tưởng niệm)"
# Between the act and its place: whom it honours, and no other verb.
_GAP = r"(?:(?!(?<!\w)(?:thăm|gặp|hội|tiếp|chào|dự|làm việc|tham|và|cùng|sau|trước khi)(?!\w))[^.;ⒺⓄ]){0,60}?"
_MEMORIAL = (
    r"(?:(?:khu |bức )?(?:[Tt]ượng|[Ll]ăng|[Đđ]ài|[Nn]ghĩa trang|[Bb]ia|[Mm]ộ|[Đđ]ền|[Kk]hu (?:mộ|di tích|tưởng niệm))"
    r"(?!\w)[^.;,ⒺⓅ]{0,60}Ⓟ?"
    r"|(?:cố )?(?:[Cc]hủ tịch Hồ Chí Minh|Bác(?: Hồ)?(?!\w)|Ⓟ))"
)
_PLACE = r"(?:[^.;,ⒺⓅ]{3,90}(?:Ⓟ(?: (?:ở|tại|trên|trong) [^.;,ⒺⓅ]{2,40})?)?)"
_HOMAGE = re.compile(
    rf"(?P<what>{_ACT}(?:,? (?:và )?{_ACT})*{_GAP} (?:tại|trước|ở|lên) {_PLACE}"
    rf"|(?:vào [Ll]ăng viếng|vào viếng|kính viếng|viếng) {_MEMORIAL}(?: (?:ở|tại|trên) [^.;,ⒺⓅ]{{2,60}})?"
    r"|(?:đi thẳng|tới|đến) (?:ra|tới|đến) (?:khu )?(?:[Tt]ượng đài|[Đđ]ài [Tt]ưởng niệm) [^.;,ⒺⓅ]{2,60})"
)
# What follows the place is no part of the name: "… và thăm bảo tàng", "… nhân dịp này".
_NAME_ENDS = re.compile(
    r" (?:(?:và )?(?:sẽ|đã)|nhân|vào|trước khi|sau khi|để|cũng|trong chuyến|trong ngày"
    r"|và (?:thăm|dâng|đặt|viếng|vào|gặp|có|tham|chào|kính|thắp|dự))(?!\w)"
)
# "Ⓟ, phu nhân cùng đoàn đại biểu Ⓒ đã tới | dâng hương"
_LEADS = re.compile(
    r"(?=Ⓟ)Ⓟ(?:,? (?:(?:và|cùng|cùng với) )?(?:[Pp]hu (?:nhân|quân)|(?:các thành viên )?[Đđ]oàn(?!\w)[^ⓅⒺ.;,]{0,45}))*,?"
    r"(?: (?:đã|sẽ|cũng|vừa|tới|đến|tiếp tục|sau đó|ngày mai|hôm nay|dự kiến|trọng thể|thành kính|sáng|chiều|nay|cùng ngày|ngày|Ⓓ"
    r"|\d+[/-]\d+|(?:đến|tới) (?:thăm|[^ⓅⒺ.;,]{3,40},)(?: và)?),?)* $"
)


def by_homage(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "Ⓟ cùng các đại biểu dâng hoa tại tượng đài": a ceremony for each place."""
    view = finding.view
    done: tuple[int, list[Agent]] = (0, [])
    for use in uses:
        match = _HOMAGE.match(view.masked, use.start) if use.family == "homage" and use.start >= done[0] else None
        if match is None or view.masked[: use.start].endswith("thăm "):
            continue
        who = [agent for agent, _ in agents(use.subjects, "Ⓟ")] or _led(finding, use.start) or _before(view.masked, use, done)
        if not who:
            continue
        name = _NAME_ENDS.split(view.words(match.start("what"), match.end("what")).strip())[0]
        done = use.start + len(name) // 2, who
        span = (view.offset(use.start), view.offset(match.end("what")))
        for local in _establish(finding, name, use, span, who):
            for agent in who:
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "homage", use.planned)


def _before(masked: str, use: Use, done: tuple[int, list[Agent]]) -> list[Agent]:
    """Those of the act before, if this one goes on with it: "đặt vòng hoa tại Đài tưởng niệm, | viếng Lăng"."""
    goes_on = re.search(r"(?:,| và| rồi|,? sau đó)(?: (?:đã|sẽ|tới|đến))* $", masked[: use.start])
    return done[1] if goes_on and not re.search(r"[.;Ⓟ]", masked[done[0] : use.start]) else []


def _led(finding: Finding, index: int) -> list[Agent]:
    """The person right before the verb, with company: "Ⓟ, phu nhân cùng đoàn đại biểu Ⓒ đã tới"."""
    view = finding.view
    for item in reversed(list(view.signs("Ⓟ", 0, index))):
        if _LEADS.fullmatch(view.masked, item.at, index) and not view.masked[: item.at].endswith("của "):
            return [agent for agent, _ in agents([item])]
    return []


def _establish(finding: Finding, name: str, use: Use, span: tuple[int, int], who: list[Agent]) -> tuple[str, ...]:
    record = event_record(finding, EventKind.CEREMONY, "homage", name, span, "ceremony", day_of(finding, use.start))
    people = tuple(sorted(agent.name for agent in who))
    record = replace(record, place=place_of_span(finding.view, span[0], span[1]), planned=use.planned, people=people)
    told = _told_before(finding, record)
    if told is not None:
        names = tuple(sorted({*told.aliases, name} - {told.name}))
        finding.context = finding.context.with_event(replace(told, aliases=names, start=told.start or record.start))
        return (told.local,)
    finding.context, local = establish(finding.context, record)
    return (local,)


# Memorials that are called by several names.
_CALLED = (
    ("statue", re.compile(r"[Tt]ượng\b.*(?:Bác|Hồ Chí Minh|Người)")),
    ("mausoleum", re.compile(r"[Ll]ăng\b.*(?:Bác|Hồ Chí Minh)")),
)


def _told_before(finding: Finding, record: Known) -> Known | None:
    """The homage of the same persons at the same memorial under another name: "Tượng đài Bác Hồ", "tượng Bác trong khuôn viên …".

    Of several (statues in many cities) the one whose name has the same land.
    """
    kind = _memorial(record.name)
    fits = [known for known in finding.context.events if known.family == "homage" and set(known.people) & set(record.people)]
    fits = [known for known in fits if kind and _memorial(known.name) == kind and known.name != record.name]
    fits = [known for known in fits if not (known.start and record.start and known.start != record.start)]
    lands = _lands(record.name)
    near = [known for known in fits if lands & _lands(known.name)] or [known for known in fits if not (lands and _lands(known.name))]
    return near[0] if len(near) == 1 else None


def _memorial(name: str) -> str:
    return next((kind for kind, words in _CALLED if words.search(name)), "")


def _lands(name: str) -> set[str]:
    return {place.key for place in find_places(name)} - {"VN", "ho-chi-minh"}
