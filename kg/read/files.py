"""Paths come in, the files to read go out, sorted, each once; and the bytes of one file, if it is a regular one of sane size.

A folder gives its files of known formats, recursively, without hidden ones and without following links to folders.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import UsageError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz", ".csv", ".warc", ".warc.gz")
MAX_FILE_BYTES = 64_000_000  # a file that is one article; records are read one at a time from files of any size


class UnreadableError(Exception):
    """Something of the world that cannot be read; the message becomes the reason of a ``Skipped``."""


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files among and below the paths, sorted by where they really lie; ``UsageError`` names every path that is missing.

    A file that is named outright is among them whatever its format: its reader says what is wrong with it.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {', '.join(sorted(missing))}; check the spelling")
    by_place: dict[str, Path] = {}
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            place = str(file.resolve())
            by_place[place] = min(by_place.get(place, file), file)
    return [by_place[place] for place in sorted(by_place)]


def identifier_of(path: Path) -> str:
    """The article identifier of a file that is one article: its stem, in NFC (some systems store names in NFD)."""
    return unicodedata.normalize("NFC", path.stem)


def load_bytes(path: Path) -> bytes:
    """The bytes of a file; ``UnreadableError`` for a pipe, a device, an unreadable or a huge file."""
    with open_regular(path) as stream:
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(f"larger than {MAX_FILE_BYTES // 1_000_000} MB, too large for one article; split it")
    return data


def open_regular(path: Path) -> BinaryIO:
    """The file opened for reading; ``UnreadableError`` if it may not be, or is no regular file (a pipe waits for ever)."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError("not a regular file (a pipe or a device)")
        return path.open("rb")
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from error


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in _known(names))


def _known(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.lower().endswith(SUFFIXES) and not name.startswith("."))
