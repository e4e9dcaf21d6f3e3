"""Figures: numbers, multipliers and units, and the numbers that are no figures."""

from __future__ import annotations

import pytest

from kg.lexicon import load_table
from kg.mentions.quantity import find_quantities, parse_number


def found(text: str) -> str:
    return ", ".join(f"{'~' if q.approximate else ''}{q.value} {q.unit}" for q in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("hơn 15,8 triệu lượt khách quốc tế", "~15800000 lượt khách"),
        ("đạt 2.659,96 tỷ đồng, tương đương 115,15 triệu USD", "2659960000000 đồng, 115150000 USD"),
        ("vượt 04,9% kế hoạch", "4.9 %"),
        ("1.178 xã", "1178 xã"),
        ("1,5 nghìn tỷ đồng", "1500000000000 đồng"),
        ("3.63 tỷ USD", "3630000000 USD"),
        ("khoảng 100.000-120.000 người", "~100000 người, ~120000 người"),
        ("có 173 dự án FDI", "173 dự án"),
        ("ký 03 văn kiện", "3 văn kiện"),
        ("gần 500 triệu đô la Mỹ", "~500000000 USD"),
        ("gần ba tỷ USD", "~3000000000 USD"),
        ("gần hai tỷ USD.", "~2000000000 USD"),
        ("chưa đến 100.000 người", "~100000 người"),
        ("vượt qua con số 60.000 người", "60000 người"),
        ("hỗ trợ khẩn cấp 1 triệu USD", "1000000 USD"),
        ("dài 38km", "38 km"),
        ("927 cam kết và thỏa thuận", "927 cam kết và thỏa thuận"),
        ("17 chiếc thuyền buồm", "17 chiếc thuyền"),
        ("ngày 6/1/2025 có 12 dự án", "12 dự án"),
    ],
)
def test_figures(text: str, figures: str) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nghị quyết 18 nêu rõ", "a document"),
        ("lần thứ 31 họp", "an ordinal"),
        ("xếp thứ 4/80 quốc gia", "a rank"),
        ("G20, COVID-19 và 5G", "names"),
        ("đầu xuân 2017 giữa ông", "a year"),
        ("ngày 12/5 bắt đầu", "a date"),
        ("khóa 15 họp", "a term"),
        ("từ 12 và 15", "no unit"),
        ("tỷ lệ hai bên", "no multiplier"),
    ],
)
def test_no_figure(text: str, why: str) -> None:
    assert found(text) == "", why


@pytest.mark.parametrize(
    ("written", "multiplied", "value"),
    [("1.500", False, "1500"), ("15,8", False, "15.8"), ("3.63", False, None), ("3.63", True, "3.63"), ("1.500", True, "1500")],
)
def test_parse_number(written: str, multiplied: bool, value: str | None) -> None:
    number = parse_number(written, multiplied)
    assert (str(number) if number is not None else None) == value


def test_a_figure_reaches_from_the_number_to_the_unit() -> None:
    text = "đón hơn 15,8 triệu lượt khách"
    (figure,) = find_quantities(text, offset=7)
    assert text[figure.start - 7 : figure.end - 7] == "15,8 triệu lượt khách"


def test_units_have_known_kinds_and_domains() -> None:
    for row in load_table("units"):
        assert row["kind"] in {"currency", "percent", "measure", "count"}, row["form"]
        assert row["domain"] in {"", "money", "diplomacy", "trade", "investment", "tourism", "people"}, row["form"]
