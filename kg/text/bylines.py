"""A line comes in, whether it has the form of a byline goes out ("Thùy Dung - Tuấn Dũng", "Huyền Lê (Theo AFP)").

The form alone does not make one: "Donald Trump" may head a paragraph. ``kg.text.labels`` also looks where the line stands and
whether the article speaks of the name.
"""

from __future__ import annotations

import functools
import re

from kg.text.letters import UPPER, agencies

MAX_BYLINE = 80
# Between two words of a name always a space or a point, or "AAAA…" could be divided in too many ways.
_NAME = rf"[{UPPER}][\w'’]*(?:(?:\s|\.\s?)[{UPPER}][\w'’]*){{0,4}}\.?"
_JOINT = r"\s*(?:[-–,/&]|\bvà\b)\s*"
_ROLE = r"[Tt]heo|[Tt]ổng hợp|[Tt]/?[Hh]|[Gg]hi|[Ll]ược dịch|[Dd]ịch|[Tt]ừ|[Tt]hực hiện|TTXVN|Video|Ảnh"
_SUFFIX = rf"\s*/?\s*(?:\((?:{_ROLE})\b[^()]{{0,40}}\)|[Tt]ổng hợp)?"
_NAMES = re.compile(rf"{_NAME}(?:{_JOINT}{_NAME})*{_SUFFIX}\.?")
_LABELLED = re.compile(
    rf"(?:(?:Tác giả|Tin, ảnh|Tin,? bài,? ảnh|Tin|Bài,? ảnh|Bài và ảnh|Bài|Thực hiện|Biên tập|Biên dịch|Người viết|"
    rf"Ảnh,? bài|Tin, ảnh, clip|Phóng viên|Nhóm phóng viên|Nhóm PV|PV)\s*:?\s+)(?:{_NAME}(?:{_JOINT}{_NAME})*{_SUFFIX})\.?"
)
_REPORTERS = re.compile(r"(?:Nhóm\s+)?(?:PV|phóng viên|P\.V)(?:\s?/\s?[\w.]*)?\.?", re.I)
_AGENCY_MARK = re.compile(rf"\((?:TTXVN|VOV|VTV|VGP|TTO|PLO|NLĐO|Xem tiếp)[^()]{{0,20}}\)\s*(?:{_NAME})?\.?")
# "Theo" begins many sentences; a source line has no verb, and so no more than a name, an address or "báo X", "Cổng … điện tử …".
_ADDRESS = r"[\w-]+(?:\.[\w-]+)+"
_OUTLET = rf"(?:{_ADDRESS}|{_NAME}(?:\s(?:điện tử|tin|{_NAME}))*)"
_SOURCE = re.compile(
    rf"\(?[Tt]heo\s+(?:(?:[Bb]áo|[Tt]ạp chí|[Cc]ổng|[Đđ]ài|VP|[Tt]rang)\s(?:[Tt]in tức|điện tử)?\s?)?"
    rf"(?:{_OUTLET}(?:{_JOINT}{_OUTLET})*)?(?:\s?\+)?\)?\.?"
)
# At the end of an article, where no sentence would stop without a full stop: "Theo báo Nhân dân".
_LOOSE_SOURCE = re.compile(r"\(?Theo\s[^,.:;!?()]{2,50}\)?")
# "Ông Hirai Shinji" under a photo is no byline; "Anh Ngọc" is one. Offices need no list: they have words in lower case.
_PERSON_TITLES = ("ông", "bà", "cô", "ts", "gs", "pgs", "ths")
_PAIR = re.compile(rf"{_NAME}\svà\s{_NAME}")  # "Thái Lan và Singapore" heads a paragraph

def has_byline_form(line: str) -> bool:
    """Whether the line is nothing but names of writers and agencies, with or without "Theo …", "(Tổng hợp)", "Tác giả:"."""
    line = line.strip()
    if not line or len(line) > MAX_BYLINE or (line.startswith("Theo ") and len(line) < 8):  # "Theo H." is half a sentence
        return False
    if _REPORTERS.fullmatch(line) or _AGENCY_MARK.fullmatch(line) or _LABELLED.fullmatch(line) or _SOURCE.fullmatch(line):
        return True
    if line.split()[0].lower() in _PERSON_TITLES:
        return False
    if _PAIR.fullmatch(line) or line.endswith("."):  # a caption: "Trần Văn An."
        return False
    return _NAMES.fullmatch(line) is not None


def is_loose_source(line: str) -> bool:
    """Whether the line would be a source line if it stood at the end of an article: "Theo báo Nhân dân"."""
    return _LOOSE_SOURCE.fullmatch(line.strip()) is not None


def names_agency(line: str) -> bool:
    """Whether the line says by itself that it is a byline: an agency, "Theo", "Tổng hợp" or "Tác giả" stands in it."""
    line = line.strip()
    forms = (_REPORTERS, _AGENCY_MARK, _LABELLED, _SOURCE)
    return any(form.fullmatch(line) for form in forms) or _marks().search(line) is not None


@functools.cache
def _marks() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in agencies())
    return re.compile(rf"(?:/\s?|\()(?:{names})\b|\(\s?(?i:theo|tổng hợp|t/?h|ghi|dịch|lược dịch)\b|(?i:tổng hợp)$")
