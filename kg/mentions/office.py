"""Reads one office that begins at a token: status, title and organization ("nguyên Phó Chủ nhiệm Ủy ban Đối ngoại của Quốc hội").

What the text leaves out ("UBND tỉnh", "Tổng thống") is marked as missing for ``kg.mentions.completion``; nothing is guessed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.name import is_foreign, match_name
from kg.mentions.organization import (
    Missing,
    OrganizationReading,
    match_head,
    place_name,
    read_level_place,
    read_organization,
    write_out,
)
from kg.mentions.phrases import stop_phrases
from kg.mentions.title import Frame, Title, match_status, match_title
from kg.mentions.token import TokenizedSentence, TokenKind
from kg.model import PlaceKind, Status

_VIETNAM = "VN"
_ADJUNCTS = ("đặc mệnh toàn quyền", "đặc mệnh", "toàn quyền", "cộng hòa xã hội chủ nghĩa")
_TERMS = ("nhiệm kỳ", "khóa", "khoá")


@dataclass(frozen=True, slots=True)
class OfficeReading:
    """One office as the text gives it; ``start`` and ``end`` are token indices, ``organization`` is None where none is written."""

    start: int
    end: int
    role: str
    frame: Frame
    organization: str | None
    missing: Missing
    status: Status
    country: str | None = None  # ISO code of a country that the text writes within the office
    doubtful: bool = False
    bare: bool = False  # the title stands alone: "Thủ tướng", "Chủ tịch"


def read_office(sentence: TokenizedSentence, start: int) -> OfficeReading | None:
    """The office that begins at token ``start``, with a status word before its title or without, or None."""
    status, index = Status.CURRENT, start
    found = match_title(sentence, index)
    if found is None:
        prefix = match_status(sentence, start)
        if prefix is None:
            return None
        status, index = prefix
        found = match_title(sentence, index)
        if found is None:
            return None
    title, end = found
    if status is Status.ACTING:
        title = Title(f"Quyền {title.role}", title.frame, title.seat)
    elif title.role.startswith("Quyền "):
        status = Status.ACTING
    reading = _READERS[title.frame](sentence, title, end)
    if reading is None:
        return None
    organization, end, missing, country, doubtful = reading
    end = _skip_term(sentence, end)
    return OfficeReading(
        start, end, title.role, title.frame, organization, missing, status, country, doubtful, bare=end == found[1]
    )


_Reading = tuple[str | None, int, Missing, str | None, bool]


def _from(organization: OrganizationReading) -> _Reading:
    return organization.name, organization.end, organization.missing, organization.country, organization.doubtful


def _skip_term(sentence: TokenizedSentence, end: int) -> int:
    """The index after "nhiệm kỳ 2021 - 2026", "3 khóa XI, XII, XIII", "khóa X (dự khuyết)": no part of an organization."""
    index = end
    while sentence.lower(index) in ("các", "hai", "ba", "nhiều") or (
        index < len(sentence.tokens) and sentence.tokens[index].kind is TokenKind.NUMBER
    ):
        index += 1
    for term in _TERMS:
        words = term.split()
        if [sentence.lower(index + i) for i in range(len(words))] == words:
            return _skip_numbers(sentence, index + len(words))
    return end


def _skip_numbers(sentence: TokenizedSentence, index: int) -> int:
    while index < len(sentence.tokens) and (_is_number(sentence, index) or _joins_numbers(sentence, index)):
        index += 1
    return index


def _is_number(sentence: TokenizedSentence, index: int) -> bool:
    if index >= len(sentence.tokens):
        return False
    token = sentence.tokens[index]
    return token.kind is TokenKind.NUMBER or (token.text.isupper() and set(token.text) <= set("IVX"))


def _joins_numbers(sentence: TokenizedSentence, index: int) -> bool:
    return sentence.tokens[index].text in ("-", "–", "/", ",", "và") and _is_number(sentence, index + 1)


def _country_at(sentence: TokenizedSentence, index: int) -> tuple[str, str, int] | None:
    """A country or bloc at ``index`` after "nước", "của" or nothing: (as written, code, index after it); "(…)" around it counts."""
    while sentence.lower(index) in ("của", "nước") and index + 1 < len(sentence.tokens):
        index += 1
    if sentence.lower(index) == "(" and index + 1 in sentence.places:
        inner = sentence.places[index + 1]
        if sentence.lower(inner[1]) == ")" and inner[0].kind is PlaceKind.COUNTRY:
            return inner[0].name, inner[0].key, inner[1] + 1
    place = sentence.places.get(index)
    if place is None or place[0].kind not in (PlaceKind.COUNTRY, PlaceKind.BLOC):
        return None
    return place[0].name, place[0].key, place[1]


def _read_government(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """Thủ tướng: "Chính phủ" adds nothing to a country; "Quốc vụ viện Trung Quốc" is a body of its own."""
    index = end
    if sentence.lower(index) == "chính" and sentence.lower(index + 1) == "phủ":
        index += 2
    elif sentence.lower(index) == "quốc" and sentence.lower(index + 1) == "vụ":
        organization = read_organization(sentence, index)
        if organization is not None:
            return _from(organization)
    country = _country_at(sentence, index)
    if country is not None and country[1] != _VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    if country is not None or index > end:
        return "Chính phủ", country[2] if country else index, Missing.NOTHING, _VIETNAM, False
    return None, end, Missing.COUNTRY, None, False


def _read_state(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    country = _country_at(sentence, end)
    if country is not None and country[1] != _VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    if country is not None:
        return None, country[2], Missing.NOTHING, _VIETNAM, False
    return None, end, Missing.COUNTRY, None, False


def _read_party_chief(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """ "Tổng Bí thư Đảng Nhân dân Cách mạng Lào", "Tổng Bí thư Lào", "Tổng Bí thư Ban Chấp hành Trung ương Đảng"."""
    if match_head(sentence, end) and sentence.lower(end) in ("đảng", "ban", "trung", "bch", "ủy"):
        organization = read_organization(sentence, end)
        if organization is not None:
            if organization.name in ("Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng"):
                return "Ban Chấp hành Trung ương Đảng", organization.end, Missing.NOTHING, _VIETNAM, False
            return _from(organization)
    country = _country_at(sentence, end)
    if country is not None and country[1] != _VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    return None, end, Missing.COUNTRY, None, False


def _read_ministry(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """ "Bộ trưởng Bộ Công an", "Bộ trưởng Ngoại giao Nga", "Bộ trưởng phụ trách …"; a bare one lacks its ministry."""
    index = end + 1 if sentence.lower(end) == "của" else end
    if sentence.lower(index) == "bộ" or match_head(sentence, index):
        organization = read_organization(sentence, index)
        if organization is not None:
            return _from(organization)
    if _begins_domain(sentence, index):
        organization = read_organization(sentence, index, prefix="Bộ")
        if organization is not None:
            return _from(organization)
    country = _country_at(sentence, end)
    if country is not None:
        return None, country[2], Missing.COUNTRY, country[1], False
    return None, end, Missing.COUNTRY, None, False


def _begins_domain(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a ministry's domain begins here: a capitalised word that begins no name and no place, or a known lower-case one."""
    if index in sentence.places or not sentence.is_word(index):
        return False
    if is_foreign(sentence.tokens[index].text) or sentence.lower(index) in ("bang", "tỉnh", "các", "phụ"):
        return False  # "Bộ trưởng Mattis"
    if sentence.is_capital(index):
        return match_name(sentence, index, after_office=True) is None or sentence.lower(index + 1) in ("và", "-", ",")
    return sentence.lower(index) in _DOMAINS and stop_phrases().match(sentence, index) is None


_DOMAINS = frozenset({"ngoại", "quốc", "công", "kinh", "thương", "tài", "nội", "tư", "giáo", "y", "năng", "văn", "khoa", "nông", "môi", "du", "giao"})


def _read_foreign_minister(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    country = _country_at(sentence, end)
    if country is not None and country[1] != _VIETNAM:
        return f"Bộ Ngoại giao {country[0]}", country[2], Missing.NOTHING, country[1], False
    return "Bộ Ngoại giao", country[2] if country else end, Missing.COUNTRY, country[1] if country else None, False


def _read_mission(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """ "Đại sứ Đặc mệnh Toàn quyền Việt Nam tại Singapore", "Đại sứ Hoa Kỳ", "Đại sứ Liên minh châu Âu tại Việt Nam"."""
    index = end
    for adjunct in _ADJUNCTS:
        words = adjunct.split()
        if [sentence.lower(index + i) for i in range(len(words))] == words:
            index += len(words)
    if sentence.lower(index) == "đại" and sentence.lower(index + 1) == "sứ" and sentence.lower(index + 2) == "quán":
        index += 3
    sender = _country_at(sentence, index)
    if sender is not None:
        after, name, code = sender[2], sender[0], sender[1]
    else:
        organization = read_organization(sentence, index) if match_head(sentence, index) else None
        if organization is not None:
            after, name, code = organization.end, organization.name, organization.country or ""
        elif sentence.lower(index) in ("tại", "ở"):
            after, name, code = index, "", ""
        else:
            return None, end, Missing.COUNTRY, None, False
    host = _mission_host(sentence, after)
    if host is None:
        return (name or None), after, Missing.COUNTRY, code or None, False
    sender_name = name or ("Việt Nam" if host[1] != _VIETNAM else "")
    if not sender_name:
        return None, host[2], Missing.COUNTRY, None, False
    return f"{sender_name} tại {host[0]}", host[2], Missing.NOTHING, code or _VIETNAM, False


def _mission_host(sentence: TokenizedSentence, index: int) -> tuple[str, str, int] | None:
    """ "tại Nhật Bản", "ở Việt Nam", "bên cạnh Liên hợp quốc", "tại Thành phố Hồ Chí Minh" …"""
    if sentence.lower(index) == "bên" and sentence.lower(index + 1) == "cạnh":
        index += 2
    elif sentence.lower(index) in ("tại", "ở"):
        index += 1
    else:
        return None
    country = _country_at(sentence, index)
    if country is not None:
        return country
    place = sentence.places.get(index)
    if place is not None:
        return sentence.slice(index, place[1]), "", place[1]
    level = read_level_place(sentence, index)
    if level is not None:
        return write_out(level[0]), "", level[1]
    organization = read_organization(sentence, index)
    if organization is not None:
        return organization.name, "", organization.end
    end = index
    while end - index < 3 and sentence.is_capital(end) and (end == index or match_name(sentence, end, after_office=True) is None):
        end += 1
    return (sentence.slice(index, end), "", end) if end > index else None


def _read_place(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """ "Thống đốc tỉnh Moskva", "Thị trưởng Berlin", "Thống đốc Ngân hàng Nhà nước"."""
    index = end + 1 if sentence.lower(end) == "của" else end
    level = read_level_place(sentence, index)
    if level is not None:
        return write_out(level[0]), level[1], Missing.NOTHING, None, False
    place = sentence.places.get(index)
    if place is not None:
        country = place[0].key if place[0].kind is PlaceKind.COUNTRY else None
        return place_name(sentence, index), place[1], Missing.NOTHING, country, False
    if match_head(sentence, index):
        organization = read_organization(sentence, index)
        if organization is not None:
            return _from(organization)
    return None, end, Missing.COUNTRY, None, False


def _read_self(sentence: TokenizedSentence, title: Title, end: int) -> _Reading:
    """ "Tỉnh ủy viên": the seat is in the title; a place may follow."""
    if title.seat.startswith("Kiểm toán"):
        return title.seat, end, Missing.NOTHING, None, False
    level = read_level_place(sentence, end)
    if level is not None:
        name = level[0].split(" ", 1)[1] if level[0].lower().startswith("tỉnh ") else level[0]
        return write_out(f"{title.seat} {name}"), level[1], Missing.NOTHING, None, False
    place = sentence.places.get(end)
    if place is not None and place[0].kind is PlaceKind.PROVINCE:
        return f"{title.seat} {sentence.slice(end, place[1])}", place[1], Missing.NOTHING, None, False
    return title.seat, end, Missing.PROVINCE, None, False


def _read_seat(sentence: TokenizedSentence, title: Title, end: int) -> _Reading | None:
    """An organization must follow, or a country ("Chủ tịch Cuba"); the title alone lacks it."""
    index = end + 1 if sentence.lower(end) == "của" else end
    organization = read_organization(sentence, index)
    if organization is not None:
        return _from(organization)
    place = sentence.places.get(index)
    if place is not None and place[0].kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
        return place[0].name, place[1], Missing.NOTHING, place[0].key, False
    level = read_level_place(sentence, index)
    if level is not None and (sentence.is_capital(index) or sentence.lower(index) in ("tỉnh", "thành", "tp", "tp.")):
        return write_out(level[0]), level[1], Missing.NOTHING, None, False
    acronym = _acronym_at(sentence, index)
    if acronym is not None:
        return acronym[0], acronym[1], Missing.NOTHING, None, False
    return None, end, Missing.COUNTRY, None, False


def _acronym_at(sentence: TokenizedSentence, index: int) -> tuple[str, int] | None:
    """ "Chủ tịch FPT", "Tổng Giám đốc IMF": an organization in capitals, with capitalised words after it."""
    if not (sentence.is_capital(index) and sentence.tokens[index].text.isupper() and len(sentence.tokens[index].text) >= 2):
        return None
    if match_name(sentence, index, after_office=True) is not None:
        return None
    return write_out(sentence.tokens[index].text), index + 1


def _read_member(sentence: TokenizedSentence, title: Title, end: int) -> _Reading | None:
    """ "Ủy viên Bộ Chính trị", "Ủy viên Trung ương", "Đại biểu Quốc hội"; without an organization it is no office."""
    if sentence.lower(end) == "trung" and sentence.lower(end + 1) == "ương":
        after = end + 2 + (sentence.lower(end + 2) == "đảng")
        return "Ban Chấp hành Trung ương Đảng", after, Missing.NOTHING, None, False
    if sentence.lower(end) in ("tw", "t.ư", "t.ư.", "tư"):
        after = end + 1 + (sentence.lower(end + 1) == "đảng")
        return "Ban Chấp hành Trung ương Đảng", after, Missing.NOTHING, None, False
    organization = read_organization(sentence, end)
    if organization is None:
        return None
    return _from(organization)


def _read_embedded(sentence: TokenizedSentence, title: Title, end: int) -> _Reading | None:
    """ "Trưởng Ban Đối ngoại Trung ương": the title has swallowed the first word of "Ban Đối ngoại Trung ương"."""
    index = end + 1 if sentence.lower(end) == "của" else end
    if sentence.lower(index) in (title.seat.lower().split()[0], "ban", "viện", "tổng", "ủy") and match_head(sentence, index):
        organization = read_organization(sentence, index)
    elif sentence.is_capital(index) and match_name(sentence, index) is not None:
        organization = None
    else:
        organization = read_organization(sentence, index, prefix=title.seat)
    if organization is None:
        return None, end, Missing.COUNTRY, None, False
    return _from(organization)


_READERS = {
    Frame.GOVERNMENT: _read_government,
    Frame.STATE: _read_state,
    Frame.PARTY_CHIEF: _read_party_chief,
    Frame.MINISTRY: _read_ministry,
    Frame.FOREIGN_MINISTER: _read_foreign_minister,
    Frame.MISSION: _read_mission,
    Frame.PLACE: _read_place,
    Frame.SELF: _read_self,
    Frame.MEMBER: _read_member,
    Frame.SEAT: _read_seat,
    Frame.EMBEDDED: _read_embedded,
}
