"""Stretches of a question as values of parameters: a name of a thing that the graph has, however it is introduced; it guesses none.

"tỉnh Thanh Hóa" is Thanh Hóa, "Bộ trưởng Bùi Thanh Sơn" is Bùi Thanh Sơn. A single syllable must be the whole name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from kg.lexicon import load_table
from kg.query.names import Names, bare
from kg.query.phrases import Words
from kg.query.terms import short

_KIND_WORDS = ("tinh", "thanh pho", "tp", "nuoc", "quoc gia")
_PLACES = frozenset(("province", "country"))
_OTHERS = ("person", "organization", "position", "province", "country")
_GAP = 2  # words that may be left out between two words of such a name
_BY_WORDS = frozenset(("event", "agreement", "article"))  # named by whole sentences, of which people remember a few words


class Slots:
    """The names in one question; it remembers what the graph has none of."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names
        self._found: dict[tuple[tuple[str, ...], int, int], tuple[str, ...]] = {}
        self._labels: dict[str, dict[str, list[str]]] = {}
        self._missing: tuple[str, tuple[str, ...]] | None = None

    def value(self, kinds: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
        """The words from ``start`` to before ``end`` as somebody could have typed the name of such a thing; empty if there is none.

        As it stands in the question; as IRIs where what the graph finds for it is more than what it names.
        """
        key = (kinds, start, end)
        if key not in self._found:
            self._found[key] = next(self._fitting(kinds, start, end), ())
            if not self._found[key]:
                self._note_missing(kinds, start, end)
        return self._found[key]

    def _note_missing(self, kinds: tuple[str, ...], start: int, end: int) -> None:
        """Remembers the shortest stretch that was no name, apart from those that hold words of the question at their ends."""
        text = self._words.between(start, end)
        ends = (self._words.readings(start, start + 1), self._words.readings(end - 1, end))
        if not any(ends) and (self._missing is None or len(text) < len(self._missing[0])):
            self._missing = (text, kinds)

    def missing(self) -> str:
        """A sentence on the name that was not found, with the nearest; empty if that was not the trouble."""
        if self._missing is None:
            return ""
        text, kinds = self._missing
        near = self._names.nearest(text, kinds)
        hint = f"; the nearest: {', '.join(near)}" if near else ""
        return f"The graph has no {' or '.join(kinds)} called {text!r}{hint}. "

    def _fitting(self, kinds: tuple[str, ...], start: int, end: int) -> Iterator[tuple[str, ...]]:
        for first in self._without_kind_word(start, end):
            # "hội nghị", "năm 2024": words of the question, and parts of many names.
            common = any(reading for reading in self._words.readings(first, end)) and not set(kinds) <= _PLACES
            yield from filter(None, [self._named(self._words.between(first, end), kinds, whole=common)])
        if "person" in kinds:
            for first in range(start + 1, end):
                name = self._words.between(first, end)
                if self._introduces(start, first) and (self._named(name, ("person",), whole=True) or self._is_one_person(name)):
                    yield (name,)

    def _without_kind_word(self, start: int, end: int) -> Iterator[int]:
        text = " ".join(self._words.plain[start:end])
        for word in _KIND_WORDS:
            if text.startswith(word + " "):
                yield start + word.count(" ") + 1
        yield start

    def _introduces(self, start: int, end: int) -> bool:
        """Whether these words are a form of address or an office: "ông", "Bộ trưởng", "Chủ tịch nước"."""
        text = self._words.between(start, end)
        return bare(text) in _introductions() or bool(self._names.resolve(text, ("position",)))

    def _named(self, typed: str, kinds: tuple[str, ...], whole: bool = False) -> tuple[str, ...]:
        """What to ask with for a thing of this name: ``typed`` or IRIs. A part of a name counts, unless it is one syllable."""
        wanted = bare(typed)
        found = [(iri, kind) for iri in self._names.resolve(typed, kinds) for kind in kinds if iri in self._of_kind(kind)]
        if any(wanted == bare(name) for iri, kind in found for name in self._of_kind(kind)[iri]):
            return (typed,)
        if whole or " " not in wanted:
            return ()
        named = [iri for iri, kind in found if any(_is_part(kind, wanted, name) for name in self._of_kind(kind)[iri])]
        # "Việt Nam" is in the names of many events, "Vĩnh Phúc" in those of offices: they name none of them.
        if not named or self._named(typed, tuple(other for other in _OTHERS if other not in kinds), whole=True):
            return ()
        return (typed,) if len(named) == len(found) else tuple(map(short, named))

    def _is_one_person(self, typed: str) -> bool:
        """ "Putin" behind an office, where just one person of the graph is called so."""
        found = self._names.resolve(typed, ("person",))
        return len(found) == 1 and any(f" {bare(typed)} " in f" {bare(name)} " for name in self._of_kind("person")[found[0]])

    def _of_kind(self, kind: str) -> dict[str, list[str]]:
        if kind not in self._labels:
            self._labels[kind] = self._names.of_kind(kind)
        return self._labels[kind]


def _is_part(kind: str, wanted: str, name: str) -> bool:
    if kind in _BY_WORDS:
        return _leaves_out_little(wanted.split(), name, _are_small)
    if kind == "position":  # "Bộ trưởng Ngoại giao" is one; "Bộ Ngoại giao" is in many and none
        return wanted.split()[0] == bare(name).split()[0] and _leaves_out_little(wanted.split(), name, bool)
    return f" {wanted} " in f" {bare(name)} "


def _leaves_out_little(wanted: list[str], name: str, may_miss: Callable[[list[str]], bool]) -> bool:
    """Whether the words stand in the name in their order, with at most two left out at a place: "(công tác) ngành".

    "Hội nghị thượng đỉnh ASEAN" is not "Hội nghị Thượng đỉnh Thương mại và Đầu tư Trung Quốc - ASEAN".
    """
    words = re.findall(r"[^\W_]+", name)
    plain = [bare(word) for word in words]
    reached = {i for i, word in enumerate(plain) if word == wanted[0]}
    for one in wanted[1:]:
        gaps = [(i, gap) for i, word in enumerate(plain) if word == one for gap in range(_GAP + 1) if i - gap - 1 in reached]
        reached = {i for i, gap in gaps if not gap or may_miss(words[i - gap : i])}
    return bool(reached)


def _are_small(words: list[str]) -> bool:
    return all(word.islower() or word.isdigit() for word in words)


@functools.cache
def _introductions() -> frozenset[str]:
    rows = [row["word"] for row in load_table("honorifics")] + [row["title"] for row in load_table("titles")]
    return frozenset(map(bare, rows))
