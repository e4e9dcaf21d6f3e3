"""From the outcomes of one article to its errors by kind, and which of them leniency forgives; strict counts stay as they are.

A missed gold fact and a wrong finding that mean the same thing are one error, whose kind says what went amiss:

- ``boundary``: a name or an office cut too short or too long;
- ``office``: the right person, another role; ``organization``: the right role or figure, another body;
- ``event``: the right participant, another event; ``level``: the right country, another level of partnership;
- ``role``: a participation that is right but for chair, host, speaker … (it counts as right elsewhere);
- ``spurious``: a finding that means no gold fact; ``missed``: a gold fact that no finding means.

So for each relation: wrong = errors with a finding, missed = errors with a firm gold fact, ``role`` apart from both.
Lenient figures forgive ``boundary``, and an ``event`` of nearly the same name whose days agree (one event told as two).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.align import Alignment, differ_in_day
from kg.evaluate.found import FoundAgreement, FoundEvent, FoundFact, FoundHolding, FoundParticipation, FoundPartnership, FoundStatistic
from kg.evaluate.gold import (
    GoldAgreement,
    GoldArticle,
    GoldEvent,
    GoldFact,
    GoldHolding,
    GoldParticipation,
    GoldPartnership,
    GoldStatistic,
)
from kg.evaluate.match import same_body, same_holding, same_office, same_owner, same_participant, same_parties, same_value
from kg.evaluate.score import ArticleScore, Outcome
from kg.evaluate.spelling import bare, best_overlap, fold, overlap, same_text, words

KINDS = ("boundary", "office", "organization", "event", "level", "role", "spurious", "missed")
NEAR = 0.6  # the least overlap (F1 of words) at which a name that contains the other, or an event's name, is nearly the same
_HALF = 0.5  # the least overlap of two roles in different bodies that are taken for one office misread
_ALIKE = 0.3  # the least overlap of two agreements' names
_RANKS = frozenset(map(fold, ("phó", "thứ", "quyền", "nguyên")))  # a deputy is not nearly his chief


@dataclass(frozen=True, slots=True)
class Error:
    """One error. ``gold`` is None where nothing was there to find, ``found`` where nothing was found."""

    article: str
    relation: str
    kind: str
    gold: GoldFact | None
    found: FoundFact | None
    forgiven: bool = False  # by leniency
    is_missed: bool = True  # False: the gold fact is optional or was found


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How a gold fact and a finding that are not the same are alike."""

    kind: str
    closeness: float
    forgiven: bool = False


@dataclass(frozen=True, slots=True)
class _Events:
    """What is needed to tell events apart: the gold ones by id, the graph's by IRI, and which are aligned."""

    gold: Mapping[str, GoldEvent]
    found: Mapping[str, FoundEvent]
    aligned: Alignment


def find_errors(gold: GoldArticle, score: ArticleScore, events: Mapping[str, FoundEvent]) -> tuple[Error, ...]:
    """The errors of one article, by relation and kind; ``events`` are the graph's by IRI."""
    known = _Events({event.id: event for event in gold.events}, events, score.aligned)
    errors: list[Error] = []
    for relation, outcome in score.outcomes.items():
        errors += _of_relation(score.article, relation, outcome, known)
    return tuple(errors)


def _of_relation(article: str, relation: str, outcome: Outcome[GoldFact, FoundFact], events: _Events) -> Iterator[Error]:
    paired, missed, wrong = _pair(outcome.missed, outcome.wrong, events)
    for likeness, gold, found in paired:
        yield Error(article, relation, likeness.kind, gold, found, likeness.forgiven)
    for found in wrong:
        near = [(like, gold) for gold in outcome.optional if (like := _likeness(gold, found, events)) and like.forgiven]
        if near:
            yield Error(article, relation, near[0][0].kind, near[0][1], found, forgiven=True, is_missed=False)
        else:
            yield Error(article, relation, "spurious", None, found, is_missed=False)
    for gold in missed:
        yield Error(article, relation, "missed", gold, None)
    for gold, found in outcome.right:
        if isinstance(gold, GoldParticipation) and isinstance(found, FoundParticipation) and gold.role != found.role:
            yield Error(article, relation, "role", gold, found, is_missed=False)


def _pair(
    missed: Iterable[GoldFact], wrong: Iterable[FoundFact], events: _Events
) -> tuple[list[tuple[_Likeness, GoldFact, FoundFact]], list[GoldFact], list[FoundFact]]:
    """Pairs of alike, the closest first, each used once; and what is left of both."""
    golds, finds = list(missed), list(wrong)
    alike = [
        (like, i, j)
        for i, gold in enumerate(golds)
        for j, found in enumerate(finds)
        if (like := _likeness(gold, found, events)) is not None
    ]
    pairs: list[tuple[_Likeness, int, int]] = []
    for like, i, j in sorted(alike, key=lambda a: (not a[0].forgiven, -a[0].closeness, a[1], a[2])):
        if all(i != other_i and j != other_j for _, other_i, other_j in pairs):
            pairs.append((like, i, j))
    left_gold = [gold for i, gold in enumerate(golds) if all(i != pair[1] for pair in pairs)]
    left_found = [found for j, found in enumerate(finds) if all(j != pair[2] for pair in pairs)]
    return [(like, golds[i], finds[j]) for like, i, j in sorted(pairs, key=lambda p: p[1:])], left_gold, left_found


def _likeness(gold: GoldFact, found: FoundFact, events: _Events) -> _Likeness | None:
    """How the two are alike; None where they have nothing to do with each other, or one fact was found twice."""
    if isinstance(gold, GoldHolding) and isinstance(found, FoundHolding):
        return None if same_holding(gold, found) else _like_holding(gold, found)
    if isinstance(gold, GoldParticipation) and isinstance(found, FoundParticipation):
        return _like_participation(gold, found, events)
    if isinstance(gold, GoldPartnership) and isinstance(found, FoundPartnership):
        return _Likeness("level", 1.0) if gold.country == found.country and gold.level != found.level else None
    if isinstance(gold, GoldAgreement) and isinstance(found, FoundAgreement):
        name = best_overlap([gold.name], found.names)
        return _Likeness("organization", name) if _ALIKE <= name < NEAR and not same_parties(gold, found) else None
    if isinstance(gold, GoldStatistic) and isinstance(found, FoundStatistic):
        return _Likeness("organization", 1.0) if same_value(gold, found) and not same_owner(gold, found) else None
    return None  # two events that are alike were aligned


def _like_holding(gold: GoldHolding, found: FoundHolding) -> _Likeness | None:
    bodies: list[str | None] = [None] if found.bodies is None else [*sorted(found.bodies)]
    same_person = any(same_text(gold.person, name) for name in found.person)
    if not same_person:
        near = any(is_near(gold.person, name) for name in found.person)
        office = any(same_office(gold.role, gold.organization, found.title, body) for body in bodies)
        return _Likeness("boundary", 1.0, True) if near and office else None
    role = overlap(Counter(bare(gold.role)), Counter(bare(found.title)))
    body = max(overlap(Counter(bare(gold.organization or "")), Counter(bare(name or ""))) for name in bodies)
    right_body = any(same_body(gold.organization, name) for name in bodies)
    if role == 1.0:
        near = any(is_near(gold.organization or "", name or "") for name in bodies)
        return _Likeness("boundary" if near else "organization", 2 + body, near)
    if right_body and is_near_role(gold.role, found.title):
        return _Likeness("boundary", 2 + role, True)
    return _Likeness("office", role + body) if right_body or role >= _HALF else None


def _like_participation(gold: GoldParticipation, found: FoundParticipation, events: _Events) -> _Likeness | None:
    same_event = events.aligned.get(gold.event) == found.event
    same_kind = f"/id/{gold.kind}/" in found.node  # "Nghị viện Nhật Bản" is not nearly "Nhật Bản"
    if same_event and same_kind and any(is_near(gold.participant, name) for name in found.participant):
        return _Likeness("boundary", 2.0, True)
    if same_event or not same_participant(gold, found):
        return None
    wanted, other = events.gold[gold.event], events.found[found.event]
    name = best_overlap(wanted.names, other.names)
    return _Likeness("event", 1 + name, name >= NEAR and not differ_in_day(wanted, other))


def is_near(a: str, b: str) -> bool:
    """Whether the words of one are among those of the other and at least ``NEAR`` of both; not if they are the same words."""
    first, second = words(a), words(b)
    return first != second and (first <= second or second <= first) and overlap(first, second) >= NEAR


def is_near_role(a: str, b: str) -> bool:
    """The same of two roles, where words of rank must agree: "Phó Chủ tịch" is not nearly "Chủ tịch"."""
    return is_near(a, b) and words(a).keys() & _RANKS == words(b).keys() & _RANKS
