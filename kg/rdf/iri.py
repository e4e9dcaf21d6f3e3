"""Mints the IRIs of things, ``https://w3id.org/banggiao/id/KIND/KEY``, from an allowlist; no other module builds one.

One bad IRI spoils a whole Turtle file, so whatever is not a known kind with a flat ASCII key raises ``ValueError``:
keys come from our own code (``kg.resolve``, ``article_key``), never straight from an article, so that is a bug.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.model import Evidence, Ref
from kg.resolve.keys import digest, slug

ID = "https://w3id.org/banggiao/id/"

# In the order in which a reader meets them in kg.ttl.
KINDS = (
    "dataset",
    "country",
    "province",
    "organization",
    "person",
    "position",
    "event",
    "event-series",
    "holding",
    "tenure",
    "participation",
    "partnership",
    "agreement",
    "statistic",
    "merge",
    "article",
    "evidence",
    "graph",
    "reference",
)
KIND_PREFIXES: Mapping[str, str] = MappingProxyType({kind: f"{ID}{kind}/" for kind in KINDS})

LONGEST_KEY = 2000  # a key may hold two names, and a name of an event a whole sentence
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,15}")  # countries of ISO 3166, and blocs: VN, ASEAN
_RULE = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z0-9-]+)+")
_LONGEST_ARTICLE_SLUG = 80


def mint(kind: str, key: str) -> NamedNode:
    """The IRI of the thing ``key`` of ``kind``; raises ``ValueError`` for an unknown kind or a key beyond the allowlist."""
    if kind not in KIND_PREFIXES:
        raise ValueError(f"no kind of thing: {kind!r} (have {', '.join(KINDS)})")
    if not (is_key(key) or (kind == "country" and is_code(key))):
        raise ValueError(f"no key for a {kind}: {key[:100]!r}")
    return NamedNode(KIND_PREFIXES[kind] + key)


def is_key(key: str) -> bool:
    """Whether ``key`` is a flat slug; "_" sets off a suffix that tells two things with one slug apart."""
    return len(key) <= LONGEST_KEY and _KEY.fullmatch(key) is not None


def is_code(key: str) -> bool:
    """Whether ``key`` is the code of a country or a bloc (a country that the lexicon does not know has a slug)."""
    return _CODE.fullmatch(key) is not None


@functools.lru_cache(maxsize=200_000)
def iri(ref: Ref) -> NamedNode:
    """The IRI of ``ref``; raises as ``mint`` does."""
    return mint(ref.kind, ref.key)


@functools.lru_cache(maxsize=100_000)
def article_key(identifier: str) -> str:
    """A flat key for an article's identifier, which may contain anything.

    An identifier that is such a key already stays as it is ("000"); from any other, something is lost on the
    way, so a short hash of the whole of it keeps two of them apart ("Bài 1" -> "bai-1-1e0022d2").
    """
    flat = slug(identifier)
    if flat == identifier and len(flat) <= _LONGEST_ARTICLE_SLUG:
        return flat
    return f"{flat[:_LONGEST_ARTICLE_SLUG].strip('-')}-{digest(identifier)}"


def evidence_key(evidence: Evidence) -> str:
    """``ARTICLE-START-END--RULE``: a slug has no two hyphens in a row, so two pieces of evidence never share a key."""
    if not is_rule(evidence.rule):
        raise ValueError(f"no name of a rule: {evidence.rule!r} (have relation/name-of-the-rule)")
    rule = slug(evidence.rule)
    return f"{article_key(evidence.article)}-{evidence.start}-{evidence.end}--{rule}"


def is_rule(name: str) -> bool:
    """Whether ``name`` is a rule's: relation/name-of-the-rule, ASCII, so that it can be part of a key."""
    return _RULE.fullmatch(name) is not None
