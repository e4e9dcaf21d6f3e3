"""Markdown as plain lines: what Markdown joins is one line, what it marks is only its text."""

from __future__ import annotations

import pytest

from kg.read.markdown import read_markdown

CASES = [
    ("# Tựa bài", "Tựa bài", "a heading"),
    ("Một **hai** _ba_ [bốn](https://x.example).", "Một hai ba bốn.", "inline marks"),
    ("Một câu\nhai dòng.\n\nĐoạn hai.", "Một câu hai dòng.\n\nĐoạn hai.", "wrapped lines are one paragraph"),
    ("- Một\n- Hai\n  tiếp", "- Một\n- Hai tiếp", "items are lines of their own"),
    ("![Quang cảnh](a.jpg)", "Quang cảnh", "the description of a picture"),
    ("snake_case_name và 2*3*4", "snake_case_name và 2*3*4", "no marks inside words"),
]


@pytest.mark.parametrize(("source", "expected", "why"), CASES)
def test_lines(source: str, expected: str, why: str) -> None:
    assert read_markdown("a", source, "a.md").text == expected, why


def test_front_matter_gives_the_fields() -> None:
    article = read_markdown("a", '---\ntitle: "Tựa"\ndate: 2025-01-06\ntags: x\n---\nMột câu.', "a.md")
    assert (article.title, article.published, article.text) == ("Tựa", "2025-01-06", "Một câu.")
