"""A path comes in, the reader of its format goes out; a reader turns one file into ``RawArticle`` and ``Skipped``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.model import RawArticle, Skipped
from kg.read.decode import check_text, decode
from kg.read.files import SUFFIXES, UnreadableError, identifier_of, load_bytes
from kg.read.markdown import read_markdown
from kg.read.page import read_page
from kg.read.records import read_csv, read_jsonl
from kg.read.warc import read_warc

Reader = Callable[[Path], Iterator[RawArticle | Skipped]]


def reader_for(path: Path) -> Reader:
    """The reader for a file's name; for an unknown suffix one that skips it and says so."""
    name = path.name.lower()
    return next((reader for suffix, reader in READERS if name.endswith(suffix)), _skip_unknown)


def _read_text(path: Path) -> Iterator[RawArticle | Skipped]:
    yield RawArticle(identifier_of(path), check_text(decode(load_bytes(path))), str(path))


def _read_markdown(path: Path) -> Iterator[RawArticle | Skipped]:
    yield read_markdown(identifier_of(path), check_text(decode(load_bytes(path))), str(path))


def _read_page(path: Path) -> Iterator[RawArticle | Skipped]:
    yield read_page(identifier_of(path), load_bytes(path), str(path))


def _skip_unknown(path: Path) -> Iterator[RawArticle | Skipped]:
    raise UnreadableError(f"not a known format; known are {' '.join(SUFFIXES)}")
    yield


def guarded(reader: Reader) -> Reader:
    """The reader, with what it cannot read as a ``Skipped`` for the file."""

    def read(path: Path) -> Iterator[RawArticle | Skipped]:
        try:
            yield from reader(path)
        except UnreadableError as error:
            yield Skipped(str(path), str(error))

    return read


# In order: a longer suffix before the one that it ends in.
READERS: tuple[tuple[str, Reader], ...] = (
    (".txt", _read_text),
    (".md", _read_markdown),
    (".html", _read_page),
    (".htm", _read_page),
    (".jsonl", read_jsonl),
    (".jsonl.gz", read_jsonl),
    (".csv", read_csv),
    (".warc", read_warc),
    (".warc.gz", read_warc),
)
