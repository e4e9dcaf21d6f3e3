"""The mapping over tellings: strongest first, never across an objection, the same in any order."""

from __future__ import annotations

import random

from kg.resolve.linker import CERTAIN, DECIDED, Judgement, Telling, judge, link

A, B, C, D = (("000", "a"), ("001", "a"), ("002", "a"), ("003", "a"))


def groups(tellings: list[Telling], judgements: list[Judgement]) -> list[list[Telling]]:
    return sorted(link(tellings, judgements).clusters().values())


def test_nothing_said_keeps_apart() -> None:
    assert groups([A, B], []) == [[A], [B]]


def test_same_joins_through_a_third() -> None:
    assert groups([A, B, C], [judge(A, B, True, 1, "r"), judge(C, B, True, 1, "r")]) == [[A, B, C]]


def test_an_objection_holds_against_a_chain_of_weaker_reasons() -> None:
    said = [judge(A, B, True, 10, "r"), judge(B, C, True, 9, "r"), judge(A, C, False, 20, "r")]
    links = link([A, B, C], said)
    assert sorted(links.clusters().values()) == [[A, B], [C]]
    assert [(refused.one, refused.other) for refused in links.refused] == [(B, C)]


def test_what_is_certain_stands_against_a_weaker_objection() -> None:
    assert groups([A, B], [judge(A, B, True, CERTAIN, "r"), judge(A, B, False, 20, "r")]) == [[A, B]]


def test_of_one_weight_the_objection_wins() -> None:
    assert groups([A, B], [judge(A, B, True, 20, "r"), judge(A, B, False, 20, "r")]) == [[A], [B]]


def test_a_decision_outweighs_every_feature() -> None:
    said = [judge(A, B, True, CERTAIN, "r"), judge(A, B, False, DECIDED, "two people, as their paper told us")]
    assert groups([A, B], said) == [[A], [B]]


def test_each_merge_has_its_reason() -> None:
    links = link([A, B, C], [judge(B, A, True, 5, "one office"), judge(A, C, True, 4, "one name")])
    assert [(made.one, made.other, made.reason) for made in links.made] == [(A, B, "one office"), (A, C, "one name")]


def test_the_order_of_the_judgements_does_not_matter() -> None:
    said = [judge(A, B, True, 5, "r"), judge(B, C, True, 5, "r"), judge(C, D, True, 5, "r"), judge(A, D, False, 6, "r")]
    expected = link([A, B, C, D], said)
    for seed in range(20):
        mixed = random.Random(seed).sample(said, len(said))
        assert link([D, C, B, A], mixed) == expected
