"""Events are aligned one to one; a day that differs parts what name and people would join."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.align import align_events, align_the_rest, same_day
from kg.evaluate.gold import GoldArticle, load_gold
from tests.evaluate.making import attended, event, found_attended, found_event, gold_file


def gold(folder: Path, **facts: list[dict[str, object]]) -> GoldArticle:
    """One gold article with these facts."""
    gold_file(folder, **facts)
    return load_gold(folder).articles[0]


@pytest.mark.parametrize(
    ("date", "end", "day", "same"),
    [
        ("2025-01-06", None, "2025-01-06", True),
        ("2025-01", None, "2025-01-06", True),
        ("2025-01-06", None, "2025", True),
        ("2025-01-06", "2025-01-09", "2025-01-08", True),
        ("2025-01-06", "2025-01-09", "2025-01-10", False),
        ("2025-01-06", None, "2025-01-07", False),
        ("2025-01-06", None, "2024", False),
    ],
)
def test_days(tmp_path: Path, date: str, end: str | None, day: str, same: bool) -> None:
    assert same_day(gold(tmp_path, events=[event(date=date, end=end)]).events[0], day) is same


def test_two_gatherings_of_one_name_are_told_apart_by_who_was_there(tmp_path: Path) -> None:
    article = gold(
        tmp_path,
        events=[event("cuộc gặp", "E1", None), event("cuộc gặp", "E2", None)],
        attended=[attended("Trần Văn A", "E1"), attended("Lê Thị B", "E2")],
    )
    events = {node: found_event("cuộc gặp", node, None) for node in ("x", "y")}
    there = [found_attended("Lê Thị B", "x"), found_attended("Trần Văn A", "y")]
    assert align_events(article, there, events) == {"E1": "y", "E2": "x"}


def test_another_day_is_another_event(tmp_path: Path) -> None:
    article = gold(tmp_path, events=[event()], attended=[attended("A")])
    assert align_events(article, [found_attended("A", "e1")], {"e1": found_event(day="2025-01-07")}) == {}
    assert align_events(article, [found_attended("A", "e1")], {"e1": found_event(day=None)}) == {"E1": "e1"}


def test_one_event_told_as_two_is_right_once(tmp_path: Path) -> None:
    article = gold(tmp_path, events=[event()], attended=[attended("A"), attended("B")])
    events = {"e1": found_event(), "e2": found_event("hội nghị ngoại giao", "e2")}
    there = [found_attended("A", "e1"), found_attended("B", "e1"), found_attended("A", "e2")]
    aligned = align_events(article, there, events)
    assert aligned == {"E1": "e1"}
    assert align_the_rest(article, aligned, events.values()) == {"E1": "e1"}


def test_an_event_without_participants_is_aligned_afterwards(tmp_path: Path) -> None:
    article = gold(tmp_path, events=[event(), event("Lễ ký kết", "E2", None)], attended=[attended("A")])
    events = {"e1": found_event(), "e2": found_event("Lễ ký kết văn kiện", "e2", None)}
    aligned = align_events(article, [found_attended("A", "e1")], events)
    assert aligned == {"E1": "e1"}
    assert align_the_rest(article, aligned, events.values()) == {"E1": "e1", "E2": "e2"}
