"""What a rule finds, and helpers that every rule uses: agents of mentions, the day of a sentence, an event's record; no rule itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.context import Context, Known, key
from kg.mentions.place import find_places
from kg.model import (
    Agent,
    AgentKind,
    DateMention,
    EventKind,
    Evidence,
    Modality,
    Mode,
    OfficeMention,
    OrganizationMention,
    ParticipantRole,
    PersonMention,
    PlaceKind,
    PlaceMention,
    Status,
)
from kg.rules.attended.view import Item, View
from kg.rules.attended.where import place_of_span
from kg.text.letters import UPPER


@dataclass(frozen=True, slots=True)
class Part:
    """A participation before the article's are put together: ``event`` is a local id, ``start``/``end`` the evidence."""

    agent: Agent
    event: str
    role: ParticipantRole
    start: int
    end: int
    rule: str
    mode: Mode | None = None
    venue: str | None = None
    modality: Modality = Modality.ATTENDED
    on_behalf_of: Agent | None = None


@dataclass(slots=True)
class Finding:
    """Collects the parts of one sentence while a rule runs over it."""

    view: View
    context: Context
    parts: list[Part] = field(default_factory=list)

    def add(self, agent: Agent, event: str, role: ParticipantRole, span: tuple[int, int], rule: str, planned: bool = False) -> None:
        """Records that ``agent`` took part; ``span`` are article offsets."""
        modality = Modality.WILL_ATTEND if planned else Modality.ATTENDED
        self.parts.append(Part(agent, event, role, span[0], span[1], f"attended/{rule}", modality=modality))


def person(mention: PersonMention) -> Agent:
    """The person of a mention."""
    return Agent(AgentKind.PERSON, mention.name)


_DELEGATION = re.compile(rf"(?:[Pp]hái đoàn|[Đđ]oàn)(?: công tác| đại biểu| cán bộ| đại diện)*(?: cấp cao)?(?: của)? (?=[{UPPER}])")


def organization(mention: OrganizationMention) -> Agent:
    """The organization of a mention; a delegation stands for the body that sent it, and an abbreviation in brackets is no part."""
    lead = _DELEGATION.match(mention.name)
    name = mention.name[lead.end() :] if lead else mention.name
    return Agent(AgentKind.ORGANIZATION, re.sub(r" \([A-ZĐ]{2,8}\)$", "", name))


def place_agent(mention: PlaceMention) -> Agent | None:
    """A country, bloc or province as an agent; towns are none."""
    if mention.kind is PlaceKind.PROVINCE:
        return Agent(AgentKind.PROVINCE, mention.name, mention.key)
    if mention.kind is PlaceKind.CITY:
        return None
    return Agent(AgentKind.COUNTRY, mention.name, mention.key)


# A series of summits is nobody who could take part in one: "các nhà lãnh đạo | APEC dự Ⓔ".
_FORUM = re.compile(r"APEC|ASEM|G-? ?(?:7|20)|BRICS|COP ?\d*|Diễn đàn .*|Hội nghị .*")


def agents(items: Iterable[Item], signs: str = "ⓅⓄ") -> list[tuple[Agent, Item]]:
    """The agents behind items of these signs."""
    found: list[tuple[Agent, Item]] = []
    for item in items:
        mention = item.mention
        if item.sign not in signs:
            continue
        if isinstance(mention, PersonMention):
            found.append((person(mention), item))
        elif isinstance(mention, OrganizationMention):
            if not _FORUM.fullmatch(mention.name):
                found.append((organization(mention), item))
        elif isinstance(mention, PlaceMention):
            agent = place_agent(mention)
            if agent is not None:
                found.append((agent, item))
    return found


_LEADER_OF = re.compile(r"(?<!các )(?<!đoàn )(?:[Nn]hà )?[Ll]ãnh đạo (?:nước )?$")


def subjects(finding: Finding, items: Iterable[Item], signs: str = "ⓅⓄ") -> list[tuple[Agent, Item]]:
    """The agents of a verb's subject; "Lãnh đạo Ⓒ" is the person whom the article has as the head of that country."""
    found: list[tuple[Agent, Item]] = []
    leaders = dict(finding.context.leaders)
    for item in items:
        mention = item.mention
        if item.sign == "Ⓒ" and isinstance(mention, PlaceMention) and _LEADER_OF.search(finding.view.masked[: item.at]):
            if mention.key in leaders:
                found.append((Agent(AgentKind.PERSON, leaders[mention.key]), item))
            continue
        found += agents([item], signs)
    return found


_LOCAL = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Khu ủy)(?!\w)")
_LEADER = re.compile(r"(?:Phó )?(?:Bí thư|Chủ tịch)", re.I)


def province_led_by(mention: PersonMention) -> Agent | None:
    """The province whose leader the mention's offices make of the person: "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Thanh Hóa"."""
    for held in mention.offices:
        body = held.office.organization
        if held.status is not Status.FORMER and body and _LOCAL.match(body) and _LEADER.match(held.office.title):
            return _province_in(body)
    return None


@functools.lru_cache(maxsize=4096)
def _province_in(body: str) -> Agent | None:
    # A commune's or a district's committee is no province.
    if re.match(r"\w+ \w+ (?:\w+ \w+ )?(?:xã|phường|huyện|quận|thị xã)(?!\w)", body):
        return None
    for place in find_places(body):
        if place.kind is PlaceKind.PROVINCE:
            return Agent(AgentKind.PROVINCE, place.name, place.key)
    return None


def country_of(held: OfficeMention) -> str:
    """The ISO code of the country that an office is of; "VN" where neither the office nor its organization names another."""
    return held.country or _country_in(held.office.organization or "") or "VN"


@functools.lru_cache(maxsize=4096)
def _country_in(body: str) -> str | None:
    # "Đại sứ", "Pháp tại Việt Nam": the sending country stands first.
    return next((place.key for place in find_places(body) if place.kind is PlaceKind.COUNTRY), None)


def title_and_name(view: View, item: Item) -> str:
    """How a headline would call the item: titles before the name and the name ("Thủ tướng Nguyễn Xuân Phúc"), without what follows."""
    mention = item.mention
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    if isinstance(mention, PersonMention):
        if mention.inferred:
            return mention.name
        written = text[mention.span_start - base : mention.end - base]
        # A long row of offices before the name is not what a headline says.
        return written if len(written) <= 90 and "," not in written else mention.name
    return text[item.start - base : item.end - base]


def all_titles_and_name(view: View, item: Item) -> str:
    """As the text writes the item, with the whole row of offices before the name."""
    mention = item.mention
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    if isinstance(mention, PersonMention) and not mention.inferred:
        return text[mention.span_start - base : mention.end - base]
    return title_and_name(view, item)


def day_before(view: View, index: int) -> DateMention | None:
    """The day that opens the sentence or stands right before the verb at ``index``: "Sáng 14/1, Ⓟ chủ trì ..."."""
    found = None
    for item in view.signs("Ⓓ", 0, index):
        before = view.masked[max(0, item.at - 12) : item.at]
        opens = item.at < 40 or re.search(r"(?:[,;.(]|vào|hôm|hồi|sáng|chiều|ngày|tối|trong|từ|là)\s*$", before)
        if opens and isinstance(item.mention, DateMention) and not _term(item.mention):
            found = item.mention
    return found


def _term(mention: DateMention) -> bool:
    """A span of years is a term or a plan ("nhiệm kỳ 2017 - 2020"), and no event's days."""
    return mention.until is not None and len(mention.value) == 4


# The sentence goes on with the day of the one before.
_SAME_DAY = re.compile(
    r"[“\"(]?(?:Sau (?:đó|lễ|hội đàm|cuộc|buổi|Ⓔ)|Ngay sau|Tiếp đó|Tiếp theo|Tiếp tục chương trình|Nhân dịp này|"
    r"Kết thúc (?:hội đàm|buổi|cuộc|Ⓔ)|"
    r"(?:(?:Sáng|Trưa|Chiều|Tối) )?[Cc]ùng ngày|Cũng trong (?:ngày|sáng|chiều))(?!\w)"
)


def day_of(finding: Finding, index: int) -> DateMention | None:
    """The day of what the verb at ``index`` tells: the sentence's own, or that of the sentence before which it goes on with."""
    own = day_before(finding.view, index)
    if own is None and _SAME_DAY.match(finding.view.masked):
        return finding.context.day or _day_at_hand(finding.context, finding.view.offset(index))
    return own


def _day_at_hand(context: Context, here: int) -> DateMention | None:
    """The exact day of the event that the article is at: of the talks, for "Kết thúc hội đàm, Ⓟ chứng kiến lễ ký"."""
    told = [known for known in context.events if known.local in context.current and known.at < here]
    days = {known.start for known in told if known.start and len(known.start) == 10 and not known.end}
    return DateMention(here, here, days.pop(), year_inferred=True) if len(days) == 1 else None


def opening_day(view: View) -> DateMention | None:
    """The exact day that the sentence opens with, if it does."""
    for item in view.signs("Ⓓ", 0, 40):
        if isinstance(item.mention, DateMention) and len(item.mention.value) == 10:
            return item.mention
    return None


_DAY_AFTER = re.compile(
    r"(?: (?:cùng|và) [Pp]hu (?:nhân|quân))?(?: do [ⓅⓄ](?:(?:,| và) [ⓅⓄ])* (?:chủ trì|đồng chủ trì|tổ chức))?"
    r"(?:,? (?:đã |sẽ |được |đang |cũng )*(?:diễn ra|tổ chức|khai mạc|bắt đầu|kéo dài|họp|nhóm họp)(?: trọng thể|"
    r" trực tiếp)?)?(?:,? ?(?:tại|ở) (?:thành phố |thủ đô |tỉnh )?[^Ⓓ,.;]{1,40},?)?"
    r"(?:,? (?:vào|từ|hồi|cuối|đầu|giữa|trong|hôm|ngày|sáng|chiều|tối|hai ngày|các ngày|2 ngày|hai|ba|bốn|\d))*,?(?: ?\(| )Ⓓ"
)


def day_after(view: View, index: int) -> DateMention | None:
    """The day that follows an event's name: "diễn ra sáng 6/1", "(11-12/5/2017)", ", vào chiều 20/12"."""
    match = _DAY_AFTER.match(view.masked, index)
    if not match:
        return None
    mention = view.item_at(match.end() - 1).mention
    return mention if isinstance(mention, DateMention) and not _term(mention) else None


def evidence(view: View, start: int, end: int, rule: str, article: str) -> Evidence:
    """Evidence from article offsets."""
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    return Evidence(article, start, end, text[start - base : end - base], rule)


def event_record(
    finding: Finding, kind: EventKind, family: str, name: str, span: tuple[int, int], rule: str, day: DateMention | None
) -> Known:
    """A new event that the article offsets ``span`` tell, found by ``event/rule``, on ``day``; what else is known of it is put in later."""
    return Known(
        local="",
        kind=kind,
        family=family,
        name=name,
        at=span[0],
        evidence=evidence(finding.view, span[0], span[1], f"event/{rule}", finding.context.article),
        start=day.value if day else None,
        end=day.until if day else None,
    )


def meeting_record(finding: Finding, family: str, name: str, sides: Iterable[str], span: tuple[int, int], day: DateMention | None) -> Known:
    """A new meeting between ``sides``."""
    sides = tuple(sides)
    record = event_record(finding, EventKind.MEETING, family, name, span, "meeting", day)
    return replace(
        record,
        pair=frozenset(map(key, sides)),
        people=tuple(sides),
        place=None if family == "call" else place_of_span(finding.view, span[0], span[1]),
    )
