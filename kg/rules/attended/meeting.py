"""Meetings: "Ⓟ tiếp Ⓟ", "Ⓟ hội đàm với Ⓟ; hội kiến Ⓟ", "cuộc gặp giữa Ⓟ và Ⓟ", "Ⓟ có buổi tiếp Đoàn công tác của Ⓞ".

Each meeting is an event of its own, named as a headline would name it. Conferences, and who only sat in ("Cùng dự có"), are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import establish, key, refer
from kg.mentions.event import head_of
from kg.model import Agent, AgentKind, EventKind, EventMention, OrganizationMention, ParticipantRole, PersonMention
from kg.rules.attended.clause import MEETINGS, Use, find_have
from kg.rules.attended.counterpart import apart, described_object, giver_of_banquet, guest_of_welcome, leader_after, of_land, without_name
from kg.rules.attended.outlook import Outlook, outlook
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

HOST, VISITOR, ATTENDEE = ParticipantRole.HOST, ParticipantRole.VISITOR, ParticipantRole.ATTENDEE
RECEIVES = ("receive", "welcome")

_FAMILY_OF_VERB = {"receive": "reception", "welcome": "arrival"}


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Sáng Ⓓ, Ⓟ tiếp Ⓟ", "Ⓟ và Ⓟ hội đàm", "Ⓟ gặp Ⓟ; Ⓟ; Ⓟ": as many meetings as there are counterparts."""
    for use in uses:
        if use.family not in MEETINGS:
            continue
        side = agents(use.subjects)
        ours = {agent.name for agent, _ in side}
        others = [pair for pair in agents(use.objects) if pair[0].name not in ours]
        if not side and not others:
            _both_sides(finding, use)
        if not side or (use.family not in RECEIVES and not any(item.sign == "Ⓟ" for _, item in (*side, *others))):
            continue
        if use.family == "welcome" and _welcomed(finding, use, side, others):
            continue
        if use.family in RECEIVES:
            described = "" if others else described_object(finding.view, use)
            for guests in [[guest] for guest in others] if apart(finding.view, others) else [others]:
                _one_meeting(finding, use, side, guests, "meeting-receive", described)
        elif not others:
            _without_object(finding, use, side)
        else:
            for other in _counterparts(finding.view, [(of_land(finding.view, use, agent), item) for agent, item in others]):
                _one_meeting(finding, use, side, other, "meeting-verb")
            for described in without_name(finding.view, use):
                _one_meeting(finding, use, side, [], "meeting-unnamed", described)


_BOTH = re.compile(
    r"[Hh]ai (?:bên|nhà lãnh đạo|vị lãnh đạo|vị nguyên thủ|Thủ tướng|Bộ trưởng|Chủ tịch Quốc hội) (?:đã |"
    r"sẽ |cũng )*(?:tiến hành |có )?$"
)


def _both_sides(finding: Finding, use: Use) -> None:
    """ "Sau cuộc tiếp, hai bên đã tiến hành hội đàm": talks of the two who have just met."""
    view = finding.view
    if use.family != "talks" or not _BOTH.search(view.masked[: use.start]):
        return
    here = view.offset(use.start)
    before = [event for event in finding.context.events if event.kind is EventKind.MEETING and len(event.people) == 2 and event.at < here]
    known = max(before, key=lambda event: (event.local in finding.context.current, event.at), default=None)
    if known is None:
        return
    span = (view.offset(max(0, use.start - 12)), view.offset(use.end))
    name = f"hội đàm giữa {known.people[0]} và {known.people[1]}"
    record = meeting_record(finding, "talks", name, known.people, span, day_of(finding, use.start))
    finding.context, local = establish(finding.context, replace(record, start=record.start or known.start))
    for who in known.people:
        finding.add(Agent(AgentKind.PERSON, who), local, ATTENDEE, span, "meeting-both", use.planned)


_THANKS = re.compile(
    r"Ⓟ [^ⓅⒺ.;]{0,24}?(?:cảm ơn|cám ơn) (?:sự (?:đón tiếp|"
    r"tiếp đón)[^Ⓟ.;]{0,30} của )?(?:đồng chí |ông |bà |ngài )?(?=Ⓟ)Ⓟ (?:đã )?(?:dành thời gian |dành cho |nhận lời )?(?:tiếp|đón tiếp|"
    r"gặp)(?!\w)(?! (?:tục|nhận|thu|cận))"
)


def by_thanks(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Ⓟ cảm ơn Ⓟ đã dành thời gian tiếp": the one who thanks was received by the other."""
    view = finding.view
    for match in _THANKS.finditer(view.masked):
        visitor, host = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        (guest, _g), (owner, _o) = agents([visitor, host])
        span = (visitor.start, view.offset(match.end()))
        name = f"{title_and_name(view, host)} tiếp {title_and_name(view, visitor)}"
        record = meeting_record(finding, "reception", name, (owner.name, guest.name), span, None)
        finding.context, local = establish(finding.context, record)
        finding.context = finding.context.at_event((local,))
        finding.add(owner, local, HOST, span, "meeting-thanks")
        finding.add(guest, local, VISITOR, span, "meeting-thanks")


def _counterparts(view: View, others: list[tuple[Agent, Item]]) -> list[list[tuple[Agent, Item]]]:
    """One counterpart a meeting; "Đoàn công tác của Ⓞ do Ⓟ dẫn đầu" is one counterpart."""
    groups: list[list[tuple[Agent, Item]]] = []
    for agent, item in others:
        if groups and re.fullmatch(r",? (?:do|gồm|có) (?:ông |bà |đồng chí )?", view.masked[groups[-1][-1][1].at + 1 : item.at]):
            groups[-1].append((agent, item))
        else:
            groups.append([(agent, item)])
    return groups


def _without_object(finding: Finding, use: Use, side: list[tuple[Agent, Item]]) -> None:
    """ "Ⓟ và Ⓟ hội đàm"; "làm việc với Thị trưởng Rotterdam" has a counterpart without a name."""
    giver = giver_of_banquet(finding.view, use.end)
    if giver:
        _one_meeting(finding, use, side, giver, "meeting-verb")
        return
    described = "" if use.verb == "gặp nhau" else described_object(finding.view, use)
    guest = guest_of_welcome(finding.view, use) if use.family == "talks" and not described else []
    if len([1 for _, item in side if item.sign == "Ⓟ"]) >= 2 and not described:
        _one_meeting(finding, use, side, [], "meeting-both")
    elif guest and side[0][0].name != guest[0][0].name:
        _one_meeting(finding, use, side, guest, "meeting-verb", guest[0][0].name)
    elif described:
        _one_meeting(finding, use, side, [], "meeting-unnamed", described)


def _one_meeting(
    finding: Finding,
    use: Use,
    side: list[tuple[Agent, Item]],
    other: list[tuple[Agent, Item]],
    rule: str,
    described: str = "",
) -> None:
    view = finding.view
    items = [item for _, item in (*side, *other)]
    start, end = min(item.start for item in items), max(max(item.end for item in items), view.offset(use.end))
    if end - start > 400:  # the subject stands far before, in a long chain: the verb and its object are the evidence
        start = view.offset(use.start)
        end = max([view.offset(use.end), *(item.end for _, item in other)])
    first = " và ".join(title_and_name(view, item) for _, item in side)
    second = described or " và ".join(title_and_name(view, item) for _, item in other)
    verb = use.verb if not second or use.family in RECEIVES or "chào" in use.verb or use.verb in ("hội kiến", "gặp") else f"{use.verb} với"
    sides = [agent.name for agent, _ in (*side, *other)] + ([described] if described else [])
    if use.family == "welcome":
        sides = [agent.name for agent, _ in other]
    family = _FAMILY_OF_VERB.get(use.family, use.family)
    record = meeting_record(finding, family, f"{first} {verb} {second}".strip(), sides, (start, end), day_of(finding, use.start))
    full = [" và ".join(all_titles_and_name(view, item) for _, item in items) for items in (side, other)]
    in_full = f"{full[0]} {verb} {described or full[1]}".strip()
    if in_full != record.name and len(in_full) <= 240:
        record = replace(record, aliases=(in_full,))
    finding.context, local = establish(finding.context, record)
    finding.context = finding.context.at_event((local,))
    ours, theirs = (HOST, VISITOR) if use.family in RECEIVES else (ATTENDEE, ATTENDEE)
    if use.verb.startswith("thăm"):  # "Ⓟ thăm làm việc với Ⓞ": whoever goes there is the visitor
        ours = VISITOR
    for agent, _ in side:
        finding.add(agent, local, ours, (start, end), rule, use.planned)
    for agent, _ in other:
        finding.add(agent, local, theirs, (start, end), rule, use.planned)


def _welcomed(finding: Finding, use: Use, side: list[tuple[Agent, Item]], others: list[tuple[Agent, Item]]) -> bool:
    """ "Ⓟ đón Ⓟ" of a visitor whose visit the article tells of makes a host of that visit."""
    names = {key(agent.name) for agent, _ in others}
    for known in finding.context.events:
        if known.family == "visit" and known.pair & names:
            span = (min(item.start for _, item in (*side, *others)), max(item.end for _, item in (*side, *others)))
            for agent, _ in side:
                finding.add(agent, known.local, HOST, span, "visit-welcome", use.planned)
            return True
    return False


def by_noun(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "cuộc hội đàm giữa Ⓟ và Ⓟ", "đã có buổi tiếp Đoàn công tác của Ⓞ", "Trong cuộc gặp Ⓟ, Ⓟ chúc mừng"."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        if isinstance(mention, EventMention) and mention.kind is EventKind.MEETING:
            _meeting_noun(finding, uses, item, mention)


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
    if not inside and holders:
        inside = giver_of_banquet(view, item.at + 1)
    if not inside and not mention.named and not (holders and family != "reception" and len(side) > 1):
        _bare(finding, item, mention, family, side)
        return
    if not inside and not side:
        return
    if family == "meeting" and not inside and not holders and len(side) > 1:
        return  # a caption's "Ⓟ và Ⓟ tại buổi gặp mặt đoàn ngoại giao": a gathering, read with the conferences
    name = mention.name if inside or not side else f"{title_and_name(view, side[0][1])} có {mention.name}"
    if side and inside and len(inside) == 1:
        name = f"{title_and_name(view, side[0][1])} {_verb(mention.name)} {_written(view, item, inside[0][0])}"
    day = day_after(view, item.at + 1) or day_of(finding, item.at)
    items = [thing for _, thing in side] + [item]
    span = (min(thing.start for thing in items), max(thing.end for thing in items))
    sides = [agent.name for agent, _ in (*side, *inside)]
    if len(sides) < 2 and not (holders and mention.named) and (again := _again(finding, family, sides)):
        finding.context = finding.context.at_event((again,))
        return
    if len(sides) < 2:
        sides.append(mention.name)
    finding.context, local = establish(finding.context, meeting_record(finding, family, name, sides, span, day))
    finding.context = finding.context.at_event((local,))
    ours, theirs = (HOST, VISITOR) if family == "reception" else (ATTENDEE, ATTENDEE)
    for agent, _ in side:
        finding.add(agent, local, ours, span, "meeting-noun", planned)
    for agent, _ in inside:
        finding.add(agent, local, theirs, span, "meeting-noun", planned)


def _two_sides(finding: Finding, item: Item, family: str, side: list[tuple[Agent, Item]]) -> None:
    """The meeting of the two with whom a caption opens; others who stand in a row before "trong cuộc gặp" may be of one side."""
    if len(side) != 2 or finding.view.masked[: side[0][1].at].strip(" “\"("):
        return
    names = [agent.name for agent, _ in side]
    span = (side[0][1].start, item.end)
    # What another sentence tells of the two, be it talks or a reception, comes before an event that a caption alone made.
    told = [known for known in finding.context.events if known.kind is EventKind.MEETING and known.pair == set(map(key, names))]
    told.sort(key=lambda known: known.evidence.rule == _CAPTION)
    local = told[0].local if told else None
    if local is None:
        noun = {"talks": "hội đàm", "audience": "hội kiến"}.get(family, "cuộc gặp")
        record = meeting_record(finding, family, f"{noun} giữa {names[0]} và {names[1]}", names, span, day_after(finding.view, item.at + 1))
        record = replace(record, evidence=replace(record.evidence, rule=_CAPTION))
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


def _written(view: View, item: Item, agent: Agent) -> str:
    """The counterpart inside a meeting's name with the title that stands there: "Tổng thống Juan Perez"."""
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    for who in item.inside:
        if isinstance(who, PersonMention) and who.name == agent.name and not who.inferred:
            written = text[who.span_start - base : who.end - base]
            return written if len(written) <= 90 and "," not in written else agent.name
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
    lead = r" (?:song phương |riêng |hẹp |ngắn |thân mật )?(?:với |giữa )(?:ông |bà |ngài |đồng chí )?(?=Ⓟ)"
    match = re.match(lead, view.masked[item.at + 1 :])
    if not match:
        return [], item
    other = view.item_at(item.at + 1 + match.end())
    return agents([other]), other


def _framed(view: View, item: Item) -> tuple[Item, ...]:
    """ "Tại cuộc gặp với Ⓟ, | Ⓟ nhấn mạnh": the subject after the frame is at the meeting."""
    if not re.search(
        r"(?:^|[.;”] ?|, )(?:[Tt]ại|[Tt]rong|[Tt]rong khuôn khổ|[Tt]rao đổi tại|[Pp]hát biểu tại|[Kk]ết thúc|"
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
