"""Reads the name of an organization that begins at a token, and writes it out: "UBND tỉnh Cà Mau" -> "Ủy ban nhân dân tỉnh Cà Mau".

It says what is still missing (a province, a country) and leaves the completion to ``kg.mentions.completion``, which knows the context.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import Enum

from kg.lexicon import load_table
from kg.mentions.name import is_foreign, is_surname, match_name
from kg.mentions.phrases import PhraseTable, fold_syllable, honorifics, is_stop, phrase_set, stop_phrases
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence, TokenKind
from kg.model import PlaceKind

_MAX_TOKENS = 26
# "Quân khu 7", "Vùng Cảnh sát biển 4", "Bệnh viện 108"
_NUMBERED = frozenset({"khu", "đoàn", "vùng", "vực", "số", "biển", "viện", "cục", "quân", "kv"})
_DASHES = frozenset({"-", "–", "—", "&", "/"})
_LINKS = frozenset({"và", "của", "về", "các", "cho", "tại", "nước", "thuộc"})
_LEVELS = frozenset({"tỉnh", "thành", "tp", "tp.", "huyện", "quận", "thị", "xã", "phường", "bang", "khu", "đặc", "q.", "p.", "vùng", "châu"})
# Streets, schools, prizes and companies bear people's names: what follows these heads may look like a name and is none.
_EPONYM_HEADS = frozenset({"Đại học", "Học viện", "Trường", "Quỹ", "Giải thưởng", "Bảo tàng", "THPT", "đường", "phố", "Viện", "Giải", "chuyên"})


class Missing(Enum):
    """What an organization's name lacks to be whole."""

    NOTHING = "nothing"
    PROVINCE = "province"  # "UBND tỉnh", "Tỉnh ủy"
    COUNTRY = "country"  # "Quốc hội", "Bộ Ngoại giao": Viet Nam's unless the context is foreign


@dataclass(frozen=True, slots=True)
class OrganizationReading:
    """An organization read from the text; ``end`` is the index after its last token, ``country`` the ISO code of a country in it."""

    name: str
    end: int
    missing: Missing
    country: str | None = None
    doubtful: bool = False  # the right boundary rests on lower-case words that the lexicon does not know


@functools.cache
def _known() -> PhraseTable[tuple[str, str]]:
    rows = load_table("organizations")
    table = {row["name"]: (row["written"], row["kind"]) for row in rows}
    for row in load_table("abbreviations"):  # "UBND", "HĐND", "VPCP" begin or are known organizations
        for name, value in list(table.items()):
            long = row["long"].lower()
            if name == long or name.startswith(long + " "):
                table.setdefault(row["short"].lower() + name[len(long) :], value)
            if name.endswith(" " + long):
                table.setdefault(name[: -len(long)] + row["short"].lower(), value)
    return PhraseTable(table)


@functools.cache
def _heads() -> PhraseTable[str]:
    return phrase_set(row["head"].lower() for row in load_table("organization-heads"))


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in load_table("abbreviations")}


def place_name(sentence: TokenizedSentence, start: int) -> str:
    """A country by its usual name ("Vương quốc Campuchia" -> "Campuchia"), any other place as written."""
    place, end = sentence.places[start]
    return place.name if place.kind is PlaceKind.COUNTRY else sentence.slice(start, end)


def write_out(text: str) -> str:
    """``text`` with its abbreviations written out, one blank between words, no blank before a comma."""
    words = text.replace("\u00a0", " ").split()
    out = " ".join(_write_word(word) for word in words)
    return out.replace("Uỷ", "Ủy").replace("uỷ", "ủy").strip(" -–,")


def _write_word(word: str) -> str:
    core = word.rstrip(",;")
    return _abbreviations().get(core, core) + word[len(core) :]


def match_head(sentence: TokenizedSentence, start: int) -> bool:
    """Whether an organization's name begins at ``start``: a known one, or a head word ("Sở", "Tập đoàn")."""
    return _known().match(sentence, start) is not None or _heads().match(sentence, start) is not None


def read_organization(sentence: TokenizedSentence, start: int, *, prefix: str = "") -> OrganizationReading | None:
    """Reads an organization from token ``start``; ``prefix`` ("Ban") is a first word that the title before it swallowed."""
    reading = _read_one(sentence, start, prefix)
    return None if reading is None else _join_country(sentence, _join_whole(sentence, reading))


def _read_one(sentence: TokenizedSentence, start: int, prefix: str) -> OrganizationReading | None:
    if sentence.lower(start) == "của":
        start += 1
    if not prefix:
        if match_title(sentence, start) is not None and sentence.lower(start) in ("bộ", "viện", "cục", "vụ", "hội"):
            return None  # "Bộ trưởng" is no "Bộ"
        known = _known().match(sentence, start)
        if known is not None:
            (written, kind), end = known
            return _finish_known(sentence, written, kind, end)
        if _heads().match(sentence, start) is None:
            return None
    return _read_free(sentence, start, prefix)


def _finish_known(sentence: TokenizedSentence, written: str, kind: str, end: int) -> OrganizationReading:
    if kind == "national":
        return _finish_national(sentence, written, end)
    if kind == "provincial":
        return _finish_provincial(sentence, written, end)
    skip = _skip_acronym(sentence, end)
    return OrganizationReading(written, skip, Missing.NOTHING)


def _finish_national(sentence: TokenizedSentence, written: str, end: int) -> OrganizationReading:
    """ "Quốc hội" [của] [nước] [Campuchia]; "Chủ tịch Quốc hội Bang Hessen" has a level before its place."""
    index = end
    if sentence.lower(index) in ("của", "nước") and (index + 1 in sentence.places or sentence.lower(index + 1) == "nước"):
        index += 1 if sentence.lower(index + 1) != "nước" else 2
    place = sentence.places.get(index)
    if place is not None and place[0].kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
        name = written if place[0].key == "VN" else f"{written} {place_name(sentence, index)}"
        return OrganizationReading(write_out(name), place[1], Missing.NOTHING, place[0].key)
    level = read_level_place(sentence, end)
    if level is not None and sentence.lower(end) in ("bang", "khu"):
        return OrganizationReading(write_out(f"{written} {level[0]}"), level[1], Missing.NOTHING)
    return OrganizationReading(written, end, Missing.COUNTRY)


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
        return OrganizationReading(write_out(f"{written} {sentence.slice(end, after).lower()}"), after, Missing.PROVINCE)
    stop = end
    while stop - end < 3 and sentence.is_capital(stop) and match_name(sentence, stop, after_office=True) is None \
            and not is_surname(sentence.tokens[stop].text):
        stop += 1
    if stop > end and written.endswith("ủy"):  # "Huyện ủy Mường Khương", "Khu ủy Quảng Tây"
        return OrganizationReading(write_out(f"{written} {sentence.slice(end, stop)}"), stop, Missing.NOTHING)
    return OrganizationReading(written, end, Missing.PROVINCE)


def read_level_place(sentence: TokenizedSentence, start: int) -> tuple[str, int] | None:
    """A place after its level, "tỉnh Cà Mau", "TP Hồ Chí Minh", "bang Hessen": (as written, index after it)."""
    index = start
    while index - start < 6 and sentence.lower(index) in _LEVELS | {"phố", "trị", "tự", "dân", "tộc"} and index not in sentence.places:
        index += 1
    if index == start and not (start in sentence.places and sentence.lower(start) in _LEVELS):
        return None
    place = sentence.places.get(index)
    if place is not None:
        return sentence.slice(start, place[1]), place[1]
    if index > start and sentence.is_capital(index):
        if is_surname(sentence.tokens[index].text) and match_name(sentence, index) is not None:
            return None  # "UBND tỉnh Hà Sỹ Đồng": a person, no place
        end = index + 1
        if is_foreign(sentence.tokens[index].text):  # "bang Rheinland-Pfalz", "bang Hessen Volker Bouffler": one word and its hyphens
            while sentence.lower(end) == "-" and sentence.is_tight(end) and sentence.is_word(end + 1):
                end += 2
        else:
            while end - index < 3 and sentence.is_capital(end) and not is_surname(sentence.tokens[end].text) \
                    and not is_foreign(sentence.tokens[end].text):
                end += 1
        return sentence.slice(start, end), end
    return None


def _read_free(sentence: TokenizedSentence, start: int, prefix: str) -> OrganizationReading | None:
    """Reads on to the right boundary of a name whose words are not known: "Ban Chỉ đạo quốc gia về hội nhập quốc tế"."""
    index, country, doubtful, place_end = start, None, False, -1
    inner = (-1, Missing.COUNTRY)  # where a known organization within the name ends, and what it lacks
    if not prefix:
        head = _heads().match(sentence, start)
        assert head is not None
        index = head[1]
    last = index  # index after the last token that surely belongs to the name
    while index < len(sentence.tokens) and index - start < _MAX_TOKENS:
        token = sentence.tokens[index]
        place = sentence.places.get(index)
        if place is not None:
            if place[0].kind is PlaceKind.COUNTRY:
                country = place[0].key if place[0].key != "VN" or country is None else country
                inner = (place[1], Missing.NOTHING)
            index = last = place_end = place[1]
            continue
        level = read_level_place(sentence, index) if token.lower in ("bang", "tỉnh") and index > start else None
        if level is not None:
            index = last = place_end = level[1]
            inner = (last, Missing.NOTHING)
            continue
        known = _known().match(sentence, index)
        if known is not None and index > start:
            whole = _finish_known(sentence, known[0][0], known[0][1], known[1])
            country = whole.country or country
            index = last = whole.end
            inner = (whole.end, whole.missing)
            place_end = index if index > known[1] else place_end
            continue
        if token.kind is TokenKind.NUMBER:
            if index > start and sentence.lower(index - 1) in _NUMBERED and token.text.isdigit():
                index = last = index + 1  # "Quân khu 7"
                continue
            break
        if token.kind is not TokenKind.WORD:
            step = _step_over(sentence, index, start)
            if step is None:
                break
            index = step
            continue
        if _is_boundary(sentence, index, start, last, place_end):
            break
        if token.capital:
            index = last = index + 1
            continue
        if token.lower in _LINKS and not _links_on(sentence, index):
            break
        if token.lower not in _LINKS and not sentence.is_capital(index - 1) and last != index:
            doubtful = True
        index += 1
        if token.lower not in _LINKS:
            last = index
    if last <= start:
        return None
    missing = inner[1] if inner[0] == last else _missing_of(sentence, last)
    return _whole(sentence, start, prefix, last, missing, country, doubtful)


def _whole(
    sentence: TokenizedSentence, start: int, prefix: str, end: int, missing: Missing, country: str | None, doubtful: bool
) -> OrganizationReading | None:
    text = _slice_named(sentence, start, end)
    name = write_out(f"{prefix} {text}" if prefix else text)
    if len(name.split()) < 2:
        return None
    name = name[:1].upper() + name[1:]
    if country is not None and missing is Missing.COUNTRY:
        missing = Missing.NOTHING
    return OrganizationReading(name, _skip_acronym(sentence, end), missing, country, doubtful)


def _slice_named(sentence: TokenizedSentence, start: int, end: int) -> str:
    """The text of the name; a country at its end by its usual name."""
    for index in range(start + 1, end):
        if index in sentence.places and sentence.places[index][1] == end and sentence.lower(index - 1) not in _DASHES:
            return f"{sentence.slice(start, index)} {place_name(sentence, index)}"
    return sentence.slice(start, end)


def _missing_of(sentence: TokenizedSentence, end: int) -> Missing:
    if sentence.lower(end - 1) in ("tỉnh",) or (sentence.lower(end - 1) == "phố" and sentence.lower(end - 2) == "thành"):
        return Missing.PROVINCE
    return Missing.COUNTRY


def _is_boundary(sentence: TokenizedSentence, index: int, start: int, last: int, place_end: int) -> bool:
    """Whether the name ends before the word at ``index``: a verb, a form of address, another office, a person's name."""
    token = sentence.tokens[index]
    if is_stop(sentence, index) and not (token.lower in _LINKS and _links_on(sentence, index)):
        return True
    if honorifics().match(sentence, index) is not None and index > start:
        return True
    if place_end == index and (token.capital or token.lower not in _LINKS):
        return True  # "Bộ Quốc phòng Nga Sergey Shoigu", "Bộ Ngoại giao Nhật Bản ca ngợi"; a dash was stepped over before
    if not token.capital:
        return False
    if _after_eponym_head(sentence, index) and is_surname(token.text):
        return False
    if index == start:
        return False
    if is_foreign(token.text):
        if sentence.lower(start) in _MAY_END_FOREIGN and not any(sentence.is_capital(i) for i in range(start + 1, index)):
            return False  # "Công ty tư vấn rủi ro Eurasia Group": the name itself comes last
        return match_name(sentence, index, after_office=True) is not None
    if not is_surname(token.text):
        return False
    if match_name(sentence, index) is not None:
        return True
    # "Bộ trưởng Bộ Công an Tô Lâm": two syllables at the end of a state body's name
    return index - start >= 2 and sentence.lower(start) in _STATE_BODIES and match_name(sentence, index, after_office=True) == index + 2


_MAY_END_FOREIGN = frozenset({"công", "tập", "trường", "hiệp", "trung", "quỹ", "nhóm", "viện", "ngân", "hãng"})
_STATE_BODIES = frozenset({"bộ", "ban", "ủy", "uỷ", "văn", "quốc", "chính", "cục", "vụ", "sở", "ngoại", "công", "tổng"})


def _after_eponym_head(sentence: TokenizedSentence, index: int) -> bool:
    return index >= 1 and (
        sentence.tokens[index - 1].text in _EPONYM_HEADS or (index >= 2 and sentence.slice(index - 2, index) in _EPONYM_HEADS)
    )


def _links_on(sentence: TokenizedSentence, index: int) -> bool:
    """Whether "và", "của", "về" … at ``index`` is followed by more of the same name."""
    link, after = sentence.lower(index), index + 1
    if link == "về":  # "Ban Chỉ đạo quốc gia về hội nhập quốc tế"; "về nước", "về phía" are stop phrases
        return stop_phrases().match(sentence, index) in (None, ("về", index + 1)) and sentence.is_word(after)
    if link in ("cho", "tại"):
        return False
    if after in sentence.places:
        return link in ("của", "nước", "các", "thuộc") or sentence.is_capital(index - 1) is False
    if link == "nước":
        return False
    if not sentence.is_word(after):
        return False
    if link == "các":
        return not is_stop(sentence, after)
    if is_stop(sentence, after):
        return False
    if match_title(sentence, after) is not None:  # a title after "và" begins another office
        return False
    if sentence.is_capital(after):
        return match_name(sentence, after) is None
    return link == "và" and not sentence.is_capital(index - 1) or link in ("của", "thuộc")


def _step_over(sentence: TokenizedSentence, index: int, start: int) -> int | None:
    """The index after a dash or a comma that lies within the name, or None where the name ends."""
    text = sentence.tokens[index].text
    after = index + 1
    if not sentence.is_word(after):
        return None
    if match_title(sentence, after) is not None or honorifics().match(sentence, after) is not None:
        return None
    if text in _DASHES:
        if after in sentence.places:
            return after
        if match_name(sentence, after) is not None:
            return None
        return after if sentence.is_capital(after) or sentence.is_tight(index) or _joins_words(sentence, index) else None
    if text == ",":
        return after if _comma_within(sentence, index) else None
    return None


def _joins_words(sentence: TokenizedSentence, index: int) -> bool:
    """ "hợp tác kinh tế - thương mại": a dash between lower-case words of a name."""
    return not sentence.is_capital(index - 1) and not is_stop(sentence, index + 1)


def _comma_within(sentence: TokenizedSentence, index: int) -> bool:
    """ "Bộ Văn hóa, Thể thao và Du lịch": the comma is the name's own where a capitalised "và" part follows soon, unnamed."""
    after = index + 1
    if not sentence.is_capital(after) or match_name(sentence, after) is not None or match_head(sentence, after):
        return False
    for ahead in range(after, min(after + 8, len(sentence.tokens))):
        token = sentence.tokens[ahead]
        if token.lower == "và":
            return sentence.is_capital(ahead + 1) and match_name(sentence, ahead + 1) is None and not match_head(sentence, ahead + 1)
        if token.text == ",":
            return _comma_within(sentence, ahead)
        if token.kind is not TokenKind.WORD or is_stop(sentence, ahead):
            return False
    return False


# Parts that write the body that they belong to after a comma: "Vụ Quản lý các khu kinh tế, Bộ Kế hoạch và Đầu tư".
_PARTS = frozenset({"vụ", "cục", "phân", "ban", "khoa", "phòng", "trung", "viện", "tiểu"})
_WHOLES = frozenset({"bộ", "ủy", "uỷ", "trường", "đại", "học", "ngân", "tổng", "tập", "tổ", "văn", "quỹ", "viện", "liên"})


def _join_whole(sentence: TokenizedSentence, reading: OrganizationReading) -> OrganizationReading:
    """Adds ", Bộ Kế hoạch và Đầu tư" to a part of it."""
    after = reading.end + 1
    if sentence.lower(reading.end) != "," or reading.name.split()[0].lower() not in _PARTS:
        return reading
    if sentence.lower(after) not in _WHOLES or not sentence.is_capital(after) or match_title(sentence, after) is not None:
        return reading
    whole = read_organization(sentence, after)
    if whole is None or sentence.lower(whole.end) == ",":
        # Another comma behind it makes a list of bodies: "Vụ A, Bộ B, Bộ C".
        return reading
    return OrganizationReading(
        f"{reading.name}, {whole.name}", whole.end, whole.missing, whole.country or reading.country, whole.doubtful
    )


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


def is_organization_word(text: str) -> bool:
    """Whether one syllable could begin an organization's name; for callers that must not take it for a person."""
    return fold_syllable(text) in {fold_syllable(row["head"].split()[0]) for row in load_table("organization-heads")}
