"""Runs every relation's rules over an annotated article and gathers what they state; it decides nothing itself."""

from __future__ import annotations

from kg.model import AnnotatedArticle, ArticleFacts
from kg.rules.holds import find_holdings
from kg.rules.partnership import find_partnerships


def extract(annotated: AnnotatedArticle) -> ArticleFacts:
    """All facts of one article."""
    return ArticleFacts(
        article=annotated.article,
        holdings=tuple(find_holdings(annotated)),
        partnerships=tuple(find_partnerships(annotated)),
        unknowns=annotated.unknowns,
    )
