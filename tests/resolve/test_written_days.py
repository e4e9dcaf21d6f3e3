"""Days that a text writes out, and which two texts share."""

from __future__ import annotations

import pytest

from kg.resolve.written_days import shared_days, written_days

CASES = [
    ("Sáng 29-5 (giờ địa phương)", {"05-29"}),
    ("từ ngày 5 đến 7/7", {"07-05", "07-06", "07-07"}),
    ("hai ngày 5 và 6/7", {"07-05", "07-06"}),
    ("ngày 7 tháng 6 năm 2017", {"2017-06-07"}),
    ("ngày 29 đến ngày 31-5-2017", {"2017-05-29", "2017-05-30", "2017-05-31"}),
    ("Hôm qua, ngày 21.6, ông", {"06-21"}),
    ("tỷ lệ 1/500", set()),
    ("tăng 15,8/3 lần", set()),
    ("mục 5.6.1 của văn bản", set()),
    ("khoảng 30/40 đại biểu", set()),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_written(text: str, days: set[str]) -> None:
    assert written_days(text) == days


def test_the_year_counts_only_where_both_write_it() -> None:
    assert shared_days(frozenset({"05-29"}), frozenset({"2017-05-29"})) == {"2017-05-29"}
    assert shared_days(frozenset({"2016-05-29"}), frozenset({"2017-05-29"})) == frozenset()
    assert shared_days(frozenset({"05-29"}), frozenset({"05-30"})) == frozenset()
