"""A delegation at hand: who sent it, who leads it, who receives it: "Đoàn đại biểu tỉnh Ⓣ do Ⓟ dẫn đầu", then "Tiếp đoàn có Ⓟ".

Whoever sent a delegation goes where its leader goes. A reception without a verb of its own becomes a meeting; journeys that a verb
tells ("Ⓟ thăm Ⓒ") are read with the visits, and this adds only who sent the visitor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.context import Context, establish, key
from kg.model import Agent, AgentKind, DateMention, EventKind, ParticipantRole, PlaceMention
from kg.rules.attended.part import Finding, agents, day_of, event_record, meeting_record, title_and_name
from kg.rules.attended.view import Item, View, row

HOST, VISITOR, ATTENDEE = ParticipantRole.HOST, ParticipantRole.VISITOR, ParticipantRole.ATTENDEE
Side = list[tuple[Agent, Item]]

# "Đoàn đại biểu tỉnh | Ⓣ", "đoàn công tác của | Ⓞ", "Đoàn nghệ nhân thành phố | Ⓥ (Ⓒ)"
_SENT = (
    r"(?<!Trưởng )(?<!trưởng )(?:[Pp]hái đoàn|[Đđ]oàn)(?: (?:đại biểu|công tác|cán bộ|lãnh đạo|cấp cao|đại diện|nghệ nhân|"
    r"quan chức|doanh nghiệp|"
    r"khảo sát|chuyên gia|Đảng bộ|chính quyền|thanh niên|kinh tế))*(?: gồm [^ⓅⓄⒸⓉⓋⒺ.;,]{2,30})?(?: của)?"
    r"(?: (?:tỉnh|Tỉnh|thành phố|Thành phố|TP\.?|bang|Khu tự trị|thủ đô|Thành ủy|Tỉnh ủy|UBND tỉnh|các tỉnh))? (?=[ⓉⓋⒸⓄ])[ⓉⓋⒸⓄ](?: \(Ⓒ\))?"
)
_LED = r",? (?:do (?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ[^ⓅⒺ.;:]{0,60}? ?,? ?(?:làm [Tt]rưởng đoàn|dẫn đầu|làm đại diện)|dưới sự dẫn đầu của Ⓟ),?"
# "đoàn công tác gồm 9 thành viên | do Ⓟ làm trưởng đoàn": a delegation whose sender the sentence leaves out.
_UNSENT = r"(?<!Trưởng )(?<!trưởng )[Đđ]oàn(?: (?:đại biểu|công tác|cán bộ))+(?: của tỉnh| tỉnh bạn)?(?: gồm [^ⓅⓄⒸⓉⓋⒺ.;,]{2,30})?"
_DELEGATION = re.compile(rf"{_SENT}(?P<led>{_LED})?|{_UNSENT}(?P<lone>{_LED})|(?<=Ⓟ, )(?P<under>{_UNSENT})")
# "Dẫn đầu đoàn công tác của Ⓞ thăm Ⓣ sáng Ⓓ, | Ⓟ", "Dưới sự dẫn đầu của Ⓟ, đoàn"
_LEADS = re.compile(rf"[Dd]ẫn đầu {_SENT}[^ⓅⒺ.;:]{{0,60}}?(?:, | là )(?:đồng chí |ông |bà )?(?=Ⓟ)")
# "Đoàn do Ⓟ làm trưởng đoàn", "Ⓟ là Trưởng đoàn"
_LEADER = re.compile(
    r"(?:^|(?<=[.;] ))[Đđ]oàn(?: đại biểu| công tác)? do (?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ,? (?:làm [Tt]rưởng đoàn|dẫn đầu)|"
    r"(?:^|(?<=[.;] ))(?=Ⓟ)Ⓟ,? (?:là|làm) [Tt]rưởng đoàn(?=[.;,]|$)"
)
# "Dưới sự dẫn đầu của | Ⓟ, | đoàn cán bộ tỉnh bạn"
_UNDER = re.compile(r"[Dd]ưới sự dẫn đầu của (?:đồng chí |ông |bà )?(?=Ⓟ)(Ⓟ), $")
_COMES = re.compile(
    r"(?:,? trong Ⓔ,)?(?: (?:đã|vừa|sẽ|cũng|chính thức|vừa qua))*,? (?:[^ⓅⒺ.;,]{0,24}? )??(?P<verb>(?:sang |đến |tới |"
    r"đi )*(?:thăm(?:,? (?:và )?làm việc)?|khảo sát|tìm hiểu|"
    r"học tập|trao đổi kinh nghiệm|công tác|làm việc)|đã có mặt|có mặt|sang)(?!\w)(?: tại| ở)? (?P<where>(?:(?! (?:để|nhằm|và|"
    r"theo|trong|từ|sáng|chiều|tối|ngày|hôm|vào) | \(?Ⓓ)[^ⓅⒺ.;,]){1,80})"
)


def by_delegation(finding: Finding) -> None:
    """Remembers the delegation that a sentence tells, and puts who sent it where its leader is."""
    view = finding.view
    for match in _DELEGATION.finditer(view.masked):
        sender = _sender(view, match.start(), match.end())
        group = "led" if match.group("led") else "lone"
        leader = list(view.signs("Ⓟ", match.start(group), match.end(group))) if match.group(group) else []
        if (under := _UNDER.search(view.masked[: match.start()])) is not None:
            leader = [view.item_at(under.start(1))]
        before = _LEADS.search(view.masked)
        if before and before.start() < match.start() < before.end():
            leader = [view.item_at(before.end())]
        if not (sender or leader) or not _definite(view, match.start()):
            continue
        _go_along(finding, sender, agents(leader))
        finding.context = replace(finding.context, delegation=tuple(agent for agent, _ in (*agents(leader), *sender)))
        _keep_day(finding)
        if not _at_conference(finding, match, sender, agents(leader)):
            _journey(finding, match, sender, agents(leader))
    for match in _LEADER.finditer(view.masked):
        who = agents(view.signs("Ⓟ", match.start(), match.end()))
        known = finding.context.delegation
        finding.context = replace(finding.context, delegation=tuple(dict.fromkeys((*(agent for agent, _ in who), *known))))
        for local in _at_hand(finding, known):
            for agent, item in who:
                role = VISITOR if finding.context.event(local).kind is EventKind.VISIT or _receives(finding, local) else ATTENDEE
                finding.add(agent, local, role, (item.start, view.offset(match.end())), "delegation-leader")


def _keep_day(finding: Finding) -> None:
    """The only day of the sentence that tells the delegation is the day of its reception in the next ones."""
    days = [item.mention for item in finding.view.signs("Ⓓ") if isinstance(item.mention, DateMention) and len(item.mention.value) == 10]
    if len(days) == 1 and not days[0].until:
        finding.context = replace(finding.context, day=days[0])


def _definite(view: View, start: int) -> bool:
    """Not "các đoàn", "mời đoàn", "cử đoàn"."""
    return not re.search(r"(?<!\w)(?:các|những|nhiều|một số|cử|mời|\d+|bằng việc|tổ chức)\s+$", view.masked[:start])


def _sender(view: View, start: int, end: int) -> Side:
    """Who sent the delegation: a province or a town abroad, a body, a land."""
    first = next(view.signs("ⓉⓋⒸⓄ", start, end), None)
    if first is None:
        return []
    more = _AND_MORE.match(view.masked, first.at)  # "đoàn đại biểu tỉnh Ⓣ, tỉnh Ⓣ (Ⓒ)"
    found: Side = []
    for item in [first] if more is None or first.sign not in "ⓉⓋ" else view.signs("ⓉⓋ", first.at, more.end()):
        mention = item.mention
        if item.sign == "Ⓥ" and isinstance(mention, PlaceMention):
            found.append((Agent(AgentKind.PROVINCE, mention.name, mention.key), item))
        else:
            found += agents([item], "ⓉⒸⓄ")
    return found


_AND_MORE = re.compile(r"[ⓉⓋ](?:(?:,| và) (?:tỉnh |thành phố )[ⓉⓋ])+")


def _go_along(finding: Finding, sender: Side, leader: Side) -> None:
    """ "Đoàn đại biểu tỉnh | Ⓣ | do Ⓟ dẫn đầu đã thăm": the province goes where its leader goes."""
    names = {agent.name for agent, _ in leader}
    for part in [part for part in finding.parts if part.agent.name in names and part.role in (VISITOR, ATTENDEE)]:
        known = finding.context.event(part.event)
        for agent, item in sender:
            firm = agent.kind is AgentKind.PROVINCE or (agent.kind is AgentKind.ORGANIZATION and part.role is VISITOR)
            if firm and known.kind in (EventKind.VISIT, EventKind.MEETING, EventKind.CONFERENCE):
                finding.add(agent, part.event, part.role, (item.start, part.end), "delegation-sender", part.modality.value == "will attend")


# "Đoàn Ⓣ do Ⓟ làm trưởng đoàn; đoàn Ⓣ | có Ⓟ", "Dẫn đầu đoàn Ⓒ | là Ⓟ": of a conference at hand.
_CONSISTS = re.compile(
    r"(?: (?:có|gồm)(?: ông| bà| đồng chí)? (?=Ⓟ)Ⓟ|"
    r"(?<=đoàn),?(?=[.;,]|$| (?:đã |cũng |đến |tới )*(?:dự|tham dự))| là Ⓟ)"
)


def _at_conference(finding: Finding, match: re.Match[str], sender: Side, leader: Side) -> bool:
    """Whether the delegation is one of those at the conference at hand; it is put there."""
    view, held = finding.view, [finding.context.event(local) for local in finding.context.current]
    end = _CONSISTS.match(view.masked, match.end())
    talks = bool(held) and held[0].kind is EventKind.MEETING and not held[0].people
    if end is None or not held or not (talks or held[0].kind in (EventKind.CONFERENCE, EventKind.CEREMONY, EventKind.OTHER)):
        return False
    named = next(view.signs("Ⓔ", match.end()), None)
    if named is not None or not re.search(r"(?:^|[.;:,] |[Dd]ẫn đầu |còn |và |Riêng )$", view.masked[: match.start()]):
        return False
    behind = agents(view.signs("Ⓟ", match.end(), end.end()))
    land = () if talks else sender  # the lands behind the two sides of talks are no participants of their own
    for agent, item in [*land, *(leader or behind)]:
        for known in held:
            if not any(part.agent == agent and part.event == known.local for part in finding.parts):
                span = (view.offset(match.start()), max(item.end, view.offset(match.end())))
                finding.add(agent, known.local, ATTENDEE, span, "delegation-there", known.planned)
    return True


def _journey(finding: Finding, match: re.Match[str], sender: Side, leader: Side) -> None:
    """ "Đoàn tỉnh Ⓣ do Ⓟ làm Trưởng đoàn sang thăm Ⓣ": a visit that no other rule has read."""
    view = finding.view
    comes = _COMES.match(view.masked, match.end())
    who = [*leader, *sender]
    first = who[0][0]
    looks = comes is not None and re.search(r"khảo sát|tìm hiểu|học tập|kinh nghiệm", comes.group("verb"))
    others = [part for part in finding.parts if part.agent == first and part.role in (VISITOR, ATTENDEE)]
    told = any(not (looks and part.rule == "attended/visit-noun") for part in others)
    beside = re.search(r"(?<!\w)(?:và|cùng|cùng với|của|với|cho|chào mừng|mời|để|khi)\s+$", view.masked[: match.start()])
    if beside or comes is None or told or (not leader and sender and sender[0][0].kind is AgentKind.COUNTRY):
        return
    if re.match(r"(?:với|dự|tham gia|báo|cho|để|khi|nếu)(?!\w)", comes.group("where")) or comes.group("verb").strip() == "làm việc":
        return
    dates = [item.mention for item in view.signs("Ⓓ", comes.start("where"), comes.end() + 16) if isinstance(item.mention, DateMention)]
    day = dates[0] if dates else day_of(finding, match.start())
    span = (view.offset(match.start()), view.offset(comes.end()))
    where = view.words(comes.start("where"), comes.end("where")).strip()
    end = match.start("lone") if match.group("lone") else match.start("led") if match.group("led") else match.end()
    name = f"{view.words(match.start(), end)} {view.words(comes.start('verb'), comes.end())}"
    record = event_record(finding, EventKind.VISIT, "tour" if looks else "visit", name.strip(), span, "delegation", day)
    planned = "sẽ" in view.masked[match.end() : comes.start("verb")]
    pair = frozenset(key(agent.name) for agent, _ in who)
    record = replace(record, pair=pair, place=where[:60], planned=planned, end=day.until if day else None)
    finding.context, local = establish(finding.context, record)
    finding.context = finding.context.at_event((local,))
    for agent, item in who:
        finding.add(agent, local, VISITOR, (min(item.start, span[0]), span[1]), "delegation-visit", planned)


def _at_hand(finding: Finding, delegation: Sequence[Agent]) -> tuple[str, ...]:
    """The event at hand if the delegation is there, or if it is a conference, a meeting or a visit and nobody else's."""
    names = {key(agent.name) for agent in delegation}
    for local in finding.context.current:
        known = finding.context.event(local)
        if known.kind in (EventKind.VISIT, EventKind.MEETING) and (not names or names & known.pair or not known.people):
            return (local,)
    return ()


def _receives(finding: Finding, local: str) -> bool:
    return finding.context.event(local).family in ("reception", "arrival")


_MANNER = r"(?:(?:thân mật|trọng thể|trọng thị|xã giao|và|làm việc|tiếp|đón|với|chào mừng)(?!\w) ?)*"
# "Thay mặt lãnh đạo tỉnh, Ⓟ | tiếp đoàn", "Tiếp đoàn có Ⓟ", "đoàn được Ⓟ, Ⓟ | tiếp", "Thay mặt chủ nhà đón đoàn là Ⓟ"
_HOSTS = re.compile(
    r"(?P<row>(?=Ⓟ)Ⓟ(?:(?:,| và|;) Ⓟ)*),?(?: (?:đã|cùng|trực tiếp|thân mật|sẽ))* (?:tiếp|đón|tiếp đón|đón tiếp|"
    r"đón và làm việc với|tiếp và làm việc với) "
    r"(?:đoàn|Đoàn)(?=[.,;]|$| tại| và| ở)|"
    r"(?:[Đđ]oàn|[Đđ]oàn công tác)(?: cũng| đã)? được (?P<by>(?=Ⓟ)Ⓟ(?:(?:,| và|;) Ⓟ)*)(?: \w+){0,3} (?:tiếp|đón)(?!\w)|"
    r"(?:^|(?<=[.;] ))(?:[Cc]ùng |[Tt]hay mặt [^ⓅⒺ.;:]{2,30} )*(?:[Tt]iếp|[Đđ]ón|[Tt]iếp và làm việc với|[Đđ]ón và làm việc với|"
    r"[Đđ]ón tiếp|[Tt]iếp đón)"
    r" [Đđ]oàn[^ⓅⓄⒺ.;:]{0,40} (?:có|gồm|là)(?: các đồng chí)?:? (?P<list>(?=Ⓟ)Ⓟ(?:[^ⓅⒺ.:]{0,60}(?:[,;] |và )[^ⓅⒺ.:]{0,20}Ⓟ)*)"
)
# "đón và làm việc với Đoàn công tác tỉnh Ⓣ do Ⓟ dẫn đầu, | Ⓟ nhấn mạnh"
_RECEIVING = re.compile(
    r"(?:^|(?<=[.;:–-] )|(?<=[ⒹⓉ], )|(?<=\), )|(?<=[”\"] ))[^ⓅⒺ.;:]{0,60}?(?<!\w)(?:[Tt]iếp|[Đđ]ón|[Tt]iếp đón|[Đđ]ón tiếp|"
    r"[Gg]ặp)(?: (?:và|,) làm việc(?: với)?)? (?:thân mật )?"
    rf"(?P<sent>{_SENT})(?P<led>{_LED})?[^ⓅⒺ.;:]{{0,60}}, (?P<host>(?=Ⓟ)Ⓟ(?:(?:,| và|;) Ⓟ)*)(?= [^ⓅⒺ]{{3}})"
)


def by_reception(finding: Finding) -> None:
    """Who receives the delegation at hand."""
    view = finding.view
    for match in _RECEIVING.finditer(view.masked):
        hosts = agents(row(view, match.start("host"), "Ⓟ"))
        leader = agents(view.signs("Ⓟ", match.start("led"), match.end("led"))) if match.group("led") else []
        guests = [*leader, *_sender(view, match.start("sent"), match.end("sent"))]
        _received(finding, hosts, [agent for agent, _ in guests], (view.offset(match.start()), hosts[-1][1].end), match.start("sent"))
    for match in _HOSTS.finditer(view.masked):
        group = next(name for name in ("row", "by", "list") if match.group(name))
        hosts = agents(view.signs("Ⓟ", match.start(group), match.end(group)))
        at_hand = finding.context.delegation
        hosts = [(agent, item) for agent, item in hosts if agent not in at_hand]
        if hosts and at_hand and not (group != "by" and _on_visit(finding, hosts, at_hand)):
            _received(finding, hosts, at_hand, (view.offset(match.start()), view.offset(match.end())), match.start())


def _on_visit(finding: Finding, hosts: Side, guests: Sequence[Agent]) -> bool:
    """ "Đoàn tỉnh Ⓣ sang thăm Ⓣ. Đón đoàn có Ⓟ": hosts of the visit at hand, which is no other event."""
    names = {key(agent.name) for agent in guests}
    for local in finding.context.current:
        known = finding.context.event(local)
        if known.kind is EventKind.VISIT and known.pair & names and not _LATER.match(finding.view.masked):
            for agent, item in hosts:
                finding.add(agent, local, HOST, (item.start, item.end), "delegation-host")
            return True
    return False


def _received(finding: Finding, hosts: Side, guests: Sequence[Agent], span: tuple[int, int], index: int) -> None:
    """A reception of the delegation, or more hosts of one that is told already."""
    view = finding.view
    who = {key(agent.name) for agent, _ in hosts}
    told = _told(finding.context, who, guests, bool(_LATER.match(view.masked)))
    if told:
        known = finding.context.event(told)
        sides = dict.fromkeys((*known.people, *(agent.name for agent in guests)))
        finding.context = finding.context.with_event(replace(known, pair=frozenset({*known.pair, *map(key, sides)}), people=tuple(sides)))
        local = told
    else:
        name = f"{' và '.join(title_and_name(view, item) for _, item in hosts[:2])} tiếp đoàn {guests[-1].name}"
        sides = dict.fromkeys([*(agent.name for agent, _ in hosts), *(agent.name for agent in guests)])
        day = day_of(finding, index) or (None if _LATER.match(view.masked) else finding.context.day)
        finding.context, local = establish(finding.context, meeting_record(finding, "reception", name, sides, span, day))
    finding.context = finding.context.at_event((local,))
    for agent, item in hosts:
        finding.add(agent, local, HOST, (min(item.start, span[0]), max(item.end, span[1])), "delegation-host")
    for agent in _firm(guests):
        finding.add(agent, local, VISITOR, span, "delegation-guest")


# "Trước đó một ngày, Đoàn được Ⓟ tiếp": another reception than the one at hand.
_LATER = re.compile(r"[^ⓅⒺ.;]{0,30}(?:Trước đó|Sau đó|[Cc]ùng ngày|Hôm sau|Ngày hôm sau|Trước khi|Tiếp đó|Cũng trong)(?!\w)")


def _told(context: Context, who: set[str], guests: Sequence[Agent], later: bool) -> str | None:
    """The reception that is told already: of the same host and guests, or the one at hand of these guests."""
    names = {key(agent.name) for agent in guests}
    for known in reversed(context.events):
        if known.kind is not EventKind.MEETING or known.family not in ("reception", "work", "arrival", "meeting"):
            continue
        same = bool(known.pair & names) or any(agent.name in known.name for agent in guests)
        if same and (known.pair & who or (known.local in context.current and not later)):
            return known.local
    return None


def _firm(guests: Iterable[Agent]) -> list[Agent]:
    """A land behind a delegation is left to its leader; a province, a town and a body are guests themselves."""
    return [agent for agent in guests if agent.kind is not AgentKind.COUNTRY]
