"""Visits told by a noun: "chuyến thăm Ⓒ của Ⓟ", "Ⓟ bắt đầu chuyến thăm Ⓒ, Ⓒ", "trong chuyến thăm Ⓒ, Ⓟ", with the visited country as host.

A visit needs a visitor with a name. What verbs tell ("Ⓟ thăm Ⓒ") is read in ``visit``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import key
from kg.model import Agent, EventKind, EventMention, PersonMention, PlaceKind
from kg.rules.attended.aside import guest, in_frame, region
from kg.rules.attended.clause import Use, find_have
from kg.rules.attended.lands import lands, others_told, subject_behind, told_of
from kg.rules.attended.outlook import Outlook, outlook
from kg.rules.attended.part import Finding, agents, day_after, day_of, person, place_agent, title_and_name
from kg.rules.attended.view import Item, Mention, View, places, row
from kg.rules.attended.visit import HOST, VISITOR, at_home, capital, delegations, establish_visit, hosts, one_journey
from kg.rules.focus import VIET_NAM

# "diễn ra sau | chuyến thăm Ⓒ của Ⓟ": a visit that the text only looks back at; who was there is told, not who received.
_PAST = re.compile(r"(?<!ngay )(?:(?<!\w)sau|tiếp nối|tiếp theo|kết quả(?: của)?|thành công của) $")


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
    visitors, planned = _visitors(finding, uses, item)
    if not visitors or _described(finding, item, mention, visitors[0][0]):
        _current(finding, mention)
        return
    ahead = re.search(r"[Tt]rước(?: thềm)? $", view.masked[: item.at])
    planned = planned or expected is Outlook.TO_COME or ahead is not None or "sắp tới" in mention.name
    begins = re.search(r"(?<!\w)bắt đầu $", view.masked[: item.at])  # "Sáng 23/6, Ⓟ đã tới Ⓣ, bắt đầu chuyến thăm"
    day = day_after(view, item.at + 1) or (day_of(finding, item.at) if begins else None)
    span = (min(item.start, visitors[0][1].start), max(item.end, visitors[0][1].end))
    stops = lands(view, item)
    towns = [agent for place in places(item.inside, PlaceKind.PROVINCE) if (agent := place_agent(place)) and not stops]
    town = next((agent.name for agent in towns if capital(finding, visitors[0][0], agent)), None)
    stops = [VIET_NAM] if town else stops
    if any(at_home(finding, visitors[0][0], land) for land in stops):
        return
    words = mention.name + view.masked[item.at + 1 : item.at + 6]
    journeys = [stops] if one_journey(finding, visitors[0][0], stops, words, day) else [[land] for land in stops]
    for visited in journeys:
        known = establish_visit(finding, _name(view, mention, visitors, visited, town), visitors[0][0], visited, span, day, planned, town)
        finding.context = finding.context.at_event((known.local,))
        delegations(finding, known, visitors, planned)
        for agent, _ in visitors:
            finding.add(agent, known.local, VISITOR, span, "visit-noun", planned)
        for land in hosts(visited) if not _PAST.search(view.masked[: item.at]) else ():
            finding.add(land, known.local, HOST, span, "visit-host", planned)
    for other in others_told(view, item):
        _also(finding, other)


def _described(finding: Finding, item: Item, mention: EventMention, visitor: Agent) -> bool:
    """ "Đây là | chuyến thăm Tây Âu đầu tiên của Ⓟ" is said of a visit that the article has told already."""
    said = mention.name.startswith("chuyến thăm") and region(mention.name) and re.search(r"(?<!\w)là $", finding.view.masked[: item.at])
    return bool(said) and any(known.family == "visit" and key(visitor.name) in known.pair for known in finding.context.events)


def _visitors(finding: Finding, uses: Sequence[Use], item: Item) -> tuple[list[tuple[Agent, Item]], bool]:
    """Whose visit it is, and whether it is only to come: the person in the noun, behind it, its subject, or the guest beside it."""
    view = finding.view
    inside = [(person(who), item) for who in item.inside if isinstance(who, PersonMention)][-1:]
    holders, planned = find_have(view, uses, item)
    had = [pair for pair in agents(holders) if pair[1].sign == "Ⓟ"]
    told = inside or told_of(view, item) or _received(view, item)
    return told or had or subject_behind(view, item) or _beside(finding, item), planned


_RELATIVE = re.compile(r"(?=Ⓔ)Ⓔ,?(?: người)?(?: hiện)? (?:đang|vừa)(?: (?:có|ở|trong|thực hiện|bắt đầu|kết thúc))* $")


def _received(view: View, item: Item) -> list[tuple[Agent, Item]]:
    """ "Ⓟ có buổi tiếp Ⓟ, đang có | Ⓔ": the last person in the noun before, of whom the clause is told."""
    match = _RELATIVE.search(view.masked[: item.at])
    meeting = view.item_at(match.start()) if match else None
    return [(person(who), meeting) for who in meeting.inside if isinstance(who, PersonMention)][-1:] if meeting else []


def _also(finding: Finding, other: Item) -> None:
    """ "chuyến thăm của Ⓟ (Ⓓ) và | Ⓟ (Ⓓ)": a visit of its own."""
    agent = agents([other])[0][0]
    day = day_after(finding.view, other.at + 1)
    span = (other.start, other.end)
    known = establish_visit(finding, f"chuyến thăm của {title_and_name(finding.view, other)}", agent, [], span, day, False)
    finding.add(agent, known.local, VISITOR, span, "visit-noun")


def _beside(finding: Finding, item: Item) -> list[tuple[Agent, Item]]:
    """ "Ⓟ hội đàm với Ⓟ trong khuôn khổ chuyến thăm Ⓒ": of the persons before the noun the one who comes from elsewhere."""
    stops = lands(finding.view, item)
    another = re.match(r"[^ⓅⒺ.;,]{0,60}, (?:Ⓟ|ông |bà |ngài )", finding.view.masked[item.at + 1 :])  # the visitor is who follows
    if len(stops) != 1 or another or not in_frame(finding.view, item.at):
        return []
    who = guest(finding.context, finding.view, item.at, stops[0].key)
    return agents([who]) if who is not None else []


def _current(finding: Finding, mention: EventMention) -> None:
    """A bare "chuyến thăm" makes the visit that was told last the current event."""
    told = [known for known in finding.context.events if known.family == "visit" and known.at <= mention.start]
    if told:
        finding.context = finding.context.at_event((max(told, key=lambda known: known.at).local,))


def _inside(view: View, mention: EventMention) -> tuple[Mention, ...]:
    return next((item.inside for item in view.signs("Ⓔ") if item.mention is mention), ())


def _written(view: View, mention: EventMention, missing: list[str]) -> str:
    """The words behind the noun that tell its lands: "chuyến công tác | đến ba nước Bắc Âu (Ⓒ, Ⓒ, Ⓒ)"."""
    at = next(item.at for item in view.signs("Ⓔ") if item.mention is mention) + 1
    lead = re.compile(r"[^ⓅⓄⒺ.;,]{0,60}?(?=Ⓒ)").match(view.masked, at)
    stops = row(view, lead.end(), "Ⓒ") if lead else []
    if len(stops) != len(missing):
        return f" {', '.join(missing)}"
    words = view.words(at, stops[-1].at + 1)
    return words + ")" if "(" in words else words


def _name(view: View, mention: EventMention, visitors: list[tuple[Agent, Item]], stops: list[Agent], town: str | None) -> str:
    """ "chuyến thăm chính thức Ⓒ của Ⓟ": the text's own name, with the lands and the visitor if it leaves them out."""
    item, first = visitors[0][1], mention.name
    held = {getattr(inner, "key", None) for inner in places(_inside(view, mention), PlaceKind.COUNTRY)}
    missing = [land.name for land in stops if land.key not in held]
    if missing and (held or places(_inside(view, mention), PlaceKind.CITY)) and " của " not in first:
        inner = places(_inside(view, mention), PlaceKind.COUNTRY)
        both = f"{first.rstrip(' ,')}, {', '.join(missing)}"
        # "chuyến thăm Đức, | Hà Lan": the second land joins the first, or takes its place
        first = both if len(stops) > 1 or not inner else f"{first[: inner[0].start - mention.start].rstrip()} {missing[0]}"
    elif missing and " của " not in first and town is None:
        first += _written(view, mention, missing)
    if item.mention is mention:
        return first
    who = visitors[0][0].name if item.sign == "Ⓔ" else title_and_name(view, item)
    return f"{first.removesuffix(' của mình')} của {who}"
