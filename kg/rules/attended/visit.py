"""Visits: "Ⓟ thăm chính thức Ⓒ", "chuyến thăm Ⓒ của Ⓟ", "Ⓟ rời Ⓥ, bắt đầu chuyến thăm Ⓒ", with the visited country as host.

A visit needs a visitor with a name. Who went along ("Tham gia đoàn có") is read from the lists, who received from the meetings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import Known, establish
from kg.model import Agent, AgentKind, EventKind, EventMention, ParticipantRole, PersonMention, PlaceKind
from kg.rules.attended.clause import Use, find_have, lead_objects
from kg.rules.attended.part import Finding, agents, day_after, day_before, evidence, person, place_agent, title_and_name
from kg.rules.attended.view import Item, View, places

VISITOR, HOST = ParticipantRole.VISITOR, ParticipantRole.HOST
_INVITED_BY = re.compile(r"(?:theo lời mời|nhận lời mời) của ")


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """"Ⓟ thăm cấp nhà nước Ⓒ trong hai ngày", "Ⓟ tham quan Nhà máy Siemens": each land is a visit of its own."""
    for use in uses:
        if use.family not in ("visit", "tour"):
            continue
        visitors = [pair for pair in agents(use.subjects) if pair[1].sign == "Ⓟ"]
        if not visitors:
            continue
        lands = [item for item in use.objects if item.sign in "ⒸⓉⓋ"]
        if use.family == "visit" and lands and lands[0].sign != "Ⓥ":
            for land in lands:
                _visit(finding, visitors, land, use)
        else:
            _tour(finding, visitors, use)


def _visit(finding: Finding, visitors: list[tuple[Agent, Item]], land: Item, use: Use) -> None:
    host = agents([land], "ⒸⓉ")
    if not host or _at_home(finding.view, land):
        return
    day = day_after(finding.view, land.at + 1) or day_before(finding.view, use.start)
    start = min(item.start for _, item in visitors)
    span = (start if land.end - start < 300 else finding.view.offset(use.start), land.end)
    name = f"{title_and_name(finding.view, visitors[0][1])} {use.verb} {host[0][0].name}"
    _record(finding, name, visitors, host[0][0], span, day.value if day else None, day.until if day else None, use.planned, "visit-verb")


def _at_home(view: View, land: Item) -> bool:
    """"thăm Việt Nam và Ⓟ" is fine; "thăm Bắc Ninh's ..." is a place inside the land and names no host: left to tours."""
    return bool(re.match(r"\w", view.masked[land.at + 1 : land.at + 2]))


def _record(
    finding: Finding,
    name: str,
    visitors: list[tuple[Agent, Item]],
    host: Agent | None,
    span: tuple[int, int],
    start: str | None,
    end: str | None,
    planned: bool,
    rule: str,
) -> str:
    """Establishes the visit and its participants."""
    sides = {visitors[0][0].name.lower(), host.name.lower() if host else ""} - {""}
    known = Known(
        local="",
        kind=EventKind.VISIT,
        family="visit",
        name=name,
        at=span[0],
        evidence=evidence(finding.view, span[0], span[1], "event/visit", finding.context.article),
        pair=frozenset(sides),
        start=start,
        end=end,
        place=host.name if host else None,
        planned=planned,
    )
    finding.context, local = establish(finding.context, known)
    finding.context = finding.context.at_event((local,))
    for agent, _ in visitors:
        finding.add(agent, local, VISITOR, span, rule, planned)
    if host is not None and host.kind in (AgentKind.COUNTRY, AgentKind.PROVINCE):
        finding.add(host, local, HOST, span, "visit-host", planned)
    return local


_SIGHT = re.compile(r" (?:chính thức |và làm việc tại |thực địa )?((?:[A-ZĐ]|khu |nhà máy |trường |làng |công ty |trụ sở |cảng |bảo tàng |triển lãm |di tích |đền )[^,;.:()Ⓟ]{3,100}?)(?= và (?:thăm|dự|tiếp|gặp|làm|trao|nói|động|thảo)|(?: (?:tại|nhân|để|trong|vào|sau|nhằm|về|đã|sẽ|cho|khi)(?!\w))|[,;.:()]|$)")


def _tour(finding: Finding, visitors: list[tuple[Agent, Item]], use: Use) -> None:
    """"Ⓟ tham quan Nhà máy Siemens", "thăm Đại học Wageningen": a visit to a place, without a host."""
    view = finding.view
    match = _SIGHT.match(view.masked, use.end, use.limit)
    if not match:
        return
    sight = view.words(match.start(1), match.end(1)).strip()
    end = view.offset(match.end(1))
    start = min(item.start for _, item in visitors)
    span = (start if end - start < 300 else view.offset(use.start), end)
    day = day_before(view, use.start)
    name = f"{title_and_name(view, visitors[0][1])} {use.verb} {sight}"
    known = Known(
        local="",
        kind=EventKind.VISIT,
        family="tour",
        name=name,
        at=span[0],
        evidence=evidence(view, span[0], span[1], "event/tour", finding.context.article),
        pair=frozenset((visitors[0][0].name.lower(), sight.lower())),
        start=day.value if day else None,
        place=sight,
        planned=use.planned,
    )
    finding.context, local = establish(finding.context, known)
    for agent, _ in visitors:
        finding.add(agent, local, VISITOR, span, "visit-sight", use.planned)


def by_noun(finding: Finding) -> None:
    """"chuyến thăm Ⓒ của Ⓟ", "Ⓟ bắt đầu chuyến thăm Ⓒ, Ⓒ", "chuyến thăm của Ⓟ tại Ⓒ"."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        mention = item.mention
        if not isinstance(mention, EventMention) or mention.kind is not EventKind.VISIT:
            continue
        visitors = [(person(who), item) for who in item.inside if isinstance(who, PersonMention)][:1]
        holders, planned = find_have(view, item)
        if not visitors:
            visitors = [pair for pair in agents(holders) if pair[1].sign == "Ⓟ"]
        if not visitors:
            visitors = _after(view, item)
        if not visitors:
            _current(finding, mention)
            continue
        for land in _lands(view, item) or [None]:
            span = (min(item.start, visitors[0][1].start), max(item.end, visitors[0][1].end))
            day = day_after(view, item.at + 1)
            if land is None and not _known(finding, visitors):
                name = mention.name
            else:
                name = _name(view, mention, visitors, land)
            host = land or _known(finding, visitors)
            _record(finding, name, visitors, host, span, day.value if day else None, day.until if day else None, planned, "visit-noun")


def _current(finding: Finding, mention: EventMention) -> None:
    """A bare "chuyến thăm" makes the visit that was told last the current event."""
    told = [known for known in finding.context.events if known.kind is EventKind.VISIT and known.family == "visit" and known.at <= mention.start]
    if told:
        finding.context = finding.context.at_event((max(told, key=lambda known: known.at).local,))


def _known(finding: Finding, visitors: list[tuple[Agent, Item]]) -> Agent | None:
    """The land of the only visit of this visitor, for "chuyến thăm của Ⓟ"."""
    name = visitors[0][0].name.lower()
    lands = [known.place for known in finding.context.events if known.family == "visit" and name in known.pair and known.place]
    if len(set(lands)) != 1:
        return None
    other = {side for known in finding.context.events if known.family == "visit" and name in known.pair for side in known.pair if side != name}
    return Agent(AgentKind.COUNTRY, str(lands[0]), None) if other else None


def _lands(view: View, item: Item) -> list[Agent]:
    """The lands that the name of the visit holds before "của", or that follow it: "chuyến thăm Ⓒ", "... của Ⓟ tới Ⓒ", "Ⓔ, Ⓒ"."""
    base = view.sentence.sentence.start
    of = view.sentence.sentence.text.find(" của ", item.start - base, item.end - base)
    limit = base + of if of >= 0 else item.end
    inner = [place for place in places(item.inside, PlaceKind.COUNTRY) if place.start < limit]
    if of >= 0 and not inner:
        inner = [place for place in places(item.inside, PlaceKind.COUNTRY) if re.search(r"(?:tới|đến|sang|tại) (?:\w+ )?$", view.sentence.sentence.text[: place.start - base])]
    found = [agent for place in inner if (agent := place_agent(place))]
    after, _ = lead_objects(view, item.at + 1, min(len(view.masked), item.at + 16))
    joint = view.masked[item.at + 1 : item.at + 12]
    if re.match(r"(?: (?:tới|đến|sang|tại|ở)|, Ⓒ| và Ⓒ)", joint):
        position = re.search("Ⓒ", joint)
        if position:
            found += [agent for agent, _ in agents([view.item_at(item.at + 1 + position.start())], "Ⓒ")]
    del after
    return list(dict.fromkeys(found))


def _after(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """"Tiếp tục chuyến thăm Ⓒ, Ⓓ, Ⓟ đã ..." and "Trong chuyến thăm Ⓒ, Ⓟ ...": the subject that follows is the visitor."""
    if not re.search(r"(?:^|[.;] ?)(?:[Tt]iếp tục|[Tt]rong|[Tt]rong khuôn khổ|[Kk]ết thúc|[Bb]ắt đầu|[Nn]hân|[Nn]hân dịp) (?:chương trình )?$", view.masked[: item.at]):
        return []
    match = re.match(r"[^ⓅⒺ.;]{0,60}?,\s*(?=Ⓟ )", view.masked[item.at + 1 :])
    return agents([view.item_at(item.at + 1 + match.end())], "Ⓟ") if match else []


def _name(view: View, mention: EventMention, visitors: list[tuple[Agent, Item]], land: Agent | None) -> str:
    who = visitors[0]
    called = who[0].name if who[1].sign == "Ⓔ" else title_and_name(view, who[1])
    if land is None or who[0].name in mention.name:
        return mention.name
    first = re.sub(r" của .*", "", mention.name)
    if land.name not in first:
        first = f"chuyến thăm {land.name}"
    return f"{first} của {called}"
