"""The country of a foreigner whose office is written without one."""

from __future__ import annotations

import pytest

from kg.mentions import annotate
from kg.mentions.allegiance import states_with
from kg.model import RawArticle
from kg.text import clean

# text, person, (title, organization) or None, why
CASES = [
    (
        "Chủ tịch Triều Tiên Han Jong-su gặp Tổng thống Mark Carver tại Hà Nội, Việt Nam.\nTổng thống Mỹ rời Hà Nội.",
        "Mark Carver",
        ("Tổng thống", "Hoa Kỳ"),
        "one country of the article has a president; the land at hand has none",
    ),
    (
        "Tổng thống Mark Carver thăm Việt Nam.\nTổng thống Nga và Tổng thống Pháp gửi điện mừng.",
        "Mark Carver",
        None,
        "two countries have presidents, nothing ties him to either",
    ),
    (
        "Mỹ và Nga đàm phán.\nTổng thống Mỹ phát biểu.\nTổng thống Mark Carver nói Mỹ sẵn sàng.",
        "Mark Carver",
        ("Tổng thống", "Hoa Kỳ"),
        "the title stands with a country alone, and the sentence on him names it",
    ),
    (
        "Tổng thống Nga Ivan Petrenko gặp Tổng thống Mark Carver tại Đức.",
        "Mark Carver",
        None,
        "Russia's seat is Petrenko's, Germany is only where they meet",
    ),
    (
        "Tổng Bí thư, Chủ tịch nước Tập Minh Viễn thăm Việt Nam.\nTrung Quốc coi trọng chuyến thăm.",
        "Tập Minh Viễn",
        ("Chủ tịch", "Trung Quốc"),
        "no Vietnamese bears the family name",
    ),
    (
        "Cựu Tổng thống Mark Carver phát biểu.\nMỹ và Nhật Bản hợp tác.",
        "Mark Carver",
        ("Tổng thống", "Hoa Kỳ"),
        "a former office too",
    ),
    (
        "Tổng thống Mỹ và Tổng thống Hàn Quốc gặp nhau.\nTổng thống Mỹ Mark Carver cảm ơn.\n"
        "Tổng thống Han Jong-su mời khách dùng bữa ở Hàn Quốc.",
        "Han Jong-su",
        ("Tổng thống", "Hàn Quốc"),
        "the other seat is taken",
    ),
    (
        "Tổng thống Mỹ Mark Carver đến Hàn Quốc.\nTháp tùng nhà lãnh đạo Mỹ còn có Ngoại trưởng Anna Rossi.",
        "Anna Rossi",
        ("Bộ trưởng", "Bộ Ngoại giao Hoa Kỳ"),
        "the suite of a leader is of the leader's country",
    ),
    (
        "Phó Thủ tướng Trần Minh Khôi nhận lời mời của Bộ trưởng Bộ Ngoại giao Cuba.\n"
        "Ông nhận lời mời của Phó Thủ tướng Lê Đức An thăm chính thức Việt Nam.\nCuba cảm ơn.",
        "Lê Đức An",
        ("Phó Thủ tướng", "Chính phủ"),
        "who invites to Viet Nam is no guest",
    ),
    (
        "Chủ tịch nước Trần Minh Khôi thăm Trung Quốc.\nTrung Quốc coi trọng chuyến thăm.",
        "Trần Minh Khôi",
        ("Chủ tịch nước", None),
        "a Vietnamese name stays Viet Nam's",
    ),
    (
        "Ngoại trưởng Anna Carver nói Mỹ sẵn sàng.\nMỹ và các đối tác của Mỹ sẽ họp tại Canberra.",
        "Anna Carver",
        ("Bộ trưởng", "Bộ Ngoại giao Hoa Kỳ"),
        "the main country of the article and of the sentences on her",
    ),
]


@pytest.mark.parametrize(("text", "person", "office", "why"), CASES)
def test_country_of_a_bare_office(text: str, person: str, office: tuple[str, str | None] | None, why: str) -> None:
    annotated = annotate(clean(RawArticle("case", text, "case")))
    held = {(o.office.title, o.office.organization) for s in annotated.sentences for p in s.people if p.name == person for o in p.offices}
    assert (office in held) if office else not held, why


def test_a_deputy_is_possible_where_the_head_is() -> None:
    assert "US" in (states_with("Phó Tổng thống") or ())
    assert "CN" not in (states_with("Tổng thống đắc cử") or ())
    assert states_with("Bộ trưởng") is None
