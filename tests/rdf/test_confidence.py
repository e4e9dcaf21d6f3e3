"""Confidence is a measured share, and absent where nothing was measured; a few findings alone claim nothing."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

import pytest

from kg.errors import LexiconError
from kg.evaluate.wilson import interval
from kg.rdf.confidence import ENOUGH, confidence_of, load_confidence


def rows(**found: tuple[int, int]) -> list[dict[str, str]]:
    """Rows of the table by rule ("holds_after" is "holds/after")."""
    return [{"rule": rule.replace("_", "/"), "right": str(r), "wrong": str(w)} for rule, (r, w) in found.items()]


def middle(right: int, wrong: int) -> Decimal:
    """The middle of Wilson's interval, cut to three places."""
    return Decimal(sum(interval(right, wrong)) / 2).quantize(Decimal("0.001"), rounding=ROUND_FLOOR)


def test_enough_findings_speak_for_themselves() -> None:
    found = confidence_of(rows(holds_after=(4, 2), holds_right=(9, 0), holds_nothing=(0, 0)))
    assert found == {"holds/after": Decimal("0.667"), "holds/right": Decimal("1.000")}


def test_rare_rules_of_a_relation_speak_together() -> None:
    found = confidence_of(rows(holds_often=(90, 10), holds_once=(1, 0), holds_rare=(3, 1), attended_once=(1, 0), attended_often=(20, 0)))
    assert found["holds/once"] == found["holds/rare"] == middle(4, 1)
    assert found["holds/often"] == Decimal("0.900")
    # Attended has one rare rule with one finding: the whole relation speaks for it.
    assert found["attended/once"] == middle(21, 0)


@pytest.mark.parametrize("right", range(1, ENOUGH))
def test_a_few_right_findings_never_claim_certainty(right: int) -> None:
    assert confidence_of(rows(holds_few=(right, 0)))["holds/few"] < 1
    assert confidence_of(rows(holds_few=(right, 0), holds_many=(10_000, 0)))["holds/few"] < 1


def test_few_findings_of_one_relation_say_nothing_of_another() -> None:
    alone = confidence_of(rows(holds_few=(1, 1)))
    assert confidence_of(rows(holds_few=(1, 1), attended_many=(100, 0)))["holds/few"] == alone["holds/few"]


@pytest.mark.parametrize("count", ["", "-1", "1.5", "²", "x"])
def test_no_count(count: str) -> None:
    with pytest.raises(LexiconError, match=r"rules\.tsv: right of rule 'holds/after'"):
        confidence_of([{"rule": "holds/after", "right": count, "wrong": "1"}])


def test_the_table_at_hand_loads() -> None:
    assert all(0 <= share <= 1 for share in load_confidence().values())
