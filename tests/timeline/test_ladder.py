"""Steps of a partnership: rises, skips, falls."""

from __future__ import annotations

import pytest

from kg.model import Level
from kg.timeline.ladder import Reached, Step, climb, level_on

CS, S, C, D = Level.COMPREHENSIVE_STRATEGIC, Level.STRATEGIC, Level.COMPREHENSIVE, Level.DIPLOMATIC


@pytest.mark.parametrize(
    ("levels", "steps"),
    [
        ([("2013", S), ("2024-10-07", CS)], [Step.FIRST, Step.RISE]),
        ([("2024-10-07", CS), ("2013", S)], [Step.FIRST, Step.RISE]),  # whatever the order
        ([("2013-07", C), ("2023-09", CS)], [Step.FIRST, Step.SKIP]),
        ([("1950", D), ("2008", CS)], [Step.FIRST, Step.RISE]),  # relations are no rung of partnership to skip from
        ([("2008", CS), ("2016", S)], [Step.FIRST, Step.FALL]),
        ([("2013", CS), ("2013-06", S)], [Step.FIRST, Step.RISE]),  # the year may be after the month
        ([("2007", S), ("2016", S)], [Step.FIRST, Step.SAME]),
        ([("", S), ("2016", CS)], [Step.FIRST, Step.UNDATED]),
        ([("2016", Level.SPECIAL), ("2015", Level.SECTORAL)], []),  # beside the ladder
    ],
)
def test_steps(levels: list[tuple[str, Level]], steps: list[Step]) -> None:
    found = sorted(step for _, step in climb(Reached(since, level, f"p{i}") for i, (since, level) in enumerate(levels)))
    assert found == sorted(steps)


def test_the_level_of_a_day() -> None:
    levels = [Reached("2013", S, "a"), Reached("2024-10-07", CS, "b"), Reached("", C, "c")]
    assert [level_on(day, levels) for day in ("2012", "2013", "2024-10-06", "2024-10-07")] == [None, S, S, CS]
