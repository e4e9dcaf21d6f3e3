"""``holders.tsv`` in, its rows as values out; it looks at no graph and knows no person but by name."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import LexiconError
from kg.lexicon import Row, parse_table

KNOWN_UNTIL = "2026-05-31"  # an open end says nothing of the days after


@dataclass(frozen=True, slots=True, order=True)
class ReferenceHolding:
    """Somebody in a main post; dates are partial ISO dates, None for what is not known here."""

    position: str  # key of a bg:Position
    since: str | None
    until: str | None
    person: str
    status: str  # current or acting
    source: str


@functools.cache
def reference_holdings() -> tuple[ReferenceHolding, ...]:
    """The rows, in the order of the table; raises ``LexiconError`` for a status that is none of ours."""
    return tuple(map(_holding, parse_table(files("kg.reference") / "holders.tsv", "reference/holders")))


def _holding(row: Row) -> ReferenceHolding:
    if row["status"] not in ("current", "acting"):
        raise LexiconError(f"reference/holders.tsv: status of {row['person']} is {row['status']!r}, not current or acting")
    return ReferenceHolding(row["position"], row["from"] or None, row["to"] or None, row["person"], row["status"], row["source"])
