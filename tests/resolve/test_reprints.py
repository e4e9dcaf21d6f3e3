"""Which articles carry one text; the words are made up."""

from __future__ import annotations

import random

from kg.model import Article
from kg.resolve.reprints import independent, reprints

WORDS = [f"từ{i}" for i in range(400)]


def text(seed: int, length: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def article(identifier: str, content: str) -> Article:
    return Article(identifier, content, (), "")


def test_a_reprint_with_another_head_and_end_is_one_text() -> None:
    agency = text(1)
    paper = f"{text(2, 20)} {' '.join(agency.split()[:260])} {text(3, 20)}"
    found = reprints([article("b", agency), article("c", paper), article("a", text(4))])
    assert found == {"c": "b"}
    assert independent(["a", "b", "c"], found) == 2


def test_two_reporters_who_quote_the_same_speech_are_two() -> None:
    speech = text(5, 60)
    one, other = f"{text(6)} {speech}", f"{text(7)} {speech}"
    assert reprints([article("a", one), article("b", other)]) == {}


def test_three_that_meet_through_one_have_one_first_whatever_the_order() -> None:
    agency = text(8)
    words = agency.split()
    articles = [article("z", agency), article("m", " ".join(words[:200])), article("k", " ".join(words[100:]))]
    assert reprints(articles) == reprints(reversed(articles)) == {"m": "k", "z": "k"}


def test_a_papers_own_furniture_makes_no_reprints() -> None:
    furniture = text(9, 15)
    assert reprints([article(f"a{i}", f"{text(100 + i, 120)} {furniture}") for i in range(60)]) == {}
