"""Who stood on opposite sides of a meeting, as triples between participations: what "met" means here, decided once, when a graph is built.

Two persons met where one received the other (host or chair, and visitor), or where the meeting's name names both ("A hội đàm với B")
and they are neither both hosts nor both visitors. Two who only sat at one table are not said to have met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pyoxigraph import Triple

from kg.model import EventKind, Modality, ParticipantRole, Ref, ResolvedGraph, ResolvedParticipation
from kg.rdf.iri import iri
from kg.rdf.vocabulary import BG

_RECEIVING = (ParticipantRole.HOST, ParticipantRole.CHAIR)


def emit_opposites(graph: ResolvedGraph) -> Iterator[Triple]:
    """``bg:opposite`` between the participations of two persons who met at a meeting that took place, once for each two.

    It leads from the person whose IRI comes first, as the question who-met puts two whom nobody asked for.
    """
    names = {thing.ref: thing.label for thing in graph.things}
    meetings = {event.ref: event.label for event in graph.events if event.kind is EventKind.MEETING and not event.planned}
    there: dict[Ref, list[ResolvedParticipation]] = defaultdict(list)
    for one in graph.participations:
        if one.event in meetings and one.participant.kind == "person" and one.modality is Modality.ATTENDED:
            there[one.event].append(one)
    for event, present in there.items():
        for one, other in combinations(sorted(present, key=lambda side: iri(side.participant).value), 2):
            if one.participant != other.participant and _opposite(one, other, meetings[event], names):
                yield Triple(iri(one.ref), BG["opposite"], iri(other.ref))


def _opposite(one: ResolvedParticipation, other: ResolvedParticipation, meeting: str, names: dict[Ref, str]) -> bool:
    roles = {one.role, other.role}
    if ParticipantRole.VISITOR in roles and roles & set(_RECEIVING):
        return True
    if roles in ({ParticipantRole.HOST}, {ParticipantRole.VISITOR}):
        return False
    return all(side.participant in names and names[side.participant] in meeting for side in (one, other))
