"""What may stand between a person and a verb: a table of gaps, each with what a reader makes of it."""

from __future__ import annotations

import pytest

from kg.rules.attended.gap import adjoins, opens_clause, own_doings


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" hôm 28/9 ", True),
        (" trong hai ngày 16/10 và 17/10 đã đến Ⓣ, ", True),
        (" - bộ trưởng Bộ Quốc phòng - đã ", True),
        (", phó chủ tịch Ủy ban châu Âu, đã ", True),
        (", thứ hai từ trái sang, ", True),
        (" là lãnh đạo thế giới đầu tiên ", True),
        (" và lãnh đạo các sở, ngành ", True),
        (", các đại sứ ở nước ngoài cần ", False),  # others, of whom something is asked
        (" khẳng định hai nước ", False),
        (" ăn sáng và ", False),  # another doing: a question for own_doings
    ],
)
def test_what_adjoins(gap: str, expected: bool) -> None:
    assert adjoins(gap) is expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" ăn sáng và ", True),
        (" sẽ đi bộ thăm phố cổ, giao lưu với các cựu sinh viên Ⓒ tại Ⓒ, ", True),
        (" đến Ⓥ để ", True),
        (" khẳng định hai nước cần phối hợp, ", False),  # said, not done
        (" mời Ⓟ sang thăm và ", False),
        (" thúc đẩy các cuộc tiếp xúc và ", False),  # the verb is a noun there
        (" được trao huân chương, ", False),
        (" ăn sáng ", False),  # no joint
    ],
)
def test_own_doings(gap: str, expected: bool) -> None:
    assert own_doings(gap) is expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("", True), ("Sau lễ đón, ", True), ("Hôm qua ", True), ("Ⓞ cho biết ", True), ("Rất có thể ", False), ("Trợ lý của ", False)],
)
def test_who_opens_a_clause(lead: str, expected: bool) -> None:
    assert opens_clause(lead) is expected
