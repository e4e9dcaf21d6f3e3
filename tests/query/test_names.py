"""Names sort as in a Vietnamese dictionary."""

from __future__ import annotations

import pytest

from kg.query.names import bare, collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Anh", "Ăn", "Ân", "Ba", "Dung", "Đa", "Eo", "Êm"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An Giang", "Anh"],  # a syllable's end goes before any letter
        ["Bà Rịa", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang"],
        ["Hòa Bình", "Hồ Chí Minh"],
        ["Quảng Nam", "Quảng Ninh", "Quảng Trị"],
        ["10 bên", "2 bên", "Bên"],  # digits before letters, and as letters
    ],
)
def test_collation(ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=collation_key) == ordered


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["Hóa A", "Hoa B"], key=collation_key) == ["Hóa A", "Hoa B"]


def test_bare() -> None:
    assert bare("Hội nghị  Ngoại-giao, Đà Nẵng") == "hoi nghi ngoai giao da nang"
