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
    r"(?:^|(?<=[.;] )|(?<=; và )|(?<=, ))(?:(?:đồng chí|ông|bà|Cùng với|ngoài ra,?) )*(?P<who>(?=Ⓟ)Ⓟ(?:(?:,| và|"
    r";) Ⓟ)*)(?:,[^ⓅⒺ.;:]{3,80})?(?: [-–])?,?"
    r"(?: (?:đã|cũng|cùng|đều|tới|đến|về|vừa))* (?:tham dự|dự|có mặt|góp mặt|hiện diện|tham gia(?= (?:trực tuyến|trực tiếp|qua|từ)))"
    r"(?P<how>(?: (?:trực tiếp|trực tuyến|qua màn hình|theo hình thức trực tuyến))?(?: (?:từ|tại|ở) [ⒸⓉⓋ])?)"
    r"(?P<speaks>,? (?:và )?(?:có )?(?:phát biểu|đọc diễn văn|bài phát biểu)(?:(?! (?:tại|ở|trong) (?!hội|buổi|lễ|"
    r"đây))[^ⓅⒺ.;]){0,40})?(?:,? (?:và )?(?:để )?(?:chúc mừng|chia vui|động viên|cổ vũ)[^ⓅⒺ.;]{0,60})?"
    r"(?=[.;]|$)"
)
# "Dự từ điểm cầu Ⓥ, | Ⓟ công bố", "Phát biểu tại đây, | Ⓟ cho rằng"
_FROM = re.compile(
    r"^(?:(?:Cùng |Cũng )?(?:Tham dự|Dự|Tham gia|Phát biểu)(?: trực tuyến| trực tiếp)? (?:từ|tại|qua)(?: điểm cầu|"
    r" đầu cầu)? [ⒸⓉⓋ]|(?:Tham dự|Dự|Phát biểu)"
    r" (?:trực tuyến|qua màn hình|theo hình thức trực tuyến)|"
    r"(?:Phát biểu|Nói|Tham luận|Kết luận|Chia sẻ)(?: [^ⓅⒺ.;,]{1,24})? tại đây), (?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ,? (?P<verb>[^ⓅⒺ.;]{2,24})"
)
_SPEAKS = re.compile(
    r"(?:đã |cũng )*(?:công bố|phát biểu|khẳng định|nhấn mạnh|cho biết|đề nghị|kêu gọi|nêu|đề xuất|cam kết|chia sẻ|chúc mừng|"
    r"đánh giá|cho rằng|bày tỏ|tuyên bố)"
)
# "Ⓟ, và Ⓟ, chủ trì.": the chairs of the event at hand.
_CHAIRS = re.compile(
    r"^(?:(?:đồng chí|ông|bà) )?(?P<who>(?=Ⓟ)Ⓟ(?:,? (?:và|cùng) [^ⓅⒺ.;]{0,12}Ⓟ)?)(?:, [^ⓅⒺ.;]{2,40})?,? (?:cùng |đồng |"
    r"đã )*(?:chủ trì|chủ tọa|chủ toạ|điều hành)[.;]"
)
# "Ⓒ cử | Ⓟ dự thay", "đại diện Ⓒ là | Ⓟ", "Ⓟ dẫn đầu đoàn | Ⓒ": who stands for whom at a conference.
_FOR = re.compile(
    r"(?<!\w)(?P<land>[ⒸⓉ]) (?:đã |chỉ |sẽ )?cử (?:đồng chí |ông |bà )?(?P<one>Ⓟ),? (?:tới |đến |sang )?(?:tham dự|"
    r"dự)(?: thay)?(?=[.;,]|$)|"
    r"(?:[Đđ]ại diện|[Đđ]ại diện cho|[Tt]rưởng đoàn|[Dd]ẫn đầu đoàn) (?P<of>[ⒸⓉ]) (?:là|có) (?:đồng chí |ông |bà )?(?P<two>Ⓟ)|"
    r"(?P<three>Ⓟ)(?:, [^ⓅⒺ.;,]{2,60})?,? (?:làm [Tt]rưởng đoàn|là [Tt]rưởng đoàn|dẫn đầu [Đđ]oàn|"
    r"dẫn đầu [Đđ]oàn đại biểu)(?: cấp cao)? (?P<led>[ⒸⓉ])(?: (?:tham )?dự)?(?=[.;]|$)"
)
_HELD = (EventKind.CONFERENCE, EventKind.CEREMONY, EventKind.OTHER, EventKind.MEETING)
_MANY = (EventKind.CONFERENCE, EventKind.CEREMONY)


def by_standing_in(finding: Finding) -> None:
    """ "Ⓒ cử Ⓟ dự thay", "đại diện Ⓒ là Ⓟ", "Ⓟ dẫn đầu đoàn Ⓒ": the person and the land, at the conference at hand."""
    view = finding.view
    here = [known for known in map(finding.context.event, finding.context.current) if known.kind in _MANY and known.at < view.offset(0)]
    for match in _FOR.finditer(view.masked) if here and not any(view.signs("Ⓔ")) else ():
        for agent, item in agents(view.signs("ⓅⒸⓉ", match.start(), match.end()), "ⓅⒸⓉ"):
            for known in here:
                if not any(part.agent == agent and part.event == known.local for part in finding.parts):
                    span = (view.offset(match.start()), max(item.end, view.offset(match.end())))
                    finding.add(agent, known.local, ParticipantRole.ATTENDEE, span, "stands-for", known.planned)


def by_place(finding: Finding) -> None:
    """ "Dự từ điểm cầu Ⓥ, Ⓟ công bố", "Ⓟ và Ⓟ chủ trì." of the event at hand."""
    view = finding.view
    here = [known for known in map(finding.context.event, finding.context.current) if known.kind in _HELD and known.at < view.offset(0)]
    for match, role in ((_FROM.search(view.masked), None), (_CHAIRS.search(view.masked), ParticipantRole.CHAIR)) if here else ():
        if match is None or any(known.family == "press" for known in here):
            continue
        for agent, item in agents(view.signs("Ⓟ", match.start(), match.end())):
            speaks = role is None and _SPEAKS.match(match.group("verb"))
            told = role or (ParticipantRole.SPEAKER if speaks else ParticipantRole.ATTENDEE)
            for known in here[:1]:
                finding.add(agent, known.local, told, (item.start, view.offset(match.end())), "attend-there", known.planned)


def by_attending(finding: Finding) -> None:
    """Attendees and speakers of the event at hand."""
    view, context = finding.view, finding.context
    here = [known for known in map(context.event, context.current) if known.kind in _HELD and known.family != "press"]
    here = [known for known in here if known.at < view.offset(0)]
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
