"""Offices in, seats out: what an office says of its holder (track, jurisdiction, rank, nation); it compares no two."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.model import Office
from kg.resolve.keys import fold
from kg.resolve.organizations import body_identity, body_words
from kg.resolve.places import country_codes, province_rows, province_slugs
from kg.resolve.positions import position_identity, position_label

LEADER, HEAD, DEPUTY, OFFICER, MEMBER = "leader", "head", "deputy", "officer", "member"
OUTSIDE = frozenset({"academia", "business", "press"})  # tracks outside the state's service
FOREIGN_SERVICE = fold("Bộ Ngoại giao")


@dataclass(frozen=True, slots=True)
class Seat:
    """An office as evidence of identity. ``jurisdiction``: within it people rise and move (a province, a ministry, a body)."""

    identity: str  # equal for one position
    label: str
    body: str  # the organization's identity, "" for none
    track: str | None
    jurisdiction: str | None
    rank: str
    nation: str | None  # ISO code where the office names it

    @property
    def identifies(self) -> bool:
        """Two people of one name hardly ever held this very position: it has one holder, or few."""
        return self.rank == LEADER or (bool(self.body) and self.rank != MEMBER and self.track != "loose")

    @property
    def exclusive(self) -> bool:
        """A full-time seat, which leaves room for no other elsewhere."""
        return self.rank != MEMBER and self.track not in (None, "loose") and self.jurisdiction is not None


@functools.lru_cache(maxsize=100_000)
def seat_of(office: Office) -> Seat:
    """The seat that an office is."""
    words = () if office.organization is None else body_words(office.organization)
    body = "" if office.organization is None else body_identity(office.organization)
    track = _track(office.title, words)
    nation = _nation(words) or _nation_of_province(track, words)
    return Seat(
        position_identity(office),
        position_label(office.title, office.organization),
        body,
        track,
        _jurisdiction(track, words, body, nation),
        _rank(office.title, words),
        nation,
    )


@functools.cache
def _table(name: str, key: str, value: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Folded words -> value, the longest first."""
    rows = [(tuple(fold(row[key]).split()), row[value]) for row in load_table(name)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def _track(title: str, words: tuple[str, ...]) -> str | None:
    if fold("đại sứ") in fold(title) or fold("tổng lãnh sự") in fold(title):
        return "diplomacy"
    folded = tuple(fold(word) for word in words)
    for phrase, track in _table("body-tracks", "phrase", "track"):
        for i in range(len(folded) - len(phrase) + 1):
            # Within a name a body's kind has a capital: "Bộ Y tế" is a ministry, "Đảng bộ" and "cán bộ" are none.
            if folded[i : i + len(phrase)] == phrase and (i == 0 or words[i][0].isupper()):
                return track
    return None


def _rank(title: str, words: tuple[str, ...]) -> str:
    folded = tuple(fold(title).split())
    rank = next((rank for start, rank in _table("title-ranks", "title", "rank") if folded[: len(start)] == start), OFFICER)
    body = fold(" ".join(words))
    of_state = body.startswith(fold("Quốc hội")) or body in country_codes()
    if rank in (HEAD, DEPUTY) and fold("chủ tịch") in fold(title) and of_state:
        return LEADER
    of_party = body.startswith(fold("Ban") + " ") and body.endswith(fold("Trung ương"))
    return LEADER if rank == HEAD and of_party else rank


def _nation(words: tuple[str, ...]) -> str | None:
    """The country whose office it is: at the organization's end, or before "tại" ("Việt Nam tại Hoa Kỳ")."""
    folded = [fold(word) for word in words]
    if fold("tại") in folded:
        folded = folded[: folded.index(fold("tại"))]
    for start in range(len(folded)):
        code = country_codes().get(" ".join(folded[start:]))
        if code is not None:
            between = start >= 2 and any(" ".join(folded[i:start]) in country_codes() for i in range(start))
            return None if between else code  # "Hội hữu nghị Việt Nam - Lào" is of neither
    return None


def _nation_of_province(track: str | None, words: tuple[str, ...]) -> str | None:
    province = _province([fold(word) for word in words]) if track == "province" else None
    return None if province is None else province_rows()[province.removeprefix("province ")]["country"]


def _jurisdiction(track: str | None, words: tuple[str, ...], body: str, nation: str | None) -> str | None:
    if track is None or track == "loose":
        return None
    folded = [fold(word) for word in words]
    if track == "province":
        return _province(folded)
    if track == "diplomacy":
        return FOREIGN_SERVICE if nation in (None, "VN") else f"{FOREIGN_SERVICE} {nation}"
    if track == "ministry" and fold("bộ") in folded:
        return " ".join(folded[folded.index(fold("bộ")) :])
    if track == "assembly":
        return fold("Quốc hội") + (f" {nation}" if nation else "")
    return body


def _province(folded: list[str]) -> str | None:
    """The province in the body's name, the last that is named; None: "Tỉnh ủy" alone, or a district."""
    for size in (4, 3, 2, 1):
        for end in range(len(folded), size - 1, -1):
            key = province_slugs().get(" ".join(folded[end - size : end]))
            if key is not None:
                return f"province {key}"
    return None
