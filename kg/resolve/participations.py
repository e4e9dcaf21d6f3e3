"""Participations of many articles in, one for each agent and event out, with the strongest that any article states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Modality, ParticipantRole, ParticipationFact, Ref, ResolvedParticipation
from kg.resolve.agents import Agents
from kg.resolve.evidence import all_evidence, evidence_order
from kg.resolve.keys import compact
from kg.resolve.linker import Telling

ROLES = tuple(ParticipantRole)  # strongest first
MODALITIES = (Modality.ATTENDED, Modality.SENT, Modality.ABSENT, Modality.WILL_ATTEND)  # what happened before what was planned


def resolve_participations(
    facts: Iterable[ParticipationFact], agents: Agents, events: Mapping[Telling, Ref]
) -> tuple[ResolvedParticipation, ...]:
    """Each participation once; the events are those that (article, local) resolves to."""
    groups: dict[tuple[Ref, Ref], list[ParticipationFact]] = defaultdict(list)
    for fact in facts:
        article = fact.evidence.article
        groups[agents.ref(article, fact.participant), events[article, fact.event]].append(fact)
    resolved = (_participation(*identity, group, agents) for identity, group in groups.items())
    return tuple(sorted(resolved, key=lambda participation: participation.ref))


def _participation(participant: Ref, event: Ref, facts: list[ParticipationFact], agents: Agents) -> ResolvedParticipation:
    modality = min((fact.modality for fact in facts), key=MODALITIES.index)
    stated = sorted((fact for fact in facts if fact.modality is modality), key=_least_specific_last)
    behalf = next((fact for fact in stated if fact.on_behalf_of is not None), None)
    return ResolvedParticipation(
        Ref("participation", compact(f"{event.key}_{participant.kind}-{participant.key.lower()}", 300)),
        participant,
        event,
        min((fact.role for fact in stated), key=ROLES.index),
        modality,
        all_evidence(facts),
        next((fact.mode for fact in stated if fact.mode is not None), None),
        next((fact.venue for fact in stated if fact.venue is not None), None),
        None if behalf is None or behalf.on_behalf_of is None else agents.ref(behalf.evidence.article, behalf.on_behalf_of),
    )


def _least_specific_last(fact: ParticipationFact) -> tuple[bool, bool, tuple[str, int, int, str]]:
    """A venue says most, a mode alone less; then the order of the evidence."""
    return fact.venue is None, fact.mode is None, evidence_order(fact)
