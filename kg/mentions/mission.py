"""Reads whom an ambassador represents and where: "Đại sứ Đặc mệnh Toàn quyền Việt Nam tại Singapore"; and the country at a token."""

from __future__ import annotations

from kg.mentions.body import match_head, write_out
from kg.mentions.level import read_level_place
from kg.mentions.name import match_name
from kg.mentions.organization import Missing, OrganizationReading, read_organization
from kg.mentions.title import Title
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind

VIETNAM = "VN"
_ADJUNCTS = ("đặc mệnh toàn quyền", "đặc mệnh", "toàn quyền", "cộng hòa xã hội chủ nghĩa")
Completion = tuple[str | None, int, Missing, str | None, bool]


def from_organization(organization: OrganizationReading) -> Completion:
    """An organization as read, as the completion of a title."""
    return organization.name, organization.end, organization.missing, organization.country, organization.doubtful


def country_at(sentence: TokenizedSentence, index: int) -> tuple[str, str, int] | None:
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


def read_mission(sentence: TokenizedSentence, title: Title, end: int) -> Completion:
    """ "Đại sứ Đặc mệnh Toàn quyền Việt Nam tại Singapore", "Đại sứ Hoa Kỳ", "Đại sứ Liên minh châu Âu tại Việt Nam"."""
    index = end
    for adjunct in _ADJUNCTS:
        words = adjunct.split()
        if [sentence.lower(index + i) for i in range(len(words))] == words:
            index += len(words)
    if sentence.lower(index) == "đại" and sentence.lower(index + 1) == "sứ" and sentence.lower(index + 2) == "quán":
        index += 3
    sender = country_at(sentence, index)
    if sender is not None:
        after, name, code = sender[2], sender[0], sender[1]
    else:
        begin = index + 1 if sentence.lower(index) == "của" else index
        organization = read_organization(sentence, begin) if match_head(sentence, begin) else None
        if organization is not None:
            after, name, code = organization.end, organization.name, organization.country or ""
        elif sentence.lower(index) in ("tại", "ở"):
            after, name, code = index, "", ""
        else:
            return None, end, Missing.COUNTRY, None, False
    if sentence.lower(after) == "(" and sentence.lower(after + 2) == ")" and sentence.tokens[after + 1].text.isupper():
        after += 3  # "Liên minh châu Âu |(EU)| tại Việt Nam"
    host = _mission_host(sentence, after)
    if host is None:
        return (name or None), after, Missing.COUNTRY, code or None, False
    sender_name = name or ("Việt Nam" if host[1] != VIETNAM else "")
    if not sender_name:
        return None, host[2], Missing.COUNTRY, None, False
    return f"{sender_name} tại {host[0]}", host[2], Missing.NOTHING, code or VIETNAM, False


def _mission_host(sentence: TokenizedSentence, index: int) -> tuple[str, str, int] | None:
    """ "tại Nhật Bản", "ở Việt Nam", "bên cạnh Liên hợp quốc", "tại Thành phố Hồ Chí Minh" …"""
    if sentence.lower(index) == "bên" and sentence.lower(index + 1) == "cạnh":
        index += 2
    elif sentence.lower(index) in ("tại", "ở"):
        index += 1
    else:
        return None
    country = country_at(sentence, index)
    if country is not None:
        return country
    place = sentence.places.get(index)
    if place is not None:
        return write_out(sentence.slice(index, place[1])), "", place[1]
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
