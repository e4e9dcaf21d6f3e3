"""Reads which party a committee is of: "Trung ương Đảng |Nhân dân Cách mạng Lào|"; and slices a name with its country as usually written.

In: a tokenized sentence and the end of what is read. Out: the name and the index after it. It reads no other body.
"""

from __future__ import annotations

from kg.mentions.body import place_name, write_out
from kg.mentions.boundary import DASHES
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind

_PARTY_WORDS = frozenset({"cộng", "sản", "nhân", "dân", "cách", "mạng", "lao", "động", "ndcm", "cs"})


def read_party(sentence: TokenizedSentence, written: str, end: int) -> tuple[str, int, str | None]:
    """ "Trung ương Đảng" + "Cộng sản Trung Quốc" or "Nhân dân Cách mạng Lào": (name, index after it, country); ours is unnamed."""
    index = end
    while sentence.lower(index) in _PARTY_WORDS and index - end < 6 and index not in sentence.places:
        index += 1
    place = sentence.places.get(index)
    if place is None or place[0].kind is not PlaceKind.COUNTRY or (index == end and place[0].key == "VN"):
        return written, end, None
    if place[0].key == "VN":
        return written, place[1], None
    return write_out(f"{written} {slice_named(sentence, end, place[1])}"), place[1], place[0].key


def slice_named(sentence: TokenizedSentence, start: int, end: int) -> str:
    """The text of the name; a country at its end by its usual name."""
    for index in range(start + 1, end):
        if index in sentence.places and sentence.places[index][1] == end and sentence.lower(index - 1) not in DASHES:
            return f"{sentence.slice(start, index)} {place_name(sentence, index)}"
    return sentence.slice(start, end)
