"""Which two names may be one name, by their letters and syllables; near misses count as much."""

from __future__ import annotations

import pytest

from kg.lexicon import load_table
from kg.resolve.keys import fold
from kg.resolve.name_variants import is_slip, variant

ONE_NAME = [
    ("Xi Jinping", "Tập Cận Bình", "pinyin"),
    ("Li Keqiang", "Lý Khắc Cường", "pinyin written together"),
    ("Yang Jiechi", "Dương Khiết Trì", "pinyin"),
    ("Hong Xiaoyong", "Hồng Tiểu Dũng", "pinyin"),
    ("Lee Hsien Loong", "Lý Hiển Long", "an older romanization"),
    ("Wang Yi", "Vương Nghị", "a short name"),
    ("Moon Jae-in", "Moon Jae In", "hyphen and capital"),
    ("Moon Jae - in", "Moon Jaein", "a hyphen with blanks"),
    ("Moon Jae-in", "Mun Chê-in", "Korean, in Vietnamese letters"),
    ("Hun Sen", "HunSen", "a blank left out"),
    ("Sergey Lavrov", "Sergei Lavrov", "Russian, two romanizations"),
    ("Dmitri Medvedev", "Dmitry Medvedev", "Russian, two romanizations"),
    ("Kishida Fumio", "Fumio Kishida", "family name first"),
    ("Bashar al-Assad", "Bashar Assad", "an article"),
    ("Dmitry Anatolyevich Medvedev", "Dmitry Medvedev", "a middle name"),
    ("António Guterres", "Antonio Guterres", "marks"),
]
TWO_NAMES = [
    ("Wang Yi", "Vương Kỳ Sơn", "one syllable more"),
    ("Wang Yi", "Vương Hỗ Ninh", "one family name"),
    ("Xi Jinping", "Tập Viễn Bình", "another middle syllable"),
    ("Geng Shuang", "Lục Khảng", "another name"),
    ("Kim Jong-un", "Kim Jong-il", "father and son"),
    ("Kim Jong-un", "Kim Jong-nam", "brothers"),
    ("Donald Trump", "Donald Tusk", "a first name"),
    ("Donald Trump", "Donald Trump Jr", "father and son"),
    ("Sergey Lavrov", "Sergey Shoigu", "a first name"),
    ("Nguyễn Văn Thi", "Nguyễn Văn Thị", "a tone: Vietnamese names are never varied"),
    ("Nguyễn Văn Thanh", "Nguyễn Văn Thành", "a tone"),
    ("Nguyễn Văn An", "Văn An Nguyễn", "Vietnamese words in another order"),
]
SLIPS = [
    ("Donal Trump", "Donald Trump"),
    ("Heng Somrin", "Heng Samrin"),
    ("Mike Pomeo", "Mike Pompeo"),
    ("Thoonglun Sisoulith", "Thongloun Sisoulith"),
    ("Vla-đi-mia Pu-tin", "Vladimir Putin"),
    ("Ri Young Ho", "Ri Yong - ho"),
]
NO_SLIPS = [
    ("Kim Jong-un", "Kim Jong-il", "short words"),
    ("Kim Yong-nam", "Kim Jong-nam", "one letter of a short word"),
    ("Donald Trump", "Donald Trump Jr", "a word more"),
    ("Donald Tusk", "Donald Trump", "too far"),
    ("Mike Pence", "Mike Pompeo", "too far"),
    ("Nguyễn Văn Thi", "Nguyễn Văn Thị", "Vietnamese"),
    ("Vladimir Putin", "Vladimir Padrino", "too far"),
    ("Sergei Lavrov", "Sergey Lavrof", "two words at once"),
]


@pytest.mark.parametrize(("one", "other", "why"), ONE_NAME)
def test_one_name(one: str, other: str, why: str) -> None:
    assert variant(one, other) is not None, why
    assert variant(other, one) is not None, why


@pytest.mark.parametrize(("one", "other", "why"), TWO_NAMES)
def test_two_names(one: str, other: str, why: str) -> None:
    assert variant(one, other) is None, why
    assert variant(other, one) is None, why


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_a_slip_of_the_pen(one: str, other: str) -> None:
    assert is_slip(one, other) and is_slip(other, one)
    assert not is_slip(one, one)


@pytest.mark.parametrize(("one", "other", "why"), NO_SLIPS)
def test_no_slip(one: str, other: str, why: str) -> None:
    assert not is_slip(one, other) and not is_slip(other, one), why


def test_syllables_are_one_word_of_plain_letters_and_their_readings_vietnamese_ones() -> None:
    for row in load_table("chinese-syllables"):
        assert row["syllable"].isascii() and row["syllable"].islower() and row["syllable"].isalpha(), row
        readings = row["readings"].split("|")
        assert len(set(map(fold, readings))) == len(readings), row
        assert all(reading == reading.lower() and " " not in reading for reading in readings), row
