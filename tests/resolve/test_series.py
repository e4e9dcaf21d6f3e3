"""Which names are editions of a series, of which, and which are none."""

from __future__ import annotations

import itertools

import pytest

from kg.resolve import resolve
from kg.resolve.series import series_name
from tests.resolve.making import event, report

SERIES = [
    ("Hội nghị Ngoại giao lần thứ 31", "Hội nghị Ngoại giao", "31"),
    ("hội nghị ngoại giao lần thứ XXIX của Bộ Ngoại giao", "hội nghị ngoại giao của Bộ Ngoại giao", "29"),
    ("Hội nghị Cấp cao APEC 2017", "Hội nghị Cấp cao APEC", "2017"),
    ("Hội nghị thượng đỉnh G20 năm 2024", "Hội nghị thượng đỉnh G20", "2024"),
    ("Hội nghị Cấp cao ASEAN 33", "Hội nghị Cấp cao ASEAN", "33"),
    ("Hội nghị cấp cao APEC tháng 11/2017", "Hội nghị cấp cao APEC", "2017"),
    ("Hội nghị Tiểu vùng Mê Công lần thứ sáu (GMS 6)", "Hội nghị Tiểu vùng Mê Công (GMS)", "6"),
    ("Hội nghị tổng kết ngành Ngoại giao năm 2024 và phương hướng năm 2025", "Hội nghị tổng kết ngành Ngoại giao", "2024"),
    ("Hội chợ Trung Quốc - ASEAN lần thứ 13 tại Nam Ninh", "Hội chợ Trung Quốc - ASEAN", "13"),
    ("Diễn đàn biển Đông Á 2019, phiên cuối", "Diễn đàn biển Đông Á", "2019"),
    ("Kỳ họp thứ 70 của Đại hội đồng Liên hợp quốc", "Kỳ họp của Đại hội đồng Liên hợp quốc", "70"),
    ("Tuần lễ Cấp cao APEC 2024 của Chủ tịch nước", "Tuần lễ Cấp cao APEC", "2024"),
]
NONE = [
    ("Hội nghị Ngoại giao", "no edition"),
    ("Hội nghị tổng kết năm 2024", "no subject: anybody's"),
    ("Hội nghị xúc tiến đầu tư năm 2024", "no proper word: a hundred towns have one"),
    ("APEC 2017", "no head: a year's meetings, not one series"),
    ("Hội nghị triển khai Luật Đất đai năm 2024", "the year is the law's"),
    ("Hội nghị sơ kết Chương trình Biển xanh giai đoạn 2021-2025", "a span is no edition"),
    ("Lễ kỷ niệm Quốc khánh lần thứ 80", "a ceremony"),
    ("phiên toàn thể Hội nghị Ngoại giao lần thứ 31", "a part of an edition"),
    ("Hội thảo về cách mạng công nghiệp lần thứ 4", "the ordinal is the revolution's"),
    ('Hội nghị "Điện Mẫu 2017 - Hợp tác"', "the quoted name would be cut"),
    ("ông Lò Văn A có cuộc trao đổi về Biển Đông năm 2016", "a sentence, no name"),
]
APART = [
    ("Hội nghị Cấp cao ASEAN lần thứ 30", "Hội nghị Bộ trưởng ASEAN lần thứ 30", "ministers and leaders"),
    ("Hội nghị Cấp cao APEC 2017", "Hội nghị APEC 2017", "any meeting of it"),
    ("Hội nghị Cấp cao APEC 2017", "Tuần lễ Cấp cao APEC 2017", "the week around it"),
    ("Hội nghị tổng kết ngành Ngoại giao năm 2024", "Hội nghị sơ kết ngành Ngoại giao năm 2024", "the year and its half"),
    ("Diễn đàn ASEAN lần 3", "Hội nghị ASEAN lần 3", "a forum and a conference"),
]


@pytest.mark.parametrize(("name", "series", "edition"), SERIES)
def test_the_series_of_a_name(name: str, series: str, edition: str) -> None:
    found = series_name(name)
    assert found is not None and (found.text, found.edition) == (series, edition)


@pytest.mark.parametrize(("name", "why"), NONE)
def test_no_series(name: str, why: str) -> None:
    assert series_name(name) is None, why


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_two_series(one: str, other: str, why: str) -> None:
    first, second = series_name(one), series_name(other)
    assert first is not None and second is not None and first.identity != second.identity, why


ARTICLES = [
    report("a1", event("Hội nghị Cấp cao ASEAN lần thứ 33", "Lò Văn A", on="2018-11-13")),
    report("a2", event("hội nghị thượng đỉnh ASEAN lần thứ 32", "Lò Văn A", on="2018-04-28")),
    report("a3", event("Hội nghị Cấp cao ASEAN lần thứ ba mươi", "Lò Văn B"), event("Hội nghị biển", "Lò Văn B")),
    report("a4", event("Lò Văn A thăm Lào lần thứ 2", "Lò Văn A", kind="visit")),
]


def test_two_spellings_are_one_series_in_any_order_and_nobody_takes_part_in_it() -> None:
    graph = resolve(ARTICLES)
    (series,) = graph.series
    assert (series.ref.kind, series.ref.key, series.label) == ("event-series", "hoi-nghi-cap-cao-asean", "Hội nghị Cấp cao ASEAN")
    assert series.aliases == ("hội nghị thượng đỉnh ASEAN",)
    assert sorted(event.edition for event in graph.events if event.series == series.ref) == ["32", "33"]
    assert {part.event.kind for part in graph.participations} == {"event"}
    assert any(merge.kept == series.ref and "one series" in merge.reason for merge in graph.merges)
    assert all(resolve(order) == graph for order in itertools.permutations(ARTICLES))


def test_an_edition_more_renames_no_series() -> None:
    """With one edition the series is there already; more of them change neither its key nor the editions'."""
    one, all_of_them = resolve(ARTICLES[:1]), resolve(ARTICLES)
    assert one.series[0].ref == all_of_them.series[0].ref
    assert {event.ref for event in one.events} <= {event.ref for event in all_of_them.events}
