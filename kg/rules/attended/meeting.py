"""Meetings told by a verb: "Ⓟ tiếp Ⓟ", "Ⓟ hội đàm với Ⓟ; hội kiến Ⓟ", "Ⓟ và Ⓟ gặp nhau", "Ⓟ làm việc với Thị trưởng Rotterdam".

Each meeting is an event of its own, named as a headline would name it. Who only sat in ("Cùng dự có") is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import establish, key
from kg.model import Agent, AgentKind, EventKind, ParticipantRole
from kg.rules.attended.clause import MEETINGS, Use
from kg.rules.attended.counterpart import apart, described_object, giver_of_banquet, guest_of_welcome, of_land, without_name
from kg.rules.attended.part import (
    Finding,
    agents,
    all_titles_and_name,
    day_after,
    day_of,
    meeting_record,
    title_and_name,
)
from kg.rules.attended.view import Item, View

HOST, VISITOR, ATTENDEE = ParticipantRole.HOST, ParticipantRole.VISITOR, ParticipantRole.ATTENDEE
RECEIVES = ("receive", "welcome")

_WITHOUT_WITH = ("hội kiến", "diện kiến", "yết kiến", "gặp", "gặp lại")
_FAMILY_OF_VERB = {"receive": "reception", "welcome": "arrival"}


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Sáng Ⓓ, Ⓟ tiếp Ⓟ", "Ⓟ và Ⓟ hội đàm", "Ⓟ gặp Ⓟ; Ⓟ; Ⓟ": as many meetings as there are counterparts."""
    for use in uses:
        if use.family not in MEETINGS or (use.verb.startswith("phát biểu") and _at_conference(finding)):
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
            if not others and described.lower() in ("đoàn", "đoàn công tác", "đoàn đại biểu"):
                continue  # "cảm ơn Ⓟ đã dành thời gian tiếp Đoàn": whose, another sentence tells
            for guests in [[guest] for guest in others] if apart(finding.view, others) else [others]:
                _one_meeting(finding, use, side, guests, "meeting-receive", described)
        elif not others:
            _without_object(finding, use, side)
        else:
            for other in _counterparts(finding.view, [(of_land(finding.view, use, agent), item) for agent, item in others]):
                _one_meeting(finding, use, side, other, "meeting-verb")
            for described in without_name(finding.view, use):
                _one_meeting(finding, use, side, [], "meeting-unnamed", described)


def _at_conference(finding: Finding) -> bool:
    """ "Phát biểu trước cộng đồng doanh nghiệp, Ⓟ nêu rõ" at a forum is a speech there."""
    return any(finding.context.event(local).kind in (EventKind.CONFERENCE, EventKind.CEREMONY) for local in finding.context.current)


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
    alone = use.family in RECEIVES or "chào" in use.verb or use.verb in _WITHOUT_WITH or use.verb.endswith((" với", " trước"))
    verb = use.verb if not second or alone else f"{use.verb} với"
    sides = [agent.name for agent, _ in (*side, *other)] + ([described] if described else [])
    if use.family == "welcome":
        sides = [agent.name for agent, _ in other]
    family = _FAMILY_OF_VERB.get(use.family, use.family)
    # "Ⓟ tiếp Ⓟ | tại Ⓣ sáng Ⓓ": the day behind the last of the two sides, where none stands before
    last = max((item.at for _, item in other), default=None)
    day = day_of(finding, use.start) or (day_after(view, last + 1) if last is not None and last > use.start else None)
    record = meeting_record(finding, family, f"{first} {verb} {second}".strip(), sides, (start, end), day)
    full = [" và ".join(all_titles_and_name(view, item) for _, item in items) for items in (side, other)]
    in_full = f"{full[0]} {verb} {described or full[1]}".strip()
    if in_full != record.name and len(in_full) <= 240:
        record = replace(record, aliases=(in_full,))
    finding.context, local = establish(finding.context, record)
    finding.context = finding.context.at_event((local,))
    ours, theirs = (HOST, VISITOR) if use.family in RECEIVES else (ATTENDEE, ATTENDEE)
    if use.verb.startswith("thăm"):  # "Ⓟ thăm làm việc với Ⓞ": whoever goes there is the visitor
        ours = VISITOR
    elif use.verb.startswith("phát biểu"):  # "Ⓟ phát biểu trước sinh viên Ⓞ"
        ours = ParticipantRole.SPEAKER
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
