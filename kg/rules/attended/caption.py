"""Where somebody stands in a picture: "Ⓟ (phải)", "Ⓟ (thứ hai từ trái sang)", "Trong ảnh, từ trái qua: Ⓟ"; such words are left out.

The pieces of a gap between two mentions come out without them, so that a caption reads like any other sentence. It drops nothing
else: a bracket with another word in it ("(giữa Ⓒ và Ⓒ)") stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIDE = r"(?:phải|trái|giữa|bìa|hàng|ngoài cùng|thứ)"
_WORD = (
    r"(?:phải|trái|giữa|bìa|hàng|đầu|trước|sau|trên|dưới|ngoài|cùng|thứ|nhất|hai|ba|tư|bốn|năm|sáu|bảy|\d{1,2}|từ|sang|qua|bên|phía|"
    r"ở|đứng|ngồi|người|tính|tiên|ảnh|áo (?:dài |vest )?\w+|vest \w+|cà vạt \w+)"
)
_STANDS = re.compile(
    rf" ?\((?={_WORD})(?=[^()]*{_SIDE})(?:{_WORD}[ ,]*)+\)|"
    r",? (?:người )?(?:đứng |ngồi )?(?:ở )?(?:thứ (?:\w+|\d+) từ (?:trái|phải)(?: sang| qua)?|bìa (?:trái|phải)|"
    r"(?:ngoài cùng )?bên (?:trái|phải)),(?= [a-zà-ỹđ])|"
    r", (?:phải|trái|giữa),(?= [a-zà-ỹđ])"
)
# What a caption opens with before it comes to its subject: "Trong ảnh (từ trái sang): Ⓟ, Ⓟ và Ⓟ".
_OPENING = re.compile(
    r"(?:Trong (?:bức )?ảnh|Ảnh(?! hưởng))(?:[,:]? \(?(?:tính )?từ (?:trái|phải)(?: sang| qua)?(?: phải| trái)?\)?)?\s?[:,]\s(?=$|\S)|"
    r"\(?[Tt]ừ (?:trái|phải)(?: sang| qua)(?: phải| trái)?\)?\s?[:,]\s(?=$|\S)"
)


def without_stands(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of ``text[start:end]``, a gap between mentions, that say more than where somebody stands in the picture."""
    cuts = [_OPENING.match(text, start, end)] if start == 0 else []
    cursor = start
    for cut in (*cuts, *_STANDS.finditer(text, start, end)):
        if cut is not None and cut.start() >= cursor:
            yield cursor, cut.start()
            cursor = cut.end()
    yield cursor, end
