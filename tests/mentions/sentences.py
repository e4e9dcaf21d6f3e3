"""Makes a tokenized sentence of a string, places and all, for the tests of the grammar."""

from __future__ import annotations

from kg.mentions.place import find_places
from kg.mentions.token import TokenizedSentence
from kg.model import LineLabel, Sentence


def tokenized(text: str) -> TokenizedSentence:
    return TokenizedSentence(Sentence(0, len(text), text, LineLabel.BODY, 0), find_places(text))
