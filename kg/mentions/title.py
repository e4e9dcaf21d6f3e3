"""Finds the title of an office that begins at a token ("Phó Chủ tịch Thường trực"); the organization behind it is read elsewhere."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum

from kg.lexicon import load_table
from kg.mentions.phrases import PhraseTable
from kg.mentions.token import TokenizedSentence
from kg.model import Status


class Frame(StrEnum):
    """How a title is completed; see the head of ``titles.tsv``."""

    GOVERNMENT = "government"
    STATE = "state"
    PARTY_CHIEF = "party-chief"
    MINISTRY = "ministry"
    FOREIGN_MINISTER = "foreign-minister"
    MISSION = "mission"
    PLACE = "place"
    SELF = "self"
    MEMBER = "member"
    SEAT = "seat"
    EMBEDDED = "embedded"


# "Theo ông A, Tổng thống Mỹ muốn …": heads of state and government are hardly ever introduced after their names.
CHIEFS = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF})
HEADS = CHIEFS | {Frame.MINISTRY, Frame.FOREIGN_MINISTER, Frame.MISSION, Frame.SEAT}
# Offices that are held with somebody: in "Trợ lý Bộ trưởng Quốc phòng A", A is no minister.
AIDES = frozenset(
    {
        "Trợ lý",
        "Cố vấn",
        "Cố vấn cao cấp",
        "Cố vấn cấp cao",
        "Thư ký",
        "Đặc phái viên",
        "Đại diện",
        "Người phát ngôn",
        "Phó Người phát ngôn",
        "Phát ngôn viên",
        "Phó Phát ngôn",
        "Phó Phát ngôn viên",
        "Đại diện cấp cao",
    }
)


@dataclass(frozen=True, slots=True)
class Title:
    """A row of ``titles.tsv``: the role as the graph writes it, its frame, and the first words of its organization."""

    role: str
    frame: Frame
    seat: str


@functools.cache
def _titles() -> PhraseTable[Title]:
    return PhraseTable(
        {r["title"]: Title(r["role"], Frame(r["frame"]), "" if r["seat"] == "-" else r["seat"]) for r in load_table("titles")}
    )


@functools.cache
def _statuses() -> PhraseTable[Status]:
    return PhraseTable({row["word"]: Status(row["status"]) for row in load_table("statuses")})


@functools.cache
def first_syllables() -> frozenset[str]:
    """The folded syllables that a title or a status word begins with: nothing else can begin an office."""
    return _titles().first_syllables() | _statuses().first_syllables()


def match_title(sentence: TokenizedSentence, start: int) -> tuple[Title, int] | None:
    """The longest title that begins at token ``start``, and the index after it."""
    found = _titles().match(sentence, start)
    if found is not None and found[0].role == "Ủy viên Quốc vụ" and sentence.lower(found[1]) == "viện":
        return Title("Ủy viên", Frame.MEMBER, ""), found[1] - 2  # "Ủy viên |Quốc vụ viện| Trung Quốc"
    if found is not None and _is_other_word(sentence, start, found[1]):
        return None
    return found


def match_status(sentence: TokenizedSentence, start: int) -> tuple[Status, int] | None:
    """ "nguyên", "cựu", "quyền" … at token ``start``, and the index after it."""
    if sentence.lower(start) == "quyền" and sentence.lower(start - 1) in _POWERS:
        return None
    return _statuses().match(sentence, start)


# Words that make another word of a title: "đại sứ quán", "chủ tịch đoàn", "bí thư thứ nhất" is its own title.
_NOT_AFTER = {
    "đại sứ": frozenset({"quán", "du", "thiện", "thương"}),
    "tổng lãnh sự": frozenset({"quán"}),
    "chủ tịch": frozenset({"đoàn", "phủ"}),
    "phó đại sứ": frozenset({"quán"}),
    "đại biểu": frozenset({"cấp", "tham", "dự", "khách", "các", "quốc tế", "và", "đã", "đến"}),
    "đại diện": frozenset({"cho", "các", "lãnh", "một", "nhiều", "hai", "ngoại", "thương", "cộng", "cơ", "đoàn"}),
    "thường trực": frozenset({"cho"}),
    "chỉ huy": frozenset({"quân", "trưởng"}),
    "đội trưởng": frozenset({"tuyển", "bóng"}),
}


_WORDS_WITH = {
    "vụ": frozenset({"chức", "nhiệm", "thương", "nghiệp", "dịch", "đặc"}),
    "viện": frozenset({"bệnh", "học", "nghị", "thượng", "hạ"}),
    "cục": frozenset({"bố", "tổng"}),
    "đội": frozenset({"quân", "bộ"}),
    "tổ": frozenset({"tiên"}),
}
_POWERS = frozenset({"chính", "thẩm", "nhân", "chủ", "đặc", "toàn", "ủy", "uỷ", "cầm", "uy", "bản", "giành", "tiếm"})


def _is_other_word(sentence: TokenizedSentence, start: int, end: int) -> bool:
    if sentence.lower(start) == "quyền" and sentence.lower(start - 1) in _POWERS:
        return True  # "chính quyền Tổng thống …"
    house = sentence.lower(start - 1) in ("phủ", "dinh") and sentence.lower(start - 2) not in ("chính", "nội")
    if house and sentence.lower(start) in ("tổng", "chủ", "thủ", "toàn"):
        return True  # "từ Phủ |Tổng thống| Madagascar": a house
    inner = _titles().match(sentence, start + 1) if not sentence.is_capital(start) else None
    if inner is not None and inner[1] > end and sentence.lower(start - 1) in _WORDS_WITH.get(sentence.lower(start), ()):
        return True  # "giữ chức |vụ Phó| Bí thư", "bệnh |viện phó|"
    phrase = " ".join(sentence.lower(i) for i in range(start, end))
    return sentence.lower(end) in _NOT_AFTER.get(phrase, frozenset())
