"""Offices that several names share, names that share a body, and offices in a chain that are somebody else's.

In: the people of a sentence with the offices that stand next to them. Out: the same people, set right.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.element import Element, WrittenPerson, gap_between
from kg.mentions.name import is_foreign
from kg.mentions.office import STANDING, OfficeReading
from kg.mentions.organization import Missing
from kg.mentions.title import AIDES, CHIEFS, Frame
from kg.mentions.token import TokenizedSentence

_BETWEEN_NAMES = frozenset({",", "và", ";", ", và", "cùng", "; và", ") ,", ") và", ")"})
_PLURALS = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "nhiều", "vị", "2", "3", "4", "5", "6", "7", "8"})
_TAILED = frozenset({Frame.SEAT, Frame.PLACE})
_LEVEL_PLACE = re.compile(r" ((?:[Bb]ang|[Tt]ỉnh|[Tt]hành phố) .+)$")
_COMMITTEE = re.compile(r"((?:Tỉnh|Thành|Huyện|Quận|Thị|Khu) ủy(?: .+)?)$")
_FOREIGN_CHIEFS = frozenset({"Tổng thống", "Quốc vương", "Nhà vua", "Nữ hoàng"})
_HEADS_OF_STATE = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF, Frame.MINISTRY, Frame.FOREIGN_MINISTER})


def share_plural(sentence: TokenizedSentence, elements: list[Element], people: dict[int, WrittenPerson]) -> None:
    """ "các Phó Thủ tướng: A, B và C": an office in the plural goes to every name of the list that follows."""
    for index, element in enumerate(elements):
        if element.office is None or not _is_plural(sentence, elements, index):
            continue
        last_end, position = element.end, index + 1
        while position < len(elements):
            gap = gap_between(sentence, last_end, elements[position].start)
            first = last_end == element.end
            if not (gap in ("", ":", "là", "gồm", ", gồm", "gồm :") if first else gap in _BETWEEN_NAMES | {"", ":"}):
                break
            person = people.get(position)
            if person is not None:
                if person.before and element.office not in person.before:
                    break
                if element.office not in person.offices:
                    person.before.append(element.office)
                last_end = person.phrase_end
                position += 1 + len(person.after)
                continue
            if elements[position].kind == "office" and not first:
                break
            last_end = elements[position].end
            position += 1


def _is_plural(sentence: TokenizedSentence, elements: list[Element], index: int) -> bool:
    start = elements[index].start
    if sentence.lower(start - 1) in _PLURALS:
        return True
    previous = elements[index - 1] if index else None
    return previous is not None and previous.kind == "address" and previous.end == start and sentence.lower(previous.start) == "các"


def share_deputies(sentence: TokenizedSentence, people: dict[int, WrittenPerson]) -> None:
    """ "Chủ tịch UBND tỉnh A cùng các Phó Chủ tịch B, C": a bare deputy is of the body whose head the sentence names right before."""
    heads: dict[str, OfficeReading] = {}
    for _, person in sorted(people.items()):
        for offices in (person.before, person.after):
            for i, office in enumerate(offices):
                head = heads.get(office.role.removeprefix("Phó ").split(" Thường trực")[0]) if office.role.startswith("Phó ") else None
                lacks = office.bare and office.organization is None and office.frame in _TAILED
                abroad = is_foreign(sentence.tokens[person.end - 1].text) or is_foreign(sentence.tokens[person.start].text)
                if lacks and head is not None and head.status == office.status and abroad == (head.country not in (None, "VN")):
                    offices[i] = replace(office, organization=head.organization, missing=head.missing, country=head.country)
        heads.update({o.role: o for o in (*person.before, *person.after) if o.organization is not None and o.frame is Frame.SEAT})


def share_tails(people: dict[int, WrittenPerson]) -> None:
    """ "Bí thư, Tỉnh trưởng tỉnh X", "Chủ tịch kiêm Tổng Giám đốc Công ty Y": a bare title takes the body of the next one."""
    for person in people.values():
        for offices in (person.before, person.after, person.career):
            for i in range(len(offices) - 2, -1, -1):
                here, there = offices[i], offices[i + 1]
                seat = _LEVEL_PLACE.search(there.organization or "")
                if here.bare and here.frame is Frame.PLACE and there.frame is Frame.MINISTRY and seat is not None:
                    offices[i] = replace(here, organization=seat[1][0].lower() + seat[1][1:], missing=Missing.NOTHING)
                    continue
                committee = _COMMITTEE.search(there.organization or "")
                if here.role in STANDING and here.organization is None and committee is not None:
                    offices[i] = replace(here, organization=committee[1], missing=there.missing, country=there.country)
                    continue
                if here.bare and here.organization is None and here.frame in _TAILED and there.organization and there.frame in _TAILED:
                    offices[i] = replace(here, organization=there.organization, missing=there.missing, country=there.country)


def drop_aides(people: dict[int, WrittenPerson]) -> None:
    """Takes away "Trợ lý Bộ trưởng Quốc phòng": the aide is no minister, and whose aide is no body."""
    for person in people.values():
        for offices in (person.before, person.after, person.career):
            for i in range(len(offices) - 1, 0, -1):
                aide, chief = offices[i - 1], offices[i]
                if aide.role in AIDES and aide.organization is None and chief.start - aide.end <= 1:
                    del offices[i - 1 : i + 1]
                    break


def drop_spouses(sentence: TokenizedSentence, people: dict[int, WrittenPerson]) -> None:
    """ "Phu nhân Tổng thống Mỹ Maria Carver": the office is her husband's; not "bà Anna B, phu nhân Tổng thống Mỹ John B"."""
    for person in people.values():
        for i, office in enumerate(person.before):
            words = [sentence.lower(office.start - k) for k in (3, 2, 1)]
            if words[1:] == ["phu", "nhân"] and words[0] not in (",", "-", "–"):
                del person.before[i:]
                person.addressed = True
                break


def drop_strangers(people: dict[int, WrittenPerson]) -> None:
    """A chain of heads of several foreign countries lists several people: only the office at the name is the name's own."""
    for person in people.values():
        if len(_foreign_heads(person.before)) > 1:
            del person.before[:-1]
            person.after.clear()
        elif len(_foreign_heads(person.before) | _foreign_heads(person.after)) > 1:  # "Tổng thống Nga A, Thủ tướng Canada, …"
            own = _foreign_heads(person.before)
            person.after[:] = [o for o in person.after if o.country in own or o.frame not in _HEADS_OF_STATE]
        elif any(o.frame in CHIEFS and (o.country not in (None, "VN") or o.role in _FOREIGN_CHIEFS) for o in person.before):
            # "Tổng thống Hàn Quốc A, Tổng Thư ký Liên hợp quốc": behind a foreign chief a list goes on with other people
            person.after[:] = [o for o in person.after if o.frame not in (Frame.SEAT, Frame.PLACE)]


def _foreign_heads(offices: list[OfficeReading]) -> set[str]:
    """The foreign countries whose heads or ministers a chain lists."""
    return {o.country for o in offices if o.country not in (None, "VN") and o.frame in _HEADS_OF_STATE}
