"""Puts RDF terms in place of the ``?_name`` tokens of a query's text; it knows tokens and not their grammar.

Strings, IRIs and comments are skipped: a ``?_name`` inside them stays. What goes in is a term that was written by
``Term.sparql``, never a piece of a user's text. A parameter that was left out takes its ``VALUES ?x { ?_name }``
with it, which by SPARQL's definition means the same as ``VALUES ?x { UNDEF }``: no restriction. ``LIMIT ?_name`` goes likewise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<long>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*''')
      | (?P<string>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
      | (?P<var>[?$]\w+)
      | (?P<name>[^\W\d_][\w.\-]*:[\w.\-:%]*|:[\w.\-:%]+)
      | (?P<word>[^\W\d]\w*)
      | (?P<space>\s+)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query, without white space and comments."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(query: str) -> list[Token]:
    """The tokens of a query in order; total, since any character is at least a sign."""
    found = (Token(m.lastgroup or "sign", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(query))
    return [token for token in found if token.kind not in ("space", "comment")]


def parameter_names(query: str) -> tuple[str, ...]:
    """The names of the ``?_name`` tokens in order of first appearance, without ``?_``."""
    return tuple(dict.fromkeys(t.text[2:] for t in tokenize(query) if _is_parameter(t)))


def outside_values(query: str) -> frozenset[str]:
    """The parameters that stand elsewhere than in a ``VALUES ?x { ?_name }`` or ``LIMIT ?_name``: these cannot be omitted."""
    tokens = tokenize(query)
    return frozenset(t.text[2:] for i, t in enumerate(tokens) if _is_parameter(t) and _whole(tokens, i) is None)


def substitute(query: str, values: Mapping[str, Sequence[str]]) -> str:
    """The query with each ``?_name`` replaced by its terms; a name without terms loses its VALUES block, or its LIMIT.

    Raises ``KeyError`` for a name that ``values`` lacks and ``ValueError`` where several or no terms do not fit.
    """
    tokens = tokenize(query)
    parts: list[str] = []
    done = 0
    for i, token in enumerate(tokens):
        if not _is_parameter(token):
            continue
        terms = values[token.text[2:]]
        start, end = token.start, token.end
        whole = _whole(tokens, i)
        if (not terms and whole is None) or (len(terms) > 1 and not _in_values(tokens, i)):
            raise ValueError(f"{token.text} stands outside VALUES and takes exactly one value")
        if not terms and whole is not None:
            start, end = whole
        parts += [query[done:start], " ".join(terms)]
        done = end
    return "".join(parts) + query[done:]


def _is_parameter(token: Token) -> bool:
    return token.kind == "var" and token.text.startswith("?_")


def _whole(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Where the clause begins and ends that goes when token ``i`` has no value; None where it cannot go."""
    if _in_values(tokens, i):
        return tokens[i - 3].start, tokens[i + 1].end
    if i > 0 and tokens[i - 1].text.upper() == "LIMIT":
        return tokens[i - 1].start, tokens[i].end
    return None


def _in_values(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is the whole list of a ``VALUES ?x { … }``."""
    if i < 3 or i + 1 >= len(tokens):
        return False
    before = tokens[i - 3 : i]
    return (
        before[0].text.upper() == "VALUES" and before[1].kind == "var" and before[2].text == "{" and tokens[i + 1].text == "}"
    )
