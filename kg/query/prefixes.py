"""A query that somebody typed in, the same with the project's prefixes that it uses and does not declare out.

And for one that does not parse, where it broke off, in a sentence: engines list every token that could have stood there.
"""

from __future__ import annotations

import re

from kg.query.tokens import tokenize
from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.vocabulary import RDF, TERM_PREFIXES


def declare_prefixes(text: str) -> str:
    """``text`` with declarations in front, on its first line, so that the lines of messages stay those of the file."""
    known = {**TERM_PREFIXES, "rdf": RDF.iri, **KIND_PREFIXES}
    missing = [name for name in _undeclared(text) if name in known]
    return "".join(f"PREFIX {name}: <{known[name]}> " for name in missing) + text


def _undeclared(text: str) -> list[str]:
    used: set[str] = set()
    declared: set[str] = set()
    before = ""
    for token in tokenize(text):
        if token.kind == "name":
            (declared if before == "prefix" else used).add(token.text.partition(":")[0])
        before = token.text.casefold()
    return sorted(used - declared)


def why_it_does_not_parse(text: str, message: str) -> str:
    """One line on a query that pyoxigraph refused with ``message``: the prefix that is missing, or what it had read so far."""
    missing = _undeclared(text)
    if missing:
        return f"the prefix {missing[0]}: is declared nowhere; begin with PREFIX {missing[0]}: <…>"
    if not text.strip():
        return "there is no query"
    place = _PLACE.search(message)
    lines = text.split("\n")
    if place is None:
        return message.partition("\n")[0][:200]
    line, column = min(int(place[1]), len(lines)), int(place[2])
    read = " ".join("\n".join([*lines[: line - 1], lines[line - 1][: column - 1]]).split())
    return f"line {line}, after {read[-_SHOWN:]!r}" if read else f"line {line}, at its beginning"


_PLACE = re.compile(r"error at (\d+):(\d+)")
_SHOWN = 40  # characters of what was read before
