"""What articles say of named people in, a portrait for each name in each article out: spellings, seats, bodies; it links nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.model import HoldingFact
from kg.resolve.features import Held, tells_a_career
from kg.resolve.linker import Telling
from kg.resolve.names import is_short, is_vietnamese, name_identity
from kg.resolve.places import common_spelling
from kg.resolve.seats import LEADER, seat_of


@dataclass(slots=True)
class Portrait:
    """All that one article says of one name."""

    spellings: Counter[str] = field(default_factory=Counter)
    held: set[Held] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name as the article writes it most often."""
        return common_spelling(self.spellings)

    @property
    def short(self) -> bool:
        """The article never gives the full name."""
        return all(map(is_short, self.spellings))


Portraits = Mapping[Telling, Portrait]


def draw_portraits(names: Iterable[tuple[str, str]], holdings: Iterable[HoldingFact]) -> dict[Telling, Portrait]:
    """``names``: (article, name) for each time that a fact names a person."""
    portraits: dict[Telling, Portrait] = defaultdict(Portrait)
    for article, name in names:
        portraits[article, name_identity(name)].spellings[name] += 1
    for fact in holdings:
        portrait = portraits[fact.evidence.article, name_identity(fact.person)]
        dates = (fact.attested_on,) if fact.attested_on else ()
        portrait.held.add(Held(seat_of(fact.office), fact.status, dates, is_vietnamese(fact.person)))
        if fact.office.organization is not None:
            portrait.bodies.add(fact.office.organization)
    for portrait in portraits.values():
        if tells_a_career(portrait.held):
            portrait.held = {replace(held, step=True) for held in portrait.held}
    return portraits


def held_order(held: Held) -> tuple[str, str, bool, tuple[str, ...]]:
    """A stable order of seats."""
    return held.seat.identity, held.status, held.step, held.dates


def leads(members: Iterable[Telling], portraits: Portraits) -> bool:
    """One of the tellings gives a seat of a state's leadership."""
    return any(held.seat.rank == LEADER for telling in members for held in portraits[telling].held)
