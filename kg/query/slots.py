"""Stretches of a question as values of parameters: a name of a thing that the graph has, however it is introduced; it guesses none.

"tỉnh Thanh Hóa" is Thanh Hóa, "Bộ trưởng Bùi Thanh Sơn" is Bùi Thanh Sơn. A single syllable must be the whole name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from kg.lexicon import load_table
from kg.query.names import Names, bare
from kg.query.phrases import Words

_KIND_WORDS = ("tinh", "thanh pho", "tp", "nuoc", "quoc gia")
_PLACES = frozenset(("province", "country"))
_OTHERS = ("person", "organization", "position", "province", "country")
_BY_WORDS = frozenset(("event", "agreement", "article"))  # named by whole sentences, of which people remember a few words


class Slots:
    """The names in one question; it remembers what the graph has none of."""

    def __init__(self, words: Words, names: Names) -> None:
        self._words = words
        self._names = names
        self._found: dict[tuple[tuple[str, ...], int, int], str | None] = {}
        self._labels: dict[str, dict[str, list[str]]] = {}
        self._missing: tuple[str, tuple[str, ...]] | None = None

    def value(self, kinds: tuple[str, ...], start: int, end: int) -> str | None:
        """The words from ``start`` to before ``end`` as somebody could have typed the name of such a thing; None if there is none."""
        key = (kinds, start, end)
        if key not in self._found:
            self._found[key] = next(self._fitting(kinds, start, end), None)
            if self._found[key] is None:
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

    def _fitting(self, kinds: tuple[str, ...], start: int, end: int) -> Iterator[str]:
        for first in self._without_kind_word(start, end):
            # "hội nghị", "năm 2024": words of the question, and parts of many names.
            common = any(reading for reading in self._words.readings(first, end)) and not set(kinds) <= _PLACES
            if self._is_name(self._words.between(first, end), kinds, whole=common):
                yield self._words.between(first, end)
        if "person" in kinds:
            for first in range(start + 1, end):
                name = self._words.between(first, end)
                if self._introduces(start, first) and (self._is_name(name, ("person",), whole=True) or self._is_one_person(name)):
                    yield name

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

    def _is_name(self, typed: str, kinds: tuple[str, ...], whole: bool = False) -> bool:
        """Whether the graph has a thing of this name; a part of a name counts, unless it is one syllable."""
        wanted = bare(typed)
        whole = whole or " " not in wanted
        for iri in self._names.resolve(typed, kinds):
            for kind in kinds:
                listed = [*map(bare, self._of_kind(kind).get(iri, ()))]
                if wanted in listed:
                    return True
                if not whole and any(_is_part(kind, wanted, name) for name in listed):
                    # "Việt Nam" is in the names of many events, "Vĩnh Phúc" in those of offices: they name none of them.
                    return not self._is_name(typed, tuple(other for other in _OTHERS if other not in kinds), whole=True)
        return False

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
        return True
    if kind == "position":  # "Bộ trưởng Ngoại giao" is one; "Bộ Ngoại giao" is in many and none
        return wanted.split()[0] == name.split()[0]
    return f" {wanted} " in f" {name} "


@functools.cache
def _introductions() -> frozenset[str]:
    rows = [row["word"] for row in load_table("honorifics")] + [row["title"] for row in load_table("titles")]
    return frozenset(map(bare, rows))
