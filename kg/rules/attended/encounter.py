"""Meetings told by a noun: "cuộc gặp giữa Ⓟ và Ⓟ", "Ⓟ có buổi tiếp Đoàn công tác của Ⓞ", "Tại cuộc gặp với Ⓟ, Ⓟ nhấn mạnh".

A bare "buổi tiếp" takes up the meeting that the article is at. Verbs, and talks whose sides stand elsewhere, are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import establish, key, refer, same_event
from kg.mentions.event import head_of
from kg.model import Agent, EventKind, EventMention, OrganizationMention, ParticipantRole, PersonMention
from kg.rules.attended.clause import Use, find_have
from kg.rules.attended.counterpart import giver_of_banquet, leader_after
from kg.rules.attended.outlook import Outlook, announced, outlook
from kg.rules.attended.part import (
    Finding,
    agents,
    all_titles_and_name,
    day_after,
    day_of,
    meeting_record,
    organization,
    person,
    title_and_name,
)
from kg.rules.attended.view import Item, View, joined_before, people

_STYLE = r"(?:ông |bà |ngài |đồng chí |người )?"
HOST, VISITOR, ATTENDEE = ParticipantRole.HOST, ParticipantRole.VISITOR, ParticipantRole.ATTENDEE


def by_noun(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "cuộc hội đàm giữa Ⓟ và Ⓟ", "đã có buổi tiếp Đoàn công tác của Ⓞ", "Trong cuộc gặp Ⓟ, Ⓟ chúc mừng"."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        if isinstance(mention, EventMention) and mention.kind is EventKind.MEETING:
            _meeting_noun(finding, uses, item, mention)


_BETWEEN = re.compile(
    r"(?<!\w)(?P<noun>hội đàm|hội kiến|gặp gỡ|trao đổi|thảo luận|điện đàm|tiếp xúc|đàm thoại)(?! (?:thư|hàng|thương|kinh|công hàm))"
    rf"(?P<gap>(?:(?!(?:hội đàm|hội kiến|gặp|trao đổi|thời gian)(?!\w))[^ⓅⒺ.;]){{0,40}}) giữa {_STYLE}(?=Ⓟ)Ⓟ (?:và|với|cùng) {_STYLE}(?=Ⓟ)Ⓟ"
)
_UNSURE = re.compile(
    r"(?<!\w)(?:sẽ|có thể|khả năng|kế hoạch|nếu|đề nghị|đề xuất|chuẩn bị|lịch|mong|muốn|hy vọng|hủy|huỷ|hoãn|chưa|không)(?!\w)"
)


def by_between(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Sau 90 phút hội đàm tại phòng Bầu dục giữa Ⓟ với Ⓟ", "nội dung trao đổi giữa Ⓟ và Ⓟ": a verb that is used as a noun."""
    view = finding.view
    for match in _BETWEEN.finditer(view.masked):
        one, other = list(view.signs("Ⓟ", match.start(), match.end()))
        before, after = view.masked[max(0, match.start() - 40) : match.start()], view.masked[match.end() : match.end() + 60]
        if _UNSURE.search(before) or re.search(r"(?<!\w)(?:có thể|chưa|không|bị hủy|bị huỷ)(?!\w)", after):
            continue
        both, span = agents([one, other]), (view.offset(match.start()), other.end)
        family = {"hội đàm": "talks", "hội kiến": "audience", "điện đàm": "call", "đàm thoại": "call"}.get(match["noun"], "meeting")
        name = f"{match['noun']} giữa {title_and_name(view, one)} và {title_and_name(view, other)}"
        day = day_after(view, match.end()) or day_of(finding, match.start())
        record = meeting_record(finding, family, name, [agent.name for agent, _item in both], span, day)
        finding.context, local = establish(finding.context, record)
        finding.context = finding.context.at_event((local,))
        for agent, _item in both:
            finding.add(agent, local, ATTENDEE, span, "meeting-between", announced(after + match["gap"]))


def _meeting_noun(finding: Finding, uses: Sequence[Use], item: Item, mention: EventMention) -> None:
    view, expected = finding.view, outlook(finding.view, item)
    if expected is Outlook.OPEN:
        return
    head = head_of(mention.name)
    family = head.family if head else "meeting"
    inside = [(person(who), item) for who in item.inside if isinstance(who, PersonMention)]
    if not inside and family in ("reception", "work"):
        inside = [(organization(who), item) for who in item.inside if isinstance(who, OrganizationMention)][:1]
    holders, planned = find_have(view, uses, item)
    planned = planned or expected is Outlook.TO_COME
    if mention.name.lower().startswith("sự kiện") or (family == "gathering" and mention.named and not inside):
        return  # told by its own name: read with the conferences
    side = agents(holders) or agents(_framed(view, item)) or agents(_placed(view, item))
    inside += [pair for pair in leader_after(view, item) if pair not in inside]
    if not inside:
        inside, item = _counterpart_after(view, item)
    elif len(inside) == 1 and not side:
        inside, item = _other_after(view, item, inside)
    if not inside and holders:
        inside = giver_of_banquet(view, item.at + 1)
    if not inside and not mention.named and not (holders and family != "reception" and len(side) > 1):
        _bare(finding, item, mention, family, side)
        return
    if not inside and not side:
        return
    if family == "meeting" and not inside and not holders and len(side) > 1:
        return  # a caption's "Ⓟ và Ⓟ tại buổi gặp mặt đoàn ngoại giao": a gathering, read with the conferences
    inside = [pair for pair in inside if pair[0] not in [agent for agent, _ in side]] if side else inside
    names = _names(view, item, mention, side, inside)
    day = day_after(view, item.at + 1) or day_of(finding, item.at)
    items = [thing for _, thing in side] + [item]
    span = (min(thing.start for thing in items), max(thing.end for thing in items))
    sides = [agent.name for agent, _ in (*side, *inside)]
    if len(sides) < 2 and not (holders and mention.named) and (again := _again(finding, family, sides)):
        finding.context = finding.context.at_event((again,))
        return
    if len(sides) < 2:
        sides.append(mention.name)
    record = replace(meeting_record(finding, family, names[0], sides, span, day), aliases=names[1:])
    finding.context, local = establish(finding.context, record)
    finding.context = finding.context.at_event((local,))
    ours, theirs = (HOST, VISITOR) if family == "reception" else (ATTENDEE, ATTENDEE)
    for agent, _ in side:
        finding.add(agent, local, ours, span, "meeting-noun", planned)
    for agent, _ in inside:
        finding.add(agent, local, theirs, span, "meeting-noun", planned)


def _names(
    view: View, item: Item, mention: EventMention, side: list[tuple[Agent, Item]], inside: list[tuple[Agent, Item]]
) -> tuple[str, ...]:
    """The meeting's name as a headline would have it, and the one with all the offices that the text writes."""
    if not side:
        base, text = view.sentence.sentence.start, view.sentence.sentence.text
        return (text[mention.start - base : max(item.end, mention.end) - base],)
    first, verb = title_and_name(view, side[0][1]), _verb(mention.name)
    if len(inside) != 1:
        return (mention.name if inside else f"{first} có {mention.name}",)
    name = f"{first} {verb} {_written(view, item, inside[0][0])}"
    full = f"{all_titles_and_name(view, side[0][1])} {verb} {_written(view, item, inside[0][0], 160)}"
    return (name, full) if full != name and len(full) <= 240 else (name,)


def _two_sides(finding: Finding, item: Item, family: str, side: list[tuple[Agent, Item]]) -> None:
    """The meeting of the two with whom a caption opens; others who stand in a row before "trong cuộc gặp" may be of one side."""
    if len(side) != 2 or finding.view.masked[: side[0][1].at].strip(" “\"("):
        return
    names = [agent.name for agent, _ in side]
    span = (side[0][1].start, item.end)
    noun = {"talks": "hội đàm", "audience": "hội kiến"}.get(family, "cuộc gặp")
    record = meeting_record(finding, family, f"{noun} giữa {names[0]} và {names[1]}", names, span, day_after(finding.view, item.at + 1))
    record = replace(record, evidence=replace(record.evidence, rule=_CAPTION))
    # What another sentence tells of the two, be it talks or a reception, comes before an event that a caption alone made.
    told = [known for known in finding.context.events if known.kind is EventKind.MEETING and known.pair == record.pair]
    told = [known for known in told if same_event(known, replace(record, family=known.family))]
    told.sort(key=lambda known: known.evidence.rule == _CAPTION)
    local = told[0].local if told else None
    if local is None:
        finding.context, local = establish(finding.context, record)
    for agent, _ in side:
        finding.add(agent, local, ATTENDEE, span, "meeting-noun")


_CAPTION = "event/caption"


def _again(finding: Finding, family: str, sides: Sequence[str]) -> str | None:
    """ "buổi tiếp Ⓟ" of a meeting that another sentence tells with both its sides."""
    for known in finding.context.events:
        related = family == known.family or not {"talks", "call"} & {family, known.family}
        if known.kind is EventKind.MEETING and related and len(known.people) > 1 and set(map(key, sides)) <= known.pair:
            return known.local
    return None


# "Ⓟ đưa ra tuyên bố trong | cuộc gặp với Ⓟ", "Ⓟ (phải) trong | cuộc gặp Ⓟ": whoever speaks there was there, unless it is only to come.
_SPOKE_THERE = re.compile(
    r"(?<![Cc]ác )(?=Ⓟ)Ⓟ(?:(?!(?:sẽ|rằng|phải|mà|hai nước|hai bên|họ|việc|vấn đề này ra)(?!\w))[^ⓅⒺ.;“]){4,170}? (?:tại|trong) (?:các )?$"
)
_OFFICE_BETWEEN = re.compile(r"(?<!\w)(?:[Tt]hủ tướng|[Tt]ổng thống|[Cc]hủ tịch|[Bb]ộ trưởng|[Nn]goại trưởng|[Ôô]ng|[Bb]à)(?!\w)")


def _placed(view: View, item: Item) -> tuple[Item, ...]:
    """A caption's "Ⓟ và Ⓟ tại buổi tiếp Ⓟ"; "Ⓟ đưa ra tuyên bố trong cuộc gặp với Ⓟ"."""
    before = view.masked[: item.at]
    match = re.search(r"Ⓟ (?:\([^()Ⓟ]{2,40}\) )?(?:phát biểu )?(?:tại|trong) $", before)
    if match and not re.search(r"(?<!phát biểu )(?<!ý kiến )của (?:ông |bà )?$", before[: match.start()]):
        return tuple(joined_before(view, match.start() + 1, "Ⓟ"))
    spoke = _SPOKE_THERE.search(before) if match is None and len(people(item.inside)) == 1 else None
    if spoke and re.search(r"(?<!\w)(?:muốn biết|liệu|hỏi|nếu)(?!\w)", before[: spoke.start()]):
        return ()
    if spoke is None or _OFFICE_BETWEEN.search(spoke.group()) or re.search(r"(?:của|với|cho|giữa) (?:ông |bà )?$", before[: spoke.start()]):
        return ()  # "chuyến thăm sắp tới của Ⓟ trong | Ⓔ"
    return (view.item_at(spoke.start()),)


def _written(view: View, item: Item, agent: Agent, longest: int = 90) -> str:
    """The counterpart inside a meeting's name with the title that stands there: "Tổng thống Juan Perez"."""
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    for who in item.inside:
        if isinstance(who, PersonMention) and who.name == agent.name and not who.inferred:
            written = text[who.span_start - base : who.end - base]
            return written if len(written) <= longest and ("," not in written or longest > 90) else agent.name
    return agent.name


_VERB_OF_NOUN = (
    ("tiếp", "tiếp"),
    ("hội đàm", "hội đàm với"),
    ("hội kiến", "hội kiến"),
    ("làm việc", "làm việc với"),
    ("điện đàm", "điện đàm với"),
)


def _verb(name: str) -> str:
    words = name.lower()
    for noun, verb in _VERB_OF_NOUN:
        if noun in words[:16]:
            return verb
    return "gặp"


def _counterpart_after(view: View, item: Item) -> tuple[list[tuple[Agent, Item]], Item]:
    """ "cuộc gặp song phương với Ⓟ": the counterpart where the name of the event stopped short of it."""
    lead = (
        r"(?: (?:song phương|riêng|hẹp|ngắn|thân mật|chính thức|lịch sử|đầu tiên|gần đây|vừa qua|(?:tại|ở) [ⒸⓉⓋⓄ]|Ⓓ))*"
        r"(?: (?:tại|ở|kéo dài|dài|trong|vào|hôm|ngày|sáng|chiều|tối|bên lề) [^ⓅⒺ.;,:]{1,50}?)?"
        rf" (?:với|cùng|giữa|của) {_STYLE}(?=Ⓟ)"
    )
    match = re.match(lead, view.masked[item.at + 1 :])
    if not match:
        return _of_his(view, item)
    other = view.item_at(item.at + 1 + match.end())
    two = re.match(rf"Ⓟ (?:và|với|cùng) {_STYLE}(?=Ⓟ)", view.masked[other.at :])
    if two:
        return agents([other, view.item_at(other.at + two.end())]), view.item_at(other.at + two.end())
    return (agents([other]), other) if "của" not in match.group() else ([], item)


def _of_his(view: View, item: Item) -> tuple[list[tuple[Agent, Item]], Item]:
    """ "Ⓟ lạc quan về cuộc gặp gần đây của ông | với Ⓟ": both sides, where the sentence has named one person before."""
    match = re.match(rf" [^ⓅⒺ.;,]{{0,24}}(?:của|giữa) (?:ông|bà|mình)(?: ấy| ta)? (?:với|và) {_STYLE}(?=Ⓟ)", view.masked[item.at + 1 :])
    before = list(view.signs("Ⓟ", 0, item.at))
    if not match or len(before) != 1:
        return [], item
    other = view.item_at(item.at + 1 + match.end())
    return agents([before[0], other]), other


def _other_after(view: View, item: Item, inside: list[tuple[Agent, Item]]) -> tuple[list[tuple[Agent, Item]], Item]:
    """ "cuộc hội đàm giữa Ⓟ | với Ⓟ": the other side where the name of the event ends with the first."""
    match = re.match(rf" (?:với|và|cùng) {_STYLE}(?=Ⓟ)", view.masked[item.at + 1 :])
    if not match or not re.search(r"(?<!\w)(?:giữa|của)(?!\w)", str(getattr(item.mention, "name", ""))):
        return inside, item
    other = view.item_at(item.at + 1 + match.end())
    return [*inside, *agents([other])], other


def _framed(view: View, item: Item) -> tuple[Item, ...]:
    """ "Tại cuộc gặp với Ⓟ, | Ⓟ nhấn mạnh": the subject after the frame is at the meeting."""
    if not re.search(
        r"(?:^|[.;”] ?|, )(?:[Tt]ại|[Tt]rong|[Tt]rong khuôn khổ|[Tt]rao đổi (?:tại|trong)|[Pp]hát biểu (?:tại|trong)|[Kk]ết thúc|"
        r"[Mm]ở đầu)\s*(?:các )?$",
        view.masked[: item.at],
    ):
        return ()
    aside = r"(?: (?:bên lề|nhân dịp|nhân|trong khuôn khổ) Ⓔ)?"
    match = re.match(aside + r"[^ⓅⒺ.;]{0,60}?,\s*(?:ông |bà |đồng chí )?(?=Ⓟ,? [^ⓅⒺ]{3})", view.masked[item.at + 1 :])
    return (view.item_at(item.at + 1 + match.end()),) if match else ()


def _bare(finding: Finding, item: Item, mention: EventMention, family: str, side: list[tuple[Agent, Item]]) -> None:
    """ "Tại buổi tiếp, Ⓟ nhấn mạnh": a third person who speaks there was there; a caption's "Ⓟ và Ⓟ trong cuộc gặp" are its two sides."""
    if len(side) > 1:
        _two_sides(finding, item, family, side)
        return
    locals_ = refer(finding.context, family, mention.start)
    if not locals_:
        return
    finding.context = finding.context.at_event(locals_)
    known = finding.context.event(locals_[0])
    if known.kind is not EventKind.MEETING:
        return
    for agent, thing in side:
        if key(agent.name) not in known.pair:
            role = ParticipantRole.SPEAKER if known.family == "work" else ATTENDEE
            span = (min(item.start, thing.start), max(item.end, thing.end))
            finding.add(agent, known.local, role, span, "meeting-frame")
