"""Where an event was: behind its name or verb, at the opening of the sentence, and near misses."""

from __future__ import annotations

import pytest

from tests.rules.test_attended import read

CASES = (
    ("Chiều 5/3/2024, tại Phủ Chủ tịch, Chủ tịch nước Lê Quốc Thịnh tiếp Đại sứ Pháp Jean Dupont.", "Phủ Chủ tịch", "opens the sentence"),
    ("Sáng 5/3/2024 tại Hà Nội, Bộ trưởng Trần Minh Khôi tiếp Đại sứ Pháp Jean Dupont.", "Hà Nội", "right behind the date"),
    ("Thủ tướng Trần Minh Khôi hội đàm với Thủ tướng Hà Lan Jan Smit tại điện Kremlin.", "điện Kremlin", "behind the counterpart"),
    ("Phó Thủ tướng Trần Văn Kiên chủ trì Hội nghị ngoại giao lần thứ 40 tại Trung tâm Hội nghị Quốc gia, Hà Nội.",
     "Trung tâm Hội nghị Quốc gia, Hà Nội", "a building and its town"),
    ("Thủ tướng Trần Minh Khôi điện đàm với Thủ tướng Hà Lan Jan Smit tại Hà Nội.", None, "a call is at no one place"),
    ("Bộ trưởng Trần Minh Khôi tiếp Đại sứ Pháp tại Việt Nam Jean Dupont.", None, "the ambassador's post is no place"),
    ("Theo Bộ trưởng, tại Hà Nội có nhiều dự án. Bộ trưởng Trần Minh Khôi tiếp Đại sứ Pháp Jean Dupont.", None, "another sentence's place"),
)


@pytest.mark.parametrize(("sentence", "place", "why"), CASES, ids=[why for *_, why in CASES])
def test_place_of_the_only_event(sentence: str, place: str | None, why: str) -> None:
    _, events, _ = read(sentence)
    assert [event.place for event in events] == [place], why
