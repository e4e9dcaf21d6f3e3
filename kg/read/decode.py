"""Bytes come in, text that later stages can rely on goes out, or a reason why not; nothing is guessed into Vietnamese.

UTF-8 with or without BOM, UTF-16 and UTF-32 with BOM are read. Everything else is refused by name: text in TCVN3 or VNI that
slips through looks like a crowd of foreign persons to every later stage.
"""

from __future__ import annotations

import codecs
import re

from kg.read.files import UnreadableError

MAX_CHARACTERS = 1_000_000  # the longest article of a year's corpus has 14,541
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# Three of the commonest words ("của", "Việt", "được") as other encodings write them, in bytes read as Latin-1.
_COMMON = ("của", "Việt", "được")
_DISGUISES = {
    "TCVN3 (ABC)": ("cña", "ViÖt", "®\xadîc"),
    "VNI": ("cuûa", "Vieät", "ñöôïc"),
    "windows-1258": ("cuÒa", "Viêòt", "ðýõòc"),
    "UTF-8 decoded twice": ("cá»§a", "Viá» t", "Ä Æ°á»£c"),  # the controls among its letters are spaces by now
    "UTF-8 decoded as windows-1252": ("cá»§a", "Viá»‡t", "Ä‘Æ°á»£c"),
}


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding that a file's first bytes announce, and the length of its byte-order mark: ("utf-8", 0) without one."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


def decode(data: bytes) -> str:
    """The text of a whole file, tidied; ``UnreadableError`` with one sentence for anything but text in a known encoding."""
    encoding, mark = encoding_of(data)
    if encoding == "utf-8" and b"\x00" in data:
        raise UnreadableError("a binary file (it has NUL bytes), or UTF-16 without a byte-order mark; save it as UTF-8 text")
    try:
        return tidy(data[mark:].decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableError(not_utf8(data, error.start + mark, encoding)) from error


def not_utf8(data: bytes, position: int, encoding: str = "utf-8") -> str:
    """The sentence for bytes that do not decode, with the encoding that they look like."""
    suspicion = _suspect(data.decode("latin-1"))
    hint = f"; it looks like {suspicion}" if suspicion is not None else ""
    return f"not {encoding.upper()} (byte 0x{data[position]:02X} at {position}){hint}; save it as UTF-8"


def tidy(text: str) -> str:
    """Text with ``\\n`` for every kind of line break, a space for other control characters, U+FFFD for lone surrogates.

    So ``text`` can always be encoded, and offsets count into what is left. No other character is touched.
    """
    text = _LINE_BREAK.sub("\n", text)
    text = _CONTROL.sub(" ", text)
    return _SURROGATE.sub("\ufffd", text)


def check_text(text: str) -> str:
    """The text itself; ``UnreadableError`` if there is nothing in it, too much, or Vietnamese in a disguise."""
    if not text.strip("\ufeff \n\t\xa0"):
        raise UnreadableError("empty: there is no text in it")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(f"{len(text):,} characters are too many for one article (at most {MAX_CHARACTERS:,}); split it")
    suspicion = _suspect(text)
    if suspicion is not None:
        raise UnreadableError(f"the letters are {suspicion} taken for Unicode, no Vietnamese; convert it to UTF-8")
    return text


def _suspect(text: str) -> str | None:
    """The encoding whose spellings of common words occur, at least twice and more often than the true ones."""
    counts = {name: sum(text.count(word) for word in words) for name, words in _DISGUISES.items()}
    best = max(counts, key=lambda name: counts[name])
    true = sum(text.count(word) for word in _COMMON)
    return best if counts[best] >= 2 and counts[best] > true else None
