"""The word lists of the rules: alternatives of a pattern, the longest first."""

from __future__ import annotations

import re

import pytest

from kg.errors import LexiconError
from kg.lexicon import load_table
from kg.rules.cues import alternatives


def test_the_longest_word_comes_first() -> None:
    words = alternatives("signed").split("|")
    assert words.index("ký kết") < words.index("ký")


def test_every_list_makes_a_pattern_that_finds_its_words() -> None:
    for row in load_table("cues"):
        assert re.fullmatch(alternatives(row["list"]), row["word"]), row


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(LexiconError, match="no list"):
        alternatives("no-such-list")
