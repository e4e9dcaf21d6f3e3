"""Confidence is a measured share, and absent where nothing was measured."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.errors import LexiconError
from kg.rdf.confidence import confidence_of, load_confidence


def test_shares() -> None:
    rows = [
        {"rule": "holds/after", "right": "2", "wrong": "1"},
        {"rule": "holds/all-right", "right": "9", "wrong": "0"},
        {"rule": "holds/found-nothing", "right": "0", "wrong": "0"},
    ]
    assert confidence_of(rows) == {"holds/after": Decimal("0.667"), "holds/all-right": Decimal("1.000")}


@pytest.mark.parametrize("count", ["", "-1", "1.5", "²", "x"])
def test_no_count(count: str) -> None:
    with pytest.raises(LexiconError, match=r"rules\.tsv: right of rule 'holds/after'"):
        confidence_of([{"rule": "holds/after", "right": count, "wrong": "1"}])


def test_the_table_at_hand_loads() -> None:
    assert all(0 <= share <= 1 for share in load_confidence().values())
