"""Text in, the events that it speaks of out: conferences, meetings, visits, ceremonies, each with its name as far as the name goes.

Reads "Hội nghị tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025 diễn ra sáng 6/1" up to "năm 2025", and a lone
"hội nghị" as a bare reference (``named`` is False). It does not say which event a bare reference means (``kg.context``
does), nor does it read verbs ("A tiếp B"): those are rules.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.mentions.event_short import short_summits
from kg.mentions.event_words import begins, ends, last, only
from kg.model import EventKind, EventMention
from kg.text.letters import UPPER

MAX_NAME = 260  # a longer "name" is a sentence that was not understood


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: ``family`` groups heads that take up one another ("hội nghị", "hội thảo"); ``form`` is when it is one."""

    words: str
    kind: EventKind
    family: str
    form: str

    @property
    def bound(self) -> bool:
        """A noun only after certain words; a verb elsewhere."""
        return self.form == "bound"


# A visit's name goes on with where it leads: "chuyến thăm của Ⓟ | tại Singapore".
_LEADS_TO = re.compile(rf"(?:tại|tới|đến|sang|ở) (?:nước |Cộng hòa |Vương quốc )?[{UPPER}]")
_PARENTHESIS = re.compile(
    r" \((?:[A-Z][\w./–-]*(?: [–-] [A-Z]\w+)?(?: ?-?\d{1,4})?|(?:khóa|khoá|lần|mở rộng)[^()]{1,20}|"
    rf"Lào|Trung Quốc|[{UPPER}][\w ]{{2,20}})\)"
)
_QUOTED = re.compile(r" ?[“\"‘]([^”\"’\n]{3,140})[”\"’]")
# "Việt Nam - Hà Lan", "Việt Nam-Đức", "phiên ăn trưa - Đối thoại"; a photo's credit is no part of a name.
_WORD = re.compile(rf"(?<= công)[ ]?[–-][ ]?tư(?!\w)|[ ]*[–-][ ]*(?!Ảnh)[{UPPER}\d][\w./-]*|[ ]+(?:\+(?=\d))?\w[\w./&+%’'–-]*")
# "các tỉnh Quảng Ninh, Lạng Sơn, Hà Giang": a comma inside a list of names.
_LIST = re.compile(r"(?:các (?:tỉnh|nước|địa phương)|\d (?:tỉnh|nước)|giữa)(?!\w)")


@functools.cache
def heads() -> dict[str, Head]:
    """The head nouns by their words, lower case."""
    return {
        row["head"]: Head(row["head"], EventKind(row["kind"]), row["family"], row["form"]) for row in load_table("event-heads")
    }


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = sorted(heads(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.I)


def head_of(name: str) -> Head | None:
    """The head noun that an event's name begins with, or None: ``head_of("Hội nghị G20").family == "conference"``."""
    match = _pattern().match(name)
    return heads()[match.group().lower()] if match else None


def find_events(text: str, offset: int = 0) -> tuple[EventMention, ...]:
    """The events that ``text`` (a sentence) speaks of, in order and without overlaps; offsets are shifted by ``offset``."""
    found: list[EventMention] = []
    end = 0
    for match in _pattern().finditer(text):
        if match.start() < end:
            continue
        head = heads()[match.group().lower()]
        if not _is_event(text, match, head):
            continue
        stop = name_end(text, match.end(), head.kind is EventKind.VISIT)
        name = text[match.start() : stop]
        rest = text[match.end() : stop]
        named = bool(rest.strip()) and not only("generic").fullmatch(rest) and len(name) <= MAX_NAME
        if not named:
            stop, name = match.end(), match.group()
        found.append(EventMention(offset + match.start(), offset + stop, head.kind, name, named))
        end = stop
    for start, stop in short_summits(text):
        if all(offset + stop <= event.start or event.end <= offset + start for event in found):
            found.append(EventMention(offset + start, offset + stop, EventKind.CONFERENCE, text[start:stop], True))
    return tuple(sorted(found, key=lambda event: event.start))


def _is_event(text: str, match: re.Match[str], head: Head) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : match.end() + 1]
    between = text.startswith(" giữa ", match.end())
    if head.form == "capital" and not (match.group()[0].isupper() and match.start() > 0 and re.search(r"[\w,:()–-] ?$", before)):
        return False
    if head.bound and not (between or ends("noun-before").search(before) or _opens_with_name(text, match, head)):
        return False
    if (
        head.family == "any"
        and after == " "
        and re.match(
            r" (?:quốc tế|chính trị|lịch sử|khác|nổi bật|"
            r"lớn)",
            text[match.end() :],
        )
    ):
        return False
    if ends("plural").search(before):
        # "các hội nghị" takes up several events at once; "các diễn đàn đa phương" and "các cuộc gặp" name none.
        bare = name_end(text, match.end()) == match.end()
        if head.family == "signing":
            return True
        return head.kind is EventKind.CONFERENCE and (bare or (match.group()[0].isupper() and match.start() > 0))
    return not ends("no-event-after").search(before)


def _opens_with_name(text: str, match: re.Match[str], head: Head) -> bool:
    """A bound head in capitals in mid-sentence is a name: "khai mạc Triển lãm Thực phẩm quốc tế"."""
    return match.group()[0].isupper() and match.start() > 0 and head.family in ("fair", "conference", "session", "banquet")


def name_end(text: str, start: int, visit: bool = False) -> int:
    """Where the name that began before ``start`` (the end of its head) ends: the right boundary, never inside a word.

    A visit's name goes on with the land that it leads to: "chuyến thăm của Ⓟ tại Singapore".
    """
    position = start
    while position < len(text):
        step = _step(text, position, start, visit)
        if step is None:
            break
        position = step
    while weak := last("weak-end").search(text, start, position):
        position = weak.start()
    return position


def _step(text: str, position: int, start: int, visit: bool) -> int | None:
    """The end of the next piece of the name after ``position``, or None where the name ends."""
    bracket = _PARENTHESIS.match(text, position)
    if bracket:
        return bracket.end()
    quoted = _QUOTED.match(text, position)
    if quoted:
        return quoted.end()
    if text.startswith(", ", position):
        if position > start and (begins("after-comma").match(text, position + 2) or _in_list(text, start, position)):
            return position + 1
        return None
    word = _WORD.match(text, position)
    if not word:
        return None
    begin = position + len(text[position:]) - len(text[position:].lstrip(" "))
    if begins("goes-on").match(text, begin) or (visit and _LEADS_TO.match(text, begin)):
        return word.end()
    if begins("stop", ignore_case=False).match(text, begin):
        return None
    if re.match(r"(?:và|hay|hoặc) ", text[begin : begin + 5]):
        if position == start:
            return None  # "Diễn đàn | và các thành viên": the head alone is a reference
        skip = text.index(" ", begin) + 1
        return None if begins("after-and").match(text, skip) else word.end()
    if _pattern().match(text, begin) and text[begin].isupper() and not _nests(text[start:begin]):
        return None
    end = word.end()
    # A trailing stop is the sentence's, not the word's.
    while end > position and text[end - 1] in ".'-/’":
        end -= 1
    return end if end > begin else None


def _in_list(text: str, start: int, comma: int) -> bool:
    """Whether the comma stands between two of several names of places."""
    so_far, after = text[start:comma], text[comma + 2 : comma + 3]
    if begins("office", ignore_case=False).match(text, comma + 2):
        return False
    return after.isupper() and bool(_LIST.search(so_far)) and so_far.rsplit(" ", 1)[-1][:1].isupper()


def _nests(so_far: str) -> bool:
    """Whether an inner event belongs to the name: "thực hiện Nghị quyết Hội nghị Trung ương 8", "Hội nghị của Diễn đàn Kinh tế"."""
    return not so_far.strip() or bool(
        re.search(
            r"(?:của|nghị quyết|kết quả|cấp cao|thượng đỉnh|về|hiện|sau|trước|dự|phục vụ|chuẩn bị|chuẩn bị cho|quán triệt|"
            r"triển khai|hưởng ứng|khai mạc|hội nghị|diễn đàn)$",
            so_far.strip(),
            re.I,
        )
    )
