"""From ``kg/lexicon/rules.tsv`` (rule, right, wrong against gold) to a confidence for each measured rule; it measures nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from importlib.resources import files

from kg.errors import LexiconError
from kg.lexicon import Row, load_table

TABLE = "rules"


def load_confidence() -> Mapping[str, Decimal]:
    """Rule -> share of right findings, three places. A rule without a row, or all rules without the table, have none."""
    if not (files("kg.lexicon") / f"{TABLE}.tsv").is_file():
        return {}
    return confidence_of(load_table(TABLE))


def confidence_of(rows: Iterable[Row]) -> dict[str, Decimal]:
    """Reads rows of rule, right, wrong; ``LexiconError`` for a bad count. Rules that found nothing are left out."""
    found: dict[str, Decimal] = {}
    for row in rows:
        right, wrong = (_count(row, field) for field in ("right", "wrong"))
        if right + wrong:
            share = Decimal(right) / (right + wrong)
            found[row["rule"]] = share.quantize(Decimal("0.001"), rounding=ROUND_HALF_EVEN)
    return found


def _count(row: Row, field: str) -> int:
    value = row.get(field, "")
    if not (value.isascii() and value.isdigit()):
        raise LexiconError(f"{TABLE}.tsv: {field} of rule {row.get('rule')!r} is {value!r}, not a count")
    return int(value)
