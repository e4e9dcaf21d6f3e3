"""Lists of who was there: "Cùng dự có Ⓟ; Ⓟ", "Tham dự Ⓔ, về phía Ⓒ có: Ⓟ, Ⓟ", "Tham gia đoàn có Ⓟ", over several sentences.

Only the list is read; what the listed persons did is said elsewhere. "lãnh đạo các sở, ngành" has no name and is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.context import Context, refer
from kg.model import EventKind, ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import joined_before

# "Cùng dự có", "Tham dự buổi tiếp còn có", "Dự và chủ trì hội nghị tại điểm cầu cấp tỉnh có", "Tiếp và cùng đi với đoàn có".
_INTRO = re.compile(
    r"(?:^|(?<=[.;:”)] )|(?<=, )|(?<=[\wⒸⓄⓉⓋ] )(?=Tham gia đoàn|Cùng đi|Ra đón|Đoàn tháp tùng))"
    r"(?P<verb>(?:[Cc]ùng |[Cc]ũng |[Tt]ới |[Đđ]ến |[Vv]ề )*(?:[Tt]ham dự|[Dd]ự|[Tt]ham gia|"
    r"[Cc]ó mặt|[Tt]háp tùng|[Đđ]i cùng|[Cc]ùng đi|[Cc]ùng dẫn|[Cc]hủ trì|[Đđ]ồng chủ trì|"
    r"[Tt]iếp|[Đđ]ón|[Tt]iễn|[Cc]hứng kiến|[Vv]ề phía [^.;Ⓟ]{2,60}?|[Tt]hành phần|[Đđ]oàn|[Tt]hành viên [Đđ]oàn|"
    r"[Pp]hía [ⒸⓉⓄ]|(?:[Đđ]oàn(?: đại biểu)? )?(?:tháp tùng|[Tt]háp tùng|[Cc]ùng đi(?: với)?|[Tt]iễn|[Tt]iếp|"
    r"(?:[Rr]a (?:tận )?(?:sân bay (?:[^ⓅⒺ.;,]{0,30} )?)?)?[Đđ]ón) Ⓟ)(?!\w))"
    r"(?P<rest>[^.;ⓅⓄ:]{0,120}?)(?<!\w)(?:còn có|gồm có|có|gồm|là)(?: sự (?:tham dự|tham gia|có mặt|hiện diện) của|"
    r" các đồng chí| mặt| đại diện)?\s*:?\s*(?=[^.;]{0,90}Ⓟ)"
)
_PRESENCE = re.compile(
    r"(?:tham dự|có mặt|dự)(?: [^.;:,ⓅⒺ]{0,20})?, trong đó có (?=[^.;ⒺⒸⓄ]{0,60}Ⓟ)|"
    r"(?:có|với) sự (?:tham dự|tham gia|có mặt|hiện diện|"
    r"góp mặt)(?: và [^.;Ⓟ]{0,30})? của (?=[^.;ⒺⒸⓄ]{0,60}Ⓟ)"
)
_CHAIRS = re.compile(r"chủ trì|chủ tọa|chủ toạ", re.I)
_STOP = re.compile(
    r"[.!?](?: |$)|(?<!\w)(?:cho biết|khẳng định|nhấn mạnh|phát biểu|chúc mừng|đã|cho rằng|bày tỏ|để|"
    r"giữa lúc|nhằm|trong khi)(?!\w)"
)


def by_intro(finding: Finding) -> None:
    """Reads the lists of a sentence; each person listed is an attendee, unless the list's verb says more."""
    for match in _INTRO.finditer(finding.view.masked):
        verb, rest = match.group("verb").lower(), match.group("rest")
        if verb.startswith("chủ trì") and "," in rest:
            continue  # "do Ⓟ chủ trì, và có sự tham dự của": the chair stands before
        locals_ = _event(finding, match, verb, rest)
        if not locals_:
            continue
        if not verb.startswith("ra "):  # who came to the airport is told in passing: "Về phía Ⓒ có" goes on with the welcome
            finding.context = finding.context.at_event(locals_)
        _list(finding, locals_, match.end(), verb + rest, f"roster-{_kind(verb)}")
        for agent, item in agents(finding.view.signs("Ⓒ", match.start(), match.end()), "Ⓒ"):
            if re.search(r"phía (?:nước )?$", finding.view.masked[: item.at]):
                for local in locals_:
                    finding.add(agent, local, ParticipantRole.ATTENDEE, (item.start, item.end), "roster-side")


# A line that opens a list: "Tham dự hội nghị có:", "Thành phần gồm:"; and a line of the list: "- Đồng chí Ⓟ;".
_OPENS_LIST = re.compile(
    r"(?:[Tt]ham dự|[Dd]ự|[Cc]ó mặt|[Tt]hành phần|[Vv]ề phía|[Tt]ham gia)(?!\w)[^.;Ⓟ]{0,120}(?:có|gồm|"
    r"là)(?: các (?:đồng chí|đại biểu|ông, bà))?\s*:\s*$"
)
_LINE_OF_LIST = re.compile(r"[-–+•*\s]*(?:\d+[.)] ?)?(?:Các đồng chí:? ?|Đồng chí |Ông |Bà )?Ⓟ\s*(?:[,;.–(-]|$)")


def by_lines(finding: Finding) -> None:
    """ "Tham dự hội nghị có:" and under it "- Ⓟ;", "- Ⓟ;": each line a participant, until a line is something else."""
    view, context = finding.view, finding.context
    if _OPENS_LIST.search(view.masked):
        event = next(view.signs("Ⓔ"), None)
        locals_ = (events_of(finding, event) if event else ()) or context.current
        finding.context = replace(finding.context, roster=locals_)
    elif context.roster and _LINE_OF_LIST.match(view.masked) and not _STOP.search(view.masked.rstrip(" .")):
        _list(finding, context.roster, 0, "dự", "roster-lines")
    elif context.roster:
        finding.context = replace(context, roster=())


def by_presence(finding: Finding) -> None:
    """ "Ⓔ có sự tham dự của Ⓟ, Ⓟ": the event stands before its list."""
    view = finding.view
    for match in _PRESENCE.finditer(view.masked):
        found = [local for event in joined_before(view, match.start(), "Ⓔ") for local in events_of(finding, event)]
        locals_ = tuple(dict.fromkeys(found)) or refer(finding.context, "any", view.offset(match.start()))
        if locals_:
            _list(finding, locals_, match.end(), "dự", "roster-presence")


def _kind(verb: str) -> str:
    if "phía" in verb:
        return "side"
    return "delegation" if any(word in verb for word in ("tháp tùng", "đoàn", "cùng đi", "đi cùng")) else "attend"


def _event(finding: Finding, match: re.Match[str], verb: str, rest: str) -> tuple[str, ...]:
    """The event of a list: the one that its introduction names, the visit for a delegation, else the current one."""
    view = finding.view
    item = next(view.signs("Ⓔ", match.start(), match.end()), None)
    if item is not None:
        return events_of(finding, item)
    opening, here = view.masked[: match.start()], view.offset(match.end())
    if "phía" in verb and re.search(r"Ⓔ[^Ⓔ.]{0,60}$", opening):
        return events_of(finding, list(view.signs("Ⓔ", 0, match.start()))[-1])
    if re.search(r"sân bay|đón ", opening[-120:] + verb + rest) and "tiễn" not in verb:
        return _visit(finding.context, here, tours="đoàn" in verb + rest.lower())
    if "tiễn" in verb:
        return tuple(known.local for known in finding.context.events if known.family == "farewell")[:1]
    if "đoàn" in verb + rest.lower() or _kind(verb) == "delegation":
        return _visit(finding.context, here) or finding.context.current
    if finding.context.current:
        return finding.context.current
    return refer(finding.context, "any", view.offset(match.start()))


def _visit(context: Context, here: int, tours: bool = True) -> tuple[str, ...]:
    visits = [known for known in context.events if known.kind is EventKind.VISIT and known.at <= here]
    now = [known.local for known in visits if known.local in context.current]
    told = [known.local for known in visits if known.family == "visit"]
    # A delegation goes with the journey; with what it looks at only if nothing else is told.
    return tuple(now[-1:] or told[:1] or [known.local for known in visits if tours][:1])


def _list(finding: Finding, locals_: tuple[str, ...], start: int, intro: str, rule: str) -> None:
    stop = _STOP.search(finding.view.masked, start)
    for agent, item in agents(finding.view.signs("Ⓟ", start, stop.start() if stop else None)):
        if re.search(r"(?<!\w)(?:do|của|theo|thay mặt|tiếp|gặp|với) (?:ông |bà |đồng chí )?$", finding.view.masked[start : item.at]):
            continue
        for local in locals_:
            role = _role(finding, local, intro)
            finding.add(agent, local, role, (finding.view.offset(start), item.end), rule)


def _role(finding: Finding, local: str, intro: str) -> ParticipantRole:
    known = finding.context.event(local)
    if _CHAIRS.search(intro):
        return ParticipantRole.CHAIR
    if known.kind is EventKind.VISIT:
        return ParticipantRole.HOST if re.match(r"(?:tiếp|đón|ra )", intro) else ParticipantRole.VISITOR
    return ParticipantRole.ATTENDEE
