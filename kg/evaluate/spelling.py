"""From two writings of a name, an office or an event to whether they are one, or how much they share; it knows no relation.

This is deliberately not the folding by which the graph was built: a judge that read with the pipeline's eyes would not see
what the pipeline overlooks.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from kg.lexicon import load_table

Words = Counter[str]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Words that two right spellings of one office may or may not have.
_LOOSE = ("của", "nước", "tỉnh", "thành", "phố", "cộng", "sản", "việt", "nam", "đảng", "và")


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """One spelling for comparison: NFC, lower case, the tone at the syllable's end, y as i, no punctuation, no short forms."""
    text = unicodedata.normalize("NFC", text).lower().replace("–", "-")
    short = _short_forms()
    text = _short_pattern().sub(lambda match: short[match.group(0)], text)
    return " ".join(_fold_word(word) for word in re.findall(r"[\w']+", text))


def _fold_word(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(sorted(c for c in parts if c in _TONES))
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return base.replace("y", "i") + tone


@functools.cache
def _short_forms() -> dict[str, str]:
    return {row["writing"]: row["same"] for row in load_table("same-writings")}


@functools.cache
def _short_pattern() -> re.Pattern[str]:
    longest_first = sorted(_short_forms(), key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def same_text(a: str, b: str) -> bool:
    """Whether the two are one after folding."""
    return fold(a) == fold(b)


def words(text: str) -> Words:
    """The folded words of ``text``, counted."""
    return Counter(fold(text).split())


@functools.lru_cache(maxsize=100_000)
def bare(text: str) -> tuple[str, ...]:
    """Folded words without those that come and go ("Ban Chấp hành Trung ương Đảng" is "Trung ương"), unless none would be left."""
    kept = fold(text).replace(fold("ban chấp hành"), "").split()
    loose = {fold(word) for word in _LOOSE}
    return tuple(word for word in kept if word not in loose) or tuple(kept)


def overlap(a: Words, b: Words) -> float:
    """F1 of two multisets of words: 0 nothing shared, 1 the same words."""
    same = (a & b).total()
    return 2 * same / (a.total() + b.total()) if same else 0.0


def best_overlap(names: Iterable[str], others: Iterable[str]) -> float:
    """The highest overlap between any of ``names`` and any of ``others``; 0 where either is empty."""
    candidates = [words(other) for other in others]
    return max((overlap(words(name), other) for name in names for other in candidates), default=0.0)


@functools.lru_cache(maxsize=100_000)
def place(text: str) -> str:
    """The folded name of a participant without "tỉnh" or "thành phố" before it."""
    return re.sub(rf"^({fold('thành phố')}|{fold('tỉnh')}|tp) ", "", fold(text))
