"""Who is glad or thanks to have met: "Ⓟ cảm ơn Ⓟ đã dành thời gian tiếp", "Ⓟ bày tỏ vui mừng được đón Ⓟ", "Vui mừng gặp lại Ⓟ, Ⓟ nói".

What is said tells of a meeting that the article may tell nowhere else; a meeting of the two that it does tell is the one meant. Who only
thanks for help, or is glad that somebody will come, met nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import Known, establish, key
from kg.model import EventKind, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.part import Finding, agents, day_of, meeting_record, title_and_name
from kg.rules.attended.view import Item

HOST, VISITOR, ATTENDEE = ParticipantRole.HOST, ParticipantRole.VISITOR, ParticipantRole.ATTENDEE

_STYLE = r"(?:đồng chí |ông |bà |ngài |Ngài |cá nhân )*"
_GLAD = r"(?:vui mừng|vui|vinh dự|vinh hạnh|hân hạnh|phấn khởi|xúc động|hài lòng|niềm vui|cảm kích|hạnh phúc)"
_MEET = (
    r"(?:(?:được|khi|lại|trực tiếp|đích thân|có dịp|có cơ hội|một lần nữa|lần nữa) )*"
    r"(?P<verb>đón tiếp|tiếp đón|chào đón|tiếp|đón|gặp gỡ|gặp lại|gặp mặt|gặp|hội kiến|hội đàm|làm việc)(?: lại| với| thân mật)* "
)
# "cảm ơn Ⓟ đã dành thời gian quý báu đón tiếp đoàn", "cảm ơn sự đón tiếp nồng hậu của Ⓟ dành cho"; "; cảm ơn" goes on with its subject.
_THANKS = re.compile(
    r"Ⓟ(?:,? [^ⓅⒺ.;“”]{0,60}?|[^Ⓟ.“”]{0,90}?; )(?:cảm ơn|cám ơn|biết ơn) "
    r"(?:sự (?:đón tiếp|tiếp đón)[^Ⓟ.;]{0,30} của )?" + _STYLE + r"(?=Ⓟ)Ⓟ"
    r"(?: và Đoàn)?(?: vì)?(?: đã)? (?:dành (?:thời gian|thì giờ)(?: quý báu)?(?: để)?|dành cho|nhận lời)? ?"
    r"(?:trực tiếp )?(?:thân mật )?(?:tiếp đón|đón tiếp|tiếp|gặp|đón)(?!\w)(?! (?:tục|nhận|thu|cận|theo|sức))"
)
_IS_GLAD = re.compile(
    r"(?=Ⓟ)Ⓟ,? (?:(?!(?:sẽ|sắp|mong|muốn|hy vọng|rằng|nếu)(?!\w))[^ⓅⒺ.;“”]){0,50}?"
    + _GLAD + r"(?:(?:,| và)? (?:rất |hết sức )?" + _GLAD + r")* " + _MEET + _STYLE + r"(?=Ⓟ)Ⓟ"
)
_GLAD_FIRST = re.compile(
    r"(?:^|[.;”] )(?:(?:Bày tỏ |Rất |Hết sức )*(?:sự |niềm )?" + _GLAD + r")(?:(?:,| và)? " + _GLAD + r")* " + _MEET + _STYLE
    + r"(?=Ⓟ)Ⓟ(?P<rest>(?:[^ⓅⒺ.;“”]|Ⓔ){0,90}?), " + _STYLE + r"(?=Ⓟ)Ⓟ(?= [^ⓅⒺ]{3})",
    re.I,
)
# "vui mừng được đón Ⓟ | sang thăm Ⓒ": whom a land welcomes; the two need not have met.
_TO_VISIT = re.compile(
    r"(?: và [^ⓅⒺ.;,]{0,40}?)?(?: lần đầu| lần đầu tiên)?(?: sang| đến| tới| trở lại| quay lại)* (?:thăm|dự|tham dự)(?!\w)"
)
_HOSTS = frozenset(("đón tiếp", "tiếp đón", "chào đón", "tiếp", "đón"))


def by_thanks(finding: Finding, _: Sequence[Use] = ()) -> None:
    """The one who thanks was received by the other; who is glad to receive, receives."""
    view = finding.view
    for match in _THANKS.finditer(view.masked):
        visitor, host = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        _meeting(finding, host, visitor, "tiếp", match.end())
    if not finding.context.settled:
        return  # a meeting that is told outright comes first
    for match in _IS_GLAD.finditer(view.masked):
        host, visitor = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        _glad(finding, host, visitor, match)
    for match in _GLAD_FIRST.finditer(view.masked):
        visitor, host = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        _glad(finding, host, visitor, match)


def _glad(finding: Finding, host: Item, visitor: Item, match: re.Match[str]) -> None:
    verb = match["verb"].lower()
    if verb in _HOSTS and _TO_VISIT.match(finding.view.masked, visitor.at + 1):
        return
    _meeting(finding, host, visitor, "tiếp" if verb in _HOSTS else "gặp", max(host.at, visitor.at) + 1)


def _meeting(finding: Finding, host: Item, visitor: Item, verb: str, end: int) -> None:
    view = finding.view
    (owner, _o), (guest, _g) = agents([host, visitor])
    if owner.name == guest.name:
        return
    span = (min(host.start, visitor.start), view.offset(end))
    known = _told(finding, owner.name, guest.name)
    if known is None:
        name = f"{title_and_name(view, host)} {verb} {title_and_name(view, visitor)}"
        family = "reception" if verb == "tiếp" else "meeting"
        record = meeting_record(finding, family, name, (owner.name, guest.name), span, day_of(finding, host.at))
        finding.context, local = establish(finding.context, record)
    else:
        local = known.local
    finding.context = finding.context.at_event((local,))
    received = verb == "tiếp" and (known is None or known.family == "reception")
    finding.add(owner, local, HOST if received else ATTENDEE, span, "meeting-thanks")
    finding.add(guest, local, VISITOR if received else ATTENDEE, span, "meeting-thanks")


def _told(finding: Finding, one: str, other: str) -> Known | None:
    """The meeting of the two that the article tells: the current one, else the first."""
    both = {key(one), key(other)}
    told = [known for known in finding.context.events if known.kind is EventKind.MEETING and both <= known.pair and known.family != "call"]
    return next((known for known in told if known.local in finding.context.current), told[0] if told else None)
