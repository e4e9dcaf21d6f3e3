"""Runs every relation's rules over an annotated article and gathers what they state; it decides nothing itself."""

from __future__ import annotations

from kg.model import AnnotatedArticle, ArticleFacts
from kg.rules.agreement import find_agreements
from kg.rules.attended import find_participations
from kg.rules.holds import find_holdings
from kg.rules.partnership import find_partnerships
from kg.rules.statistic import find_statistics


def extract(annotated: AnnotatedArticle) -> ArticleFacts:
    """All facts of one article."""
    events, participations = find_participations(annotated)
    return ArticleFacts(
        article=annotated.article,
        events=events,
        holdings=tuple(find_holdings(annotated)),
        participations=participations,
        partnerships=tuple(find_partnerships(annotated)),
        agreements=tuple(find_agreements(annotated)),
        statistics=tuple(find_statistics(annotated)),
        unknowns=annotated.unknowns,
    )
