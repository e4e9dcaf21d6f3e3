"""Where the countries stand in the picture of partnerships: Vietnam in the middle, a ring for each level; it draws no SVG.

Coordinates are in a square of ``SIZE`` units with its centre at 0, 0. Deterministic: the same partners give the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.overview import Partner

SIZE = 1000
_INNER, _OUTER = 150.0, 430.0
_TURN = math.pi * (3 - math.sqrt(5))
_SPACING = 58.0  # units along a ring between two names that do not touch


@dataclass(frozen=True, slots=True)
class Spot:
    """A country's place; ``anchor`` says to which side of it the name runs ("start", "middle", "end")."""

    partner: Partner
    x: float
    y: float
    anchor: str
    tier: int  # 0 for the strongest level present


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of one level, or one of several where a level has more countries than fit on one."""

    radius: float
    level: str
    tier: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All rings and spots."""

    rings: tuple[Ring, ...]
    spots: tuple[Spot, ...]


def place_partners(partners: Sequence[Partner]) -> Picture:
    """Rings from the strongest level inside to the weakest outside, each with its countries spread evenly."""
    levels = sorted({(partner.rank, partner.level) for partner in partners})
    groups = [[partner for partner in partners if partner.level == level] for _, level in levels]
    chunks = [(tier, chunk) for tier, group in enumerate(groups) for chunk in _chunks(group, tier, len(groups))]
    rings: list[Ring] = []
    spots: list[Spot] = []
    step = (_OUTER - _INNER) / max(1, len(chunks) - 1)
    for index, (tier, chunk) in enumerate(chunks):
        radius = _INNER + step * index if len(chunks) > 1 else (_INNER + _OUTER) / 2
        rings.append(Ring(round(radius, 1), chunk[0].level, tier))
        spots += [_spot(partner, radius, number, len(chunk), index, tier) for number, partner in enumerate(chunk)]
    return Picture(tuple(rings), tuple(spots))


def _chunks(group: list[Partner], tier: int, tiers: int) -> list[list[Partner]]:
    """A level's countries in portions that fit on one ring each, about equally long."""
    radius = _INNER + (_OUTER - _INNER) * (tier + 0.5) / tiers
    most = max(4, int(2 * math.pi * radius / _SPACING))
    count = math.ceil(len(group) / most)
    size = math.ceil(len(group) / count)
    return [group[start : start + size] for start in range(0, len(group), size)]


def _spot(partner: Partner, radius: float, number: int, total: int, ring: int, tier: int) -> Spot:
    # Each ring is turned by the golden angle, so that names of neighbouring rings do not lie in one line.
    angle = 2 * math.pi * number / total + ring * _TURN - math.pi / 3
    x, y = radius * math.cos(angle), radius * math.sin(angle)
    anchor = "middle" if abs(x) < 0.2 * radius else "start" if x > 0 else "end"
    return Spot(partner, round(x, 1), round(y, 1), anchor, tier)
