"""Which writings are one position, and how a position is labelled."""

from __future__ import annotations

import pytest

from kg.model import Office
from kg.resolve.organizations import resolve_organizations
from kg.resolve.positions import Positions, position_identity, position_label, resolve_positions

SAME = [
    (("Bộ trưởng", "Bộ Khoa học - Công nghệ"), ("Bộ trưởng", "Bộ Khoa học và Công nghệ"), '"-" for "và"'),
    (("Phó chủ tịch", "UBND tỉnh Cà Mau"), ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau"), "capitals and short form"),
    (("Tổng thống", "Cộng hòa Séc"), ("Tổng thống", "Séc"), "the country's formal name"),
    (("Phó Chủ tịch", "Quốc hội"), ("Phó Chủ tịch", "quốc hội"), "capitals"),
]
DIFFERENT = [
    (("Phó Chủ tịch", "UBND tỉnh Cà Mau"), ("Phó Chủ tịch", "HĐND tỉnh Cà Mau"), "the other committee"),
    (("Phó Chủ tịch", "UBND tỉnh Cà Mau"), ("Phó Chủ tịch Thường trực", "UBND tỉnh Cà Mau"), "first among the deputies"),
    (("Đại sứ", "Việt Nam tại Lào"), ("Đại sứ", "Lào tại Việt Nam"), "the other way round"),
    (("Bộ trưởng", "Bộ Ngoại giao"), ("Thứ trưởng", "Bộ Ngoại giao"), "another title"),
    (("Chủ tịch", None), ("Chủ tịch", "Quốc hội"), "of what, nobody says"),
]
LABELS = [
    ("Trưởng Ban", "Ban Đối ngoại Trung ương", "Trưởng Ban Đối ngoại Trung ương"),
    ("Bộ trưởng", "Bộ Ngoại giao", "Bộ trưởng Bộ Ngoại giao"),
    ("Thủ tướng", "Chính phủ", "Thủ tướng Chính phủ"),
    ("Trưởng đoàn", "Đoàn đại biểu Quốc hội", "Trưởng đoàn đại biểu Quốc hội"),
    ("Chủ tịch nước", None, "Chủ tịch nước"),
]


def resolved(*offices: Office) -> Positions:
    bodies = resolve_organizations([("a", office.organization) for office in offices if office.organization])
    return resolve_positions([("a", office) for office in offices], bodies, {thing.ref: thing.label for thing in bodies.things})


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_position(one: tuple[str, str | None], other: tuple[str, str | None], why: str) -> None:
    assert position_identity(Office(*one)) == position_identity(Office(*other)), why


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT)
def test_two_positions(one: tuple[str, str | None], other: tuple[str, str | None], why: str) -> None:
    assert position_identity(Office(*one)) != position_identity(Office(*other)), why


@pytest.mark.parametrize(("title", "body", "label"), LABELS)
def test_label(title: str, body: str | None, label: str) -> None:
    assert position_label(title, body) == label


def test_a_position_has_its_other_writings_and_one_organization() -> None:
    common, rare = Office("Thứ trưởng", "Bộ Công Thương"), Office("Thứ trưởng", "Bộ Công thương")
    (position,) = resolved(common, rare, common).positions
    assert position.ref.key == "thu-truong-bo-cong-thuong"
    assert position.label == "Thứ trưởng Bộ Công Thương" and position.aliases == ("Thứ trưởng Bộ Công thương",)
    assert position.organization is not None and position.organization.key == "bo-cong-thuong"


def test_the_key_has_title_and_organization() -> None:
    (position,) = resolved(Office("Phó Chủ tịch Thường trực", "Ủy ban nhân dân tỉnh Thanh Hóa")).positions
    assert position.ref.key == "pho-chu-tich-thuong-truc-ubnd-tinh-thanh-hoa"
