"""Full stops that end no sentence, as a table of kinds; which sentence is worth reading is not decided here."""

from __future__ import annotations

import re

_HIDDEN = "\ue000"  # private use: never a sentence end, never whitespace
_PROTECTED = (
    re.compile(r"(?<![\w])(?:\w\.\s?)+(?=[A-ZÀ-Ỹ])"),  # initials: "V.Putin", "A.A. Kozlov"
    re.compile(r"\b(?:TP|Tp|tp|TX|Tx|GS|TS|ThS|PGS|BS|Mr|Mrs|Ms|Dr)\.(?=\s?[A-ZÀ-ỸĐ])"),
    re.compile(r"(?<=\w)\.(?=[a-zà-ỹ0-9])"),  # "Chinhphu.vn", "18.2"
)


def mask_stops(stretch: str) -> str:
    """The stretch, of the same length, with a stand-in for each full stop that ends no sentence."""
    for pattern in _PROTECTED:
        stretch = pattern.sub(lambda match: match[0].replace(".", _HIDDEN), stretch)
    return stretch


def joins_previous(previous: str, piece: str) -> bool:
    """Whether the piece that the tokenizer cut off continues the one before it."""
    return piece[0].islower() or not any(c.isalnum() for c in piece) or piece[0] in ",;:)”’"
