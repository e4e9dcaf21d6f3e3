"""What folds alike, what slugs and Telex keep, and keys that two things want."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.keys import compact, distinct_keys, fold, slug, spelt_key, telex

SAME = [
    ("Khánh Hoà", "Khánh Hòa", "the tone mark's place"),
    ("Uỷ ban", "Ủy ban", "the tone mark's place"),
    ("Thuỵ Sĩ", "Thụy Sỹ", "tone mark, and y for i after s"),
    ("Lí Bạch", "Lý Bạch", "y for i"),
    ("quí", "quý", "y for i after qu"),
    ("BỘ Y TẾ", "Bộ Y tế", "capitals"),
    ("Việt Nam – Lào", "Việt Nam - Lào", "the kind of dash"),
    ("H’Yim Kđoh", "H'Yim Kđoh", "the kind of apostrophe"),
    ("Hà\u0323i", "Hà\u0323i", "NFD"),
]
DIFFERENT = [
    ("Văn Thi", "Văn Thị", "another tone is another name"),
    ("Nguyễn Thị May", "Nguyễn Thị Mai", "y and i after a vowel are two sounds"),
    ("Thúy", "Thúi", "the same"),
    ("Huy", "Hui", "the same"),
    ("Đạt", "Dạt", "another letter"),
    ("Bộ Ngoại giao", "Bộ Ngoại giao Lào", "another word"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_fold_makes_one(one: str, other: str, why: str) -> None:
    assert fold(one) == fold(other), why


@pytest.mark.parametrize(("one", "other", "why"), DIFFERENT)
def test_fold_keeps_apart(one: str, other: str, why: str) -> None:
    assert fold(one) != fold(other), why


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bùi Thanh Sơn", "bui-thanh-son"),
        ("Đặng Đình Quý", "dang-dinh-quy"),
        ("H'Yim Kđoh", "hyim-kdoh"),
        ("V. Putin", "v-putin"),
        ("Ủy ban nhân dân tỉnh Thanh Hóa", "uy-ban-nhan-dan-tinh-thanh-hoa"),
        ("", "x"),
        ("Путин", "x"),
    ],
)
def test_slug(text: str, key: str) -> None:
    assert slug(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [("Nguyễn Văn Thành", "nguyeenx-vawn-thanhf"), ("Đỗ Hưng", "ddoox-huwng"), ("Nguyễn Văn Thanh", "nguyeenx-vawn-thanh")],
)
def test_telex(text: str, key: str) -> None:
    assert telex(text) == key


VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ AĐ", max_size=20)


@given(VIETNAMESE)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_slug_is_flat_ascii(text: str) -> None:
    key = slug(text)
    assert key and all(c.isascii() and (c.isalnum() or c == "-") for c in key) and key == key.lower()


def test_the_key_of_spellings_does_not_depend_on_their_order() -> None:
    assert spelt_key(["Lí Hiển Long", "Lý Hiển Long"]) == spelt_key(["Lý Hiển Long", "Lí Hiển Long"]) == "ly-hien-long"


def test_a_long_key_is_cut_and_stays_distinct() -> None:
    one, other = compact("a" * 200), compact("a" * 199 + "b")
    assert len(one) < 140 and one != other


def test_of_those_that_want_one_key_the_first_keeps_it_and_the_others_get_their_suffix() -> None:
    wanted = {"i1": ("x", "a"), "i2": ("x", "b"), "i3": ("y", "c")}
    assert distinct_keys(wanted) == {"i1": "x", "i2": "x_b", "i3": "y"}
    assert distinct_keys(wanted, lambda identity: identity != "i2") == {"i1": "x_a", "i2": "x", "i3": "y"}


def test_equal_suffixes_are_told_apart_by_the_identity() -> None:
    keys = distinct_keys({"i1": ("x", "a"), "i2": ("x", "a"), "i3": ("x", "a")})
    assert keys["i2"] != keys["i3"] and keys["i2"].startswith("x_a_")
