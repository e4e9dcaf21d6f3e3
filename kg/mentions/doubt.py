"""Settles where a name ends when its last words are small ones that the lexicon does not know: underthesea's tagger has the word.

In: a sentence and the tokens of a name in doubt. Out: the index after the name's last token. It is asked for few names in a
thousand, since a tagged sentence costs some milliseconds; where it sees nothing, the grammar's reading stands.
"""

from __future__ import annotations

import functools

from kg.mentions.token import TokenizedSentence

# After these a verb is part of the name: "cơ quan về |hợp tác kỹ thuật", "nghiên cứu và |tư vấn", "kiểm kê - |bảo quản".
_LINKS = frozenset({"và", "về", "các", "của", "thuộc", "cho", "những"})
_JOINS = frozenset({"và", "về", "các", "-", "–", ",", "&", "của", "cho"})


def settle_end(sentence: TokenizedSentence, start: int, end: int) -> int:
    """The index after the last token that surely belongs to the name of tokens ``start`` to ``end``.

    The name ends before a small word that is tagged as a verb and follows a noun or a name: "Tập đoàn Sao Mai |khởi động".
    Only the small words behind the last capital are looked at.
    """
    tail = _tail(sentence, start, end)
    if tail == end or any(sentence.lower(i) in _LINKS for i in range(tail, end)):
        return end  # what follows "về", "của" or a capital is the name's own, verbs too
    index, before = start, ""
    for word, tag in _tags(sentence.slice(start, end)):
        size = _tokens_of(sentence, index, end, word)
        if size == 0:
            return end  # cut otherwise than our tokens: no verdict
        verb = tag.startswith("V") and not sentence.is_capital(index) and sentence.lower(index) not in _JOINS
        if verb and index >= tail and index > start + 1 and before.startswith("N") and sentence.lower(index - 1) not in _JOINS:
            return index
        index, before = index + size, tag
    return end


def _tail(sentence: TokenizedSentence, start: int, end: int) -> int:
    """Where the small words at the end of the name begin."""
    index = end
    while (
        index > start
        and not sentence.is_capital(index - 1)
        and not any(first < index <= place[1] for first, place in sentence.places.items())
    ):
        index -= 1
    return index


def _tokens_of(sentence: TokenizedSentence, index: int, end: int, word: str) -> int:
    """How many tokens from ``index`` the tagger's word covers; 0 where the two do not meet."""
    wanted, text, size = word.replace(" ", "").lower(), "", 0
    while index + size < end and len(text) < len(wanted):
        text += sentence.lower(index + size)
        size += 1
    return size if text == wanted else 0


@functools.lru_cache(maxsize=4096)
def _tags(text: str) -> tuple[tuple[str, str], ...]:
    from underthesea import pos_tag

    return tuple((word, tag) for word, tag in pos_tag(text))
