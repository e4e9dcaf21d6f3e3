"""What a rule gets wrong costs the one fact, with a reason, and nothing else."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from kg.model import (
    Agent,
    AgentKind,
    AgreementFact,
    ArticleFacts,
    EventFact,
    EventKind,
    Evidence,
    HoldingFact,
    Level,
    Office,
    ParticipantRole,
    ParticipationFact,
    PartnershipFact,
    StatisticFact,
    Status,
)
from kg.sound import all_evidence, check_article, keep_sound
from tests.rdf.graphs import article, evidence

SAID = evidence("dự", "attended/verb")
PROVINCE = Agent(AgentKind.PROVINCE, "Điện Mẫu", "dien-mau")
EVENT = EventFact("e1", EventKind.CONFERENCE, "Hội nghị thử", SAID, start="2025-01-06")
HOLDING = HoldingFact("Lò Thị Mẫu", Office("Phó Chủ tịch", None), Status.CURRENT, SAID)
PARTICIPATION = ParticipationFact(PROVINCE, "e1", ParticipantRole.ATTENDEE, SAID)
PARTNERSHIP = PartnershipFact("FR", Level.STRATEGIC, SAID, "2013")
AGREEMENT = AgreementFact("Hiệp định thử", (PROVINCE,), SAID)
STATISTIC = StatisticFact(Decimal(5), "đoàn", "khách", PROVINCE, SAID)
FACTS = ArticleFacts(article(), (EVENT,), (HOLDING,), (PARTICIPATION,), (PARTNERSHIP,), (AGREEMENT,), (STATISTIC,))


def test_sound_facts_stay() -> None:
    assert keep_sound(FACTS) == (FACTS, ())
    assert len(list(all_evidence(FACTS))) == 6


@pytest.mark.parametrize(
    ("relation", "flawed", "reason"),
    [
        ("holdings", dataclasses.replace(HOLDING, person=" "), "a name is empty"),
        ("holdings", dataclasses.replace(HOLDING, office=Office("", None)), "a name is empty"),
        ("holdings", dataclasses.replace(HOLDING, attested_on="6/1/2025"), "'6/1/2025' is no date"),
        ("holdings", dataclasses.replace(HOLDING, end="2025-02-30"), "'2025-02-30' is no date"),
        ("holdings", dataclasses.replace(HOLDING, person="L\ud800"), "a name has half a surrogate pair"),
        ("participations", dataclasses.replace(PARTICIPATION, event="e2"), "its event e2 is none of the article's"),
        ("partnerships", dataclasses.replace(PARTNERSHIP, since="năm 2013"), "'năm 2013' is no date"),
        ("agreements", dataclasses.replace(AGREEMENT, name=""), "a name is empty"),
        ("statistics", dataclasses.replace(STATISTIC, value=Decimal("NaN")), "its value is NaN"),
        ("holdings", dataclasses.replace(HOLDING, evidence=dataclasses.replace(SAID, quote="du")), "its quote is not the text"),
        ("holdings", dataclasses.replace(HOLDING, evidence=dataclasses.replace(SAID, article="001")), "lies in another article"),
        ("holdings", dataclasses.replace(HOLDING, evidence=Evidence("000", 5, 5, "", "holds/x")), "is outside the text"),
        ("holdings", dataclasses.replace(HOLDING, evidence=Evidence("000", -3, 5, "x", "holds/x")), "is outside the text"),
        ("holdings", dataclasses.replace(HOLDING, evidence=Evidence("000", 5, 9999, "x", "holds/x")), "is outside the text"),
        (
            "holdings",
            dataclasses.replace(HOLDING, evidence=dataclasses.replace(SAID, rule="after")),
            "not relation/name-of-the-rule",
        ),
    ],
)
def test_one_flawed_fact_goes_and_the_others_stay(relation: str, flawed: object, reason: str) -> None:
    kept, reasons = keep_sound(dataclasses.replace(FACTS, **{relation: (*getattr(FACTS, relation), flawed)}))
    assert kept == FACTS
    assert len(reasons) == 1
    assert reason in reasons[0]


def test_an_event_takes_its_participations_and_parts_along() -> None:
    part = dataclasses.replace(EVENT, local="e2", part_of="e1")
    untold = dataclasses.replace(EVENT, start="2025-13")
    kept, reasons = keep_sound(dataclasses.replace(FACTS, events=(untold, part)))
    assert kept.events == (dataclasses.replace(part, part_of=None),)
    assert kept.participations == ()
    assert len(reasons) == 2


def test_a_sound_article() -> None:
    check_article(article("Bài số 1/2025"))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("identifier", "", "identifier is empty"),
        ("identifier", "x" * 201, "longer than 200"),
        ("identifier", "a\nb", "unprintable"),
        ("text", "\ud800", "the text has half a surrogate pair"),
        ("title", "\udfff", "the title has half a surrogate pair"),
        ("url", "http://\ud800", "the url has half a surrogate pair"),
        ("published", "2025-13-99", "which is no date"),
    ],
)
def test_an_article_that_no_graph_can_hold(field: str, value: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_article(dataclasses.replace(article(), **{field: value}))
