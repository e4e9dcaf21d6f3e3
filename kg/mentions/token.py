"""Cuts a sentence into tokens with offsets, and knows where gazetteer places lie in it; it does not tag or classify.

A token is a syllable ("Nguyễn", "H'Yim"), an abbreviation with its dots ("T.Ư", "TP."), a run of initials ("A.A.", "K.Iu."),
a number ("15,8", "18.2") or one character of punctuation.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from kg.model import PlaceMention, Sentence

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<abbreviation>T\.\s?Ư\.?|TP\.|Tp\.|P\.(?=[A-ZÀ-ỸĐ]{_LETTER})|Q\.(?=\s?(?:\d|Chủ|Giám|Bộ|Cục|Vụ|Viện|Tổng|Trưởng|Chánh|Bí|Hiệu))
       |(?:PGS|GS|TS|ThS|Ths|TSKH|BS|KTS|LS|NGND|NGƯT|NSND|NSƯT)\.?(?:[\s,]?(?:TSKH|TS|ThS|BS|BSCK2)\b\.?)*(?!{_LETTER})
       |[A-ZĐ]{{1,5}}(?:(?:[-,]|[ ]?&[ ]?)[A-ZĐ]{{2,5}})+(?!{_LETTER}))
  | (?P<initials>(?:[A-ZĐ][a-z]?\.\s?){{1,3}}(?=[A-ZÀ-ỸĐ]-?{_LETTER}))
  | (?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)
  | (?P<number>\d+(?:[.,/]\d+)*)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@functools.lru_cache(maxsize=100_000)
def fold_syllable(syllable: str) -> str:
    """Lower case, the tone mark at the end: one spelling for "hòa" and "hoà"."""
    if syllable.isascii():
        return syllable.lower()
    parts = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(c for c in parts if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + tone


class TokenKind(Enum):
    """What a token is made of."""

    WORD = auto()
    INITIALS = auto()
    NUMBER = auto()
    OTHER = auto()


_KINDS = {"abbreviation": TokenKind.WORD, "initials": TokenKind.INITIALS, "word": TokenKind.WORD, "number": TokenKind.NUMBER}


@dataclass(frozen=True, slots=True)
class Token:
    """A token; ``start`` and ``end`` are offsets into the sentence's text, ``lower`` is the text in lower case."""

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    capital: bool  # begins with a capital letter


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order."""
    out = []
    for match in _TOKEN.finditer(text):
        raw = match.group().rstrip()
        kind = _KINDS.get(match.lastgroup or "other", TokenKind.OTHER)
        out.append(Token(match.start(), match.start() + len(raw), raw, raw.lower(), kind, raw[0].isupper()))
    return tuple(out)


class TokenizedSentence:
    """A sentence's tokens with the gazetteer places that begin at each of them."""

    __slots__ = ("all_places", "folded", "places", "sentence", "text", "tokens")

    def __init__(self, sentence: Sentence, places: tuple[PlaceMention, ...]) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.tokens = tokenize(sentence.text)
        self.folded = [fold_syllable(token.text) for token in self.tokens]
        self.all_places = places
        starts = {token.start: index for index, token in enumerate(self.tokens)}
        ends = {token.end: index + 1 for index, token in enumerate(self.tokens)}
        self.places: dict[int, tuple[PlaceMention, int]] = {}  # token index -> (place, index after its last token)
        for place in places:
            start, end = place.start - sentence.start, place.end - sentence.start
            if start in starts and end in ends:
                self.places[starts[start]] = (place, ends[end])

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """The lower-case text of token ``index``; "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Whether token ``index`` exists and is a syllable or an abbreviation."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is TokenKind.WORD

    def is_capital(self, index: int) -> bool:
        """Whether token ``index`` is a word that begins with a capital letter."""
        return self.is_word(index) and self.tokens[index].capital

    def is_tight(self, index: int) -> bool:
        """Whether token ``index`` follows the one before it without a blank."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def slice(self, start: int, end: int) -> str:
        """The sentence's text from token ``start`` up to, and without, token ``end``."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""
