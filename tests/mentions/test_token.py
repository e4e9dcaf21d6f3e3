"""Tokens: syllables, abbreviations with dots, initials, numbers."""

from __future__ import annotations

import pytest

from kg.mentions.token import TokenKind, tokenize
from tests.mentions.sentences import tokenized


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Trưởng Ban Dân vận T.Ư dự", ["Trưởng", "Ban", "Dân", "vận", "T.Ư", "dự"]),
        ("TP. Hồ Chí Minh", ["TP.", "Hồ", "Chí", "Minh"]),
        ("Bộ KH-ĐT và GD&ĐT", ["Bộ", "KH-ĐT", "và", "GD&ĐT"]),
        ("ông A.A. Kozlov", ["ông", "A.A.", "Kozlov"]),
        ("bà H'Yim Kđoh", ["bà", "H'Yim", "Kđoh"]),
        ("15,8 triệu, 18.2", ["15,8", "triệu", ",", "18.2"]),
        ("GS.TS Trần An", ["GS.TS", "Trần", "An"]),
        ("Việt Nam-Đức", ["Việt", "Nam", "-", "Đức"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


def test_initials_need_a_name_behind_them() -> None:
    assert tokenize("V.Ivanov")[0].kind is TokenKind.INITIALS
    assert all(t.kind is not TokenKind.INITIALS for t in tokenize("khóa V. sau đó"))


def test_places_are_known_at_their_first_token() -> None:
    sentence = tokenized("UBND tỉnh Cà Mau dự")
    place, end = sentence.places[2]
    assert (place.name, end) == ("Cà Mau", 4)
    assert sentence.slice(2, end) == "Cà Mau"
