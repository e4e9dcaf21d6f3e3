"""Ambassadors who present their credentials: "Đại sứ Ⓟ trình Quốc thư lên Ⓟ", "Ⓟ tiếp nhận Thư ủy nhiệm của Đại sứ Ⓟ".

The head of state receives and the ambassador is the visitor; a reception of the two that the article tells besides is the same meeting.
"""

from __future__ import annotations

import re

from kg.context import establish
from kg.model import ParticipantRole
from kg.rules.attended.outlook import announced
from kg.rules.attended.part import Finding, agents, day_after, day_of, meeting_record, title_and_name
from kg.rules.attended.view import Item, row

_LETTER = r"(?:[Qq]uốc thư|[Tt]hư [ủu][ỷy] nhiệm)"
# "Ⓟ đã đến trình Quốc thư của Ⓟ lên Ⓟ": the letter is the sender's, who is not there.
_PRESENTS = re.compile(
    r"(?=Ⓟ)Ⓟ(?P<gap>[^ⓅⒺ.;“”]{0,80}?)(?:dâng |đệ )?trình " + _LETTER + r"(?: của [^Ⓔ.;,]{1,60}?)?(?: cho| lên| tới| đến)"
    r"(?: ngài| ông| bà| cho)* (?=Ⓟ)Ⓟ"
)
_TAKES = re.compile(r"(?=Ⓟ)Ⓟ(?P<gap>[^ⓅⒺ.;“”]{0,80}?)(?:tiếp nhận|đón nhận|nhận) " + _LETTER + r"[^ⓅⒺ.;]{0,60}? (?=Ⓟ)Ⓟ")
_AFTER = re.compile(r"(?:[Ss]au (?:khi|lễ)|[Tt]ại (?:lễ|buổi)|[Kk]hi|[Tt]rong dịp) trình " + _LETTER + r"(?: lên| tới| cho) (?=Ⓟ)Ⓟ, (?=Ⓟ)Ⓟ")


def by_credentials(finding: Finding) -> None:
    """Reads each letter that is presented, with the one who takes it."""
    view = finding.view
    for match in _PRESENTS.finditer(view.masked):
        ambassador, *_, head = view.signs("Ⓟ", match.start(), match.end())
        _meeting(finding, head, [ambassador], match, match.group("gap"))
    for match in _TAKES.finditer(view.masked):
        head = view.item_at(match.start())
        _meeting(finding, head, row(view, match.end() - 1, "Ⓟ"), match, match.group("gap"))
    for match in _AFTER.finditer(view.masked):
        head, ambassador = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        _meeting(finding, head, [ambassador], match, "")


def _meeting(finding: Finding, head: Item, ambassadors: list[Item], match: re.Match[str], gap: str) -> None:
    view = finding.view
    day = day_after(view, match.end()) or day_of(finding, match.start("gap") if gap else match.end())
    span = (view.offset(match.start()), max(item.end for item in (head, *ambassadors)))
    for ambassador in ambassadors:
        (owner, _), (guest, _) = agents([head, ambassador])
        if owner.name == guest.name:
            continue
        name = f"{title_and_name(view, ambassador)} trình Quốc thư lên {title_and_name(view, head)}"
        record = meeting_record(finding, "reception", name, (owner.name, guest.name), span, day)
        finding.context, local = establish(finding.context, record)
        finding.context = finding.context.at_event((local,))
        planned = announced(gap)
        finding.add(owner, local, ParticipantRole.HOST, span, "credentials", planned)
        finding.add(guest, local, ParticipantRole.VISITOR, span, "credentials", planned)
