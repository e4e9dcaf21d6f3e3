"""Tells which province or town is at hand where an article leaves it out: whose "UBND tỉnh", "Sở Ngoại vụ", "Tỉnh trưởng" it is.

In: the tokenized sentences of one article. Out: a ``Locality`` for a point in a sentence, ours or foreign, or None. It looks at
places and the words before them; whose side a person is on is ``kg.mentions.setting``'s.

The province at hand is the one that the person's own offices write, else the one whose list or delegation the person stands in
("Phía tỉnh Vân Nam có bà A", "Tại điểm cầu Quảng Trị: ông A"), else the one that the article is about. Where a consulate is and
what a university is called are no such places. A city that the state runs never completes "tỉnh", a province never "thành phố".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.mentions.element import WrittenPerson
from kg.mentions.level import country_of_province, is_central_city, is_our_province
from kg.mentions.token import TokenizedSentence
from kg.model import LineLabel, PlaceKind, PlaceMention

_HEADLINE = 3  # how much a mention in the headline weighs beside one in the text
_NAMED = 2  # and one behind its level: "tỉnh Cà Mau", "UBND tỉnh Cà Mau"
_MAIN = 0.5

# What stands before a place that is only a seat or an address: "Tổng Lãnh sự Liên bang Nga tại |Thành phố Hồ Chí Minh|", "từ |Hà Nội|".
_MISSION = re.compile(r"(?:[Ll]ãnh sự|[Đđ]ại sứ|[Pp]hái đoàn|[Tt]hương vụ)[^.,;:()]{0,60}$")
_SEAT = re.compile(
    r"(?:[Vv]ăn phòng|[Cc]ơ quan|[Tt]rụ sở|JETRO|KOTRA|[Cc]hi nhánh)[^.,;:()]{0,60}$"
    r"|[Ss]ân bay(?: quốc tế)? $|[Đđ]ại học(?: \w+){0,4} $|[Bb]áo $"
)
_ADDRESS = re.compile(r"(?:tại|ở|từ|ra|về|đến|tới|vào|rời) (?:[Tt]hủ đô |[Tt]hành phố |TP\.? ?)?$")
_WITH_LEVEL = re.compile(r"(?:[Tt]ỉnh|TỈNH|[Tt]hành phố|TP\.?) $")
# The list, place or delegation that a person stands in.
_SIDE = re.compile(
    r"(?:[Vv]ề phía|[Pp]hía|[Đđ]iểm cầu|[Đđ]ầu cầu|[Ll]ãnh đạo|[Đđ]ại diện|[Cc]ho"
    r"|[Đđ]oàn(?: đại biểu| công tác| cán bộ| cấp cao| lãnh đạo)*)"
    r"(?: (?:bạn|của|các|chính quyền|[Tt]ỉnh|[Tt]hành phố|TP\.?|[Cc]hâu|[Bb]ang))* $"
    r"|(?:^|[;,:.] )(?:còn |riêng )?[Tt]ỉnh $"
)
_LEVEL_OF_ROLE = (
    (("Tỉnh trưởng", "Phó Tỉnh trưởng"), ("tỉnh",)),
    (("Thị trưởng", "Phó Thị trưởng", "Đô trưởng", "Phó Đô trưởng"), ("thành phố", "thủ đô")),
    (("Châu trưởng", "Phó Châu trưởng"), ("châu",)),
    (("Huyện trưởng", "Phó Huyện trưởng"), ("huyện",)),
    (("Thống đốc", "Phó Thống đốc", "Thủ hiến", "Phó Thủ hiến"), ("bang", "tỉnh", "vùng")),
)


@dataclass(frozen=True, slots=True)
class Locality:
    """A province or a town: "tỉnh", "Cà Mau"; ``key`` is the slug of a province of Viet Nam, None for any other place."""

    level: str
    name: str
    key: str | None = None
    country: str | None = None  # ISO code of a foreign province that the gazetteer has

    @property
    def whole(self) -> str:
        """ "tỉnh Cà Mau", "thành phố Đà Nẵng"."""
        return f"{self.level} {self.name}".strip()


def our_locality(key: str, name: str) -> Locality:
    """A province of Viet Nam, or a city that the state runs, with its level."""
    return Locality("thành phố" if is_central_city(key) else "tỉnh", name, key)


class Localities:
    """The provinces and towns of one article, to be asked for the one at hand."""

    def __init__(self, sentences: list[TokenizedSentence], declared: Mapping[str, str]) -> None:
        self._weights: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._headed: set[str] = set()
        self._cities: set[str] = set()  # cities that the state runs, where the headline has them as an address too
        self._foreign = {Locality(level, name) for name, level in declared.items()}
        self._levels = dict(declared)
        for sentence in sentences:
            self._read(sentence)
        self.home = self._home()

    def _read(self, sentence: TokenizedSentence) -> None:
        headline = sentence.sentence.label is LineLabel.HEADLINE
        for index, (place, end) in sorted(sentence.places.items()):
            before = sentence.text[: sentence.tokens[index].start]
            if is_our_province(place):
                self._names.setdefault(place.key, place.name)
                self._weights[place.key] += _weight(place, before, headline)
                self._headed |= {place.key} if headline and not _is_seat(place.key, before) else set()
                self._cities |= {place.key} if headline and is_central_city(place.key) else set()
            elif place.kind is PlaceKind.PROVINCE:
                name = sentence.slice(index, end)
                if name not in self._levels:
                    self._levels[name] = "tỉnh"
                    self._foreign.add(Locality("tỉnh", name, None, country_of_province(place.key)))

    def _home(self) -> str | None:
        """The province that the article is about: the only one of its headline, or the one that has half of all the weight."""
        total = sum(self._weights.values())
        if not total:
            return None
        key, weight = max(sorted(self._weights.items()), key=lambda item: item[1])
        if len(self._headed) == 1 and 3 * self._weights[next(iter(self._headed))] >= weight:
            return next(iter(self._headed))
        return key if weight >= _MAIN * total else None

    def ours(self, sentence: TokenizedSentence, person: WrittenPerson, level: str = "") -> Locality | None:
        """Whose a local body of Viet Nam is that ``person`` is of; ``level``: what the text says of it, "tỉnh" or "thành phố"."""
        side, beside = None, {}
        for index in sorted(sentence.places):
            place = sentence.places[index][0]
            if not is_our_province(place) or not _has_level(place.key, level):
                continue
            before = sentence.text[: sentence.tokens[index].start]
            own = any(o.start <= index < o.end for o in person.offices)
            if own and not _is_seat(place.key, before):
                return our_locality(place.key, place.name)
            address = _is_seat(place.key, before) or (is_central_city(place.key) and _ADDRESS.search(before))
            if index < person.phrase_start and not address:
                beside[place.key] = place
                strong = _SIDE.search(before) or _WITH_LEVEL.search(before) or not before
                side = place if strong or side is None else side
                if strong:
                    beside = {place.key: place}
        if side is not None and (side.key != self.home) and _is_strong(sentence, side):
            return our_locality(side.key, side.name)
        home = self._home_of(level)
        if home is not None:
            return our_locality(home, self._names[home])
        last = list(beside.values())
        if last:
            return our_locality(last[-1].key, last[-1].name)
        return _only(sentence, level)

    def _home_of(self, level: str) -> str | None:
        """The home, if it can be of the level; else the main one of those that can."""
        if self.home is not None and _has_level(self.home, level):
            return self.home
        if self.home is not None and level == "thành phố":
            return None  # a town within the province
        fits = Counter({k: n for k, n in self._weights.items() if n and _has_level(k, level)})
        if not fits:  # "Kỷ niệm Quốc khánh Indonesia tại TP Hồ Chí Minh": "UBND Thành phố" is that city's
            return next(iter(self._cities)) if level == "thành phố" and len(self._cities) == 1 else None
        key, weight = max(sorted(fits.items()), key=lambda item: item[1])
        return key if weight >= _MAIN * fits.total() else None

    def theirs(self, sentence: TokenizedSentence, person: WrittenPerson, role: str = "") -> Locality | None:
        """Whose a foreign local office is: written in the person's own offices, announced before the name, or the article's only one."""
        levels = next((levels for roles, levels in _LEVEL_OF_ROLE if role in roles), ("tỉnh", "châu"))
        own = self.own_abroad(sentence, person)
        if own is not None:
            return own
        name_at = sentence.tokens[person.phrase_start].start
        before = [(p, at) for p, at in self._foreign_in(sentence) if at < name_at and p.level in levels]
        told = [p for p, at in before if _SIDE.search(sentence.text[:at])]
        if told:
            return told[-1]
        if before and not _is_row(sentence, before):
            return before[-1][0]
        return self.only_foreign(levels)

    def own_abroad(self, sentence: TokenizedSentence, person: WrittenPerson) -> Locality | None:
        """A foreign place that the person's own offices write: "Thường vụ Khu ủy, Trưởng ban Tuyên truyền Quảng Tây"."""
        for place, at in self._foreign_in(sentence):
            if any(sentence.tokens[o.start].start <= at < sentence.tokens[o.end - 1].end for o in person.offices):
                return place
        return None

    def side(self, sentence: TokenizedSentence, person: WrittenPerson) -> Locality | None:
        """The place, ours or foreign, whose list or delegation the person stands in: the last one announced before the name."""
        name_at = sentence.tokens[person.phrase_start].start
        found = [(at, place) for place, at in self._foreign_in(sentence) if at < name_at]
        for index, (place, _) in sentence.places.items():
            if is_our_province(place) and index < person.phrase_start:
                found.append((sentence.tokens[index].start, our_locality(place.key, place.name)))
        told = [(at, place) for at, place in found if _SIDE.search(sentence.text[:at])]
        return max(told, key=lambda item: item[0])[1] if told else None

    def only_foreign(self, levels: tuple[str, ...]) -> Locality | None:
        """The one foreign place of these levels that the article writes with its level."""
        fits = {p.name: p for p in self._foreign if p.level in levels}
        return next(iter(fits.values())) if len(fits) == 1 else None

    def is_abroad(self, name: str | None) -> bool:
        """Whether the article has a province or town abroad of this name."""
        return name in self._levels

    def with_level(self, name: str, role: str) -> str:
        """ "Kratie" of a "Tỉnh trưởng" -> "tỉnh Kratie"; a town takes its level only where the article writes it."""
        if name in self._levels:
            return f"{self._levels[name]} {name}"
        return f"tỉnh {name}" if role in ("Tỉnh trưởng", "Phó Tỉnh trưởng") and name[:1].isupper() else name

    def _foreign_in(self, sentence: TokenizedSentence) -> list[tuple[Locality, int]]:
        """The article's foreign local places in a sentence, with their offsets, in order."""
        found = []
        for place in self._foreign:
            found += [(place, m.start()) for m in re.finditer(rf"(?<!\w){re.escape(place.name)}(?!\w)", sentence.text)]
        return sorted(found, key=lambda item: (item[1], item[0].name))


@dataclass(frozen=True, slots=True)
class AtHand:
    """The localities of an article as one person's offices in one sentence are to be completed with them."""

    localities: Localities
    sentence: TokenizedSentence
    person: WrittenPerson
    abroad: bool  # the person's local offices are of a place abroad

    def place(self, level: str = "", role: str = "") -> Locality | None:
        """The province or town of a local body, None where the article does not tell."""
        if self.abroad:
            return self.localities.theirs(self.sentence, self.person, role)
        return self.localities.ours(self.sentence, self.person, level)


def _weight(place: PlaceMention, before: str, headline: bool) -> int:
    """How much a mention says that the article is about the place; an address of a city says nothing."""
    if _is_seat(place.key, before) or (is_central_city(place.key) and _ADDRESS.search(before)):
        return 0
    return _HEADLINE if headline else _NAMED if _WITH_LEVEL.search(before) else 1


def _is_seat(key: str, before: str) -> bool:
    """Whether a place is only where a mission or a body has its seat, or an address of a city."""
    return _MISSION.search(before) is not None or (is_central_city(key) and _SEAT.search(before) is not None)


def _only(sentence: TokenizedSentence, level: str) -> Locality | None:
    """The one province that a sentence names."""
    here = {}
    for index, (place, _) in sorted(sentence.places.items()):
        seat = _is_seat(place.key, sentence.text[: sentence.tokens[index].start])
        if is_our_province(place) and _has_level(place.key, level) and not seat:
            here[place.key] = our_locality(place.key, place.name)
    return next(iter(here.values())) if len(here) == 1 else None


def _has_level(key: str, level: str) -> bool:
    return not level or is_central_city(key) == (level == "thành phố")


def _is_strong(sentence: TokenizedSentence, place: PlaceMention) -> bool:
    before = sentence.text[: place.start - sentence.sentence.start]
    return bool(_SIDE.search(before) or _WITH_LEVEL.search(before)) or not before


def _is_row(sentence: TokenizedSentence, places: list[tuple[Locality, int]]) -> bool:
    """Whether the places before stand in a row, none of which is announced: "giữa các tỉnh A, B, C"."""
    return len({place for place, _ in places}) > 1
