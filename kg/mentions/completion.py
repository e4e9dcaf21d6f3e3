"""Completes what an office leaves out from its context: the province of "UBND tỉnh", the country of "Bộ trưởng Ngoại giao".

In: an office reading and a ``Setting`` (what stands around it). Out: an ``Office``, or None where the context does not tell:
silence is better than a wrong country behind a living person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mentions.allegiance import STATE_OFFICERS
from kg.mentions.locality import AtHand
from kg.mentions.office import OfficeReading
from kg.mentions.organization import Missing
from kg.mentions.place import find_places
from kg.mentions.title import Frame
from kg.model import Office, PlaceKind

VIETNAM = "Việt Nam"
# Roles whose organization may stay unwritten.
_STANDALONE = frozenset({"Chủ tịch nước", "Phó Chủ tịch nước", "Quyền Chủ tịch nước"})
# Who leads a province or a town abroad.
_GOVERNORS = ("Tỉnh trưởng", "Thị trưởng", "Châu trưởng", "Đô trưởng", "Huyện trưởng", "Quận trưởng")
GOVERNORS = frozenset(f"{rank}{role}" for rank in ("", "Phó ") for role in _GOVERNORS)
# Titles that Viet Nam does not have: without a country they are foreign.
_FOREIGN_ROLES = frozenset(
    {
        "Tổng thống",
        "Phó Tổng thống",
        "Quốc vương",
        "Nhà vua",
        "Nữ hoàng",
        "Nhật hoàng",
        "Thái tử",
        "Hoàng thái tử",
        "Toàn quyền",
        "Quốc trưởng",
        "Tổng thống đắc cử",
        "Tiểu vương",
        "Thủ hiến",
        "Phó Thủ hiến",
        "Tỉnh trưởng",
        "Quốc vụ khanh",
    }
)
_FOREIGN_BODIES = (
    "Thượng viện",
    "Hạ viện",
    "Nghị viện",
    "Duma",
    "Hội đồng Liên bang",
    "Phủ Tổng thống",
    "Hoàng gia",
    "Hội đồng Bộ trưởng",
    "Nhân đại",
)
# Bodies of Viet Nam that are written with no country anywhere.
_COUNTRY_FRAMES = frozenset({Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF})
# Bodies that belong to a state: only these take a foreign person's country.
_STATE_HEADS = (
    "Bộ ",
    "Quốc hội",
    "Chính phủ",
    "Thượng viện",
    "Hạ viện",
    "Nghị viện",
    "Tòa án",
    "Viện kiểm sát",
    "Ban ",
    "Ủy ban",
    "Văn phòng",
    "Cơ quan",
    "Hội đồng",
    "Ngân hàng Nhà nước",
    "Ngân hàng Trung ương",
    "Đảng",
    "Quân đội",
    "Cục ",
    "Tổng cục",
    "Phủ ",
    "Duma",
    "Nội các",
    "Phân ban",
    "Quân ủy",
    "Thanh tra",
    "Nhà nước",
    "Hoàng gia",
    "Chính hiệp",
    "Nhân đại",
    "Bộ Tổng tham mưu",
    "Hải quân",
    "Lực lượng",
    "Không quân",
    "Lục quân",
    "Viện Công tố",
)


# The committees of Viet Nam's National Assembly, which alone have a "Chủ nhiệm" and are written without it.
_OF_ASSEMBLY = re.compile(
    r"Ủy ban (?:Đối ngoại|Pháp luật|Tư pháp|Kinh tế|Tài chính ?[-–,và]+ ?Ngân sách|Quốc phòng(?: và|,) An ninh|(?:Về )?các vấn đề xã hội"
    r"|Xã hội|Văn hóa, Giáo dục[\w ,]*|Khoa học, Công nghệ và Môi trường)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around an office: ``foreign`` is the country (as written) that the person or the side belongs to, if foreign."""

    local: AtHand | None = None  # the provinces and towns at hand
    foreign: str | None = None
    is_foreigner: bool = False  # the person is no Vietnamese, known country or not
    at_home: bool = True  # the article speaks of Viet Nam: what it names without a country may be Viet Nam's
    chairs_state: bool = False  # a bare "Chủ tịch" of this foreigner is the head of that state: "Chủ tịch Tập Cận Bình"


def complete(reading: OfficeReading, setting: Setting) -> Office | None:
    """The whole office, or None where a needed part is unknown."""
    if reading.missing is Missing.PROVINCE:
        body = _with_province(reading.organization or "", setting.local)
        return None if body is None else Office(reading.role, body)
    if reading.frame is Frame.PLACE and reading.role in GOVERNORS and setting.local is not None:
        return _governor(reading, setting.local)
    if reading.frame is Frame.SEAT and setting.local is not None and setting.local.localities.is_abroad(reading.organization):
        return Office(reading.role, setting.local.localities.with_level(reading.organization or "", ""))  # "Bí thư, Tỉnh trưởng Sê Kông"
    if is_department(reading):
        return _department(reading, setting.local)
    if reading.missing is Missing.NOTHING and reading.frame is Frame.MISSION and "Trưởng Phái đoàn" in reading.role:
        role, _, kind = reading.role.partition("Phái đoàn")  # "Trưởng Phái đoàn thường trực Việt Nam tại Liên hợp quốc"
        return Office(f"{role}Phái đoàn", " ".join(f"Phái đoàn {kind} {reading.organization}".split()))
    if reading.missing is Missing.ARTICLE:
        return None  # the article names no such body, or two
    if reading.missing is Missing.NOTHING:
        chair = reading.role == "Chủ tịch nước" and reading.country not in (None, "VN")  # "Chủ tịch Trung Quốc" elsewhere in the text
        return Office("Chủ tịch" if chair else reading.role, _foreign_body(reading, setting))
    if reading.frame in _COUNTRY_FRAMES:
        return _complete_head(reading, setting)
    if reading.organization is None:
        if reading.role.removeprefix("Quyền ") in STATE_OFFICERS and setting.foreign is not None:
            return Office(reading.role, setting.foreign)
        if (reading.frame is not Frame.PLACE and reading.role in _FOREIGN_ROLES) or (reading.role == "Chủ tịch" and setting.chairs_state):
            return Office(reading.role, setting.foreign) if setting.foreign else None
        return None
    return _complete_body(reading, setting)


# Bodies of state that are Viet Nam's without saying so: "Bộ Ngoại giao Việt Nam" and "Bộ Ngoại giao" are one.
_OURS_BY_NAME = ("Bộ ", "Quốc hội", "Chính phủ", "Văn phòng Chính phủ", "Văn phòng Quốc hội")


def _foreign_body(reading: OfficeReading, setting: Setting) -> str | None:
    """ "Ủy viên Trung ương Đảng", "Phó Thủ tướng Chính phủ" of a foreigner: the body is his country's."""
    if (reading.organization or "").startswith(_OURS_BY_NAME) and (reading.organization or "").endswith(f" {VIETNAM}"):
        return (reading.organization or "").removesuffix(f" {VIETNAM}")
    if setting.foreign is None or reading.organization is None:
        return reading.organization
    if reading.organization == "Chính phủ":
        return setting.foreign
    if reading.organization.endswith("Trung ương Đảng"):
        return f"{reading.organization} {setting.foreign}"
    return reading.organization


def _complete_head(reading: OfficeReading, setting: Setting) -> Office | None:
    if reading.country == "VN":
        return Office(reading.role, reading.organization)
    if setting.foreign is not None:
        return Office("Chủ tịch" if reading.role == "Chủ tịch nước" else reading.role, setting.foreign)
    if setting.is_foreigner or reading.role in _FOREIGN_ROLES or not setting.at_home:
        return None
    if reading.frame is Frame.GOVERNMENT:
        return Office(reading.role, "Chính phủ")
    if reading.frame is Frame.PARTY_CHIEF:
        return Office(reading.role, "Ban Chấp hành Trung ương Đảng") if reading.role == "Tổng Bí thư" else None
    return Office(reading.role, None) if reading.role in _STANDALONE else None


def _complete_body(reading: OfficeReading, setting: Setting) -> Office | None:
    organization = reading.organization or ""
    if reading.frame is Frame.MISSION:
        return _complete_mission(reading, setting)
    if organization.startswith("Bộ phận "):  # a part of any body
        return Office(reading.role, organization)
    if reading.country is not None:
        return Office(reading.role, organization)
    if setting.foreign is None and not setting.is_foreigner and setting.at_home and reading.role in ("Chủ nhiệm", "Phó Chủ nhiệm"):
        return Office(reading.role, f"{organization} của Quốc hội" if _OF_ASSEMBLY.fullmatch(organization) else organization)
    if setting.foreign is not None and organization.startswith(_STATE_HEADS):
        return Office(reading.role, f"{organization} {setting.foreign}")
    if (setting.is_foreigner and organization.startswith(("Bộ ", "Quốc hội"))) or organization.startswith(_FOREIGN_BODIES):
        return None
    return Office(reading.role, organization)


def _complete_mission(reading: OfficeReading, setting: Setting) -> Office | None:
    """ "Đại sứ Cộng hòa Pháp" of an article of Viet Nam is the one to Viet Nam."""
    if reading.role.startswith(("Tổng Lãnh sự", "Phó Tổng Lãnh sự", "Lãnh sự")):
        return None  # a consul has a town, no country
    if reading.organization and reading.country and reading.country != "VN" and setting.at_home:
        return Office(reading.role, f"{reading.organization} tại {VIETNAM}")
    return None


def _with_province(organization: str, local: AtHand | None) -> str | None:
    """ "Ủy ban nhân dân tỉnh" + "tỉnh Cà Mau" -> "Ủy ban nhân dân tỉnh Cà Mau"; "Tỉnh ủy" + … -> "Tỉnh ủy Cà Mau".

    None for a foreigner whose province the article does not tell; a body of ours stays as it is written then.
    """
    level = "tỉnh" if organization.endswith((" tỉnh", "Tỉnh ủy", "Tỉnh đoàn")) else ""
    level = "thành phố" if organization.endswith((" thành phố", "Thành ủy", "Thành đoàn")) else level
    place = local.place(level) if local is not None else None
    if place is None:
        return None if local is not None and local.abroad else organization
    if organization.startswith("Khu ủy") and place.key is not None:  # Viet Nam has none
        return organization
    if level or organization.startswith("Khu ủy") or place.key is None:
        return f"{organization} {place.name}"
    return f"{organization} {place.whole}"


def _governor(reading: OfficeReading, local: AtHand) -> Office | None:
    """ "Phó Tỉnh trưởng Kandal" -> "tỉnh Kandal"; a bare "Tỉnh trưởng" is of the foreign province at hand."""
    if reading.organization is not None:
        return Office(reading.role, local.localities.with_level(reading.organization, reading.role))
    place = local.localities.theirs(local.sentence, local.person, reading.role)
    return None if place is None else Office(reading.role, place.whole)


# "Sở Giao dịch Chứng khoán" and "Sở Cảnh sát" are no departments of a province.
_DEPARTMENT = re.compile(r"Sở (?!Giao dịch|Cảnh sát|Mật vụ|Chỉ huy|Tư lệnh)")


def is_department(reading: OfficeReading) -> bool:
    """Whether the body is a province's department that is written without its province: "Sở Ngoại vụ"."""
    body = reading.organization or ""
    return _DEPARTMENT.match(body) is not None and reading.country is None and _NAMES_PLACE.search(body) is None


_NAMES_PLACE = re.compile(r" (?:tỉnh|[Tt]hành phố|TP\.?|bang|của) ")


def _department(reading: OfficeReading, local: AtHand | None) -> Office:
    body = reading.organization or ""
    named = any(place.kind is PlaceKind.PROVINCE for place in find_places(body))  # "Sở Du lịch Ninh Bình"
    place = local.place() if local is not None and not named else None
    return Office(reading.role, body if place is None else f"{body} {place.whole}")
