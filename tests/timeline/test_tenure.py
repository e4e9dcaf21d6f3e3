"""From attested days to what is certain and what is possible; nobody here exists."""

from __future__ import annotations

import pytest

from kg.model import Ref, ResolvedHolding, Status
from kg.timeline.seat import has_one_seat
from kg.timeline.tenure import Tenure, tenures_of

POST = Ref("position", "thu-tuong-mau")


def held(who: str, *days: str, status: Status = Status.CURRENT, start: str | None = None, end: str | None = None) -> ResolvedHolding:
    ref = Ref("holding", f"{who}_{status}")
    return ResolvedHolding(ref, Ref("person", who), POST, status, (), days, start, end)


Bounds = tuple[str | None, str | None, str | None, str | None]


def bounds(tenure: Tenure) -> Bounds:
    return tenure.certain_from, tenure.certain_to, tenure.possible_from, tenure.possible_to


def of(who: str, found: list[Tenure]) -> list[Bounds]:
    return sorted((bounds(tenure) for tenure in found if tenure.holder.key == who), key=str)


def test_certain_is_from_the_first_to_the_last_attestation_and_nothing_bounds_it() -> None:
    assert of("a", tenures_of(POST, [held("a", "2023-05-01", "2024-02-03")], True)) == [("2023-05-01", "2024-02-03", None, None)]


def test_a_successor_and_a_predecessor_bound_what_is_possible() -> None:
    found = tenures_of(POST, [held("a", "2020-01-01"), held("b", "2022-01-01", "2022-06-01"), held("c", "2024-01-01")], True)
    assert of("b", found) == [("2022-01-01", "2022-06-01", "2020-01-01", "2024-01-01")]
    assert of("a", found) == [("2020-01-01", "2020-01-01", None, "2022-01-01")]
    (middle,) = [tenure for tenure in found if tenure.holder.key == "b"]
    assert middle.bounded_by == (Ref("holding", "a_current"), Ref("holding", "c_current"))


def test_others_bound_nothing_where_there_are_several_seats() -> None:
    found = tenures_of(POST, [held("a", "2020-01-01"), held("b", "2022-01-01")], False)
    assert of("a", found) == [("2020-01-01", "2020-01-01", None, None)]


def test_who_comes_back_has_two_tenures() -> None:
    found = tenures_of(POST, [held("a", "2024-05-22", "2026-04-07"), held("b", "2024-10-21")], True)
    assert of("a", found) == [("2024-05-22", "2024-05-22", None, "2024-10-21"), ("2026-04-07", "2026-04-07", "2024-10-21", None)]
    assert len({tenure.ref for tenure in found}) == 3


def test_nguyen_ends_what_is_possible() -> None:
    found = tenures_of(POST, [held("a", "2020-01-01"), held("a", "2023-03-02", status=Status.FORMER)], False)
    assert of("a", found) == [("2020-01-01", "2020-01-01", None, "2023-03-02")]
    only_former = tenures_of(POST, [held("a", "2023-03-02", status=Status.FORMER)], True)
    assert of("a", only_former) == [(None, None, None, "2023-03-02")]


@pytest.mark.parametrize(
    ("holdings", "expected", "why"),
    [
        ([held("a", "2022-01-01", start="2021-04-08")], ("2021-04-08", "2022-01-01", "2021-04-08", None), "an appointment"),
        ([held("a", status=Status.FORMER, start="2011", end="2021")], ("2011-12-31", "2021-01-01", "2011-01-01", "2021-12-31"), "years"),
        ([held("a", "2024")], (None, None, None, None), "on some day of the year, and on no certain one"),
        ([held("a", "2024", "2024-03-01")], ("2024-03-01", "2024-03-01", None, None), "the day within the year"),
        ([held("a", status=Status.FORMER, end="2021-06")], (None, None, None, "2021-06-30"), "an end alone"),
    ],
)
def test_stated_and_partial_dates(holdings: list[ResolvedHolding], expected: Bounds, why: str) -> None:
    assert of("a", tenures_of(POST, holdings, True)) == [expected], why


def test_without_a_date_there_is_no_tenure() -> None:
    assert tenures_of(POST, [held("a")], True) == []


def test_the_order_does_not_matter() -> None:
    holdings = [held("a", "2020-01-01", "2024-05-01"), held("b", "2022-01-01"), held("a", "2025-01-01", status=Status.FORMER)]
    assert sorted(map(bounds, tenures_of(POST, holdings, True)), key=str) == sorted(
        map(bounds, tenures_of(POST, holdings[::-1], True)), key=str
    )


@pytest.mark.parametrize(
    ("title", "body", "of_country", "one"),
    [
        ("Thủ tướng", "Chính phủ", False, True),
        ("Chủ tịch nước", None, False, True),
        ("Tổng thống", "Pháp", True, True),
        ("Bộ trưởng", "Bộ Ngoại giao", False, True),
        ("Chủ tịch", "Ủy ban nhân dân tỉnh Thanh Hóa", False, True),
        ("Chủ tịch", "Ủy ban nhân dân tỉnh", False, False),  # of which province?
        ("Phó Thủ tướng", "Chính phủ", False, False),
        ("Bí thư", "Ban Chấp hành Trung ương Đảng", False, False),  # the secretariat has several
        ("Bộ trưởng", None, False, False),
        ("Ủy viên", "Bộ Chính trị", False, False),
    ],
)
def test_seats_for_one(title: str, body: str | None, of_country: bool, one: bool) -> None:
    assert has_one_seat(title, body, of_country) is one
