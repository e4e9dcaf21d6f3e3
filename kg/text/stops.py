"""A stretch of a line comes in, it goes out with a stand-in for every full stop that ends no sentence, and the cuts it needs.

The kinds are named tables, each with what forced it. Which sentence is worth reading is not decided here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon import load_table
from kg.text.letters import LOWER, UPPER

_HIDDEN = "\ue000"  # private use: no sentence end, no space, no letter; the tokenizer passes over it
_MARK = re.compile(r"[.!?]")


class Kind(NamedTuple):
    """A kind of stops that end no sentence."""

    name: str
    pattern: re.Pattern[str]
    example: str


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """The kinds in the order in which they are hidden; in each match every full stop, ``!`` and ``?`` is hidden."""
    known = sorted((row["abbreviation"] for row in load_table("line-abbreviations")), key=lambda text: (-len(text), text))
    words = "|".join(re.escape(word) for word in known)
    return (
        # The tokenizer looks back over a whole token at each of its stops: 40 kB of "a.a.a" would cost it half a minute.
        Kind("monster", re.compile(r"\S{150,}"), "http://a.a.a.a…"),
        Kind("address", re.compile(r"(?:https?://|www\.)\S+?(?=[.,;:!?)\]”\"]*(?:\s|$))", re.I), "http://mofa.gov.vn/?a=1"),
        Kind("abbreviation", re.compile(rf"(?<!\w)(?i:{words})\.(?=\s?[{UPPER}\d])"), "TP. Hồ Chí Minh, PGS.TS. Vũ Tùng"),
        # "Washington D.C. Ông …" ends a sentence; so does "… Đông Nam Á. Ông …": an initial has no accent.
        Kind("initial", re.compile(rf"(?<![\w.])(?!D\.\s?C\.)(?:(?:[A-ZĐ]h?|[IY]u)\.\s?)+(?=[{UPPER}])"), "V.Putin, H. R. McMaster"),
        Kind("inner", re.compile(rf"(?<=\w)\.(?=[{LOWER}\d])"), "Chinhphu.vn, 18.2, 1.500"),
        Kind("acronym", re.compile(rf"(?<=[{UPPER}])\.(?=[{UPPER}])"), "T.Ư, VOV.VN, TP.HCM"),
        Kind("list number", re.compile(r"(?:^\s*|(?<=[.:;]\s))(?:\d{1,2}|[IVX]{1,4})\.(?=\s)"), "…gồm: 1. Tăng cường…"),
    )


def mask_stops(stretch: str) -> str:
    """The stretch, of the same length, with a stand-in for each stop that ends no sentence."""
    for kind in kinds():
        stretch = kind.pattern.sub(lambda match: _MARK.sub(_HIDDEN, match[0]), stretch)
    return stretch


# The tokenizer takes "tháng.", "thị." and "bs." for abbreviations wherever they stand, and knows no "…".
_END = re.compile(rf"[.!?…][.!?…/”’\"»)\]]*\s+(?=[“‘\"(\[]?[{UPPER}])")
# "…trong thời gian tới.Nhân dịp này…": the space is missing.
_GLUED = re.compile(rf"(?<=[{LOWER}]{{2}})[.!?](?=[{UPPER}][{LOWER}])")


def missed_cuts(masked: str) -> Iterator[int]:
    """Where a sentence starts that the tokenizer does not see: offsets into a stretch that ``mask_stops`` has masked."""
    for pattern in (_END, _GLUED):
        for match in pattern.finditer(masked):
            yield match.end()


_CLOSER = re.compile(r"(?:/\.|[.!?…”’»)\]])+")
_GOES_ON = re.compile(rf"[{LOWER},;:%&/)\]–-]")
_DASH_TURN = re.compile(rf"[-–]\s*[{UPPER}]")


def settle_cut(stretch: str, cut: int) -> int | None:
    """Where a sentence really starts near a cut: after the marks that close the one before; None if that one goes on.

    "… nói. ” Ông …" starts at "Ông"; '"… gì?" ông hỏi' goes on, so does "… thủy sản... nhằm …".
    """
    closed = stretch[:cut].rstrip().endswith(('"', "”", "’"))
    while cut < len(stretch):
        closer = _CLOSER.match(stretch, cut)
        if closer is not None:
            cut = closer.end()
            closed = closed or closer[0][-1] in "”’"
        elif stretch[cut] == '"' and _closes(stretch, cut):
            cut, closed = cut + 1, True
        elif stretch[cut].isspace():
            cut += 1
        else:
            break
    if cut >= len(stretch):
        return None
    if _DASH_TURN.match(stretch, cut):
        return None if closed else cut  # '"…" - Tổng thống nói' goes on; ". - Thứ hai, …" is the next item of a list
    return None if _GOES_ON.match(stretch, cut) else cut


def _closes(stretch: str, position: int) -> bool:
    """Whether the straight quotation mark at the position closes: it leans on what is before it, or an odd one is open."""
    before = stretch[position - 1] if position else " "
    after = stretch[position + 1] if position + 1 < len(stretch) else " "
    if not before.isspace() or not after.isspace():
        return not before.isspace()
    return stretch.count('"', 0, position) % 2 == 1
