"""The name of an event in, what compares out: subject words, years, ordinals; it does not say whether two events are one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.resolve.keys import WORD, fold, slug

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ROMAN = re.compile(r"(?<!\w)(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?!\w)")
ORDINAL = re.compile(rf"(?:{fold('lần thứ')}|{fold('lần')}|{fold('thứ')}|{fold('khóa')}|{fold('nhiệm kỳ')}) (\S+)(?!\S)(?! {fold('mươi')})")
ACRONYM_ORDINAL = re.compile(r"(?<!\w)[A-ZĐ]{3,} ?(\d{1,2})(?![\w/.,%-])")  # "ASEAN 33", "CLMV 8"; G20 and G7 are names
VENUE = re.compile(r" ?(?:(?:tại|ở) )?(?:các |nhiều )?điểm cầu.*$", re.IGNORECASE)  # says where somebody watched, not what it was
COUNT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
NUMBERS = {fold(word): str(i) for i, word in enumerate(COUNT, 1)} | {fold("nhất"): "1", fold("nhì"): "2", fold("tư"): "4"}
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
KEY_WORDS = 12  # syllables of the name that a key holds
FEW_WORDS = 4  # with fewer the head noun stays in the key: "dai-hoi-xiii"


@dataclass(frozen=True, slots=True)
class EventName:
    """``subject``: the syllables that tell it from others of its kind; ``years``, ``ordinals``: which edition it is."""

    folded: str
    subject: frozenset[str]
    years: frozenset[str]
    ordinals: frozenset[str]

    @property
    def edition(self) -> bool:
        """The name itself says which of a series it is."""
        return bool(self.years or self.ordinals)


@functools.lru_cache(maxsize=100_000)
def event_name(name: str) -> EventName:
    """Reads a name as an article gives it."""
    name = VENUE.sub("", name)
    folded = fold(name)
    years = frozenset(YEAR.findall(folded))
    kept = _without(_without(_body(folded.split()), "empty"), "generic")
    ordinals = _ordinals(name, folded)
    subject = frozenset(word for word in kept if word not in years and not _is_ordinal(word, ordinals))
    return EventName(folded, subject, years, ordinals)


def _ordinals(name: str, folded: str) -> frozenset[str]:
    found = [NUMBERS.get(word) or (word if word.isdigit() else _roman(word)) for word in ORDINAL.findall(folded)]
    found += [_roman(match) for match in ROMAN.findall(name) if len(match) > 1]
    found += [str(int(number)) for number in ACRONYM_ORDINAL.findall(name)]
    return frozenset(number for number in found if number and not YEAR.fullmatch(number))


def _roman(word: str) -> str | None:
    if not ROMAN.fullmatch(word.upper()):
        return None
    values = [ROMAN_VALUES[letter] for letter in word.lower()]
    return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))


def _is_ordinal(word: str, ordinals: frozenset[str]) -> bool:
    return word in ordinals or (NUMBERS.get(word) or _roman(word)) in ordinals


def similarity(one: EventName, other: EventName) -> float:
    """F1 of the subject syllables; 0 where a name has none."""
    both = len(one.subject & other.subject)
    return 2 * both / (len(one.subject) + len(other.subject)) if both else 0.0


def key_words(name: str, dated: bool) -> str:
    """The slug's words: "tong-ket-nganh-ngoai-giao"; years only where no date says when it was."""
    words = WORD.findall(name)
    kept = [word for word in _without(_body(words), "empty") if not (dated and YEAR.fullmatch(word))]
    return slug(" ".join(kept[:KEY_WORDS] if len(kept) >= FEW_WORDS else words[:KEY_WORDS]))


Phrases = dict[str, tuple[tuple[str, ...], ...]]  # first word -> phrases, the longest first


@functools.cache
def _heads() -> Phrases:
    return _by_first_word(row["head"] for row in load_table("event-heads"))


@functools.cache
def _words(use: str) -> Phrases:
    return _by_first_word(row["phrase"] for row in load_table("event-words") if row["use"] == use)


def _by_first_word(phrases: Iterable[str]) -> Phrases:
    split = sorted({tuple(fold(phrase).split()) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return {first: tuple(phrase for phrase in split if phrase[0] == first) for first in {phrase[0] for phrase in split}}


def has_head(name: str) -> bool:
    """The name begins with the head noun of an event: "Hội nghị …", not "ông A có cuộc trao đổi …"."""
    words = fold(name).split()
    return _body(words) != words


def _body(words: list[str]) -> list[str]:
    """The words after the head noun."""
    folded = tuple(fold(word) for word in words)
    heads = _heads().get(folded[0], ()) if folded else ()
    return next((words[len(head) :] for head in heads if folded[: len(head)] == head), words)


def _without(words: list[str], use: str) -> list[str]:
    """The words without the phrases of that use; folded or as written, as they come."""
    folded, phrases = [fold(word) for word in words], _words(use)
    out: list[str] = []
    i = 0
    while i < len(words):
        phrase = next((p for p in phrases.get(folded[i], ()) if tuple(folded[i : i + len(p)]) == p), None)
        if phrase is None:
            out.append(words[i])
        i += 1 if phrase is None else len(phrase)
    return out
