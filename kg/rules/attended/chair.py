"""Who chairs, told by a noun or a passive: "dưới sự chủ trì của Ⓟ", "Ⓔ do Ⓟ chủ trì"; "Ⓟ chủ trì Ⓔ" is read with the conferences."""

from __future__ import annotations

import re

from kg.context import refer
from kg.model import ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import row

_DUOI = re.compile(
    r"(?:dưới sự|do) (?:chủ trì|đồng chủ trì|điều hành|chủ tọa) của (?:đồng chí |ông |bà )?(?=Ⓟ)|"
    r"(?<!\w)do (?:đồng chí |ông |bà )?(?=Ⓟ(?: và Ⓟ)? (?:đồng )?(?:chủ trì|chủ tọa|chủ toạ))|"
    r"(?<=Ⓔ )do (?=Ⓞ(?: [ⒸⓉ])?(?: và Ⓞ(?: [ⒸⓉ])?)? (?:đồng )?(?:chủ trì|chủ tọa|chủ toạ)(?! tổ chức| phối hợp))"
)


def by_chairing_noun(finding: Finding) -> None:
    """ "dưới sự chủ trì của Ⓟ", "Ⓔ do Ⓟ chủ trì"."""
    view = finding.view
    for match in _DUOI.finditer(view.masked):
        item = view.item_at(match.end())
        event = next((thing for thing in reversed(list(view.signs("Ⓔ", 0, match.start())))), None)
        if event is not None and re.search(r"[.;]", view.masked[event.at : match.start()]):
            event = None
        if event is None and match.group().startswith("do"):
            continue  # a committee, a programme, a project: no event stands before
        if item.sign == "Ⓞ" and event and re.search(r"(?:các|những|nhiều|cơ chế)[^ⓅⒺ.;,]{0,30}$", view.masked[: event.at]):
            continue  # "các diễn đàn do Ⓞ chủ trì": no event in particular
        locals_ = events_of(finding, event) if event else refer(finding.context, "conference", item.start)
        with_bodies = re.match(r"Ⓟ cùng (?:các )?(?:đại diện|lãnh đạo) (?:các )?(?=Ⓞ)", view.masked[item.at :])
        bodies = row(view, item.at + with_bodies.end(), "Ⓞ") if with_bodies else []
        for agent, thing in agents([item, *bodies]):
            for local in locals_:
                finding.add(agent, local, ParticipantRole.CHAIR, (event.start if event else thing.start, thing.end), "chair-noun")
