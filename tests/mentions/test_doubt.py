"""Names in doubt: the tagger ends them before a verb that the lexicon does not know, and only there."""

from __future__ import annotations

import pytest

from kg.mentions.doubt import settle_end
from kg.mentions.office import read_office
from tests.mentions.sentences import tokenized


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trung tâm Nghiên cứu và tư vấn nông nghiệp nhiệt đới", "Trung tâm Nghiên cứu và tư vấn nông nghiệp nhiệt đới"),
        ("Cơ quan về hợp tác kỹ thuật quân sự", "Cơ quan về hợp tác kỹ thuật quân sự"),
        ("Phòng kiểm kê - bảo quản Bảo tàng Lạng Sơn", "Phòng kiểm kê - bảo quản Bảo tàng Lạng Sơn"),
        ("Hội Nông dân uống cà phê", "Hội Nông dân"),
        ("Tập đoàn Sao Mai ăn mừng chiến thắng", "Tập đoàn Sao Mai"),
    ],
)
def test_where_the_name_ends(text: str, name: str) -> None:
    sentence = tokenized(text)
    assert sentence.slice(0, settle_end(sentence, 0, len(sentence))) == name


def test_a_whole_office_whose_body_was_in_doubt() -> None:
    office = read_office(tokenized("Giám đốc cơ quan về hợp tác kỹ thuật quân sự Dmitri Petrov"), 0)
    assert office is not None and office.organization == "Cơ quan về hợp tác kỹ thuật quân sự"
