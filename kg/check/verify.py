"""A graph and the articles that it was built from in, every span that is not there letter for letter out; it repairs nothing.

Each article is cleaned as a build cleans it. Its text must have the hash that the graph holds, and each quote must stand at its offsets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article, Skipped
from kg.query.run import Source, select

_ARTICLES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?name ?hash WHERE { ?article bg:sha256 ?hash ; dcterms:identifier ?name } ORDER BY ?name"""
_SPANS = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?piece ?name ?start ?end ?quote WHERE {
  ?piece bg:article/dcterms:identifier ?name ; bg:start ?start ; bg:end ?end ; bg:quote ?quote .
} ORDER BY ?name ?piece"""


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """One thing of the graph that its article does not bear out. ``kind``: missing, text or quote."""

    article: str
    kind: str
    evidence: str  # IRI; "" where it is the whole article
    detail: str

    def __str__(self) -> str:
        return f"{self.article}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared, and what does not agree."""

    articles: int
    spans: int
    drifts: tuple[Drift, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of evidence as the graph has it."""

    evidence: str
    start: int
    end: int
    quote: str


def verify(source: Source, inputs: Sequence[Path]) -> Verified:
    """Holds every span of ``source`` against the articles in ``inputs``; raises ``UsageError`` where nothing can be read."""
    hashes = {row["name"]: row["hash"] for row in select(source, _ARTICLES).values()}
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in select(source, _SPANS).values():
        spans[row["name"]].append(Span(row["piece"], int(row["start"]), int(row["end"]), row["quote"]))
    found = compare(hashes, spans, read_articles(inputs, frozenset(hashes)))
    return Verified(len(hashes), sum(map(len, spans.values())), tuple(sorted(found)))


def read_articles(inputs: Sequence[Path], wanted: frozenset[str]) -> Iterator[Article]:
    """The articles of ``inputs`` that the graph has, cleaned; what cannot be read is missing and is told as such."""
    from kg.read import read_inputs
    from kg.text import clean

    for raw in read_inputs(inputs):
        if not isinstance(raw, Skipped):
            article = clean(raw)
            if article.identifier in wanted:
                yield article


def compare(hashes: Mapping[str, str], spans: Mapping[str, Iterable[Span]], articles: Iterable[Article]) -> Iterator[Drift]:
    """What differs: ``hashes`` and ``spans`` are the graph's, by the article's identifier. Of two of one name one must fit."""
    best: dict[str, list[Drift]] = {}
    for article in articles:
        found = list(_differences(article, hashes[article.identifier], spans.get(article.identifier, ())))
        if article.identifier not in best or len(found) < len(best[article.identifier]):
            best[article.identifier] = found
    for name in hashes:
        yield from best.get(name, [Drift(name, "missing", "", "is in the graph and not among these articles")])


def _differences(article: Article, sha256: str, spans: Iterable[Span]) -> Iterator[Drift]:
    if article.sha256 != sha256:
        yield Drift(article.identifier, "text", "", f"its text is another one: sha256 {article.sha256[:12]}…, in the graph {sha256[:12]}…")
    for span in spans:
        there = article.text[span.start : span.end]
        if there != span.quote:
            at = article.text.find(span.quote)
            moved = f"; the quote is now at {at}" if at >= 0 else ""
            detail = f"{span.start}-{span.end} reads “{_shown(there)}”, the graph quotes “{_shown(span.quote)}”{moved}"
            yield Drift(article.identifier, "quote", span.evidence, detail)


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"
