"""On which day an article shows an office, and when it shows none; sentences are the project's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import (
    Agent,
    AgentKind,
    Article,
    ArticleFacts,
    EventFact,
    EventKind,
    Evidence,
    HoldingFact,
    Modality,
    Office,
    ParticipantRole,
    ParticipationFact,
    Status,
)
from kg.resolve import resolve

OFFICE = "Thứ trưởng Bộ Ngoại giao"


def told(text: str, published: str | None = None, event: str | None = None, **changes: object) -> ArticleFacts:
    """An article in which Lò Văn A has the office, and was at an event of that date."""
    start = text.index(OFFICE)
    piece = Evidence("a1", start, start + len(OFFICE), OFFICE, "test/made")
    holding = HoldingFact("Lò Văn A", Office("Thứ trưởng", "Bộ Ngoại giao"), Status.CURRENT, piece)
    holding = replace(holding, **{name: value for name, value in changes.items() if name in ("status", "end")})
    events, parts = (), ()
    if event is not None:
        events = (EventFact("e1", EventKind.CONFERENCE, "Hội nghị mẫu", piece, start=event, planned=bool(changes.get("planned"))),)
        modality = changes.get("modality", Modality.ATTENDED)
        assert isinstance(modality, Modality)
        parts = (ParticipationFact(Agent(AgentKind.PERSON, "Lò Văn A"), "e1", ParticipantRole.ATTENDEE, piece, modality=modality),)
    return ArticleFacts(Article("a1", text, (), "", published=published), events, (holding,), parts)


PLAIN = f"{OFFICE} Lò Văn A dự hội nghị."


@pytest.mark.parametrize(
    ("facts", "days", "why"),
    [
        (told(PLAIN, "2025-01-06"), ("2025-01-06",), "the article's own date"),
        (told(PLAIN, None, "2025-01-06"), ("2025-01-06",), "the day of the event"),
        (told(PLAIN, "2025-01-07", "2025-01-06"), ("2025-01-07",), "an event of those days"),
        (told(PLAIN, "2025-01-07", "2025-01"), ("2025-01-07",), "an event of that month"),
        (told(PLAIN), (), "no date anywhere"),
        (told(PLAIN, None, "2025"), (), "a year alone is history"),
        (told(PLAIN, "2025-01-07", "2017-06-07"), (), "the only event is long past"),
        (told(PLAIN, None, "2025-02-01", planned=True), (), "planned is not done"),
        (told(PLAIN, None, "2025-02-01", modality=Modality.ABSENT), (), "who was absent was not shown"),
        (told(f"Năm 1995, {OFFICE} Lò Văn A thăm Lào.", "2025-01-06"), (), "the sentence looks back"),
        (told(f"Tháng 9.1973 đoàn đến. Ra đón có {OFFICE} Lò Văn A.", "2025-01-06"), (), "the paragraph looks back"),
        (told(f"Tháng 9.1973 đoàn đến.\nHôm nay {OFFICE} Lò Văn A nói.", "2025-01-06"), ("2025-01-06",), "another paragraph"),
        (told(f"Nhìn lại năm 2024, {OFFICE} Lò Văn A nói.", "2025-01-06"), ("2025-01-06",), "a review in January"),
        (told(f"{OFFICE} khi đó là Lò Văn A.", "2025-01-06"), (), "khi đó"),
        (told(f"Cố {OFFICE} Lò Văn A được nhắc tới.", "2025-01-06"), (), "cố"),
        (told(f"{OFFICE} Lò Văn A mong củng cố quan hệ, đồng thời mở rộng.", "2025-01-06"), ("2025-01-06",), "words that only hold it"),
        (told(PLAIN, "2025-01-06", status=Status.FORMER), ("2025-01-06",), "former on the day of writing"),
        (told(PLAIN, "2025-01-06", "2017-06-07", status=Status.FORMER), ("2025-01-06",), "not on the day of what is told"),
        (told(PLAIN, "2025-01-06", end="2021"), (), "a stated end says when not"),
    ],
)
def test_attested(facts: ArticleFacts, days: tuple[str, ...], why: str) -> None:
    assert resolve([facts]).holdings[0].attested_on == days, why


def test_the_date_of_another_article_on_the_event_counts() -> None:
    """As with a conference that one paper dates and another does not."""
    one, other = told(PLAIN, None, "2025-01-06"), told(PLAIN, None, "2025-01-06")
    name = "Hội nghị tổng kết công tác mẫu năm 2024 của ngành"
    parts = (*other.participations, replace(other.participations[0], participant=Agent(AgentKind.PERSON, "Trần Thị Mẫu")))
    undated = replace(other, events=(replace(other.events[0], name=name, start=None),), participations=parts)
    parts = (*one.participations, replace(one.participations[0], participant=Agent(AgentKind.PERSON, "Trần Thị Mẫu")))
    dated = replace(one, events=(replace(one.events[0], name=name),), participations=parts)

    def renamed(facts: ArticleFacts, new: str) -> ArticleFacts:
        def move(fact):  # type: ignore[no-untyped-def]
            return replace(fact, evidence=replace(fact.evidence, article=new))

        return replace(
            facts,
            article=replace(facts.article, identifier=new),
            events=tuple(map(move, facts.events)),
            holdings=tuple(map(move, facts.holdings)),
            participations=tuple(map(move, facts.participations)),
        )

    graph = resolve([dated, renamed(undated, "a2")])
    assert [event.start for event in graph.events] == ["2025-01-06"]
    assert graph.holdings[0].attested_on == ("2025-01-06",)
    alone = resolve([renamed(undated, "a2")])
    assert alone.holdings[0].attested_on == ()
