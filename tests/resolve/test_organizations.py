"""Which writings are one body, and the keys that bodies get."""

from __future__ import annotations

import pytest

from kg.model import Ref
from kg.resolve.organizations import Organizations, body_identity, resolve_organizations

SAME = [
    ("Bộ Khoa học - Công nghệ", "Bộ Khoa học và Công nghệ", '"-" for "và"'),
    ("Bộ Công Thương", "Bộ Công thương", "capitals"),
    ("Ủy ban Đối ngoại của Quốc hội", "Uỷ ban đối ngoại Quốc hội", '"của", tone mark, capitals'),
    ("UBND tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", "short form"),
    ("UBND Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", "the rank is left out and can only be the province's"),
    ("UBND TP Hà Nội", "Ủy ban nhân dân Hà Nội", "the same for a city"),
    ("Quốc hội nước Cộng hòa Liên bang Đức", "Quốc hội Đức", "the country's formal name"),
    ("Hoa Kỳ tại Việt Nam", "Mỹ tại Việt Nam", "the country's other name before a mission's place"),
    ("Ban Chấp hành Trung ương Đảng", "Trung ương Đảng", "the short name of the Party's committee"),
    ("Tỉnh ủy tỉnh Lào Cai", "Tỉnh ủy Lào Cai", "the rank said twice"),
]
DIFFERENT = [
    ("UBND thành phố Thanh Hóa", "UBND tỉnh Thanh Hóa", "a town and its province"),
    ("Việt Nam tại Lào", "Lào tại Việt Nam", "a mission runs one way"),
    ("Bộ Tài chính", "Bộ Tài nguyên", "another ministry"),
    ("Bộ Ngoại giao", "Bộ Ngoại giao Nga", "another state's"),
    ("Huyện ủy Phù Mỹ", "Huyện ủy Phù Hoa Kỳ", "a syllable of a name is no country"),
    ("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đoàn", "another committee"),
    ("Đại học Cần Thơ", "Đại học Y Dược Cần Thơ", "likeness is no identity"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_body(one: str, other: str, why: str) -> None:
    assert body_identity(one) == body_identity(other), why


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT)
def test_two_bodies(one: str, other: str, why: str) -> None:
    assert body_identity(one) != body_identity(other), why


def named(*spellings: str) -> Organizations:
    return resolve_organizations([("a", spelling) for spelling in spellings])


def test_the_commonest_spelling_is_the_label_and_the_merge_says_why() -> None:
    resolved = named("Bộ Công thương", "Bộ Công Thương", "Bộ Công Thương")
    (thing,) = resolved.things
    assert thing.ref == Ref("organization", "bo-cong-thuong")
    assert (thing.label, thing.aliases) == ("Bộ Công Thương", ("Bộ Công thương",))
    assert [merge.reason for merge in resolved.merges] == ['"Bộ Công thương" and "Bộ Công Thương" differ in capitals alone.']


def test_a_tie_takes_the_first_in_code_point_order() -> None:
    assert named("Bộ Công thương", "Bộ Công Thương").things[0].label == "Bộ Công Thương"


def test_the_key_writes_committees_short() -> None:
    assert named("UBND tỉnh Hà Nam").ref("a", "UBND tỉnh Hà Nam") == Ref("organization", "ubnd-tinh-ha-nam")


def test_a_country_as_a_body_is_the_country() -> None:
    resolved = named("Liên bang Nga", "Nga")
    assert set(resolved.kinds.values()) == {Ref("country", "RU")} and resolved.things == ()


def test_bodies_of_one_slug_get_their_words_in_telex() -> None:
    resolved = named("Sở Thú", "Sở Thu")
    assert {ref.key for ref in resolved.kinds.values()} == {"so-thu", "so-thu_sowr-thus"}
