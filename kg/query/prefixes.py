"""A query that somebody typed in, the same with the project's prefixes that it uses and does not declare out."""

from __future__ import annotations

from kg.query.tokens import tokenize
from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.vocabulary import RDF, TERM_PREFIXES


def declare_prefixes(text: str) -> str:
    """``text`` with declarations in front, on its first line, so that the lines of messages stay those of the file."""
    known = {**TERM_PREFIXES, "rdf": RDF.iri, **KIND_PREFIXES}
    used: set[str] = set()
    declared: set[str] = set()
    before = ""
    for token in tokenize(text):
        if token.kind == "name":
            (declared if before == "prefix" else used).add(token.text.partition(":")[0])
        before = token.text.casefold()
    missing = sorted((used - declared) & known.keys())
    return "".join(f"PREFIX {name}: <{known[name]}> " for name in missing) + text
