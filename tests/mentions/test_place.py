"""Places: the gazetteer's forms, and the policy for names inside longer names."""

from __future__ import annotations

import pytest

from kg.lexicon import load_table
from kg.mentions.gazetteer import spellings
from kg.mentions.place import find_places, is_syllable


def found(text: str) -> str:
    """ "RU Nga" for each place, so that a case is read at a glance."""
    return ", ".join(f"{p.key} {text[p.start:p.end]}" for p in find_places(text))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Đại sứ Nga tại Hà Nội", "RU Nga, ha-noi Hà Nội"),
        ("Liên bang Nga và Cộng hòa Séc", "RU Liên bang Nga, CZ Cộng hòa Séc"),
        ("CHDCND Lào, CHND Trung Hoa", "LA CHDCND Lào, CN CHND Trung Hoa"),
        ("Úc, tức Australia", "AU Úc, AU Australia"),
        ("Khánh Hoà, Thuỵ Sỹ", "khanh-hoa Khánh Hoà, CH Thuỵ Sỹ"),
        ("Bà Rịa–Vũng Tàu", "ba-ria-vung-tau Bà Rịa–Vũng Tàu"),
        ("Đăk Lăk và Đắc Lắc", "dak-lak Đăk Lăk, dak-lak Đắc Lắc"),
        ("TP.HCM, TP. Hồ Chí Minh", "ho-chi-minh TP.HCM, ho-chi-minh TP. Hồ Chí Minh"),
        ("Thừa Thiên Huế nay là TP Huế", "thua-thien-hue Thừa Thiên Huế, hue TP Huế"),
        ("HỘI NGHỊ TẠI THANH HÓA", "thanh-hoa THANH HÓA"),
        ("ASEAN và EU", "ASEAN ASEAN, EU EU"),
        ("quan hệ Việt - Trung và Việt–Nga", "VN Việt, CN Trung, VN Việt, RU Nga"),
        ("quan hệ Trung - Việt", "CN Trung, VN Việt"),
        ("quan hệ VN - TQ", "VN VN, CN TQ"),
        ("Việt - Hàn Quốc", "VN Việt, KR Hàn Quốc"),
        ("tỉnh Quảng Tây, Trung Quốc", "quang-tay Quảng Tây, CN Trung Quốc"),
        ("tỉnh Hà Nam (Trung Quốc) và Hà Nam", "CN Trung Quốc, ha-nam Hà Nam"),
        ("Đoàn Việt Nam thăm Lào", "VN Việt Nam, LA Lào"),
        ("Tại Mỹ, Pháp và Anh", "US Mỹ, FR Pháp, GB Anh"),
        ("Đại sứ Việt Nam tại Pháp Nguyễn Văn An", "VN Việt Nam, FR Pháp"),
        ("Tổng thống Nga Vladimir Putin", "RU Nga"),
        ("Nhà nước Nga", "RU Nga"),
        ("Nam Phi và Hàn Quốc", "ZA Nam Phi, KR Hàn Quốc"),
    ],
)
def test_places(text: str, places: str) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nguyễn Hòa Bình phát biểu", "a person whose given names are a province's"),
        ("bà Phùng Thị Kim Nga", "a given name"),
        ("chị Nga, ông Đức", "a form of address makes a person"),
        ("em Tuấn Anh học giỏi", "a given name after a middle name"),
        ("Anh nói rằng vui", "a pronoun at the start of a sentence"),
        ("Ý kiến của cử tri", "a common word at the start"),
        ("Pháp luật và Mỹ thuật", "longer words"),
        ("ảnh: VGP/Nhật Bắc", "a photographer"),
        ("diễn viên: Đức Phương", "a given name whose second syllable is a rare surname"),
        ("tiếng Anh, tiếng Nga", "languages"),
        ("Ấn Độ Dương - Thái Bình Dương", "oceans"),
        ("châu Mỹ, Nam Mỹ, Mỹ Latinh", "continents"),
        ("sân vận động Mỹ Đình", "a place of another name"),
        ("Chủ tịch Hồ Chí Minh", "the person, not the city"),
        ("tình hữu nghị, hòa bình", "small letters"),
        ("cầu thủ Michael Jordan", "a foreign forename or surname"),
        ("Tập đoàn Hoàng Anh Gia Lai", "a firm's name hides the province"),
        ("công ty Vietnamnet", "no word boundary"),
        ("chỉ số VN-Index", "a stock index"),
    ],
)
def test_no_place(text: str, why: str) -> None:
    assert found(text) == "", why


def test_offset_is_added() -> None:
    assert [(p.start, p.end) for p in find_places("Lào", offset=100)] == [(100, 103)]


def test_every_label_is_found_by_itself() -> None:
    for table, key in (("countries", "code"), ("provinces", "key"), ("blocs", "code"), ("cities", "key")):
        for row in load_table(table):
            if row[key] == "ho-chi-minh":
                continue  # provinces.tsv says why
            text = f"tới {row['name']}."
            assert any(p.key == row[key] for p in find_places(text)) or _is_another(row["name"], row[key]), text


def _is_another(name: str, key: str) -> bool:
    """A name of two places ("Huế") goes to the first table that has it."""
    return any(p.name == name and p.key != key for p in find_places(f"tới {name}."))


def test_spellings_move_the_tone_mark_only_in_open_syllables() -> None:
    assert "Khánh Hoà" in spellings("Khánh Hòa")
    assert "THANH HOÁ" in spellings("Thanh Hóa")
    assert spellings("Quý Châu") == {"Quý Châu", "QUÝ CHÂU"}


@pytest.mark.parametrize(("word", "yes"), [("Trường", True), ("Nghiêng", True), ("Putin", False), ("Scholz", False)])
def test_is_syllable(word: str, yes: bool) -> None:
    assert is_syllable(word) is yes
