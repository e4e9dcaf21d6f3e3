"""Ties offices to the names they stand with: "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao A", "A, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh".

In: a tokenized sentence. Out: the people written in it, each with its office readings, and the offices that stand alone.
It works within one sentence; what an office lacks is ``kg.mentions.completion``'s, second mentions are ``kg.mentions.people``'s.
"""

from __future__ import annotations

import re

from kg.mentions.career import give_careers, read_career
from kg.mentions.element import BETWEEN_OFFICES, Element, WrittenPerson, gap_between, is_addressed, read_elements
from kg.mentions.name import is_foreign
from kg.mentions.office import OfficeReading
from kg.mentions.sharing import drop_aides, drop_spouses, drop_strangers, share_deputies, share_plural, share_tails
from kg.mentions.succession import give_successions
from kg.mentions.title import AIDES, CHIEFS, HEADS, Frame
from kg.mentions.token import TokenizedSentence

# Before a name "và" joins people ("Tổng thống Mỹ và Chủ tịch nước A"), after it offices ("A, Chủ tịch X và Phó Chủ tịch Y").
_BEFORE_NAME = BETWEEN_OFFICES - {"và", ", và"}
# Between the last office before a name and the name (forms of address are elements of their own).
_OFFICE_TO_NAME = frozenset({"", "-", "–", "(", ":", "là", ": "})
_THEN = tuple(f"{word} {then}" for word in ("khi", "lúc") for then in ("đó", "ấy", "bấy giờ"))
_OFFICE_TO_NAME |= {f"{then}{link}" for then in _THEN for link in ("", " là")}  # "Ngoại trưởng Mỹ khi đó là ông A"
_OFFICE_TO_ADDRESSED = _OFFICE_TO_NAME | {","}
# Between a name and the first office after it.
_NAME_TO_OFFICE = frozenset(
    {",", "-", "–", "(", ", là", "là", ", hiện là", ", nay là", "hiện là", "–,", ", kiêm", "kiêm", ", với tư cách là", ", -"}
)


def read_people(sentence: TokenizedSentence) -> tuple[list[WrittenPerson], list[OfficeReading]]:
    """The people of a sentence with their offices, and the offices that belong to no name in it."""
    elements = read_elements(sentence)
    people: dict[int, WrittenPerson] = {}
    for position, element in enumerate(elements):
        if element.kind in ("name", "pronoun"):
            pronoun = element.kind == "pronoun"
            addressed = is_addressed(sentence, elements, position)
            person = WrittenPerson(element.start, element.end, element.partial, addressed, pronoun)
            person.phrase_start, person.phrase_end = element.start, element.end
            person.country = elements[position - 1].country if addressed else None
            people[position] = person
    _share_out(sentence, elements, people)
    share_plural(sentence, elements, people)
    give_careers(sentence, elements, people)
    give_successions(sentence, elements, people)
    share_deputies(sentence, people)
    drop_aides(people)
    drop_spouses(sentence, people)
    share_tails(people)
    drop_strangers(people)
    used = {(o.start, o.end) for p in people.values() for o in p.offices}
    alone = [e.office for e in elements if e.office is not None and (e.office.start, e.office.end) not in used]
    return list(people.values()), alone


def _share_out(sentence: TokenizedSentence, elements: list[Element], people: dict[int, WrittenPerson]) -> None:
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


def _give_after(person: WrittenPerson, elements: list[Element], indices: list[int]) -> None:
    for index in indices:
        office = elements[index].office
        assert office is not None
        person.after.append(office)
        person.phrase_end = max(person.phrase_end, elements[index].end)


def _tail(sentence: TokenizedSentence, elements: list[Element], position: int, previous: int | None) -> list[int]:
    """The offices that run up to the name at ``position``, first to last."""
    if elements[position].kind == "pronoun":
        return []
    index, allowed, right = position - 1, _OFFICE_TO_NAME, elements[position].start
    while index >= 0 and elements[index].kind == "address":
        if gap_between(sentence, elements[index].end, right) not in ("", ",", ":"):
            return []
        right, allowed, index = elements[index].start, _OFFICE_TO_ADDRESSED, index - 1
    allowed_by_address = allowed is _OFFICE_TO_ADDRESSED and gap_between(sentence, elements[index].end, right) == ","
    out: list[int] = []
    while index >= 0 and elements[index].kind in ("office", "address") and (previous is None or index > previous):
        joined = gap_between(sentence, elements[index].end, right) in allowed or _is_apposition(sentence, elements, index, position)
        if not joined or _is_aides_then(sentence, elements, index, right) or _is_speech(sentence, elements, index, position):
            break
        dashed = gap_between(sentence, elements[index].end, right) in ("-", "–")
        if out and not dashed and not _may_precede(elements[index].office, elements[out[0]].office):
            if _is_aide(elements[index].office) and elements[index].end == right:
                return []  # "Phát ngôn viên Tổng thống Hàn Quốc A": neither office is read, whose aide A is
            break
        if _speaks_for(elements[index].office) and elements[index].end != elements[position].start:
            break
        right = elements[index].start
        if elements[index].kind == "office":
            out.insert(0, index)
        allowed, index = _BEFORE_NAME, index - 1
    if out and sentence.lower(elements[out[0]].start - 1) == "một" and elements[position - 1].kind == "office":
        return []  # "một thành viên cấp cao của trường Nghiên cứu Quốc tế S Rajaratnam": the school's name
    while len(out) > 1 and _speaks_in_place(sentence, elements[out[0]].start):
        out.pop(0)  # "Thay mặt Thủ tướng Chính phủ, Bộ trưởng A": he speaks in his place
    if out and allowed_by_address and _is_source(sentence, elements[out[0]].start, elements[position].end):
        return []
    first = elements[out[0]].start if out else 0
    if out and allowed_by_address and read_career(gap_between(sentence, max(0, first - 2), first).split(" ")[-1]) is not None:
        return []  # "ông A làm Thường trực Ban Bí thư, ông B làm …": the office is A's
    return out


def _speaks_in_place(sentence: TokenizedSentence, start: int) -> bool:
    """ "Thay mặt (Chính phủ,) |Thủ tướng Chính phủ|": in whose place the next office speaks."""
    before = " ".join(sentence.lower(i) for i in range(max(0, start - 5), start))
    return re.search(r"(?:thay mặt|đại diện cho|được sự ủy quyền của|ủy quyền của)(?: \w+ \w+ ,)?$", before) is not None


def _is_aides_then(sentence: TokenizedSentence, elements: list[Element], index: int, right: int) -> bool:
    """ "thư ký báo chí của tổng thống lúc bấy giờ là A": whose office "then" speaks of is not said."""
    then = gap_between(sentence, elements[index].end, right).startswith(_THEN)
    return then and index > 0 and elements[index - 1].kind == "office" and sentence.lower(elements[index].start - 1) == "của"


def _is_speech(sentence: TokenizedSentence, elements: list[Element], index: int, position: int) -> bool:
    """ "Ngoại trưởng Trung Quốc: Ông A coi trọng quan hệ": a colon after an office, and a clause behind it, is what the officer says."""
    end = elements[position].end
    goes_on = sentence.is_word(end) and not sentence.is_capital(end) and sentence.lower(end) != "và"
    return goes_on and sentence.lower(elements[index].end) == ":"


def _is_apposition(sentence: TokenizedSentence, elements: list[Element], index: int, position: int) -> bool:
    """ "Bộ trưởng Ngoại giao Lào, Somphet Kaysone, …": the name of a foreigner in commas behind an office of a foreign country."""
    office, name = elements[index].office, elements[position]
    foreign = office is not None and office.country not in (None, "VN") and office.frame in HEADS and office.frame is not Frame.MEMBER
    if office is not None and index == position - 1 and _closes_row(sentence, elements, index, position):
        return True
    return (
        foreign
        and index == position - 1
        and name.end - name.start >= 2
        and any(is_foreign(sentence.tokens[i].text) for i in range(name.start, name.end))
        and gap_between(sentence, elements[index].end, name.start) == ","
        and (sentence.lower(name.end) == "," or _opens_sentence(sentence, elements, index, position))
        and not (position + 1 < len(elements) and elements[position + 1].kind == "office" and elements[position + 1].start == name.end + 1)
    )


# What may be told of the body before the name: "chuyên gia tại viện X |có trụ sở đặt tại Washington, Mỹ,| A".
_CLAUSE = re.compile(r",? ?(?:chuyên|có trụ sở|đặt trụ sở|cơ quan|đơn vị|tổ chức|công ty|tập đoàn|hãng|trực thuộc) [^.;:]{3,150} ,$")
_BODIES = frozenset({Frame.SEAT, Frame.EMBEDDED, Frame.MISSION, Frame.MINISTRY})


def _closes_row(sentence: TokenizedSentence, elements: list[Element], index: int, position: int) -> bool:
    """ "Tổng Giám đốc Hãng thông tấn X, Dmitri Orlov cho rằng …": a whole office, a comma and a long name that goes on to a verb.

    Not where a name stands before the office, whose it then is, or an office behind the name: "…, A, Chủ tịch Y".
    """
    office, name = elements[index].office, elements[position]
    assert office is not None
    whole = office.organization is not None and office.frame in _BODIES and office.role != "Đại diện" and not office.doubtful
    gap = gap_between(sentence, elements[index].end, name.start)
    if not whole or name.partial or name.end - name.start < 2 or not (gap == "," or _CLAUSE.match(gap)):
        return False
    first = index
    while first > 0 and elements[first - 1].kind == "office":
        if gap_between(sentence, elements[first - 1].end, elements[first].start) not in BETWEEN_OFFICES:
            break
        first -= 1
    begins, end = elements[first].start, name.end
    opens = begins == 0 or sentence.lower(begins - 1) in ("có", "của", "do", "là", ":", "“", '"')
    if not opens and not _stands_free(sentence, elements, first):
        return False  # "Gặp Bộ trưởng X, A nói": the clause ends at the comma
    behind = elements[position + 1] if position + 1 < len(elements) else None
    if behind is not None and gap_between(sentence, end, behind.start) in (",", "và", "-", ", và"):
        return behind.kind == "office" and sentence.lower(end) == "và"  # "…, A và Tổng Giám đốc Y, B ký …"
    verb = sentence.is_word(end) and not sentence.is_capital(end) and sentence.lower(end) not in ("và", "cùng", "của", "với")
    return verb or (begins == 0 and end >= len(sentence.tokens) - 1)


def _stands_free(sentence: TokenizedSentence, elements: list[Element], first: int) -> bool:
    """Whether a comma or "và" before the row of offices is no name's whose offices these would be: "tại Điện X, |Tổng Giám đốc Y|, A"."""
    begins, before = elements[first].start, elements[first - 1] if first > 0 else None
    link = sentence.lower(begins - 1)
    beside = before is not None and before.end == begins - 1
    if link == ",":
        return not beside
    row = before is not None and before.kind == "name" and first > 1 and elements[first - 2].kind == "office"
    return link == "và" and beside and row and sentence.lower(elements[first - 1].start - 1) == ","


def _opens_sentence(sentence: TokenizedSentence, elements: list[Element], index: int, position: int) -> bool:
    """ "Bộ trưởng Quốc phòng Thụy Điển, A đã gọi": the office is the sentence's first word; "Gặp Bộ trưởng X, A nói" is of two people."""
    end = elements[position].end
    goes_on = sentence.is_word(end) and not sentence.is_capital(end) and sentence.lower(end) not in ("và", "cùng")
    return elements[index].start == 0 and goes_on


def _is_source(sentence: TokenizedSentence, start: int, end: int) -> bool:
    """ "Theo người phát ngôn của Tổng thống Hàn Quốc, ông A đã nhận lời": the office says it of A; with a comma behind A it is A's."""
    before = [sentence.lower(i) for i in range(max(0, start - 5), start)]
    return "theo" in before and "," not in before[before.index("theo") :] and sentence.is_word(end)


def _is_aide(office: OfficeReading | None) -> bool:
    return office is not None and office.role in AIDES and office.organization is None


def _speaks_for(office: OfficeReading | None) -> bool:
    """ "Đại diện Bộ Y tế, Đại sứ A": somebody unnamed speaks for the ministry."""
    return office is not None and office.role == "Đại diện"


def _may_precede(earlier: OfficeReading | None, later: OfficeReading | None) -> bool:
    """Whether one person's offices may come in this order: party before state, the higher before the lower.

    "Sau cuộc tiếp Thị trưởng Rotterdam, Thủ tướng A …": a mayor's office before the chief's is somebody else's.
    """
    if earlier is None or later is None:
        return True
    if later.role in AIDES:
        return earlier.role in AIDES
    if later.frame not in CHIEFS:
        return True
    party = earlier.frame in (Frame.MEMBER, Frame.PARTY_CHIEF, Frame.STATE) or earlier.role.startswith("Bí thư")
    party = party or (earlier.organization or "").startswith("Đảng ")  # "Chủ tịch Đảng Nhân dân Campuchia, Thủ tướng …"
    return party and not (earlier.country not in (None, "VN") and later.country != earlier.country and later.bare is False)


def _head(sentence: TokenizedSentence, elements: list[Element], position: int) -> list[int]:
    """The offices that run on from the name at ``position``."""
    index, left, allowed, out = position + 1, elements[position].end, _NAME_TO_OFFICE, []
    if elements[position].kind == "pronoun":
        allowed = frozenset()
    while index < len(elements) and elements[index].kind in ("office", "address"):
        if gap_between(sentence, left, elements[index].start) not in allowed:
            break
        if elements[index].office is not None and _is_next_subject(sentence, elements, index):
            break
        left = elements[index].end
        if elements[index].kind == "office":
            out.append(index)
            allowed = BETWEEN_OFFICES
        elif sentence.lower(elements[index].start) in ("ông", "bà", "đồng", "ngài", "các"):
            break  # a form of address begins the next person
        else:
            allowed = allowed | BETWEEN_OFFICES | {""}
        index += 1
    return out


def _is_foreigners(sentence: TokenizedSentence, elements: list[Element], before: WrittenPerson, index: int, position: int) -> bool:
    """ "Đại tướng A, Bộ trưởng Quốc phòng Ấn Độ, bà B": an office of another country between a Vietnamese and a foreign name."""
    office, name = elements[index].office, elements[position]
    return (
        office is not None
        and office.country not in (None, "VN")
        and office.frame is not Frame.MISSION
        and any(is_foreign(sentence.tokens[i].text) for i in range(name.start, name.end))
        and not any(is_foreign(sentence.tokens[i].text) for i in range(before.start, before.end))
    )


_CHAMBERS = ("Quốc hội", "Thượng viện", "Hạ viện", "Nghị viện")


def _is_next_subject(sentence: TokenizedSentence, elements: list[Element], index: int) -> bool:
    """ "… tiếp ông A, Thủ tướng khẳng định": a bare title after a comma before a verb begins another clause."""
    office = elements[index].office
    assert office is not None
    chamber = (office.organization or "").startswith(_CHAMBERS) and office.country is not None
    if sentence.lower(office.start - 1) != "," or not (chamber or office.frame in (HEADS if office.bare else CHIEFS)):
        return False
    return sentence.is_word(office.end) and not sentence.is_capital(office.end) and sentence.lower(office.end) not in ("và", "kiêm", "đồng")


def _settle(
    sentence: TokenizedSentence, elements: list[Element], before: WrittenPerson, head: list[int], tail: list[int], position: int
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
