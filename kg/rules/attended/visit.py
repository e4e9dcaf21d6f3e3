"""Visits: "Ⓟ thăm chính thức Ⓒ", "chuyến thăm Ⓒ của Ⓟ", "Ⓟ rời Ⓥ, bắt đầu chuyến thăm Ⓒ", with the visited country as host.

A visit needs a visitor with a name. Who went along ("Tham gia đoàn có") is read from the lists, who received from the meetings.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import Known, establish, key
from kg.model import Agent, DateMention, EventKind, EventMention, LineLabel, ParticipantRole, PersonMention, PlaceKind
from kg.rules.attended.aside import bare_end, guest, in_frame, land_before, one_of, sight_heads, time_clause
from kg.rules.attended.clause import Use, find_have
from kg.rules.attended.outlook import Outlook, outlook
from kg.rules.attended.part import Finding, agents, day_after, day_of, event_record, evidence, person, place_agent, title_and_name
from kg.rules.attended.view import Item, Mention, View, places
from kg.text.letters import UPPER

VISITOR, HOST = ParticipantRole.VISITOR, ParticipantRole.HOST


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Ⓟ thăm cấp nhà nước Ⓒ trong hai ngày", "Ⓟ tham quan Nhà máy Siemens": each land is a visit of its own."""
    for use in uses:
        if use.family not in ("visit", "tour"):
            continue
        lands = [item for item in use.objects if item.sign in "ⒸⓉⓋ"]
        visitors = [pair for pair in agents(use.subjects) if pair[1].sign == "Ⓟ"] or _not_subject(finding, use, lands)
        if not visitors:
            continue
        first = land_before(finding.view, visitors[0][1]) if use.family == "visit" and not lands else None
        lands = [first] if first is not None else lands
        if use.family == "visit" and lands and lands[0].sign != "Ⓥ":
            both = len(lands) == 2 and finding.view.masked[lands[0].at + 1 : lands[1].at] == " và "
            if both and not _told_alone(finding, visitors[0][0]):
                _visit(finding, visitors, lands, use)
            else:
                for land in lands:
                    _visit(finding, visitors, [land], use)
        elif not _bare(finding, visitors, lands, use):
            _tour(finding, visitors, use)


def _not_subject(finding: Finding, use: Use, lands: Sequence[Item]) -> list[tuple[Agent, Item]]:
    """The visitor who is no subject of the verb: "Ⓟ là một trong bốn lãnh đạo sẽ thăm Ⓒ", "Ⓟ ký văn kiện khi đến thăm Ⓒ"."""
    who = one_of(finding.view, use.start)
    if who is None and lands and use.family == "visit" and time_clause(finding.view, use.start):
        who = guest(finding.context, finding.view, use.start, getattr(lands[0].mention, "key", None))
    return agents([who]) if who is not None else []


def _bare(finding: Finding, visitors: list[tuple[Agent, Item]], lands: Sequence[Item], use: Use) -> bool:
    """A visit to a town ("thăm Washington") or to a land that goes without saying ("kể từ khi Ⓟ đến thăm hồi 2004")."""
    view = finding.view
    end = lands[0].at + 1 if lands else bare_end(view, use.end)
    abroad = dict(finding.context.lands).get(visitors[0][0].name, "VN") != "VN"
    if use.family != "visit" or end is None or not (lands or (abroad and use.own_subject and "thăm" in use.verb)):
        return False
    if lands and (not use.own_subject or re.match(r"\w| và|, Ⓟ", view.masked[end : end + 3])):
        return False
    where = f" {view.words(lands[0].at, end)}" if lands else ""
    day = day_after(view, end) or day_of(finding, use.start)
    span = (min(item.start for _, item in visitors), view.offset(use.end) if not lands else lands[0].end)
    name = f"{title_and_name(view, visitors[0][1])} {use.verb}{where}"
    known = _establish(finding, name, visitors[0][0], [], span, day, use.planned, where.strip() or None)
    for agent, _ in visitors:
        finding.add(agent, known.local, VISITOR, span, "visit-bare", use.planned)
    return True


def _at_home(finding: Finding, visitor: Agent, land: Agent) -> bool:
    """Nobody pays a visit to the own country: a reading that says so has the wrong subject."""
    return land.key is not None and dict(finding.context.lands).get(visitor.name) == land.key


def _told_alone(finding: Finding, visitor: Agent, day: DateMention | None = None) -> bool:
    """Whether the article tells of one land's visit by itself, so that "thăm Ⓒ và Ⓒ" are two visits and not one journey.

    A stop with a day of its own stands beside a journey with another.
    """
    name = key(visitor.name)
    alone = [known for known in finding.context.events if known.family == "visit" and name in known.pair and len(known.pair) == 2]
    return bool(alone) and not (day and any(known.start not in (None, day.value) for known in alone))


def _visit(finding: Finding, visitors: list[tuple[Agent, Item]], lands: list[Item], use: Use) -> None:
    host, land = agents(lands, "ⒸⓉ"), lands[-1]
    if (
        not host
        or any(_at_home(finding, visitors[0][0], agent) for agent, _ in host)
        or re.match(r"\w", finding.view.masked[land.at + 1 : land.at + 2])
    ):
        return
    day = day_after(finding.view, land.at + 1) or day_of(finding, use.start)
    start = min(item.start for _, item in visitors)
    span = (start if land.end - start < 300 and start < land.start else finding.view.offset(use.start), land.end)
    if land.at < use.start:  # "Ⓒ là nước đầu tiên Ⓟ thăm"
        span = (land.start, finding.view.offset(use.end))
    name = f"{title_and_name(finding.view, visitors[0][1])} {use.verb} {' và '.join(agent.name for agent, _ in host)}"
    known = _establish(finding, name, visitors[0][0], [agent for agent, _ in host], span, day, use.planned)
    finding.context = finding.context.at_event((known.local,))
    for agent, _ in visitors:
        finding.add(agent, known.local, VISITOR, span, "visit-verb", use.planned)
    if len(host) == 1:  # the stops of one journey are its places; which of them received whom is another sentence's
        finding.add(host[0][0], known.local, HOST, span, "visit-host", use.planned)
    _delegations(finding, known, visitors, use.planned)


_LED = re.compile(r"[Đđ]oàn[^ⓅⒺ.;]{0,80}(?=Ⓒ)Ⓒ\)?,? do (?=Ⓟ)")


def _delegations(finding: Finding, known: Known, visitors: list[tuple[Agent, Item]], planned: bool) -> None:
    """ "đoàn công tác cấp cao Ⓒ do Ⓟ dẫn đầu": the land whose delegation it is visits too."""
    view = finding.view
    for match in _LED.finditer(view.masked):
        if any(item.at == match.end() for _, item in visitors):
            for agent, item in agents(list(view.signs("Ⓒ", match.start(), match.end()))[-1:], "Ⓒ"):
                finding.add(agent, known.local, VISITOR, (item.start, visitors[0][1].end), "visit-delegation", planned)


_SIGHT = (
    rf" (?:chính thức |và làm việc tại |thực địa )?((?:[{UPPER}]|(?:<heads>) )[^,;.:()Ⓟ]{{3,100}}?)"
    r"(?= và (?:thăm|dự|tiếp|gặp|làm|trao|nói|động|thảo|ăn|dâng|đặt|hội|giao|chào|viếng)|"
    r"(?: (?:tại|nhân|để|trong|vào|sau|nhằm|về|đã|sẽ|cho|khi|theo|hồi|chiều|sáng|tối|trưa|ở)(?!\w))|[,;.:()]|$)"
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
        name = f"{title_and_name(view, visitors[0][1])} {use.verb} {sight}"
        record = event_record(finding, EventKind.VISIT, "tour", name, span, "tour", day)
        pair = frozenset((key(visitors[0][0].name), key(sight)))
        finding.context, local = establish(finding.context, replace(record, pair=pair, place=sight, planned=use.planned))
        for agent, _ in visitors:
            finding.add(agent, local, VISITOR, span, "visit-sight", use.planned)
        _delegations(finding, finding.context.event(local), visitors, use.planned)
        for agent, item in agents(use.objects, "Ⓞ"):
            if agent.name == sight and re.search(r"(?:làm việc|thảo luận|trao đổi|tọa đàm)", view.masked[use.end : item.at]):
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "visit-talks", use.planned)


def by_noun(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "chuyến thăm Ⓒ của Ⓟ", "Ⓟ bắt đầu chuyến thăm Ⓒ, Ⓒ", "chuyến thăm của Ⓟ tại Ⓒ"."""
    for item in finding.view.signs("Ⓔ"):
        mention = item.mention
        if isinstance(mention, EventMention) and mention.kind is EventKind.VISIT:
            _noun(finding, uses, item, mention)


def _noun(finding: Finding, uses: Sequence[Use], item: Item, mention: EventMention) -> None:
    view, expected = finding.view, outlook(finding.view, item)
    if expected is Outlook.OPEN:
        return
    visitors = [(person(who), item) for who in item.inside if isinstance(who, PersonMention)][-1:]
    holders, planned = find_have(view, uses, item)
    had = [pair for pair in agents(holders) if pair[1].sign == "Ⓟ"] or _after(view, item)
    if not (visitors or had):
        had = _beside(finding, item)
    if not (visitors or had):
        _current(finding, mention)
        return
    visitors = visitors or had
    planned = planned or expected is Outlook.TO_COME or "sắp tới" in mention.name
    begins = re.search(r"(?<!\w)bắt đầu $", view.masked[: item.at])  # "Sáng 23/6, Ⓟ đã tới Ⓣ, bắt đầu chuyến thăm"
    day = day_after(view, item.at + 1) or (day_of(finding, item.at) if begins else None)
    span = (min(item.start, visitors[0][1].start), max(item.end, visitors[0][1].end))
    lands = _lands(view, item)
    if any(_at_home(finding, visitors[0][0], land) for land in lands):
        return
    journey = len(lands) == 2 and " và " in mention.name and not _told_alone(finding, visitors[0][0], day)
    told: list[Agent | None] = [None] if journey or not lands else [*lands]
    for land in told:
        stops = lands if journey else [land] if land else []
        known = _establish(finding, _name(view, mention, visitors, land), visitors[0][0], stops, span, day, planned)
        finding.context = finding.context.at_event((known.local,))
        _delegations(finding, known, visitors, planned)
        for agent, _ in visitors:
            finding.add(agent, known.local, VISITOR, span, "visit-noun", planned)
        if land is not None and (had or _opens(view, item)):
            finding.add(land, known.local, HOST, span, "visit-host", planned)


def _beside(finding: Finding, item: Item) -> list[tuple[Agent, Item]]:
    """ "Ⓟ hội đàm với Ⓟ trong khuôn khổ chuyến thăm Ⓒ": of the persons before the noun the one who comes from elsewhere."""
    lands = _lands(finding.view, item)
    another = re.match(r"[^ⓅⒺ.;,]{0,60}, (?:Ⓟ|ông |bà |ngài )", finding.view.masked[item.at + 1 :])  # the visitor is who follows
    if len(lands) != 1 or another or not in_frame(finding.view, item.at):
        return []
    who = guest(finding.context, finding.view, item.at, lands[0].key)
    return agents([who]) if who is not None else []


def _opens(view: View, item: Item) -> bool:
    """A visit that a headline or a sentence opens with is what the text is about; one that is only looked back at is not."""
    if view.sentence.sentence.label is LineLabel.HEADLINE:
        return True
    return item.at == 0 or bool(
        re.search(
            r"(?:[Tt]rong khuôn khổ|[Nn]hân dịp|[Nn]hân|[Tt]rong|"
            r"hiện) $",
            view.masked[: item.at],
        )
    )


def _establish(
    finding: Finding,
    name: str,
    visitor: Agent,
    lands: Sequence[Agent],
    span: tuple[int, int],
    day: DateMention | None,
    planned: bool,
    town: str | None = None,
) -> Known:
    """The record of a visit; its two sides are the visitor and the land."""
    new = Known(
        local="",
        kind=EventKind.VISIT,
        family="visit",
        name=name,
        at=span[0],
        evidence=evidence(finding.view, span[0], span[1], "event/visit", finding.context.article),
        pair=frozenset({key(visitor.name), *(key(land.name) for land in lands)}),
        start=day.value if day else None,
        end=day.until if day else None,
        place=", ".join(land.name for land in lands) or town,
        planned=planned,
    )
    finding.context, local = establish(finding.context, new)
    return finding.context.event(local)


def _current(finding: Finding, mention: EventMention) -> None:
    """A bare "chuyến thăm" makes the visit that was told last the current event."""
    told = [known for known in finding.context.events if known.family == "visit" and known.at <= mention.start]
    if told:
        finding.context = finding.context.at_event((max(told, key=lambda known: known.at).local,))


def _lands(view: View, item: Item) -> list[Agent]:
    """The lands of a visit: "chuyến thăm Ⓒ và Ⓒ", "chuyến thăm của Ⓟ tại Ⓒ", "chuyến thăm Ⓒ, Ⓒ"; never that of an office."""
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    offices = [(who.span_start, who.span_end) for who in item.inside if isinstance(who, PersonMention)]
    of = text.find(" của ", item.start - base, item.end - base)
    found: list[Agent] = []
    for place in places(item.inside, PlaceKind.COUNTRY):
        inside_office = any(start <= place.start < end for start, end in offices)
        toward = re.search(r"(?:tới|đến|sang|tại|ở) (?:\w+ ){0,3}$", text[: place.start - base])
        if not inside_office and (of < 0 or place.start < base + of or toward):
            agent = place_agent(place)
            found += [agent] if agent else []
    joint = re.match(r"(?: (?:tới|đến|sang|tại|ở) (?:nước )?|, | và )Ⓒ(?!\w| (?:đã|là|cũng))", view.masked[item.at + 1 :])
    town = bool(places(item.inside, PlaceKind.CITY))
    if joint and (found or town or "," not in joint.group()):
        found += [agent for agent, _ in agents([view.item_at(item.at + joint.end())], "Ⓒ")]
    return list(dict.fromkeys(found))


_FRAMES = re.compile(
    r"(?:^|[.;,] ?|đó )(?:[Tt]iếp tục|[Tt]rong|[Tt]rong khuôn khổ|[Kk]ết thúc|[Bb]ắt đầu|[Nn]hân|[Nn]hân dịp) (?:chương trình )?$"
)


def _after(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """ "Tiếp tục chuyến thăm Ⓒ, Ⓓ, Ⓟ đã ..." and "Trong chuyến thăm Ⓒ, Ⓟ ...": the subject that follows is the visitor."""
    if not _FRAMES.search(view.masked[: item.at]):
        return []
    match = re.match(r"[^ⓅⒺ.;]{0,60}?,\s*(?=Ⓟ )", view.masked[item.at + 1 :])
    return agents([view.item_at(item.at + 1 + match.end())], "Ⓟ") if match else []


def item_inside(view: View, mention: EventMention) -> tuple[Mention, ...]:
    """The mentions inside an event's name."""
    return next((item.inside for item in view.signs("Ⓔ") if item.mention is mention), ())


def _name(view: View, mention: EventMention, visitors: list[tuple[Agent, Item]], land: Agent | None) -> str:
    """ "chuyến thăm chính thức Ⓒ của Ⓟ": the text's own name, with the visitor if it leaves the visitor out."""
    item = visitors[0][1]
    if item.sign == "Ⓔ":
        return mention.name
    held = land is None or any(getattr(inner, "key", None) == land.key for inner in item_inside(view, mention))
    first = mention.name
    if land is not None and not held:
        # "chuyến thăm Đức, | Hà Lan": the second land takes the place of the first.
        inner = places(item_inside(view, mention), PlaceKind.COUNTRY)
        cut = inner[0].start - mention.start if inner else len(first)
        first = f"{first[:cut].rstrip()} {land.name}"
    return f"{first} của {title_and_name(view, item)}"
