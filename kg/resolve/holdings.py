"""Holdings of many articles in, one for each person, position and status out; no interval is inferred from the dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import HoldingFact, Ref, ResolvedHolding, Status
from kg.resolve.evidence import all_evidence, most_exact
from kg.resolve.keys import compact
from kg.resolve.people import People
from kg.resolve.positions import Positions


def resolve_holdings(
    facts: Iterable[HoldingFact], people: People, positions: Positions
) -> tuple[ResolvedHolding, ...]:
    """Each holding once, with all its evidence and the dates on which it is attested."""
    groups: dict[tuple[Ref, Ref, Status], list[HoldingFact]] = defaultdict(list)
    for fact in facts:
        holder = people.ref(fact.evidence.article, fact.person)
        groups[holder, positions.ref(fact.evidence.article, fact.office), fact.status].append(fact)
    holdings = (_holding(*identity, group) for identity, group in groups.items())
    return tuple(sorted(holdings, key=lambda holding: holding.ref))


def _holding(holder: Ref, position: Ref, status: Status, facts: list[HoldingFact]) -> ResolvedHolding:
    ending = "" if status is Status.CURRENT else f"_{status}"
    return ResolvedHolding(
        Ref("holding", compact(f"{holder.key}_{position.key}{ending}", 300)),
        holder,
        position,
        status,
        all_evidence(facts),
        tuple(sorted({fact.attested_on for fact in facts if fact.attested_on})),
        most_exact(fact.start for fact in facts),
        most_exact(fact.end for fact in facts),
    )
