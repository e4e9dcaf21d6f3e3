"""Date lines and dates of records; the date of an event, or of an agency's city line, is no date of publication."""

from __future__ import annotations

import pytest

from kg.text.dateline import normalize_date, parse_dateline

LINES = [
    ("06/01/2025 18:24", "2025-01-06", "date and time"),
    ("18:24 | 06/01/2025", "2025-01-06", "the other way round"),
    ("Thứ Hai, 06/01/2025 | 18:24 (GMT+7)", "2025-01-06", "weekday and zone"),
    ("Chủ nhật, ngày 5 tháng 1 năm 2025", "2025-01-05", "in words"),
    ("Cập nhật: 6/1/2025, 18h24", "2025-01-06", "labelled"),
    ("Đăng ngày 06-01-2025 - Cập nhật lúc 07-01-2025", "2025-01-06", "the first of two is the publication"),
    ("2025-01-06T18:24:00+07:00", "2025-01-06", "ISO"),
    ("Thời báo Thử-Thứ ba, ngày 16/07/2024 23:06 GMT+7", "2024-07-16", "after the paper's name"),
    ("(TTXVN) - Hà Nội, ngày 5/8", None, "an agency's city line, without a year"),
    ("Hà Nội, ngày 5/8/2024", None, "a city stands before it"),
    ("Ngày 6/1/2025, hội nghị khai mạc", None, "a sentence"),
    ("31/02/2025", None, "no such day"),
    ("24/7", None, "no date"),
    ("Nghị quyết 59/2025/QH15", None, "a number of a document"),
    ("1.500.2025", None, "a number"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LINES, ids=[row[2] for row in LINES])
def test_date_lines(line: str, expected: str | None, why: str) -> None:
    assert parse_dateline(line) == expected, why


FIELDS = [
    ("2018-07-14 16:44:41", "2018-07-14"),
    ("22/10/2013 15:34", "2013-10-22"),
    ("Fri, 15 Nov 2024 09:00:00 +0700", "2024-11-15"),
    ("20161023", "2016-10-23"),
    ("2024", "2024"),
    ("2024-11", "2024-11"),
    ("2024-13", None),
    ("hôm qua", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), FIELDS)
def test_dates_of_records(value: str | None, expected: str | None) -> None:
    assert normalize_date(value) == expected
