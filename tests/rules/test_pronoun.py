"""Whom "ông" and "bà" stand for, and the bare names of persons whom an article knows."""

from __future__ import annotations

import pytest

from kg.mentions import annotate
from kg.model import RawArticle
from kg.rules.attended.named import with_known_names
from kg.rules.attended.pronoun import with_pronouns
from kg.text import clean


def inferred(article: str) -> list[tuple[str, str]]:
    """Each pronoun that was resolved, with the person."""
    annotated = annotate(clean(RawArticle("case", "Tin đối ngoại\n" + article, "case")))
    found = []
    for sentence in with_pronouns(annotated.sentences):
        for who in sentence.people:
            written = annotated.article.text[who.start : who.end]
            if written.lower() in ("ông", "bà"):
                found.append((written, who.name))
    return found


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. Ông sẽ gặp Thủ tướng.", [("Ông", "Jean Dupont")]),
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. Tại đây, ông sẽ dự hội thảo.", [("ông", "Jean Dupont")]),
        ("Tổng thống Pháp Jean Dupont cho biết ông đã thăm Việt Nam.", [("ông", "Jean Dupont")]),
        # a woman is no "ông", a man no "bà"
        ("Bà Maria Rossi đến Hà Nội. Ông sẽ gặp Thủ tướng.", []),
        ("Ông Jean Dupont đến Hà Nội. Bà sẽ gặp Thủ tướng.", []),
        # either of two
        ("Ông Jean Dupont gặp ông Paul Smith trước khi ông thăm Việt Nam.", []),
        # a quotation and a question speak to somebody
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. “Ông sẽ gặp lại chúng tôi”, một người nói.", []),
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. Ông nghĩ gì về chuyến thăm?", []),
        # no pronoun at all
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. Bà con kiều bào vui mừng.", []),
        ("Tổng thống Pháp Jean Dupont đến Hà Nội. Ông chủ Nhà Trắng sẽ dự hội thảo.", []),
        # a stranger has come between
        ("Thủ tướng Anh Paul Smith đến Hà Nội. Pascrell cho rằng còn sớm. Ông sẽ dự hội thảo.", []),
    ],
)
def test_pronouns(article: str, expected: list[tuple[str, str]]) -> None:
    assert inferred(article) == expected


def named_in_last(sentence: str) -> list[str]:
    text = f"Tin đối ngoại\nTổng thống Nga Ivan Petrov đến Hà Nội.\n{sentence}"
    return [who.name for who in with_known_names(annotate(clean(RawArticle("case", text, "case"))).sentences)[-1].people]


def test_a_bare_full_name_is_its_person() -> None:
    assert named_in_last("Tối qua có thêm Ivan Petrov.") == ["Ivan Petrov"]


def test_another_name_that_begins_alike_is_nobody() -> None:
    assert "Ivan Petrov" not in named_in_last("Xem thêm Ivan Petrovich.")
