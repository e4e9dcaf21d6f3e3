"""Second mentions: whom a short form refers to, and when it refers to nobody."""

from __future__ import annotations

from kg.mentions import annotate
from kg.model import RawArticle
from kg.text import clean


def mentions(text: str) -> list[tuple[str, str]]:
    annotated = annotate(clean(RawArticle("case", text, "case")))
    body = annotated.article.text
    return [(body[p.start : p.end], p.name) for s in annotated.sentences for p in s.people]


def test_a_given_name_after_a_form_of_address() -> None:
    assert mentions("Ông Trần Minh Khôi đến Huế.\nÔng Khôi phát biểu.") == [
        ("Trần Minh Khôi", "Trần Minh Khôi"),
        ("Khôi", "Trần Minh Khôi"),
    ]


def test_a_given_name_that_fits_two_people_refers_to_nobody() -> None:
    found = mentions("Ông Trần Minh Khôi và ông Lê Đình Khôi đến Huế.\nÔng Khôi phát biểu.")
    assert [name for _, name in found] == ["Trần Minh Khôi", "Lê Đình Khôi"]


def test_a_title_alone_refers_to_its_one_holder() -> None:
    found = mentions("Thủ tướng Chính phủ Trần Minh Khôi đến Huế.\nThủ tướng yêu cầu các bộ khẩn trương.")
    assert found[-1] == ("Thủ tướng", "Trần Minh Khôi")


def test_a_bare_chair_may_be_anybody() -> None:
    found = mentions("Chủ tịch UBND tỉnh Cà Mau Lê Văn Phúc dự.\nChủ tịch yêu cầu báo cáo.")
    assert [name for _, name in found] == ["Lê Văn Phúc"]


def test_initials_and_lone_surnames_are_the_full_name() -> None:
    found = mentions("Tổng thống Nga Ivan Petrenko đến Hà Nội.\nÔng I.Petrenko phát biểu.\nTổng thống Petrenko cảm ơn.")
    assert {name for _, name in found} == {"Ivan Petrenko"}


def test_capitals_alone_make_no_foreigner() -> None:
    assert mentions("Ứng dụng Big Data được giới thiệu tại Huế.") == []


def test_a_word_for_a_kind_of_person_makes_a_foreigner() -> None:
    found = mentions("Ngoại trưởng Nga Ivan Petrenko gặp người đồng cấp Mỹ Mark Carver và tỷ phú Anna Rossi.")
    assert [name for _, name in found] == ["Ivan Petrenko", "Mark Carver", "Anna Rossi"]


def test_a_presidents_title_is_not_his_wifes() -> None:
    found = mentions("Phu nhân Tổng thống Mỹ Maria Carver đến Huế.\nTổng thống Carver phát biểu.")
    assert ("Carver", "Maria Carver") not in found


def test_two_spellings_of_one_foreigner_are_no_two_people() -> None:
    found = mentions("Bộ trưởng Quốc phòng Nga Ivan Petrenko đến Huế.\nTướng Ivan Petrovich Petrenko vui mừng.\nÔng Petrenko phát biểu.")
    assert found[-1][1] in ("Ivan Petrenko", "Ivan Petrovich Petrenko")


def test_a_numeral_belongs_to_the_name() -> None:
    assert mentions("Nữ hoàng Anh Margrethe II đến Huế.") == [("Margrethe II", "Margrethe II")]


def test_a_title_and_a_family_name_make_a_person_without_an_office() -> None:
    assert mentions("Tổng thống Carver và Tổng thống Rossi trao đổi.\nÔng Carver cảm ơn ông Rossi.")[:2] == [
        ("Carver", "Carver"),
        ("Rossi", "Rossi"),
    ]


def test_a_misspelt_country_is_no_person() -> None:
    assert mentions("Chủ tịch Ủy ban châu Âu, Thủ tướng Cananda và các khách mời đến Huế.") == []
