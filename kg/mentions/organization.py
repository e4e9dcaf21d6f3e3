"""Reads the name of an organization that begins at a token, and writes it out: "UBND tỉnh Cà Mau" -> "Ủy ban nhân dân tỉnh Cà Mau".

It says what is still missing (a province, a country) and leaves the completion to ``kg.mentions.completion``, which knows the context.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kg.mentions.body import known_organizations, organization_heads, place_name, unit_heads, write_out
from kg.mentions.boundary import LINKS, is_boundary, links_on, step_over
from kg.mentions.level import read_level_place
from kg.mentions.name import is_foreign, is_surname, match_name
from kg.mentions.party import read_party, slice_named
from kg.mentions.phrases import compound_at
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence, TokenKind
from kg.model import PlaceKind, PlaceMention

_MAX_TOKENS = 26
# "Quân khu 7", "Vùng Cảnh sát biển 4", "Bệnh viện 108"
_NUMBERED = frozenset({"khu", "đoàn", "vùng", "vực", "số", "biển", "viện", "cục", "quân", "kv", "đội", "hạm", "trung", "tiểu", "đại"})
# Parts that write the body that they belong to after a comma: "Vụ Quản lý các khu kinh tế, Bộ Kế hoạch và Đầu tư".
_PARTS = frozenset({"chương", "vụ", "cục", "phân", "ban", "khoa", "phòng", "trung", "viện", "tiểu"})
# Parts that say the house that they are in with "tại" or "thuộc", and what houses are called.
_HOUSED = frozenset({"chương", "khoa", "ban", "bộ", "trung", "phòng", "nhóm", "dự", "viện"})
_HOUSES = frozenset({"trung", "viện", "đại", "trường", "học", "quỹ", "hội", "tổ"})
_WHOLES = frozenset({"trung", "bộ", "ủy", "uỷ", "trường", "đại", "học", "ngân", "tổng", "tập", "tổ", "văn", "quỹ", "viện", "liên"})


class Missing(Enum):
    """What an organization's name lacks to be whole."""

    NOTHING = "nothing"
    PROVINCE = "province"  # "UBND tỉnh", "Tỉnh ủy"
    ARTICLE = "article"  # "Tập đoàn", "Trường": the rest of the name stands elsewhere in the article
    COUNTRY = "country"  # "Quốc hội", "Bộ Ngoại giao": Viet Nam's unless the context is foreign


@dataclass(frozen=True, slots=True)
class OrganizationReading:
    """An organization read from the text; ``end`` is the index after its last token, ``country`` the ISO code of a country in it."""

    name: str
    end: int
    missing: Missing
    country: str | None = None
    doubtful: bool = False  # the right boundary rests on lower-case words that the lexicon does not know


def read_organization(sentence: TokenizedSentence, start: int, *, prefix: str = "") -> OrganizationReading | None:
    """Reads an organization from token ``start``; ``prefix`` ("Ban") is a first word that the title before it swallowed."""
    reading = _read_one(sentence, start, prefix)
    return None if reading is None else _join_country(sentence, _join_level(sentence, _join_seat(sentence, _join_whole(sentence, reading))))


_FORCES = frozenset({"cảnh sát", "tình báo", "đội", "tổ", "khối", "tòa"})


def read_unit(sentence: TokenizedSentence, start: int) -> OrganizationReading | None:
    """Reads a body behind a title whose first word names bodies only there: "tàu sân bay CVN 77", "Hạm đội 7", "Đại hội đồng WIPO"."""
    head = unit_heads().match(sentence, start)
    index = head[1] if head is not None else start
    if head is None or (head[0] in _FORCES and sentence.is_capital(index) and is_foreign(sentence.tokens[index].text)):
        return None  # "Chánh thanh tra cảnh sát |Khalid Abu Bakar|"
    if not (sentence.is_word(head[1]) or sentence.lower(head[1]).isdigit()):
        return None
    return read_organization(sentence, head[1], prefix=sentence.slice(start, head[1]))


def _read_one(sentence: TokenizedSentence, start: int, prefix: str) -> OrganizationReading | None:
    if sentence.lower(start) == "của":
        start += 1
    if not prefix:
        if match_title(sentence, start) is not None and sentence.lower(start) in ("bộ", "viện", "cục", "vụ", "hội"):
            return None  # "Bộ trưởng" is no "Bộ"
        known = known_organizations().match(sentence, start)
        if known is not None:
            (written, kind), end = known
            return _finish_known(sentence, written, kind, end)
        if organization_heads().match(sentence, start) is None:
            return None
    return _read_free(sentence, start, prefix)


def _finish_known(sentence: TokenizedSentence, written: str, kind: str, end: int) -> OrganizationReading:
    if kind == "national":
        return _finish_national(sentence, written, end)
    if kind == "provincial":
        return _finish_provincial(sentence, written, end)
    if written.endswith(("Trung ương Đảng", "Trung ương")):
        name, end, country = read_party(sentence, written, end)
        return OrganizationReading(name, end, Missing.NOTHING, country)
    return OrganizationReading(written, _skip_acronym(sentence, end), Missing.NOTHING)


def _finish_national(sentence: TokenizedSentence, written: str, end: int) -> OrganizationReading:
    """ "Quốc hội" [của] [nước] [Campuchia]; "Chủ tịch Quốc hội Bang Hessen" has a level before its place."""
    index = end = _skip_short_form(sentence, end)
    if sentence.lower(index) in ("của", "nước") and (index + 1 in sentence.places or sentence.lower(index + 1) == "nước"):
        index += 1 if sentence.lower(index + 1) != "nước" else 2
    place = sentence.places.get(index)
    if place is not None and place[0].kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
        name = written if place[0].key == "VN" else f"{written} {place_name(sentence, index)}"
        return OrganizationReading(write_out(name), place[1], Missing.NOTHING, place[0].key)
    if index < len(sentence) and (land := _shared_end(sentence, index)) is not None:
        return OrganizationReading(write_out(f"{written} {land.name}"), index + 1, Missing.NOTHING, land.key)
    level = read_level_place(sentence, end)
    if level is not None and sentence.lower(end) in ("bang", "khu"):
        return OrganizationReading(write_out(f"{written} {level[0]}"), level[1], Missing.NOTHING)
    return OrganizationReading(written, end, Missing.COUNTRY)


def _shared_end(sentence: TokenizedSentence, index: int) -> PlaceMention | None:
    """The land whose long name the body's name runs into: "Hội đồng Liên bang |Nga|", "Hội đồng Liên bang |Đức|"."""
    begin, end = (sentence.sentence.start + edge for edge in (sentence.tokens[index].start, sentence.tokens[index].end))
    found = (place for place in sentence.all_places if place.start < begin and place.end == end and place.kind is PlaceKind.COUNTRY)
    return next(found, None)


def _skip_short_form(sentence: TokenizedSentence, end: int) -> int:
    """The index after "(Chính hiệp)", "(Quốc hội)": another name of the body in brackets, before a country."""
    inner = known_organizations().match(sentence, end + 1) if sentence.lower(end) == "(" else None
    if inner is None or sentence.lower(inner[1]) != ")":
        return end
    place = sentence.places.get(inner[1] + 1)
    return inner[1] + 1 if place is not None and place[0].kind is PlaceKind.COUNTRY else end


def _finish_provincial(sentence: TokenizedSentence, written: str, end: int) -> OrganizationReading:
    """ "UBND" [tỉnh] [Cà Mau]; the level is kept as written, "TP" written out."""
    level = read_level_place(sentence, end)
    if level is not None:
        return OrganizationReading(write_out(f"{written} {level[0]}"), level[1], Missing.NOTHING)
    place = sentence.places.get(end)
    if place is not None and place[0].kind in (PlaceKind.PROVINCE, PlaceKind.CITY):
        return OrganizationReading(write_out(f"{written} {sentence.slice(end, place[1])}"), place[1], Missing.NOTHING)
    if sentence.lower(end) in ("tỉnh", "tp", "tp.", "thành"):
        after = end + (2 if sentence.lower(end) == "thành" and sentence.lower(end + 1) == "phố" else 1)
        level_word = "tỉnh" if sentence.lower(end) == "tỉnh" else "thành phố"
        return OrganizationReading(f"{written} {level_word}", after, Missing.PROVINCE)
    stop = end
    while (
        stop - end < 3
        and sentence.is_capital(stop)
        and match_name(sentence, stop, after_office=True) is None
        and not is_surname(sentence.tokens[stop].text)
    ):
        stop += 1
    if stop > end and written.endswith("ủy"):  # "Huyện ủy Mường Khương", "Khu ủy Quảng Tây"
        return OrganizationReading(write_out(f"{written} {sentence.slice(end, stop)}"), stop, Missing.NOTHING)
    return OrganizationReading(written, end, Missing.PROVINCE)


@dataclass(slots=True)
class _Progress:
    """How far a name has been read: the next token, the end of what surely belongs to it, and what was met on the way."""

    index: int
    last: int
    place_end: int = -1  # where the last place ended
    country: str | None = None
    inner_end: int = -1  # where a known organization within the name ended, and what it lacks
    inner_missing: Missing = Missing.COUNTRY
    doubtful: bool = False

    def take(self, end: int) -> None:
        """Everything up to ``end`` belongs to the name."""
        self.index = self.last = end


def _read_free(sentence: TokenizedSentence, start: int, prefix: str) -> OrganizationReading | None:
    """Reads on to the right boundary of a name whose words are not known: "Ban Chỉ đạo quốc gia về hội nhập quốc tế"."""
    begin = start
    if not prefix:
        head = organization_heads().match(sentence, start)
        assert head is not None
        begin = head[1]
    read = _Progress(begin, begin)
    while read.index < len(sentence.tokens) and read.index - start < _MAX_TOKENS:
        if not (_take_block(sentence, read, start) or _take_token(sentence, read, start, prefix)):
            break
    if read.last <= start or (not prefix and read.last == begin):
        return None  # "Đại sứ quán" alone names no body
    end = read.last
    missing = read.inner_missing if read.inner_end == end else _missing_of(sentence, end)
    return _whole(sentence, start, prefix, end, missing, read.country, read.doubtful)


def _take_block(sentence: TokenizedSentence, read: _Progress, start: int) -> bool:
    """Takes a place, a place behind its level, or a known organization that begins here."""
    index = read.index
    place = sentence.places.get(index)
    if place is not None:
        if place[0].kind is PlaceKind.COUNTRY:
            read.country = place[0].key if place[0].key != "VN" or read.country is None else read.country
            read.inner_end, read.inner_missing = place[1], Missing.NOTHING
        read.place_end = place[1]
        read.take(place[1])
        return True
    level = read_level_place(sentence, index) if sentence.lower(index) in ("bang", "tỉnh") and index > start else None
    if level is not None:
        read.place_end = read.inner_end = level[1]
        read.inner_missing = Missing.NOTHING
        read.take(level[1])
        return True
    known = known_organizations().match(sentence, index) if index > start else None
    if known is None:
        return False
    whole = _finish_known(sentence, known[0][0], known[0][1], known[1])
    read.country = whole.country or read.country
    read.inner_end, read.inner_missing = whole.end, whole.missing
    read.place_end = whole.end if whole.end > known[1] else read.place_end
    read.take(whole.end)
    return True


def _take_token(sentence: TokenizedSentence, read: _Progress, start: int, prefix: str) -> bool:
    """Takes one number, joint or word; False where the name ends before it."""
    index, token = read.index, sentence.tokens[read.index]
    if token.kind is TokenKind.NUMBER:
        before = sentence.tokens[index - 1].text if index > start else ""
        named = prefix.split(" ")[0].lower() in _NUMBERED | {"tàu"} and (index == start or before.isupper())  # "tàu sân bay CVN |77|"
        year = before.isupper() and len(before) > 2 and len(token.text) == 4
        numbered = token.text.isdigit() and (before.lower() in _NUMBERED or year or named)
        if numbered:
            read.take(index + 1)  # "Quân khu 7"
        return numbered
    if token.kind is not TokenKind.WORD:
        step = step_over(sentence, index, start)
        read.index = index if step is None else step
        return step is not None
    swallowed = prefix and index == start and compound_at(sentence, index)  # "Trưởng ban |chỉ đạo"
    if not swallowed and is_boundary(sentence, index, start, read.last, read.place_end):
        return False
    if token.capital:
        read.take(index + 1)
        return True
    if token.lower in LINKS:
        read.index = index + 1
        return links_on(sentence, index)
    if not sentence.is_capital(index - 1) and read.last != index:
        read.doubtful = True
    read.take(index + 1)
    return True


def _whole(
    sentence: TokenizedSentence, start: int, prefix: str, end: int, missing: Missing, country: str | None, doubtful: bool
) -> OrganizationReading | None:
    text = slice_named(sentence, start, end)
    name = write_out(f"{prefix} {text}" if prefix else text)
    if len(name.split()) < 2:
        return None
    name = name[:1].upper() + name[1:]
    if country is not None and missing is Missing.COUNTRY:
        missing = Missing.NOTHING
    return OrganizationReading(name, _skip_acronym(sentence, end), missing, country, doubtful)


def _missing_of(sentence: TokenizedSentence, end: int) -> Missing:
    if sentence.lower(end - 1) in ("tỉnh",) or (sentence.lower(end - 1) == "phố" and sentence.lower(end - 2) == "thành"):
        return Missing.PROVINCE
    return Missing.COUNTRY


def _join_whole(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """Adds ", Bộ Kế hoạch và Đầu tư" to a part of it."""
    after = reading.end + 1
    if sentence.lower(reading.end) != "," or reading.name.split()[0].lower() not in _PARTS:
        return reading
    if sentence.lower(after) not in _WHOLES or not sentence.is_capital(after) or match_title(sentence, after) is not None:
        return reading
    whole = read_organization(sentence, after)
    listed = whole is not None and sentence.lower(whole.end) == "," and sentence.is_capital(whole.end + 1)
    if whole is None or (listed and whole.end + 1 not in sentence.places):
        # Another comma behind it makes a list of bodies: "Vụ A, Bộ B, Bộ C".
        return reading
    return OrganizationReading(f"{reading.name}, {whole.name}", whole.end, whole.missing, whole.country or reading.country, whole.doubtful)


# Bodies that have one of their own in each province: "Hội Hữu nghị Việt Nam - Lào |tỉnh|".
_IN_EACH = ("Hội ", "Ủy ban Mặt trận", "Liên hiệp", "Hiệp hội", "Liên đoàn", "Mặt trận Tổ quốc", "Chi hội", "Ban Đại diện")


def _join_level(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """Adds "tỉnh Cà Mau" or a bare "tỉnh" behind a body whose name ends with a country: "Hội Hữu nghị Việt Nam - Lào |tỉnh|"."""
    end = reading.end
    if not reading.name.startswith(_IN_EACH) or reading.missing is Missing.PROVINCE or sentence.is_capital(end):
        return reading
    level = read_level_place(sentence, end) if sentence.lower(end) in ("tỉnh", "thành", "tp", "tp.") else None
    if level is not None:
        return replace(reading, name=write_out(f"{reading.name} {level[0]}"), end=level[1], missing=Missing.NOTHING)
    if sentence.lower(end) == "tỉnh":
        return replace(reading, name=f"{reading.name} tỉnh", end=end + 1, missing=Missing.PROVINCE)
    if (sentence.lower(end), sentence.lower(end + 1)) == ("thành", "phố"):
        return replace(reading, name=f"{reading.name} thành phố", end=end + 2, missing=Missing.PROVINCE)
    return reading


def _join_seat(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """ "Chương trình Nghiên cứu Đông Nam Á |tại Trung tâm …|", "Khoa Luật |thuộc Đại học …|": a part with the house that it is in."""
    if sentence.lower(reading.end) not in ("tại", "thuộc") or reading.name.split()[0].lower() not in _HOUSED:
        return reading
    if sentence.lower(reading.end + 1) not in _HOUSES or not sentence.is_capital(reading.end + 1):
        return reading
    whole = read_organization(sentence, reading.end + 1)
    if whole is None:
        return reading
    name = f"{reading.name} {sentence.lower(reading.end)} {whole.name}"
    return OrganizationReading(name, whole.end, whole.missing, whole.country or reading.country, whole.doubtful)


_OFFICES_ABROAD = ("Đại sứ quán", "Tổng Lãnh sự quán", "Lãnh sự quán", "Sứ quán", "Phái bộ")


def join_town(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """ "Đại sứ quán Nhật Bản |tại Hà Nội|": where an office abroad lies tells it from the others."""
    place = sentence.places.get(reading.end + 1)
    if not reading.name.startswith(_OFFICES_ABROAD) or place is None or sentence.lower(reading.end) not in ("tại", "ở"):
        return reading
    name = f"{reading.name} tại {place_name(sentence, reading.end + 1)}"
    return OrganizationReading(name, place[1], reading.missing, reading.country, reading.doubtful)


def _join_country(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """ "Khu ủy Quảng Tây (Trung Quốc)": the country in brackets belongs to the name."""
    if sentence.lower(reading.end) != "(" or reading.end + 1 not in sentence.places:
        return reading
    place, end = sentence.places[reading.end + 1]
    if place.kind is not PlaceKind.COUNTRY or sentence.lower(end) != ")":
        return reading
    name = reading.name if reading.country == place.key else f"{reading.name} {place.name}"
    return OrganizationReading(name, end + 1, Missing.NOTHING, place.key, reading.doubtful)


def _skip_acronym(sentence: TokenizedSentence, end: int) -> int:
    """The index after "(WHO)" or "(GDĐT)", which belongs to no name but stands in its way."""
    if sentence.lower(end) == "(" and sentence.lower(end + 2) == ")" and sentence.is_word(end + 1):
        text = sentence.tokens[end + 1].text
        if text.isupper() or "&" in text or "-" in text:
            return end + 3
    return end
