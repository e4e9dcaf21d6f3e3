"""The people, bodies, posts and places that a synthetic graph speaks of, and how often; names are of the lexicon and of chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from kg.lexicon import load_table
from kg.model import Ref, ResolvedPosition, ResolvedThing
from kg.resolve.keys import slug

Any = TypeVar("Any")

FIELDS = (
    "Ngoại giao", "ngoại giao kinh tế", "đối ngoại", "biên giới lãnh thổ", "nội vụ", "giáo dục và đào tạo", "du lịch",
    "chuyển đổi số", "y tế", "quốc phòng", "tư pháp", "nông nghiệp", "năng lượng", "thông tin đối ngoại", "dân tộc",
)  # fmt: skip
_MIDDLE = ("Văn", "Thị", "Minh", "Thanh", "Quang", "Đức", "Hồng", "Ngọc", "Xuân", "Hữu", "Thế", "Anh", "Quốc", "Thúy", "Hoàng", "Trung")
_GIVEN = (
    "Sơn", "Hà", "Dũng", "Hùng", "Lan", "Thi", "Nga", "Tuấn", "Thành", "Hòa", "Thủy", "Bình", "Chính", "Luân", "Trung", "Thưởng",
    "Mẫn", "Anh", "Phương", "Giang", "Hải", "Long", "Quân", "Tùng", "Việt", "Yến", "Mai", "Khánh", "Cường", "Đạt", "Phúc", "Tú",
)  # fmt: skip
_TITLES = ("Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Đại sứ", "Bí thư", "Chủ nhiệm")
_BODIES = ("Sở", "Ban", "Hội", "Liên hiệp", "Trường Đại học", "Viện", "Tập đoàn", "Cục", "Vụ", "Ủy ban nhân dân huyện")


@dataclass(frozen=True, slots=True)
class World:
    """All things of a graph, each kind with the frequent ones first; ``careers``: the posts that somebody holds."""

    people: tuple[ResolvedThing, ...]
    organizations: tuple[ResolvedThing, ...]
    provinces: tuple[ResolvedThing, ...]
    countries: tuple[ResolvedThing, ...]
    positions: tuple[ResolvedPosition, ...]
    careers: dict[Ref, tuple[ResolvedPosition, ...]]

    @property
    def vietnam(self) -> ResolvedThing:
        """The country that takes part in most."""
        return self.countries[0]

    def things(self) -> tuple[ResolvedThing, ...]:
        """Everything that has a name and is no post."""
        return (*self.people, *self.organizations, *self.provinces, *self.countries)

    def pick_person(self, rng: random.Random) -> ResolvedThing:
        """One of the people, by Zipf."""
        return zipf(rng, self.people)

    def pick_country(self, rng: random.Random) -> ResolvedThing:
        """One of the countries, by Zipf."""
        return zipf(rng, self.countries)

    def pick_province(self, rng: random.Random) -> ResolvedThing:
        """One of the provinces, by Zipf."""
        return zipf(rng, self.provinces)

    def pick_any(self, rng: random.Random) -> ResolvedThing:
        """Somebody, a country, or a body."""
        return zipf(rng, rng.choice((self.people, self.people, self.countries, self.organizations)))


def zipf(rng: random.Random, ordered: Sequence[Any]) -> Any:
    """The n-th with a probability of about 1/n."""
    return ordered[int(len(ordered) ** rng.random()) - 1]


def make_world(rng: random.Random, articles: int) -> World:
    """As many things as ``articles`` articles speak of."""
    people = _people(rng, int(0.76 * articles))
    provinces = tuple(ResolvedThing(Ref("province", row["key"]), row["name"]) for row in load_table("provinces") if row["country"] == "VN")
    countries = tuple(
        ResolvedThing(Ref("country", row["code"]), row["name"], label_en=row["name_en"], identifier=row["code"])
        for row in sorted(load_table("countries"), key=lambda row: (row["code"] not in _FIRST, row["code"] != "VN"))
    )[:195]
    organizations = _organizations(rng, int(0.53 * articles), provinces)
    positions = _positions(rng, int(0.69 * articles), organizations)
    careers = {person.ref: _career(rng, rank, positions) for rank, person in enumerate(people)}
    return World(people, organizations, provinces, countries, positions, careers)


_FIRST = {"VN", "CN", "LA", "KH", "JP", "KR", "US", "RU", "IN", "FR", "DE", "AU", "SG", "CZ"}


def _people(rng: random.Random, count: int) -> tuple[ResolvedThing, ...]:
    surnames = [row["surname"] for row in load_table("surnames") if row["reach"] == "common"]
    names: dict[str, str] = {}
    while len(names) < count:
        middle = rng.sample(_MIDDLE, rng.choice((1, 1, 2)))
        name = " ".join((zipf(rng, surnames), *middle, rng.choice(_GIVEN)))
        names.setdefault(slug(name), name)
    return tuple(
        ResolvedThing(Ref("person", key), name, aliases=(f"{name} (tên khác)",) if rng.random() < 0.2 else ())
        for key, name in names.items()
    )


def _organizations(rng: random.Random, count: int, provinces: Sequence[ResolvedThing]) -> tuple[ResolvedThing, ...]:
    ministries = [f"Bộ {field}" for field in FIELDS]
    councils = [f"Ủy ban nhân dân tỉnh {province.label}" for province in provinces]
    others = [f"{body} {field} {place.label}" for body, field, place in product(_BODIES, FIELDS, provinces)]
    rng.shuffle(others)
    names = {slug(name): name for name in (*ministries, *councils, *others)}
    return tuple(ResolvedThing(Ref("organization", key), name) for key, name in list(names.items())[: max(count, 100)])


def _positions(rng: random.Random, count: int, bodies: Sequence[ResolvedThing]) -> tuple[ResolvedPosition, ...]:
    made: dict[str, ResolvedPosition] = {}
    for rank in range(max(count, 100)):
        body = bodies[rank] if rank < len(bodies) // 2 else zipf(rng, bodies)
        title = rng.choice(_TITLES)
        label = f"{title} {body.label}"
        key = slug(label)
        made.setdefault(key, ResolvedPosition(Ref("position", key), label, title, body.ref))
    return tuple(made.values())


def _career(rng: random.Random, rank: int, positions: Sequence[ResolvedPosition]) -> tuple[ResolvedPosition, ...]:
    """Known people have had many posts, and a few posts many holders."""
    many = 9 if rank < len(positions) // 50 else 3
    return tuple(zipf(rng, positions) if rng.random() < 0.3 else rng.choice(positions) for _ in range(rng.randrange(1, many)))
