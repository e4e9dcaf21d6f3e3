"""What a partial date can mean."""

from __future__ import annotations

import pytest

from kg.timeline.days import Span, span


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-10-07", "2024-10-07", "2024-10-07"),
    ],
)
def test_span(partial: str, first: str, last: str) -> None:
    assert span(partial) == Span(first, last)


def test_before_is_sure() -> None:
    assert span("2023").before(span("2024-01-01"))
    assert not span("2024").before(span("2024-06")) and not span("2024-06").before(span("2024"))
