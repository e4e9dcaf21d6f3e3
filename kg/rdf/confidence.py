"""From ``kg/lexicon/rules.tsv`` (rule, right, wrong against gold) to a confidence for each measured rule; it measures nothing.

A rule with at least ``ENOUGH`` findings has its own measured precision. One with fewer says next to nothing by itself (one right
of one is no 1.000), so the rare rules of its relation are taken as one: each has the middle of Wilson's 95% interval over the
findings of all of them, or of the whole relation where these, too, are fewer than ``ENOUGH``. The middle of that interval lies
below 1 however few were wrong. A rule without a row was never seen on gold, and has no confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from importlib.resources import files

from kg.errors import LexiconError
from kg.lexicon import Row, load_table

TABLE = "rules"
ENOUGH = 5  # findings: below, a rule's own precision is not told
_Z_SQUARED = Decimal("3.841459")  # of the standard normal's quantile of 0.975
_PLACES = Decimal("0.001")

Found = tuple[int, int]  # right, wrong


def load_confidence() -> Mapping[str, Decimal]:
    """Rule -> confidence, three places. A rule without a row, or all rules without the table, have none."""
    if not (files("kg.lexicon") / f"{TABLE}.tsv").is_file():
        return {}
    return confidence_of(load_table(TABLE))


def confidence_of(rows: Iterable[Row]) -> dict[str, Decimal]:
    """Reads rows of rule, right, wrong; ``LexiconError`` for a bad count. Rules that found nothing are left out."""
    counted = {row["rule"]: (_count(row, "right"), _count(row, "wrong")) for row in rows}
    found = {rule: counts for rule, counts in counted.items() if sum(counts)}
    return {rule: _confidence(rule, found) for rule in found}


def _confidence(rule: str, found: Mapping[str, Found]) -> Decimal:
    right, wrong = found[rule]
    if right + wrong >= ENOUGH:
        return (Decimal(right) / (right + wrong)).quantize(_PLACES, rounding=ROUND_HALF_EVEN)
    relation = [counts for other, counts in found.items() if _relation(other) == _relation(rule)]
    right, wrong = _together(counts for counts in relation if sum(counts) < ENOUGH)
    if right + wrong < ENOUGH:
        right, wrong = _together(relation)
    # Down, since 0.9998 must not become certainty.
    return ((right + _Z_SQUARED / 2) / (right + wrong + _Z_SQUARED)).quantize(_PLACES, rounding=ROUND_FLOOR)


def _together(counts: Iterable[Found]) -> Found:
    pairs = tuple(counts)
    return sum(right for right, _ in pairs), sum(wrong for _, wrong in pairs)


def _relation(rule: str) -> str:
    return rule.partition("/")[0]


def _count(row: Row, field: str) -> int:
    value = row.get(field, "")
    if not (value.isascii() and value.isdigit()):
        raise LexiconError(f"{TABLE}.tsv: {field} of rule {row.get('rule')!r} is {value!r}, not a count")
    return int(value)
