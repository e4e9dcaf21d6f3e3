"""Whether the event that a noun tells was held, is to come, or is only possible or off: "cuộc gặp … có thể diễn ra", "bị hủy".

A noun says nothing about that by itself; the words beside it do. Verbs ("Ⓟ sẽ gặp Ⓟ") are read with their clause.
"""

from __future__ import annotations

import re
from enum import Enum

from kg.rules.attended.view import Item, View


class Outlook(Enum):
    """What the words beside an event's name say of it; ``HELD`` where they say nothing."""

    HELD = "held"
    TO_COME = "to come"
    OPEN = "open"  # possible, wished for, put off or cancelled: nobody took part


_COUNT = r"(?:một |các |những |hai |nhiều |về )*"
_OPEN_BEFORE = re.compile(
    r"(?<!\w)(?:có thể (?:sẽ )?(?:có|diễn ra|tổ chức)|khả năng(?: về| có| diễn ra| tổ chức| về việc)?|đề xuất|hủy(?: bỏ)?|huỷ(?: bỏ)?|hoãn|"
    r"không có|chưa có|để ngỏ(?: khả năng)?|kêu gọi|mong muốn(?: có)?|hy vọng (?:có|về)|nếu có|đàm phán) " + _COUNT + "$",
    re.I,
)
_OPEN_AFTER = re.compile(
    r"(?: (?:tại|ở|vào|ngày|tháng|cuối|đầu|tuần|tới|giữa|[ⒸⓉⓋⒹ]))*,? (?:có thể (?:sẽ )?|(?:đã )?bị (?:hủy|huỷ|hoãn|trì hoãn|lùi|dời|gác)|"
    r"(?:vẫn |còn )?chưa |"
    r"không (?:thể )?diễn ra|sẽ không)"
)
_TO_COME_BEFORE = re.compile(
    r"(?<!\w)(?:chuẩn bị(?: cho)?|dự kiến (?:có|tổ chức)|sẽ (?:có|tiến hành|tổ chức)|lên kế hoạch cho|trước thềm) " + _COUNT + "$",
    re.I,
)
_TO_COME_AFTER = re.compile(
    r"(?: (?:tại|ở|vào|ngày|tháng|cuối|đầu|giữa|[ⒸⓉⓋⒹ]))*,? (?:sắp (?:tới|diễn ra)|tới đây|"
    r"(?:dự kiến )?sẽ (?:diễn ra|được tổ chức|bắt đầu)|dự kiến (?:diễn ra|được)|(?:tuần|tháng|năm) (?:tới|sau))(?!\w)"
)


_ANNOUNCED = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)")


def announced(words: str) -> bool:
    """Whether the words of a clause ("Ⓟ và Ⓟ sẽ họp báo") only announce what it tells."""
    return bool(_ANNOUNCED.search(words))


def outlook(view: View, item: Item) -> Outlook:
    """Of the event under ``item``, by the words right before and right behind its name."""
    before, after = view.masked[max(0, item.at - 60) : item.at], view.masked[item.at + 1 :]
    if _OPEN_BEFORE.search(before) or _OPEN_AFTER.match(after):
        return Outlook.OPEN
    if _TO_COME_BEFORE.search(before) or _TO_COME_AFTER.match(after):
        return Outlook.TO_COME
    return Outlook.HELD
