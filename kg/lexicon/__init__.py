"""Loads the tables of names, offices and verbs in this folder; it knows their form and not their meaning.

A table is ``NAME.tsv``: UTF-8 in NFC, ``#`` comments that say what the fields are, one header line, then rows of
as many tab-separated fields, sorted. Our own data fails loudly: a malformed row is a ``LexiconError`` with file and line.
"""

from __future__ import annotations

import functools
import unicodedata
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import LexiconError

Row = dict[str, str]


@functools.cache
def load_table(name: str) -> tuple[Row, ...]:
    """The rows of ``NAME.tsv`` as field -> value; raises ``LexiconError`` for an empty table or a malformed row."""
    return parse_table(files(__package__) / f"{name}.tsv", name)


def parse_table(path: Traversable, name: str) -> tuple[Row, ...]:
    """Parses one table; ``name`` is for messages."""
    text = path.read_text("utf-8")
    if text != unicodedata.normalize("NFC", text):
        raise LexiconError(f"{name}.tsv: not in Unicode NFC; normalize the file")
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            continue
        if len(fields) != len(header):
            raise LexiconError(f"{name}.tsv:{number}: {len(fields)} fields, the header has {len(header)}: {line!r}")
        rows.append({key: value.strip() for key, value in zip(header, fields, strict=True)})
    if not rows:
        # An empty vocabulary would match everything or nothing: never right.
        raise LexiconError(f"{name}.tsv: no rows")
    return tuple(rows)
