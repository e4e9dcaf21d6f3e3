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
from collections import defaultdict
from collections.abc import Callable

from kg.query.terms import Rows
from kg.rdf.iri import ID
from kg.resolve.keys import TONES, fold, slug

# "%s" is filled with an IRI of ours for one of KINDS below, never with what a user typed.
_NAMES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing ?name WHERE {
  ?thing rdfs:label|skos:altLabel|dcterms:identifier|dcterms:title ?name .
  FILTER(STRSTARTS(STR(?thing), "%s"))
} ORDER BY ?thing ?name"""

KINDS = ("person", "organization", "position", "province", "country", "event", "agreement", "article")


def bare(name: str) -> str:
    """Words alone, without case, punctuation and marks: "Hội nghị," -> "hoi nghi"."""
    return slug(name).replace("-", " ")


class Names:
    """The names of one graph's things, read from it kind by kind when first asked for."""

    def __init__(self, select: Callable[[str], Rows]) -> None:
        self._select = select
        self._cache: dict[str, dict[str, list[str]]] = {}

    def of_kind(self, kind: str) -> dict[str, list[str]]:
        """IRI -> its names, label and others, for all things of one kind."""
        if kind not in self._cache:
            found: dict[str, list[str]] = defaultdict(list)
            for row in self._select(_NAMES % f"{ID}{kind}/").rows:
                if row[0] is not None and row[1] is not None:
                    found[row[0].value].append(row[1].value)
            self._cache[kind] = dict(found)
        return self._cache[kind]

    def resolve(self, typed: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The IRIs that ``typed`` means among things of these kinds, sorted; empty if it means none."""
        names = [(iri, name) for kind in kinds for iri, given in self.of_kind(kind).items() for name in given]
        key = bare if unicodedata.normalize("NFD", typed).isascii() else fold
        wanted = key(typed)
        keyed = [(iri, key(name)) for iri, name in names]
        for fits in (_is_whole, _is_beginning, _is_part, _has_all_words):
            found = {iri for iri, name in keyed if fits(wanted, name)}
            if found:
                return tuple(sorted(found))
        return ()

    def nearest(self, typed: str, kinds: tuple[str, ...], limit: int = 3) -> tuple[str, ...]:
        """The names nearest to one that was not found, as the graph writes them."""
        written = {bare(name): name for kind in kinds for given in self.of_kind(kind).values() for name in sorted(given)}
        return tuple(written[near] for near in difflib.get_close_matches(bare(typed), list(written), n=limit, cutoff=0.5))


def _is_whole(wanted: str, name: str) -> bool:
    return name == wanted


def _is_beginning(wanted: str, name: str) -> bool:
    return name.startswith(wanted + " ")


def _is_part(wanted: str, name: str) -> bool:
    return f" {wanted} " in f" {name} "


def _has_all_words(wanted: str, name: str) -> bool:
    return bool(wanted) and set(wanted.split()) <= set(name.split())


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
