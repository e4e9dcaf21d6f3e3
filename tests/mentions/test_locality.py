"""The province or town at hand: whose "UBND tỉnh", "Sở", "Tỉnh trưởng" an article means, ours and theirs."""

from __future__ import annotations

import pytest

from kg.mentions import annotate
from kg.mentions.declared import find_declared
from kg.model import RawArticle
from kg.text import clean


def bodies(text: str) -> dict[str, list[str | None]]:
    """Name -> the bodies of the offices that the article gives it."""
    annotated = annotate(clean(RawArticle("case", text, "case")))
    people = [person for sentence in annotated.sentences for person in sentence.people]
    return {p.name: [o.office.organization for o in p.offices] for p in people if p.offices}


def home(text: str) -> str | None:
    return annotate(clean(RawArticle("case", text, "case"))).home


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ("Nghệ An đón khách\nĐại sứ từ Hà Nội đến Nghệ An.", "nghe-an", "the headline"),
        ("Vĩnh Long họp mặt\nTổng Lãnh sự quán Lào tại Thành phố Hồ Chí Minh dự.", "vinh-long", "a consulate's town is none"),
        ("Tin\nHội nghị tại Hà Nội. Đại biểu rời Hà Nội.", None, "a city as an address"),
        ("Tin\nTỉnh Cà Mau và tỉnh Bạc Liêu ký kết. Tỉnh Sóc Trăng dự.", None, "three as much"),
    ],
)
def test_home(text: str, key: str | None, why: str) -> None:
    assert home(text) == key, why


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        # the headline's province, though a consulate's town stands nearer
        (
            "Vĩnh Long họp mặt\nDự có ông Lê Văn Tám, Bí thư Tỉnh ủy, và bà Im Sary, Tổng Lãnh sự Campuchia tại Thành phố Hồ Chí Minh.",
            "Lê Văn Tám",
            "Tỉnh ủy Vĩnh Long",
        ),
        # a city never completes "tỉnh"
        ("Tin Phú Yên\nĐại sứ dự từ Hà Nội; ông Lê Văn Tám, Chủ tịch UBND tỉnh, dự.", "Lê Văn Tám", "Ủy ban nhân dân tỉnh Phú Yên"),
        # a side in a nationwide meeting
        (
            "Nghệ An họp trực tuyến\nTại điểm cầu tỉnh Hà Tĩnh, ông Lê Văn Tám, Phó Bí thư Tỉnh ủy, nêu ý kiến.",
            "Lê Văn Tám",
            "Tỉnh ủy Hà Tĩnh",
        ),
        # departments belong to the province at hand
        ("Nghệ An tiếp khách\nDự có Giám đốc Sở Ngoại vụ Lê Văn Tám.", "Lê Văn Tám", "Sở Ngoại vụ tỉnh Nghệ An"),
        ("Đà Nẵng đón khách\nThành phố Đà Nẵng mời Giám đốc Sở Du lịch Lê Văn Tám.", "Lê Văn Tám", "Sở Du lịch thành phố Đà Nẵng"),
        # near miss: the department has its place; a stock exchange has none
        ("Nghệ An tiếp khách\nDự có Giám đốc Sở Du lịch Hà Tĩnh Lê Văn Tám.", "Lê Văn Tám", "Sở Du lịch Hà Tĩnh"),
        # a foreigner's committee is of his own province
        ("Kon Tum họp\nÔng Leth Xaya, Bí thư Tỉnh ủy, Tỉnh trưởng Attapeu, dự.", "Leth Xaya", "Tỉnh ủy Attapeu"),
        # a list of the foreign side
        ("Lào Cai họp\nPhía tỉnh Vân Nam (Trung Quốc) có bà Lưu Dũng, Phó Tỉnh trưởng.", "Lưu Dũng", "tỉnh Vân Nam"),
        # a town that the article declares
        ("Huế đón khách\nĐoàn thành phố Blois (Pháp) đến. Ông Jean Dubost, Phó Thị trưởng Blois, dự.", "Jean Dubost", "thành phố Blois"),
        ("Thanh Hóa ký kết\nThành phố Seongnam (Hàn Quốc) ký. Thị trưởng Shin Sang-jin dự.", "Shin Sang-jin", "thành phố Seongnam"),
        # a name of one of our peoples is no foreigner's
        ("Gia Lai mở triển lãm\nDự có bà Rơ Chăm H'Hoa - Phó Chủ tịch UBND tỉnh.", "Rơ Chăm H'Hoa", "Ủy ban nhân dân tỉnh Gia Lai"),
    ],
)
def test_the_place_at_hand(text: str, name: str, body: str) -> None:
    assert bodies(text)[name][0] == body


def test_no_place_is_guessed_for_a_foreigner_or_for_one_of_two_towns() -> None:
    assert "Khăm-phay Văn-na" not in bodies("Kon Tum họp\nÔng Khăm-phay Văn-na, Bí thư Tỉnh ủy, dự.")
    two = "Tin\nThành phố Seongnam (Hàn Quốc) và thành phố Suwon (Hàn Quốc) họp.\nThị trưởng Shin Sang-jin dự."
    assert "Shin Sang-jin" not in bodies(two)
    town = "Bà Rịa - Vũng Tàu họp\nÔng Lê Văn Tám, Phó Chủ tịch UBND thành phố, dự."
    assert bodies(town)["Lê Văn Tám"] == ["Ủy ban nhân dân thành phố"], "a town within the province"


def test_declared_places() -> None:
    text = "Các tỉnh Svay Ring, Prey Vong (Campuchia) và thành phố Prato (Italia)."
    found = find_declared([text, "Thành phố Vũng Tàu, huyện Châu Thành, châu Âu."])
    assert found == {"Svay Ring": "tỉnh", "Prey Vong": "tỉnh", "Prato": "thành phố"}
