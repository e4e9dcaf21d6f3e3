"""Finds places of the gazetteer in a stretch of text: "Đại sứ Nga tại Hà Nội" -> Nga, Hà Nội.

In: text. Out: ``PlaceMention``s with keys (ISO code, bloc code, slug). It does not know districts or communes, and it does not
resolve "tỉnh" or "nước bạn".

The policy for names inside longer capitalised names, where a place is worth less than a wrong place costs:

1. the longest match wins, and a blocker ("Pháp luật", "Ấn Độ Dương", "Mỹ Đình") hides the place in it;
2. capitalised syllables right before the place that begin with a surname make a person: "Nguyễn Hòa Bình", "Phùng Thị Kim Nga"
   (a syllable alone that also opens bodies or sentences makes none: "Đoàn Việt Nam", "Đồng Việt Nam");
3. a *namelike* country of one syllable (Anh, Nga, Mỹ, Đức, Nhật, Ý …) falls also after a title ("bà Nga", "tiếng Anh"), after any
   capitalised syllable that opens no sentence or body ("Tuấn Anh"), before a capitalised Vietnamese syllable that is no surname
   ("Nhật Bắc"), and "Anh", "Ý", "Áo" at the start of a sentence before a small letter ("Anh nói");
4. any place falls after ông, bà and their like ("bà Hà Giang");
5. a foreign name that is also a forename falls after a capitalised foreign word ("Michael Jordan");
6. letter case counts; names of several syllables are also read in ALL CAPS.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from kg.mentions.gazetteer import Match, context_words, scan, surnames
from kg.model import PlaceKind, PlaceMention

_BEFORE = re.compile(r"((?:\w+ )*)$")
_AFTER = re.compile(r" (\w+)")
_SENTENCE_OPENS = re.compile(r"(?:^|[.:;!?…\n\r•*\"“‘(\[]|(?:^|\s)[-–—+])\s*$")
# An approximate Vietnamese syllable: onset, vowels, coda. "Putin" and "Trump" are none, "Minh" and "Tom" are.
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?(?:[aeiouy]{1,3})(?:ch|c|m|ng|nh|n|p|t)?",
    re.IGNORECASE,
)
_PERSON_TITLES = frozenset({"ông", "bà", "Ông", "Bà", "chị", "Chị", "cô", "Cô", "anh", "cụ", "Cụ"})
_COMMON_AT_START = frozenset({"Anh", "Ý", "Áo"})
# Short names in pairs: "quan hệ Việt - Nga", "biên giới Việt – Trung", "Ấn - Việt".
_OTHER = r"(?:Nga|Trung|Mỹ|Hàn|Nhật|Lào|Đức|Pháp|Ấn|Anh|Úc|Thái|Séc|Campuchia)"
_PAIR = re.compile(
    rf"(?<!\w)(?P<vn>Việt) ?[-–] ?(?P<other>{_OTHER})(?!\w)|(?<!\w)(?<!Đông )(?P<other2>{_OTHER}) ?[-–] ?(?P<vn2>Việt)(?!\w)(?! Nam)"
)
_SHORT = {"Trung": ("CN", "Trung Quốc"), "Hàn": ("KR", "Hàn Quốc"), "Ấn": ("IN", "Ấn Độ"), "Thái": ("TH", "Thái Lan")}


def find_places(text: str, offset: int = 0) -> tuple[PlaceMention, ...]:
    """The places of ``text``, sorted, without overlaps; ``offset`` is added to their positions."""
    found = [
        PlaceMention(m.start + offset, m.end + offset, m.entry.kind, m.entry.key, m.entry.name)
        for m in scan(text)
        if m.entry.kind is not None and _is_place(text, m)
    ]
    return tuple(sorted([*found, *_pair_places(text, offset, {f.start for f in found})], key=lambda p: p.start))


def _pair_places(text: str, offset: int, taken: set[int]) -> list[PlaceMention]:
    """The short names of "Việt - Trung" that the gazetteer cannot hold, since alone they are words."""
    out: list[PlaceMention] = []
    for match in _PAIR.finditer(text):
        ours, other = ("vn", "other") if match["vn"] else ("vn2", "other2")
        out.append(PlaceMention(match.start(ours) + offset, match.end(ours) + offset, PlaceKind.COUNTRY, "VN", "Việt Nam"))
        if match[other] in _SHORT and match.start(other) + offset not in taken:
            key, name = _SHORT[match[other]]
            out.append(PlaceMention(match.start(other) + offset, match.end(other) + offset, PlaceKind.COUNTRY, key, name))
    return out


# Names that a province of China has in Sino-Vietnamese reading: "tỉnh Hà Nam (Trung Quốc)".
_ABROAD = frozenset({"Hà Nam", "Sơn Tây", "Thái Nguyên", "Thái Bình"})
_OF_CHINA = re.compile(r" ?(?:\(|, |của )(?:nước )?Trung Quốc")


def _is_place(text: str, match: Match) -> bool:
    form = match.entry.form
    if match.entry.kind is PlaceKind.PROVINCE and form in _ABROAD and _OF_CHINA.match(text, match.end):
        return False
    if form == "Thái Bình" and text.startswith(" Dương", match.end) and not text[: match.start].endswith("tỉnh "):
        return False  # the ocean
    before = _run_before(text, match.start)
    opens = bool(_SENTENCE_OPENS.search(text[max(0, match.start - 4) : match.start]))
    previous = _word_before(text, match.start)
    if previous in _PERSON_TITLES:
        return False
    alone = len(before) == 1 and before[0] in context_words("opener") and match.entry.kind is not PlaceKind.CITY
    if before and before[0] in surnames() and not alone:
        return False
    if form in context_words("forename") and previous[:1].isupper() and not is_syllable(previous):
        return False
    if form not in context_words("namelike"):
        return True
    if previous in context_words("title") or (opens and form in _COMMON_AT_START and _continues_small(text, match.end)):
        return False
    if before and before[-1] not in context_words("opener"):
        return False
    return not _goes_on_as_name(text, match.end)


def _run_before(text: str, start: int) -> list[str]:
    """The capitalised (not ALL-CAPS) syllables that stand right before ``start``, one space apart: "Nguyễn Hòa " -> both."""
    words = text[max(0, start - 60) : start].split(" ")
    if words[-1]:
        return []
    run: list[str] = []
    for word in reversed(words[:-1]):
        if not (word[:1].isupper() and word.isalpha() and (len(word) == 1 or not word.isupper())):
            break
        run.append(word)
    return run[::-1]


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 30) : start].split(" ")
    return words[-2] if len(words) > 1 and not words[-1] else ""


def _continues_small(text: str, end: int) -> bool:
    """A small letter follows, other than in "Anh và Pháp"."""
    rest = text[end : end + 4]
    return rest[:1] == " " and rest[1:2].islower() and rest != " và "


def _goes_on_as_name(text: str, end: int) -> bool:
    """The next word is a capitalised Vietnamese syllable that starts no other name: "Nhật Bắc", but not "Pháp Nguyễn Thiệp"."""
    match = _AFTER.match(text, end)
    if match is None or not match[1][0].isupper() or match[1].isupper():
        return False
    # Without a diacritic it may as well be foreign ("Mỹ Tom"): only known names of that kind are blockers.
    return not match[1].isascii() and is_syllable(match[1]) and match[1] not in surnames(rare=False)


@functools.lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word can be one Vietnamese syllable, by its letters: "Trường", not "Putin"."""
    plain = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return _SYLLABLE.fullmatch("".join(c for c in plain if not unicodedata.combining(c))) is not None
