"""A line comes in, the stretches of it that are no text of the article go out: photo credits and links in brackets.

"(Ảnh: Thống Nhất/TTXVN)", "- Ảnh: VGP/Nhật Bắc", "Ảnh: EPA/TTXVN" before the next sentence of a one-line article, "[title of
another article]". The caption before a credit is text. A source in mid-sentence ("(nguồn: Tổng cục Hải quan), tăng …") stays.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

from kg.text.letters import LOWER, UPPER, agencies

_KIND = r"(?:nguồn ảnh|ảnh|nguồn|đồ h[oọ][aạ]|video|clip|infographic|photo)"
_SORT = r"(?:\s(?:chỉ (?:có tính(?: chất)?|mang tính(?: chất)?)\s)?(?:minh h[oọ][aạ]|tư liệu|chụp(?: từ)? màn hình))?"
# At the start, after a sentence's end or a dash, before the end or a capital letter: never in the middle of a sentence.
_OPENING = r"(?:^|(?<=[.!?…”\"’\w]))\s*"
_PARENTHESIS = re.compile(
    rf"{_OPENING}[(\[]\s*(?i:{_KIND}{_SORT})\s*(?::|(?=\s[{UPPER}]|\s*[)\]]))[^()\[\]]{{0,70}}[)\]]\.?(?=\s*(?:$|[{UPPER}“\"\[(]))"
)
_LINK = re.compile(rf"(?:^|(?<=[.!?…”\"]))\s*\[(?=[^\[\]]*\s[^\[\]]*\s[^\[\]]*\s)[^\[\]]{{15,160}}\](?=\s*(?:$|[{UPPER}“\"\[(]))")
# A slash and a point at once: "…/. Ảnh: A". The colon may be missing at the end of a line only: "… Ảnh Dương Chung".
_BARE = re.compile(
    rf"(?:^|(?<=[\s).!?…]))(?:[-–]\s*)?"
    rf"(?:(?:Nguồn ảnh|Ảnh|ẢNH|Nguồn|Đồ h[oọ][aạ]|Video|Clip){_SORT}\s*:|(?<=[-–]\s)ảnh\s*:)\s*"
)
_NO_COLON = re.compile(
    rf"(?:^|(?<=[.!?…]\s)|[-–]\s*)(?:Ảnh|ẢNH)"
    rf"(?:(?:\s[{UPPER}][\w.]*){{1,4}}(?:[/-][\w.]+)*|\s[\w-]+(?:\.[\w-]+)+)\.?\s*$"
)
_PLAIN = re.compile(
    rf"(?:^|(?<=[.!?…]\s)|[-–]\s*)Ảnh{_SORT.removesuffix('?')}(?:(?:\s[{UPPER}][\w'’+]*){{1,3}}\.?\s*$|\.?(?=$|\s*[{UPPER}(]))"
)
_WORD = rf"[{UPPER}][\w'’+]*(?:\.\w+)*"
_PERSON = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,5}}|[\w-]+(?:\.[\w-]+)+")
_GLUED_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}})*?(?=[{UPPER}][{LOWER}])")  # "THÁI THỊNHThành viên …"
_JOINT = re.compile(r"\s?[/,–-]\s?")
_HINTS = ("ảnh", "Ảnh", "ẢNH", "guồn", "GUỒN", "ồ h", "ồ H", "ideo", "IDEO", "lip", "LIP", "hoto", "HOTO", "nfo", "NFO", "[")
_MAX_CREDIT = 60
_NEXT_SENTENCE = re.compile(rf"(?<!\b[{UPPER}])[.!?…]\s+\S")  # not in "Ảnh: T. CHƯƠNG"
# A name of two capital letters at the start of the next sentence: "Ảnh: VGP/Quang Hiếu Việt Nam và …".
_PAIRS = re.compile(r"\s(?:Việt Nam|Trung Quốc|Hàn Quốc|Nhật Bản|Hoa Kỳ|Triều Tiên|Hà Nội|Liên hợp|Liên Hợp|Đông Nam|Tổng Bí)$")


class Aside(NamedTuple):
    """A stretch of a line that is no text; ``credit``: it credits a photo, so the sentence before it is a caption."""

    start: int
    end: int
    credit: bool


def find_asides(line: str) -> list[Aside]:
    """The asides of a line, in order and without overlaps."""
    if not any(hint in line for hint in _HINTS):  # so are most lines, and the patterns below cost more
        return []
    found = [Aside(*match.span(), True) for match in _PARENTHESIS.finditer(line) if not _is_told(match[0].partition(":")[2])]
    found += [Aside(*match.span(), True) for pattern in (_NO_COLON, _PLAIN) for match in pattern.finditer(line)]
    found += [Aside(*match.span(), False) for match in _LINK.finditer(line)]
    found += [Aside(match.start(), _bare_end(line, match.end()), True) for match in _BARE.finditer(line)]
    asides: list[Aside] = []
    for aside in sorted(found, key=lambda aside: (aside.start, -aside.end)):
        if aside.end > aside.start and (not asides or aside.start >= asides[-1].end):
            asides.append(aside)
    return asides


def is_credit_line(line: str) -> bool:
    """Whether nothing but credits is on the line: "Ảnh minh hoạ: AP", "(Ảnh: CNN)", "Video: Bộ Quốc phòng Nga."."""
    asides = find_asides(line)
    if not asides or not all(aside.credit for aside in asides):
        return False
    rest = line[: asides[0].start] + "".join(line[a.end : b.start] for a, b in itertools.pairwise(asides))
    return not any(character.isalnum() for character in rest + line[asides[-1].end :])


def _bare_end(line: str, start: int) -> int:
    """Where a credit without parentheses ends, whose name begins at ``start``; before ``start`` if it seems to be none."""
    rest = line[start:]
    if len(rest) <= _MAX_CREDIT and not _NEXT_SENTENCE.search(rest.rstrip()) and not _is_told(rest):
        return len(line)
    agency = _agency_end(rest)
    if agency is not None:
        return start + agency
    glued = _GLUED_CAPITALS.match(rest)
    if glued is not None:
        return start + glued.end()
    person = _PERSON.match(rest)
    if person is None:
        return 0
    end = person.end()
    while (joint := _JOINT.match(rest, end)) and (following := _PERSON.match(rest, joint.end())):
        end, person = following.end(), following
    end = person.start() + len(_without_next_sentence(rest[person.start() : end], rest[end:]))
    if re.match(rf"\s[{LOWER}]", rest[end:]):
        return 0  # "Clip: Tổng thống rời Hà Nội …" tells what is to be seen
    return start + end + (rest[end : end + 1] == ".")


def _is_told(words: str) -> bool:
    """Whether it tells what the photo shows: "(Ảnh: Một người nước ngoài đến sân bay … Nguồn: Reuters)" is a caption."""
    return sum(word[:1].islower() for word in words.split()) > 3


@functools.cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in agencies())
    # "TTXVN phát" is a credit, "TTXVN Phát biểu …" begins a sentence; "phóng viên TTXVN tại Singapore" goes on.
    tail = rf"(?:\sphát(?!\sbiểu)|\s(?:tại|từ)\s{_WORD}(?!\w)(?:\s{_WORD}(?!\w|\s[{LOWER}\d])){{0,2}})?"
    return re.compile(rf"[^.;:()]{{0,40}}?(?<!\w)(?i:{names})(?![{LOWER}\d+])(?!\s?/){tail}")


def _agency_end(rest: str) -> int | None:
    """The end of the last agency near the beginning; "VGP/Quang Hiếu" goes on after its agency and gives None."""
    match = _agency().match(rest)
    if match is None:
        return None
    end = match.end()
    return end + 1 if rest[end : end + 1] in (".", ")") else end


def _without_next_sentence(run: str, rest: str) -> str:
    """A run of capitalized words without those that begin the next sentence: "Quang Hiếu Với" before " mục tiêu"."""
    if not re.match(rf"\s[{LOWER}\d]", rest):
        return run
    pair = _PAIRS.search(run)
    if pair is not None:
        return run[: pair.start()]
    words = run.split(" ")
    capitals = list(itertools.takewhile(str.isupper, words))
    if len(capitals) > 1:
        return " ".join(capitals[:-1] if len(capitals) == len(words) else capitals)
    return " ".join(words[:2] if len(words) > 3 else words[:-1]) or run
