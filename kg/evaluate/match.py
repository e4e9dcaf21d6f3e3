"""Whether a gold fact and a finding say the same, strictly; which events are the same is ``kg.evaluate.align``'s. It counts nothing.

Strict means: the very name, the very words of the office, an organization of (nearly) the same words, the event that the
gold event is aligned to. Spelling alone never makes a difference (``kg.evaluate.spelling``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.evaluate.found import FoundAgreement, FoundHolding, FoundParticipation, FoundPartnership, FoundStatistic
from kg.evaluate.gold import GoldAgreement, GoldHolding, GoldParticipation, GoldPartnership, GoldStatistic
from kg.evaluate.spelling import bare, best_overlap, fold, overlap, place, same_text

SAME_BODY = 0.8  # overlap of the words of two writings of one organization
SAME_AGREEMENT = 0.6  # overlap of two names of one agreement; half of it where the parties are the same
_BLOCS = ("ASEAN", "EU")


def same_holding(gold: GoldHolding, found: FoundHolding) -> bool:
    """The same person in the same office."""
    if not any(same_text(gold.person, name) for name in found.person):
        return False
    bodies: Iterable[str | None] = [None] if found.bodies is None else found.bodies
    return any(same_office(gold.role, gold.organization, found.title, body) for body in bodies)


def same_office(role: str, organization: str | None, title: str, body: str | None) -> bool:
    """Equal words of the role, and an organization of (nearly) the same words, or none where only the Government is meant."""
    return Counter(bare(role)) == Counter(bare(title)) and same_body(organization, body)


def same_body(organization: str | None, body: str | None) -> bool:
    """See ``same_office``. A mission abroad must also run the same way: "Việt Nam tại Séc" is not "Séc tại Việt Nam"."""
    if not organization or not body:
        return not organization or same_text(organization, "Chính phủ") or same_text(organization, "Việt Nam")
    if fold("tại") in fold(organization).split():
        return same_text(organization, body)
    want, have = list(bare(organization)), list(bare(body))
    for kind in (fold("bộ"), fold("ban")):  # "Bộ Ngoại giao" and "Ngoại giao"
        want, have = [w for w in want if w != kind] or want, [w for w in have if w != kind] or have
    return overlap(Counter(want), Counter(have)) >= SAME_BODY


def same_participant(gold: GoldParticipation, found: FoundParticipation) -> bool:
    """The same participant, at whatever event."""
    return any(place(gold.participant) == place(name) for name in found.participant)


def same_partnership(gold: GoldPartnership, found: FoundPartnership) -> bool:
    """The same country and level."""
    return (gold.country, gold.level) == (found.country, found.level)


def same_agreement(gold: GoldAgreement, found: FoundAgreement) -> bool:
    """Names that share enough; where the parties are the same, half of that will do."""
    name = best_overlap([gold.name], found.names)
    return name >= SAME_AGREEMENT or (name >= SAME_AGREEMENT / 2 and same_parties(gold, found))


def same_parties(gold: GoldAgreement, found: FoundAgreement) -> bool:
    """As many parties, and each gold one among them."""
    have = [frozenset(name if _is_code(name) else fold(name) for name in party) for party in found.parties]
    want = [party if _is_code(party) else fold(party) for party in gold.parties]
    return len(want) == len(have) > 0 and all(any(party in names for names in have) for party in want)


def _is_code(party: str) -> bool:
    return len(party) == 2 or party in _BLOCS


def same_statistic(gold: GoldStatistic, found: FoundStatistic) -> bool:
    """The same value, of the same owner."""
    return same_value(gold, found) and same_owner(gold, found)


def same_value(gold: GoldStatistic, found: FoundStatistic) -> bool:
    """Equal but for rounding in the last place of a float."""
    return abs(gold.value - found.value) <= 1e-6 * max(1.0, abs(gold.value))


def same_owner(gold: GoldStatistic, found: FoundStatistic) -> bool:
    """Any gold owner under any name."""
    return any(place(owner) == place(name) for owner in gold.owners for name in found.owner)
