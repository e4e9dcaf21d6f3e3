"""Gold JSON of ../shared in, ``ArticleFacts`` out: what a perfect extraction would hand to the resolver."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.model import (
    Agent,
    AgentKind,
    AgreementFact,
    Article,
    ArticleFacts,
    EventFact,
    EventKind,
    Evidence,
    HoldingFact,
    Level,
    Mode,
    Office,
    ParticipantRole,
    ParticipationFact,
    PartnershipFact,
    StatisticFact,
    Status,
)
from kg.resolve.keys import fold
from kg.resolve.places import country_codes, province_slugs


def read_gold(path: Path) -> ArticleFacts:
    """The facts of one gold file; evidence offsets are those of the quote's first occurrence, or of the article's start."""
    gold = json.loads(path.read_text("utf-8"))
    identifier = gold["article"]
    text = (path.parents[1] / "articles" / f"{identifier}.txt").read_text("utf-8")

    def evidence(row: dict[str, Any], rule: str) -> Evidence:
        start = max(text.find(row["quote"]), 0)
        return Evidence(identifier, start, start + len(row["quote"]), row["quote"], rule)

    return ArticleFacts(
        Article(identifier, text, (), "", published=gold["published"]),
        events=tuple(
            EventFact(
                row["id"],
                EventKind(row["type"]),
                row["name"],
                evidence(row, "event/gold"),
                tuple(row.get("aliases", [])),
                row["date"],
                row["end"],
                row["place"],
                row["organizer"],
            )
            for row in gold["events"]
        ),
        holdings=tuple(
            HoldingFact(
                row["person"],
                Office(row["role"], row["organization"]),
                Status.FORMER if row.get("former") else Status.CURRENT,
                evidence(row, "holds/gold"),
            )
            for row in gold["holds"]
        ),
        participations=tuple(
            ParticipationFact(
                _agent(row["participant"], row["kind"]),
                row["event"],
                ParticipantRole(row["role"]),
                evidence(row, "attended/gold"),
                Mode(row["mode"]) if row.get("mode") else None,
                row.get("venue"),
            )
            for row in gold["attended"]
        ),
        partnerships=tuple(
            PartnershipFact(row["country"], Level(row["level"]), evidence(row, "partnership/gold"), row.get("date"))
            for row in gold["partnerships"]
        ),
        agreements=tuple(
            AgreementFact(row["name"], tuple(_party(p) for p in row["parties"]), evidence(row, "agreement/gold"), row["date"])
            for row in gold["agreements"]
        ),
        statistics=tuple(
            StatisticFact(
                Decimal(str(row["value"])),
                row["unit"] or "",
                row["what"],
                _party(row["of"]),
                evidence(row, "statistic/gold"),
                row.get("period"),
                row.get("approximate", False),
            )
            for row in gold["statistics"]
        ),
    )


def _agent(name: str, kind: str) -> Agent:
    if kind == "country":
        return Agent(AgentKind.COUNTRY, name, country_codes().get(fold(name)))
    if kind == "province":
        return Agent(AgentKind.PROVINCE, name, province_slugs().get(fold(name)))
    return Agent(AgentKind(kind), name)


def _party(name: str) -> Agent:
    if len(name) == 2 or name in ("ASEAN", "EU"):
        return Agent(AgentKind.COUNTRY, name, name)
    if fold(name) in country_codes():
        return _agent(name, "country")
    return _agent(name, "province") if fold(name) in province_slugs() else Agent(AgentKind.ORGANIZATION, name)
