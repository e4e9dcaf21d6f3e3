"""The lexicon's provinces and ``province-changes.tsv`` in, units with their first and last day out; it reads no article.

A unit is a province under one name, within one set of borders and of one rank: Bắc Ninh until 30 June 2025 and Bắc Ninh since are two,
and the first went into the second, as Bắc Giang did. Codes are never used: they were given again.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

from kg.lexicon import Row, load_table, parse_table

# The first day of a new order -> the resolution of the National Assembly.
RESOLUTIONS = {"2008-08-01": "15/2008/QH12", "2025-01-01": "175/2024/QH15", "2025-07-01": "202/2025/QH15"}


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A province or centrally run city; dates are ISO days, None where open."""

    key: str  # the province's key, with "-YYYY" of its beginning where the name stood for another unit before
    province: str  # key of the bg:Province, which units of one name share
    name: str
    rank: str  # tỉnh or thành phố
    valid_from: str | None
    valid_to: str | None
    replaced_by: str | None  # key of a unit
    sources: tuple[str, ...]

    def holds_on(self, day: str) -> bool:
        """Whether it existed on an ISO day."""
        return (self.valid_from or "") <= day <= (self.valid_to or "9999")


@functools.cache
def reference_units() -> tuple[Unit, ...]:
    """All units of Viet Nam, sorted by key."""
    rows = {row["key"]: row for row in load_table("provinces") if row["country"] == "VN"}
    units = {key: list(_units_of(row)) for key, row in rows.items()}
    return tuple(sorted(_followed(unit, rows[key], units) for key, own in units.items() for unit in own))


def unit_on(province: str, day: str) -> Unit | None:
    """The unit of that province's name on an ISO day, or None where there was none."""
    return next((unit for unit in reference_units() if unit.province == province and unit.holds_on(day)), None)


def unit_today(unit: Unit) -> Unit:
    """What a unit has become, at the end of all changes known here: itself, if it is still there."""
    known = {other.key: other for other in reference_units()}
    while unit.replaced_by is not None:
        unit = known[unit.replaced_by]
    return unit


def _units_of(row: Row) -> Iterator[Unit]:
    """The units of one name in time, each followed by the next; the last one's successor is still open."""
    cuts = [(row["reformed"], "", "", RESOLUTIONS.get(row["reformed"], ""))] if row["reformed"] else []
    cuts += [(change["day"], change["rank_before"], change["rank"], change["source"]) for change in _changes(row["key"])]
    cuts.sort()
    edges = [(row["valid_from"], "", "", RESOLUTIONS.get(row["valid_from"], "")), *cuts, ("", "", "", "")]
    keys = [row["key"] if at == 0 else f"{row['key']}-{cut[0][:4]}" for at, cut in enumerate(edges[:-1])]
    for at, (begun, ended) in enumerate(pairwise(edges)):
        rank = ended[1] or begun[2] or next((cut[1] for cut in cuts[at:] if cut[1]), row["rank"])
        last = day_before(ended[0]) if ended[0] else row["valid_to"]
        successor = keys[at + 1] if at + 1 < len(keys) else None
        sources = tuple(dict.fromkeys(filter(None, (begun[3], ended[3], RESOLUTIONS.get(day_after(last)) if last else ""))))
        yield Unit(keys[at], row["key"], row["name"], rank, begun[0] or None, last or None, successor, sources)


def _followed(unit: Unit, row: Row, units: dict[str, list[Unit]]) -> Unit:
    """The unit with the one that took it in, if it was taken in."""
    if unit.replaced_by is not None or not row["replaced_by"] or unit.valid_to is None:
        return unit
    day = day_after(unit.valid_to)
    into = next(other for other in units[row["replaced_by"]] if other.holds_on(day))
    return Unit(unit.key, unit.province, unit.name, unit.rank, unit.valid_from, unit.valid_to, into.key, unit.sources)


@functools.cache
def _table() -> tuple[Row, ...]:
    return parse_table(files("kg.reference") / "province-changes.tsv", "reference/province-changes")


def _changes(province: str) -> list[Row]:
    return [row for row in _table() if row["province"] == province]


def day_before(day: str) -> str:
    """The ISO day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The ISO day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
