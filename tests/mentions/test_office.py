"""Offices: role, organization written out, and where the office ends."""

from __future__ import annotations

import pytest

from kg.mentions.office import read_office
from kg.mentions.organization import Missing
from kg.model import Status
from tests.mentions.sentences import tokenized


@pytest.mark.parametrize(
    ("text", "role", "organization", "rest"),
    [
        ("Phó Chủ tịch Thường trực UBND tỉnh và đại diện các sở", "Phó Chủ tịch Thường trực", "Ủy ban nhân dân tỉnh", "và đại diện các sở"),
        ("Trưởng Ban Chỉ đạo quốc gia về hội nhập quốc tế chủ trì", "Trưởng Ban", "Ban Chỉ đạo quốc gia về hội nhập quốc tế", "chủ trì"),
        ("Vụ trưởng Vụ Quản lý các khu kinh tế, Bộ Tài chính;", "Vụ trưởng", "Vụ Quản lý các khu kinh tế, Bộ Tài chính", ";"),
        ("Chánh án Tòa án Tối cao Peru dự", "Chánh án", "Tòa án Tối cao Peru", "dự"),
        ("Chủ tịch Quốc hội Vương quốc Campuchia đến", "Chủ tịch", "Quốc hội Campuchia", "đến"),
        ("Bí thư Thành ủy TP.HCM phát biểu", "Bí thư", "Thành ủy Thành phố Hồ Chí Minh", "phát biểu"),
        ("Tỉnh ủy viên, Phó Chủ tịch", "Tỉnh ủy viên", "Tỉnh ủy", ", Phó Chủ tịch"),
        ("Ủy viên T.Ư Đảng khóa XIII, nguyên", "Ủy viên", "Ban Chấp hành Trung ương Đảng", ", nguyên"),
        ("Đại sứ, Trưởng Phái đoàn", "Đại sứ", None, ", Trưởng Phái đoàn"),
        ("Phó Giám đốc Công an tỉnh Hà Giang báo cáo", "Phó Giám đốc", "Công an tỉnh Hà Giang", "báo cáo"),
        ("Bộ trưởng Bộ Ngoại giao Nhật Bản ca ngợi", "Bộ trưởng", "Bộ Ngoại giao Nhật Bản", "ca ngợi"),
        ("Tư lệnh Quân khu 7 dự", "Tư lệnh", "Quân khu 7", "dự"),
        ("Phó Chủ tịch UBND huyện Sa Pa Giàng A Lềnh", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sa Pa", "Giàng A Lềnh"),
    ],
)
def test_offices(text: str, role: str, organization: str | None, rest: str) -> None:
    sentence = tokenized(text)
    office = read_office(sentence, 0)
    assert office is not None
    assert (office.role, office.organization) == (role, organization)
    assert sentence.slice(office.end, len(sentence)) == rest


@pytest.mark.parametrize("text", ["đại sứ quán Việt Nam", "chủ tịch đoàn", "đại biểu tham dự", "Bộ Ngoại giao", "quyền con người"])
def test_what_is_no_office(text: str) -> None:
    assert read_office(tokenized(text), 0) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [("nguyên Bộ trưởng Bộ Y tế", Status.FORMER), ("quyền Bộ trưởng Bộ Y tế", Status.ACTING), ("Bộ trưởng Bộ Y tế", Status.CURRENT)],
)
def test_status(text: str, status: Status) -> None:
    office = read_office(tokenized(text), 0)
    assert office is not None and office.status is status


def test_what_an_office_lacks_is_marked_and_not_guessed() -> None:
    bare = read_office(tokenized("Tổng thống phát biểu"), 0)
    province = read_office(tokenized("Chủ tịch HĐND tỉnh phát biểu"), 0)
    assert bare is not None and bare.bare and bare.missing is Missing.COUNTRY and bare.organization is None
    assert province is not None and province.missing is Missing.PROVINCE


def test_a_whole_office_whose_body_goes_on_in_small_words() -> None:
    office = read_office(tokenized("Giám đốc cơ quan về hợp tác kỹ thuật quân sự Dmitri Petrov"), 0)
    assert office is not None and office.organization == "Cơ quan về hợp tác kỹ thuật quân sự"
