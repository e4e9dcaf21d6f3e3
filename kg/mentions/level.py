"""Reads a place that stands behind its level: "tỉnh Cà Mau", "TP Hồ Chí Minh", "bang Hessen"; a bare place is no matter of its."""

from __future__ import annotations

import functools

from kg.lexicon import load_table
from kg.mentions.name import is_foreign, is_surname, match_name
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind, PlaceMention

_LEVELS = frozenset(
    {"tỉnh", "thành", "tp", "tp.", "huyện", "quận", "thị", "xã", "phường", "bang", "khu", "đặc", "q.", "p.", "vùng", "châu"}
)


_CITIES = frozenset({"ha-noi", "ho-chi-minh", "da-nang", "hai-phong", "can-tho", "hue"})


@functools.cache
def _our_provinces() -> frozenset[str]:
    return frozenset(row["key"] for row in load_table("provinces") if row["country"] == "VN")


@functools.cache
def _countries() -> dict[str, str]:
    return {row["key"]: row["country"] for row in load_table("provinces")}


def country_of_province(key: str) -> str | None:
    """The ISO code of the country that a province of the gazetteer lies in."""
    return _countries().get(key)


def is_our_province(place: PlaceMention) -> bool:
    """A province of Viet Nam; the gazetteer has some of other countries too."""
    return place.kind is PlaceKind.PROVINCE and place.key in _our_provinces()


def is_central_city(key: str) -> bool:
    """Whether a province of Viet Nam is a city: "thành phố Đà Nẵng"."""
    return key in _CITIES


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
            while (
                end - index < 3
                and sentence.is_capital(end)
                and not is_surname(sentence.tokens[end].text)
                and not is_foreign(sentence.tokens[end].text)
            ):
                end += 1
        return sentence.slice(start, end), end
    return None
