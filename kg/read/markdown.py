"""A Markdown file comes in, a ``RawArticle`` of its plain text goes out; tables and raw HTML inside it stay as they are.

Front matter gives title, date, url and source; lines that Markdown would join are one paragraph, so one line.
"""

from __future__ import annotations

import re

from kg.model import RawArticle

_FRONT_MATTER = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)(?:\n|$)", re.S)
_FIELD = re.compile(r"(title|date|url|source)\s*:\s*(.*)", re.I)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s{0,3}([-*_=])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s{0,6}(?:[-*+•]|\d{1,3}[.)])\s+\S|\s{0,3}[|>]")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)\n]*\)"), r"\1"),  # a picture: its description often is the caption
    (re.compile(r"\[([^\]]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
)


def read_markdown(identifier: str, text: str, origin: str) -> RawArticle:
    """The article of one Markdown text."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front is not None:
        found = (_FIELD.fullmatch(line.strip()) for line in front[1].split("\n"))
        fields = {match[1].lower(): match[2].strip("\"' ") for match in found if match is not None}
        text = text[front.end() :]
    lines = _paragraphs(text)
    return RawArticle(
        identifier=identifier,
        text="\n".join(_plain(line) for line in lines),
        origin=origin,
        title=fields.get("title") or None,
        published=fields.get("date") or None,
        url=fields.get("url") or None,
        source=fields.get("source") or None,
    )


def _paragraphs(text: str) -> list[str]:
    """The lines, joined where Markdown joins them: a plain line straight after a plain line or an item."""
    lines: list[str] = []
    open_paragraph = False
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if not line.strip() or _RULE.match(line):
            lines.append("")
            open_paragraph = False
        elif heading is not None:
            lines.append(heading[1])
            open_paragraph = False
        elif open_paragraph and not _ITEM.match(line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
            open_paragraph = True
        if line.endswith(("  ", "\\")):
            open_paragraph = False
    return lines


def _plain(line: str) -> str:
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    return line
