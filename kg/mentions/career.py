"""Reads the words of a career between a person and an office: "được bổ nhiệm làm", "từng là", "thôi giữ chức".

In: the elements of a sentence and the people among them. Out: the people have the offices that such words give them.
It reads no office that stands next to a name; ``kg.mentions.chain`` does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.element import BETWEEN_OFFICES, Element, WrittenPerson, gap_between
from kg.mentions.token import TokenizedSentence
from kg.model import Status

# "được Quốc hội phê chuẩn bổ nhiệm làm", "vừa được bầu giữ chức", "được Thủ tướng Chính phủ bổ nhiệm làm", ", làm": who
# appoints may stand inside; a negation, a question, "đề cử", "ứng cử" or a second clause may not.
_APPOINTED = re.compile(
    r"^,? ?(?:(?:hiện|nay|sau đó|tiếp tục|cũng|vừa|mới|đã|lần lượt|đồng thời|trước đó|về|chính thức) )*"
    r"(?:(?:được|do) (?:[^,;.:]{0,60}? )?)?"
    r"(?:(?:phê chuẩn|bổ nhiệm(?: lại)?|bầu|bầu cử|chỉ định|phân công|điều động|cử|luân chuyển|tín nhiệm|giao|tái cử|"
    r"nhận nhiệm vụ|tham gia)(?: ?,)?(?: và)? )*"
    r"(?:làm|giữ chức|giữ chức vụ|giữ các chức vụ|giữ cương vị|giữ vị trí|giữ trọng trách|giữ chức danh|"
    r"đảm nhiệm|đảm nhiệm chức danh|đảm nhận|đảm nhận cương vị|nhận|nhậm|làm nhiệm vụ|phụ trách|trở thành|"
    r"kiêm giữ chức|kiêm nhiệm|bổ nhiệm|bầu vào|bầu)(?: chức| chức vụ| chức danh)?$"
)
_IS = re.compile(
    r"^,? ?(?:(?:hiện|nay|hiện nay|hiện đang|đang|cũng|đồng thời) )?"
    r"(?:là|giữ chức|giữ chức vụ|đồng thời là|với tư cách|với tư cách là|trên cương vị|trên cương vị là)$"
)
_WAS = re.compile(
    r"^,? ?(?:đã |trước đó |trước đây )?(?:(?:khi|lúc) (?:đó|ấy|bấy giờ)(?= là)|bấy giờ(?= là)|"
    r"từng|nguyên|vốn|đã từng|từng có thời gian|trước đó|trước đây|trước khi đó)"
    r"(?: là| làm| giữ| giữ chức| giữ chức vụ| đảm nhiệm chức vụ| đảm nhiệm| giữ cương vị)*$"
)
_LEFT = re.compile(
    r"^,? ?(?:(?:được |xin |đã |bị )*(?:thôi giữ chức|thôi giữ chức vụ|thôi chức|từ chức|thôi làm|thôi đảm nhiệm chức vụ)"
    r"|(?:đã |vừa )?(?:được |xin |bị )+(?:miễn nhiệm(?: chức vụ| chức danh)?|cách chức))$"
)
# "tham gia Ban Thường vụ Thành ủy và giữ chức Phó Bí thư": membership first, then the office.
_JOINED = re.compile(r"^,? ?(?:được [^;.:]{0,60} )?(?:chỉ định )?tham gia [^;.:]{0,90} (?:và|để) giữ chức(?: vụ)?$")
# "…; năm 1993 - 1996, là …": the next period of the same career.
_NEXT_PERIOD = re.compile(
    r"^; (?:từ )?(?:năm |tháng )?[\d ,./–-]+(?:đến (?:năm |tháng )?[\d ./–-]+)?,? ?"
    r"(?:ông |bà |đồng chí )?(?:là|làm|giữ chức|giữ chức vụ)$"
)
_LEADING = re.compile(r"^(?:\([^)]*\)|[-–)] ?| )+")
_NOT = re.compile(r"\b(?:không|chưa|nếu|đề cử|ứng cử|đề nghị|dự kiến|giới thiệu|sẽ|ứng viên)\b")


def read_career(gap: str) -> Status | None:
    """CURRENT for an appointment or "là", FORMER for "từng là" or "thôi giữ chức", None for anything else."""
    gap = _LEADING.sub("", gap)  # "ông A (sinh năm 1967) là", "ông A - … - làm"
    if len(gap) > 150 or _NOT.search(gap):
        return None
    if _WAS.match(gap) or _LEFT.match(gap):
        return Status.FORMER
    if _APPOINTED.match(gap) or _IS.match(gap) or _JOINED.match(gap):
        return Status.CURRENT
    return None


# A date before the pronoun dates what follows: "Năm 2016, ông được bầu làm …", "từ 2.2015", "Tháng 3/2018, ông …".
_PAST_OPENING = re.compile(r"(?:^|[.;]\s*)(?:Năm|Từ năm|Từ|Tháng|Từ tháng|Tới|Đến|Giai đoạn|Trước đó|Trước đây|Vào)\b[^;:]{0,40}$")


def dates_the_past(before: str) -> bool:
    """Whether the words before a pronoun ("Năm 2016, ", "Trước đó, ") set the sentence in a past period."""
    return _PAST_OPENING.search(before) is not None and (any(c.isdigit() for c in before[-44:]) or "Trước" in before[-44:])


# And between two offices of a career: "Vụ trưởng …; Phó Chủ tịch …".
_BETWEEN_CAREER = (
    BETWEEN_OFFICES
    | {";", "; sau đó là", ", sau đó là", ", sau đó giữ chức", "và giữ chức", "và sau đó giữ chức", "và sau đó là"}
    | {", rồi", "rồi", "rồi làm", ", rồi làm", ", từng là", ", từng giữ chức", ", tiếp đó là"}
)


# "Bộ trưởng Y tế |năm 2000 và| Bộ trưởng Quốc phòng năm 2002"
_YEAR_BETWEEN = re.compile(r"^(?:từ |vào )?năm \d{4}(?: ?(?:-|–|đến) ?(?:năm )?\d{4})? ?(?:,|;|và|, và|rồi|, rồi|, sau đó là)$")


def give_careers(sentence: TokenizedSentence, elements: list[Element], people: dict[int, WrittenPerson]) -> None:
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
    sentence: TokenizedSentence, elements: list[Element], people: dict[int, WrittenPerson], index: int
) -> tuple[list[WrittenPerson], Status | None]:
    """The people before the office at ``index`` whom a verb of a career ties to it, and what the verb says."""
    start = elements[index].start
    for position in reversed([p for p in people if p < index]):
        person = people[position]
        if _appoints(sentence, person):
            continue
        left = max([person.end, *(o.end for o in (*person.after, *person.career))])
        gap = gap_between(sentence, left, start)
        status = read_career(gap)
        if status is None or (gap.startswith(",") and not (person.offices or person.addressed)):
            return [], None
        owners = [person]
        for other in reversed([p for p in people if p < position]):
            between = gap_between(sentence, max([people[other].end, *(o.end for o in people[other].after)]), owners[-1].phrase_start)
            if between not in ("và", ",", ", và") or not _in_plural_list(sentence, people, other):
                break
            owners.append(people[other])
        before = sentence.text[: sentence.tokens[person.start].start]
        if status is Status.CURRENT and person.pronoun and dates_the_past(before):
            status = Status.FORMER
        return owners, status
    return [], None


def _appoints(sentence: TokenizedSentence, person: WrittenPerson) -> bool:
    """ "ông được |cựu Tổng thống A| bổ nhiệm làm …": who appoints holds nothing by it."""
    begin = min([person.phrase_start, *(o.start for o in person.before)])
    return sentence.lower(begin - 1) in ("được", "do") and sentence.lower(person.end) in _APPOINTS


_APPOINTS = frozenset({"bổ", "chỉ", "phân", "đề", "chọn", "cử", "điều", "giao", "bầu"})


def _in_plural_list(sentence: TokenizedSentence, people: dict[int, WrittenPerson], position: int) -> bool:
    """Whether the list of names was announced by "các ông", "các đồng chí", or is what "bổ nhiệm", "phê chuẩn" takes."""
    first = min(p for p in people if p <= position)
    before = " ".join(sentence.lower(i) for i in range(max(0, people[first].start - 3), people[first].start))
    return any(word in before.split() for word in ("các", "hai", "nhiệm", "chuẩn", "bầu", "định", "động"))


def _give_career(
    sentence: TokenizedSentence, elements: list[Element], owners: list[WrittenPerson], index: int, status: Status, taken: set[int]
) -> None:
    """Gives the office at ``index`` and those listed right behind it."""
    left: int | None = None
    for element in elements[index:]:
        if element.office is None:
            if element.kind in ("pronoun", "address"):
                continue
            break
        gap = gap_between(sentence, left, element.start) if left is not None else ","
        if _NEXT_PERIOD.match(gap):
            status = Status.FORMER
        elif gap not in _BETWEEN_CAREER and not _YEAR_BETWEEN.match(gap):
            break
        office = element.office
        if status is Status.FORMER and office.status is Status.CURRENT:
            office = replace(office, status=status)
        for person in owners:
            person.career.append(office)
        taken.add(id(element.office))
        left = element.end
