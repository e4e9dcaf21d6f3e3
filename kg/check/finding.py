"""What a check finds, and the order in which people read it; it asks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How sure it is that something is wrong: the least number first."""

    ERROR = 1  # the graph breaks its own rules: a bug, or a file that somebody changed
    CONFLICT = 2  # two statements that cannot both be true
    DOUBT = 3  # two statements that are seldom both true, or one that reference data contradicts
    NOTE = 4  # nothing wrong by itself, and worth a look


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence: the article's identifier, the words."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit. ``facts`` are IRIs of statements; ``evidence`` is added when the report is made."""

    severity: Severity
    check: str  # which check, in a word: "two-holders"
    sentence: str
    facts: tuple[str, ...]
    evidence: tuple[Cited, ...] = ()

    def order(self) -> tuple[int, str, tuple[str, ...], str]:
        """The worst first; then by check and facts."""
        return int(self.severity), self.check, self.facts, self.sentence
