"""Names of people in, what makes two writings one name out; who bears the name is not asked.

In a Vietnamese name every mark counts: "Thanh" and "Thành" are two names. In any other the marks come and go in the press
("António", "Antonio"), and so do middle initials ("Daniel J. Kritenbrink").
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table
from kg.resolve.keys import TONES, fold, slug

INITIAL_FIRST = re.compile(r"^\w\.")
SYLLABLE = re.compile(
    r"^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnrstvx])?[aăâeêioôơuưy]{1,3}(ch|ng|nh|[cmnpt])?$"
)
UNTONED = str.maketrans(dict.fromkeys(TONES))


@functools.lru_cache(maxsize=100_000)
def name_identity(name: str) -> str:
    """Equal for two writings of one name; words with blanks between."""
    folded = fold(name)
    if _is_syllabic(folded):
        return folded
    words = slug(name).split("-")
    return " ".join([*words[:1], *(word for word in words[1:-1] if len(word) > 1), *words[1:][-1:]])


@functools.lru_cache(maxsize=100_000)
def is_vietnamese(name: str) -> bool:
    """Vietnamese syllables, the first of them a common family name."""
    folded = fold(name)
    return " " in folded and folded.split()[0] in _surnames() and _is_syllabic(folded)


def is_short(name: str) -> bool:
    """One word, or an initial first: "Putin", "V. Putin"."""
    return INITIAL_FIRST.search(name) is not None or len(name.split()) == 1


@functools.lru_cache(maxsize=100_000)
def is_common(name: str) -> bool:
    """A Vietnamese name of a common family and a common given name: "Lê Anh Tuấn" is many people's."""
    words = fold(name).split()
    return len(words) > 1 and {("family", words[0]), ("given", words[-1])} <= _common_names()


@functools.cache
def _common_names() -> frozenset[tuple[str, str]]:
    return frozenset((row["part"], fold(row["name"])) for row in load_table("common-names"))


def _is_syllabic(folded: str) -> bool:
    return all(SYLLABLE.match(word) for word in folded.translate(UNTONED).split())


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in load_table("surnames") if row["reach"] == "common")
