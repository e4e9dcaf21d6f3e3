"""Reads the words that stand between a person and an office in a sentence on a career: "được bổ nhiệm làm", "từng là", "thôi giữ chức".

In: the lower-case words of the gap. Out: what they say of the holding, or None where they say nothing of it.
"""

from __future__ import annotations

import re

from kg.model import Status

# "được Quốc hội phê chuẩn bổ nhiệm làm", "vừa được bầu giữ chức", "được Thủ tướng Chính phủ bổ nhiệm làm", ", làm": who
# appoints may stand inside; a negation, a question, "đề cử", "ứng cử" or a second clause may not.
_APPOINTED = re.compile(
    r"^,? ?(?:(?:hiện|nay|sau đó|tiếp tục|cũng|vừa|mới|đã|sẽ|lần lượt|đồng thời|trước đó) )*"
    r"(?:(?:được|do) (?:[^,;.:]{0,60}? )?)?"
    r"(?:(?:phê chuẩn|bổ nhiệm|bầu|bầu cử|chỉ định|phân công|điều động|cử|luân chuyển|tín nhiệm|giao|tái cử|nhận nhiệm vụ|tham gia)(?: ?,)?(?: và)? )*"
    r"(?:làm|giữ chức|giữ chức vụ|giữ các chức vụ|giữ cương vị|giữ vị trí|giữ trọng trách|đảm nhiệm chức vụ|đảm nhiệm chức danh|đảm nhiệm|đảm nhận|"
    r"đảm nhận chức vụ|đảm nhận cương vị|nhận chức|nhậm chức|giữ chức danh|làm nhiệm vụ|phụ trách chức vụ|trở thành|kiêm giữ chức|kiêm nhiệm chức vụ)(?: chức| chức vụ)?$"
)
_IS = re.compile(r"^,? ?(?:(?:hiện|nay|hiện nay|hiện đang|đang|cũng|đồng thời) )?(?:là|nguyên là|giữ chức|giữ chức vụ|đồng thời là)$")
_WAS = re.compile(r"^,? ?(?:đã |trước đó |trước đây )?(?:từng|nguyên|vốn|đã từng|từng có thời gian)(?: là| làm| giữ| giữ chức| giữ chức vụ| đảm nhiệm chức vụ| đảm nhiệm| giữ cương vị)*$")
_LEFT = re.compile(r"^,? ?(?:được |xin |đã |bị )*(?:thôi giữ chức|thôi giữ chức vụ|thôi chức|miễn nhiệm chức vụ|miễn nhiệm chức danh|miễn nhiệm|cách chức|từ chức|thôi làm|thôi đảm nhiệm chức vụ)$")
_NOT = re.compile(r"\b(?:không|chưa|nếu|đề cử|ứng cử|đề nghị|dự kiến|giới thiệu|sẽ|ứng viên)\b")


def read_career(gap: str) -> Status | None:
    """CURRENT for an appointment or "là", FORMER for "từng là" or "thôi giữ chức", None for anything else."""
    if len(gap) > 110 or _NOT.search(gap):
        return None
    if _WAS.match(gap) or _LEFT.match(gap):
        return Status.FORMER
    if _APPOINTED.match(gap) or _IS.match(gap):
        return Status.CURRENT
    return None


# A date before the pronoun dates what follows: "Năm 2016, ông được bầu làm …", "từ 2.2015", "Tháng 3/2018, ông …".
_PAST_OPENING = re.compile(r"(?:^|[.;]\s*)(?:Năm|Từ năm|Từ|Tháng|Từ tháng|Tới|Đến|Giai đoạn|Trước đó|Trước đây|Vào)\b[^;:]{0,40}$")


def dates_the_past(before: str) -> bool:
    """Whether the words before a pronoun ("Năm 2016, ", "Trước đó, ") set the sentence in a past period."""
    return _PAST_OPENING.search(before) is not None and (any(c.isdigit() for c in before[-44:]) or "Trước" in before[-44:])
