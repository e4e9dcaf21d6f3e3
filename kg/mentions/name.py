"""Reads a personal name that begins at a token: Vietnamese, ethnic-minority, Chinese in Sino-Vietnamese reading, or foreign.

It says where the name ends, and never whose name it is; offices and forms of address are read elsewhere.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table
from kg.mentions.phrases import PhraseTable, phrase_set
from kg.mentions.token import TokenizedSentence, TokenKind, fold_syllable

_MAX_SYLLABLES = 5  # "Nguyễn Thị Kim Ngân" has four; five for "Y Thanh Hà Niê Kđăm"
# An approximate Vietnamese syllable: "Minh" and "Tan" are, "Putin", "Sergey" and "Mark" are not.
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvxđ])?[aeiouyăâêôơư]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE)
_TONE_FREE = re.compile(r"[A-Za-z'’.\-]+")
_DELEGATION = fold_syllable("đoàn")  # a family name, and the word for a delegation
_MINORITY = re.compile(r"^(?:[A-ZĐ]['’]\w+|[KH][’']\w+)$")
_MINORITY_CLANS = ("Rơ ", "Ksor ", "Kpă ", "Kpuih ", "Siu ", "Rah Lan ", "Rmah ", "Niê ", "Điểu ", "Krajan ", "Bríu ", "Alăng ", "Ka ")
_OURS = re.compile(r"(?:^|\s)[HKĐ]['’]\w")  # "H'Yim", "K'Mák"; "O'Brien" is a foreigner
_PARTICLES = frozenset(
    [
        "bin",
        "bint",
        "al",
        "el",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "ibn",
        "ben",
        "y",
    ]
)


# The first word of a sentence that a caption without a full stop runs into: "Thủ tướng Lý A |Chiều| 5/6".
_NEXT_LINE = frozenset({"Chiều", "Ngày", "Hôm", "Theo", "Tại", "Ảnh", "Trong", "Ông", "Bà", "Sau"})


@functools.cache
def _surnames() -> dict[str, str]:
    return {fold_syllable(row["surname"]): row["reach"] for row in load_table("surnames")}


@functools.cache
def _not_names() -> PhraseTable[str]:
    return phrase_set(row["run"].lower() for row in load_table("not-names"))


def is_vietnamese_syllable(text: str) -> bool:
    """Whether ``text`` could be a syllable of Vietnamese: "Chính", "Tan"; not "Putin", "Mark"."""
    base = fold_syllable(text)
    plain = "".join(c for c in base if c not in "\u0300\u0301\u0303\u0309\u0323")
    return _SYLLABLE.fullmatch(plain) is not None


def is_foreign(text: str) -> bool:
    """Whether a capitalised token is surely no Vietnamese syllable; an acronym says nothing."""
    return text[:1].isupper() and not (text.isupper() and len(text) > 1) and not is_vietnamese_syllable(text)


def is_minority_name(name: str) -> bool:
    """Whether a name is one of Viet Nam's peoples though its syllables are not Vietnamese: "Rơ Chăm H'Hồng", "K'Mák"."""
    return _OURS.search(name) is not None or name.startswith(_MINORITY_CLANS)


def is_surname(text: str, *, rare: bool = False) -> bool:
    """Whether ``text`` may begin a Vietnamese name; ``rare``: also those that need an office before them."""
    reach = _surnames().get(fold_syllable(text))
    return reach == "common" or (rare and reach is not None)


def is_chinese_surname(text: str) -> bool:
    """Whether no Vietnamese bears this family name, but Chinese do in Sino-Vietnamese reading: "Tập", "Hoắc"."""
    return _surnames().get(fold_syllable(text)) == "chinese"


def inside_other_run(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the token goes on a run that is no name and began before it: "Thái Bình |Dương"."""
    for start in range(max(0, index - 2), index):
        found = _not_names().match(sentence, start)
        if found is not None and found[1] > index:
            return True
    return False


def match_name(sentence: TokenizedSentence, start: int, *, after_office: bool = False) -> int | None:
    """The index after the name that begins at token ``start``, or None.

    ``after_office`` (straight after an office, a rank or a form of address) admits rare surnames, foreign names of any
    shape and a name of one syllable ("ông Dũng", "Tổng thống Putin").
    """
    if start >= len(sentence.tokens) or sentence.tokens[start].text in ("Theo", "The"):
        return None
    if _is_place_run(sentence, start) or _inside_place(sentence, start):
        return None
    if _not_names().match(sentence, start) is not None and not (after_office and _long_name(sentence, start)):
        return None
    ours, foreign = _match_vietnamese(sentence, start, after_office), _match_foreign(sentence, start, after_office)
    if ours is not None and foreign is not None and foreign > ours and after_office and sentence.slice(start, foreign).isascii():
        return foreign  # "Kim Kye Gwan", not "Kim Kye"
    return ours or foreign


def _long_name(sentence: TokenizedSentence, start: int) -> bool:
    """ "Hà Giang Nam" after an office is a name although "Hà Giang" is a place; "Đồng Tháp" alone is not."""
    run = 0
    while _is_capital_syllable(sentence, start + run):
        run += 1
    found = _not_names().match(sentence, start)
    eponym = sentence.lower(start) in _EPONYMS and run == 3  # "Đại sứ Nguyễn Tất Thành"
    return found is not None and (run > found[1] - start or eponym) and is_surname(sentence.tokens[start].text)


_EPONYMS = frozenset({"nguyễn", "trần", "lê", "phạm", "tôn"})  # streets and schools bear such names, and so do people of today


def _is_capital_syllable(sentence: TokenizedSentence, index: int) -> bool:
    """A capitalised Vietnamese syllable: "Thái Bình Dương |Daniel| Russel" ends before a foreign name."""
    return sentence.is_capital(index) and not is_foreign(sentence.tokens[index].text)


def _is_place_run(sentence: TokenizedSentence, start: int) -> bool:
    """A gazetteer place begins here: "Hà Nội", "Thái Nguyên"; a name may still begin with a place of one syllable."""
    place = sentence.places.get(start)
    return place is not None and (place[1] - start > 1 or not is_surname(sentence.tokens[start].text))


def _inside_place(sentence: TokenizedSentence, start: int) -> bool:
    """The end of a place that began before: "Hội đồng Liên bang |Nga| Valentina"."""
    at = sentence.sentence.start + sentence.tokens[start].start
    return any(place.start < at < place.end for place in sentence.all_places)


def _is_name_syllable(sentence: TokenizedSentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.kind is TokenKind.WORD and token.capital and not (token.text.isupper() and len(token.text) > 1)


def _match_vietnamese(sentence: TokenizedSentence, start: int, after_office: bool) -> int | None:
    tokens = sentence.tokens
    if not sentence.is_capital(start):
        return None
    first = tokens[start].text
    minority = _MINORITY.match(first) is not None
    if not minority and not is_surname(first, rare=after_office):
        return None
    index = start + 1
    if not after_office and fold_syllable(first) == _DELEGATION and sentence.places.get(index, (None, index))[1] - index >= 2:
        return None  # "Đoàn Việt Nam", "Đoàn Hàn Quốc"
    while index < len(tokens) and index - start < _MAX_SYLLABLES and _is_name_syllable(sentence, index):
        if index - start >= 2 and tokens[index].text in _NEXT_LINE:
            break
        if is_foreign(tokens[index].text) and not _MINORITY.match(tokens[index].text) and not minority:
            break
        if index - start >= 2 and index in sentence.places and sentence.places[index][1] - index >= 2:
            break
        index += 1
    length = index - start
    if index - start >= 4:  # "Nguyễn Văn A Trần Văn B" without a comma: two names
        for cut in range(start + 3, index):
            if is_surname(tokens[cut].text) and index - cut >= 3:
                return cut
    if length == 1:
        # "ông Dũng": any capitalised syllable; handled by the caller, which knows the people of the article.
        return None
    if length == 2 and not after_office and not minority:
        return None  # "Hà Nam", "Kim Sơn": two syllables alone prove nothing
    return _join_hyphens(sentence, index)


def _match_foreign(sentence: TokenizedSentence, start: int, after_office: bool) -> int | None:
    tokens = sentence.tokens
    if tokens[start].kind is not TokenKind.INITIALS and not (sentence.is_capital(start) and _is_name_piece(sentence, start)):
        return None
    index, words, foreign, hyphens = start, 0, False, False
    while index < len(tokens):
        token = tokens[index]
        if token.kind is TokenKind.INITIALS:
            foreign = True
        elif _is_name_piece(sentence, index):
            words += 1
            foreign = foreign or is_foreign(token.text)
        elif (
            words
            and hyphens
            and index not in sentence.places
            and not token.text.isupper()
            and (token.capital or _is_lower_piece(sentence, index))
        ):
            words += 1  # "Bun-thoong Chít ma-ny": a Lao name in Vietnamese spelling, known by its hyphens
        elif words and token.lower in _PARTICLES and sentence.lower(index + 1) == "-" and sentence.is_capital(index + 2):
            index += 1  # "Bashar al-Assad"
        elif not (token.lower in _PARTICLES and words and index + 1 < len(tokens) and _is_name_piece(sentence, index + 1)):
            break
        joined = _join_hyphens(sentence, index + 1)
        hyphens = hyphens or joined > index + 1
        words += joined > index + 1  # "Willem-Alexander" is two
        foreign = foreign or (joined > index + 1 and not tokens[joined - 1].capital)
        index = joined
        if index - start > 8:
            return None
    if tokens[start].kind is TokenKind.INITIALS:
        return index if words else None
    if words >= 2 and (foreign or after_office):
        return index if foreign or _TONE_FREE.fullmatch(sentence.slice(start, index).replace(" ", "")) else None
    return None


def _is_name_piece(sentence: TokenizedSentence, index: int) -> bool:
    """A capitalised word that is no gazetteer place, no acronym and no Vietnamese word with tone marks unless hyphenated."""
    token = sentence.tokens[index]
    if token.kind is not TokenKind.WORD or not token.capital or index in sentence.places:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return False
    hyphenated = sentence.lower(index + 1) in ("-", "–") and sentence.is_tight(index + 1)
    return bool(_TONE_FREE.fullmatch(token.text)) or is_foreign(token.text) or hyphenated or sentence.is_tight(index)


def _is_lower_piece(sentence: TokenizedSentence, index: int) -> bool:
    """ "ma-ny": a lower-case piece of a hyphenated Lao name."""
    return sentence.is_word(index) and sentence.lower(index + 1) == "-" and sentence.is_tight(index + 1) and sentence.is_tight(index + 2)


def _is_spaced_run(sentence: TokenizedSentence, index: int) -> bool:
    """ "Prayut Chan - o - cha": two short small pieces in a row behind spaced hyphens, or the second of them."""
    small = [
        sentence.is_word(i) and not sentence.is_capital(i) and len(sentence.tokens[i].text) <= 4
        for i in (index - 1, index + 1, index + 3)
    ]
    dashes = [sentence.lower(i) == "-" for i in (index - 2, index, index + 2)]
    first_name = not sentence.is_capital(index - 3) or any(end == index - 2 for _, end in sentence.places.values())
    korean = index >= 2 and sentence.tokens[index - 2].text in _KOREAN and first_name
    if korean and small[1] and dashes[1] and not sentence.is_tight(index):  # "Pak Kil - yon"
        return all(sentence.tokens[i].text.isascii() for i in (index - 1, index + 1))
    first = small[1] and small[2] and dashes[1] and dashes[2] and _TONE_FREE.fullmatch(sentence.tokens[index - 1].text) is not None
    return first or (small[0] and small[1] and dashes[0] and dashes[1])


def _is_spaced_forename(sentence: TokenizedSentence, index: int) -> bool:
    """ "Jean - Yves Le Drian": a double forename with blanks around its hyphen, and the name goes on behind it."""
    return (
        sentence.lower(index) == "-"
        and not sentence.is_tight(index)
        and all(sentence.is_capital(i) and _is_name_piece(sentence, i) for i in (index - 1, index + 1, index + 2))
        and is_foreign(sentence.tokens[index - 1].text) | is_foreign(sentence.tokens[index + 1].text)
    )


def _is_spaced_foreign_tail(sentence: TokenizedSentence, index: int) -> bool:
    """ "Prayuth Chan - ocha": a small piece that no Vietnamese word is, behind a name of two pieces and a spaced hyphen."""
    if sentence.tokens[index].text != "-" or sentence.is_tight(index) or sentence.is_capital(index + 1) or index < 2:
        return False
    tail = sentence.tokens[index + 1].text
    named = all(sentence.is_capital(i) and _is_name_piece(sentence, i) for i in (index - 2, index - 1))
    return named and tail.isascii() and 3 <= len(tail) <= 7 and not is_vietnamese_syllable(tail)


def _is_spaced_surname(sentence: TokenizedSentence, index: int) -> bool:
    """ "Miguel Diaz - Canel": a double surname with blanks around its hyphen; "Donald Trump - Vladimir Putin" are two men."""
    if sentence.lower(index) != "-" or sentence.is_tight(index) or sentence.is_capital(index + 2):
        return False
    named = all(sentence.is_capital(i) and _is_name_piece(sentence, i) for i in (index - 2, index - 1, index + 1))
    return named and is_foreign(sentence.tokens[index - 1].text) and is_foreign(sentence.tokens[index + 1].text)


def _join_hyphens(sentence: TokenizedSentence, index: int) -> int:
    """Goes on over "-in", "-yeol", "-Walter" and the spaced "Jae - in" of a name that has reached ``index``."""
    tokens = sentence.tokens
    while index + 1 < len(tokens) and tokens[index].text in ("-", "–"):
        after = tokens[index + 1]
        if after.kind is not TokenKind.WORD:
            break
        tight = sentence.is_tight(index) and sentence.is_tight(index + 1)
        spaced = (
            not after.capital
            and len(after.text) <= 4
            and _TONE_FREE.fullmatch(after.text)
            and index >= 2
            and not sentence.is_tight(index)
            and after.lower in _SPACED_TAILS
        )
        spaced = spaced or _is_spaced_foreign_tail(sentence, index)
        spaced = spaced or _is_spaced_forename(sentence, index) or _is_spaced_run(sentence, index)
        spaced = spaced or (index >= 2 and _is_spaced_surname(sentence, index))
        if not (tight and index not in sentence.places and (index + 1) not in sentence.places) and not spaced:
            break
        index += 2
    return index


# Family names of Koreans: any small second syllable behind a spaced hyphen goes on their given names.
_KOREAN = frozenset(
    (
        *("Kim", "Pak", "Park", "Ri", "Lee", "Choe", "Choi", "Jang", "Hwang", "Moon", "Mun", "Kang", "Jo", "Cho", "Han", "Roh", "Ryu"),
        *("Yun", "Yoon", "Son", "Song", "Paek", "Kwon", "Jon", "Jong", "Chung", "Ban", "Ahn", "Hong", "Nam", "Shin", "Thae", "Im", "Yang"),
    )
)
# Second syllables of Korean given names, which some papers write with blanks around the hyphen: "Moon Jae - in".
_SPACED_TAILS = frozenset(
    (
        *("in", "un", "il", "hye", "bak", "hyun", "jung", "yeol", "wha", "ki", "moo", "soo", "jin", "ho", "myung", "min", "suk"),
        *("se", "hun", "kyu", "woo", "chul", "sik", "hee", "hwa", "joon", "young", "won", "eun", "seok"),
    )
)
