"""A line comes in, the stretches in it that credit a photo go out ("(Ảnh: …/TTXVN)"); captions themselves are text."""

from __future__ import annotations

import re

_CREDIT = re.compile(r"[(\[]\s*Ảnh[^()\[\]]{0,80}[)\]]|(?:[-–]\s*)?\b(?:Ảnh|ẢNH)\s*:\s*[^.]{1,60}\.?$")


def find_credits(line: str) -> list[tuple[int, int]]:
    """The spans of credits inside a line, in order and without overlaps."""
    return [match.span() for match in _CREDIT.finditer(line)]
