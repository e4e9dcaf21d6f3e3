"""A position in, whether it has one holder at a time out; whose it is, is not asked.

By the title alone (``kg/lexicon/single-seats.tsv``) and by whether the organization is one: "Chủ tịch Ủy ban nhân dân tỉnh" without
the province is the office of many. What is in doubt has several seats, since a false conflict costs more than a missed one.
"""

from __future__ import annotations

import functools

from kg.lexicon import load_table
from kg.model import Office, Ref, ResolvedPosition
from kg.resolve.keys import fold
from kg.resolve.seats import seat_of

NATION, BODY = "nation", "body"


@functools.cache
def _titles() -> dict[str, str]:
    """Folded title -> what it needs: nothing but itself (nation), or a body that is one (body)."""
    return {fold(row["title"]): row["needs"] for row in load_table("single-seats")}


def is_single(position: ResolvedPosition, labels: dict[Ref, str]) -> bool:
    """Whether one person holds it at a time; ``labels`` are those of the organizations and countries."""
    body = None if position.organization is None else labels.get(position.organization)
    return has_one_seat(position.title, body, position.organization is not None and position.organization.kind == "country")


def has_one_seat(title: str, body: str | None, of_country: bool = False) -> bool:
    """The same by title and name of the body."""
    needs = _titles().get(fold(title))
    if needs == NATION:
        return True if body is None else of_country or seat_of(Office(title, body)).track in ("government", "party", "assembly")
    return needs == BODY and body is not None and _is_one(title, body)


def _is_one(title: str, body: str) -> bool:
    seat = seat_of(Office(title, body))
    return seat.jurisdiction is not None and (seat.track not in ("business", "press", "academia", "military"))
