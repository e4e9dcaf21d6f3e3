"""Finds what an article writes in brackets behind an organization's name: "Hội đồng Hợp tác Kinh tế Thái Bình Dương (PECC)".

In: the tokenized sentences of an article. Out: acronym -> the name as read. An acronym that stands for two names stands for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.mentions.body import known_organizations, match_head
from kg.mentions.organization import read_organization
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence

_BRACKETS = re.compile(r"\([A-ZĐ][A-Za-zĐ&-]{1,8}\)")


def find_acronyms(sentences: Iterable[TokenizedSentence]) -> dict[str, str]:
    """The acronyms that the article itself explains."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        if not _BRACKETS.search(sentence.text):
            continue
        index = 0
        while index < len(sentence.tokens):
            reading = read_organization(sentence, index) if sentence.is_capital(index) and match_head(sentence, index) else None
            if reading is None:
                index += 1
                continue
            if _ends_in_brackets(sentence, index, reading.end):
                found.setdefault(sentence.tokens[reading.end - 2].text, set()).add(reading.name)
            index = max(reading.end, index + 1)
    return _plain(found)


def _ends_in_brackets(sentence: TokenizedSentence, start: int, end: int) -> bool:
    """Whether the name ends in "(PECC)" and is whole: no piece of a list ("…, Khoa học và Văn hóa Liên hợp quốc (UNESCO)")."""
    if sentence.lower(end - 1) != ")" or sentence.lower(end - 3) != "(" or end - 3 <= start:
        return False
    known = known_organizations().match(sentence, start)
    # "Phó Chủ tịch |Ủy ban châu Âu (EC)|"
    titled = any(_title_ends_at(sentence, i, start) for i in range(max(0, start - 4), start))
    inside = sentence.lower(start - 1) in ("của", "thuộc", "-", "–", "và")
    part = known is not None and known[1] == end - 3 and not titled and inside  # "… của Liên hợp quốc (UNESCO)": not the UN's
    piece = sentence.lower(start - 1) in (",", "-", "–") or sentence.lower(start + 1) == "học"  # "|Khoa học| và Văn hóa …"
    whole = sentence.slice(start, start + 2).startswith(_WHOLES)  # "Sáng qua, |Hiệp hội …|": no piece of a name begins so
    return not part and not (piece and sentence.is_capital(start) and not whole)


_WHOLES = ("Hiệp hội", "Công ty", "Tập đoàn", "Tổng công", "Tổ chức", "Ngân hàng", "Liên đoàn", "Liên minh", "Trung tâm")


def _title_ends_at(sentence: TokenizedSentence, index: int, end: int) -> bool:
    title = match_title(sentence, index)
    return title is not None and title[1] == end


def _plain(found: dict[str, set[str]]) -> dict[str, str]:
    return {acronym: names.pop() for acronym, names in found.items() if len(names) == 1 and acronym.upper() == acronym}
