"""Who is at a conference besides the subject of the verb: the traveller of "chuyến thăm của Ⓟ và dự Ⓔ", the other side of a summit.

It helps the rules of conferences and records nothing itself; visits are read before.
"""

from __future__ import annotations

import re

from kg.model import Agent, EventKind, EventMention, Modality, PersonMention
from kg.rules.attended.clause import Use
from kg.rules.attended.part import Finding, person
from kg.rules.attended.view import Item

_ON_JOURNEY = re.compile(r"(?=Ⓔ)Ⓔ(?: [^ⓅⒺ.;,]{1,50}?)?,?(?: (?:để|và|nhằm|đồng thời))? (?:tham )?$")


def travellers(finding: Finding, use: Use) -> list[tuple[Agent, Item]]:
    """ "Ⓔ của Ⓟ và | dự Ⓔ", "Ⓟ sẽ có Ⓔ để | dự Ⓔ": whoever makes the journey attends what the journey is for."""
    match = _ON_JOURNEY.search(finding.view.masked[: use.start])
    item = finding.view.item_at(match.start()) if match else None
    if item is None or not isinstance(item.mention, EventMention) or item.mention.kind is not EventKind.VISIT:
        return []
    made = [part for part in finding.parts if part.rule == "attended/visit-noun" and part.start <= item.start < part.end]
    return [(agent, item) for agent in dict.fromkeys(part.agent for part in made)]


def announced(finding: Finding, agent: Agent, item: Item) -> bool:
    """Whether the journey on which somebody attends is still to come."""
    return item.sign == "Ⓔ" and any(part.agent == agent and part.modality is Modality.WILL_ATTEND for part in finding.parts)


def other_side(finding: Finding, use: Use) -> list[tuple[Agent, Item]]:
    """ "Ⓟ dự hội nghị thượng đỉnh với Ⓟ": the other side, in the name of the event."""
    items = [item for item in use.objects if item.sign == "Ⓔ"][:1] if use.family == "attend" and use.subjects else []
    base, text = finding.view.sentence.sentence.start, finding.view.sentence.sentence.text
    found: list[tuple[Agent, Item]] = []
    for item in items:
        inside = [who for who in item.inside if isinstance(who, PersonMention)]
        summit = "thượng đỉnh" in str(getattr(item.mention, "name", ""))
        if len(inside) == 1 and summit and text[: inside[0].span_start - base].endswith(" với "):
            found.append((person(inside[0]), item))
    return found
