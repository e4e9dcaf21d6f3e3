"""Two writings are one, or not; both matter as much."""

from __future__ import annotations

import pytest

from kg.evaluate.spelling import bare, best_overlap, overlap, place, same_text, words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Thanh Hoá", "thanh hóa"),
        ("Lý Thường Kiệt", "Lí Thường Kiệt"),
        ("UBND tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("Uỷ ban", "Ủy ban"),
        ("CHDCND Lào", "Lào"),
        ("Hội nghị – Hà Nội", "hội nghị, Hà Nội"),
        ("Hòa", "Ho\u0300a"),
    ],
)
def test_one_writing(a: str, b: str) -> None:
    assert same_text(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Thanh Hóa", "Thanh Hà"),
        ("Văn Thi", "Văn Thị"),  # another person
        ("Đức", "Úc"),
        ("Mỹ Tho", "Hoa Kỳ"),
        ("Bộ trưởng", "Thứ trưởng"),
    ],
)
def test_two_writings(a: str, b: str) -> None:
    assert not same_text(a, b)


def test_words_that_come_and_go() -> None:
    assert bare("Ban Chấp hành Trung ương Đảng") == bare("Trung ương")
    assert bare("Việt Nam") == tuple(words("Việt Nam"))  # all of it comes and goes: then it stays


def test_places_without_their_rank() -> None:
    assert place("tỉnh Cà Mau") == place("Cà Mau") != place("Cà Ná")
    assert place("TP Hà Nội") == place("thành phố Hà Nội") == place("Hà Nội")


def test_overlap() -> None:
    assert overlap(words("hội nghị tổng kết"), words("hội nghị")) == pytest.approx(2 / 3)
    assert overlap(words("a b"), words("c")) == 0.0
    assert best_overlap(["x", "hội nghị"], ["y", "hội nghị"]) == 1.0
    assert best_overlap([], ["y"]) == best_overlap(["x"], []) == 0.0
