"""Hand-made resolved graphs for the tests of kg.rdf, kg.store and kg.pipeline; nobody in them exists."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from kg.model import (
    Article,
    EventKind,
    Evidence,
    Level,
    Modality,
    Mode,
    ParticipantRole,
    Ref,
    ResolvedAgreement,
    ResolvedEvent,
    ResolvedGraph,
    ResolvedHolding,
    ResolvedParticipation,
    ResolvedPartnership,
    ResolvedPosition,
    ResolvedStatistic,
    ResolvedThing,
    Status,
)

TEXT = 'Bà Lò Thị Mẫu, Phó Chủ tịch UBND tỉnh Điện Mẫu, dự "Hội nghị thử" ngày 6/1.'


def evidence(quote: str, rule: str, article: str = "000", text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(article, start, start + len(quote), quote, rule)


def article(identifier: str = "000", text: str = TEXT) -> Article:
    return Article(identifier, text, (), hashlib.sha256(text.encode()).hexdigest(), "Hội nghị thử", "2025-01-06")


def small_graph() -> ResolvedGraph:
    """One of everything."""
    person, body, province = Ref("person", "lo-thi-mau"), Ref("organization", "ubnd-tinh-dien-mau"), Ref("province", "dien-mau")
    position, event, france = Ref("position", "pho-chu-tich-ubnd"), Ref("event", "2025-01-06-thu"), Ref("country", "FR")
    at_event = (evidence("dự", "attended/verb"),)
    return ResolvedGraph(
        articles=(article(),),
        things=(
            ResolvedThing(france, "Pháp", label_en="France", identifier="FR"),
            ResolvedThing(Ref("country", "ASEAN"), "ASEAN", identifier="ASEAN"),
            ResolvedThing(body, "Ủy ban nhân dân tỉnh Điện Mẫu", ("UBND tỉnh Điện Mẫu",)),
            ResolvedThing(person, "Lò Thị Mẫu"),
            ResolvedThing(province, "Điện Mẫu"),
        ),
        positions=(ResolvedPosition(position, "Phó Chủ tịch Ủy ban nhân dân tỉnh Điện Mẫu", "Phó Chủ tịch", body),),
        events=(
            ResolvedEvent(
                event,
                EventKind.CONFERENCE,
                "Hội nghị thử",
                at_event,
                ("hội nghị",),
                "2025-01-06",
                place="Hà Nội",
                open_list=False,
            ),
            ResolvedEvent(
                Ref("event", "2026-sap-toi"), EventKind.OTHER, "Ngày hội", at_event, (), "2026", planned=True, part_of=event
            ),
        ),
        holdings=(
            ResolvedHolding(
                Ref("holding", "h1"),
                person,
                position,
                Status.CURRENT,
                (evidence("Phó Chủ tịch", "holds/after"),),
                ("2025-01-06",),
            ),
        ),
        participations=(
            ResolvedParticipation(
                Ref("participation", "p1"),
                person,
                event,
                ParticipantRole.SPEAKER,
                Modality.ATTENDED,
                at_event,
                Mode.ONLINE,
                "điểm cầu Điện Mẫu",
                province,
            ),
        ),
        partnerships=(
            ResolvedPartnership(Ref("partnership", "fr-cs"), france, Level.COMPREHENSIVE_STRATEGIC, at_event, "2024-10"),
        ),
        agreements=(
            ResolvedAgreement(Ref("agreement", "a1"), "Hiệp định thử", (france, Ref("country", "VN")), at_event, "2024"),
        ),
        statistics=(
            ResolvedStatistic(Ref("statistic", "s1"), Decimal("15.8"), "triệu", "khách", province, at_event, "2024", True),
        ),
    )
