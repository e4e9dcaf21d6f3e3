"""Tables of sentences of our own (``tests/gold/*.tsv``), and the annotated article that one such sentence makes."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.mentions import annotate
from kg.model import AnnotatedArticle, Evidence, RawArticle
from kg.text import clean

GOLD = Path(__file__).resolve().parents[1] / "gold"


def cases(name: str) -> list[dict[str, str]]:
    """The rows of ``tests/gold/NAME.tsv``; an empty table would test nothing and is refused."""
    lines = [line for line in (GOLD / f"{name}.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert any(row["sentence"] for row in rows), name
    return rows


def read(sentence: str) -> AnnotatedArticle:
    """An article of one line."""
    return annotate(clean(RawArticle("case", sentence, "case")))


def is_quoted(article: AnnotatedArticle, evidence: Evidence, rule: str) -> bool:
    """Whether the evidence is the article's own text, not empty, and of the relation ``rule``."""
    stretch = article.article.text[evidence.start : evidence.end]
    return stretch == evidence.quote != "" and evidence.rule.startswith(f"{rule}/")
