"""Holdings of articles in, the same with the day on which the article shows them out; it never guesses a day.

Told by the day of an event at which the article puts the person, else by the article's own date. An article that looks back
("năm 1995, Thủ tướng ...", or at an event long past) shows nothing of its own day, and an announced event nothing yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from kg.model import AgentKind, Article, ArticleFacts, HoldingFact, Modality, Ref, ResolvedEvent, Status
from kg.resolve.linker import Telling
from kg.resolve.names import name_identity

NEAR_DAYS = 31  # an article on an event is of its day or some weeks later; beyond, the event is history to it
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# "Thủ tướng khi đó", "sinh thời Chủ tịch ...", "cố Thủ tướng": the office is of a past that has no date here, and "đồng thời" is none.
_PAST = re.compile(
    r"\b(?:từng|khi đó|lúc đó|bấy giờ|sinh thời|trước đây|trước đó|năm xưa|kỷ niệm|lịch sử|tư tưởng"
    r"|(?<!củng )(?<!gia )cố(?! gắng)|(?<!đồng )(?<!đương )thời(?! gian| điểm| sự| hạn| tiết| cơ| đại))\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?…]\s|\n")


def attest(articles: Iterable[ArticleFacts], events: Mapping[Telling, Ref], resolved: Iterable[ResolvedEvent]) -> Iterator[HoldingFact]:
    """Each holding of each article, with ``attested_on`` where it can be told; one that has it keeps it."""
    known = {event.ref: event for event in resolved}
    for facts in articles:
        days = _days_of_people(facts, events, known)
        now = facts.article.published or max(chain.from_iterable(days.values()), default=None)
        for fact in facts.holdings:
            on = fact.attested_on or _attested(fact, facts.article, now, days.get(name_identity(fact.person), ()))
            yield fact if on is None else replace(fact, attested_on=on)


def _days_of_people(facts: ArticleFacts, events: Mapping[Telling, Ref], known: Mapping[Ref, ResolvedEvent]) -> dict[str, list[str]]:
    """Name -> the days of the events at which the article says that the person was; a year alone is history, and none."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in facts.participations:
        event = known[events[facts.article.identifier, part.event]]
        took_part = part.modality is Modality.ATTENDED and not event.planned
        if took_part and part.participant.kind is AgentKind.PERSON and event.start is not None and len(event.start) > 4:
            found[name_identity(part.participant.name)].add(event.start)
    return {name: sorted(days) for name, days in found.items()}


def _attested(fact: HoldingFact, article: Article, now: str | None, days: Iterable[str]) -> str | None:
    """The day for one fact; ``now``: the article's own day, or the last that it gives to an event, as far as it is known."""
    given = list(days)
    if now is None or fact.end is not None or _looks_back(fact, article, now):
        return None
    near = [day for day in given if _near(day, now)]
    if fact.status is Status.FORMER:
        # "nguyên" is said on the day of writing: at an event long past the person may have had the office.
        return article.published or (now if now in near else None)
    if article.published is not None and (near or not given):
        return article.published
    return max(near, key=lambda day: (len(day), day), default=None)


def _looks_back(fact: HoldingFact, article: Article, now: str) -> bool:
    """Whether the words around it tell of another time: a year of the past in the paragraph so far, "khi đó", "sinh thời"."""
    text, start, end = article.text, fact.evidence.start, fact.evidence.end
    after = _BREAK.search(text, end, min(len(text), end + 400))
    stop = after.start() if after else min(len(text), end + 400)
    paragraph = text[text.rfind("\n", 0, start) + 1 : stop]
    sentence = text[max(text.rfind(mark, 0, start) for mark in (". ", "? ", "! ", "\n")) + 1 : stop]
    years = {int(year) for year in _YEAR.findall(paragraph)}
    this = int(now[:4])
    # The last year is reviewed in January, the next one planned in December.
    return _PAST.search(sentence) is not None or (bool(years) and not years & {this - 1, this, this + 1})


def _near(day: str, published: str) -> bool:
    if len(day) < 10 or len(published) < 10:
        return published.startswith(day) or day.startswith(published)
    return abs((date.fromisoformat(day) - date.fromisoformat(published)).days) <= NEAR_DAYS
