"""Tells the country of a foreigner whose office is written without one: "Tổng thống Donald Trump" where the article says "Tổng thống Mỹ".

In: the tokenized sentences of an article, the people written in them and the offices that stand alone. Out: an ISO code, or None.
It knows which states have a president or a king at all (``state-heads.tsv``) and never who holds an office.

Three readings are trusted, each measured on names that other articles of two thousand write with their country:

* only: one country of the article can have such an office (148 of 150 right);
* alone: "Tổng thống Mỹ" stands in the article without a name, nobody else holds it, and that country is the one that the
  sentences on the person name most (29 of 29; former offices 9 of 9; ministers 11 of 11, wherever the country stands);
* main: that country is named in the sentences on the person, and at least three times as often as any other (36 of 36).
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.lexicon import load_table
from kg.mentions.element import WrittenPerson
from kg.mentions.office import OfficeReading
from kg.mentions.people import People, fold_name
from kg.mentions.title import CHIEFS, Frame
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind, Status

_VIETNAM = "VN"
_MINISTERS = frozenset({Frame.MINISTRY, Frame.FOREIGN_MINISTER})
CHINESE_LANDS = frozenset({"CN", "TW", "SG", "HK", "MO"})
# Officers of a state that the press writes without it: "Cố vấn an ninh quốc gia A", "Trợ lý Ngoại trưởng B".
STATE_OFFICERS = frozenset(
    {
        *("Trợ lý Ngoại trưởng", "Phó Trợ lý Ngoại trưởng", "Cố vấn An ninh Quốc gia", "Phó Cố vấn An ninh Quốc gia"),
        *("Thượng nghị sĩ", "Hạ nghị sĩ", "Đại diện Thương mại", "Cố vấn Nhà nước", "Ủy viên Quốc vụ", "Phó công tố viên"),
        *("Tổng Công tố", "Công tố viên trưởng"),
    }
)
_OF_WHOM = frozenset({"Cố vấn An ninh Quốc gia", "Phó Cố vấn An ninh Quốc gia"})  # "của ông A": not of the land that is told of
_MAIN = 3.0  # how many times as often as the next country the main one is named


@functools.cache
def _state_heads() -> dict[str, frozenset[str]]:
    return {row["role"]: frozenset(row["countries"].split("|")) for row in load_table("state-heads")}


@functools.cache
def _city_countries() -> dict[str, str]:
    return {row["key"]: row["country"] for row in load_table("cities")}


@functools.cache
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in load_table("countries")}


def country_name(code: str) -> str:
    """The usual name of a country."""
    return _country_names()[code]


@functools.cache
def _country_words() -> frozenset[str]:
    rows = load_table("countries")
    forms = [form for row in rows for form in (row["name"], row["cldr"], *row["aliases"].split("|")) if " " in form]
    return frozenset(word for form in forms for word in form.split())


def is_country_word(text: str) -> bool:
    """Whether the word is a piece of a country's name of several words: "Saudi", "Arab"."""
    return text in _country_words()


def states_with(role: str) -> frozenset[str] | None:
    """The states that have such an office ("Phó Tổng thống" as "Tổng thống"), or None where every state may have it."""
    for part in ("Quyền ", "Phó "):
        role = role.removeprefix(part)
    for part in (" đắc cử", " thứ nhất", " Thường trực"):
        role = role.removesuffix(part)
    return _state_heads().get(role[:1].upper() + role[1:])


@dataclass(slots=True)
class _Person:
    """What an article says of one person: bare offices, and the sentences that have the name."""

    bare: list[OfficeReading] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)  # said of the name: "người đồng cấp Nga A"
    beside: set[tuple[str, str]] = field(default_factory=set)  # seats of others in the sentences of a bare office


class Allegiances:
    """The countries of an article's foreigners, to be asked by name."""

    def __init__(
        self, sentences: list[TokenizedSentence], read: list[tuple[list[WrittenPerson], list[OfficeReading]]], people: People
    ) -> None:
        self._register = people
        named = [_countries(s) for s in sentences]
        self._places = [set(here) for here in named]
        self._counts: Counter[str] = Counter(c for here in named for c in here)
        self._people: dict[str, _Person] = defaultdict(_Person)
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)  # (seat, country) -> names
        self._alone: set[tuple[str, str]] = set()
        for index, (sentence, (written, alone)) in enumerate(zip(sentences, read, strict=True)):
            self._read_sentence(index, [(_name(sentence, p, people), p) for p in written if not p.pronoun], alone)

    def _read_sentence(self, index: int, written: list[tuple[str, WrittenPerson]], alone: list[OfficeReading]) -> None:
        for name, person in written:
            self._people[name].sentences.append(index)
            self._people[name].countries.update(c for c in (person.country,) if c is not None and c != _VIETNAM)
            self._people[name].bare.extend(o for o in person.offices if o.country is None and _seat(o))
            for seat in _seats(person.offices):
                self._holders[seat].add(name)
        self._alone.update(_seats(alone))
        for name, _ in written:
            others = [seat for other, p in written if not _may_be_one(name, other) for seat in _seats(p.offices)]
            self._people[name].beside.update(others)

    def may_be_of(self, name: str, country: str) -> bool:
        """Whether the person's bare offices can be this country's: it has such offices, and nobody else is said to hold them."""
        for office in self._bare(name):
            states = states_with(office.role) if office.frame not in _MINISTERS else None
            if (states is not None and country not in states) or self._is_taken(office, country, name):
                return False
        return True

    def is_styled(self, name: str) -> bool:
        """Whether the article gives the person a style that only foreigners have: "Samdech Techo A"."""
        return self._register.is_styled(name)

    def names_a_chinese_land(self) -> bool:
        """Whether the article names a land whose people's names are written in Sino-Vietnamese reading."""
        return any(self._counts[code] for code in CHINESE_LANDS)

    def is_near(self, name: str, country: str) -> bool:
        """Whether a sentence on the person, or one beside it, names the country."""
        around = {i + step for i in (self._people[name].sentences if name in self._people else ()) for step in (-1, 0, 1)}
        return any(country in self._places[i] for i in around if 0 <= i < len(self._places))

    def country(self, name: str) -> str | None:
        """The country of a foreigner's bare office, None where the article does not tell or two of the offices differ."""
        said = self._people[name].countries if name in self._people else set()
        if len(said) == 1 and self.may_be_of(name, *said):
            return next(iter(said))
        found = {c for office in self._bare(name) if (c := self._of(office, name)) is not None}
        return found.pop() if len(found) == 1 else None

    def _bare(self, name: str) -> list[OfficeReading]:
        return self._people[name].bare if name in self._people else []

    def _is_taken(self, office: OfficeReading, country: str, name: str) -> bool:
        if office.status is Status.FORMER:
            return False
        one_at_a_time = not office.role.startswith(("Thứ trưởng", "Phó ", "Quốc vụ", "Thượng nghị", "Hạ nghị", "Trợ lý", "Ủy viên"))
        holders = self._holders.get((_seat(office), country), set())
        return one_at_a_time and not any(_may_be_one(name, other) for other in holders) and bool(holders)

    def _of(self, office: OfficeReading, name: str) -> str | None:
        states = states_with(office.role)
        minister = office.frame in _MINISTERS or (office.role in STATE_OFFICERS and states is None)
        possible = [c for c in sorted(self._counts) if minister or (states is not None and c in states)]
        person = self._people[name]
        free = [c for c in possible if not self._is_taken(office, c, name) and (minister or (_seat(office), c) not in person.beside)]
        if not possible:
            return None
        if len(possible) == 1:
            return possible[0] if free or not minister else None  # who is left: "Tổng thống Bush" beside "Tổng thống Mỹ Obama"
        return self._chosen(office, person, possible, free)

    def _chosen(self, office: OfficeReading, person: _Person, possible: list[str], free: list[str]) -> str | None:
        former = office.status is Status.FORMER
        near: Counter[str] = Counter()
        for index in person.sentences:
            here = self._places[index] & set(free)
            near.update({c: 60 // len(here) for c in here})
        first = _first(near)
        alone = [c for c in free if (_seat(office), c) in self._alone or (former and (_seat(office), c) in self._holders)]
        if len(alone) == 1 and (first == alone[0] or (office.frame in _MINISTERS and not former)):
            return alone[0]
        main, second = sorted(possible, key=lambda c: (-self._counts[c], c))[:2]
        clear = self._counts[main] >= _MAIN * self._counts[second] and not former and office.role not in _OF_WHOM
        return main if clear and main == first and near[main] >= 2 * max((near[c] for c in near if c != main), default=0) else None


def _first(counts: Counter[str]) -> str | None:
    """The key that is counted most, None if there is none or two are."""
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _may_be_one(name: str, other: str) -> bool:
    """Whether two spellings may be one foreigner's: "Mark Rutter" and "Mark Rutte", "Lula da Silva" and "Luiz Inácio Lula da Silva"."""
    return bool(set(fold_name(name).split()) & set(fold_name(other).split()))


def _name(sentence: TokenizedSentence, person: WrittenPerson, people: People) -> str:
    written = sentence.slice(person.start, person.end)
    if person.partial:
        return people.resolve_partial(written, person.before[-1] if person.before else None) or written
    return people.full_name(written)


def _countries(sentence: TokenizedSentence) -> list[str]:
    """The foreign countries that a sentence names, by its towns too: "Washington" is the United States'."""
    codes = [p.key if p.kind is PlaceKind.COUNTRY else _city_countries().get(p.key, "") for p in sentence.all_places]
    return [code for code in codes if code and code != _VIETNAM]


def _seat(office: OfficeReading) -> str:
    """What tells an office that a state has once: "" for others."""
    if office.frame in CHIEFS and states_with(office.role) is not None:
        return fold_name(office.role)
    if office.role in STATE_OFFICERS:
        return f"{fold_name(office.role)} *"
    if office.role == "Chủ tịch" and (office.bare or (office.country is not None and len((office.organization or "").split()) <= 2)):
        return fold_name(office.role)
    if office.frame in _MINISTERS and office.organization is not None:
        return fold_name(f"{office.role} {' '.join(office.organization.split()[1:3])}")
    return ""


def _seats(offices: Iterable[OfficeReading]) -> set[tuple[str, str]]:
    """The seats with their foreign countries among present offices."""
    held = [(_seat(o), o.country) for o in offices if o.status is not Status.FORMER]
    return {(seat, country) for seat, country in held if seat and country is not None and country != _VIETNAM}
