"""Who chairs, told by a noun or a passive: "dưới sự chủ trì của Ⓟ", "Ⓔ do Ⓟ chủ trì"; "Ⓟ chủ trì Ⓔ" is read with the conferences."""

from __future__ import annotations

import re

from kg.context import refer
from kg.model import ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.view import Item, View, row

_DUOI = re.compile(
    r"(?:[Dd]ưới sự|do) (?:chủ trì|đồng chủ trì|điều hành|chủ tọa) của (?:các )?(?:đồng chí:? |ông |bà )?(?=Ⓟ)|"
    # "Kỳ họp diễn ra sáng Ⓓ | do Ⓟ điều hành", "do Ⓟ, và Ⓟ, đồng chủ tọa"
    r"(?<!\w)do (?:đồng chí |ông |bà )?(?=Ⓟ(?:,? (?:và|cùng|cùng với) (?:ông |bà |đồng chí )?Ⓟ)?,? (?:cùng |đồng )?(?:chủ trì|"
    r"chủ tọa|chủ toạ|điều hành))|"
    r"(?<=Ⓔ )do (?=Ⓞ(?: [ⒸⓉ])?(?: và Ⓞ(?: [ⒸⓉ])?)? (?:đồng )?(?:chủ trì|chủ tọa|chủ toạ)(?! tổ chức| phối hợp))"
)


def by_chairing_noun(finding: Finding) -> None:
    """ "dưới sự chủ trì của Ⓟ", "Ⓔ do Ⓟ chủ trì"."""
    view = finding.view
    for match in _DUOI.finditer(view.masked):
        item = view.item_at(match.end())
        event = _event_told(view, match)
        if event is None and match.group().startswith("do"):
            continue  # a committee, a programme, a project: no event stands before
        if item.sign == "Ⓞ" and event and re.search(r"(?:các|những|nhiều|cơ chế)[^ⓅⒺ.;,]{0,30}$", view.masked[: event.at]):
            continue  # "các diễn đàn do Ⓞ chủ trì": no event in particular
        locals_ = events_of(finding, event) if event else refer(finding.context, "conference", item.start)
        with_bodies = re.match(r"Ⓟ cùng (?:các )?(?:đại diện|lãnh đạo) (?:các )?(?=Ⓞ)", view.masked[item.at :])
        bodies = row(view, item.at + with_bodies.end(), "Ⓞ") if with_bodies else []
        both = _ROW.match(view.masked, item.at)
        chairs = row(view, item.at, "Ⓟ") or [item]
        chairs = list(view.signs("Ⓟ", both.start(), both.end())) if both and len(chairs) == 1 else chairs
        for agent, thing in agents([*chairs, *bodies]):
            for local in locals_:
                span = (min(event.start, thing.start), max(event.end, thing.end)) if event else (thing.start, thing.end)
                finding.add(agent, local, ParticipantRole.CHAIR, span, "chair-noun")


# "do Ⓟ, và Ⓟ, đồng chủ tọa": two whose offices stand between commas
_ROW = re.compile(r"Ⓟ(?:,? (?:và|cùng|cùng với) (?:ông |bà |đồng chí )?Ⓟ)?")
# "Dưới sự chủ trì của Ⓟ, sáng Ⓓ, tại Ⓣ, | Ⓔ đã diễn ra"
_FOLLOWS = re.compile(r"(?:, [^ⓅⒺ.;]{0,80})?, Ⓔ(?: [^ⓅⒺ.;]{0,40})? (?:diễn ra|khai mạc|được tổ chức|tổ chức|tiến hành|họp)(?!\w)")


def _event_told(view: View, match: re.Match[str]) -> Item | None:
    """The event of the noun: the last that stands before it, or the one that opens the clause behind it."""
    before = next(reversed(list(view.signs("Ⓔ", 0, match.start()))), None)
    if before is not None and not re.search(r"[.;]", view.masked[before.at : match.start()]):
        return before
    if match.group().startswith("do"):
        return None
    last = (row(view, match.end(), "Ⓟ") or [view.item_at(match.end())])[-1]
    follows = _FOLLOWS.match(view.masked, last.at + 1)
    return next(iter(view.signs("Ⓔ", last.at, follows.end())), None) if follows else None
