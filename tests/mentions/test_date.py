"""Dates: the forms, what only looks like one, and the year that an article establishes."""

from __future__ import annotations

import pytest

from kg.mentions.date import establish_year, find_dates
from kg.mentions.day import find_day_months
from kg.model import RawArticle
from kg.text import clean


def found(text: str, year: str | None = "2020", published: str | None = None) -> str:
    dates = find_dates(text, year=year, published=published)
    return ", ".join(f"{d.value}..{d.until}" if d.until else d.value for d in dates)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("sáng 6/1", "2020-01-06"),
        ("ngày 6/1/2025", "2025-01-06"),
        ("ngày 06/01/2025", "2025-01-06"),
        ("ngày 18.2", "2020-02-18"),
        ("6-1-2025", "2025-01-06"),
        ("chiều nay (6/1)", "2020-01-06"),
        ("hôm nay 19/11", "2020-11-19"),
        ("từ ngày 5-11/7", "2020-07-05..2020-07-11"),
        ("ngày 5 và 6/7", "2020-07-05..2020-07-06"),
        ("từ ngày 25 - 26/10/2016", "2016-10-25..2016-10-26"),
        ("ngày 30/6 - 1/7", "2020-06-30..2020-07-01"),
        ("từ 30/12 - 2/1/2018", "2017-12-30..2018-01-02"),
        ("ngày 14 tháng 1 năm 2025", "2025-01-14"),
        ("ngày 14 tháng 1", "2020-01-14"),
        ("tháng 10/2016", "2016-10"),
        ("đầu tháng 6/2017", "2017-06"),
        ("tháng 4 năm 2025", "2025-04"),
        ("tháng 3 vừa qua", "2020-03"),
        ("(3/2017)", "2017-03"),
        ("tính đến 11/2016", "2016-11"),
        ("trong năm tài khóa 2015", "2015"),
        ("quý I/2025", "2025-01..2025-03"),
        ("năm 2024", "2024"),
        ("giai đoạn 2021-2025", "2021..2025"),
        ("khóa 2021 – 2026", "2021..2026"),
        ("Nghị quyết số 34-NQ/TW ngày 9/1/2023", "2023-01-09"),
    ],
)
def test_dates(text: str, dates: str) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tăng 53,8%", "a percentage"),
        ("Nghị quyết 18", "a document"),
        ("Quyết định 6/1/2023/QĐ", "a document's number"),
        ("1/3 dân số", "a fraction"),
        ("từ 1/3 diện tích", "a fraction after a word of dates"),
        ("hoạt động 24/7", "around the clock"),
        ("thắng 2-1", "a score"),
        ("xếp thứ 4/80", "a rank"),
        ("ngày 31/2", "no day of the calendar"),
        ("ngày 5-2/7", "no span"),
        ("tháng 9-11/2024", "months, which no form reads"),
        ("11 tháng đầu năm", "a span of months of no known year"),
        ("15.2.2 triệu", "no date"),
    ],
)
def test_no_date(text: str, why: str) -> None:
    assert found(text) == "", why


def test_a_day_without_any_year_gives_no_mention() -> None:
    assert found("sáng 6/1", year=None) == ""
    assert find_day_months("sáng 6/1")[0].first == (1, 6)


@pytest.mark.parametrize(
    ("text", "published", "dates"),
    [
        ("ngày 28/12", "2025-01-02", "2024-12-28"),
        ("ngày 5/1", "2025-01-06", "2025-01-05"),
        ("ngày 3/2 tới", "2024-12-20", "2025-02-03"),
    ],
)
def test_the_day_of_publication_chooses_the_year(text: str, published: str, dates: str) -> None:
    assert found(text, year="2020", published=published) == dates


def test_positions_cover_the_word_ngay_and_nothing_before() -> None:
    text = "Sáng ngày 6/1/2025, tại"
    (date,) = find_dates(text, offset=10)
    assert text[date.start - 10 : date.end - 10] == "ngày 6/1/2025"
    assert not date.year_inferred


def year(text: str) -> str | None:
    return establish_year(clean(RawArticle("x", text, "x")))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Sáng 6/1, hội nghị tổng kết năm 2024, triển khai nhiệm vụ năm 2025.", "2025", "a report in January"),
        ("Chiều 20/12, hội nghị tổng kết năm 2024, nhiệm vụ năm 2025.", "2024", "a report in December"),
        ("Chuyến thăm từ ngày 6 - 8/6/2017.\nSáng 7/6, hai bên hội đàm.", "2017", "a span that holds the day"),
        ("Hai nước ký thỏa thuận tháng 9/2018 vừa qua. Ngày 19/11, lễ đón.", "2018", "a month just past"),
        ("Hai tháng đầu năm 2018 tăng. Ngày 22/3, ông đến Hà Nội.", "2018", "months of this year"),
        ("Trong khuôn khổ APEC 2017, ngày 8/7 hai bên gặp nhau.", "2017", "an event of that year"),
        ("Ngày 9/3, ông chúc mừng việc tổ chức thành công Năm APEC 2017.", None, "what is over may be a year ago"),
        ("Theo Nghị quyết số 34-NQ/TW ngày 9/1/2023, sáng 7/6 họp.", None, "a document's date"),
        ("Ông sinh ngày 3/7/1960. Sáng 7/6, ông nhận nhiệm vụ.", None, "a birth"),
        ("Năm 2016, ông được bầu. Ngày 26/10, hội nghị công bố.", None, "a year of a life"),
        ("Nhân dịp Tết Kỷ Hợi, tối 23/1, Bộ tổ chức gặp mặt.", "2019", "stem and branch of a lunar year"),
        ("Sáng 13/8, ông nhắc lại Tết Kỷ Hợi.", None, "a lunar new year told of in summer"),
        ("Kỷ niệm 45 năm thiết lập quan hệ (1973-2018), lễ đón ngày 24/5.", "2018", "a jubilee whose figures agree"),
        ("Hướng tới kỷ niệm 45 năm thiết lập quan hệ (1973-2018), ngày 24/5 họp.", None, "a jubilee to come"),
        ("Từ ngày 1/12/2023, nước này làm Chủ tịch; 9 tháng đầu năm 2024 tăng 2%. Ngày 16/11 họp.", "2024", "figures of a later year"),
        ("11 tháng đầu năm 2016 tăng 2%. Ngày 16/1, ông đến Hà Nội.", "2017", "the year after the figures"),
        ("Sáng 13/8, hội nghị khai mạc.", None, "nothing tells"),
    ],
)
def test_establish_year(text: str, expected: str | None, why: str) -> None:
    assert year(text) == expected, why
