"""Facts of one article come in, those that can be cited and written go out, a reason for each other too; it judges no content.

A rule that slips (a quote that is not the text at its offsets, a 30 February, an event nobody told) costs its one fact, and
is counted in ``report.json``: neither the article nor the build falls for it, and no such fact reaches the graph.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.model import (
    AgreementFact,
    Article,
    ArticleFacts,
    EventFact,
    Evidence,
    HoldingFact,
    ParticipationFact,
    PartnershipFact,
    StatisticFact,
)
from kg.rdf.iri import is_rule
from kg.rdf.literal import is_partial_date

Fact = EventFact | HoldingFact | ParticipationFact | PartnershipFact | AgreementFact | StatisticFact
F = TypeVar("F", bound=Fact)

LONGEST_IDENTIFIER = 200


def check_article(article: Article) -> None:
    """Raises ``ValueError`` where the graph could not hold the article itself: no usable identifier, or text that is none."""
    name = article.identifier
    if not name.strip() or len(name) > LONGEST_IDENTIFIER or not name.isprintable():
        raise ValueError(f"the identifier is empty, longer than {LONGEST_IDENTIFIER} characters, or has unprintable ones")
    for field in ("identifier", "text", "title", "url", "source"):
        if not _is_unicode(getattr(article, field) or ""):
            raise ValueError(f"the {field} has half a surrogate pair, which is no character")
    if article.published is not None and not is_partial_date(article.published):
        raise ValueError(f"it was published on {article.published!r}, which is no date")


def keep_sound(facts: ArticleFacts) -> tuple[ArticleFacts, tuple[str, ...]]:
    """The facts that are sound, and one sentence for each that is not: "rule: what is wrong"."""
    reasons: list[str] = []

    def kept(items: Iterable[F], flaw: Callable[[F], str | None]) -> tuple[F, ...]:
        sound: list[F] = []
        for item in items:
            wrong = _flaw_of_evidence(item.evidence, facts) or flaw(item)
            if wrong is None:
                sound.append(item)
            else:
                reasons.append(f"{item.evidence.rule}: {wrong}")
        return tuple(sound)

    events = kept(facts.events, lambda event: _no_text(event.name) or _bad_date(event.start, event.end))
    told = frozenset(event.local for event in events)
    events = tuple(event if event.part_of in told else dataclasses.replace(event, part_of=None) for event in events)
    sound = dataclasses.replace(
        facts,
        events=events,
        holdings=kept(facts.holdings, _flaw_of_holding),
        participations=kept(facts.participations, lambda fact: _untold(fact, told) or _no_text(fact.participant.name)),
        partnerships=kept(facts.partnerships, lambda fact: _bad_date(fact.since)),
        agreements=kept(facts.agreements, lambda fact: _no_text(fact.name) or _bad_date(fact.date)),
        statistics=kept(facts.statistics, _flaw_of_statistic),
    )
    return sound, tuple(reasons)


def all_evidence(facts: ArticleFacts) -> Iterator[Evidence]:
    """The evidence of every fact, events first; a piece that backs several facts comes several times."""
    relations: tuple[tuple[Fact, ...], ...] = (
        facts.events,
        facts.holdings,
        facts.participations,
        facts.partnerships,
        facts.agreements,
        facts.statistics,
    )
    for relation in relations:
        for fact in relation:
            yield fact.evidence


def _flaw_of_evidence(evidence: Evidence, facts: ArticleFacts) -> str | None:
    article = facts.article
    if evidence.article != article.identifier:
        return f"its evidence lies in another article, {evidence.article}"
    if not 0 <= evidence.start < evidence.end <= len(article.text):
        return f"its evidence, {evidence.start} to {evidence.end}, is outside the text"
    if article.text[evidence.start : evidence.end] != evidence.quote:
        return f"its quote is not the text from {evidence.start} to {evidence.end}"
    return None if is_rule(evidence.rule) else "its rule's name is not relation/name-of-the-rule"


def _flaw_of_holding(fact: HoldingFact) -> str | None:
    return _no_text(fact.person) or _no_text(fact.office.title) or _bad_date(fact.attested_on, fact.start, fact.end)


def _flaw_of_statistic(fact: StatisticFact) -> str | None:
    return _no_text(fact.about.name) or (None if fact.value.is_finite() else f"its value is {fact.value}")


def _untold(fact: ParticipationFact, told: frozenset[str]) -> str | None:
    return None if fact.event in told else f"its event {fact.event} is none of the article's"


def _no_text(name: str) -> str | None:
    if not _is_unicode(name):
        return "a name has half a surrogate pair"
    return None if name.strip() else "a name is empty"


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _bad_date(*dates: str | None) -> str | None:
    return next((f"{date!r} is no date" for date in dates if date is not None and not is_partial_date(date)), None)
