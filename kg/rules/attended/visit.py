"""Visits told by a verb: "Ⓟ thăm chính thức Ⓒ", "Ⓟ tham quan Nhà máy Siemens", with the visited country as host.

A visit needs a visitor with a name. Nouns ("chuyến thăm") are read in ``voyage``; who went along ("Tham gia đoàn có") is read from the
lists, who received from the meetings.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import Known, establish, key
from kg.model import Agent, AgentKind, DateMention, EventKind, ParticipantRole
from kg.rules.attended.aside import bare_end, glad, guest, land_before, one_of, region, sight_heads, time_clause
from kg.rules.attended.clause import Use
from kg.rules.attended.part import Finding, agents, day_after, day_of, event_record, evidence, subjects, title_and_name
from kg.rules.attended.view import Item
from kg.rules.focus import VIET_NAM
from kg.text.letters import UPPER

VISITOR, HOST = ParticipantRole.VISITOR, ParticipantRole.HOST


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Ⓟ thăm cấp nhà nước Ⓒ trong hai ngày", "Ⓟ tham quan Nhà máy Siemens": lands in a row are one journey, provinces several visits."""
    for use in uses:
        if use.family not in ("visit", "tour"):
            continue
        lands = [item for item in use.objects if item.sign in "ⒸⓉⓋ"]
        visitors = [pair for pair in subjects(finding, use.subjects) if pair[0].kind is AgentKind.PERSON]
        visitors = visitors or _not_subject(finding, use, lands)
        if not visitors:
            continue
        first = land_before(finding.view, visitors[0][1]) if use.family == "visit" and not lands else None
        lands = [first] if first is not None else lands
        if use.family == "visit" and lands and lands[0].sign != "Ⓥ":
            named, words = [agent for agent, _ in agents(lands, "ⒸⓉ")], finding.view.masked[lands[0].at : lands[-1].at]
            if all(land.sign == "Ⓒ" for land in lands) and one_journey(finding, visitors[0][0], named, words):
                _visit(finding, visitors, lands, use)
            else:
                for land in lands:
                    _visit(finding, visitors, [land], use)
        elif not _bare(finding, visitors, lands, use):
            _tour(finding, visitors, use)


def _not_subject(finding: Finding, use: Use, lands: Sequence[Item]) -> list[tuple[Agent, Item]]:
    """The visitor who is no subject of the verb: "Ⓟ vui mừng được thăm Ⓒ", "Ⓟ là một trong bốn lãnh đạo thăm Ⓒ", "Ⓟ ký khi thăm Ⓒ"."""
    who = one_of(finding.view, use.start) or (glad(finding.view, use.start) if lands else None)
    if who is None and lands and use.family == "visit" and time_clause(finding.view, use.start):
        who = guest(finding.context, finding.view, use.start, getattr(lands[0].mention, "key", None))
    return agents([who]) if who is not None else []


def _bare(finding: Finding, visitors: list[tuple[Agent, Item]], lands: Sequence[Item], use: Use) -> bool:
    """A visit to a town ("thăm Washington") or to a land that goes without saying ("kể từ khi Ⓟ đến thăm hồi 2004")."""
    view = finding.view
    end = lands[0].at + 1 if lands else bare_end(view, use.end)
    abroad = dict(finding.context.lands).get(visitors[0][0].name, "VN") != "VN"
    tour = use.verb == "công du" and end is not None and end > use.end  # "Ⓟ công du châu Âu"
    if use.family != "visit" or end is None or not (lands or tour or (abroad and use.own_subject and "thăm" in use.verb)):
        return False
    if re.search(r"(?<!\w)(?:mà|nơi) (?:\w+ )?$", view.masked[: visitors[0][1].at]):
        return False  # "5 nước mà | Ⓟ thăm" are told elsewhere
    if lands and (not use.own_subject or re.match(r"\w| và|, Ⓟ", view.masked[end : end + 3])):
        return False
    where = f" {view.words(lands[0].at, end)}" if lands else view.words(use.end, end) if tour else ""
    day = day_after(view, end) or day_of(finding, use.start)
    span = (min(item.start for _, item in visitors), view.offset(use.end) if not lands else lands[0].end)
    name = f"{_visitor(finding, visitors)} {use.verb}{where}"
    known = establish_visit(finding, name, visitors[0][0], [], span, day, use.planned, where.strip() or None)
    for agent, _ in visitors:
        finding.add(agent, known.local, VISITOR, span, "visit-bare", use.planned)
    return True


def at_home(finding: Finding, visitor: Agent, land: Agent) -> bool:
    """Whether the land is the visitor's own. Nobody pays a visit to the own country: a reading that says so has the wrong subject."""
    return land.key is not None and dict(finding.context.lands).get(visitor.name) == land.key


def capital(finding: Finding, visitor: Agent, place: Agent) -> bool:
    """Whether a foreigner's "thăm cấp nhà nước Hà Nội" is a visit to the state: the capital is its place, the land its host."""
    return place.key == "ha-noi" and dict(finding.context.lands).get(visitor.name, "VN") != "VN"


def _visitor(finding: Finding, visitors: list[tuple[Agent, Item]]) -> str:
    """How a headline would call the visitor; the name alone where "lãnh đạo Ⓒ" stands for it."""
    agent, item = visitors[0]
    return title_and_name(finding.view, item) if item.sign != "Ⓒ" else agent.name


def one_journey(finding: Finding, visitor: Agent, stops: Sequence[Agent], words: str, day: DateMention | None = None) -> bool:
    """Whether lands in a row are the stops of one journey, and not two visits of which the article tells one by itself.

    ``words`` are those that name the lands: "Đức, Hà Lan" are two visits. A stop with a day of its own stands beside a journey
    with another.
    """
    if len(stops) == 2 and " và " not in words:
        return False
    name = key(visitor.name)
    alone = [known for known in finding.context.events if known.family == "visit" and name in known.pair and len(known.pair) == 2]
    return len(stops) != 2 or not alone or bool(day and any(known.start not in (None, day.value) for known in alone))


def hosts(stops: Sequence[Agent]) -> Sequence[Agent]:
    """The lands that received: which of two stops received whom is another sentence's, a list of three or more tells it of all."""
    return [] if len(stops) == 2 else stops


def _visit(finding: Finding, visitors: list[tuple[Agent, Item]], lands: list[Item], use: Use) -> None:
    host, land = agents(lands, "ⒸⓉ"), lands[-1]
    town = host[0][0].name if host and capital(finding, visitors[0][0], host[0][0]) else None
    host = [(VIET_NAM, land)] if town else host
    if (
        not host
        or any(at_home(finding, visitors[0][0], agent) for agent, _ in host)
        or re.match(r"\w", finding.view.masked[land.at + 1 : land.at + 2])
    ):
        return
    day = day_after(finding.view, land.at + 1) or day_of(finding, use.start)
    start = min(item.start for _, item in visitors)
    span = (start if land.end - start < 300 and start < land.start else finding.view.offset(use.start), land.end)
    if land.at < use.start:  # "Ⓒ là nước đầu tiên Ⓟ thăm"
        span = (land.start, finding.view.offset(use.end))
    row_of = len(host) > 2 and lands[0].at > use.end  # "công du | 5 nước gồm Ⓒ, Ⓒ, …"
    where = finding.view.words(use.end, land.at + 1).strip() if row_of else town or " và ".join(agent.name for agent, _ in host)
    name = f"{_visitor(finding, visitors)} {use.verb} {where}"
    known = establish_visit(finding, name, visitors[0][0], [agent for agent, _ in host], span, day, use.planned, town)
    finding.context = finding.context.at_event((known.local,))
    for agent, _ in visitors:
        finding.add(agent, known.local, VISITOR, span, "visit-verb", use.planned)
    for agent in hosts([agent for agent, _ in host]):
        finding.add(agent, known.local, HOST, span, "visit-host", use.planned)
    delegations(finding, known, visitors, use.planned)


_LED = re.compile(r"[Đđ]oàn[^ⓅⒺ.;]{0,80}(?=Ⓒ)Ⓒ\)?,? do (?=Ⓟ)")


def delegations(finding: Finding, known: Known, visitors: list[tuple[Agent, Item]], planned: bool) -> None:
    """ "đoàn công tác cấp cao Ⓒ do Ⓟ dẫn đầu": the land whose delegation it is visits too."""
    view = finding.view
    for match in _LED.finditer(view.masked):
        if any(item.at == match.end() for _, item in visitors):
            for agent, item in agents(list(view.signs("Ⓒ", match.start(), match.end()))[-1:], "Ⓒ"):
                finding.add(agent, known.local, VISITOR, (item.start, visitors[0][1].end), "visit-delegation", planned)


# A sight may bear a person's name, or one with initials: "Bảo tàng tưởng niệm Ⓟ", "tàu sân bay USS George H. W. Bush".
_SIGHT = (
    rf" (?:chính thức |và làm việc tại |thực địa )?((?:[{UPPER}]|(?:<heads>) )"
    rf"(?:[^,;.:()Ⓟ]|(?:(?<=niệm )|(?<=tên )|(?<=của )|(?<=mộ )|(?<=tượng )|(?<=viện ))Ⓟ|(?<=[ .][{UPPER}])\.(?= ?[{UPPER}])){{3,100}}?)"
    r"(?= và (?:thăm|dự|tiếp|gặp|làm|trao|nói|động|thảo|ăn|dâng|đặt|hội|giao|chào|viếng)|"
    rf"(?: (?:tại|nhân|để|trong|vào|sau|nhằm|về|đã|sẽ|cho|khi|theo|hồi|chiều|sáng|tối|trưa|ở)(?!\w))|[,;:()]|(?<![ .][{UPPER}])\.|$)"
)


@functools.cache
def _sight() -> re.Pattern[str]:
    return re.compile(_SIGHT.replace("<heads>", sight_heads()))


def _tour(finding: Finding, visitors: list[tuple[Agent, Item]], use: Use) -> None:
    """ "Ⓟ tham quan Nhà máy Siemens", "thăm Ⓞ, Ⓞ": visits to places, each its own, without a host."""
    view = finding.view
    sights = [(agent.name, item.end) for agent, item in agents(use.objects, "Ⓞ")]
    if not sights and (match := _sight().match(view.masked, use.end, use.limit)):
        sights = [(view.words(match.start(1), match.end(1)).strip().removesuffix(" và"), view.offset(match.end(1)))]
    day = day_of(finding, use.start)
    for sight, end in sights:
        if re.search(r"^(?:một|các|những|nhiều) | nhất(?!\w)", sight):
            continue  # "trường tốt nhất Hà Lan" is told by its name elsewhere, "các gia đình" have none
        start = min(item.start for _, item in visitors)
        span = (start if 0 < end - start < 300 else view.offset(use.start), end)
        name = f"{_visitor(finding, visitors)} {use.verb} {sight}"
        record = event_record(finding, EventKind.VISIT, "tour", name, span, "tour", day)
        pair = frozenset((key(visitors[0][0].name), key(sight)))
        finding.context, local = establish(finding.context, replace(record, pair=pair, place=sight, planned=use.planned))
        for agent, _ in visitors:
            finding.add(agent, local, VISITOR, span, "visit-sight", use.planned)
        delegations(finding, finding.context.event(local), visitors, use.planned)
        for agent, item in agents(use.objects, "Ⓞ"):
            if agent.name == sight and re.search(r"(?:làm việc|thảo luận|trao đổi|tọa đàm)", use.verb + view.masked[use.end : item.at]):
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "visit-talks", use.planned)


def establish_visit(
    finding: Finding,
    name: str,
    visitor: Agent,
    lands: Sequence[Agent],
    span: tuple[int, int],
    day: DateMention | None,
    planned: bool,
    town: str | None = None,
) -> Known:
    """The record of a visit; its two sides are the visitor and the land, or the part of the world that a tour of several leads through."""
    part = region(name) if len(lands) != 1 else None
    sides = {key(part)} if part else {key(land.name) for land in lands}
    new = Known(
        local="",
        kind=EventKind.VISIT,
        family="visit",
        name=name,
        at=span[0],
        evidence=evidence(finding.view, span[0], span[1], "event/visit", finding.context.article),
        pair=frozenset({key(visitor.name), *sides}),
        start=day.value if day else None,
        end=day.until if day else None,
        place=town or ", ".join(land.name for land in lands) or part,
        planned=planned,
    )
    finding.context, local = establish(finding.context, new)
    return finding.context.event(local)
