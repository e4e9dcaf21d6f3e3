"""``bodies.tsv`` in, central bodies before and after they were merged or renamed out; it reads no article and fills no graph.

A body is an organization under one name until it goes into another: the Bộ Tài chính that took in the Bộ Kế hoạch và Đầu tư is a body
of its own beside the one before. Part of a body that moved elsewhere is no succession and has no row.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import LexiconError
from kg.lexicon import parse_table


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body; ``new``: others went into it. ``decided``: the ISO day on which it was decided that it goes into ``became``, or None."""

    name: str
    new: bool
    became: str | None  # name of a new body
    decided: str | None
    source: str


@functools.cache
def reference_bodies() -> tuple[Body, ...]:
    """All bodies, sorted; raises ``LexiconError`` where one that others went into has itself gone into a third."""
    rows = parse_table(files("kg.reference") / "bodies.tsv", "reference/bodies")
    chained = sorted({row["became"] for row in rows} & {row["body"] for row in rows if row["body"] != row["became"]})
    if chained:
        raise LexiconError(f"reference/bodies.tsv: {chained[0]} is what others became and became another: one step is known here")
    old = {Body(row["body"], False, row["became"], row["decided"] or None, row["source"]) for row in rows}
    new = {Body(row["became"], True, None, None, row["source"]) for row in rows}
    return tuple(sorted(old | new, key=lambda body: (body.name, body.new, body.source)))


def body_today(body: Body) -> Body:
    """What a body has become, itself where it is still there."""
    return body if body.became is None else next(other for other in reference_bodies() if other.new and other.name == body.became)
