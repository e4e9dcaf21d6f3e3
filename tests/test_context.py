"""What an article has established: one event told twice is one, a bare reference finds its event, a new state leaves the old one alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.context import Context, Known, establish, refer
from kg.mentions.event_name import same_name
from kg.model import EventKind, Evidence


def known(name: str, at: int = 0, kind: EventKind = EventKind.CONFERENCE, family: str = "conference", **more: object) -> Known:
    event = Known("", kind, family, name, at, Evidence("a", at, at + 1, "x", "event/test"))
    return replace(event, **more)  # type: ignore[arg-type]


def test_establish_returns_a_new_state() -> None:
    empty = Context("a")
    context, local = establish(empty, known("Hội nghị A"))
    assert empty.events == ()
    assert context.event(local).name == "Hội nghị A"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hội nghị ngoại giao", "Hội nghị ngoại giao lần thứ 30", True),
        ("Hội nghị Cấp cao SHS 7", "Hội nghị Cấp cao Sông Hồng lần thứ 7 (SHS 7)", True),
        ("Hội chợ Sông Hồng lần thứ 13", "Hội chợ Sông Hồng lần thứ 14", False),
        ("Diễn đàn Doanh nghiệp Việt Nam - Đức", "Diễn đàn Doanh nghiệp Việt Nam - Hà Lan", False),
        ("Hội nghị tổng kết ngành Y tế", "Hội nghị xúc tiến đầu tư", False),
        ("APEC 2017", "Hội nghị Cấp cao APEC", True),
        ("APEC 2006", "Hội nghị Cấp cao APEC 2017", False),
        ("APEC 2017", "Hội nghị Bộ trưởng Ngoại giao APEC", False),
        ("CSOM", "Hội nghị tổng kết các quan chức cao cấp APEC (CSOM)", True),
        ("Hội nghị Thượng đỉnh A - B", "Hội nghị tổng kết công tác phục vụ Hội nghị Thượng đỉnh A - B", False),
    ],
)
def test_two_names_of_one_event(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_days_that_differ_never_merge() -> None:
    context, first = establish(Context("a"), known("Hội nghị A", start="2025-01-06"))
    context, second = establish(context, known("Hội nghị A", start="2025-01-07"))
    assert first != second


def test_the_fuller_name_leads_and_the_other_stays() -> None:
    context, _ = establish(Context("a"), known("Hội nghị ngoại giao"))
    context, local = establish(context, known("Hội nghị ngoại giao lần thứ 30", at=50))
    assert context.event(local).name == "Hội nghị ngoại giao lần thứ 30"
    assert context.event(local).aliases == ("Hội nghị ngoại giao",)


def test_a_bare_reference_means_the_current_event_then_the_last_then_the_next() -> None:
    context, first = establish(Context("a"), known("Hội nghị A", at=10))
    context, second = establish(context, known("Diễn đàn B", at=200))
    assert refer(context, "conference", 100) == (first,)
    assert refer(context, "conference", 300) == (second,)
    assert refer(context, "conference", 5) == (first,)
    assert refer(context.at_event((first,)), "conference", 300) == (first,)


def test_a_reference_of_another_kind_means_nothing() -> None:
    context, _ = establish(Context("a"), known("Hội nghị A"))
    assert refer(context, "signing", 100) == ()


def test_an_event_in_passing_is_not_taken_up() -> None:
    context, _ = establish(Context("a"), known("Đại hội XIV", told=False))
    assert refer(context, "conference", 100) == ()


def test_two_events_of_one_breath_are_taken_up_together() -> None:
    context, first = establish(Context("a"), known("Hội nghị A", group=1, one_breath=True))
    context, second = establish(context, known("Hội nghị B", at=20, group=1, one_breath=True))
    assert refer(context, "conference", 100) == (first, second)


def test_an_unknown_event_is_an_error() -> None:
    with pytest.raises(KeyError):
        Context("a").event("e9")
