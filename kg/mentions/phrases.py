"""Finds the longest phrase of a lexicon table that begins at a token; it compares syllables in lower case, one blank apart.

The place of a tone mark and the choice of y or i make no difference ("uỷ viên" is "ủy viên"): both sides are folded.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from kg.lexicon import load_table
from kg.mentions.token import TokenizedSentence, fold_syllable

_END = ""
T = TypeVar("T")


class PhraseTable(Generic[T]):
    """A trie over folded syllables: phrase -> value."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, value in phrases.items():
            node = self._root
            for syllable in phrase.split():
                node = node.setdefault(fold_syllable(syllable), {})
            node[_END] = value

    def first_syllables(self) -> frozenset[str]:
        """The folded syllables that some phrase begins with."""
        return frozenset(self._root)

    def match(self, sentence: TokenizedSentence, start: int) -> tuple[T, int] | None:
        """The value of the longest phrase that begins at token ``start``, and the index after its last token."""
        node, found, index = self._root, None, start
        folded = sentence.folded
        while index < len(folded):
            child = node.get(folded[index])
            if child is None:
                break
            node, index = child, index + 1
            if _END in node:
                found = (node[_END], index)
        return found


def phrase_set(phrases: Iterable[str]) -> PhraseTable[str]:
    """A table whose values are the phrases themselves."""
    return PhraseTable({phrase: phrase for phrase in phrases})


@functools.cache
def stop_phrases() -> PhraseTable[str]:
    """The phrases that never continue an organization's name (``stop-phrases.tsv``)."""
    return phrase_set(row["phrase"] for row in load_table("stop-phrases"))


@functools.cache
def _compounds() -> tuple[PhraseTable[str], int]:
    words = [row["word"] for row in load_table("compounds")]
    return phrase_set(words), max(len(word.split()) for word in words)


def compound_at(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a word of several syllables that names are made of begins at ``index``: "chỉ đạo", "tổ chức"."""
    return _compounds()[0].match(sentence, index) is not None


def is_stop(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a stop phrase begins at the lower-case word ``index`` that is not the inside of a compound ("ngoại |giao")."""
    if sentence.is_capital(index) or stop_phrases().match(sentence, index) is None:
        return False
    compounds, longest = _compounds()
    for start in range(max(0, index - longest + 1), index):
        found = compounds.match(sentence, start)
        if found is not None and found[1] > index:
            return False
    whole = compounds.match(sentence, index)
    stop = stop_phrases().match(sentence, index)
    return whole is None or (stop is not None and stop[1] >= whole[1])


@functools.cache
def honorifics() -> PhraseTable[str]:
    """Forms of address, ranks and degrees -> their kind (``honorifics.tsv``)."""
    return PhraseTable({row["word"]: row["kind"] for row in load_table("honorifics")})


@functools.cache
def person_nouns() -> PhraseTable[str]:
    """Words for kinds of people that stand before names (``person-nouns.tsv``)."""
    return phrase_set(row["noun"] for row in load_table("person-nouns"))
