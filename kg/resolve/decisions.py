"""Decisions in, judgements with the weight of a person's word out; a name that no article has, or a contradiction, is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from kg.errors import UsageError
from kg.model import Decision
from kg.resolve.linker import DECIDED, Judgement, Telling, judge, link

# (name, article or None) -> the tellings so named, sorted
Find = Callable[[str, str | None], Sequence[Telling]]


def decided_judgements(decisions: Iterable[Decision], kind: str, find: Find) -> list[Judgement]:
    """The judgements of all rows of ``kind``; raises ``UsageError`` with file and line."""
    rows = [decision for decision in decisions if decision.kind == kind]
    expanded = [(row, _judgements(row, find)) for row in rows]
    same = [judgement for row, judgements in expanded if row.same for judgement in judgements]
    root = link({telling for judgement in same for telling in (judgement.one, judgement.other)}, same).root
    for row, judgements in expanded:
        for judgement in judgements:
            ends = judgement.one, judgement.other
            if not row.same and root.get(ends[0], ends[0]) == root.get(ends[1], ends[1]):
                others = ", ".join(other.origin for other in rows if other.same)
                raise UsageError(f"{row.origin}: says different of what other rows say is the same ({others}): delete one of them")
    return [judgement for _, judgements in expanded for judgement in judgements]


def _judgements(row: Decision, find: Find) -> list[Judgement]:
    one, other = _found(row, row.one, row.one_article, find), _found(row, row.other, row.other_article, find)
    reason = f"Decided: {row.why}"
    if row.same:
        return [judge(one[0], telling, True, DECIDED, reason) for telling in {*one, *other} - {one[0]}]
    if set(one) & set(other):
        raise UsageError(f"{row.origin}: one and other are the same name in the same article; name two articles (NAME @ ARTICLE)")
    return [judge(a, b, False, DECIDED, reason) for a, b in product(one, other)]


def _found(row: Decision, name: str, article: str | None, find: Find) -> Sequence[Telling]:
    found = find(name, article)
    if not found:
        where = "no article" if article is None else f'article "{article}"'
        raise UsageError(f'{row.origin}: {where} names {_a(row.kind)} "{name}"; write it as `kg why` shows it, or delete the row')
    return found


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
