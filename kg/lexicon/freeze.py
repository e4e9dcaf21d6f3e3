"""Gives the parts of our tables that were frozen from other libraries' data, so that a test can tell when they drift.

In: Babel's CLDR and underthesea's address mapping, as installed. Out: plain rows to compare ``countries.tsv`` and
``provinces.tsv`` with. It does not write the tables: labels and aliases beside the frozen fields are kept by hand.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files
from typing import NamedTuple

# Territories of CLDR that are no ISO 3166-1 country: unions, test locales, uninhabited or dependent without own code.
NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


class FrozenCountry(NamedTuple):
    """An ISO 3166-1 code with its CLDR names."""

    code: str
    vi: str
    en: str


class FrozenProvince(NamedTuple):
    """A province of the 63 or of the 34: ``since_2025`` and ``until_2025`` say on which side of 1 July 2025 it stands."""

    key: str
    name: str
    rank: str  # "tỉnh" or "thành phố"
    since_2025: bool
    until_2025: bool
    replaced_by: str | None


def slug(name: str) -> str:
    """A flat ASCII key: "Bà Rịa - Vũng Tàu" -> "ba-ria-vung-tau"."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def frozen_countries() -> tuple[FrozenCountry, ...]:
    """Every ISO 3166-1 code (and XK) with the names of the installed Babel, sorted by code."""
    from babel import Locale

    vi = {str(code): str(name) for code, name in Locale("vi").territories.items()}
    en = {str(code): str(name) for code, name in Locale("en").territories.items()}
    codes = sorted(c for c in vi if re.fullmatch("[A-Z]{2}", c) and c not in NOT_ISO)
    return tuple(FrozenCountry(c, unicodedata.normalize("NFC", vi[c]), unicodedata.normalize("NFC", en[c])) for c in codes)


def frozen_provinces() -> tuple[FrozenProvince, ...]:
    """The 63 provinces before and the 34 after 1 July 2025 by the installed underthesea, joined by name, sorted by key."""
    data = json.loads((files("underthesea.address") / "data" / "mapping.json").read_text("utf-8"))
    old, new, moves = data["old_province_names"], data["province_names"], data["province_mapping"]
    names = {slug(p["short"]): p for p in [*old.values(), *new.values()]}
    before = {slug(p["short"]): slug(new[moves[k]]["short"]) for k, p in old.items()}
    after = {slug(p["short"]) for p in new.values()}
    return tuple(
        FrozenProvince(
            key,
            unicodedata.normalize("NFC", names[key]["short"]),
            "thành phố" if names[key]["name"].startswith("Thành phố") else "tỉnh",
            key in after,
            key in before,
            None if key in after else before[key],
        )
        for key in sorted(names)
    )
