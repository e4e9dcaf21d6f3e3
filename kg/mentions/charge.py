"""Reads what an office is charged with: "Giám đốc |phụ trách khu vực Đông Nam Á| của …", "Đặc phái viên Mỹ |về vấn đề Triều Tiên| A".

In: a sentence and the token behind a title or a body. Out: where the charge ends, and what of it belongs to the role. It reads no body.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.mentions.body import match_head
from kg.mentions.name import match_name
from kg.mentions.phrases import PhraseTable, honorifics, is_stop, stop_phrases
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence, TokenKind

_LONGEST = 14  # tokens: "phụ trách các vấn đề khu vực châu Á - Thái Bình Dương và Mỹ Latinh"
_TO_BODY = frozenset({"của", "tại", "thuộc", "ở", "trong", "từ", "cho"})
# A charge that stands behind a body, too: "Thứ trưởng Ngoại giao Mỹ |về vấn đề chính trị| A".
_BEHIND = frozenset({"phụ", "đặc", "chuyên", "về"})
# Which state an article's sentence has in mind, or how long: "Tổng thống |nước chủ nhà| A", "Thủ tướng |đương nhiệm| B".
_FILLERS = ("nước chủ nhà", "nước này", "nước bạn", "nước sở tại", "nước láng giềng", "đương nhiệm", "đương kim", "hiện nay", "hiện tại")


@dataclass(frozen=True, slots=True)
class Charge:
    """``role``: the words that belong to the role ("phụ trách khu vực Đông Nam Á"), "" for none; ``body``: where a body begins."""

    role: str
    body: int


@functools.cache
def _openers() -> PhraseTable[str]:
    return PhraseTable({row["word"]: row["part"] for row in load_table("charges")})


def read_charge(sentence: TokenizedSentence, start: int) -> Charge | None:
    """The charge that begins at ``start``, right behind a title, where the words run on to a body; None where they do not."""
    opener = _openers().match(sentence, start)
    if opener is None or _is_verb(sentence, start):
        return None
    part, index = opener
    begin = start if part == "role" else index
    while index < len(sentence.tokens) and index - start <= _LONGEST:
        if index >= opener[1] and sentence.lower(index) in _TO_BODY and _leads_to(sentence, index):
            return Charge(_role(sentence, begin, index), index + 1)
        if index >= opener[1] and _is_post(sentence, index):
            return Charge(_role(sentence, begin, index), index)  # "Tham tán thương vụ |Việt Nam tại Ai Cập|"
        if index >= opener[1] and sentence.is_capital(index) and _is_body(sentence, index) and not _goes_on(sentence, index):
            return Charge(_role(sentence, begin, index), index)
        step = _step(sentence, index)
        if step is None:
            return None
        index = step
    return None


def _role(sentence: TokenizedSentence, start: int, end: int) -> str:
    return sentence.slice(start, end).strip(" ,-–")


def _goes_on(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the capital belongs to the charge: "khu vực |Đông Nam Á|", "vấn đề |Triều Tiên| của"."""
    return index in sentence.places


def _is_verb(sentence: TokenizedSentence, start: int) -> bool:
    """ "về nước", "về dự": a verb of going."""
    stop = stop_phrases().match(sentence, start)
    return sentence.lower(start) == "về" and stop is not None and stop[1] > start + 1


def _is_body(sentence: TokenizedSentence, index: int) -> bool:
    """An organization or a place may begin here, and no other office, which would be whose aide this is."""
    if match_title(sentence, index) is not None:
        return False
    return index in sentence.places or match_head(sentence, index) or _is_acronym(sentence, index)


def _leads_to(sentence: TokenizedSentence, index: int) -> bool:
    """ "|của| Mỹ", "|tại| Trung tâm X"; where an officer works ("đại diện đặc biệt |tại| Afghanistan") is not whose he is."""
    return _is_body(sentence, index + 1) and (sentence.lower(index) in ("của", "thuộc") or index + 1 not in sentence.places)


def _is_post(sentence: TokenizedSentence, index: int) -> bool:
    """ "Việt Nam tại Ai Cập": whose, and where."""
    place = sentence.places.get(index)
    return place is not None and sentence.lower(place[1]) == "tại" and place[1] + 1 in sentence.places


def _is_acronym(sentence: TokenizedSentence, index: int) -> bool:
    return sentence.is_capital(index) and len(sentence.tokens[index].text) > 1 and sentence.tokens[index].text.isupper()


def _step(sentence: TokenizedSentence, index: int) -> int | None:
    """The index behind the word, place or joint at ``index``; None where a charge ends: a verb, a form of address, a title."""
    if index in sentence.places:
        return sentence.places[index][1]
    if sentence.lower(index) in ("-", "–", "&", ",", "/"):
        return index + 1 if sentence.is_word(index + 1) else None
    if not sentence.is_word(index) or honorifics().match(sentence, index) or match_title(sentence, index):
        return None
    opener = _openers().match(sentence, index)
    if opener is not None:
        return opener[1]
    return None if is_stop(sentence, index) and sentence.lower(index) not in _TO_BODY else index + 1


def skip_behind(sentence: TokenizedSentence, end: int) -> int:
    """The index behind "về vấn đề chính trị" or "nước chủ nhà" where a name follows it; ``end`` where none does."""
    for filler in _FILLERS:
        words = filler.split()
        after = end + len(words)
        if [sentence.lower(end + i) for i in range(len(words))] == words and _is_name(sentence, after):
            return after
    if sentence.lower(end) not in _BEHIND or _openers().match(sentence, end) is None or _is_verb(sentence, end):
        return end
    index = end + 1
    while index < len(sentence.tokens) and index - end <= _LONGEST:
        if index > end + 1 and _is_name(sentence, index):
            return index
        if sentence.lower(index) == ",":
            return index if _is_name(sentence, index + 1) else end
        step = _step(sentence, index)
        if step is None:
            address = honorifics().match(sentence, index)
            return index if address is not None and _is_name(sentence, address[1]) else end
        index = step
    return end


def _is_name(sentence: TokenizedSentence, index: int) -> bool:
    if index >= len(sentence.tokens) or sentence.tokens[index].kind not in (TokenKind.WORD, TokenKind.INITIALS) or index in sentence.places:
        return False
    end = match_name(sentence, index, after_office=True)
    return end is not None and end - index >= 2


def skip_founder(sentence: TokenizedSentence, end: int) -> int | None:
    """The index behind "Chủ tịch điều hành |và (đồng) sáng lập| WEF": who also founded the body."""
    index = end + 1 if sentence.lower(end) in ("và", "kiêm") else None
    while index is not None and sentence.lower(index) in ("nhà", "người", "đồng"):
        index += 1
    return index + 2 if index is not None and (sentence.lower(index), sentence.lower(index + 1)) == ("sáng", "lập") else None


_POLICY = ("về", "chính", "sách", "đối", "ngoại", "và", "an", "ninh", "chung")


def read_policy(sentence: TokenizedSentence, end: int) -> tuple[str, int]:
    """ "Đại diện cấp cao của EU |về chính sách đối ngoại và an ninh|": the charge belongs to the role, wherever it stands."""
    index = end
    while sentence.lower(index) in _POLICY:
        index += 1
    return (f" {sentence.slice(end, index)}", index) if index - end > 3 and sentence.lower(end) == "về" else ("", end)
