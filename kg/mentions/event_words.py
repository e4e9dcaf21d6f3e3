"""Makes patterns of the word lists in ``event-name-words.tsv``: ``begins("stop")`` matches where a name cannot go on.

In: a list's name. Out: compiled patterns. Which list counts where is the business of ``kg.mentions.event``.
"""

from __future__ import annotations

import functools
import re

from kg.errors import LexiconError
from kg.lexicon import Row, load_table

_NUMBER = r"\d[\d/.-]*"


@functools.cache
def begins(name: str, ignore_case: bool = True) -> re.Pattern[str]:
    """Matches at the start of a word or phrase of the list ``name``."""
    return re.compile(rf"(?:{_alternatives(name)})(?!\w)", re.I if ignore_case else 0)


@functools.cache
def ends(name: str) -> re.Pattern[str]:
    """Finds a word of the list ``name``, and blanks, at the very end of a text."""
    return re.compile(rf"(?:{_alternatives(name)})\s+$", re.I)


@functools.cache
def last(name: str) -> re.Pattern[str]:
    """Finds a blank and a word of the list ``name`` at the very end of a text."""
    return re.compile(rf" (?:{_alternatives(name)})$")


@functools.cache
def only(name: str) -> re.Pattern[str]:
    """Matches a text that is nothing but words of the list ``name``."""
    return re.compile(rf"(?:(?: |^)(?:{_alternatives(name)}))+$", re.I)


def _alternatives(name: str) -> str:
    rows = [row for row in load_table("event-name-words") if row["list"] == name]
    if not rows:
        raise LexiconError(f'event-name-words.tsv: no list "{name}"; add its words or correct the name')
    return "|".join(_alternative(row) for row in sorted(rows, key=lambda row: (-len(row["words"]), row["words"])))


def _alternative(row: Row) -> str:
    before = "".join(f"(?<!{re.escape(word)} )" for word in row["not-after"].split("|") if word)
    behind = f"(?! (?:{_any(row['not-before'])}))" if row["not-before"] else ""
    needs = f"(?= (?:{_any(row['only-before'])}))" if row["only-before"] else ""
    return before + _written(row["words"]) + behind + needs


def _any(words: str) -> str:
    return "|".join(_written(word) for word in words.split("|"))


def _written(words: str) -> str:
    return re.escape(words).replace(r"\ ", " ").replace(r"\#", _NUMBER)
