"""Ties offices to the names they stand with: "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn", "A, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh".

In: a tokenized sentence. Out: the people written in it, each with its office readings, and the offices that stand alone.
It works within one sentence; completing what an office lacks and second mentions are ``kg.mentions.people``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.mentions.career import dates_the_past, read_career
from kg.mentions.name import is_foreign, match_name
from kg.mentions.office import OfficeReading, read_office
from kg.mentions.organization import Missing, match_head
from kg.mentions.phrases import honorifics
from kg.mentions.title import Frame
from kg.mentions.token import TokenizedSentence, TokenKind
from kg.model import Status

# What may stand between two offices of one person.
_BETWEEN_OFFICES = frozenset(
    {"", ",", "và", "kiêm", "đồng thời là", ", đồng thời là", ", kiêm", "-", "–", ", đồng thời", "và là", ", và", "/", "đồng thời", ", hiện là"}
)
# Before a name "và" joins people ("Tổng thống Mỹ và Chủ tịch nước A"), after it offices ("A, Chủ tịch X và Phó Chủ tịch Y").
_BEFORE_NAME = _BETWEEN_OFFICES - {"và", ", và"}
# And between two offices of a career: "Vụ trưởng …; Phó Chủ tịch …".
_BETWEEN_CAREER = _BETWEEN_OFFICES | {";", "; sau đó là", ", rồi", ", sau đó là", ", từng là", ", từng giữ chức", ", tiếp đó là"}
# Between the last office before a name and the name (forms of address are elements of their own).
_OFFICE_TO_NAME = frozenset({"", "-", "–", "(", ":", "là", ": "})
_OFFICE_TO_ADDRESSED = _OFFICE_TO_NAME | {","}
# Between a name and the first office after it.
_NAME_TO_OFFICE = frozenset({",", "-", "–", "(", ", là", "là", ", hiện là", ", nay là", "hiện là", "–,", ", kiêm", "kiêm", ", với tư cách là", ", -"})
_BETWEEN_NAMES = frozenset({",", "và", ";", ", và", "cùng", "; và", ") ,", ") và", ")"})
_PLURALS = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "nhiều", "vị", "2", "3", "4", "5", "6", "7", "8"})


@dataclass(slots=True)
class WrittenPerson:
    """A name in a sentence: token indices of the name and of the whole phrase, and the offices tied to it."""

    start: int
    end: int
    partial: bool  # one syllable after a form of address or an office: "ông Dũng", "Tổng thống Putin"
    addressed: bool  # a form of address or a rank stands before it
    pronoun: bool = False  # "ông", "bà" alone: the person spoken of before
    before: list[OfficeReading] = field(default_factory=list)
    after: list[OfficeReading] = field(default_factory=list)
    career: list[OfficeReading] = field(default_factory=list)  # behind a verb: "được bổ nhiệm làm", "từng là"
    phrase_start: int = 0
    phrase_end: int = 0

    @property
    def offices(self) -> list[OfficeReading]:
        """All offices of the person, in the order of the text."""
        return [*self.before, *self.after, *self.career]


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str  # office, name, address, pronoun
    start: int
    end: int
    office: OfficeReading | None = None
    partial: bool = False


def read_people(sentence: TokenizedSentence) -> tuple[list[WrittenPerson], list[OfficeReading]]:
    """The people of a sentence with their offices, and the offices that belong to no name in it."""
    elements = _elements(sentence)
    people: dict[int, WrittenPerson] = {}
    for position, element in enumerate(elements):
        if element.kind in ("name", "pronoun"):
            pronoun = element.kind == "pronoun"
            addressed = _addressed(sentence, elements, position)
            person = WrittenPerson(element.start, element.end, element.partial, addressed, pronoun)
            person.phrase_start, person.phrase_end = element.start, element.end
            people[position] = person
    _share_out(sentence, elements, people)
    _share_plural(sentence, elements, people)
    _careers(sentence, elements, people)
    _drop_aides(people)
    _share_tails(people)
    _drop_strangers(people)
    used = {(o.start, o.end) for p in people.values() for o in p.offices}
    alone = [e.office for e in elements if e.office is not None and (e.office.start, e.office.end) not in used]
    return list(people.values()), alone


def _elements(sentence: TokenizedSentence) -> list[_Element]:
    out: list[_Element] = []
    index = 0
    while index < len(sentence.tokens):
        element = _element_at(sentence, index, out[-1] if out else None)
        if element is None:
            index = _skip(sentence, index)
            continue
        out.append(element)
        index = element.end
    return out


def _skip(sentence: TokenizedSentence, index: int) -> int:
    """The next index to try: a gazetteer place is stepped over as a whole."""
    place = sentence.places.get(index)
    return place[1] if place is not None else index + 1


def _element_at(sentence: TokenizedSentence, index: int, last: _Element | None) -> _Element | None:
    token = sentence.tokens[index]
    if token.kind not in (TokenKind.WORD, TokenKind.INITIALS):
        return None
    office = read_office(sentence, index)
    if office is not None and not _is_noise(sentence, office):
        return _Element("office", index, office.end, office)
    address = honorifics().match(sentence, index)
    if address is not None:
        if token.lower in ("ông", "bà") and address[1] == index + 1 and _is_pronoun(sentence, index):
            return _Element("pronoun", index, index + 1)
        return _Element("address", index, address[1])
    after_office = last is not None and last.end == index and last.kind != "name"
    if last is not None and last.kind == "office" and _gap(sentence, last.end, index) in ("-", "–", "("):
        after_office = True
    end = match_name(sentence, index, after_office=after_office)
    if end is not None:
        return _Element("name", index, end)
    if after_office and last is not None and _is_partial(sentence, index, last):
        return _Element("name", index, index + 1, partial=True)
    return None


def _is_pronoun(sentence: TokenizedSentence, index: int) -> bool:
    """ "ông" and no name behind it: "Ông từng giữ chức …"."""
    return sentence.is_word(index + 1) and not sentence.is_capital(index + 1) and honorifics().match(sentence, index + 1) is None


def _is_noise(sentence: TokenizedSentence, office: OfficeReading) -> bool:
    """A lower-case title that stands alone before a lower-case word is an ordinary word: "chủ tịch và các thành viên"."""
    first = sentence.tokens[office.start]
    previous = sentence.lower(office.start - 1)
    return office.frame is Frame.MEMBER and office.bare and not first.capital and previous not in (",", "-")


def _is_partial(sentence: TokenizedSentence, index: int, last: _Element) -> bool:
    """One capitalised syllable right after a form of address or a bare title: "ông Dũng", "Tổng thống Putin"."""
    token = sentence.tokens[index]
    if not token.capital or token.kind is not TokenKind.WORD or token.text.isupper():
        return False
    if sentence.is_capital(index + 1) and not is_foreign(token.text):
        return False
    if last.kind == "address":
        return index not in sentence.places or sentence.places[index][1] == index + 1
    return index not in sentence.places and not match_head(sentence, index)


def _gap(sentence: TokenizedSentence, end: int, start: int) -> str:
    """The text between two elements, lower case, one blank between tokens."""
    return " ".join(sentence.lower(i) for i in range(end, start))


def _addressed(sentence: TokenizedSentence, elements: list[_Element], position: int) -> bool:
    previous = elements[position - 1] if position else None
    return previous is not None and previous.kind == "address" and previous.end == elements[position].start


def _share_out(sentence: TokenizedSentence, elements: list[_Element], people: dict[int, WrittenPerson]) -> None:
    """Gives each run of offices to the name after it or before it."""
    previous: int | None = None
    for position in people:
        head, tail = [], _tail(sentence, elements, position, previous)
        if previous is not None:
            head = _head(sentence, elements, previous)
            head, tail = _settle(sentence, elements, people[previous], head, tail, position)
            _give_after(people[previous], elements, head)
        for index in tail:
            office = elements[index].office
            assert office is not None
            people[position].before.append(office)
        if tail:
            people[position].phrase_start = elements[tail[0]].start
        elif people[position].addressed:
            people[position].phrase_start = elements[position - 1].start
        previous = position
    if previous is not None:
        _give_after(people[previous], elements, _head(sentence, elements, previous))


def _give_after(person: WrittenPerson, elements: list[_Element], indices: list[int]) -> None:
    for index in indices:
        office = elements[index].office
        assert office is not None
        person.after.append(office)
        person.phrase_end = max(person.phrase_end, elements[index].end)


def _tail(sentence: TokenizedSentence, elements: list[_Element], position: int, previous: int | None) -> list[int]:
    """The offices that run up to the name at ``position``, first to last."""
    if elements[position].kind == "pronoun":
        return []
    index, allowed, right = position - 1, _OFFICE_TO_NAME, elements[position].start
    while index >= 0 and elements[index].kind == "address":
        if _gap(sentence, elements[index].end, right) not in ("", ",", ":"):
            return []
        right, allowed, index = elements[index].start, _OFFICE_TO_ADDRESSED, index - 1
    allowed_by_address = allowed is _OFFICE_TO_ADDRESSED and _gap(sentence, elements[index].end, right) == ","
    out: list[int] = []
    while index >= 0 and elements[index].kind in ("office", "address") and (previous is None or index > previous):
        if _gap(sentence, elements[index].end, right) not in allowed:
            break
        if out and not _may_precede(elements[index].office, elements[out[0]].office):
            break
        right = elements[index].start
        if elements[index].kind == "office":
            out.insert(0, index)
        allowed, index = _BEFORE_NAME, index - 1
    first = elements[out[0]].start if out else 0
    if out and allowed_by_address and read_career(_gap(sentence, max(0, first - 2), first).split(" ")[-1]) is not None:
        return []  # "ông A làm Thường trực Ban Bí thư, ông B làm …": the office is A's
    return out


def _may_precede(earlier: OfficeReading | None, later: OfficeReading | None) -> bool:
    """Whether one person's offices may come in this order: party before state, the higher before the lower.

    "Sau cuộc tiếp Thị trưởng Rotterdam, Thủ tướng A …": a mayor's office before the chief's is somebody else's.
    """
    if earlier is None or later is None:
        return True
    if later.role in _AIDES:
        return earlier.role in _AIDES
    if later.frame not in _CHIEFS:
        return True
    party = earlier.frame in (Frame.MEMBER, Frame.PARTY_CHIEF, Frame.STATE) or earlier.role.startswith("Bí thư")
    return party and not (earlier.country not in (None, "VN") and later.country != earlier.country and later.bare is False)


def _head(sentence: TokenizedSentence, elements: list[_Element], position: int) -> list[int]:
    """The offices that run on from the name at ``position``."""
    index, left, allowed, out = position + 1, elements[position].end, _NAME_TO_OFFICE, []
    if elements[position].kind == "pronoun":
        allowed = frozenset()
    while index < len(elements) and elements[index].kind in ("office", "address"):
        if _gap(sentence, left, elements[index].start) not in allowed:
            break
        if elements[index].office is not None and _is_next_subject(sentence, elements, index):
            break
        left = elements[index].end
        if elements[index].kind == "office":
            out.append(index)
            allowed = _BETWEEN_OFFICES
        elif sentence.lower(elements[index].start) in ("ông", "bà", "đồng", "ngài", "các"):
            break  # a form of address begins the next person
        else:
            allowed = allowed | _BETWEEN_OFFICES | {""}
        index += 1
    return out


def _is_foreigners(
    sentence: TokenizedSentence, elements: list[_Element], before: WrittenPerson, index: int, position: int
) -> bool:
    """ "Đại tướng A, Bộ trưởng Quốc phòng Ấn Độ, bà B": an office of another country between a Vietnamese and a foreign name."""
    office, name = elements[index].office, elements[position]
    return (
        office is not None
        and office.country not in (None, "VN")
        and office.frame is not Frame.MISSION
        and any(is_foreign(sentence.tokens[i].text) for i in range(name.start, name.end))
        and not any(is_foreign(sentence.tokens[i].text) for i in range(before.start, before.end))
    )


def _is_next_subject(sentence: TokenizedSentence, elements: list[_Element], index: int) -> bool:
    """ "… tiếp ông A, Thủ tướng khẳng định": a bare title after a comma before a verb begins another clause."""
    office = elements[index].office
    assert office is not None
    if sentence.lower(office.start - 1) != "," or office.frame not in (_HEADS if office.bare else _CHIEFS):
        return False
    return sentence.is_word(office.end) and not sentence.is_capital(office.end) and sentence.lower(office.end) not in ("và", "kiêm", "đồng")


# "Theo ông A, Tổng thống Mỹ muốn …": heads of state and government are hardly ever introduced after their names.
_CHIEFS = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF})
_HEADS = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF, Frame.MINISTRY, Frame.FOREIGN_MINISTER, Frame.MISSION, Frame.SEAT})


def _careers(sentence: TokenizedSentence, elements: list[_Element], people: dict[int, WrittenPerson]) -> None:
    """Offices behind a verb of a career: "ông A, nguyên x, được bầu làm y", "các ông A, B giữ chức y"."""
    taken = {id(o) for p in people.values() for o in p.offices}
    for index, element in enumerate(elements):
        if element.office is None or id(element.office) in taken:
            continue
        owners, status = _owners(sentence, elements, people, index)
        if status is None:
            continue
        _give_career(sentence, elements, owners, index, status, taken)


def _owners(
    sentence: TokenizedSentence, elements: list[_Element], people: dict[int, WrittenPerson], index: int
) -> tuple[list[WrittenPerson], Status | None]:
    """The people before the office at ``index`` whom a verb of a career ties to it, and what the verb says."""
    start = elements[index].start
    for position in reversed([p for p in people if p < index]):
        person = people[position]
        left = max([person.end, *(o.end for o in person.after)])
        gap = _gap(sentence, left, start)
        status = read_career(gap)
        if status is None or (gap.startswith(",") and not (person.offices or person.addressed)):
            return [], None
        owners = [person]
        for other in reversed([p for p in people if p < position]):
            between = _gap(sentence, max([people[other].end, *(o.end for o in people[other].after)]), owners[-1].phrase_start)
            if between not in ("và", ",") or not _in_plural_list(sentence, people, other):
                break
            owners.append(people[other])
        if person.pronoun and status is Status.CURRENT and dates_the_past(sentence.text[: sentence.tokens[person.start].start]):
            status = Status.FORMER
        return owners, status
    return [], None


def _in_plural_list(sentence: TokenizedSentence, people: dict[int, WrittenPerson], position: int) -> bool:
    """Whether the list of names was announced by "các ông", "các đồng chí"."""
    first = min(p for p in people if p <= position)
    before = " ".join(sentence.lower(i) for i in range(max(0, people[first].start - 3), people[first].start))
    return "các" in before.split() or "hai" in before.split()


def _give_career(
    sentence: TokenizedSentence, elements: list[_Element], owners: list[WrittenPerson], index: int, status: Status, taken: set[int]
) -> None:
    """Gives the office at ``index`` and those listed right behind it."""
    left: int | None = None
    for element in elements[index:]:
        if element.office is None or (left is not None and _gap(sentence, left, element.start) not in _BETWEEN_CAREER):
            break
        office = element.office
        if status is Status.FORMER and office.status is Status.CURRENT:
            office = replace(office, status=status)
        for person in owners:
            person.career.append(office)
        taken.add(id(element.office))
        left = element.end


def _settle(
    sentence: TokenizedSentence, elements: list[_Element], before: WrittenPerson, head: list[int], tail: list[int], position: int
) -> tuple[list[int], list[int]]:
    """Where the same offices could go with the name before and the name after, the style of the list decides."""
    shared = [i for i in head if i in tail]
    if not shared:
        return head, tail
    if before.before:  # titles stand before the names: "Chủ tịch nước A, Phó Thủ tướng B"
        return [i for i in head if i not in tail], tail
    if _is_foreigners(sentence, elements, before, shared[0], position):
        return [], tail
    adjacent = elements[tail[-1]].end == elements[position].start
    if adjacent:  # "A, Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh B": the last one touches its name
        return [i for i in head if i != tail[-1]], [tail[-1]]
    return head, [i for i in tail if i not in head]


def _share_plural(sentence: TokenizedSentence, elements: list[_Element], people: dict[int, WrittenPerson]) -> None:
    """ "các Phó Thủ tướng: A, B và C": an office in the plural goes to every name of the list that follows."""
    for index, element in enumerate(elements):
        if element.office is None or not _is_plural(sentence, elements, index):
            continue
        last_end, position = element.end, index + 1
        while position < len(elements):
            gap = _gap(sentence, last_end, elements[position].start)
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


def _share_tails(people: dict[int, WrittenPerson]) -> None:
    """ "Bí thư, Tỉnh trưởng tỉnh X", "Chủ tịch kiêm Tổng Giám đốc Công ty Y": a bare title takes the body of the next one."""
    for person in people.values():
        for offices in (person.before, person.after, person.career):
            for i in range(len(offices) - 2, -1, -1):
                here, there = offices[i], offices[i + 1]
                seat = _LEVEL_PLACE.search(there.organization or "")
                if here.bare and here.frame is Frame.PLACE and there.frame is Frame.MINISTRY and seat is not None:
                    offices[i] = replace(here, organization=seat[1][0].lower() + seat[1][1:], missing=Missing.NOTHING)
                    continue
                if here.bare and here.organization is None and here.frame in _TAILED and there.organization and there.frame in _TAILED:
                    offices[i] = replace(here, organization=there.organization, missing=there.missing, country=there.country)


_TAILED = frozenset({Frame.SEAT, Frame.PLACE})
_LEVEL_PLACE = re.compile(r" ((?:[Bb]ang|[Tt]ỉnh|[Tt]hành phố) .+)$")


# Offices that are held with somebody: in "Trợ lý Bộ trưởng Quốc phòng A", A is no minister.
_AIDES = frozenset({"Trợ lý", "Cố vấn", "Cố vấn cấp cao", "Thư ký", "Đặc phái viên", "Đại diện", "Người phát ngôn", "Phó Người phát ngôn", "Đại diện cấp cao"})


def _drop_aides(people: dict[int, WrittenPerson]) -> None:
    for person in people.values():
        for offices in (person.before, person.after):
            for i in range(len(offices) - 1, 0, -1):
                aide, chief = offices[i - 1], offices[i]
                if aide.role in _AIDES and aide.organization is None and chief.start - aide.end <= 1:
                    del offices[i - 1 : i + 1]
                    break


def _drop_strangers(people: dict[int, WrittenPerson]) -> None:
    """A chain of heads of several foreign countries lists several people: only the office at the name is the name's own."""
    for person in people.values():
        countries = {o.country for o in person.before if o.country not in (None, "VN") and o.frame in _HEADS_OF_STATE}
        if len(countries) > 1:
            del person.before[:-1]
            person.after.clear()


_HEADS_OF_STATE = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF, Frame.MINISTRY, Frame.FOREIGN_MINISTER})


def _is_plural(sentence: TokenizedSentence, elements: list[_Element], index: int) -> bool:
    start = elements[index].start
    if sentence.lower(start - 1) in _PLURALS:
        return True
    previous = elements[index - 1] if index else None
    return previous is not None and previous.kind == "address" and previous.end == start and sentence.lower(previous.start) == "các"
