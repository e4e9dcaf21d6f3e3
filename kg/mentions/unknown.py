"""Says which words beside a name look like a title that the lexicon does not know: "đặc sứ Trần An", "Trần An, trưởng thôn".

In: a person as written, without any office. Out: what stands where a title would stand, for the report. It is never made a fact.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from kg.lexicon import load_table
from kg.mentions.body import match_head
from kg.mentions.element import WrittenPerson
from kg.mentions.name import match_name
from kg.mentions.phrases import PhraseTable, honorifics, is_stop, phrase_set
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence
from kg.model import Unknown

_BEFORE, _AFTER = 3, 4  # words of a title that are looked at
_LINKS = frozenset({"và", "của", "cùng", "với", "các", "những", "hai", "một", "ông", "bà", "này", "đó", "cho", "tại", "gồm", "có", "là"})


def find_unknown_titles(sentence: TokenizedSentence, person: WrittenPerson) -> Iterator[Unknown]:
    """What stands before the name, and behind it after a comma, where it could be a title; nothing if the person has an office."""
    if person.offices or person.partial or person.pronoun:
        return
    for span in (_before(sentence, person.phrase_start), _after(sentence, person.end)):
        if span is not None and not any(_not_titles().match(sentence, i) for i in range(*span)):
            yield _unknown(sentence, *span)


@functools.cache
def _not_titles() -> PhraseTable[str]:
    return phrase_set(row["word"] for row in load_table("not-titles"))


def _unknown(sentence: TokenizedSentence, start: int, end: int) -> Unknown:
    offset = sentence.sentence.start
    text = sentence.slice(start, end).lower()
    return Unknown("title", text, offset + sentence.tokens[start].start, offset + sentence.tokens[end - 1].end)


def _before(sentence: TokenizedSentence, end: int) -> tuple[int, int] | None:
    start = end
    while end - start < _BEFORE and _may_be_title(sentence, start - 1):
        start -= 1
    return (start, end) if end - start >= 2 else None


def _after(sentence: TokenizedSentence, index: int) -> tuple[int, int] | None:
    """Behind a comma, up to the next comma: "…, trưởng thôn Đoài,"."""
    start = index + 1
    if sentence.lower(index) not in (",", "-", "–", "(") or not sentence.is_word(start):
        return None
    if match_title(sentence, start) or honorifics().match(sentence, start) or match_name(sentence, start) is not None:
        return None
    end = start
    while end - start < _AFTER and _may_be_title(sentence, end):
        end += 1
    closed = sentence.lower(end) in (",", ")", ";", "-", "–") or end - start == _AFTER
    return (start, end) if closed and end - start >= 2 and not sentence.is_capital(start + 1) else None


def _may_be_title(sentence: TokenizedSentence, index: int) -> bool:
    return (
        sentence.is_word(index)
        and sentence.lower(index) not in _LINKS
        and not is_stop(sentence, index)
        and index not in sentence.places
        and not (sentence.is_capital(index) and match_head(sentence, index))
    )
