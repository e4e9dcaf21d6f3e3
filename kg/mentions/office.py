"""Reads one office that begins at a token: status, title and organization ("nguyên Phó Chủ nhiệm Ủy ban Đối ngoại của Quốc hội").

What the text leaves out ("UBND tỉnh", "Tổng thống") is marked as missing for ``kg.mentions.completion``; nothing is guessed here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.body import known_organizations, match_head, place_name, read_kind, write_out
from kg.mentions.charge import read_charge, read_policy, skip_behind, skip_founder
from kg.mentions.level import is_central_city, is_our_province, read_level_place
from kg.mentions.mission import VIETNAM, Completion, country_at, from_organization, read_mission
from kg.mentions.name import is_foreign, match_name
from kg.mentions.organization import Missing, join_town, read_organization, read_unit
from kg.mentions.party import read_party
from kg.mentions.phrases import stop_phrases
from kg.mentions.term import skip_term
from kg.mentions.title import Frame, Title, match_status, match_title
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind, Status

_DOMAINS = frozenset(
    {"ngoại", "quốc", "công", "kinh", "thương", "tài", "nội", "tư", "giáo", "y", "năng", "văn", "khoa", "nông", "môi", "du", "giao"}
)


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


# "Người đứng đầu Chính phủ" says no office that the article does not say elsewhere.
_STATES = ("Chính phủ", "Nhà nước", "Nhà Trắng", "Điện Kremlin", "Lầu Năm Góc", "Chính quyền", "Quốc hội")


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
    if reading is None or (title.role == "Người đứng đầu" and (reading[0] is None or reading[0].startswith(_STATES))):
        return None
    if reading[0] is None and reading[1] == end:
        title, reading = _read_charged(sentence, title, end, reading)
    organization, end, missing, country, doubtful = reading
    if title.role == "Ủy viên Ban Chấp hành" and organization == "Ban Chấp hành Trung ương Đảng":
        title = Title("Ủy viên", title.frame, title.seat)  # one seat, written with its body twice
    end = skip_term(sentence, _skip_place(sentence, end))
    if title.role == "Đại diện cấp cao":
        charge = read_policy(sentence, end)
        title, end = Title(f"{title.role}{charge[0]}", title.frame, title.seat), charge[1]
    bare, end = end == found[1], skip_behind(sentence, end)
    return OfficeReading(start, end, title.role, title.frame, organization, missing, status, country, doubtful, bare)


# Seats in a party committee that the press writes without it where the next office of the same person has it.
STANDING = frozenset({"Ủy viên Ban Thường vụ", "Ủy viên Thường vụ"})
_CHARGED = frozenset({Frame.SEAT, Frame.MINISTRY, Frame.MISSION, Frame.PLACE, Frame.EMBEDDED})


def _read_charged(sentence: TokenizedSentence, title: Title, end: int, bare: Completion) -> tuple[Title, Completion]:
    """The title with what it is charged with, and the body behind: "Giám đốc |phụ trách khu vực Đông Nam Á của| Tổ chức …"."""
    founder = skip_founder(sentence, end) if title.frame is Frame.SEAT else None
    if founder is not None:
        reading = _read_seat(sentence, title, founder)
        return (title, reading) if reading is not None and reading[0] is not None else (title, bare)
    charge = read_charge(sentence, end) if title.frame in _CHARGED else None
    if charge is None:
        return title, bare
    reading = _READERS[title.frame](sentence, title, charge.body)
    if reading is None or reading[0] is None:
        return title, bare
    return Title(f"{title.role} {charge.role}".strip(), title.frame, title.seat), reading


def _skip_place(sentence: TokenizedSentence, end: int) -> int:
    """The index after "(Lào Cai)" behind an office: where the body lies, no part of its name."""
    if sentence.lower(end) == "(" and end + 1 in sentence.places and sentence.lower(sentence.places[end + 1][1]) == ")":
        return sentence.places[end + 1][1] + 1
    return end


def _read_government(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    """Thủ tướng: "Chính phủ" adds nothing to a country; "Quốc vụ viện" is China's, with or without the country behind it."""
    index = end
    if sentence.lower(index) == "chính" and sentence.lower(index + 1) == "phủ":
        index += 2
        if sentence.lower(index) == "hoàng" and sentence.lower(index + 1) == "gia":  # Viet Nam's is none
            country = country_at(sentence, index + 2)
            after = (country[0], country[2], Missing.NOTHING, country[1]) if country else (None, index + 2, Missing.COUNTRY, None)
            return *after, False
    elif sentence.lower(index) == "quốc" and sentence.lower(index + 1) == "vụ":
        organization = read_organization(sentence, index)
        if organization is not None:
            body, after_body, missing, land, known = from_organization(organization)
            if land is None and body is not None:
                return f"{body} Trung Quốc", after_body, Missing.NOTHING, "CN", known
            return body, after_body, missing, land, known
    country = country_at(sentence, index)
    if country is not None and country[1] != VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    if country is not None or index > end:
        return "Chính phủ", country[2] if country else index, Missing.NOTHING, VIETNAM, False
    return None, end, Missing.COUNTRY, None, False


_OF_ONE_LAND = {"Nhật hoàng": ("Nhật Bản", "JP"), "Giáo hoàng": ("Vatican", "VA")}


def _read_state(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    country = country_at(sentence, end)
    if country is not None and country[1] != VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    if country is not None:
        return None, country[2], Missing.NOTHING, VIETNAM, False
    if title.role in _OF_ONE_LAND:
        return _OF_ONE_LAND[title.role][0], end, Missing.NOTHING, _OF_ONE_LAND[title.role][1], False
    return None, end, Missing.COUNTRY, None, False


def _read_party_chief(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    """ "Tổng Bí thư Đảng Nhân dân Cách mạng Lào", "Tổng Bí thư Lào", "Tổng Bí thư Ban Chấp hành Trung ương Đảng"."""
    if match_head(sentence, end) and sentence.lower(end) in ("đảng", "ban", "trung", "bch", "ủy"):
        organization = read_organization(sentence, end)
        if organization is not None:
            if organization.name in ("Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng"):
                return "Ban Chấp hành Trung ương Đảng", organization.end, Missing.NOTHING, VIETNAM, False
            return from_organization(organization)
    country = country_at(sentence, end)
    if country is not None and country[1] != VIETNAM:
        return country[0], country[2], Missing.NOTHING, country[1], False
    return None, end, Missing.COUNTRY, None, False


def _read_ministry(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    """ "Bộ trưởng Bộ Công an", "Bộ trưởng Ngoại giao Nga", "Bộ trưởng phụ trách …"; a bare one lacks its ministry."""
    index = end + 1 if sentence.lower(end) == "của" else end
    if sentence.lower(index) == "bộ" or match_head(sentence, index):
        organization = read_organization(sentence, index)
        if organization is not None:
            return from_organization(organization)
    if _begins_domain(sentence, index):
        organization = read_organization(sentence, index, prefix="Bộ")
        if organization is not None:
            return from_organization(organization)
    country = country_at(sentence, end)
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


def _read_foreign_minister(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    country = country_at(sentence, end)
    if country is not None and country[1] != VIETNAM:
        return f"Bộ Ngoại giao {country[0]}", country[2], Missing.NOTHING, country[1], False
    return "Bộ Ngoại giao", country[2] if country else end, Missing.COUNTRY, country[1] if country else None, False


def _read_place(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
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
            return from_organization(organization)
    return None, end, Missing.COUNTRY, None, False


def _read_self(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
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


def _read_seat(sentence: TokenizedSentence, title: Title, end: int) -> Completion | None:
    """An organization must follow, or a country ("Chủ tịch Cuba"); the title alone lacks it."""
    index = end + 1 if sentence.lower(end) == "của" or _is_housed(sentence, end) else end
    organization = read_organization(sentence, index) or read_unit(sentence, index)
    if organization is not None:
        return from_organization(join_town(sentence, organization))
    place = sentence.places.get(index)
    if place is not None and place[0].kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
        return place[0].name, place[1], Missing.NOTHING, place[0].key, False
    level = read_level_place(sentence, index)
    committee = _committee(sentence, title, index, level)
    if committee is not None:
        return committee
    if level is not None and (sentence.is_capital(index) or sentence.lower(index) in ("tỉnh", "thành", "tp", "tp.")):
        return write_out(level[0]), level[1], Missing.NOTHING, None, False
    acronym = _acronym_at(sentence, index)
    if acronym is not None:
        return acronym[0], acronym[1], Missing.NOTHING, None, False
    kind = read_kind(sentence, index)
    return (*kind, Missing.ARTICLE, None, False) if kind is not None else (None, end, Missing.COUNTRY, None, False)


_HOUSES = frozenset("trung viện đại trường học quỹ công tập ngân tổ bộ văn chương khoa cơ hãng".split())  # noqa: SIM905


def _is_housed(sentence: TokenizedSentence, index: int) -> bool:
    """ "Cố vấn cấp cao |tại Trung tâm …|", "Giám đốc |thuộc Quỹ …|": a house, and no room, meeting or town."""
    first, second = sentence.lower(index + 1), sentence.lower(index + 2)
    house = first in _HOUSES and (first, second) not in {("đại", "hội"), ("đại", "lễ"), ("học", "kỳ"), ("chương", "trình")}
    return sentence.lower(index) in ("tại", "thuộc", "từ", "ở") and house and match_head(sentence, index + 1)


_COMMITTEES = {"Chủ tịch": "Ủy ban nhân dân", "Phó Chủ tịch": "Ủy ban nhân dân", "Phó Chủ tịch Thường trực": "Ủy ban nhân dân"}
_LOCAL = ("tỉnh", "thành", "tp", "tp.", "huyện", "quận", "xã", "phường", "thị")


def _committee(sentence: TokenizedSentence, title: Title, index: int, level: tuple[str, int] | None) -> Completion | None:
    """ "Chủ tịch Hà Nội", "Chủ tịch tỉnh Cà Mau", "Chủ tịch huyện Mường La": of the people's committee there; of Viet Nam's places only."""
    body, place = _COMMITTEES.get(title.role), sentence.places.get(index)
    if body is None:
        return None
    if place is not None and is_our_province(place[0]) and not (level and level[1] > place[1]):
        kind = "thành phố" if is_central_city(place[0].key) else "tỉnh"
        return f"{body} {kind} {place[0].name}", place[1], Missing.NOTHING, None, False
    if level is None or sentence.lower(index) not in _LOCAL:
        return None
    inner = next((p for i, (p, _) in sentence.places.items() if index < i < level[1]), None)
    if inner is not None and not is_our_province(inner):
        return None
    return write_out(f"{body} {level[0]}"), level[1], Missing.NOTHING, None, False


def _acronym_at(sentence: TokenizedSentence, index: int) -> tuple[str, int] | None:
    """ "Chủ tịch FPT", "Tổng Giám đốc IMF": an organization in capitals, with capitalised words after it."""
    text = sentence.tokens[index].text if sentence.is_capital(index) else ""
    brand = text[1:] != text[1:].lower() and not sentence.is_capital(index + 1)  # "VinFast"
    if len(text) < 2 or not (text.isupper() or brand):
        return None
    if match_name(sentence, index, after_office=True) is not None:
        return None
    end, known = index + 1, known_organizations().match(sentence, index + 1)
    if text.isupper() and known is not None and known[0][1] == "fixed" and sentence.tokens[index + 1].text.isupper():
        end = known[1] + _is_year(sentence, known[1])  # "Chủ tịch SOM |APEC 2017|"
    return write_out(sentence.slice(index, end)), end


def _is_year(sentence: TokenizedSentence, index: int) -> bool:
    return sentence.lower(index).isdigit() and len(sentence.lower(index)) == 4


def _central_committee(sentence: TokenizedSentence, end: int) -> Completion:
    """ "Trung ương" [Đảng [Cộng sản Trung Quốc]]: the committee of our Party, or of the party that is named."""
    end += sentence.lower(end) == "đảng"
    name, after, country = read_party(sentence, "Ban Chấp hành Trung ương Đảng", end)
    return name, after, Missing.NOTHING, country, False


def _read_member(sentence: TokenizedSentence, title: Title, end: int) -> Completion | None:
    """ "Ủy viên Bộ Chính trị", "Ủy viên Trung ương", "Đại biểu Quốc hội"; without an organization it is no office."""
    if sentence.lower(end) == "trung" and sentence.lower(end + 1) == "ương":
        return _central_committee(sentence, end + 2)
    if sentence.lower(end) in ("tw", "t.ư", "t.ư.", "tư"):
        return _central_committee(sentence, end + 1)
    organization = read_organization(sentence, end)
    if organization is None and title.role in STANDING:
        return None, end, Missing.COUNTRY, None, False  # "Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Tỉnh ủy"
    if organization is None:
        return None
    return from_organization(organization)


def _read_embedded(sentence: TokenizedSentence, title: Title, end: int) -> Completion | None:
    """ "Trưởng Ban Đối ngoại Trung ương": the title has swallowed the first word of "Ban Đối ngoại Trung ương"."""
    index = end + 1 if sentence.lower(end) == "của" else end
    seat = title.seat.lower().split()
    if len(seat) > 1 and [sentence.lower(index + i) for i in range(len(seat))] == seat and not match_head(sentence, index):
        index += len(seat)  # "Trung đoàn phó |Trung đoàn| 27"
    if sentence.lower(index) in (title.seat.lower().split()[0], "ban", "viện", "tổng", "ủy", "bộ") and match_head(sentence, index):
        organization = read_organization(sentence, index)
    elif sentence.is_capital(index) and match_name(sentence, index) is not None:
        organization = None
    else:
        organization = read_organization(sentence, index, prefix=title.seat)
    if organization is None:
        return None, end, Missing.COUNTRY, None, False
    return from_organization(organization)


_READERS = {
    Frame.GOVERNMENT: _read_government,
    Frame.STATE: _read_state,
    Frame.PARTY_CHIEF: _read_party_chief,
    Frame.MINISTRY: _read_ministry,
    Frame.FOREIGN_MINISTER: _read_foreign_minister,
    Frame.MISSION: read_mission,
    Frame.PLACE: _read_place,
    Frame.SELF: _read_self,
    Frame.MEMBER: _read_member,
    Frame.SEAT: _read_seat,
    Frame.EMBEDDED: _read_embedded,
}
