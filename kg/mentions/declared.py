"""Finds the towns and provinces abroad that an article itself declares: "thành phố Seongnam (Hàn Quốc)", "các tỉnh Svay Rieng, Prey Veng".

In: the texts of one article's sentences. Out: name -> level ("thành phố"), and the mentions of those names that the gazetteer does not
have. It knows no country of theirs. Foreign is what no syllable of Vietnamese begins, or what its country in brackets follows.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

from kg.lexicon import load_table
from kg.mentions.name import is_foreign
from kg.model import PlaceKind, PlaceMention
from kg.text.letters import UPPER

_WORD = rf"[{UPPER}][\w’'-]*\w"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
# No level before a continent: "Vụ trưởng Vụ châu Âu Lê Dũng"; "Châu Thành" is a name.
_LEVEL = r"(?<!\w)(?P<level>[Tt]ỉnh|[Tt]hành phố|TP\.?|châu(?! (?:Âu|Á|Phi|Mỹ|Úc|Đại)(?!\w))|bang|[Hh]uyện|[Qq]uận)"
_ONE = re.compile(rf"{_LEVEL} (?P<names>{_NAME})(?! [{UPPER}])(?P<land> \()?")
_ROW = re.compile(
    r"(?<!\w)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|\d) (?P<level>tỉnh|thành phố|bang) "
    rf"(?P<names>{_NAME}(?:(?:, | và ){_NAME})+)(?! [{UPPER}])(?P<land> \()?"
)


def find_declared(texts: Iterable[str]) -> dict[str, str]:
    """The names that are declared, with their levels, the first telling of each."""
    whole = "\n".join(texts)
    found: dict[str, str] = {}
    for match in (*_ROW.finditer(whole), *_ONE.finditer(whole)):
        level = match["level"].lower().replace("tp.", "thành phố").replace("tp", "thành phố")
        for name in re.split(r", | và ", match["names"]):
            titled = match.re is _ONE and _TITLED.search(whole[max(0, match.start() - 40) : match.start()]) is not None
            name = _cut(name, whole) if not titled else _first(name)
            landed = match["land"] is not None and (match.re is _ONE or level == "tỉnh")
            strange = is_foreign(name.split()[0]) or landed or level in ("châu", "bang")
            if strange and name not in _ours() and not name.isupper():
                found.setdefault(name, level)
    return found


# "Thượng nghị sĩ bang Arizona John McCain": behind a title the name of the place is followed by a person's.
_TITLED = re.compile(r"(?:nghị s[ĩỹ]|[Tt]hống đốc|trưởng|[Cc]hủ tịch|[Tt]hủ hiến|giám đốc|bí thư)(?: [^,.;:\n]{1,30})? $", re.IGNORECASE)
_DOUBLE = frozenset("New North South West Tây Nam Bắc Đông San Los Las Saint Santa Rio El La".split())  # noqa: SIM905


def _first(name: str) -> str:
    words = name.split()
    return " ".join(words[: 1 + (words[0] in _DOUBLE)]) if len(words) > 2 else name


def _cut(name: str, whole: str) -> str:
    """ "Chuncheon Yook Dong-han" -> "Chuncheon", where the article has the town by itself too."""
    words = name.split()
    for size in range(1, len(words)):
        short = " ".join(words[:size])
        alone = re.search(rf"(?<!\w){re.escape(short)}(?! [{UPPER}]|[\w-])", whole)
        if alone is not None and is_foreign(words[size - 1]):
            return short
    return name


@functools.cache
def _ours() -> frozenset[str]:
    rows = [row for row in load_table("provinces") if row["country"] == "VN"]
    towns = [row for row in load_table("cities") if row["country"] == "VN"]
    return frozenset(row["name"] for row in (*rows, *towns))


def declared_places(text: str, offset: int, names: Iterable[str], known: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """``known`` with the mentions in ``text`` of declared ``names`` that overlap none of them, sorted."""
    out = list(known)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text):
            start, end = match.start() + offset, match.end() + offset
            if all(end <= place.start or place.end <= start for place in out):
                out.append(PlaceMention(start, end, PlaceKind.CITY, _slug(name), name))
    return tuple(sorted(out, key=lambda place: place.start))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip("-")
