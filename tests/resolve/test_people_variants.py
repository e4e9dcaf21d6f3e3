"""Writings of one foreign name become one person only where a position agrees, and slips only where one name is much rarer."""

from __future__ import annotations

import pytest

from kg.resolve import resolve
from tests.resolve.making import keys, portrait

SPOKESMAN = ("Người phát ngôn", "Bộ Ngoại giao Trung Quốc")
PRESIDENT = ("Tổng thống", "Hoa Kỳ")

PAIRS = [
    ("Hua Chunying", SPOKESMAN, "Hoa Xuân Oánh", SPOKESMAN, 1, "pinyin and Sino-Vietnamese, one office"),
    ("Hua Chunying", SPOKESMAN, "Hoa Xuân Oánh", ("Giám đốc", "Công ty Sao Sáng"), 2, "no office in common"),
    ("Geng Shuang", SPOKESMAN, "Hoa Xuân Oánh", SPOKESMAN, 2, "two speakers of one ministry"),
    ("Zhong Shan", ("Bộ trưởng", "Bộ Thương mại Trung Quốc"), "Chung Sơn", ("Bộ trưởng", "Bộ Thương mại Trung Quốc"), 1, "one"),
    ("Andrey Karlov", ("Đại sứ", "Nga tại Áo"), "Andrei Karlov", ("Đại sứ", "Liên bang Nga tại Áo"), 1, "one country, two forms"),
    ("Andrey Karlov", ("Đại sứ", "Nga tại Áo"), "Andrei Karlov", ("Đại sứ", "Nga tại Pháp"), 2, "two countries"),
    ("Hun Sen", ("Thủ tướng", "Campuchia"), "HunSen", ("Thủ tướng", "Campuchia"), 1, "a blank"),
    ("Donal Trump", PRESIDENT, "Donald Trump", ("Tổng thống", "Mỹ"), 1, "a letter, and the seat has one holder"),
    ("Teodoro Locsin", ("Đại sứ", "Nga tại Áo"), "Theodore Locsin", ("Đại sứ", "Nga tại Áo"), 2, "two letters, once each"),
    ("Paul Smith", SPOKESMAN, "Paul Smyth", SPOKESMAN, 1, "y and i are one sound"),
    ("Paul Carter", SPOKESMAN, "Paul Garter", SPOKESMAN, 2, "once each, and a ministry may have two spokesmen"),
    ("Trần Văn Thi", ("Bộ trưởng", "Bộ Y tế"), "Trần Văn Thị", ("Bộ trưởng", "Bộ Y tế"), 2, "Vietnamese names are not varied"),
]


@pytest.mark.parametrize(("one", "office", "other", "other_office", "people", "why"), PAIRS)
def test_pair(one: str, office: tuple[str, str], other: str, other_office: tuple[str, str], people: int, why: str) -> None:
    graph = resolve([portrait("a1", one, office), portrait("a2", other, other_office)])
    assert len(keys(graph, "person")) == people, why


def test_a_rare_slip_joins_the_common_name_and_says_why() -> None:
    common = [portrait(f"a{i}", "Donald Trump", PRESIDENT) for i in range(2)]
    graph = resolve([*common, portrait("b1", "Donal Trump", ("Tổng thống", "Mỹ"))])
    assert keys(graph, "person") == ["donald-trump"]
    reasons = [merge.reason for merge in graph.merges if "Donal Trump" in merge.merged]
    assert any("a letter or two" in reason and "Tổng thống Hoa Kỳ" in reason for reason in reasons)


def test_the_key_is_of_the_usual_writing() -> None:
    office = ("Thủ tướng", "Hà Lan")
    told = [portrait("a1", "Mark Rutter", office), *(portrait(f"b{i}", "Mark Rutte", office) for i in range(2))]
    assert keys(resolve(told), "person") == ["mark-rutte"]


def test_a_slip_without_the_office_stays_apart() -> None:
    common = [portrait(f"a{i}", "Donald Trump", PRESIDENT) for i in range(2)]
    assert len(keys(resolve([*common, portrait("b1", "Donal Trump")]), "person")) == 2


def test_initials_join_although_the_full_name_is_spelt_in_two_ways() -> None:
    office = ("Thủ tướng", "Nga")
    told = [portrait(f"a{i}", name, office) for i, name in enumerate(("Dmitry Medvedev", "Dmitri Medvedev", "D.A. Medvedev"))]
    assert keys(resolve(told), "person") == ["dmitri-medvedev"]  # a tie goes to the first
