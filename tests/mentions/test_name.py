"""Personal names: where they end, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.mentions.name import is_foreign, match_name
from tests.mentions.sentences import tokenized


def name(text: str, *, after_office: bool = False) -> str | None:
    sentence = tokenized(text)
    end = match_name(sentence, 0, after_office=after_office)
    return None if end is None else sentence.slice(0, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trần Minh Khôi phát biểu", "Trần Minh Khôi"),
        ("Phùng Thị Kim Nga dự", "Phùng Thị Kim Nga"),
        ("H'Yim Kđoh dự", "H'Yim Kđoh"),
        ("Mùa A Vảng dự", "Mùa A Vảng"),
        ("Gabriela Rojas đến", "Gabriela Rojas"),
        ("Frank-Walter Steiner đến", "Frank-Walter Steiner"),
        ("Park Min-ho đến", "Park Min-ho"),
        ("Abdel Fattah al-Sabri đến", "Abdel Fattah al-Sabri"),
        ("A.A. Petrov đến", "A.A. Petrov"),
        ("Khun-thoong Chít ma-ny đến", "Khun-thoong Chít ma-ny"),
        ("Luiz da Costa đến", "Luiz da Costa"),
    ],
)
def test_names(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Tô Vinh phát biểu", "Tô Vinh"), ("Tập Văn Hòa đến", "Tập Văn Hòa"), ("Hun Sang đến", "Hun Sang")],
)
def test_names_that_need_an_office_before_them(text: str, expected: str) -> None:
    assert name(text) is None
    assert name(text, after_office=True) == expected


@pytest.mark.parametrize(
    "text",
    ["Hà Nội đón", "Thái Nguyên có", "Hồ Chí Minh City", "Đồng Tháp tổ chức", "Phó Thủ tướng", "trần nhà", "WHO khuyến cáo", "Ngày 5/8"],
)
def test_what_is_no_name(text: str) -> None:
    assert name(text) is None


def test_syllables() -> None:
    assert not is_foreign("Nghiêm") and not is_foreign("Quyền") and not is_foreign("WTO") and not is_foreign("minh")
    assert is_foreign("Sergey") and is_foreign("Mark") and is_foreign("Putin")
