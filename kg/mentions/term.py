"""Steps over the term of an office, which belongs to no organization: "nhiệm kỳ 2021 - 2026", "khóa XIII"."""

from __future__ import annotations

import re

from kg.mentions.token import TokenizedSentence, TokenKind

_TERMS = ("nhiệm kỳ", "khóa", "khoá")


def skip_term(sentence: TokenizedSentence, end: int) -> int:
    """The index after "nhiệm kỳ 2021 - 2026", "3 khóa XI, XII, XIII", "khóa X (dự khuyết)": no part of an organization."""
    index = end
    while sentence.lower(index) in ("các", "hai", "ba", "nhiều") or (
        index < len(sentence.tokens) and sentence.tokens[index].kind is TokenKind.NUMBER
    ):
        index += 1
    if sentence.lower(end) == "năm" and _is_year(sentence, end + 1) and (sentence.is_capital(end + 2) or sentence.lower(end + 2) == ","):
        return end + 2  # "Chủ tịch G20 năm 2024 A"
    for term in _TERMS:
        words = term.split()
        if [sentence.lower(index + i) for i in range(len(words))] == words:
            return _skip_numbers(sentence, index + len(words))
    return end


def _is_year(sentence: TokenizedSentence, index: int) -> bool:
    return index < len(sentence.tokens) and re.fullmatch(r"(?:19|20)\d\d", sentence.tokens[index].text) is not None


def _skip_numbers(sentence: TokenizedSentence, index: int) -> int:
    while index < len(sentence.tokens) and (_is_number(sentence, index) or _joins_numbers(sentence, index)):
        index += 1
    return index


def _is_number(sentence: TokenizedSentence, index: int) -> bool:
    if index >= len(sentence.tokens):
        return False
    token = sentence.tokens[index]
    return token.kind is TokenKind.NUMBER or (token.text.isupper() and set(token.text) <= set("IVX"))


def _joins_numbers(sentence: TokenizedSentence, index: int) -> bool:
    return sentence.tokens[index].text in ("-", "–", "/", ",", "và") and _is_number(sentence, index + 1)
