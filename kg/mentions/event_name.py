"""Two names of events in, whether they can mean one out: their telling words, figures and names of lands are compared.

It knows nothing of days, sides or the article; ``kg.context`` weighs those.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table

# Words of a name that say nothing about which event it is.
_LIGHT = frozenset(
    "của và về với các những trong tại ở cho lần thứ năm ngày hội nghị cuộc buổi phiên sự kiện họp".split()  # noqa: SIM905
)


def fold(name: str) -> str:
    """One writing of a name for comparison: lower case, no punctuation."""
    return " ".join(re.findall(r"\w+", name.lower()))


def content(name: str) -> frozenset[str]:
    """The words that tell which event it is, abbreviations written out: "trụ sở mới của ĐSQ" is "trụ sở mới của Đại sứ quán"."""
    return frozenset(word for word in fold(_written_out(name)).split() if word not in _LIGHT)


def _written_out(name: str) -> str:
    return " ".join(_abbreviations().get(word, word) for word in name.split())


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in load_table("abbreviations")}


def _numbers(name: str) -> frozenset[str]:
    """Figures that tell two events of one name apart: "lần thứ 13" and "lần thứ 14", but not the years that both have."""
    return frozenset(re.findall(r"\d+|(?<=lần thứ )\w+", name.lower()))


def same_name(one: str, other: str) -> bool:
    """Whether two names of conferences or ceremonies mean one: nearly all the words of the shorter are in the longer."""
    if fold(one) == fold(other):
        return True
    short, long = sorted((content(one), content(other)), key=len)
    if _is_short(one, other):
        whole, name = max(one, other, key=weight), min(one, other, key=weight)
        lesser = _LESSER.search(whole.lower()) and f"({name})" not in whole
        return not figures_differ(one, other) and _bare(short) <= long and not lesser
    figures, others = _numbers(one), _numbers(other)
    if figures and others and not (figures <= others or others <= figures):
        return False
    inner = _NESTED.search(fold(max(one, other, key=weight)))
    if inner and fold(min(one, other, key=weight)) in inner.group():
        return False  # "Hội nghị tổng kết công tác phục vụ | Hội nghị A" is not "Hội nghị A"
    if _proper(one) - content(other) and _proper(other) - content(one):
        # "Diễn đàn Doanh nghiệp Việt Nam - Đức" and "... Việt Nam - Hà Lan".
        return False
    return bool(short) and len(short & long) / len(short) >= 0.8


_NESTED = re.compile(r"(?<!\w)(?:phục vụ|chuẩn bị|kết quả|quán triệt|triển khai|nghị quyết|hưởng ứng) .*$")


def _bare(content: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in content if not word.isdigit())


def _is_short(one: str, other: str) -> bool:
    """Whether one of the names is a forum's short one, with an edition or without: "APEC 2017" beside "Hội nghị Cấp cao APEC"."""
    return sum(len(_bare(content(name))) == 1 and bool(re.match(r"[A-Z]{1,6}(?!\w)", name)) for name in (one, other)) == 1


def figures_differ(one: str, other: str) -> bool:
    """Whether years and years, or numbers and numbers, tell two names apart."""
    for years in (True, False):
        figures, others = (
            {figure for figure in _numbers(name) if bool(re.fullmatch(r"(?:19|20)\d\d", figure)) is years} for name in (one, other)
        )
        if figures and others and not (figures <= others or others <= figures):
            return True
    return False


# "APEC 2017" is the leaders' week, and no other meeting of the same forum.
_LESSER = re.compile(
    r"bộ trưởng|ngoại trưởng|quan chức|thứ trưởng|doanh (?:nghiệp|nhân)|ceo|tài chính|đối thoại|phiên|hội đồng|nghị sĩ|nghị viện|nhóm|"
    r"ủy ban|uỷ ban|tọa đàm|toạ đàm|hội thảo|hội chợ|thanh niên|phụ nữ"
)


def _proper(name: str) -> frozenset[str]:
    """The words of a name that are written with a capital, without the first, which any name has."""
    return frozenset(word.lower() for word in re.findall(r"\w+", _written_out(name))[1:] if word[0].isupper()) - _LIGHT


def weight(name: str) -> int:
    """How many telling words a name has."""
    return len(content(name))
