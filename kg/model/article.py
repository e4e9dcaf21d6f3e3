"""Articles on their way in: raw, skipped, labelled by line, split into sentences; no mention of what they say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as a source gave it; ``text`` is plain text with one paragraph, caption or byline a line."""

    identifier: str
    text: str
    origin: str  # where it was read, for messages: "folder/000.txt" or "articles.jsonl.gz:17"
    title: str | None = None
    published: str | None = None  # partial ISO date that the *record* gives, if any
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was to be read and could not be: reported, and never stops a build."""

    origin: str
    reason: str


class LineLabel(StrEnum):
    """What a line of an article is. Rules read HEADLINE, LEAD, BODY and CAPTION, and skip the rest."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"  # the article's own date line: "06/01/2025 18:24"
    BYLINE = "byline"
    CREDIT = "credit"
    MENU = "menu"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled stretch of an article's text: a line of the file, without its line break."""

    start: int
    end: int
    label: LineLabel


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: ``text`` is the source's text in NFC and nothing else is changed, lines are labelled."""

    identifier: str
    text: str
    lines: tuple[Line, ...]
    sha256: str  # of the NFC text, UTF-8
    title: str | None = None
    published: str | None = None  # from the article's own date line, or from its record
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, within one line."""

    start: int
    end: int
    text: str
    label: LineLabel
    line: int  # index into Article.lines
