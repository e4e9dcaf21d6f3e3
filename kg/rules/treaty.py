"""Reads the great trade treaties that Việt Nam signed with many: "Hiệp định CPTPP được 11 nước ký kết ngày 8/3/2018".

In: an ``AnnotatedArticle``. Out: an ``AgreementFact`` with Việt Nam as its one party, for the others are not named there. Only a
signing that the text tells as done counts, in an article that says that Việt Nam takes part; a treaty that is only invoked
("phối hợp triển khai CPTPP"), still negotiated, or another's does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import AgreementFact, AnnotatedArticle, AnnotatedSentence
from kg.rules.focus import VIET_NAM, evidence, is_of_viet_nam

_SHORT = r"(?P<short>CPTPP|TPP|RCEP)"
_LONG = r"[Hh]iệp định (?:về )?[Đđ]ối tác (?:(?:[\w&]+|và) ){0,6}?(?:[Xx]uyên Thái Bình Dương|[Kk]hu vực)(?: [Tt]oàn diện và [Tt]iến bộ)?"
_NAME = re.compile(
    rf"(?P<long>{_LONG})(?: \(?(?:Hiệp định )?{_SHORT}\)?)?|(?:[Hh]iệp định )?(?<!\w){_SHORT.replace('short', 'alone')}(?!\w)"
)
# "… đã được 12 nước ký ngày 6/2/2016", "…, được ký hôm 8/3 tại Chile"
_SIGNED = re.compile(
    r",? (?:vốn |vừa |mới |chính thức )*(?:đã |vừa )?được (?:chính thức )?(?:[\w ]{2,25}? )?ký(?: kết)?(?: chính thức)?(?! kết thúc)"
    r"(?: (?:vào|hôm|từ|hồi|ngày|tháng|năm|tại [\w, ()]{3,40}))*\s?"
)
_NOT_YET = re.compile(r"(?:sau khi|khi|nếu|sẽ|chưa|sớm|dự kiến|có thể)\s[^.;,]{0,30}$|(?:sẽ|chưa|sớm) ")
_OURS_TOO = re.compile(
    r"(?:Việt Nam|nước ta|[Qq]uốc hội|Chủ tịch nước|hai nước|11 nước)[^.;]{0,120}(?:tham gia|phê chuẩn|ký|thành viên|thực hiện)[^.;]{0,90}"
    r"(?:TPP|RCEP|Thái Bình Dương)"
)


def find_treaties(annotated: AnnotatedArticle) -> Iterator[AgreementFact]:
    """One fact for each treaty that the article tells to be signed, under its full name if the article has that."""
    text = annotated.article.text
    if not (("TPP" in text or "RCEP" in text) and is_of_viet_nam(annotated) and _OURS_TOO.search(text)):
        return
    told: set[str] = set()
    for sentence in annotated.sentences:
        own, offset = sentence.sentence.text, sentence.sentence.start
        for match in _NAME.finditer(own):
            signed = _SIGNED.match(own, match.end())
            short = match["short"] or match["alone"] or ""
            if signed is None or _NOT_YET.search(own[: match.start()]) or _NOT_YET.match(own, match.end() + 1) or short in told:
                continue
            told.add(short)
            end = signed.start() + len(signed[0].rstrip())
            shown = evidence(annotated, match.start() + offset, end + offset, "agreement/of-many")
            name = match[0] if match["long"] else _in_full(annotated, short)
            day = _day(sentence, match.start() + offset, match.end() + offset, signed.end() + offset)
            yield AgreementFact(name, (VIET_NAM,), shown, day)


def _day(sentence: AnnotatedSentence, start: int, end: int, last: int) -> str | None:
    """The day after "được 12 nước ký ngày …", else the one right before the name: "ngày 8/3/2018, Hiệp định CPTPP được …"."""
    days = [d for d in sentence.dates if d.until is None]
    behind = [d.value for d in days if end <= d.start <= last]
    ahead = [d.value for d in days if 0 <= start - d.end <= len(", ")]
    return next(iter(behind + ahead), None)


def _in_full(annotated: AnnotatedArticle, short: str) -> str:
    """The full name that the article gives beside the short one."""
    names = (m for s in annotated.sentences for m in _NAME.finditer(s.sentence.text) if m["long"] and m["short"] == short)
    return next((m[0] for m in names), f"Hiệp định {short}")
