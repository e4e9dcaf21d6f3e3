"""Text in, the summits that it calls by a short name out: "dự APEC", "tại APEC 2006", "bên lề ASEM lần thứ 12", "tại WEF Davos".

A short name is also that of a body. It is an event's with an edition (a number, a year) behind a word that leads to an event, and
without one only where somebody attends it or does something at it. Short names that an article gives in brackets are another module's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from kg.lexicon import load_table
from kg.mentions.event_words import begins
from kg.text.letters import UPPER

# "APEC 26", "G-20" has its figure in the name, "APEC Việt Nam 2017", "ASEM lần thứ 12", "AMM lần 52".
_EDITION = rf"(?:(?: [{UPPER}]\w+){{0,2}} (?:19|20)\d\d|(?:lần )?[ -]{{1,3}}\d{{1,2}}(?![\d.,/%]| (?:tỷ|triệu|nước))| lần (?:thứ )?\w+)"
_LEADS = re.compile(
    r"(?<!\w)(?:dự|tại|ở|trong|bên lề|sau|trước|khai mạc|bế mạc|chủ trì|khuôn khổ|nhân|tới|kết thúc)"
    r"(?: (?:khai mạc|phiên họp|kỳ))? $",
    re.I,
)
# A sentence or a caption that opens with it: "ASEM lần thứ 12 | diễn ra", "APEC 2013 | tại Indonesia."
_HAPPENS = re.compile(r" (?:tại|ở) (?=[A-ZĐÀ-Ỹ])| (?:sẽ |đã |được |vừa |chính thức )*(?:diễn ra|khai mạc|bế mạc|tổ chức|kết thúc)(?!\w)")
# Without an edition: "tham dự G20", "phát biểu tại APEC", "bắt tay ở APEC", "gặp nhau bên lề G20".
_THERE = re.compile(
    r"(?<!\w)(?:dự|(?:phát biểu|bắt tay|gặp|gặp gỡ|gặp nhau|trao đổi|trò chuyện|nói chuyện|chụp ảnh|hội đàm|thảo luận|tham luận|có mặt|"
    r"tiếp xúc|điện đàm)(?: [^.;,:]{0,60})? (?:tại|ở|bên lề)) $",
    re.I,
)


@functools.cache
def _short() -> re.Pattern[str]:
    rows = [row["words"] for row in load_table("event-name-words") if row["list"] == "short"]
    names = "|".join(re.escape(words).replace(r"\-", "[ -]{0,3}") for words in sorted(rows, key=lambda words: (-len(words), words)))
    return re.compile(rf"(?<![\w-])(?P<name>{names})(?P<edition>{_EDITION})?(?![\w-])")


def short_summits(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that are short names of summits, in order."""
    for match in _short().finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if match["edition"]:
            if _LEADS.search(before) or (not before.strip() and _HAPPENS.match(after)):
                yield match.span()
        elif _THERE.search(before[-110:]) and not begins("no-short-before").match(after.lstrip()):
            yield match.span()
