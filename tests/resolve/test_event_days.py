"""Undated events meet where their articles write a day in common; generic words alone join nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import ResolvedGraph
from kg.resolve import resolve
from tests.resolve.making import event, report

LEADERS = ("Lò Văn A", "John Roe")
TALKS = event("Chủ tịch Lò Văn A hội đàm với John Roe", *LEADERS, kind="meeting")
RECEPTION = event("John Roe tiếp Lò Văn A", *LEADERS, kind="meeting")
CALL = event("Lò Văn A điện đàm với John Roe", *LEADERS, kind="meeting")
DATED = event("Lò Văn A gặp John Roe", *LEADERS, kind="meeting", on="2025-05-31")
NEXT_DAY = event("Lò Văn A gặp John Roe", *LEADERS, kind="meeting", on="2025-06-01")
VISIT = event("chuyến thăm Lào của ông Lò Văn A", "Lò Văn A", kind="visit", place="Lào")
VISIT_OF_A_YEAR = event("chuyến thăm Lào năm 2015 của ông Lò Văn A", "Lò Văn A", kind="visit", place="Lào")
MERCHANTS = event("Lò Văn A tiếp một số doanh nhân", "Lò Văn A", kind="meeting")
OFFICIALS = event("Lò Văn A tiếp một số quan chức", "Lò Văn A", kind="meeting")

# two tellings, the texts of their articles, one event?, why
PAIRS = [
    (TALKS, RECEPTION, "Sáng 31-5, ông", "Trưa 31/5 họ", True, "a day in common, other words"),
    (TALKS, TALKS, "Sáng 31-5, ông", "Sáng 12/11, ông", False, "the same words in another month"),
    (TALKS, TALKS, "Hôm qua, ông", "Hôm nay, ông", False, "the same words, and no day: they meet every year"),
    (TALKS, CALL, "Sáng 31-5, ông", "Trưa 31/5 họ", False, "a call is no meeting"),
    (TALKS, DATED, "Sáng 31-5, ông", "Ngày 31/5/2025", True, "a day and the date of one telling"),
    (TALKS, DATED, "Sáng 12-11, ông", "Ngày 31/5/2025, sau ngày 12/11", False, "the day in common is not that of the event"),
    (NEXT_DAY, DATED, "Ngày 1/6/2025 giờ Hà Nội", "Chiều 31/5/2025, sáng 1/6/2025 giờ Hà Nội", True, "a night between two clocks"),
    (VISIT, VISIT, "từ ngày 5 đến 8/7", "Chiều 8/7", True, "a span and its last day"),
    (VISIT, VISIT, "từ ngày 5 đến 8/7", "Chiều 9/10", False, "another journey"),
    (VISIT, VISIT_OF_A_YEAR, "Chiều 8/7", "Chiều 8/7, nhắc lại năm 2015", False, "a journey of another year, told on that day"),
    (VISIT, VISIT, "Ngày 8/11/2017, như ngày 12/11/2014", "Ngày 5/3/2018, như ngày 12/11/2014", False, "both look back on one day"),
    (VISIT, VISIT, "Ngày 8/11/2017, như ngày 12/11/2014", "Chiều 8/11", True, "a day of the newest year that is written"),
    (MERCHANTS, OFFICIALS, "Chiều 8/7", "Chiều 8/7", False, "two receptions of a day: the host's name says nothing"),
]


def build(one: tuple, other: tuple, text: str, other_text: str) -> ResolvedGraph:
    told = [(report("a1", one), text), (report("a2", other), other_text)]
    return resolve(replace(facts, article=replace(facts.article, text=words)) for facts, words in told)


@pytest.mark.parametrize(("one", "other", "text", "other_text", "same", "why"), PAIRS, ids=[pair[5] for pair in PAIRS])
def test_pair(one: tuple, other: tuple, text: str, other_text: str, same: bool, why: str) -> None:
    assert (len(build(one, other, text, other_text).events) == 1) is same, why


def test_the_reason_names_the_day() -> None:
    reasons = [merge.reason for merge in build(TALKS, RECEPTION, "Sáng 31-5", "Trưa 31/5/2025").merges if merge.kept.kind == "event"]
    assert reasons == ["john-roe, lo-van-a met in both, and both articles write 31/5/2025."]


def test_who_met_whom_counts_and_not_who_was_in_the_room() -> None:
    one = event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", "Lò Văn B", kind="meeting", on="2025-05-31")
    other = event("Lò Văn B hội đàm với John Roe", "Lò Văn B", "John Roe", kind="meeting", on="2025-05-31")
    assert len(resolve([report("a1", one), report("a2", other)]).events) == 2


def test_editions_by_number_and_by_ordinal_are_one_and_others_two() -> None:
    told = [event(name, kind="conference") for name in ("Hội nghị Cấp cao FOO 33", "Hội nghị cấp cao FOO lần thứ 33")]
    assert len(resolve([report("a1", told[0]), report("a2", told[1])]).events) == 1
    later = event("Hội nghị cấp cao FOO lần thứ 34")
    assert len(resolve([report("a1", told[0]), report("a2", later)]).events) == 2


def test_a_conference_named_after_its_local_screen_has_no_name() -> None:
    said = " ".join(f"chữ{number}" for number in range(120))
    screen = event("Hội nghị tại điểm cầu Cà Mau", "Lò Văn A")
    named = event("Hội nghị tổng kết công tác thủy sản năm 2024", "Lò Văn A", on="2025-01-06")
    graph = build(named, screen, said, "Mở đầu. " + said[:600])
    assert [found.start for found in graph.events] == ["2025-01-06"]
