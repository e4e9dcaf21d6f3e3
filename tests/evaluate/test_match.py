"""Which offices, participants, agreements and figures are the same, and which only look it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate.gold import GoldArticle, load_gold
from kg.evaluate.match import same_agreement, same_holding, same_office, same_participant, same_partnership, same_statistic
from tests.evaluate.making import (
    agreement,
    attended,
    event,
    found_agreement,
    found_attended,
    found_holding,
    found_partnership,
    found_statistic,
    gold_file,
    holds,
    partnership,
    statistic,
)


def gold(folder: Path, **facts: list[dict[str, object]]) -> GoldArticle:
    """One gold article with these facts."""
    gold_file(folder, **facts)
    return load_gold(folder).articles[0]


@pytest.mark.parametrize(
    ("role", "organization", "title", "body", "same"),
    [
        ("Bộ trưởng", "Bộ Ngoại giao", "Bộ trưởng", "Bộ Ngoại giao", True),
        ("Bộ trưởng", "Bộ Ngoại giao", "Bộ trưởng", "Ngoại giao", True),
        ("Thủ tướng", "Chính phủ", "Thủ tướng", None, True),
        ("Chủ tịch nước", None, "Chủ tịch nước", None, True),
        ("Ủy viên", "Ban Chấp hành Trung ương Đảng", "Ủy viên", "Trung ương Đảng", True),
        ("Chủ tịch", "UBND tỉnh Cà Mau", "Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau", True),
        ("Đại sứ", "Việt Nam tại Séc", "Đại sứ", "Việt Nam tại Cộng hòa Séc", True),
        ("Đại sứ", "Việt Nam tại Séc", "Đại sứ", "Séc tại Việt Nam", False),  # the other way round
        ("Phó Chủ tịch", "Quốc hội", "Chủ tịch", "Quốc hội", False),
        ("Bí thư", "Tỉnh ủy Hà Tĩnh", "Bí thư", "Tỉnh ủy Hà Giang", False),
        ("Thủ tướng", "Ấn Độ", "Thủ tướng", None, False),
        ("Chủ tịch", None, "Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau", True),  # gold leaves it open
    ],
)
def test_offices(role: str, organization: str | None, title: str, body: str | None, same: bool) -> None:
    assert same_office(role, organization, title, body) is same


def test_a_holding_is_person_and_office(tmp_path: Path) -> None:
    fact = gold(tmp_path, holds=[holds("Trần Văn A", "Bí thư", "Tỉnh ủy Cà Mau")]).holds[0]
    assert same_holding(fact, found_holding("trần văn a", "Bí thư", "Tỉnh ủy Cà Mau"))
    assert not same_holding(fact, found_holding("Văn A", "Bí thư", "Tỉnh ủy Cà Mau"))


def test_participants_without_the_rank_of_their_place(tmp_path: Path) -> None:
    fact = gold(tmp_path, events=[event()], attended=[attended("tỉnh Cà Mau", kind="province")]).attended[0]
    assert same_participant(fact, found_attended("Cà Mau"))
    assert not same_participant(fact, found_attended("Cà Ná"))


def test_a_partnership_is_country_and_level(tmp_path: Path) -> None:
    fact = gold(tmp_path, partnerships=[partnership("FR")]).partnerships[0]
    assert same_partnership(fact, found_partnership("FR"))
    assert not same_partnership(fact, found_partnership("FR", "comprehensive"))
    assert not same_partnership(fact, found_partnership("DE"))


@pytest.mark.parametrize(
    ("name", "parties", "same"),
    [
        ("Hiệp định thương mại tự do", ["VN", "AE"], True),
        ("Hiệp định thương mại", ["VN"], True),  # the name will do
        ("văn bản về thương mại tự do", ["VN", "AE"], True),  # half of the name, with the parties
        ("văn bản về thương mại tự do", ["VN", "FR"], False),
        ("văn bản về thương mại tự do", ["VN"], False),
        ("Bản ghi nhớ giáo dục", ["VN", "AE"], False),  # another one between the same
    ],
)
def test_agreements(tmp_path: Path, name: str, parties: list[str], same: bool) -> None:
    fact = gold(tmp_path, agreements=[agreement("Hiệp định thương mại tự do song phương", "VN", "AE")]).agreements[0]
    assert same_agreement(fact, found_agreement(name, *parties)) is same


@pytest.mark.parametrize(
    ("value", "owner", "same"), [(12, "Cà Mau", True), (12.0, "Việt Nam", True), (13, "Cà Mau", False), (12, "Lào", False)]
)
def test_statistics(tmp_path: Path, value: float, owner: str, same: bool) -> None:
    fact = gold(tmp_path, statistics=[statistic(12, "tỉnh Cà Mau", also_of=["Việt Nam"])]).statistics[0]
    assert same_statistic(fact, found_statistic(value, owner)) is same
