"""A web archive (WARC, gzipped or not) comes in, the articles of its HTML responses go out; nothing else in it is looked at.

warcio reads the container. Without it the file is skipped with a word on how to install it. A page's identifier is its
address in letters that fit a file name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from kg.model import RawArticle, Skipped
from kg.read.files import MAX_FILE_BYTES, UnreadableError, open_regular
from kg.read.page import read_page


def read_warc(path: Path) -> Iterator[RawArticle | Skipped]:
    """The articles of the HTML pages in the archive, each with its address as ``url``."""
    try:
        iterate = import_module("warcio.archiveiterator").ArchiveIterator
        failed: type[Exception] = import_module("warcio.exceptions").ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError("reading web archives needs warcio: install banggiao[warc]") from error
    number = 0
    with open_regular(path) as stream:
        try:
            for number, record in enumerate(iterate(stream), 1):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                    continue
                if "html" not in (headers.get_header("Content-Type") or ""):
                    continue
                yield _read_record(record.content_stream().read(MAX_FILE_BYTES), record.rec_headers, f"{path}:{number}")
        except (failed, EOFError, OSError, ValueError) as error:
            yield Skipped(f"{path}:{number + 1}", f"the archive ends or breaks here ({error}); what follows was not read")


def _read_record(content: bytes, headers: object, origin: str) -> RawArticle | Skipped:
    url = headers.get_header("WARC-Target-URI") or ""  # type: ignore[attr-defined]
    identifier = re.sub(r"[^\w.-]+", "-", re.sub(r"^\w+://", "", url)).strip("-") or origin
    try:
        return read_page(identifier, content, origin, url=url or None)
    except UnreadableError as error:
        return Skipped(origin, str(error))
