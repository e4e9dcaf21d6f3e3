"""Paths come in, ``RawArticle`` and ``Skipped`` go out in the order of identifiers' origins; no format is parsed here.

The result is the same for the same files in whatever order they are named: files are read in sorted order, and of two
articles with one identifier the first in that order stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.model import RawArticle, Skipped
from kg.read.files import SUFFIXES, find_files
from kg.read.formats import guarded, reader_for


def read_inputs(paths: Sequence[Path]) -> Iterator[RawArticle | Skipped]:
    """Every article of the files and folders, and a ``Skipped`` for each thing that could not be read.

    Raises ``UsageError`` before the first result if a path does not exist or there is no file of a known format, and after
    the last if nothing could be read at all.
    """
    files = find_files(paths)  # at once: a misspelt path must not wait for the first article
    if not files:
        where = ", ".join(str(path) for path in paths) or "nothing"
        raise UsageError(f"no article to read in {where}: give files or folders of {' '.join(SUFFIXES)}")
    return _at_least_one(_without_duplicates(_read(files)))


def _at_least_one(read: Iterator[RawArticle | Skipped]) -> Iterator[RawArticle | Skipped]:
    reasons: list[str] = []
    found = False
    for item in read:
        found = found or isinstance(item, RawArticle)
        if isinstance(item, Skipped):
            reasons.append(f"{item.origin}: {item.reason}")
        yield item
    if not found:
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        raise UsageError(f"no article could be read; {reasons[0]}{more}")


def _read(files: Sequence[Path]) -> Iterator[RawArticle | Skipped]:
    for path in files:
        yield from guarded(reader_for(path))(path)


def _without_duplicates(read: Iterator[RawArticle | Skipped]) -> Iterator[RawArticle | Skipped]:
    first: dict[str, RawArticle] = {}
    for item in read:
        if isinstance(item, Skipped):
            yield item
            continue
        other = first.setdefault(item.identifier, item)
        if other is item:
            yield item
        elif other.text == item.text:
            yield Skipped(item.origin, f'the same article "{item.identifier}" was already read from {other.origin}')
        else:
            reason = f'the identifier "{item.identifier}" belongs to another article, read from {other.origin}'
            yield Skipped(item.origin, f"{reason}; rename one of them")
