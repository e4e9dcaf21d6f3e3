"""A ``RawArticle`` comes in, an ``Article`` in NFC with labelled lines goes out; no character is rewritten otherwise.

Line breaks are the reader's business (``kg.read`` makes them all ``\\n``): a line here ends at ``\\n`` and nowhere else.
"""

from __future__ import annotations

import hashlib
import unicodedata

from kg.model import Article, Line, LineLabel, RawArticle
from kg.text.dateline import normalize_date, published_line
from kg.text.labels import label_lines


def clean(raw: RawArticle) -> Article:
    """The article with its lines labelled, its title and its date of publication where the text or the record has them.

    ``published`` is the record's date, else that of the article's own date line (a partial ISO date), else None.
    """
    text = unicodedata.normalize("NFC", raw.text)
    title = _one_line(raw.title)
    lines = text.split("\n")
    labels = label_lines(lines, title)
    return Article(
        identifier=unicodedata.normalize("NFC", raw.identifier),
        text=text,
        lines=_with_offsets(lines, labels),
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        title=title or _headline(lines, labels),
        published=normalize_date(raw.published) or published_line(lines, labels),
        url=raw.url,
        source=raw.source,
    )


def _with_offsets(lines: list[str], labels: list[LineLabel]) -> tuple[Line, ...]:
    placed: list[Line] = []
    start = 0
    for line, label in zip(lines, labels, strict=True):
        placed.append(Line(start, start + len(line), label))
        start += len(line) + 1
    return tuple(placed)


def _one_line(title: str | None) -> str | None:
    return " ".join(unicodedata.normalize("NFC", title).split()) or None if title is not None else None


def _headline(lines: list[str], labels: list[LineLabel]) -> str | None:
    for line, label in zip(lines, labels, strict=True):
        if label is LineLabel.HEADLINE:
            return " ".join(line.split())
    return None
