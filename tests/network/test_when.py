"""Times of ties: certain, possible, unknown or none, and what people are told of them."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.network.when import ALWAYS, CERTAIN, NO, POSSIBLE, UNDATED, UNKNOWN, Validity, begun, happened, in_window, told, window
from kg.timeline.days import Span

TENURE = Validity(Span("2011-12-31", "2021-01-01"), "2011-01-01", "2021-12-31")
OPEN = Validity(Span("2017-06-07", "2017-06-07"))
AFTER = Validity(Span("2024-12-20", "2026-01-14"), low="2018-11-19")
SOMEWHERE = Validity(None, "2011-01-01", "2016-12-31")


@pytest.mark.parametrize(
    ("time", "on", "answer", "why"),
    [
        (happened("2017-06-07"), "2017-06-07", CERTAIN, "the day itself"),
        (happened("2017-06-07"), "2017", CERTAIN, "a day of the year"),
        (happened("2017-06-07"), "2017-06-08", NO, "the next day"),
        (happened("2017-06-06", "2017-06-08"), "2017-06-07", CERTAIN, "in the middle of a visit"),
        (happened("2017"), "2017-06-07", POSSIBLE, "some day of the year"),
        (happened("2017"), "2017", CERTAIN, "whichever day it was"),
        (happened("2017-06", "2017-07"), "2017-06-30", POSSIBLE, "between two months"),
        (happened("2017"), "2018", NO, "another year"),
        (happened("2025-03-02", "2024"), "2025-03-02", CERTAIN, "an end before the beginning is none"),
        (begun("2013"), "2012-12-31", NO, "not yet"),
        (begun("2013"), "2013-05", POSSIBLE, "in the year in which it began"),
        (begun("2013"), "2014", CERTAIN, "it goes on"),
        (UNDATED, "2014", UNKNOWN, "nothing dates it"),
        (ALWAYS, "1900", CERTAIN, ""),
        (TENURE, "2015", CERTAIN, "between two attestations"),
        (TENURE, "2021-06", POSSIBLE, "before the end of the year in which it ended"),
        (TENURE, "2022", NO, "over"),
        (TENURE, "2010", NO, "not begun"),
        (OPEN, "2017-06-08", UNKNOWN, "nothing bounds that side"),
        (AFTER, "2020", POSSIBLE, "after the predecessor"),
        (AFTER, "2027", UNKNOWN, "no end date never means still"),
        (AFTER, "2018-11-18", NO, "the predecessor had it"),
        (SOMEWHERE, "2013", POSSIBLE, "never attested, bounded on both sides"),
        (Validity(None, "2011-01-01"), "2013", UNKNOWN, "begun, and nothing more"),
    ],
)
def test_whether_a_tie_held(time: Validity, on: str, answer: str, why: str) -> None:
    days = window(on)
    assert days is not None
    assert time.within(days) == answer, why


@pytest.mark.parametrize(
    ("time", "sure", "days"),
    [
        (happened("2017"), False, ("2017-01-01", "2017-12-31")),
        (happened("2017"), True, None),  # no day of it is certain
        (TENURE, True, ("2011-12-31", "2021-01-01")),
        (TENURE, False, ("2011-01-01", "2021-12-31")),
        (AFTER, False, ("2018-11-19", "2026-01-14")),
        (SOMEWHERE, False, ("2011-01-01", "2016-12-31")),
        (SOMEWHERE, True, None),
        (UNDATED, False, None),
        (Validity(None, low="2011-01-01"), False, None),
    ],
)
def test_the_days_of_a_step(time: Validity, sure: bool, days: tuple[str, str] | None) -> None:
    assert time.days(sure) == (None if days is None else Span(*days))


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (happened("2017-06-07"), "2017-06-07"),
        (happened("2017-06"), "2017-06-01 to 2017-06-30"),
        (happened("2017-06-06", "2017-06-08"), "2017-06-06 to 2017-06-08"),
        (TENURE, "2011-12-31 to 2021-01-01, at most 2011-01-01 to 2021-12-31"),
        (AFTER, "2024-12-20 to 2026-01-14, not before 2018-11-19"),
        (Validity(None, high="2016-01-28"), "not after 2016-01-28"),
        (begun("2013-05-04"), "since 2013-05-04"),
        (begun("2013"), "since 2013-12-31, not before 2013-01-01"),
        (UNDATED, ""),
        (ALWAYS, "always"),
    ],
)
def test_what_people_are_told(time: Validity, words: str) -> None:
    assert str(time) == words


def test_windows() -> None:
    assert window() is None
    assert window("2017-06") == Span("2017-06-01", "2017-06-30")
    assert window(None, "2017", "2018-02") == Span("2017-01-01", "2018-02-28")
    both = [window(None, "2017"), window(None, None, "2017")]
    assert [told(days) for days in both if days is not None] == ["since 2017-01-01", "until 2017-12-31"]


@pytest.mark.parametrize(
    ("on", "since", "until", "says"),
    [
        ("yesterday", None, None, "'yesterday' is no date"),
        ("2017-02-30", None, None, "no date"),
        (None, "2018", "2017", "the end comes first"),
        ("2017", "2016", None, "two things"),
    ],
)
def test_windows_that_are_none(on: str | None, since: str | None, until: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        window(on, since, until)


@pytest.mark.parametrize(("date", "inside"), [("2017", True), ("2017-06-30", True), ("2017-07", False), ("", False)])
def test_events_in_a_window(date: str, inside: bool) -> None:
    assert in_window(date, window("2017-06")) is inside
    assert in_window(date, None)
