"""Finds the year that an article's own content establishes for its days and months: "sáng 6/1" in a report on 2024 -> 2025.

In: an ``Article``. Out: a year as text, or None, by the first clue that speaks. It does not guess from what the world knows
(gold rule 22), and a document's date ("Nghị quyết số 34-NQ/TW ngày 9/1/2023"), a birth or a founding are no clues.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.mentions.day import DayMonth, find_day_months
from kg.model import Article, LineLabel

_Y = r"(?P<y>(?:19|20)\d\d)"
_READ = frozenset({LineLabel.HEADLINE, LineLabel.LEAD, LineLabel.BODY, LineLabel.CAPTION})
# "tổng kết công tác năm 2024 và phương hướng, nhiệm vụ trọng tâm năm 2025"
_REPORT = re.compile(
    rf"(?:[Tt]ổng kết|[Kk]ết quả|[Đđ]ánh giá|[Kk]iểm điểm|[Ss]ơ kết|[Cc]ông tác|hoạt động)[^.\n]{{0,120}}?năm {_Y}"
    r"[^.\n]{0,160}?"
    r"(?:nhiệm vụ|phương hướng|trọng tâm|triển khai|kế hoạch|chương trình)[^.\n]{0,60}?năm (?P<next>(?:19|20)\d\d)"
)
# "tháng 9/2018 vừa qua", "(3/2017) và … (6/2017) vừa qua", "Sang tháng 5/2025"
_RECENT = re.compile(
    rf"(?:tháng |\()(?:0?[1-9]|1[0-2])\s?[/.\-]\s?{_Y}\)?,? (?:vừa qua|vừa rồi|này|tới|sắp tới)"
    r"|(?:[Dd]ự kiến|[Tt]rong|[Vv]ào|[Đđ]ầu|[Gg]iữa) (?:đầu |giữa |cuối )?tháng (?:0?[1-9]|1[0-2])\s?[/.\-]\s?"
    r"(?P<y2>(?:19|20)\d\d)(?=[^.\n]{0,40}\bsẽ\b)"
)
# "Trong hai tháng đầu năm 2018", "6 tháng đầu năm 2025"
_MONTHS_OF = re.compile(rf"(?P<n>\d+|[Hh]ai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?:đầu )?năm {_Y}")
# "APEC 2017", "Hội nghị xúc tiến đầu tư … năm 2018", "đầu xuân 2017", "năm mới Đinh Dậu 2017"
_NAMED = re.compile(
    rf"(?:APEC\)?|ASEAN|[Xx]uân(?: [A-ZĐÂẤẬỶỴ]\w+ [A-ZT]\w+)?|[Nn]ăm mới(?: [A-ZĐÂẤẬỶỴ]\w+ [A-ZT]\w+)?) {_Y}(?!\s?[-–]\s?\d)"
    r"|(?:Hội nghị|hội nghị|Diễn đàn|Hội chợ|Lễ hội|Festival|Tuần lễ)[^.,;:\n]{3,80}? (?:năm )?"
    r"(?P<y2>(?:19|20)\d\d)(?!\s?[-–]\s?\d)"
)
# "Hội nghị cấp cao … tổ chức vào năm 2011", "quy hoạch … đến năm 2030": not the event's own year.
_NOT_ITS_YEAR = re.compile(r"(?:vào|đến|từ|hồi|trong|kể từ|tầm nhìn|năm học)(?: năm)?(?: \d{4} -)? $|UNCLOS $")
# "chúc mừng việc tổ chức thành công Năm APEC 2017": what is over may be a year ago.
_OVER = re.compile(
    r"(?:(?<!\w)(?:việc|đã|chúc mừng|đánh giá cao|ấn tượng|ghi nhận|hoan nghênh|sau khi|từ khi)(?!\w)[^.\n]{0,90}(?:thành công|đăng cai)"
    r"[^.\n]{0,30}|thành công của (?:[Nn]ăm )?|[Ss]au (?:[Nn]ăm )?)$"
)
_LEAD = 1000  # code points: an event's name with its year counts here, or where the text says it twice
# The articles that we read are the press's of the network; an older year is history that the article tells.
_EARLIEST = 2010
# What makes a full date the date of something else than the news.
_ELSE = re.compile(
    r"(?:số [\w/.\-]+|sinh|thành lập|truyền thống|giải phóng|kỷ niệm|quan hệ ngoại giao|Nghị quyết|Quyết định|Chỉ thị|Thông báo"
    r"|Nghị định|Luật|Kết luận|Công văn|Hiệp định|Chương trình hành động|/QĐ-\w+|/NQ-\w+|QĐ-TTg|TW|CP|UBND)"
    r",?(?: ký)?(?: ngày| vào)?[ (]*$"
)


def establish_year(article: Article) -> str | None:
    """The year for days and months without one: the date line's, else that of the first clue of ``_CLUES`` that speaks."""
    if article.published:
        return article.published[:4]
    text = "\n".join(article.text[line.start : line.end] for line in article.lines if line.label in _READ)
    return year_of_text(text)


def year_of_text(text: str) -> str | None:
    """``establish_year`` for bare text, one paragraph a line."""
    days = find_day_months(text)
    for clue in _CLUES:
        year = clue(text, days)
        if year is not None and year >= _EARLIEST:
            return str(year)
    return None


def _same_day(text: str, days: tuple[DayMonth, ...]) -> int | None:
    """"Sáng 7/6 …" and "từ ngày 6 - 8/6/2017": a full date that names, or spans, a day without a year."""
    bare = [d.first for d in days if d.year is None]
    full = [d for d in days if d.year is not None and not _ELSE.search(text[max(0, d.start - 60) : d.start])]
    years = {d.year for d in full for b in bare if d.first <= b <= (d.last or d.first)}
    return max(y for y in years if y) if years else None


def _report(text: str, days: tuple[DayMonth, ...]) -> int | None:
    """A yearly report is given at the end of its year or at the start of the next, which the first day without a year tells."""
    match = next((m for m in _REPORT.finditer(text) if int(m["next"]) == int(m["y"]) + 1), None)
    if match is None:
        return None
    month = next((d.first[0] for d in days if d.year is None), None)
    if month is None:
        return None
    return int(match["y"]) if month >= 7 else int(match["next"])


def _full_date(text: str, days: tuple[DayMonth, ...]) -> int | None:
    """The newest full date that is the date of news, where it stands in the first lines or is said to be near."""
    near = [
        d.year
        for d in days
        if d.year is not None
        and not _ELSE.search(text[max(0, d.start - 60) : d.start])
        and (d.start < 1200 or re.search(r"(?:[Tt]rước|[Dd]ự kiến|sẽ)[^.\n]{0,30}$", text[max(0, d.start - 40) : d.start]))
    ]
    # "Từ 1/12/2023, … 9 tháng đầu năm 2024 đạt …": figures of a later year are news of that year.
    figures = _months_of_year(text, days)
    newest = max(near, default=None)
    return max(newest, figures) if newest is not None and figures is not None else newest


def _recent_month(text: str, days: tuple[DayMonth, ...]) -> int | None:
    return _newest(_RECENT, text)


def _months_of_year(text: str, days: tuple[DayMonth, ...]) -> int | None:
    newest = max(_MONTHS_OF.finditer(text), key=lambda match: int(match["y"]), default=None)
    if newest is None:
        return None
    # Figures of eleven months, and days in January: the year after.
    month = next((d.first[0] for d in days if d.year is None), 12)
    return int(newest["y"]) + (1 if newest["n"] in ("9", "10", "11", "mười") and month <= 2 else 0)


def _named_event(text: str, days: tuple[DayMonth, ...]) -> int | None:
    """The year in an event's own name, where all such names agree, in the lead or more than once."""
    found = [
        (0 if re.search(r"APEC \d{4}$", match.group()) else match.start(), int(match["y"] or match["y2"]))
        for match in _NAMED.finditer(text)
        if not _NOT_ITS_YEAR.search(text[: match.start("y" if match["y"] else "y2")].removesuffix("năm ")[-20:])
        and not _OVER.search(text[max(0, match.start() - 160) : match.start()])
    ]
    years = {year for _, year in found}
    said = len(found) > 1 or any(start < _LEAD for start, _ in found)
    return years.pop() if len(years) == 1 and said else None


def _newest(pattern: re.Pattern[str], text: str) -> int | None:
    years = [int(next(filter(None, m.groups()))) for m in pattern.finditer(text)]
    return max(years, default=None)


# "Tết Kỷ Hợi", "xuân Đinh Dậu", "năm mới Canh Tý": stem and branch tell the year within sixty.
_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
_LUNAR = re.compile(
    r"(?:[Tt]ết(?: cổ truyền| Nguyên đán| Nguyên Đán)?|[Xx]uân|[Nn]ăm mới|[Nn]ăm) "
    rf"(?P<stem>{'|'.join(_STEMS)}|Kỉ) (?P<branch>{'|'.join(_BRANCHES)}|Tí|Tị|Mẹo)(?!\w)"
)
_SPELT = {"Kỉ": "Kỷ", "Tí": "Tý", "Tị": "Tỵ", "Mẹo": "Mão"}


def _lunar(text: str, days: tuple[DayMonth, ...]) -> int | None:
    """The lunar new year that the article speaks of, if all such names agree; its days of December are of the year before."""
    years: set[int] = set()
    for match in _LUNAR.finditer(text):
        stem, branch = (_SPELT.get(word, word) for word in match.group("stem", "branch"))
        years |= {y for y in range(_EARLIEST, _EARLIEST + 60) if _STEMS[y % 10] == stem and _BRANCHES[y % 12] == branch}
    month = next((d.first[0] for d in days if d.year is None), None)
    if len(years) != 1 or month is None or 4 <= month <= 10:
        return None  # in summer the new year is told of as past, or as to come
    year = years.pop()
    return year - 1 if month >= 11 else year


# "kỷ niệm 45 năm thiết lập quan hệ ngoại giao (1973-2018)": the jubilee's year, where both figures agree.
_JUBILEE = re.compile(
    r"(?P<n>\d{1,3}) năm [^.;\n()]{3,80} \((?:\d{1,2}[/.-]\d{1,2}[/.-])?(?P<from>(?:19|20)\d\d) ?[-–] ?(?:\d{1,2}[/.-]\d{1,2}[/.-])?"
    r"(?P<y>(?:19|20)\d\d)\)"
)
_TO_COME = re.compile(r"(?:hướng tới|tiến tới|chuẩn bị|hướng đến|sang năm|năm sau|năm tới)[^.;\n]{0,60}$", re.I)


def _jubilee(text: str, days: tuple[DayMonth, ...]) -> int | None:
    found = [m for m in _JUBILEE.finditer(text) if int(m["y"]) - int(m["from"]) == int(m["n"])]
    years = {int(m["y"]) for m in found if not _TO_COME.search(text[max(0, m.start() - 80) : m.start()])}
    later = {int(y) for y in re.findall(r"(?:[Nn]ăm|tháng \d{1,2}/) ?(20\d\d)", text)}
    return next(iter(years)) if len(years) == 1 and not any(y > max(years) for y in later) else None


_CLUES: tuple[Callable[[str, tuple[DayMonth, ...]], int | None], ...] = (
    _same_day,
    _report,
    _full_date,
    _recent_month,
    _months_of_year,
    _named_event,
    _lunar,
    _jubilee,
)
