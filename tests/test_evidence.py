"""Every fact of every article leads to its words: ``article.text[start:end] == quote``, over samples, shared articles and the corpus."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from kg.model import ArticleFacts, Evidence, RawArticle
from kg.read.inputs import read_inputs
from tests.shared import SHARED

SAMPLES = Path(__file__).resolve().parents[1] / "kg" / "samples"
EVERY = 25  # of the corpus; all of it takes minutes, and a rule that slips does so often


def evidence_of(facts: ArticleFacts) -> Iterator[Evidence]:
    """The evidence of every fact of an article, whatever the relation."""
    for name in (field.name for field in fields(ArticleFacts) if field.name not in {"article", "unknowns"}):
        for fact in getattr(facts, name):
            yield fact.evidence


def check(raw: RawArticle) -> int:
    """Extracts one article, without the pipeline's own sieve, and checks its quotes; returns how many there were."""
    from kg.mentions import annotate
    from kg.rules import extract
    from kg.text import clean

    facts = extract(annotate(clean(raw)))
    found = list(evidence_of(facts))
    for evidence in found:
        assert facts.article.text[evidence.start : evidence.end] == evidence.quote, f"{raw.origin}: {evidence}"
        assert evidence.quote.strip() == evidence.quote != "", f"{raw.origin}: {evidence}"
        assert evidence.article == raw.identifier
    return len(found)


def articles(folder: Path) -> list[RawArticle]:
    return [item for item in read_inputs([folder]) if isinstance(item, RawArticle)]


@pytest.mark.parametrize("raw", articles(SAMPLES), ids=lambda raw: raw.identifier)
def test_every_quote_of_the_samples(raw: RawArticle) -> None:
    assert check(raw) > 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_every_quote_of_the_shared_articles() -> None:
    assert sum(check(raw) for raw in articles(SHARED / "articles")) > 300


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_quotes_of_the_corpus() -> None:
    with gzip.open(SHARED / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for number, line in enumerate(lines) if number % EVERY == 0]
    assert sum(check(RawArticle(record["id"], record["text"], f"corpus:{record['id']}")) for record in records) > 200
