"""A file of records (JSONL, gzipped JSONL, CSV) comes in, one ``RawArticle`` or ``Skipped`` for each record goes out.

A record has ``id``, ``text`` or ``html``, and may have ``title``, ``date``, ``url``, ``source``. One bad record costs
nothing but itself.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from kg.model import RawArticle, Skipped
from kg.read.decode import check_text, encoding_of, not_utf8, tidy
from kg.read.files import UnreadableError, open_regular
from kg.read.page import read_markup

MAX_RECORD_BYTES = 32_000_000


def read_jsonl(path: Path) -> Iterator[RawArticle | Skipped]:
    """The records of a JSONL file, gzipped if its name ends in ``.gz``."""
    with open_regular(path) as stream:
        packed = path.name.lower().endswith(".gz")
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream
        number = 0
        try:
            for number, line in _lines(unpacked, path):
                item = _read_line(line, f"{path}:{number}")
                if item is not None:
                    yield item
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Skipped(f"{path}:{number + 1}", f"the gzip data ends or breaks here ({error}); what follows was not read")


def read_csv(path: Path) -> Iterator[RawArticle | Skipped]:
    """The records of a CSV file with a header; the delimiter is the one of ``, ; tab`` that its header uses."""
    with open_regular(path) as stream:
        head = stream.read(65536)
        encoding, mark = encoding_of(head)
        if encoding == "utf-8" and b"\x00" in head:
            raise UnreadableError("a binary file (it has NUL bytes), or UTF-16 without a byte-order mark; save it as UTF-8 text")
        stream.seek(mark)
        # Bytes that are no UTF-8 become surrogates, so that they cost their own record and no other.
        text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
        header_line = text.readline(65536)
        header = _csv_header(header_line)
        csv.field_size_limit(MAX_RECORD_BYTES)
        rows = csv.reader(text, delimiter=header.delimiter)
        start = 2
        try:
            for row in rows:
                if any(field.strip() for field in row):
                    yield _read_record(dict(zip(header.names, row, strict=False)), f"{path}:{start}")
                start = rows.line_num + 2
        except csv.Error as error:
            yield Skipped(f"{path}:{start}", f"malformed CSV ({error}); what follows was not read")


class _Header:
    """The names of a CSV file's columns and what separates them."""

    def __init__(self, names: list[str], delimiter: str) -> None:
        self.names = names
        self.delimiter = delimiter


def _csv_header(line: str) -> _Header:
    delimiter = max(",;\t", key=line.count)
    names = [name.strip().lower() for name in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]
    if not line.strip():
        raise UnreadableError("empty: there is no text in it")
    if "id" not in names or not {"text", "html"} & set(names):
        raise UnreadableError(f"the header needs the columns id, and text or html; it has: {', '.join(names)[:200]}")
    return _Header(names, delimiter)


def _lines(stream: BinaryIO, path: Path) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        if number == 1:
            encoding, mark = encoding_of(line)
            if encoding != "utf-8" or b"\x00" in line:
                raise UnreadableError("not UTF-8 text (it has NUL bytes or the byte-order mark of UTF-16); save it as UTF-8")
            line = line[mark:]
        while len(line) >= MAX_RECORD_BYTES and not line.endswith(b"\n") and stream.readline(MAX_RECORD_BYTES):
            pass  # the rest of a monstrous line; its beginning is no JSON and is reported as such
        yield number, line
    if number == 0:
        raise UnreadableError("empty: there is no record in it")


def _read_line(line: bytes, origin: str) -> RawArticle | Skipped | None:
    if not line.strip():
        return None
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Skipped(origin, not_utf8(line, error.start))
    except RecursionError:
        return Skipped(origin, "malformed JSON: it is nested too deeply")
    except ValueError as error:
        return Skipped(origin, f"malformed JSON: {error}")
    if not isinstance(record, dict):
        return Skipped(origin, f"a record must be a JSON object, this is a {type(record).__name__}")
    return _read_record(record, origin)


def _read_record(record: Mapping[str, object], origin: str) -> RawArticle | Skipped:
    try:
        identifier = _identifier(record.get("id"))
        text, html = _field(record, "text"), _field(record, "html")
        if text is None and html is None:
            raise UnreadableError(f'the record "{identifier}" has neither text nor html')
        if text is None:
            page = read_markup(identifier, html or "", origin)
            text, title, date = page.text, page.title, page.published
            url, source = page.url, page.source
        else:
            text, title, date, url, source = check_text(text), None, None, None, None
        return RawArticle(
            identifier=identifier,
            text=text,
            origin=origin,
            title=_field(record, "title") or title,
            published=_field(record, "date") or date,
            url=_field(record, "url") or url,
            source=_field(record, "source") or source,
        )
    except UnreadableError as error:
        return Skipped(origin, str(error))


def _identifier(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return " ".join(tidy(value).split())
    if value in (None, ""):
        raise UnreadableError("the record has no id")
    raise UnreadableError(f"the id of a record must be text, this is {value!r:.80}")


def _field(record: Mapping[str, object], name: str) -> str | None:
    """The text of a field, tidied; None where it is missing, empty or of another type."""
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        return None
    if any("\udc80" <= character <= "\udcff" for character in value):
        raise UnreadableError(not_utf8(value.encode("utf-8", "surrogateescape"), _first_bad_byte(value)))
    return tidy(value)


def _first_bad_byte(value: str) -> int:
    for position, character in enumerate(value):
        if "\udc80" <= character <= "\udcff":
            return len(value[:position].encode("utf-8"))
    return 0
