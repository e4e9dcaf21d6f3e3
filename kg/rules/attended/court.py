"""Trials and signings of bodies: "Tòa án ... xét xử Ⓟ và Ⓟ", "Ⓟ ra tòa", "Lễ ký kết hợp tác giữa Ⓞ và Ⓞ".

Who is tried is at the trial; the bodies in a signing's name sign. Judges, lawyers and witnesses without a name are left out.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from kg.context import establish, key
from kg.lexicon import load_table
from kg.mentions.event import head_of
from kg.model import EventKind, EventMention, OrganizationMention, ParticipantRole, PersonMention, PlaceMention
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents, day_after, day_of, event_record, organization
from kg.rules.attended.view import Item, row
from kg.rules.attended.where import place_of_span
from kg.text.letters import UPPER

_TRIED = re.compile(
    r"(?:(?:tiến hành|tiếp tục|mở phiên (?:tòa|toà)|bắt đầu|đang|đã|hôm nay|hôm qua|Ⓓ) )+(?:phiên (?:tòa|toà) )?xét xử "
    r"(?:(?:đối với|hai|các|bị cáo|nghi phạm|nữ|công dân|người|Ⓒ|là|:) ?)*(?=Ⓟ)"
)
_STANDS = re.compile(
    r"(?=Ⓟ)Ⓟ(?:(?:,| và) Ⓟ)*,? (?:(?:đã|bị|bị đưa|hôm nay|hôm qua|đến|có mặt tại|Ⓓ) )*(?:ra (?:tòa|toà)|hầu (?:tòa|toà))(?!\w)"
)
_NOT = re.compile(r"(?<!\w)(?:vắng mặt|sẽ|có thể|nếu|không|chưa|hoãn|vụ|muốn|yêu cầu|kêu gọi)(?!\w)")


def by_trial(finding: Finding) -> None:
    """Who stands trial."""
    view = finding.view
    if "xét xử" not in view.masked and " to" not in view.masked:
        return
    for pattern in (_TRIED, _STANDS):
        for match in pattern.finditer(view.masked):
            if _NOT.search(view.masked[max(0, match.start() - 30) : match.end() + 20]):
                continue
            who = row(view, match.end() if pattern is _TRIED else match.start(), "Ⓟ")
            last = who[-1] if pattern is _TRIED else None
            end = max(match.end(), last.at + 1 if last else 0)
            _try(finding, who, match.start(), end)


def _try(finding: Finding, who: list[Item], start: int, end: int) -> None:
    view = finding.view
    accused = agents(who, "Ⓟ")
    span = (view.offset(start), max(who[-1].end, view.offset(end - 1) + 1))
    day = day_after(view, end) or day_of(finding, start)
    name = f"phiên tòa xét xử {' và '.join(agent.name for agent, _ in accused)}"
    record = event_record(finding, EventKind.OTHER, "trial", name, span, "trial", day)
    pair, place = frozenset(key(agent.name) for agent, _ in accused), place_of_span(view, span[0], span[1])
    finding.context, local = establish(finding.context, replace(record, pair=pair, place=place))
    for agent, _ in accused:
        finding.add(agent, local, ParticipantRole.ATTENDEE, span, "trial")


def by_bodies(finding: Finding) -> None:
    """ "Lễ ký kết hợp tác giữa Ⓞ và Ⓞ": the two bodies in the name sign."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        head = head_of(mention.name) if isinstance(mention, EventMention) else None
        if head is None or head.family != "signing" or not isinstance(mention, EventMention):
            continue
        bodies = _two_bodies(item, mention)
        for local in events_of(finding, item) if bodies else ():
            for body in bodies:
                finding.add(organization(body), local, ParticipantRole.SIGNATORY, (item.start, item.end), "signing-bodies")


@functools.cache
def _body() -> re.Pattern[str]:
    heads = sorted((row["head"] for row in load_table("organization-heads")), key=lambda head: (-len(head), head))
    return re.compile("(?:" + "|".join(map(re.escape, heads)) + r")(?!\w)")


_BETWEEN = re.compile(rf" giữa ([{UPPER}][^,;()]{{2,80}}?) (?:và|với) ([{UPPER}][^,;()]{{1,80}})$")


def _two_bodies(item: Item, mention: EventMention) -> list[OrganizationMention]:
    """The bodies behind "giữa", if the grammar knows one of them for a body and none for a land or a person."""
    match = _BETWEEN.search(mention.name)
    known = [who for who in item.inside if isinstance(who, OrganizationMention) and match and who.start == mention.start + match.start(1)]
    if match is None or not known or any(isinstance(who, PersonMention) for who in item.inside):
        return []
    places = {(place.start, place.end) for place in item.inside if isinstance(place, PlaceMention)}
    spans = [(mention.start + match.start(group), mention.start + match.end(group)) for group in (1, 2)]
    # "giữa Bộ Khoa học và Công nghệ hai nước" is one body's name and no second body.
    inner = any(who.end > spans[0][1] for who in known) and not (" " not in match[2] or _body().match(match[2]))
    if any(span in places for span in spans) or " và " in match[2] or " hai " in match[2] or inner:
        return []
    whole = {(who.start, who.end): who for who in known}
    return [whole.get(span, OrganizationMention(*span, match[group])) for group, span in enumerate(spans, 1)]
