"""Makes regular expressions of the word lists in ``cues.tsv``: ``alternatives("hope")`` is "mong muốn|đề nghị|…".

In: a list's name. Out: its words as alternatives, the longest first. It compiles nothing; a rule puts its own grammar around them.
"""

from __future__ import annotations

import functools
import re

from kg.errors import LexiconError
from kg.lexicon import load_table


@functools.cache
def alternatives(name: str) -> str:
    """The words of the list ``name`` for a pattern, without a group around them; raises ``LexiconError`` for an unknown list."""
    words = [row["word"] for row in load_table("cues") if row["list"] == name]
    if not words:
        raise LexiconError(f'cues.tsv: no list "{name}"; add its words or correct the name')
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))
