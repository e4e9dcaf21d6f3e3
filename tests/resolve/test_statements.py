"""Holdings, participations, partnerships, agreements and figures of several articles become one node each, or stay apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import (
    Agent,
    AgentKind,
    AgreementFact,
    ArticleFacts,
    EventFact,
    EventKind,
    HoldingFact,
    Level,
    Modality,
    Mode,
    Office,
    ParticipantRole,
    ParticipationFact,
    PartnershipFact,
    Ref,
    ResolvedGraph,
    StatisticFact,
    Status,
)
from kg.resolve import resolve
from tests.resolve.making import article, country, evidence, holds, person

LAO = country("Lào", "LA")
VIETNAM = country("Việt Nam", "VN")


def test_a_holding_has_all_its_evidence_and_the_days_in_order() -> None:
    facts = [("a1", "2025-03-01"), ("a2", "2025-01-06"), ("a3", None), ("a4", "2025-01-06")]
    graph = resolve(
        ArticleFacts(article(name), holdings=(holds(name, "Lò Văn A", "Bộ trưởng", "Bộ Ngoại giao", day),)) for name, day in facts
    )
    (holding,) = graph.holdings
    assert holding.ref == Ref("holding", "lo-van-a_bo-truong-bo-ngoai-giao")
    assert holding.attested_on == ("2025-01-06", "2025-03-01")
    assert [piece.article for piece in holding.evidence] == ["a1", "a2", "a3", "a4"]


def test_held_and_former_are_two_holdings() -> None:
    now = holds("a1", "Lò Văn A", "Bộ trưởng", "Bộ Ngoại giao")
    past = holds("a2", "Lò Văn A", "Bộ trưởng", "Bộ Ngoại giao", former=True)
    graph = resolve([ArticleFacts(article("a1"), holdings=(now,)), ArticleFacts(article("a2"), holdings=(past,))])
    assert [(holding.ref.key, holding.status) for holding in graph.holdings] == [
        ("lo-van-a_bo-truong-bo-ngoai-giao", Status.CURRENT),
        ("lo-van-a_bo-truong-bo-ngoai-giao_former", Status.FORMER),
    ]


def test_a_stated_start_is_kept_as_exactly_as_any_article_gives_it() -> None:
    office = Office("Bộ trưởng", "Bộ Ngoại giao")
    days = ("2021", "2021-04-08")
    facts = [HoldingFact("Lò Văn A", office, Status.CURRENT, evidence(f"a{i}"), start=day) for i, day in enumerate(days)]
    graph = resolve(ArticleFacts(article(fact.evidence.article), holdings=(fact,)) for fact in facts)
    assert graph.holdings[0].start == "2021-04-08"


def at_one_event(*facts: ParticipationFact) -> ResolvedGraph:
    return resolve(
        [
            ArticleFacts(
                article("a1"), events=(EventFact("e1", EventKind.CONFERENCE, "hội nghị", evidence("a1")),), participations=facts
            )
        ]
    )


def test_a_participation_takes_the_strongest_role_and_the_most_specific_mode() -> None:
    graph = at_one_event(
        ParticipationFact(person("Lò Văn A"), "e1", ParticipantRole.ATTENDEE, evidence("a1", 1), Mode.IN_PERSON),
        ParticipationFact(person("Lò Văn A"), "e1", ParticipantRole.SPEAKER, evidence("a1", 2)),
        ParticipationFact(person("Lò Văn A"), "e1", ParticipantRole.ATTENDEE, evidence("a1", 3), Mode.ONLINE, "điểm cầu Lào Cai"),
    )
    (part,) = graph.participations
    assert (part.role, part.mode, part.venue) == (ParticipantRole.SPEAKER, Mode.ONLINE, "điểm cầu Lào Cai")
    assert len(part.evidence) == 3 and part.ref.key == "hoi-nghi_a1_person-lo-van-a"


def test_what_happened_wins_over_what_was_planned_with_its_own_role() -> None:
    graph = at_one_event(
        ParticipationFact(LAO, "e1", ParticipantRole.CHAIR, evidence("a1", 1), modality=Modality.WILL_ATTEND),
        ParticipationFact(LAO, "e1", ParticipantRole.ATTENDEE, evidence("a1", 2)),
    )
    (part,) = graph.participations
    assert (part.modality, part.role) == (Modality.ATTENDED, ParticipantRole.ATTENDEE)
    assert part.ref.key == "hoi-nghi_a1_country-la"


def test_somebody_sent_in_place_is_named_on_behalf() -> None:
    ministry = Agent(AgentKind.ORGANIZATION, "Bộ Ngoại giao")
    graph = at_one_event(
        ParticipationFact(person("Lò Văn A"), "e1", ParticipantRole.ATTENDEE, evidence("a1", 1)),
        ParticipationFact(person("Lò Văn A"), "e1", ParticipantRole.ATTENDEE, evidence("a1", 2), on_behalf_of=ministry),
    )
    assert graph.participations[0].on_behalf_of == Ref("organization", "bo-ngoai-giao")


PARTNERSHIPS: list[tuple[list[str | None], list[tuple[str, str | None]], str]] = [
    ([None, None], [("la_strategic", None)], "no date"),
    ([None, "2013-06-25"], [("la_strategic", "2013-06-25")], "the undated one joins the only dated one"),
    (["2013", "2013-06-25"], [("la_strategic", "2013-06-25")], "a year joins its only day"),
    (
        ["2013", "2015", None],
        [("la_strategic", None), ("la_strategic_2013", "2013"), ("la_strategic_2015", "2015")],
        "two dates contradict, and the undated one is neither's",
    ),
]


@pytest.mark.parametrize(("dates", "steps", "why"), PARTNERSHIPS)
def test_partnership(dates: list[str | None], steps: list[tuple[str, str | None]], why: str) -> None:
    graph = resolve(
        ArticleFacts(article(f"a{i}"), partnerships=(PartnershipFact("LA", Level.STRATEGIC, evidence(f"a{i}"), since),))
        for i, since in enumerate(dates)
    )
    assert [(step.ref.key, step.since) for step in graph.partnerships] == steps, why


def test_a_partnership_brings_its_country_and_vietnam_with_their_names() -> None:
    graph = resolve([ArticleFacts(article("a1"), partnerships=(PartnershipFact("LA", Level.SPECIAL, evidence("a1")),))])
    assert [(thing.ref.key, thing.label, thing.label_en) for thing in graph.things] == [
        ("LA", "Lào", "Laos"),
        ("VN", "Việt Nam", "Vietnam"),
    ]


FOREST = "Hiệp định hợp tác bảo vệ rừng biên giới"
# (name, date) in two articles, with the same parties: how many agreements, why
AGREEMENTS = [
    ((FOREST, None), (FOREST, "2024-05-01"), 1, "one name; the undated joins the dated"),
    ((FOREST, "2024"), (FOREST, "2024-05-01"), 1, "the dates agree"),
    ((FOREST, "2019-05-01"), (FOREST, "2024-05-01"), 2, "signed twice"),
    ((FOREST, None), (FOREST + " giai đoạn hai", None), 2, "another name"),
    (("Bản ghi nhớ", None), ("Bản ghi nhớ", None), 2, "a kind is no name"),
    (("Bản ghi nhớ", "2024-05-01"), ("Bản ghi nhớ", "2024-05-01"), 1, "a kind on one day"),
]


@pytest.mark.parametrize(("one", "other", "count", "why"), AGREEMENTS)
def test_agreement(one: tuple[str, str | None], other: tuple[str, str | None], count: int, why: str) -> None:
    told = [AgreementFact(name, (VIETNAM, LAO), evidence(f"a{i}"), date) for i, (name, date) in enumerate((one, other))]
    graph = resolve(ArticleFacts(article(fact.evidence.article), agreements=(fact,)) for fact in told)
    assert len(graph.agreements) == count, why
    assert {agreement.parties for agreement in graph.agreements} == {(Ref("country", "LA"), Ref("country", "VN"))}


def test_agreements_of_other_parties_are_two() -> None:
    told = [AgreementFact(FOREST, (VIETNAM, party), evidence(f"a{i}")) for i, party in enumerate((LAO, country("Cuba", "CU")))]
    graph = resolve(ArticleFacts(article(fact.evidence.article), agreements=(fact,)) for fact in told)
    assert [agreement.ref.key[-3:] for agreement in graph.agreements] == ["_cu", "_la"]


def figure(source: str, value: str = "15800000", unit: str = "lượt khách", period: str | None = "2024") -> StatisticFact:
    return StatisticFact(Decimal(value), unit, "khách quốc tế", VIETNAM, evidence(source), period)


FIGURES = [
    (figure("a1"), figure("a2"), 1, "equal in everything"),
    (figure("a1"), figure("a2", "15.8E6"), 1, "one number in two writings"),
    (figure("a1"), figure("a2", unit="Lượt khách"), 1, "capitals"),
    (figure("a1"), figure("a2", "15800001"), 2, "another number"),
    (figure("a1"), figure("a2", period="2023"), 2, "another period"),
    (figure("a1"), figure("a2", unit="lượt"), 2, "another unit"),
    (figure("a1", period=None), figure("a2", period=None), 2, "without a period a figure is its article's"),
    (figure("a1", period=None), figure("a1", period=None), 1, "said twice in one article"),
]


@pytest.mark.parametrize(("one", "other", "count", "why"), FIGURES)
def test_statistic(one: StatisticFact, other: StatisticFact, count: int, why: str) -> None:
    by_article: dict[str, tuple[StatisticFact, ...]] = {}
    for fact in (one, other):
        by_article[fact.evidence.article] = (*by_article.get(fact.evidence.article, ()), fact)
    graph = resolve(ArticleFacts(article(name), statistics=facts) for name, facts in by_article.items())
    assert len(graph.statistics) == count, why
