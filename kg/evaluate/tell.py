"""From a gold fact or a finding to one line for a person who looks through the errors; it judges nothing."""

from __future__ import annotations

from kg.evaluate.found import (
    FoundAgreement,
    FoundEvent,
    FoundFact,
    FoundHolding,
    FoundParticipation,
    FoundPartnership,
    FoundStatistic,
    Names,
)
from kg.evaluate.gold import (
    GoldAgreement,
    GoldEvent,
    GoldFact,
    GoldHolding,
    GoldParticipation,
    GoldPartnership,
    GoldStatistic,
)


def tell_gold(fact: GoldFact) -> str:
    """What a gold fact says."""
    match fact:
        case GoldHolding():
            return f"{fact.person}: {fact.role}, {fact.organization or 'no organization'}"
        case GoldParticipation():
            return f"{fact.participant} at {fact.event} ({fact.role})"
        case GoldPartnership():
            return f"{fact.country}: {fact.level}"
        case GoldAgreement():
            return f"{fact.name} ({', '.join(fact.parties)})"
        case GoldStatistic():
            return f"{fact.value:.12g} {fact.unit or ''} of {fact.owners[0]}: {fact.what}"
        case GoldEvent():
            return f"{fact.id}: {fact.name} ({fact.date or 'no date'})"


def tell_found(fact: FoundFact) -> str:
    """What a finding says, each thing under the first of its names."""
    match fact:
        case FoundHolding():
            body = "no organization" if fact.bodies is None else _first(fact.bodies)
            return f"{_first(fact.person)}: {fact.title}, {body}"
        case FoundParticipation():
            return f"{_first(fact.participant)} at {fact.event.rsplit('/', 1)[-1]} ({fact.role or 'no role'})"
        case FoundPartnership():
            return f"{fact.country}: {fact.level}"
        case FoundAgreement():
            return f"{_first(fact.names)} ({', '.join(_first(party) for party in fact.parties)})"
        case FoundStatistic():
            return f"{fact.value:.12g} {fact.unit} of {_first(fact.owner)}"
        case FoundEvent():
            return f"{_first(fact.names)} ({', '.join(sorted(fact.days)) or 'no date'})"


def _first(names: Names) -> str:
    return min(names, default="(no name)")
