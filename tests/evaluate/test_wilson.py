"""Wilson's interval against published values, and at its ends."""

from __future__ import annotations

import pytest

from kg.evaluate.wilson import interval


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [
        (81, 263 - 81, 0.2553, 0.3662),  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I
        (15, 148 - 15, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 28, 0.0061, 0.1718),
        (0, 0, 0.0, 1.0),
        (5, 0, 0.5655, 1.0),
    ],
)
def test_published_values(right: int, wrong: int, low: float, high: float) -> None:
    assert interval(right, wrong) == pytest.approx((low, high), abs=5e-5)


def test_more_findings_say_more() -> None:
    widths = [high - low for low, high in (interval(9 * n, n) for n in (1, 2, 5, 20, 100))]
    assert widths == sorted(widths, reverse=True)
