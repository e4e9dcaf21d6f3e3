"""Text in, comparison forms and IRI keys out: ``fold`` says which writings are one, ``slug`` is what an IRI may hold.

A key depends on the thing's own name alone. Where two things of one kind would get one slug ("Nguyễn Văn Thanh" and
"Nguyễn Văn Thành") the one that comes first by its own properties keeps it, and the others get a suffix that is their own. So
a thing that comes later renames nobody; only one that goes before another of its slug does. Nothing here knows what a person is.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
MARKS = {"\u0302": "a", "\u0306": "w", "\u031b": "w"}  # circumflex (doubles its own letter), breve, horn
WORD = re.compile(r"[\w'\u0300-\u036f]+")  # a tone mark at the syllable's end is no letter to Python
# The press writes y and i for one vowel where it stands alone in the syllable ("Mỹ"/"Mĩ", "quý"/"quí"); "tay" and "tai" differ.
OPEN_Y = re.compile(r"^(ch|gh|kh|ng|ngh|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?y$")


@functools.lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """One spelling for comparison: NFC, lower case, tone mark at the syllable's end, y as i, no punctuation."""
    text = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return " ".join(_fold_word(word) for word in WORD.findall(text))


@functools.lru_cache(maxsize=50_000)
def _fold_word(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(sorted(c for c in parts if c in TONES))
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    if OPEN_Y.match(base):
        base = base[:-1] + "i"
    return base + tone


@functools.lru_cache(maxsize=200_000)
def slug(text: str) -> str:
    """A flat ASCII key, lower case, hyphens between words: "Bùi Thanh Sơn" -> "bui-thanh-son"; "x" where nothing is left."""
    text = text.replace("đ", "d").replace("Đ", "D").replace("'", "").replace("’", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "x"


def telex(text: str) -> str:
    """The words as a Vietnamese keyboard takes them, injective on ``fold``: "Nguyễn Văn Thành" -> "nguyeenx-vawn-thanhf"."""
    return "-".join(_telex_word(word) for word in fold(text).split()) or "x"


def _telex_word(word: str) -> str:
    out = tone = ""
    for char in unicodedata.normalize("NFD", word.replace("đ", "dd").replace("'", "")):
        if char in TONES:
            tone += TONES[char]
        elif char in MARKS:
            out += out[-1:] if MARKS[char] == "a" else MARKS[char]
        elif char.isascii() and char.isalnum():
            out += char
        elif not unicodedata.combining(char):
            out += f"u{ord(char):x}"
    return out + tone


def digest(*parts: object) -> str:
    """Eight hexadecimal digits that depend on ``parts`` alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:8]


def compact(key: str, limit: int = 120) -> str:
    """The key, cut at ``limit`` characters and closed with a digest of the whole where it is longer."""
    return key if len(key) <= limit else f"{key[:limit].rstrip('-_')}_{digest(key)}"


def spelt_key(spellings: Iterable[str]) -> str:
    """The one slug of spellings that fold alike: they differ in y and i at most, and y sorts last ("ly", not "li")."""
    return compact(max(slug(spelling) for spelling in spellings))


def distinct_keys(wanted: Mapping[str, tuple[str, str]], first: Callable[[str], object] = str) -> dict[str, str]:
    """Identity -> key, from identity -> (slug, suffix): of all that want one slug the first keeps it, the others get their suffix.

    ``first`` orders identities; it has to be a property of the thing alone.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for identity, (key, _) in wanted.items():
        holders[key].append(identity)
    keys: dict[str, str] = {}
    for key, identities in holders.items():
        keeper, *others = sorted(identities, key=lambda identity: (first(identity), identity))
        keys[keeper] = key
        keys.update({identity: f"{key}_{wanted[identity][1]}" for identity in others})
    return _settle(keys)


def _settle(keys: dict[str, str]) -> dict[str, str]:
    """Adds a digest of the identity where even the suffix does not tell two apart."""
    counts: dict[str, int] = defaultdict(int)
    for key in keys.values():
        counts[key] += 1
    return {identity: key if counts[key] == 1 else f"{key}_{digest(identity)}" for identity, key in keys.items()}
