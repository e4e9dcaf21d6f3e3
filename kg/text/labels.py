"""The lines of an article come in, one ``LineLabel`` for each goes out; what a line says about the world is not judged.

BODY is the default: a line loses it only on positive evidence, since a sentence that is lost is a fact that is lost. First each
line is looked at alone, then menus by their runs, bylines by their place, then headline, lead and the captions under the byline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.model import LineLabel
from kg.text.bylines import has_byline_form, is_loose_source, names_agency
from kg.text.credits import find_asides, is_credit_line
from kg.text.dateline import parse_dateline
from kg.text.furniture import heads_links, is_bullet_item, is_furniture, is_section, is_short_item

_IMAGE_ALT = re.compile(r".*\S\s*[-–]\s*(?:Ảnh|Hình)\s*\d+\.?", re.I)
_IMAGE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|bmp)", re.I)
_MAX_HEADLINE = 200
_MAX_CAPTION = 600
_MIN_MENU = 5  # items in a run
_MIN_LONG = 60  # characters of a line that is no title, name or menu item
_TAIL = 12  # lines at the end among which a byline may stand: papers put the captions of a page after it
_CLOSING = 4
_HEAD = 5


def label_lines(lines: Sequence[str], title: str | None) -> list[LineLabel]:
    """One label for each line; ``title`` is the record's title on one line, if it has one."""
    labels = [_label_alone(line) for line in lines]
    _mark_menus(lines, labels)
    _mark_links(lines, labels)
    _mark_bylines(lines, labels)
    _mark_headline(lines, labels, title)
    _mark_repeated_captions(lines, labels)
    return labels


def _label_alone(line: str) -> LineLabel:
    stripped = line.strip()
    if not stripped:
        return LineLabel.BLANK
    if parse_dateline(stripped) is not None:
        return LineLabel.DATELINE
    if _IMAGE_FILE.fullmatch(stripped) or (len(stripped) < 300 and _IMAGE_ALT.fullmatch(stripped)) or is_credit_line(stripped):
        return LineLabel.CREDIT
    if is_furniture(stripped):
        return LineLabel.MENU
    if len(stripped) <= _MAX_CAPTION:
        asides = find_asides(stripped)
        if asides and asides[-1].credit and asides[-1].end == len(stripped):
            return LineLabel.CAPTION
    return LineLabel.BODY


def _mark_menus(lines: Sequence[str], labels: list[LineLabel]) -> None:
    """Runs of bulleted short items anywhere; runs of short lines with names of sections before the text or after it."""
    for run in _runs(lines, labels, is_bullet_item):
        if len(run) >= _MIN_MENU:
            _set(labels, run, LineLabel.MENU)
    long_lines = [i for i, label in enumerate(labels) if label is LineLabel.BODY and len(lines[i].strip()) >= _MIN_LONG]
    first, last = (long_lines[0], long_lines[-1]) if long_lines else (len(lines), -1)
    for run in _runs(lines, labels, is_short_item):
        outside = run[-1] < first or run[0] > last
        if outside and len(run) >= _MIN_MENU and sum(is_section(lines[i]) for i in run) >= 3:
            _set(labels, run, LineLabel.MENU)


def _mark_links(lines: Sequence[str], labels: list[LineLabel]) -> None:
    """The title lines after "Tin liên quan", up to the first line that is a sentence."""
    listing = False
    for index, line in enumerate(lines):
        if labels[index] is LineLabel.BODY and heads_links(line):
            labels[index] = LineLabel.MENU
            listing = True
        elif listing and labels[index] is LineLabel.BODY:
            stripped = line.strip()
            listing = len(stripped) <= 160 and stripped[-1] not in ".!?…:;"
            if listing:
                labels[index] = LineLabel.MENU


def _mark_bylines(lines: Sequence[str], labels: list[LineLabel]) -> None:
    text = [i for i, label in enumerate(labels) if label is LineLabel.BODY]
    for place, index in enumerate(text):
        closing = place >= len(text) - _CLOSING and is_loose_source(lines[index])
        if not closing and not has_byline_form(lines[index]):
            continue
        at_edge = place < _HEAD or place >= len(text) - _TAIL
        # The first line is a headline, and the text does not end before it began.
        if place > 0 and (names_agency(lines[index]) or (at_edge and not _is_spoken_of(lines, labels, index))):
            labels[index] = LineLabel.BYLINE


def _is_spoken_of(lines: Sequence[str], labels: Sequence[LineLabel], index: int) -> bool:
    """Whether another line of text names what stands in this one; writers are named by nobody but photo credits."""
    name = re.sub(r"\s*\(.*", "", lines[index].strip()).strip(" .")
    if not name:
        return False
    found = re.compile(rf"(?<![\w/]){re.escape(name)}(?!\w)", re.I)
    for other, line in enumerate(lines):
        if other == index or labels[other] in (LineLabel.CREDIT, LineLabel.BYLINE) or line.strip() == lines[index].strip():
            continue
        asides = find_asides(line)
        for match in found.finditer(line):
            if not any(aside.start <= match.start() < aside.end for aside in asides):
                return True
    return False


def _mark_headline(lines: Sequence[str], labels: list[LineLabel], title: str | None) -> None:
    """The line that is the record's title, else a first line that is no sentence; the text line after a headline is the lead."""
    text = [i for i, label in enumerate(labels) if label is LineLabel.BODY]
    if not text:
        return
    named = next((i for i in text[:_HEAD] if title is not None and " ".join(lines[i].split()) == title), None)
    first = lines[text[0]].strip()
    headline = named if named is not None else text[0] if _is_title(first) and len(text) > 1 else None
    if headline is None:
        return
    labels[headline] = LineLabel.HEADLINE
    lead = next((i for i in text if i > headline and len(lines[i].strip()) >= _MIN_LONG), None)
    if lead is not None and text.index(lead) <= text.index(headline) + 2:
        labels[lead] = LineLabel.LEAD


def _is_title(line: str) -> bool:
    return len(line) <= _MAX_HEADLINE and line[-1] not in ".,;:" and not line.endswith(("...", "…"))


def _mark_repeated_captions(lines: Sequence[str], labels: list[LineLabel]) -> None:
    """Lines after the last byline that repeat a line of the text, or stand between a byline and the end: captions of the page."""
    last = max((i for i, label in enumerate(labels) if label is LineLabel.BYLINE), default=None)
    if last is None:
        return
    after = [i for i in range(last + 1, len(lines)) if labels[i] is LineLabel.BODY]
    if any(labels[i] is LineLabel.BODY for i in range(last)):
        repeated = {lines[i].strip() for i in after}
        for index, line in enumerate(lines):
            if labels[index] is LineLabel.BODY and line.strip() in repeated and len(line) <= _MAX_CAPTION:
                labels[index] = LineLabel.CAPTION


def _runs(lines: Sequence[str], labels: Sequence[LineLabel], belongs: Callable[[str], bool]) -> list[list[int]]:
    """The runs of lines that belong together; blank and furniture lines neither belong nor break a run."""
    runs: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if labels[index] is LineLabel.BODY and belongs(line):
            runs[-1].append(index)
        elif labels[index] not in (LineLabel.BLANK, LineLabel.MENU) and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _set(labels: list[LineLabel], indexes: Sequence[int], label: LineLabel) -> None:
    for index in indexes:
        labels[index] = label
