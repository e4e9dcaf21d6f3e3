"""Two names in, why they may be two writings of one name out; whether one person bears both, offices have to say.

Only names that are not Vietnamese: there each letter and mark counts ("Văn Thi", "Văn Thị"). "Xi Jinping" and "Tập Cận
Bình" are compared syllable by syllable (``chinese-syllables.tsv``), the others by their letters.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table
from kg.resolve.keys import fold, slug
from kg.resolve.names import is_vietnamese

SAME_SOUND = (  # Latin spelling -> the one that stands for it, in this order: romanizations of Russian, Korean, Thai and others
    (r"tch|tsch|j", "ch"),
    (r"sch|x", "s"),
    (r"ph", "f"),
    (r"kh|ck|c(?!h)|q", "k"),
    (r"oo|ou", "u"),
    (r"ae|e[iy](?=\b|[^aeiouy])", "e"),
    (r"[yi]+", "i"),
    (r"ii|ie", "i"),
    (r"w", "v"),
    (r"th", "t"),
    (r"h(?=\b|[^aeiou])", ""),
    (r"(.)\1", r"\1"),
)
LONG_WORD = 7  # letters from which two slips may be one writer's; a shorter word has room for one
SHORTEST = 5  # letters below which a slip makes another name: "Jong", "Yong"
LONG_NAME = 9  # letters in all from which a blank may be lost together with a letter
PARTICLES = frozenset(("al", "el"))  # "Bashar al-Assad", "Bashar Assad"
HYPHEN = re.compile(r"\s*[-–]\s*")


def variant(one: str, other: str) -> str | None:
    """Why the two may be one name, as the beginning of a sentence; None where they are two names, or a slip apart."""
    if is_vietnamese(one) and is_vietnamese(other):
        return None
    left, right = _syllables(one), _syllables(other)
    if "".join(left) == "".join(right):
        return f'"{one}" and "{other}" differ in blanks, hyphens, marks or an article alone'
    if len(left) > 1 and sorted(left) == sorted(right):
        return f'"{one}" and "{other}" are the same words in another order'
    if is_sino_vietnamese(one, other) or is_sino_vietnamese(other, one):
        return f'"{one}" and "{other}" are one Chinese name, in pinyin and in Sino-Vietnamese'
    if min(len(left), len(right)) == 2 and len(left) != len(right) and _ends(left) == _ends(right):
        return f'"{one}" and "{other}" differ in a middle name alone'
    if len(left) == len(right) and " ".join(map(sound, left)) == " ".join(map(sound, right)):
        return f'"{one}" and "{other}" are two romanizations of one name'
    return None


def is_slip(one: str, other: str, most: int = 2) -> bool:
    """Two foreign names at most ``most`` letters apart, where so few may be a slip of the pen: "Donal", "Donald"; never in short words."""
    if is_vietnamese(one) or is_vietnamese(other):
        return False
    left, right = _syllables(one), _syllables(other)
    if len(left) != len(right):
        left, right = _words(one), _words(other)  # "Pu-tin" is a word, and so is "Putin"
    if len(left) != len(right):
        return len("".join(left)) >= LONG_NAME and _apart("".join(left), "".join(right)) == 1  # "Jr" makes another man
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) == 1 and all(_apart(a, b) <= min(most, _room(a, b)) for a, b in differing)


def _ends(words: list[str]) -> tuple[str, str]:
    return sound(words[0]), sound(words[-1])


def _syllables(name: str) -> list[str]:
    return [word for word in slug(name).split("-") if word not in PARTICLES]


def _words(name: str) -> list[str]:
    """The words between blanks: hyphens stand within them."""
    return [slug(word).replace("-", "") for word in HYPHEN.sub("-", name).split()]


def _room(one: str, other: str) -> int:
    """Letters that a writer may get wrong in words of this length."""
    length = max(len(one), len(other))
    return 0 if length < SHORTEST else 2 if length >= LONG_WORD else 1


def _apart(one: str, other: str) -> int:
    """Letters put in, left out, changed, or two neighbours changed about (restricted Damerau-Levenshtein)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, at in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != at))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == at:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


@functools.lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The word as it sounds, roughly: "sergey" and "sergei", "moon" and "mun"."""
    for written, usual in SAME_SOUND:
        word = re.sub(written, usual, word)
    return word


def is_sino_vietnamese(latin: str, vietnamese: str) -> bool:
    """Each syllable of the Latin name is read as the Vietnamese one in its place: "Xi Jinping", "Tập Cận Bình"."""
    words, syllables = slug(latin).split("-"), fold(vietnamese).split()
    if not latin.isascii() or len(syllables) < 2 or len(words) > len(syllables):
        return False
    return _reads("".join(words), tuple(syllables))


def _reads(letters: str, syllables: tuple[str, ...]) -> bool:
    if not letters or not syllables:
        return not letters and not syllables
    heads = (head for head in _latin_for().get(syllables[0], ()) if letters.startswith(head))
    return any(_reads(letters[len(head) :], syllables[1:]) for head in heads)


@functools.cache
def _latin_for() -> dict[str, tuple[str, ...]]:
    """Folded Sino-Vietnamese syllable -> the Latin ones that it stands for."""
    found: dict[str, list[str]] = {}
    for row in load_table("chinese-syllables"):
        for reading in row["readings"].split("|"):
            found.setdefault(fold(reading), []).append(row["syllable"])
    return {reading: tuple(sorted(latin)) for reading, latin in found.items()}
