"""A sentence in, the same sentence with one sign for each mention out, so that a rule can be read: "Ⓓ, Ⓟ đã tiếp Ⓟ".

``Ⓟ`` is a person with titles and offices, ``Ⓞ`` an organization, ``Ⓒ`` a country or bloc, ``Ⓣ`` a province, ``Ⓥ`` another town,
``Ⓓ`` a date, ``Ⓔ`` an event. Mentions inside a larger one (the visitor in "Lễ đón Tổng thống A") are kept as ``inside``.
It decides nothing about who took part.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import (
    AnnotatedSentence,
    DateMention,
    EventKind,
    EventMention,
    OrganizationMention,
    PersonMention,
    PlaceKind,
    PlaceMention,
)
from kg.rules.attended.caption import without_stands

Mention = PersonMention | OrganizationMention | PlaceMention | DateMention | EventMention

SIGNS = "ⓅⓄⒸⓉⓋⒹⒺ"
_PLACE_SIGNS = {PlaceKind.COUNTRY: "Ⓒ", PlaceKind.BLOC: "Ⓒ", PlaceKind.PROVINCE: "Ⓣ", PlaceKind.CITY: "Ⓥ"}


@dataclass(frozen=True, slots=True)
class Item:
    """A mention under its sign: ``at`` is the sign's index in the masked text, ``start``/``end`` are article offsets."""

    sign: str
    at: int
    start: int
    end: int
    mention: Mention
    inside: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The masked sentence; ``items`` in order; ``offset(i)`` leads from an index of ``masked`` back into the article."""

    sentence: AnnotatedSentence
    masked: str
    items: tuple[Item, ...]
    positions: tuple[int, ...]
    origins: tuple[int, ...]

    def item_at(self, index: int) -> Item:
        """The item whose sign stands at ``index`` of the masked text."""
        return self.items[self.positions.index(index)]

    def offset(self, index: int) -> int:
        """The article offset of ``masked[index]``; one past the end of the text leads past the end of the sentence."""
        return self.origins[index] if index < len(self.origins) else self.sentence.sentence.end

    def signs(self, kinds: str, start: int = 0, end: int | None = None) -> Iterator[Item]:
        """The items of these signs whose sign stands in ``masked[start:end]``."""
        first = bisect.bisect_left(self.positions, start)
        for item in self.items[first:]:
            if end is not None and item.at >= end:
                return
            if item.sign in kinds:
                yield item

    def words(self, start: int, end: int) -> str:
        """The article's own words behind ``masked[start:end]``."""
        base = self.sentence.sentence.start
        return self.sentence.sentence.text[self.offset(start) - base : self.offset(end) - base]


def look(sentence: AnnotatedSentence) -> View:
    """Masks a sentence."""
    items = _outermost(sentence)
    base, text = sentence.sentence.start, sentence.sentence.text
    masked: list[str] = []
    origins: list[int] = []
    placed: list[Item] = []
    cursor = 0
    for start, end, sign, mention, inside in items:
        for first, last in without_stands(text, cursor, start - base):
            origins.extend(range(base + first, base + last))
            masked.append(text[first:last])
        placed.append(Item(sign, len(origins), start, end, mention, inside))
        origins.append(start)
        masked.append(sign)
        cursor = end - base
    for first, last in without_stands(text, cursor, len(text)):
        origins.extend(range(base + first, base + last))
        masked.append(text[first:last])
    return View(sentence, "".join(masked), tuple(placed), tuple(item.at for item in placed), tuple(origins))


_Span = tuple[int, int, str, Mention]


def _spans(sentence: AnnotatedSentence) -> Iterator[_Span]:
    for event in _grown(sentence):
        yield event.start, event.end, "Ⓔ", event
    text, base = sentence.sentence.text, sentence.sentence.start
    for person in sentence.people:
        several = _SEVERAL.search(text[max(0, person.span_start - base - 12) : person.span_start - base])
        if not (person.inferred and (several or _ANOTHER.match(text, person.span_end - base))):
            yield person.span_start, person.span_end, "Ⓟ", person
    for organization in sentence.organizations:
        body = _body(organization, sentence)
        if body is not None:
            yield body.start, body.end, "Ⓞ", body
    for place in sentence.places:
        yield place.start, place.end, _PLACE_SIGNS[place.kind], place
    for date in sentence.dates:
        yield date.start, date.end, "Ⓓ", date


# "một số Bộ trưởng", "hai Thủ tướng" refer to no single person.
_SEVERAL = re.compile(r"(?:một số|các|nhiều|những|hai|ba|đắc cử|mỗi|vị)\s+$", re.I)
# "Tổng thống nước chủ nhà Ⓟ" is another president than the article's.
_ANOTHER = re.compile(r" (?:nước (?:chủ nhà|này|sở tại|bạn|láng giềng|đó)|tương lai|tiếp theo|nào|khi đó|lúc đó|thứ \d)(?!\w)")
# A delegation stands for who sent it: "Đoàn công tác của | Ngân hàng Thế giới", "Đoàn đại biểu cấp cao | Việt Nam".
_DELEGATION = re.compile(r"(?:[Pp]hái đoàn|[Đđ]oàn)(?: công tác| đại biểu| cán bộ| đại diện)*(?: cấp cao)?(?: của)?(?: |$)")
_NO_BODY = re.compile(
    r"(?:Báo cáo|Nhà nước|Chính phủ|Công ty|Đoàn|Trung ương|Hội đàm|Hội kiến|Hội nghị|Lễ|Đảng|Ban Tổ chức|"
    r"Chính quyền|.*(?:[uU][ỷy]|[Ủủ]y) viên)$",
    re.I,
)
_OFFICER = re.compile(r"(?:Thứ trưởng|Bộ trưởng|Tổng thống|Thủ tướng|Chủ tịch|Giám đốc|Tổng Giám đốc|Đại sứ)(?!\w)")


def _body(organization: OrganizationMention, sentence: AnnotatedSentence) -> OrganizationMention | None:
    """The organization without the words for its delegation; None for a common noun, a land or an officer without a name."""
    base, text = sentence.sentence.start, sentence.sentence.text
    if _NO_BODY.match(organization.name) or _OFFICER.match(organization.name):
        return None
    acronym = re.search(r"(?<!\w)[A-Z]\w+ $", text[: organization.start - base]) if organization.name.startswith("Chi nhánh") else None
    if acronym:
        return OrganizationMention(base + acronym.start(), organization.end, acronym.group() + organization.name)
    lead = _DELEGATION.match(text[organization.start - base : organization.end - base])
    if not lead:
        return organization
    start = organization.start + lead.end()
    rest = text[start - base : organization.end - base].strip()
    if not rest or not rest[0].isupper() or any(place.start == start and place.end >= organization.end for place in sentence.places):
        return None
    named = _DELEGATION.match(organization.name)
    return OrganizationMention(start, organization.end, organization.name[named.end() :] if named else organization.name)


def _grown(sentence: AnnotatedSentence) -> Iterator[EventMention]:
    """Events that end inside a person's span end with it ("Lễ đón Tổng thống Moon Jae | - in"); a conference ends before it."""
    text, base = sentence.sentence.text, sentence.sentence.start
    for event in sentence.events:
        end = event.end
        for person in sentence.people:
            if event.start < person.span_start < end < person.span_end:
                end = person.span_start if event.kind is EventKind.CONFERENCE else max(end, person.end)
            elif event.kind is EventKind.CONFERENCE and event.start < person.start and person.span_start < event.start:
                end = event.end
        name = text[event.start - base : end - base].rstrip(" ,;")
        yield EventMention(event.start, event.start + len(name), event.kind, name, event.named)


def _outermost(sentence: AnnotatedSentence) -> list[tuple[int, int, str, Mention, tuple[Mention, ...]]]:
    """Mentions that no earlier kind covers, in order, each with those that it covers."""
    kept: list[_Span] = []
    covered: list[tuple[_Span, list[Mention]]] = []
    for span in _spans(sentence):
        holder = next((pair for pair in covered if pair[0][0] < span[1] and span[0] < pair[0][1]), None)
        if holder is None:
            kept.append(span)
            covered.append((span, []))
        else:
            holder[1].append(span[3])
    found = [(start, end, sign, mention, tuple(inside)) for (start, end, sign, mention), inside in covered]
    return sorted(found, key=lambda piece: (piece[0], piece[1]))


def joined_before(view: View, index: int, sign: str) -> list[Item]:
    """The last item of one sign before ``index`` and those joined to it: "Ⓔ, Ⓔ và Ⓔ sẽ có ..."."""
    group: list[Item] = []
    for item in reversed(list(view.signs(sign, 0, index))):
        if group and not re.fullmatch(r"(?:,|;| và|, và) ", view.masked[item.at + 1 : group[-1].at]):
            break
        group.append(item)
    return list(reversed(group))


def people(mentions: Iterable[Mention]) -> list[PersonMention]:
    """The persons among mentions."""
    return [mention for mention in mentions if isinstance(mention, PersonMention)]


def places(mentions: Iterable[Mention], kind: PlaceKind) -> list[PlaceMention]:
    """The places of a kind among mentions."""
    return [mention for mention in mentions if isinstance(mention, PlaceMention) and mention.kind is kind]


def row(view: View, start: int, sign: str) -> list[Item]:
    """The items of one sign in a row from ``start``: "Ⓣ, Ⓣ và Ⓣ"."""
    found: list[Item] = []
    position = start
    while position < len(view.masked) and view.masked[position] == sign:
        found.append(view.item_at(position))
        joint = re.match(r"(?:,| và|,? cùng| -| –) (?:tỉnh |thành phố )?(?=" + sign + ")", view.masked[position + 1 :])
        if not joint:
            break
        position += 1 + joint.end()
    return found
