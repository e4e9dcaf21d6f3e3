"""Mints the IRIs of things, ``https://w3id.org/banggiao/id/KIND/KEY``, from an allowlist; no other module builds one.

One bad IRI spoils a whole Turtle file, so whatever is not a known kind with a flat ASCII key raises ``ValueError``:
keys come from our own code (``kg.resolve``, ``article_key``), never straight from an article, so that is a bug.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.model import Evidence, Ref

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
    "holding",
    "participation",
    "partnership",
    "agreement",
    "statistic",
    "article",
    "evidence",
)
KIND_PREFIXES: Mapping[str, str] = MappingProxyType({kind: f"{ID}{kind}/" for kind in KINDS})

LONGEST_KEY = 400
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_COUNTRY_KEY = re.compile(r"[A-Z][A-Z0-9]{1,15}")  # ISO 3166 codes and blocs: VN, ASEAN, G20
_RULE = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9-]+")
_LONGEST_ARTICLE_SLUG = 80
_LETTERS = str.maketrans({"đ": "d", "Đ": "D"})


def mint(kind: str, key: str) -> NamedNode:
    """The IRI of the thing ``key`` of ``kind``; raises ``ValueError`` for an unknown kind or a key beyond the allowlist."""
    if kind not in KIND_PREFIXES:
        raise ValueError(f"no kind of thing: {kind!r} (have {', '.join(KINDS)})")
    pattern = _COUNTRY_KEY if kind == "country" else _KEY
    if len(key) > LONGEST_KEY or pattern.fullmatch(key) is None:
        raise ValueError(f"no key for a {kind}: {key[:100]!r}")
    return NamedNode(KIND_PREFIXES[kind] + key)


@functools.lru_cache(maxsize=200_000)
def iri(ref: Ref) -> NamedNode:
    """The IRI of ``ref``; raises as ``mint`` does."""
    return mint(ref.kind, ref.key)


@functools.lru_cache(maxsize=100_000)
def article_key(identifier: str) -> str:
    """A flat key for an article's identifier, which may contain anything.

    An identifier that is such a key already stays as it is ("000"); from any other, something is lost on the
    way, so a short hash of the whole of it keeps two of them apart ("Bài 1" -> "bai-1-ff0ea27f").
    """
    slug = slugify(identifier)[:_LONGEST_ARTICLE_SLUG].strip("-")
    if slug == identifier:
        return slug
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else digest


def evidence_key(evidence: Evidence) -> str:
    """``ARTICLE-START-END--RULE``: a slug has no two hyphens in a row, so two pieces of evidence never share a key."""
    if _RULE.fullmatch(evidence.rule) is None:
        raise ValueError(f"no name of a rule: {evidence.rule!r} (have relation/name-of-the-rule)")
    rule = slugify(evidence.rule.replace("/", "-"))
    return f"{article_key(evidence.article)}-{evidence.start}-{evidence.end}--{rule}"


def slugify(text: str) -> str:
    """ASCII letters and digits in lower case with single hyphens: "Bùi Thanh Sơn" -> "bui-thanh-son"; lossy, may be empty."""
    plain = unicodedata.normalize("NFD", text.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
