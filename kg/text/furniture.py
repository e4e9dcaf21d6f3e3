"""A line comes in, whether it belongs to the page and not to the article goes out: menus, links, buttons, copyright.

Names of sections ("Kinh tế") head paragraphs too: they count only in runs of short lines, which ``kg.text.labels`` looks for.
"""

from __future__ import annotations

import functools
import re

from kg.lexicon import load_table

_BULLET = re.compile(r"\s*(?:[•▪■►▶●○·]|\*|>|»)\s*\S")
_LINK_MARK = re.compile(r"\s*(?:>\s*>|»|>)\s*(?:>\s*)*\S|.*>\s*>\s*>?\s*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.I)
_BRACKETED_LINK = re.compile(r"\[[^\[\]]{15,160}\]")
_TRAIL = re.compile(r"\s*(?:[>»/|›•]|\s-\s)\s*")
_MAX_LINK = 160


def is_short_item(line: str) -> bool:
    """Whether the line could be an item of a menu: short, without a full stop, with or without a bullet."""
    line = line.strip()
    return 0 < len(line) <= 30 and line[-1] not in ".!?…:;,\"”" and not re.search(r"\d{2,}", line)


def is_bullet_item(line: str) -> bool:
    """A short item with a bullet: "• An Giang"."""
    return _BULLET.match(line) is not None and is_short_item(line)


def is_section(line: str) -> bool:
    """The name of a section: "Thời sự", "Trang chủ"."""
    return line.strip(" •>»|").lower() in _phrases("nav", "whole")


def is_furniture(line: str) -> bool:
    """Whether the line by itself shows that it belongs to the page: a link, a button, an address, a copyright, a trail."""
    stripped = line.strip()
    if not any(character.isalnum() for character in stripped):
        return True
    if _ADDRESS.fullmatch(stripped) or _BRACKETED_LINK.fullmatch(stripped):
        return True
    if len(stripped) > _MAX_LINK:
        return False
    if _LINK_MARK.fullmatch(stripped) or (_LINK_MARK.match(stripped) and not stripped.endswith(".")):
        return True
    if _is_trail(stripped):
        return True
    folded = stripped.lower()
    if folded in _phrases("share", "whole"):
        return True
    starts = _phrases("read", "start") + _phrases("share", "start") + _phrases("rights", "start")
    return (folded.startswith(starts) and not stripped.endswith(".")) or folded.startswith(_phrases("rights", "start"))


def heads_links(line: str) -> bool:
    """Whether the line heads a list of other articles: "Tin liên quan"."""
    folded = line.strip(" :>»•").lower()
    return folded in _phrases("related", "whole") or (folded.startswith(_phrases("related", "start")) and len(folded) < 40)


def _is_trail(line: str) -> bool:
    """A trail of sections: "Trang chủ > Chính trị > Đối ngoại"."""
    parts = [part.lower() for part in _TRAIL.split(line) if part]
    sections = sum(part in _phrases("nav", "whole") for part in parts)
    return len(parts) > 1 and sections >= 2 and sections * 2 >= len(parts)


@functools.cache
def _phrases(kind: str, match: str) -> tuple[str, ...]:
    return tuple(row["phrase"] for row in load_table("line-furniture") if row["kind"] == kind and row["match"] == match)
