"""Who thanks or is glad to be received: "Ⓟ cảm ơn Ⓟ đã dành thời gian tiếp".

What is said tells of a meeting that the article may tell nowhere else. Who only thanks for help met nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.context import establish
from kg.model import ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.part import Finding, agents, meeting_record, title_and_name

HOST, VISITOR = ParticipantRole.HOST, ParticipantRole.VISITOR

_THANKS = re.compile(
    r"Ⓟ [^ⓅⒺ.;]{0,24}?(?:cảm ơn|cám ơn) (?:sự (?:đón tiếp|"
    r"tiếp đón)[^Ⓟ.;]{0,30} của )?(?:đồng chí |ông |bà |ngài )?(?=Ⓟ)Ⓟ (?:đã )?(?:dành thời gian |dành cho |nhận lời )?(?:tiếp|đón tiếp|"
    r"gặp)(?!\w)(?! (?:tục|nhận|thu|cận))"
)


def by_thanks(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Ⓟ cảm ơn Ⓟ đã dành thời gian tiếp": the one who thanks was received by the other."""
    view = finding.view
    for match in _THANKS.finditer(view.masked):
        visitor, host = list(view.signs("Ⓟ", match.start(), match.end()))[:2]
        (guest, _g), (owner, _o) = agents([visitor, host])
        span = (visitor.start, view.offset(match.end()))
        name = f"{title_and_name(view, host)} tiếp {title_and_name(view, visitor)}"
        record = meeting_record(finding, "reception", name, (owner.name, guest.name), span, None)
        finding.context, local = establish(finding.context, record)
        finding.context = finding.context.at_event((local,))
        finding.add(owner, local, HOST, span, "meeting-thanks")
        finding.add(guest, local, VISITOR, span, "meeting-thanks")
