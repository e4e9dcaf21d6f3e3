"""A number of triples in, a resolved graph of about that size out, the same for the same number; no article was read for it.

It has the shape that graphs of the press have (measured on one of 2,122 articles and 211,000 triples): most of it is evidence; a
few people, countries and positions stand in most facts (rank and frequency by Zipf), most stand in one; meetings of two, conferences
of many; several holders of one seat; figures of provinces; partnerships of some 190 countries.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from kg.model import (
    Article,
    EventKind,
    Evidence,
    Level,
    Merge,
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
    ResolvedSeries,
    ResolvedStatistic,
    ResolvedThing,
    Status,
)
from kg.resolve.keys import compact, slug
from tests.bench.world import FIELDS, World, make_world

TRIPLES_OF_AN_ARTICLE = 123
FIRST_DAY = datetime.date(2012, 1, 1)
_KINDS = {EventKind.MEETING: 40, EventKind.VISIT: 25, EventKind.CONFERENCE: 22, EventKind.CEREMONY: 10, EventKind.OTHER: 3}
_ROLES = [*[ParticipantRole.ATTENDEE] * 5, *[ParticipantRole.SPEAKER] * 2, ParticipantRole.CHAIR]


def make_graph(triples: int) -> ResolvedGraph:
    """A graph of about ``triples`` triples (within a tenth of it from 20,000 on)."""
    random_source = random.Random(triples)
    count = max(triples // TRIPLES_OF_AN_ARTICLE, 20)
    world = make_world(random_source, count)
    maker = _Maker(random_source, world)
    for number in range(count):
        maker.article(number, count)
    return maker.graph()


@dataclass(slots=True)
class _Maker:
    """What the articles so far amount to; facts are kept by key, and gather evidence."""

    random: random.Random
    world: World
    articles: list[Article] = field(default_factory=list)
    backed: dict[Ref, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    events: dict[Ref, ResolvedEvent] = field(default_factory=dict)
    holdings: dict[Ref, tuple[Ref, Ref, Status, set[str]]] = field(default_factory=dict)
    participations: dict[Ref, ResolvedParticipation] = field(default_factory=dict)
    partnerships: dict[Ref, ResolvedPartnership] = field(default_factory=dict)
    agreements: dict[Ref, ResolvedAgreement] = field(default_factory=dict)
    statistics: dict[Ref, ResolvedStatistic] = field(default_factory=dict)
    series: dict[Ref, ResolvedSeries] = field(default_factory=dict)
    recent: list[Ref] = field(default_factory=list)
    at: int = 0  # where in the article the next sentence begins

    def article(self, number: int, count: int) -> None:
        """One article more: some events, who was there, who holds what, a figure, now and then an agreement."""
        rng = self.random
        day = (FIRST_DAY + datetime.timedelta(days=number * 4900 // count)).isoformat()
        identifier = f"bai-{number:06d}"
        self.at = 0
        dated = day if rng.random() < 0.3 else None
        digest = hashlib.sha256(identifier.encode()).hexdigest()
        title = f"{self.world.pick_person(rng).label} và công tác {rng.choice(FIELDS)}"
        self.articles.append(Article(identifier, "", (), digest, title, dated, f"https://example.org/{identifier}", "Báo thử"))
        for _ in range(rng.choice((0, 1, 1, 1, 2, 2))):
            event = self._event(identifier, day, number)
            self._participants(identifier, event)
        for _ in range(rng.choice((0, 1, 2, 3, 4, 5))):
            self._holding(identifier, day)
        for chance, make in ((0.3, self._statistic), (0.07, self._agreement), (0.04, self._partnership)):
            if rng.random() < chance:
                make(identifier, day)

    def _says(self, identifier: str, rule: str, *words: str) -> Evidence:
        quote = f"{' '.join(words)}, theo {self.random.choice(FIELDS)}"
        start, self.at = self.at, self.at + len(quote) + 1
        return Evidence(identifier, start, start + len(quote), quote, rule)

    def _event(self, identifier: str, day: str, number: int) -> ResolvedEvent:
        rng = self.random
        if self.recent and rng.random() < 0.25:  # another paper on the same
            known = self.events[rng.choice(self.recent[-30:])]
            self.backed[known.ref].append(self._says(identifier, "event/named", known.label))
            return known
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        label = self._event_label(kind, day)
        series = self._series(label) if kind is EventKind.CONFERENCE and rng.random() < 0.5 else None
        start = rng.choice((day, day, day[:7], day[:4])) if rng.random() < 0.4 else None
        ref = Ref("event", compact(f"{start or ''}-{slug(label)}-{number}-{len(self.events)}".lstrip("-")))
        event = ResolvedEvent(
            ref,
            kind,
            label,
            (),
            aliases=(f"{label} lần này",) if rng.random() < 0.2 else (),
            start=start,
            place=rng.choice(self.world.provinces).label if rng.random() < 0.26 else None,
            planned=rng.random() < 0.04,
            series=series,
            edition=day[:4] if series else None,
        )
        self.events[ref] = event
        self.recent.append(ref)
        for _ in range(rng.choice((1, 1, 2))):
            self.backed[ref].append(self._says(identifier, "event/named", label))
        return event

    def _event_label(self, kind: EventKind, day: str) -> str:
        rng, world = self.random, self.world
        person, other, country = world.pick_person(rng).label, world.pick_person(rng).label, world.pick_country(rng).label
        task = f"{rng.choice(('tổng kết', 'triển khai', 'xúc tiến'))} công tác {rng.choice(FIELDS)}"
        return {
            EventKind.MEETING: f"{person} tiếp {other}",
            EventKind.VISIT: f"{person} thăm {country}",
            EventKind.CONFERENCE: f"Hội nghị {task} năm {day[:4]}",
            EventKind.CEREMONY: f"Lễ kỷ niệm ngày thiết lập quan hệ Việt Nam - {country}",
            EventKind.OTHER: f"Tuần văn hóa {country}",
        }[kind]

    def _series(self, label: str) -> Ref:
        """The series of a conference whose name ends in its year."""
        name = label.rpartition(" năm ")[0]
        ref = Ref("event-series", slug(name))
        self.series[ref] = ResolvedSeries(ref, name)
        return ref

    def _participants(self, identifier: str, event: ResolvedEvent) -> None:
        rng, world = self.random, self.world
        if event.kind is EventKind.CONFERENCE:
            chosen = {world.pick_person(rng): rng.choice(_ROLES) for _ in range(rng.choice((1, 1, 2, 3, 5, 12)))}
            if rng.random() < 0.3:
                chosen |= {world.pick_province(rng): ParticipantRole.ATTENDEE for _ in range(rng.choice((1, 2, 4)))}
        elif event.kind is EventKind.MEETING:
            chosen = {world.pick_person(rng): ParticipantRole.HOST, world.pick_person(rng): ParticipantRole.VISITOR}
        elif event.kind is EventKind.VISIT:
            chosen = {world.pick_person(rng): ParticipantRole.VISITOR, world.pick_country(rng): ParticipantRole.HOST}
        else:
            chosen = {world.pick_any(rng): rng.choice(_ROLES)}
        for thing, role in chosen.items():
            self._participation(identifier, event, thing, role)

    def _participation(self, identifier: str, event: ResolvedEvent, thing: ResolvedThing, role: ParticipantRole) -> None:
        rng = self.random
        ref = Ref("participation", f"{event.ref.key}_{thing.ref.kind}-{thing.ref.key.lower()}")
        far = event.kind is EventKind.CONFERENCE and rng.random() < 0.15
        behalf = self.world.pick_province(rng) if far and thing.ref.kind == "person" else None
        modality = Modality.ATTENDED if rng.random() < 0.89 else rng.choice((Modality.WILL_ATTEND, Modality.ABSENT))
        self.participations.setdefault(
            ref,
            ResolvedParticipation(
                ref,
                thing.ref,
                event.ref,
                role,
                modality,
                (),
                mode=Mode.ONLINE if far else None,
                venue=f"điểm cầu {behalf.label}" if behalf else None,
                on_behalf_of=behalf.ref if behalf else None,
            ),
        )
        rule = "attended/meeting-verb" if event.kind is EventKind.MEETING else "attended/roster-attend"
        self.backed[ref].append(self._says(identifier, rule, thing.label, "dự", event.label))

    def _holding(self, identifier: str, day: str) -> None:
        rng, world = self.random, self.world
        person = world.pick_person(rng)
        position = rng.choice(world.careers[person.ref])
        status = rng.choices((Status.CURRENT, Status.FORMER, Status.ACTING), (90, 9, 1))[0]
        ref = Ref("holding", f"{person.ref.key}_{position.ref.key}" + ("" if status is Status.CURRENT else f"_{status}"))
        days = self.holdings.setdefault(ref, (person.ref, position.ref, status, set()))[3]
        if rng.random() < 0.25:
            days.add(day)
        rule = rng.choice(("holds/before-name", "holds/after-name"))
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            self.backed[ref].append(self._says(identifier, rule, position.label, person.label))

    def _statistic(self, identifier: str, day: str) -> None:
        rng = self.random
        about = self.world.pick_country(rng) if rng.random() < 0.7 else self.world.pick_province(rng)
        measure = rng.choice(("kim ngạch", "dự án đầu tư tại Việt Nam", "lượt khách", "giá trị xuất khẩu", "vốn đầu tư"))
        ref = Ref("statistic", f"{about.ref.key.lower()}-{slug(measure)}-{identifier}")
        value, unit = Decimal(rng.randrange(1, 10**9)), rng.choice(("USD", "dự án", "lượt khách", "%"))
        period = day[:4] if rng.random() < 0.6 else None
        self.statistics[ref] = ResolvedStatistic(ref, value, unit, measure, about.ref, (), period, rng.random() < 0.4)
        self.backed[ref].append(self._says(identifier, "statistic/money", about.label, measure, str(value), unit))

    def _agreement(self, identifier: str, day: str) -> None:
        rng, world = self.random, self.world
        country = world.pick_country(rng)
        label = f"Bản ghi nhớ hợp tác về {rng.choice(FIELDS)} với {country.label}"
        ref = Ref("agreement", f"{slug(label)}-{identifier}")
        date = day if rng.random() < 0.3 else None
        self.agreements[ref] = ResolvedAgreement(ref, label, tuple(sorted({country.ref, world.vietnam.ref})), (), date)
        self.backed[ref].append(self._says(identifier, "agreement/between", label))

    def _partnership(self, identifier: str, day: str) -> None:
        rng = self.random
        country = rng.choice(self.world.countries)
        level = rng.choice((*Level, Level.STRATEGIC, Level.COMPREHENSIVE))
        # A rise is told again and again, with one date: the graph has few of them and much evidence.
        since = f"{2000 + list(Level).index(level) + len(country.label) % 9}-0{1 + len(country.label) % 8}" if rng.random() < 0.6 else None
        ref = Ref("partnership", f"{country.ref.key.lower()}-{level}" + (f"-{since}" if since else ""))
        self.partnerships.setdefault(ref, ResolvedPartnership(ref, country.ref, level, (), since))
        self.backed[ref].append(self._says(identifier, "partnership/subject", country.label, level, day))

    def _merges(self) -> tuple[Merge, ...]:
        """Most people and bodies were met under other writings, the frequent ones under many."""
        rng = self.random
        things: Sequence[ResolvedThing] = (*self.world.people, *self.world.organizations)
        merges = {
            Merge(thing.ref, f"{thing.label} ở bài {rng.randrange(10**6)}", "chỉ một người mang tên này giữ chức ấy")
            for thing in (things[int(len(things) ** rng.random()) - 1] for _ in range(int(2.4 * len(self.articles))))
        }
        return tuple(sorted(merges, key=lambda merge: (merge.kept, merge.merged)))

    def graph(self) -> ResolvedGraph:
        """All of it, each thing with its evidence."""
        backed = {ref: tuple(pieces) for ref, pieces in self.backed.items()}
        holdings = (
            ResolvedHolding(ref, holder, position, status, backed[ref], tuple(sorted(days)))
            for ref, (holder, position, status, days) in self.holdings.items()
        )
        return ResolvedGraph(
            tuple(self.articles),
            tuple(sorted(self.world.things(), key=lambda thing: thing.ref)),
            tuple(sorted(self.world.positions, key=lambda position: position.ref)),
            _with_evidence(self.events, backed),
            tuple(sorted(holdings, key=lambda holding: holding.ref)),
            _with_evidence(self.participations, backed),
            _with_evidence(self.partnerships, backed),
            _with_evidence(self.agreements, backed),
            _with_evidence(self.statistics, backed),
            self._merges(),
            series=tuple(self.series[ref] for ref in sorted(self.series)),
        )


def _with_evidence(facts: Mapping[Ref, Any], backed: Mapping[Ref, tuple[Evidence, ...]]) -> tuple[Any, ...]:
    return tuple(replace(facts[ref], evidence=backed[ref]) for ref in sorted(facts))
