"""Online venues: "Tại điểm cầu Ⓣ, Ⓟ dự", "Dự hội nghị tại điểm cầu Ⓣ có Ⓟ", "Điểm cầu Ⓣ, Ⓟ chủ trì".

The province of a venue attends online, and so do those who are placed there. The main venue (where the event is held) is
no participant, and neither is "điểm cầu cấp tỉnh" or "điểm cầu các địa phương", which name no province.
"""

from __future__ import annotations

import re

from kg.context import Known, establish, refer
from kg.model import Agent, EventKind, LineLabel, Mode, ParticipantRole, PlaceKind
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, Part, agents, evidence, place_agent
from kg.rules.attended.view import Item, View, places

_VENUE = re.compile(
    r"(?:[Đđ]iểm|[Đđ]ầu) cầu (?:trực tuyến )?(?:tại |ở )?(?:(?:UBND|Ủy ban nhân dân|Tỉnh ủy|Thành ủy|"
    r"trụ sở [^ⓉⓄ.;,]{0,30}) )?(?:tỉnh |thành phố |TP\.? ?|Tỉnh )?(?=[ⓉⓄ])"
)
_MAIN = re.compile(r"(?:[Tt]oàn cảnh|chính|trung tâm|Trung ương|trung ương|chủ trì tại) ?$")
_OVERVIEW = re.compile(r"(?:[Tt]oàn cảnh|[Qq]uang cảnh)[^.]{0,40}$")
_CHAIR = re.compile(r"(?<!\w)(?:chủ trì|chủ tọa|chủ toạ|điều hành)(?!\w)", re.I)
_ANOTHER = re.compile(r"[.!?] ")


def by_venue(finding: Finding) -> None:
    """Reads every "điểm cầu" of the sentence."""
    view = finding.view
    for match in _VENUE.finditer(view.masked):
        item = view.item_at(match.end())
        province = _province(item)
        if province is None or _MAIN.search(view.masked[: match.start()]):
            continue
        if province.key == "ha-noi" and _OVERVIEW.search(view.masked[: match.start()]):
            continue
        locals_ = _event(finding, match.start())
        if not locals_ or all(_held_in(finding.context.event(local), province) for local in locals_):
            continue
        venue = f"điểm cầu {province.name}"
        span = (view.offset(match.start()), item.end)
        for local in locals_:
            finding.parts.append(_part(province, local, ParticipantRole.ATTENDEE, span, venue, "online-venue"))
            for agent, there, role in _people(view, match.start(), item):
                reach = (min(span[0], there.start), max(span[1], there.end))
                finding.parts.append(_part(agent, local, role, reach, venue, "online-venue", province))


def _part(
    agent: Agent, local: str, role: ParticipantRole, span: tuple[int, int], venue: str, rule: str, behalf: Agent | None = None
) -> Part:
    return Part(agent, local, role, span[0], span[1], f"attended/{rule}", Mode.ONLINE, venue, on_behalf_of=behalf)


def _province(item: Item) -> Agent | None:
    """The province of "điểm cầu Ⓣ", or of the body at whose seat the venue is: "điểm cầu UBND tỉnh Cà Mau"."""
    if item.sign == "Ⓣ":
        return agents([item], "Ⓣ")[0][0]
    inner = places(item.inside, PlaceKind.PROVINCE)
    return place_agent(inner[0]) if inner else None


def _event(finding: Finding, index: int) -> tuple[str, ...]:
    """The conference of the venue: the one that the sentence refers to, the current one, or a new one that has no name."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        locals_ = events_of(finding, item)
        if locals_:
            finding.context = finding.context.at_event(locals_)
            return locals_
    locals_ = refer(finding.context, "conference", view.offset(index), plural=True)
    if locals_ or not finding.context.settled:
        return locals_
    finding.context, local = establish(finding.context, _unnamed(finding, index))
    finding.context = finding.context.at_event((local,))
    return (local,)


def _unnamed(finding: Finding, index: int) -> Known:
    """ "Dự hội nghị tại điểm cầu Ⓣ có ...": a conference that the article never names."""
    view = finding.view
    end = next(view.signs("ⓉⓄ", index)).at + 1
    words = view.words(index, end)
    span = (view.offset(index), view.offset(end))
    return Known(
        local="",
        kind=EventKind.CONFERENCE,
        family="conference",
        name=f"Hội nghị trực tuyến tại {words[0].lower()}{words[1:]}",
        at=span[0],
        evidence=evidence(view, span[0], span[1], "event/unnamed", finding.context.article),
    )


def _held_in(known: Known, province: Agent) -> bool:
    """Whether the event itself is held there: its main venue is no participant of its own."""
    return bool(known.place) and province.name in str(known.place)


def _people(view: View, start: int, venue: Item) -> list[tuple[Agent, Item, ParticipantRole]]:
    """Those placed at the venue: after "Tại điểm cầu Ⓣ,", in the list after "điểm cầu Ⓣ có", before "dự tại điểm cầu Ⓣ"."""
    masked = view.masked
    after = re.match(
        r"\s*(?:,|:|có|gồm|còn có|-|–|,? có|do|,? (?:dự|tham dự)[^Ⓟ.;]{0,30} có)\s*(?:các đồng chí|đồng chí|"
        r"ông|bà)?\s*:?\s*(?=Ⓟ)",
        masked[venue.at + 1 :],
    )
    found: list[Item] = []
    if after:
        stop = _ANOTHER.search(masked, venue.at)
        found = list(view.signs("ⓅⓄ", venue.at + 1, stop.start() if stop else None))
    elif view.sentence.sentence.label is LineLabel.CAPTION or re.search(
        r"(?:dự|chủ trì|phát biểu|tham gia|họp|chỉ đạo|"
        r"theo dõi)[^Ⓟ.;]{0,40}$",
        masked[:start],
    ):
        found = list(view.signs("ⓅⓄ", 0, start))
    chairs = bool(_CHAIR.search(masked))
    people = [
        (agent, item)
        for agent, item in agents(found)
        if not re.search(
            r"(?:của|do Ⓞ tổ chức|"
            r"theo) $",
            masked[: item.at],
        )
    ]
    result: list[tuple[Agent, Item, ParticipantRole]] = []
    for number, (agent, item) in enumerate(people):
        leads = chairs and number == 0 and item.sign == "Ⓟ"
        speaks = bool(re.match(r" (?:đã )?phát biểu", masked[item.at + 1 :]))
        role = ParticipantRole.CHAIR if leads else ParticipantRole.SPEAKER if speaks else ParticipantRole.ATTENDEE
        result.append((agent, item, role))
    return result
