"""The lexicon of organizations: known names, head words and abbreviations, looked up at a token; names are read elsewhere."""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table
from kg.mentions.name import is_foreign, match_name
from kg.mentions.phrases import PhraseTable, phrase_set
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind


@functools.cache
def known_organizations() -> PhraseTable[tuple[str, str]]:
    """Known organizations, abbreviations included -> (name as the graph writes it, kind)."""
    rows = load_table("organizations")
    table = {row["name"]: (row["written"], row["kind"]) for row in rows}
    for row in load_table("abbreviations"):  # "UBND", "HĐND", "VPCP" begin or are known organizations
        for name, value in list(table.items()):
            long = row["long"].lower()
            if name == long or name.startswith(long + " "):
                table.setdefault(row["short"].lower() + name[len(long) :], value)
            if name.endswith(" " + long):
                table.setdefault(name[: -len(long)] + row["short"].lower(), value)
    return PhraseTable(table)


@functools.cache
def organization_heads() -> PhraseTable[str]:
    """The words that begin an organization's name (``organization-heads.tsv``)."""
    return phrase_set(row["head"].lower() for row in load_table("organization-heads"))


@functools.cache
def unit_heads() -> PhraseTable[str]:
    """The words that begin a body's name behind a title only (``unit-heads.tsv``)."""
    return phrase_set(row["head"] for row in load_table("unit-heads"))


@functools.cache
def abbreviations() -> dict[str, str]:
    """Abbreviation as written -> written out (``abbreviations.tsv``)."""
    return {row["short"]: row["long"] for row in load_table("abbreviations")}


def place_name(sentence: TokenizedSentence, start: int) -> str:
    """A country by its usual name ("Vương quốc Campuchia" -> "Campuchia"), any other place as written."""
    place, end = sentence.places[start]
    return place.name if place.kind is PlaceKind.COUNTRY else sentence.slice(start, end)


def write_out(text: str) -> str:
    """``text`` with its abbreviations written out, one blank between words, no blank before a comma."""
    words = re.sub(r"\s*&\s*", "&", text.replace("\u00a0", " ")).split()
    out = " ".join(_write_word(word) for word in words)
    return out.replace("Uỷ", "Ủy").replace("uỷ", "ủy").strip(" -–,")


def _write_word(word: str) -> str:
    core = word.rstrip(",;")
    return abbreviations().get(core, core) + word[len(core) :]


def match_head(sentence: TokenizedSentence, start: int) -> bool:
    """Whether an organization's name begins at ``start``: a known one, or a head word ("Sở", "Tập đoàn")."""
    return known_organizations().match(sentence, start) is not None or organization_heads().match(sentence, start) is not None


# Bodies that are called by their kind alone once the article has named them: "Tổng Giám đốc |Tập đoàn|".
_KINDS = frozenset(
    {"tập đoàn", "công ty", "tổng công ty", "ngân hàng", "học viện", "hiệp hội", "bệnh viện", "liên đoàn", "nhà trường", "đại học"}
)


def read_kind(sentence: TokenizedSentence, index: int) -> tuple[str, int] | None:
    """The kind of a body that stands alone, and the index behind it; None before more of a name: "Tập đoàn |Sao Bắc|", "|này|"."""
    for end in (index + 3, index + 2):
        words = " ".join(sentence.lower(i) for i in range(index, end))
        if words in _KINDS:
            named = sentence.lower(end) in ("này", "đó", "của") or (sentence.is_capital(end) and is_foreign(sentence.tokens[end].text))
            return None if named else (words[:1].upper() + words[1:], end)
    if index < len(sentence.tokens) and sentence.tokens[index].text in _SHORT_KINDS and _ends_there(sentence, index + 1):
        return sentence.tokens[index].text, index + 1
    return None


# And those of one syllable, only where nothing of a name goes on: "giữ chức Chủ tịch |Hội|.", "Hiệu trưởng |Trường| A".
_SHORT_KINDS = frozenset({"Hội", "Trường", "Viện", "Quỹ"})


def _ends_there(sentence: TokenizedSentence, end: int) -> bool:
    if sentence.is_word(end):
        return sentence.is_capital(end) and match_name(sentence, end) is not None and not is_foreign(sentence.tokens[end].text)
    return end >= len(sentence.tokens) or sentence.lower(end) in (",", ".", ";", ":", "-", "–", ")")
