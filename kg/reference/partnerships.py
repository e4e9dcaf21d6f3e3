"""``partnerships.tsv`` in, its rows as values out; it looks at no graph."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import LexiconError
from kg.lexicon import Row, parse_table
from kg.model import Level

CHECKED = ("two", "one", "year")


@dataclass(frozen=True, slots=True, order=True)
class ReferenceLevel:
    """A level that a country reached; ``since`` is a partial date or None, ``checked`` one of ``CHECKED``."""

    country: str
    level: Level
    since: str | None
    checked: str
    sources: tuple[str, ...]


@functools.cache
def reference_levels() -> tuple[ReferenceLevel, ...]:
    """The rows, by country and date; raises ``LexiconError`` for a word that is none of ours."""
    rows = parse_table(files("kg.reference") / "partnerships.tsv", "reference/partnerships")
    return tuple(sorted(map(_level, rows), key=lambda one: (one.country, one.since or "", one.level)))


def _level(row: Row) -> ReferenceLevel:
    where = f"reference/partnerships.tsv: {row['country']} {row['level']}"
    if row["level"] not in tuple(Level):
        raise LexiconError(f"{where}: the level is none of {', '.join(Level)}")
    if row["checked"] not in CHECKED:
        raise LexiconError(f"{where}: checked is {row['checked']!r}, none of {', '.join(CHECKED)}")
    sources = tuple(part.strip() for part in row["source"].split(";"))
    return ReferenceLevel(row["country"], Level(row["level"]), row["since"] or None, row["checked"], sources)
