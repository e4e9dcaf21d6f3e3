"""Who speaks at the one conference that an article is about: "Ⓟ nhận xét", "Ⓟ quán triệt Chương trình số 53", "Báo cáo viên của Ⓔ là Ⓟ".

Only where nothing else in the article could be the occasion: one conference, no meeting and no visit. Elsewhere a quote alone
puts nobody anywhere.
"""

from __future__ import annotations

import re

from kg.context import Context, Known
from kg.model import EventKind, LineLabel, ParticipantRole, PersonMention
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import View
from kg.text.letters import UPPER

_GIVES_VIEWS = (
    r"(?:nhận xét|đánh giá|cho rằng|cho biết|lo ngại|đề nghị|đề xuất|kiến nghị|bày tỏ|phản ánh|quán triệt|báo cáo|"
    r"trình bày|thông tin|kết luận|phát biểu|tham luận|"
    r"nêu|chia sẻ|phân tích|giới thiệu|khẳng định|nhấn mạnh|trao đổi)"
)
# The speaker opens the sentence: "Giáo sư, Ⓟ nhận xét", "Cử tri Ⓟ (phường An Khê) cho rằng", "Ông Ⓟ, chuyên gia độc lập, lo ngại".
_OPENS = re.compile(
    rf"(?:[{UPPER}][^ⓅⓄⒺ.;:]{{0,50}}? )?(?=Ⓟ)Ⓟ(?: \([^)]{{0,60}}\))?(?:,? [^ⓅⒺ.;:]{{3,120}}?)?,? (?:cũng |đã |"
    r"thì )?" + _GIVES_VIEWS + r"(?!\w)"
)
_ACCORDING = re.compile(r"Theo (?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ, ")
_REPORTER = re.compile(
    r"(?:[Bb]áo cáo viên|[Dd]iễn giả|[Dd]iễn giả chính)(?: của| tại)? (?=Ⓔ)Ⓔ là (?:đồng chí |ông |bà |"
    r"[^Ⓟ.;]{0,30}, )?(?=Ⓟ)"
)
# In the clause before it the sentence is about somewhere else: "Trả lời phỏng vấn ...", "Trước đó".
_ELSEWHERE = re.compile(r"(?:Trước đó|Trả lời|Bên lề|Sau hội|Chia sẻ với|Trao đổi với|Nói với)(?!\w)|.{0,40}người phát ngôn")


def by_quote(finding: Finding) -> None:
    """Speakers at the only conference."""
    view = finding.view
    for match in _REPORTER.finditer(view.masked):
        event = next(view.signs("Ⓔ", match.start(), match.end()))
        for agent, item in agents([view.item_at(match.end())]):
            for local in events_of(finding, event):
                finding.add(agent, local, ParticipantRole.SPEAKER, (event.start, item.end), "reporter")
    conference = only_conference(finding.context)
    if conference is None or view.offset(0) <= conference.at or _ELSEWHERE.match(view.masked):
        return
    opening = _OPENS.match(view.masked) or _ACCORDING.match(view.masked)
    if opening is None or view.sentence.sentence.label is LineLabel.HEADLINE:
        return
    item = next(view.signs("Ⓟ", 0, opening.end()))
    mention = item.mention
    if isinstance(mention, PersonMention) and not mention.inferred and _in_full(view, mention):
        for agent, _ in agents([item]):
            finding.add(agent, conference.local, ParticipantRole.SPEAKER, (item.start, view.offset(opening.end())), "quoted")


def _in_full(view: View, mention: PersonMention) -> bool:
    """A speaker is introduced by the whole name, not by "ông Dũng"."""
    base = view.sentence.sentence.start
    return view.sentence.sentence.text[mention.start - base : mention.end - base].count(" ") >= 1


def only_conference(context: Context) -> Known | None:
    """The conference that the article is about, if it tells of no other event."""
    if not context.settled:
        return None
    told = [known for known in context.events if known.told and known.family not in ("congress", "session")]
    if len(told) != 1 or told[0].kind is not EventKind.CONFERENCE or told[0].planned or told[0].family == "hearing":
        return None  # at a hearing speaks who is heard
    return told[0]
