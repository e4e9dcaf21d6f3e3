"""Finds the levels of partnership in a sentence, and says which of them hold: "đối tác chiến lược toàn diện" -> strongest.

In: a sentence's text. Out: levels with their matches, and whether one is hoped for, denied, suspended, a treaty's name or of no
states. It does not say whose the level is.
"""

from __future__ import annotations

import functools
import re

from kg.model import Level
from kg.rules.cues import alternatives
from kg.text.letters import UPPER

# "đối tác chiến lược sâu rộng vì hòa bình và phồn vinh ở châu Á"
_FOR = (
    r"(?: vì h(?:òa|oà) bình[^.;()]{0,40}?(?:thịnh vượng|phồn vinh|phát triển(?! bền))"
    r"(?: (?:ở|tại|trong|của) (?:châu Á|khu vực|thế giới)(?: và (?:trên )?thế giới)?)?)?"
)
# The strongest words first.
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (Level.COMPREHENSIVE_STRATEGIC, rf"đối tác (?:hợp tác )?(?:chiến lược toàn diện|toàn diện chiến lược){_FOR}"),
        # "đối tác chiến lược về nông nghiệp bền vững", "trên các lĩnh vực …"; "trên các lĩnh vực trong thời gian tới" names no field
        (
            Level.SECTORAL,
            r"đối tác chiến lược (?:về|trong lĩnh vực|trên các lĩnh vực|trên lĩnh vực)"
            r" (?!trong|trọng|then|khác|này|có|mà|nhằm|hai|và|đã|sẽ|cùng|ưu tiên)"
            rf"[^,.;()]{{3,80}}?(?=[,.;()]|$| giữa| cũng như| và (?:quan hệ )?đối tác| với (?-i:[{UPPER}])| năm \d)",
        ),
        (Level.STRATEGIC, rf"đối tác (?:hợp tác )?chiến lược(?: sâu rộng| tăng cường)?{_FOR}"),
        (Level.COMPREHENSIVE, r"đối tác (?:(?:và )?hợp tác )?toàn diện"),
        # "quan hệ hữu nghị vĩ đại, đoàn kết đặc biệt", "quan hệ đặc biệt Việt Nam - Lào": only of three countries
        (
            Level.SPECIAL,
            r"(?:mối quan hệ|quan hệ|(?<!thiện )(?<!cảm )tình|mối)"
            r"(?:(?:(?!\bquan hệ\b)[^.;]){0,50}?(?:hữu nghị|đoàn kết|truyền thống|gắn bó|láng giềng|thủy chung|thuỷ chung)"
            r"[^.;,]{0,20}?)? đặc biệt"
            r"(?! là| quan trọng| coi| nhấn| tốt)",
        ),
        (Level.DIPLOMATIC, r"(?:thiết lập|đặt) (?:chính thức )?quan hệ ngoại giao"),
    )
)

# "hướng tới Đối tác chiến lược", "mong muốn sớm nâng cấp quan hệ lên …", "tiền đề cho việc đưa quan hệ hai nước lên …"; but
# "mong muốn của hai nước về việc đưa quan hệ đối tác chiến lược … đi vào chiều sâu" has what it wants to deepen.
_CHANGE = (
    r"(?:(?:nâng|đưa|phát triển)[^.;]{0,60}\b(?:lên|thành|tới|tầm|mức)\b[^.;]{0,30}|(?:trở thành|hình thành)[^.;]{0,40}"
    r"|(?:thiết lập|xây dựng|ký|lập|xác lập)[^.;,]{0,40})$"
)
_TOWARDS = r"(?:[Hh]ướng (?:tới|đến)|[Tt]iến tới|[Hh]ướng lên)\s[^,.;]{0,50}$"
# "hướng tới tăng cường quan hệ Đối tác chiến lược": what is to grow stronger is there already.
_DEEPENS = re.compile(r"(?:tăng cường|gia tăng|củng cố|thúc đẩy|làm sâu sắc|mở rộng)[^,.;]{0,12} (?:mối )?quan hệ (?:hợp tác )?$")
_DONE = re.compile(r"(?:đã|vừa) (?:chính thức |nhất trí |cùng |thống nhất )*(?:nâng|thiết lập|ký|trở thành|xác lập|ra |đưa)")
# "chưa thiết lập quan hệ ngoại giao"
_DENIED = re.compile(r"(?:chưa|không|trước khi)(?: có| chính thức| phải là)*\s$")
# "chẳng hạn như quan hệ đối tác chiến lược hay đối tác toàn diện": levels as such.
_AS_SUCH = re.compile(r"chẳng hạn(?: như)?[^.;]{0,60}$|\b(?:hay|hoặc)(?: là| quan hệ)*\s$")
# "tạm thời đình chỉ quan hệ đối tác chiến lược", "hợp tác Mekong - Nhật Bản lên quan hệ Đối tác chiến lược"
_SUSPENDED = re.compile(r"(?:đình chỉ|chấm dứt|khôi phục|Mekong|Mê ?[Cc]ông|Mê ?[Kk]ông)[^.;]{0,60}$")
# "nâng quan hệ từ đối tác chiến lược, thiết lập năm 2007, lên đối tác chiến lược toàn diện": the first is what the next replaced.
_REPLACED = re.compile(r"^[^.;]{0,60}?\blên (?:thành |tầm |mức |thành |quan hệ |cấp )*[“\"']?đối tác", re.IGNORECASE)
# CPTPP and its like are treaties of many; "đối tác chiến lược hay đối tác toàn diện" speaks of levels as such.
_TREATY = re.compile(r"[Hh]iệp định (?:khung )?(?:về )?$")
_NO_LEVEL = re.compile(r"\s*(?:và [Tt]iến bộ|trong tương lai|hay|hoặc|trên thực tế|\(?CPTPP|kinh tế|trở lên|khu vực)")
# "đối tác chiến lược không chỉ giữa 2 tập đoàn": no states.
_NO_STATES = re.compile(r"^[^.;]{0,40}?(?:tập đoàn|công ty|doanh nghiệp|ngân hàng|trường|câu lạc bộ|chúng tôi)", re.IGNORECASE)
# "coi cộng đồng doanh nghiệp Nhật Bản là đối tác chiến lược": firms, no states.
_FIRMS_ARE = re.compile(r"(?:doanh nghiệp|doanh nhân|tập đoàn|công ty|nhà đầu tư)[^.;,]{0,40} là (?:những |một )*$", re.IGNORECASE)
# A level is one of states where a word of relations stands near: "trong khuôn khổ", "nâng lên", "là".
_RELATION = re.compile(
    r"quan hệ|khuôn khổ|tinh thần|\blên\b|trở thành|thiết lập|xác lập|\blà\b|tuyên bố|thỏa thuận|thoả thuận|nội hàm|hiệp định"
    r"|nâng cấp|\bcó\b|\bký\b",
    re.IGNORECASE,
)


_THEN = re.compile(r"(?: năm \d{4})?,? (?:và|cũng như) ")


def find_levels(text: str) -> list[tuple[Level, re.Match[str]]]:
    """The levels in a sentence's text by their place, none inside another; held ones and others."""
    found: list[tuple[Level, re.Match[str]]] = []
    for level, pattern in _LEVELS:
        for match in pattern.finditer(text):
            if all(match.end() <= m.start() or match.start() >= m.end() for _, m in found):
                found.append((level, match))
    return sorted(found, key=lambda item: item[1].start())


def is_held(text: str, level: Level, match: re.Match[str]) -> bool:
    """Whether the level is one of states that holds or held: no hope, no denial, no treaty's name."""
    before = text[: match.start()]
    if _NO_STATES.match(text, match.end()) or _NO_LEVEL.match(text, match.end()) or _is_hoped(before):
        return False
    if _FIRMS_ARE.search(before) or _SUSPENDED.search(before) or _DENIED.search(before) or _AS_SUCH.search(before):
        return False
    return level is not Level.COMPREHENSIVE or _TREATY.search(before) is None


def is_of_relations(text: str, level: Level, match: re.Match[str]) -> bool:
    """Whether a word of relations between states stands near the level; some levels are such words themselves."""
    near = text[max(0, match.start() - 60) : match.start()]
    before = [other for one, other in find_levels(text) if one is level]
    if level is Level.SECTORAL and any(_THEN.fullmatch(text, other.end(), match.start()) for other in before):
        return True  # "Đối tác chiến lược về khí hậu và quản lý nước và | Đối tác chiến lược về nông nghiệp"
    return level in (Level.SPECIAL, Level.DIPLOMATIC) or _RELATION.search(near) is not None


def is_replaced(text: str, match: re.Match[str]) -> bool:
    """ "từ đối tác chiến lược lên đối tác chiến lược toàn diện": the first."""
    return _REPLACED.match(text[match.end() :]) is not None


def _is_hoped(before: str) -> bool:
    """A hope stands before the level in its clause, and nothing that says it was done."""
    clause = re.split(r"[;:]", before)[-1]
    hope = _hope().search(clause)
    if hope is not None and _DEEPENS.search(clause):
        return False
    return hope is not None and not _DONE.search(clause[hope.start() :])


@functools.cache
def _hope() -> re.Pattern[str]:
    return re.compile(rf"{_TOWARDS}|(?:{alternatives('hope')})[^.;]{{0,60}}?{_CHANGE}")
