"""Agreements of many articles in, one for each name, parties and date out; it compares no wordings but by ``fold``.

Across articles a kind with no subject of its own ("Bản ghi nhớ hợp tác") is one agreement only if the day of signing is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.model import AgreementFact, Ref, ResolvedAgreement
from kg.resolve.agents import Agents
from kg.resolve.evidence import agree, all_evidence, most_exact
from kg.resolve.keys import compact, digest, distinct_keys, fold, slug
from kg.resolve.places import VIETNAM, common_spelling

OWN_NAME = 6  # syllables from which a name has a subject of its own
KEY_WORDS = 12

Identity = tuple[str, tuple[Ref, ...]]


def resolve_agreements(facts: Iterable[AgreementFact], agents: Agents) -> tuple[ResolvedAgreement, ...]:
    """Each agreement once, with all its evidence."""
    groups: dict[Identity, list[AgreementFact]] = defaultdict(list)
    for fact in facts:
        parties = tuple(sorted({agents.ref(fact.evidence.article, party) for party in fact.parties}))
        groups[fold(fact.name), parties].append(fact)
    found: dict[str, tuple[tuple[Ref, ...], list[AgreementFact]]] = {}
    wanted: dict[str, tuple[str, str]] = {}
    for (name, parties), group in groups.items():
        for mark, members in _by_signing(group):
            identity = "\x1f".join((name, *map(str, parties), mark))
            found[identity] = parties, members
            wanted[identity] = _key_words(members, parties), digest(identity)
    keys = distinct_keys(wanted)
    agreements = (_agreement(keys[identity], *group) for identity, group in found.items())
    return tuple(sorted(agreements, key=lambda agreement: agreement.ref))


def _by_signing(facts: list[AgreementFact]) -> Iterable[tuple[str, list[AgreementFact]]]:
    """Splits by date, and a name without a subject by article as well; an undated telling joins if there is one date at most."""
    dates = {fact.date for fact in facts if fact.date}
    exact = sorted(date for date in dates if not any(other != date and other.startswith(date) for other in dates))
    groups: dict[str, list[AgreementFact]] = defaultdict(list)
    for fact in facts:
        fitting = [date for date in exact if agree(date, fact.date)]
        own_name = len(fact.name.split()) >= OWN_NAME
        if len(fitting) == 1 and (own_name or fact.date):
            groups[fitting[0]].append(fact)
        else:
            groups[fact.date or ("" if own_name else f"in {fact.evidence.article}")].append(fact)
    return groups.items()


def _key_words(facts: list[AgreementFact], parties: tuple[Ref, ...]) -> str:
    words = max(slug(fact.name) for fact in facts).split("-")[:KEY_WORDS]
    others = (party.key.lower() for party in parties if party != VIETNAM)
    return compact("_".join(("-".join(words), *others)))


def _agreement(key: str, parties: tuple[Ref, ...], facts: list[AgreementFact]) -> ResolvedAgreement:
    label = common_spelling(Counter(fact.name for fact in facts))
    return ResolvedAgreement(Ref("agreement", key), label, parties, all_evidence(facts), most_exact(fact.date for fact in facts))
