"""Two texts in, how much of the shorter is in the other word for word out; it does not say which of them came first."""

from __future__ import annotations

import functools
import zlib

from kg.resolve.keys import fold

LENGTH = 8  # syllables of a stretch: shorter ones are set phrases of the press


def shared_wording(one: str, other: str) -> tuple[int, float]:
    """The number of stretches of ``LENGTH`` syllables that both texts have, and their share of the shorter text's."""
    left, right = stretches(one), stretches(other)
    both = len(left & right)
    return both, both / max(1, min(len(left), len(right)))


@functools.lru_cache(maxsize=1024)
def stretches(text: str) -> frozenset[int]:
    """Hashes of all runs of ``LENGTH`` syllables in the text, the same in every process."""
    words = [word.encode() for word in fold(text).split()]
    return frozenset(zlib.crc32(b" ".join(words[i : i + LENGTH])) for i in range(len(words) - LENGTH + 1))
