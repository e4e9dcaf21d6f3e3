"""Pairs of seats in, opinions out: may one person have held both? Each feature is a small named function with its reason.

A feature answers "same", "different" or nothing. Nothing is the usual answer: careers run through many offices, and only
where two seats are full-time, elsewhere and of a rank that does not move about do they speak for two people.
``FEATURES`` lists them in the order in which they are asked; the first that answers decides. No names are compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.model import Status
from kg.resolve.linker import CERTAIN
from kg.resolve.seats import DEPUTY, LEADER, OFFICER, OUTSIDE, Seat

LIKELY = 30  # one body, one province, one leadership
APART = 20  # features that speak for two people
DEFAULT = 1  # one name, and nothing against it


@dataclass(frozen=True, slots=True)
class Held:
    """A seat as one article gives it to a person."""

    seat: Seat
    status: Status
    dates: tuple[str, ...] = ()
    native: bool = True  # the holder's name is Vietnamese
    step: bool = False  # one of several offices that the article gives as a career


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a feature says of a pair, how strongly, and why."""

    same: bool
    weight: int
    reason: str


def one_position(a: Held, b: Held) -> Opinion | None:
    """The same title in the same organization: one holder, or an office that an article gives as past and another as held."""
    if a.seat.identity == b.seat.identity and a.seat.identifies:
        return Opinion(True, CERTAIN, f"Both are {a.seat.label}.")
    return None


def shorter_writing(a: Held, b: Held) -> Opinion | None:
    """One title, and one organization's words open the other's: "Tỉnh ủy" and "Tỉnh ủy Long An"."""
    one, other = sorted((a.seat, b.seat), key=lambda seat: len(seat.body))
    if one.body and one.identity.split("|")[0] == other.identity.split("|")[0] and other.body.startswith(one.body + " "):
        return Opinion(True, LIKELY, f"{one.label} is {other.label} written shorter.")
    return None


def state_left_out(a: Held, b: Held) -> Opinion | None:
    """One title of a state's leadership, and only one telling says which state: "Thủ tướng" and "Thủ tướng Singapore"."""
    one_title = a.seat.identity.split("|")[0] == b.seat.identity.split("|")[0]
    if one_title and a.seat.rank == b.seat.rank == LEADER and (a.seat.nation is None) != (b.seat.nation is None):
        return Opinion(True, LIKELY, f"{a.seat.label} and {b.seat.label} are one title, and one leaves out the state.")
    return None


def two_nations(a: Held, b: Held) -> Opinion | None:
    """Offices of two states: "Bộ trưởng Bộ Ngoại giao Lào" is nobody of "Tỉnh ủy Cà Mau"."""
    one, other = a.seat.nation, b.seat.nation
    if one is not None and other is not None and one != other and _both_exclusive(a, b):
        return Opinion(False, APART, f"{a.seat.label} is an office of {one}, {b.seat.label} of {other}.")
    return None


def one_leadership(a: Held, b: Held) -> Opinion | None:
    """Ministers and leaders of one state: they rise from office to office, and no two of them bore one name."""
    if a.seat.rank == b.seat.rank == LEADER:
        return Opinion(True, LIKELY, f"{a.seat.label} and {b.seat.label} are both of a state's leadership.")
    return None


def one_jurisdiction(a: Held, b: Held) -> Opinion | None:
    """Offices of one province, ministry or body: party and government posts side by side, or a promotion."""
    one_body = a.seat.body and a.seat.body == b.seat.body and a.seat.track != "loose"
    if one_body or (a.seat.jurisdiction is not None and a.seat.jurisdiction == b.seat.jurisdiction):
        return Opinion(True, LIKELY, f"{a.seat.label} and {b.seat.label} belong to one body or province.")
    return None


def two_tracks(a: Held, b: Held) -> Opinion | None:
    """A university, a company or a newspaper, and the state's service elsewhere: "Phó Viện trưởng" is no "Thứ trưởng"."""
    if not _both_exclusive(a, b) or a.seat.track == b.seat.track or not {a.seat.track, b.seat.track} & OUTSIDE:
        return None
    return Opinion(False, APART, f"{a.seat.label} and {b.seat.label} are full-time offices of two bodies of different kinds.")


def embassy_and_province(a: Held, b: Held) -> Opinion | None:
    """An ambassador, and a province's deputy or officer: the two services do not exchange them."""
    tracks, ranks = {a.seat.track: a.seat.rank, b.seat.track: b.seat.rank}, (DEPUTY, OFFICER)
    if _both_exclusive(a, b) and set(tracks) == {"diplomacy", "province"} and tracks["province"] in ranks:
        return Opinion(False, APART, f"{a.seat.label} and {b.seat.label} are offices of the foreign service and of a province.")
    return None


def two_bodies(a: Held, b: Held) -> Opinion | None:
    """Deputies and officers of two bodies or provinces: "Thứ trưởng" here, "Phó Chủ nhiệm" or "Phó Chủ tịch UBND" there."""
    if _both_exclusive(a, b) and {a.seat.rank, b.seat.rank} <= {DEPUTY, OFFICER}:
        return Opinion(False, APART, f"{a.seat.label} and {b.seat.label} are full-time offices of one rank in two bodies.")
    return None


def leader_and_officer(a: Held, b: Held) -> Opinion | None:
    """A minister and an officer below the deputies elsewhere: too far apart for one step."""
    if _both_exclusive(a, b) and {a.seat.rank, b.seat.rank} == {LEADER, OFFICER}:
        return Opinion(False, APART, f"{a.seat.label} and {b.seat.label} are too far apart in rank, and in two bodies.")
    return None


def one_day(a: Held, b: Held) -> Opinion | None:
    """Two full-time offices in two bodies, both held on the same day."""
    days = {day for day in a.dates if len(day) == 10} & set(b.dates)
    if days and _both_exclusive(a, b):
        return Opinion(False, APART, f"On {min(days)} one is {a.seat.label}, one {b.seat.label}.")
    return None


FEATURES: tuple[Callable[[Held, Held], Opinion | None], ...] = (
    one_position,
    shorter_writing,
    state_left_out,
    two_nations,
    one_leadership,
    one_jurisdiction,
    two_tracks,
    embassy_and_province,
    two_bodies,
    leader_and_officer,
    one_day,
    # Not asked: age, sex and home of a person. No article gives them often enough.
)


def tells_a_career(offices: Iterable[Held]) -> bool:
    """One article gives one person offices that speak for two: they were held one after the other."""
    return any(opinion is not None and not opinion.same for a, b in combinations(offices, 2) for opinion in (compare(a, b),))


def compare(a: Held, b: Held) -> Opinion | None:
    """The first feature's opinion on two seats, or None."""
    for feature in FEATURES:
        opinion = feature(a, b)
        if opinion is not None:
            return opinion
    return None


def _both_exclusive(a: Held, b: Held) -> bool:
    """Both full-time, elsewhere and held now: a former office is a step of a career.

    Only in Vietnamese names: that two foreigners have one full name is rarer than an office read wrongly.
    """
    now = Status.FORMER not in (a.status, b.status) and not (a.step or b.step)
    if not (a.seat.exclusive and b.seat.exclusive and now and a.native and b.native):
        return False
    return not _one_field(a.seat, b.seat) and not _state_or_place_left_out(a.seat, b.seat)


def _state_or_place_left_out(one: Seat, other: Seat) -> bool:
    """One body's name opens the other's: "Bộ Ngoại giao" in an article that has said of which state."""
    short, long = sorted((one.body, other.body), key=len)
    return bool(short) and long.startswith(short + " ")


def _one_field(one: Seat, other: Seat) -> bool:
    """Bodies of two kinds with two words in a row in common: "Học viện Ngoại giao", "Bộ Ngoại giao"."""
    pairs = [set(pairwise(seat.body.split()[1:])) for seat in (one, other)]
    return one.track != other.track and bool(pairs[0] & pairs[1])
