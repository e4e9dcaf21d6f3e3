"""Reads who leaves an office to another, and who is relieved of it: "giữ chức X |thay ông A|", "miễn nhiệm chức X |đối với ông A|".

In: the elements of a sentence and the people among them. Out: those people have the office as a former one. Who comes into an office
is ``kg.mentions.career``'s; a body that an office leaves out is completed elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.element import Element, WrittenPerson, gap_between
from kg.mentions.office import OfficeReading
from kg.mentions.token import TokenizedSentence
from kg.model import Status

# Between an office and the name of who left it; the term may stand before.
_INSTEAD = re.compile(r"^,? ?(?:\(?nhiệm kỳ [\d –-]+\)?,? ?)?(?:để )?(?:thay|thay thế|kế nhiệm)(?: cho)?(?: người tiền nhiệm)?$")
_WITH_REGARD = re.compile(r"^,? ?(?:\(?nhiệm kỳ [\d –-]+\)? ?)?đối với$")
# Before the office: "miễn nhiệm chức danh", "cho thôi giữ chức", "cách chức".
_RELIEVED = re.compile(
    r"(?:miễn nhiệm|bãi nhiệm|cho thôi(?: giữ| làm)?|cách chức|thôi giữ|thôi làm)(?: (?:chức|chức vụ|chức danh|các chức vụ))*$"
)
_PLANNED = re.compile(r"\b(?:kế hoạch|dự kiến|sẽ|có thể|đề cử|ứng cử|đề nghị|giới thiệu|muốn|nếu|không|chưa)\b")  # not yet left
_TAKES = re.compile(r"(?:giữ chức(?: vụ| danh)?|làm|đảm nhiệm(?: chức vụ)?|nhậm chức|trở thành|đảm nhận(?: chức vụ)?|chức(?: vụ)?)$")


def give_successions(sentence: TokenizedSentence, elements: list[Element], people: dict[int, WrittenPerson]) -> None:
    """Offices that a sentence says somebody has left: to who takes it, or by being relieved of it."""
    for position in sorted(people):
        person = people[position]
        first = position - 1
        while first >= 0 and elements[first].kind == "address":
            first -= 1
        office = elements[first].office if first >= 0 else None
        if office is None or person.pronoun or office in person.before:
            continue
        begins = elements[first + 1].start
        gap = gap_between(sentence, elements[first].end, begins)
        before = sentence.text[: sentence.tokens[office.start].start].rstrip().lower()
        left = _INSTEAD.match(gap) is not None and (_TAKES.search(before) is not None or _is_held(people, office, person))
        if _PLANNED.search(before[-120:]):
            continue
        if left or (_WITH_REGARD.match(gap) and _RELIEVED.search(before)):
            person.career.append(replace(office, status=Status.FORMER))


def _is_held(people: dict[int, WrittenPerson], office: OfficeReading, besides: WrittenPerson) -> bool:
    """Whether the office is somebody else's in the sentence: "được bổ nhiệm làm |X| thay ông A"."""
    return any(office in other.offices for other in people.values() if other is not besides)
