"""What a person decided about two names: read from ``decisions.tsv``, applied before any rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """``one`` and ``other`` are one thing (``same``) or two. A name stands for all articles, or with an article for that one alone."""

    kind: str  # "person", "event", "position", "organization" or "place"
    one: str
    one_article: str | None
    other: str
    other_article: str | None
    same: bool
    why: str
    origin: str  # "decisions.tsv:4", for messages
