"""Who received a visitor at a place: "Ⓟ, Ⓟ và Ⓟ đã đón tiếp đoàn thăm tàu", "Ⓟ vui mừng được đón Ⓟ đến thăm công ty".

The visit is one that the article tells; without it nobody received anybody. Receptions of a named guest are meetings and read there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import Known, key
from kg.model import EventKind
from kg.rules.attended.clause import Use, group_before
from kg.rules.attended.gap import adjoins
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.visit import HOST

# "đón tiếp và chào mừng | đoàn thăm tàu", "tiếp và giới thiệu với | đoàn"; a delegation that is told by its sender is another rule's.
_RECEIVES = re.compile(
    r"(?<!\w)(?:đón tiếp|tiếp đón|chào đón|đón chào|nghênh đón|chào mừng|tiếp|đón)"
    r"(?:,? (?:và|rồi) (?:chào mừng|giới thiệu|hướng dẫn|làm việc|trao đổi|trò chuyện))?"
    r"(?: với| cho| cùng)? (?:các thành viên )?(?:đoàn|phái đoàn)"
    r"(?! (?:đại biểu|công tác|cán bộ|doanh|của|do|gồm|Ⓞ|Ⓒ|Ⓣ))(?!\w)",
    re.I,
)
_GLAD = re.compile(
    r"(?=Ⓟ)Ⓟ,? (?:(?!(?:sẽ|sắp|mong|muốn|hy vọng|rằng|nếu)(?!\w))[^ⓅⒺ.;“”]){0,50}?"
    r"(?:vui mừng|vinh dự|vinh hạnh|hân hạnh|phấn khởi|chào mừng|"
    r"cảm ơn)[^ⓅⒺ.;,“”]{0,24}? (?:(?:đón tiếp|chào đón|tiếp đón|đón|tiếp) )?(?:đồng chí |ông |bà |ngài )?(?=Ⓟ)Ⓟ[^ⓅⒺⒸ.;]{0,60}?"
    r"(?<!\w)(?:thăm|tham quan)(?: và làm việc)?(?: với| tại)? "
    r"(?:công ty|nhà máy|tập đoàn|trụ sở|trường|bệnh viện|cơ sở|dự án|tàu|trung tâm|viện|Ⓞ)"
)
_FAMILIES = ("tour", "visit")


def by_reception(finding: Finding, uses: Sequence[Use]) -> None:
    """Hosts of the visit at hand."""
    view = finding.view
    for match in _RECEIVES.finditer(view.masked):
        known, last = _at_hand(finding, match.start()), next(reversed(list(view.signs("Ⓟ", 0, match.start()))), None)
        if known is None or last is None or not adjoins(view.masked[last.at + 1 : match.start()]):
            continue
        for agent, item in agents(group_before(view, last)):
            if key(agent.name) not in known.pair:
                finding.add(agent, known.local, HOST, (item.start, view.offset(match.end())), "visit-reception")
    for match in _GLAD.finditer(view.masked):
        host, guest = agents(list(view.signs("Ⓟ", match.start(), match.end()))[:2])
        known = _at_hand(finding, match.end(), key(guest[0].name))
        if known is not None and known.family == "tour" and host[0].name != guest[0].name:
            finding.add(host[0], known.local, HOST, (host[1].start, guest[1].end), "visit-reception")


def _at_hand(finding: Finding, index: int, visitor: str = "") -> Known | None:
    """The visit that the article told last before ``index``, of ``visitor`` if one is given."""
    here = finding.view.offset(index)
    told = [known for known in finding.context.events if known.kind is EventKind.VISIT and known.family in _FAMILIES and known.at < here]
    told = [known for known in told if visitor in known.pair] if visitor else told
    return max(told, key=lambda known: known.at, default=None)
