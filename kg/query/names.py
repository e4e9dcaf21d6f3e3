"""Finds the things of a graph that a typed name means; it reads labels and changes none.

No SPARQL engine here compares without tone marks, so a name is resolved to IRIs before the question is asked. A name
typed with marks must agree in its marks (``kg.resolve.keys.fold``: only their place is free, "hoà" is "hòa"); typed
without any, it is compared without. The first of these that finds anything decides: the whole name, its beginning, a
part of it, all of its words.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable

from kg.query.terms import Rows
from kg.rdf.iri import ID
from kg.resolve.keys import TONES, fold
from kg.store.names import NAMED_KINDS as KINDS
from kg.store.names import KindNames, bare

__all__ = ["KINDS", "Names", "bare", "collation_key"]

# "%s" is filled with an IRI of ours for one of KINDS, never with what a user typed.
_NAMES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing ?name WHERE {
  ?thing rdfs:label|skos:altLabel|dcterms:identifier|dcterms:title ?name .
  FILTER(STRSTARTS(STR(?thing), "%s"))
} ORDER BY ?thing ?name"""
# Where nothing was found, names are compared letter by letter: all of them if they are few, else those that share most words.
_FEW, _CANDIDATES = 2_000, 300


class Names:
    """The names of one graph's things, read from it kind by kind when first asked for."""

    def __init__(self, select: Callable[[str], Rows], stored: Callable[[str], KindNames | None] | None = None) -> None:
        """``select`` asks the graph; ``stored`` gives the names of a kind where the graph's store has them at hand."""
        self._select = select
        self._stored = stored
        self._cache: dict[str, KindNames] = {}

    def of_kind(self, kind: str) -> dict[str, list[str]]:
        """IRI -> its names, label and others, for all things of one kind."""
        found: dict[str, list[str]] = defaultdict(list)
        known = self._kind(kind)
        for iri, name in zip(known.iris, known.written, strict=True):
            found[iri].append(name)
        return dict(found)

    def resolve(self, typed: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The IRIs that ``typed`` means among things of these kinds, sorted; empty if it means none."""
        marks = not unicodedata.normalize("NFD", typed).isascii()
        wanted = (fold if marks else bare)(typed)
        for fits in (_whole, _beginning, _part, _all_words):
            found = {known.iris[line] for known in map(self._kind, kinds) for line in fits(known, wanted, marks)}
            if found:
                return tuple(sorted(found))
        return ()

    def nearest(self, typed: str, kinds: tuple[str, ...], limit: int = 3) -> tuple[str, ...]:
        """The names nearest to one that was not found, as the graph writes them."""
        written: dict[str, str] = {}
        for kind in kinds:
            known = self._kind(kind)
            for line in _alike(known, bare(typed)):
                written.setdefault(bare(known.written[line]), known.written[line])
        return tuple(written[near] for near in difflib.get_close_matches(bare(typed), list(written), n=limit, cutoff=0.5))

    def _kind(self, kind: str) -> KindNames:
        if kind not in self._cache:
            stored = None if self._stored is None else self._stored(kind)
            self._cache[kind] = self._asked(kind) if stored is None else stored
        return self._cache[kind]

    def _asked(self, kind: str) -> KindNames:
        rows = self._select(_NAMES % f"{ID}{kind}/").rows
        return KindNames.of((row[0].value, row[1].value) for row in rows if row[0] is not None and row[1] is not None)


def _whole(known: KindNames, wanted: str, marks: bool) -> list[int]:
    return known.find(f"\n {wanted} \n", marks=marks)


def _beginning(known: KindNames, wanted: str, marks: bool) -> list[int]:
    return known.find(f"\n {wanted} ", marks=marks)


def _part(known: KindNames, wanted: str, marks: bool) -> list[int]:
    return known.find(f" {wanted} ", marks=marks)


def _all_words(known: KindNames, wanted: str, marks: bool) -> list[int]:
    lines: set[int] | None = None
    for word in sorted(set(wanted.split()), key=len, reverse=True):
        if lines is None or lines:
            found = known.find(f" {word} ", marks=marks)
            lines = set(found) if lines is None else lines & set(found)
    return sorted(lines or ())


def _alike(known: KindNames, wanted: str) -> list[int]:
    """Lines that share most words with ``wanted``, or words like its own: only these are compared letter by letter."""
    if len(known.written) <= _FEW:
        return list(range(len(known.written)))
    vocabulary = Counter(known.bared.split())
    shared: Counter[int] = Counter()
    for word in dict.fromkeys(wanted.split()):
        for near in difflib.get_close_matches(word, vocabulary, n=3, cutoff=0.6):
            shared.update(dict.fromkeys(known.find(f" {near} ", marks=False), 1))
    best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return [line for line, _ in best[:_CANDIDATES]]


_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: i for i, letter in enumerate(_LETTERS, 1)}
_RANK = {tone: i for i, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}  # huyền hỏi ngã sắc nặng, after none


def collation_key(name: str) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], str]:
    """A key that sorts names as a Vietnamese dictionary does: syllables by letters (d before đ), then tones, then as written."""
    letters: list[tuple[int, ...]] = []
    tones: list[int] = []
    for syllable in re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()):
        parts = unicodedata.normalize("NFD", syllable)
        plain = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        letters.append(tuple(_PLACE.get(letter, 1000 + ord(letter)) for letter in plain))
        tones.append(next((_RANK[c] for c in parts if c in TONES), 0))
    return tuple(letters), tuple(tones), name
