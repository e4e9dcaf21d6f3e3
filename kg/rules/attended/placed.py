"""Who is at an event that follows the name: "khẳng định của Ⓟ tại Ⓔ", a caption's "Ⓟ và Ⓟ tại Ⓔ", "Ⓟ bắt tay Ⓟ trong Ⓔ".

Frames that open a sentence ("Tại Ⓔ, Ⓟ …") and verbs with the event as their object are read with the conferences.
"""

from __future__ import annotations

import re

from kg.context import key
from kg.model import EventKind, EventMention, ParticipantRole
from kg.rules.attended.conference import events_of, of_two
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import Item, View

_AT = re.compile(r"(?:tại|trong|ở)(?: phiên| các| một)?(?: bế mạc| khai mạc| toàn thể)? ?(?=Ⓔ)")
_SPEECH = re.compile(
    r"(?<!\w)(?<!những )(?<!các )(?<!một )(?:trao đổi với|cho hay|nhận định|cảnh báo|cam kết|thừa nhận|cáo buộc|chỉ trích|"
    r"bác bỏ|nói(?! chuyện)|nói chuyện(?! (?:với|cùng))|gửi lời|chúc|"
    r"phát biểu|nhấn mạnh|khẳng định|chỉ đạo|cho biết|tuyên bố|trình bày|báo cáo|kết luận|đưa ra|nêu|kêu gọi|"
    r"đề nghị|đề xuất|chia sẻ|thông báo|tham luận|trả lời|"
    r"giải trình|công bố|phát động|khai mạc|bế mạc|đáp từ|chúc mừng|giới thiệu|yêu cầu|quán triệt)(?!\w)"
)


def by_place_phrase(finding: Finding) -> None:
    """ "khẳng định của Ⓟ tại Ⓔ", "được Ⓟ đưa ra tại Ⓔ", a caption "Ⓟ và Ⓟ tại Ⓔ": the event follows its participant."""
    view = finding.view
    for match in _AT.finditer(view.masked):
        item = view.item_at(match.end())
        if not isinstance(item.mention, EventMention) or item.mention.kind is EventKind.VISIT:
            continue
        if item.mention.kind is EventKind.MEETING and of_two(finding, item.mention, events_of(finding, item)):
            continue
        if match.group().startswith(("trong một", "tại một")) and item.mention.name.lower().endswith("họp báo"):
            continue  # one meeting with the press of somebody's own is read by the rule for those
        before = list(view.signs("ⓅⓄ", 0, match.start()))
        if not before or before[-1].sign != "Ⓟ":
            continue
        gap = view.masked[before[-1].at + 1 : match.start()]
        lead = view.masked[max(0, before[-1].at - 60) : before[-1].at]
        role = _role_before(gap, lead)
        if role is None:
            continue
        locals_ = events_of(finding, item)
        finding.context = finding.context.at_event(locals_)
        for agent, thing in agents(_joined(view, before), "Ⓟ"):
            for local in locals_:
                known = finding.context.event(local)
                if known.kind is EventKind.MEETING and key(agent.name) in known.pair:
                    continue
                finding.add(agent, local, role, (thing.start, item.end), "at-event")


# What two do together in a picture, besides meeting: both are at the event.
_BESIDE = (
    r",? (?:đã |đang |từng |cùng )*(?:với|bắt tay(?: với)?|ngồi (?:cạnh|bên)|đứng (?:cạnh|bên)|chào(?: hỏi)?|trò chuyện (?:với|cùng)|"
    r"nói chuyện (?:với|cùng)|trao đổi (?:với|cùng)|chụp ảnh(?: chung)?(?: với| cùng))(?: ông| bà| ngài)?"
)
# What stands before the last person of a caption: nothing, or others joined to it.
_HEAD_OF_ROW = re.compile(
    r"(?:[^ⓅⒺ.]{0,3}|.*(?:Ⓟ(?:,? \(?(?:phải|trái|giữa)\)?| \([^()]{2,40}\))?(?:,| và|,? cùng|WITH) ?))".replace("WITH", _BESIDE)
)
# Between a person and an event of which somebody else is told: "Ⓟ hiểu những cam kết được nêu | tại Ⓔ", "sự vắng mặt của Ⓟ | tại Ⓔ".
_ANOTHER = re.compile(
    r"[.;:]|Ⓒ (?:đã|sẽ|cũng|tham|đang)|sự tham (?:dự|gia) của|vắng mặt|(?<!\w)được (?!mời|vinh)|sử dụng|rằng $|"
    r"hai (?:nhà lãnh đạo|bên|nước)|trong (?:cuộc|buổi|phiên) [^ⓅⒺ]{2,20} $|"
    r"Ⓒ [\"“]|(?: [^\s,]+){4,}, $"  # "Ⓟ nói Ⓒ "không tin cậy" tại Ⓔ", "trước khi Ⓟ thông báo về việc dừng tập trận, | tại Ⓔ"
)


_WITH_OTHERS = re.compile(
    r"\s*(?:\([^()]{2,40}\) )?"
    r"(?:cùng (?:các|đông đảo|lãnh đạo|nguyên thủ|đại diện)[^ⓅⒺ]{0,60}|và (?:các|phu nhân|Phu nhân)[^ⓅⒺ]{0,60})?\s*"
)


def _role_before(gap: str, lead: str) -> ParticipantRole | None:
    if len(gap) > 90 or _ANOTHER.search(gap):
        return None
    if _SPEECH.search(gap):
        return ParticipantRole.SPEAKER
    if _WITH_OTHERS.fullmatch(gap):
        if re.search(
            r"(?:chỉ đạo|khẳng định|phát biểu|bài phát biểu|tuyên bố|ý kiến|nhấn mạnh|tham luận|"
            r"kết luận) (?:\w+ ){0,4}của (?:đồng chí |ông |bà )?$",
            lead,
        ):
            return ParticipantRole.SPEAKER
        if _HEAD_OF_ROW.fullmatch(lead[-60:]) or not lead.strip():
            return ParticipantRole.ATTENDEE
    return None


# "hai nhân vật trong chiến dịch của | Ⓟ đã nói chuyện với Ⓟ tại Ⓔ": not the one whose people they are
_WHOSE = re.compile(r"(?<!\w)(?:của|cho|về|theo|mà) (?:ông |bà |ngài )?$")


def _joined(view: View, before: list[Item]) -> list[Item]:
    """The last person and those joined to it by a comma or "và"."""
    group = [before[-1]]
    for item in reversed(before[:-1]):
        joint = rf"(?:,? \(?(?:phải|trái|giữa)\)?| \([^()]{{2,40}}\))?(?:,| và|,? cùng|,? cùng với|{_BESIDE})\s*"
        gap = view.masked[item.at + 1 : group[-1].at]
        if not re.fullmatch(joint, gap) or (_WHOSE.search(view.masked[: item.at]) and re.search(r"\w{2} (?:với|cùng)|đã ", gap)):
            break
        group.append(item)
    return group
