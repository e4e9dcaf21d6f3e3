"""The words of a Vietnamese question as symbols of ``ask-words.tsv``: every word is one of a known phrase, or the stretch has none.

A question typed with marks must agree in them ("con" is not "còn"); one typed without any is compared without. It knows no names
and no frames.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.query.names import bare
from kg.query.times import Time, times_at
from kg.resolve.keys import fold

_WORD = re.compile(r"\d+(?:[-./]\d+)+|[^\W_]+")
_MOST_READINGS = 16  # of one stretch
TIME = "TIME"
JOIN = "join"  # words that say nothing, and that no name begins or ends with
UNKNOWN = "UNKNOWN"  # what only seems to be made of shorter phrases: no frame takes it


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a phrase says: its name in capitals if it must count, and the parameters that it settles."""

    name: str
    settles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    time: Time | None = None


Reading = tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    folded: tuple[str, ...]
    symbol: Symbol


def settled(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parameters of a table's field: "role=chair;mode=online", "modality=absent+sent"."""
    pairs = (part.split("=", 1) for part in text.split(";") if part)
    return tuple((name, tuple(value.split("+"))) for name, value in pairs)


@functools.cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], _Phrase]]]:
    """First word without marks -> (all words without marks, phrase), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], _Phrase]]] = {}
    for row in load_table("ask-words"):
        key = tuple(bare(row["phrase"]).split())
        symbol = Symbol(row["symbol"], settled(row["settles"]))
        found.setdefault(key[0], []).append((key, _Phrase(tuple(map(fold, row["phrase"].split())), symbol)))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0]))
    return found


class Words:
    """A question cut into words; ``text`` is NFC, ``spans`` are their offsets in it."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.spans = [match.span() for match in _WORD.finditer(self.text)]
        self._drop_tag()
        self._marked = not self.text.isascii()
        self.written = [self.text[start:end] for start, end in self.spans]
        self.plain = [word if word[0].isdigit() else bare(word) for word in self.written]
        self._readings: dict[tuple[int, int, bool, bool], tuple[Reading, ...]] = {}

    def _drop_tag(self) -> None:
        """ "có tỉnh nào dự … không", "đã ký gì … chưa" ask which; where nothing says which, no frame fits all the same."""
        plain = [bare(self.text[start:end]) for start, end in self.spans]
        if (plain and (plain[0], plain[-1]) == ("co", "khong")) or (plain[-1:] == ["chua"] and "da" in plain):
            self.spans.pop()

    def __len__(self) -> int:
        return len(self.written)

    def between(self, start: int, end: int) -> str:
        """The text from word ``start`` to before word ``end``, with what stands between them."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    def readings(self, start: int, end: int, also_short: bool = False) -> tuple[Reading, ...]:
        """What the words from ``start`` to before ``end`` may say, if each is of a known phrase; ``((),)`` for no words.

        By the longest phrases that leave a rest which can be read; ``also_short``: by shorter ones too.
        """
        # "ai chu tri" before a name that was copied with its marks is typed without any.
        return self._readings_of(start, end, also_short, any(not word.isascii() for word in self.written[start:end]))

    def _readings_of(self, start: int, end: int, also_short: bool, marked: bool) -> tuple[Reading, ...]:
        if start == end:
            return ((),)
        key = (start, end, also_short, marked)
        if key not in self._readings:
            self._readings[key] = tuple(itertools.islice(dict.fromkeys(self._read(*key)), _MOST_READINGS))
        return self._readings[key]

    def joins(self, i: int) -> bool:
        """Whether word ``i`` is one that no name begins or ends with; without its marks it may be another ("đô" of "thủ đô")."""
        known = (phrase for words, phrase in self._known(i, self._marked) if len(words) == 1 and phrase.symbol.name == JOIN)
        return any(phrase.folded == (fold(self.written[i]),) for phrase in known)

    def spotted(self) -> frozenset[str]:
        """The names of the symbols that stand anywhere among the words, each word taken once, into the longest phrase."""
        found: set[str] = set()
        i = 0
        while i < len(self):
            known = list(self._known(i, self._marked))
            longest = max((len(words) for words, _ in known), default=1)
            found |= {phrase.symbol.name for words, phrase in known if len(words) == longest}
            i += longest
        return frozenset(found)

    def _read(self, start: int, end: int, also_short: bool, marked: bool) -> Iterator[Reading]:
        steps: dict[int, list[Symbol]] = {}
        for last, time in times_at(self.plain, start):
            steps.setdefault(last, []).append(Symbol(TIME, time=time))
        for words, phrase in self._known(start, marked):
            steps.setdefault(start + len(words), []).append(phrase.symbol)
        for last in sorted(steps, reverse=True):
            rests = self._readings_of(last, end, also_short, marked) if last <= end else ()
            for symbol in steps[last] if rests else ():
                yield from ((symbol, *rest) for rest in rests)
            if (rests and not also_short) or any(symbol.name == UNKNOWN for symbol in steps[last]):
                return

    def _known(self, i: int, marked: bool) -> Iterator[tuple[tuple[str, ...], _Phrase]]:
        """The phrases that begin with word ``i``; ``marked``: their marks must agree."""
        for words, phrase in _phrases().get(self.plain[i], ()):
            end = i + len(words)
            if tuple(self.plain[i:end]) == words and not (marked and tuple(map(fold, self.written[i:end])) != phrase.folded):
                yield words, phrase
