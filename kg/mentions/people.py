"""Knows the people of one article: full names, what they hold, and whom a second mention ("ông Dũng", "Thủ tướng") refers to.

In: the people written in each sentence. Out: for each of them the full name that the article establishes. It invents no
name: a form of address or a title that fits nobody, or several equally, refers to nobody.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.lexicon import load_table
from kg.mentions.name import is_chinese_surname, is_foreign, is_surname
from kg.mentions.office import OfficeReading
from kg.mentions.title import Frame
from kg.mentions.token import fold_syllable

# Foreign styles that stand before a name and are no part of it.
_STYLES = (
    "Samdech Techo ",
    "Samdech Krom Preah ",
    "Samdech ",
    "Sheikh ",
    "Tan Sri ",
    "Datuk Seri ",
    "Datuk ",
    "Dato Seri ",
    "Dato' Sri ",
    "Dato ",
)
# Titles by which an article calls a person for short, once it has named the person with that title; those of the second
# set only with their organization ("Chủ tịch Quốc hội"), since a bare "Chủ tịch" or "Giám đốc" may be anybody.
_SHORT_ALONE = frozenset(
    {Frame.GOVERNMENT, Frame.STATE, Frame.PARTY_CHIEF, Frame.MINISTRY, Frame.FOREIGN_MINISTER, Frame.MISSION, Frame.PLACE}
)
_SHORT_WHOLE = frozenset({Frame.SEAT, Frame.EMBEDDED})


def fold_name(name: str) -> str:
    """One spelling of a name for comparison."""
    if is_foreign_name(name):  # "Hernández" and "Hernandez"
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(fold_syllable(part) for part in name.replace("-", " ").replace("–", " ").replace(".", ". ").split())


def strip_style(name: str) -> str:
    """ "Samdech Techo Hun Sen" -> "Hun Sen"."""
    for style in _STYLES:
        if name.startswith(style) and " " in name[len(style) :]:
            return name[len(style) :]
    return name


def is_foreign_name(name: str) -> bool:
    """Whether a name is surely not Vietnamese: a syllable no Vietnamese has, initials, hyphens."""
    return any(is_foreign(part) for part in name.replace(".", " ").split()) or "-" in name or "." in name


def is_chinese_name(name: str) -> bool:
    """Whether the family name is one that only Chinese in Sino-Vietnamese reading bear: "Tập Cận Bình", "Ôn Gia Bảo"."""
    return is_chinese_surname(name.split()[0]) and len(name.split()) > 1


@functools.cache
def _shared_surnames() -> dict[str, str]:
    return {fold_syllable(row["surname"]): row["names"] for row in load_table("shared-surnames")}


def may_be_chinese(name: str) -> bool:
    """Whether a name that looks Vietnamese may be a Chinese one: "Vương Nghị", "Lý Hiển Long"; only the article tells."""
    parts = name.split()
    names = _shared_surnames().get(fold_syllable(parts[0]))
    return len(parts) > 1 and (names == "all" or (names == "short" and len(parts) == 2))


class People:
    """The register of an article's people, filled sentence by sentence and asked about partial mentions."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()  # full name -> how often it is written
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)  # folded -> spellings
        self._offices: dict[str, list[OfficeReading]] = defaultdict(list)  # folded -> offices
        self._last_seen: dict[str, int] = {}
        self._spouses: set[str] = set()
        self._styled: set[str] = set()

    def add(self, name: str, offices: Iterable[OfficeReading], position: int, spouse: bool = False, styled: bool = False) -> None:
        """Registers a full name as written at ``position`` (an article offset), with the offices tied to it.

        ``spouse``: "phu nhân" stands before it, so that a title and the family name alone are not hers. ``styled``: a style that
        only foreigners have stands before it ("Samdech Techo").
        """
        key = fold_name(strip_style(name))
        self._spellings[key][strip_style(name)] += 1
        self._counts[key] += 1
        self._offices[key].extend(offices)
        self._last_seen[key] = position
        if spouse:
            self._spouses.add(key)
        if styled or strip_style(name) != name:
            self._styled.add(key)

    def is_styled(self, name: str) -> bool:
        """Whether the article gives the person a style that only foreigners have."""
        return self._key(name) in self._styled

    def full_name(self, written: str) -> str:
        """The spelling that the article uses most for a full name; initials and lone surnames resolve to the full name."""
        key = self._key(written)
        spellings = self._spellings.get(key)
        if not spellings:
            return strip_style(written)
        return max(sorted(spellings), key=lambda s: spellings[s])

    def _key(self, written: str) -> str:
        key = fold_name(strip_style(written))
        if "." in key:  # "V.Putin" is Vladimir Putin where the article has him
            initial, last = key[0], key.split()[-1]
            fits = [k for k in self._spellings if "." not in k and k[0] == initial and k.split()[-1] == last]
            if len(fits) == 1:
                return fits[0]
        if is_foreign_name(written) and " " in key:  # "Ankie Broekers" is Ankie Broekers-Knol
            fits = [k for k in self._spellings if k.startswith(key + " ")]
            if len(fits) == 1:
                return fits[0]
        if key.count(" ") == 1 and not is_foreign_name(written):  # "Chủ tịch Quốc hội Kim Ngân" is Nguyễn Thị Kim Ngân
            roles = {o.role for o in self._offices.get(key, [])}
            fits = [k for k in self._spellings if k.endswith(f" {key}") and roles & {o.role for o in self._offices[k]}]
            if len(fits) == 1:
                return fits[0]
        tail = key.split(" ", 1)[1] if key.count(" ") >= 2 else ""
        if tail and is_foreign_name(written) and self._counts[tail] > self._counts[key]:
            return tail  # "Cananda Justin Trudeau": a misspelt country before the name that the article writes elsewhere
        return key

    def offices_of(self, written: str) -> list[OfficeReading]:
        """All offices that the article ties to a person."""
        return self._offices.get(self._key(written), [])

    def resolve_partial(self, syllable: str, office: OfficeReading | None, style: str = "") -> str | None:
        """The full name behind "ông Dũng" or "Tổng thống Putin" (``style`` is "ông", "bà" or empty), or None."""
        wanted = fold_name(syllable)
        fits = []
        for key in self._spellings:
            parts = key.split()
            foreign = any(is_foreign_name(s) for s in self._spellings[key])
            if parts[-1] == wanted or (wanted in parts and (foreign or not is_surname(syllable))) or (foreign and parts[0] == wanted):
                fits.append(key)
        if office is not None:
            fits = [k for k in fits if k not in self._spouses]
        if len(fits) > 1 and office is not None:
            fits = [k for k in fits if any(o.role == office.role for o in self._offices[k])] or fits
        ends = {(k.split()[0], k.split()[-1]) for k in fits}
        if len(fits) > 1 and len(ends) == 1:  # "Sergei Shoigu" and "Sergei Kuzhugetovich Shoigu"
            fits = [max(sorted(fits), key=lambda k: self._counts[k])]
        if len(fits) > 1:
            fits = self._likely(fits, style)
        if len(fits) != 1:
            return None
        return self.full_name(fits[0])

    def _likely(self, fits: list[str], style: str) -> list[str]:
        """Of several names that a syllable fits the one meant: the fuller writing, the spouse for "bà", else by far the most written.

        "Video Obama" and "Alberto Bachelet", written once and without an office, do not keep "ông Obama" and "bà Bachelet" from theirs.
        """
        fits = [k for k in fits if not any(other.startswith(k + " ") for other in fits)]
        married = [k for k in fits if k in self._spouses]
        if married:
            fits = married if style == "bà" else [k for k in fits if k not in self._spouses]
        if len(fits) > 1 and style:
            first, second = sorted(fits, key=lambda k: (-self._counts[k], k))[:2]
            held = [k for k in fits if self._offices[k]]
            return [first] if held == [first] and self._counts[first] >= 2 * self._counts[second] else fits
        return fits

    def resolve_title(self, office: OfficeReading) -> str | None:
        """The one person whom a bare title ("Thủ tướng", "Bộ trưởng Ngoại giao Nga") refers to, or None."""
        if office.frame not in _SHORT_ALONE and (office.bare or office.frame not in _SHORT_WHOLE):
            return None
        fits = [key for key, offices in sorted(self._offices.items()) if any(_answers(office, o) for o in offices)]
        if len(fits) > 1 and office.bare:
            home = [
                k
                for k in fits
                if not any(is_foreign_name(s) for s in self._spellings[k])
                and not any(o.country not in (None, "VN") for o in self._offices[k])
            ]
            fits = home if len(home) == 1 else fits
        return self.full_name(fits[0]) if len(fits) == 1 else None


def _answers(asked: OfficeReading, held: OfficeReading) -> bool:
    """Whether an office that stands alone may be the one that a person holds."""
    if fold_name(asked.role) != fold_name(held.role):
        return asked.bare and fold_name(held.role).startswith(fold_name(asked.role) + " ") and asked.frame is Frame.GOVERNMENT
    if asked.bare:
        return True
    if asked.organization is None or held.organization is None:
        return asked.organization == held.organization or (asked.frame is Frame.GOVERNMENT and asked.organization in (None, "Chính phủ"))
    return fold_name(asked.organization) == fold_name(held.organization)
