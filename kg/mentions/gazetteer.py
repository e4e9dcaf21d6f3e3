"""Builds one multi-pattern matcher over the place tables: written form -> place or blocker, with its spelling variants.

In: countries, blocs, provinces, cities and place-context of ``kg.lexicon``. Out: ``scan(text)``, every longest match at word
boundaries. It does not decide whether a match is a place in its sentence: ``kg.mentions.place`` does.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from kg.lexicon import load_table
from kg.model import PlaceKind

# Where the tone mark stands in an open syllable: "hòa" and "hoà", "Thụy" and "Thuỵ" are the same (gold rule 14).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PAIRS = tuple(
    (unicodedata.normalize("NFC", first + tone + second), unicodedata.normalize("NFC", first + second + tone))
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in _TONES
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form stands for; ``kind`` None is a blocker."""

    form: str
    kind: PlaceKind | None
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry at ``text[start:end]``."""

    start: int
    end: int
    entry: Entry


def spellings(form: str) -> set[str]:
    """The form itself, its tone-mark and dash variants, and, of names of several syllables, ALL CAPS."""
    forms = {form}
    for old, new in _PAIRS:
        forms |= {_swap_final(f, old, new) for f in forms} | {_swap_final(f, new, old) for f in forms}
    for dash in ("-", "–", " – "):
        forms |= {f.replace(" - ", dash) for f in forms}
    if " " in form or "-" in form:
        # A name of one syllable in capitals ("MỸ", "ANH") is left out: it is as often a common word of a shouted headline.
        forms |= {f.upper() for f in forms}
    return forms


def _swap_final(form: str, old: str, new: str) -> str:
    """Replaces a vowel pair at the end of a syllable only: "Hòa" has a variant, "Hoàng" has none."""
    return " ".join(w[: -len(old)] + new if w.endswith(old) and not w.lower().startswith("qu") else w for w in form.split(" "))


def scan(text: str) -> list[Match]:
    """All entries in ``text``, leftmost and longest first, no overlaps, each between two word boundaries."""
    found = sorted(_matches(text), key=lambda m: (m.start, -m.end))
    kept: list[Match] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def context_words(role: str) -> frozenset[str]:
    """The words of one role of ``place-context.tsv``."""
    return _context()[role]


@functools.cache
def surnames(rare: bool = True) -> frozenset[str]:
    """Family names of one syllable, from ``surnames.tsv``; without ``rare``, those that are seldom another word."""
    return frozenset(row["surname"] for row in load_table("surnames") if rare or row["reach"] == "common")


def _matches(text: str) -> Iterator[Match]:
    for last, entry in _automaton().iter(text):
        end = last + 1
        start = end - len(entry.form)
        if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            yield Match(start, end, entry)


@functools.cache
def _context() -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    for row in load_table("place-context"):
        roles.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in roles.items()}


def _entries() -> Iterator[tuple[str, PlaceKind | None, str, str]]:
    """Later entries yield to earlier ones of the same form: countries, blocs, provinces, cities, blockers."""
    for table, kind, key in (
        ("countries", PlaceKind.COUNTRY, "code"),
        ("blocs", PlaceKind.BLOC, "code"),
        ("provinces", PlaceKind.PROVINCE, "key"),
        ("cities", PlaceKind.CITY, "key"),
    ):
        for row in load_table(table):
            for form in (row["name"], *filter(None, row["aliases"].split("|"))):
                yield form, kind, row[key], row["name"]
    for word in sorted(context_words("blocker")):
        yield word, None, "", word


@functools.cache
def _automaton() -> ahocorasick.Automaton:
    forms: dict[str, Entry] = {}
    for form, kind, key, name in _entries():
        # "Hồ Chí Minh" alone is the person (provinces.tsv).
        if key == "ho-chi-minh" and form == name:
            continue
        for spelling in sorted(spellings(form)):
            forms.setdefault(spelling, Entry(spelling, kind, key, name))
    automaton = ahocorasick.Automaton()
    for spelling, entry in sorted(forms.items()):
        automaton.add_word(spelling, entry)
    automaton.make_automaton()
    return automaton
