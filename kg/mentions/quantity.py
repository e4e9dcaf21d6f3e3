"""Finds figures in a stretch of text: "hơn 15,8 triệu lượt khách" -> 15800000, "lượt khách", approximate.

In: text. Out: ``QuantityMention``s in the base unit. It does not read small counts in words ("hai nước"), dates, ordinals
("lần thứ 31", "thứ 4/80"), numbers of documents ("Nghị quyết 18") or of names ("G20", "COVID-19").

A number is written as Vietnamese writes it, "2.659,96" or "1.080", and read by Babel; "3.63 tỷ", where the point cannot group
thousands, is read as 3,63 since a multiplier follows it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from kg.lexicon import load_table
from kg.mentions.day import find_day_months
from kg.model import QuantityMention

_NUMBER = re.compile(r"(?<![\w/.,\-–:])(?:US\$|\$)?(?P<n>\d+(?:[.,]\d+)*)(?:\s?[-–]\s?(?P<upto>\d+(?:[.,]\d+)*))?(?![/:]\d)")
_MULTIPLIERS = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
_MULTIPLIER = re.compile(r"\s?(" + "|".join(_MULTIPLIERS) + r")(?!\w)")
# "gần ba tỷ USD": a number in words counts only before a multiplier and a unit of the table, or above five before a document's kind.
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_IN_WORDS = re.compile(
    r"(?<!\w)(?P<word>" + "|".join(_WORDS) + r")(?= (?:triệu|tỷ|tỉ)\b)"
    r"|(?<!\w)(?P<many>sáu|bảy|bẩy|tám|chín|mười)(?= (?:văn (?:kiện|bản)|hiệp định|thỏa thuận|thoả thuận|(?:biên )?bản ghi nhớ)\b)"
)
# The number is an ordinal, a part of a name or of a document, a clock or a calendar.
_NO_FIGURE = re.compile(
    r"\b(?:số|thứ|lần|[Đđ]iều|[Kk]hoản|[Kk]hóa|[Kk]hoá|[Qq]uý|[Tt]háng|[Nn]gày|[Nn]ăm|[Nn]ghị quyết|[Qq]uyết định|[Nn]ghị định"
    r"|[Cc]hỉ thị|[Kk]ết luận|[Tt]hông tư|[Qq]uốc lộ|[Cc]ao tốc|APEC|ASEAN|[Gg]iai đoạn|[Vv]òng|[Tt]rang|Ảnh|[Hh]ình|[Cc]ấp"
    r"|[Hh]ạng|[Tt]ầng|[Pp]hòng|[Bb]ài|[Kk]ỳ|[Pp]hiên|[Đđ]ường|[Qq]uận|[Tt]ổ|[Kk]hu|lúc|hồi|[Tt]op|[Tt]ốp|đời|mùa|COVID|Covid|U)\s$"
)
_APPROXIMATE = re.compile(
    r"\b(?:hơn|trên|gần|khoảng|xấp xỉ|ước|ước tính|ước đạt|dự kiến|chừng|ngót|dưới|ít nhất|tối thiểu|chưa đến|chưa đầy|vượt mốc|vượt mức)"
    r"(?: mức| mốc| con số)?\s$",
    re.IGNORECASE,
)
# A word of which no count can be: the figure stands alone ("trong số 12 và 15"). None of them begins a unit of the table.
_STOPS = frozenset(
    word
    for words in (
        "và hoặc trong của so là thì với từ đến tới cho tại ở do theo đã đang sẽ được bị có không mà để như trên dưới lên",
        "xuống về vào ra nay qua này đó khi nếu",
    )
    for word in words.split()
)
_GENERIC = re.compile(r"\s([^\W\d_]+)(?:\s([^\W\d_]+))?")


def find_quantities(text: str, offset: int = 0) -> tuple[QuantityMention, ...]:
    """The figures of ``text`` that have a unit, sorted; ``offset`` is added to their positions.

    "100.000-120.000 người" gives two figures of one unit. A figure's stretch is the number, its multiplier and its unit.
    """
    dates = [(d.start, d.end) for d in find_day_months(text)]
    found: list[QuantityMention] = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        named = _NO_FIGURE.search(before) and not (_MULTIPLIER.match(text, match.end()) or before.endswith("con số "))
        if named or any(s <= match.start() < e for s, e in dates):
            continue
        found += [_shifted(m, offset) for m in _read(text, match)]
    found += [_shifted(m, offset) for m in _in_words(text)]
    return tuple(sorted(found, key=lambda m: m.start))


def _shifted(mention: QuantityMention, offset: int) -> QuantityMention:
    return QuantityMention(mention.start + offset, mention.end + offset, mention.value, mention.unit, mention.approximate)


def _in_words(text: str) -> Iterator[QuantityMention]:
    """ "ba tỷ USD"; not "tỷ lệ", nor "hai triệu" of nothing."""
    for match in _IN_WORDS.finditer(text):
        end, factor = _multiplier(text, match.end())
        unit = _unit(text, end)
        if unit is not None and text[end : unit[1]].strip() in unit_table():
            approximate = bool(_APPROXIMATE.search(text[max(0, match.start() - 18) : match.start()]))
            yield QuantityMention(match.start(), unit[1], _WORDS[match[0]] * factor, unit[0], approximate)


def _read(text: str, match: re.Match[str]) -> list[QuantityMention]:
    """The figure, or the two of a span; none where the number or its unit cannot be read."""
    end, factor = _multiplier(text, match.end())
    unit = ("USD", end) if "$" in match[0] else _unit(text, end)
    approximate = bool(_APPROXIMATE.search(text[max(0, match.start() - 18) : match.start()]))
    out: list[QuantityMention] = []
    for group in ("n", "upto"):
        value = parse_number(match[group], factor != 1) if match[group] else None
        if unit is not None and value is not None:
            last = match["upto"] is None or group == "upto"
            stop = unit[1] if last else match.end(group)
            rough = approximate or match["upto"] is not None
            out.append(QuantityMention(match.start(group), stop, _plain(value * factor), unit[0], rough))
    return out


def _plain(value: Decimal) -> Decimal:
    """15800000.0 -> 15800000, without an exponent."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def parse_number(written: str, multiplied: bool = False) -> Decimal | None:
    """A number as Vietnamese writes it, or None; ``multiplied`` says that "triệu", "tỷ" … follows, so "3.63" can be 3,63."""
    from babel.numbers import NumberFormatError, parse_decimal

    # "04,9%" is 4,9, and Babel's strict reading refuses the zero.
    plain = re.sub(r"^0+(?=\d)", "", written)
    try:
        return parse_decimal(plain, locale="vi", strict=True)
    except NumberFormatError:
        return Decimal(plain) if multiplied and re.fullmatch(r"\d+\.\d{1,2}", plain) else None


def _multiplier(text: str, position: int) -> tuple[int, Decimal]:
    """The end of the multipliers after ``position`` ("nghìn tỷ" is two) and their product."""
    factor = Decimal(1)
    while match := _MULTIPLIER.match(text, position):
        factor *= _MULTIPLIERS[match[1]]
        position = match.end()
    return position, factor


def _unit(text: str, position: int) -> tuple[str, int] | None:
    """The unit after ``position`` and its end: the longest of the table, else one or two small words that can be counted."""
    space = 1 if text[position : position + 1] in (" ", "\u00a0") else 0
    for form in _candidates(text, position + space):
        end = position + space + len(form)
        # "38km", "44%": only a measure may stand without a space.
        if form in unit_table() and not text[end : end + 1].isalnum() and (space or unit_table()[form][1] not in ("count",)):
            return unit_table()[form][0], end
    match = _GENERIC.match(text, position)
    if re.search(r"(?<!\d)(?:19|20)\d\d$", text[:position]):
        return None  # "đầu xuân 2017 giữa ông và": a year
    if match is None or not match[1].islower() or match[1] in _STOPS:
        return None
    if match[2] and match[2].islower() and match[2] not in _STOPS:
        return f"{match[1]} {match[2]}", match.end(2)
    return match[1], match.end(1)


@functools.cache
def unit_table() -> dict[str, tuple[str, str, str]]:
    """Written form -> unit, kind, domain, from ``units.tsv``."""
    return {row["form"]: (row["unit"], row["kind"], row["domain"]) for row in load_table("units")}


def _candidates(text: str, position: int) -> list[str]:
    """The units of the table that stand at ``position``, the longest first; also with a capital: "6 Hiệp định", "02 Bản ghi nhớ"."""
    first = text[position : position + 1]
    found = [form for form in _by_letter().get(first, ()) if text.startswith(form, position)]
    small = [form for form in _by_letter().get(first.lower(), ()) if form in _documents() and text[position + 1 :].startswith(form[1:])]
    return found if not first.isupper() else sorted({*found, *small}, key=lambda form: (-len(form), form))


@functools.cache
def _documents() -> frozenset[str]:
    """The units that documents are counted in, whose kind is often written with a capital."""
    kinds = ("hiệp định", "biên bản", "bản ghi nhớ", "văn ki", "văn bản", "thỏa thuận", "thoả thuận", "nghị định thư")
    return frozenset(form for form in unit_table() if form.startswith(kinds))


@functools.cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    letters: dict[str, list[str]] = {}
    for form in sorted(unit_table(), key=lambda f: (-len(f), f)):
        letters.setdefault(form[0], []).append(form)
    return {letter: tuple(forms) for letter, forms in letters.items()}
