"""The lines of an article come in, one ``LineLabel`` for each goes out; what a line says about the world is not judged.

BODY is the default: a line loses it only on positive evidence, since a sentence that is lost is a fact that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import LineLabel
from kg.text.dateline import parse_dateline

_BULLET = re.compile(r"\s*[•▪■►▶]\s*\S")
_IMAGE_ALT = re.compile(r".*[-–]\s*(?:Ảnh|Hình|Photo)\s*\d+\.?", re.I)
_IMAGE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|bmp)", re.I)
_CREDIT_MARK = re.compile(r"[(\[]?\b(?:Ảnh|ẢNH)\s*:", re.I)


def label_lines(lines: Sequence[str], title: str | None) -> list[LineLabel]:
    """One label for each line; ``title`` is the record's title on one line, if it has one."""
    labels = [_label_alone(line) for line in lines]
    first = next((i for i, label in enumerate(labels) if label is LineLabel.BODY), None)
    if first is not None and not lines[first].rstrip().endswith((".", ":", ";", ",")) and len(lines[first]) <= 200:
        labels[first] = LineLabel.HEADLINE
        second = next((i for i in range(first + 1, len(lines)) if labels[i] is LineLabel.BODY), None)
        if second is not None:
            labels[second] = LineLabel.LEAD
    return labels


def _label_alone(line: str) -> LineLabel:
    stripped = line.strip()
    if not stripped:
        return LineLabel.BLANK
    if _BULLET.match(line) and len(stripped) < 40:
        return LineLabel.MENU
    if parse_dateline(stripped) is not None:
        return LineLabel.DATELINE
    if _IMAGE_ALT.fullmatch(stripped) or _IMAGE_FILE.fullmatch(stripped):
        return LineLabel.CREDIT
    if _CREDIT_MARK.search(stripped) and len(stripped) < 300:
        return LineLabel.CAPTION
    if len(stripped) < 45 and not stripped.endswith((".", "!", "?", ":")) and re.fullmatch(r"(?:[A-ZÀ-Ỹ]\w*\.?(?:\s*[-–,/&]\s*|\s+|$)){2,8}", stripped):
        return LineLabel.BYLINE
    return LineLabel.BODY
