"""Where sentences end in Vietnamese press prose: each kind of stop that ends none, and each that does."""

from __future__ import annotations

import pytest

from kg.model import LineLabel, RawArticle
from kg.text import clean, split_sentences
from kg.text.sentences import split_line
from kg.text.stops import kinds

# The expected sentences are separated by " ¦ ".
LINES = [
    ("Ông đến TP. Hồ Chí Minh. Sau đó ông về.", "Ông đến TP. Hồ Chí Minh. ¦ Sau đó ông về.", "abbreviation before a place"),
    ("Có GS. TS. Lê Minh và PGS.TS. Vũ Tùng dự.", "Có GS. TS. Lê Minh và PGS.TS. Vũ Tùng dự.", "degrees"),
    ("Ủy viên T.Ư Đảng gặp V.Putin. Họ nói.", "Ủy viên T.Ư Đảng gặp V.Putin. ¦ Họ nói.", "acronym and initial"),
    ("Ông A.A. Kozlov và K.Iu. Noskov dự.", "Ông A.A. Kozlov và K.Iu. Noskov dự.", "initials of a patronymic"),
    ("Tàu George H. W. Bush đến.", "Tàu George H. W. Bush đến.", "initials with spaces"),
    ("Ngày 18.2 có 1.500 khách. Tốt.", "Ngày 18.2 có 1.500 khách. ¦ Tốt.", "numbers"),
    ("Theo Chinhphu.vn, ông đi. Hết.", "Theo Chinhphu.vn, ông đi. ¦ Hết.", "an address"),
    ("Hợp tác y tế, giáo dục... nhằm phát triển. Hết.", "Hợp tác y tế, giáo dục... nhằm phát triển. ¦ Hết.", "ellipsis goes on"),
    ("Hợp tác y tế, giáo dục… Hai bên nhất trí.", "Hợp tác y tế, giáo dục… ¦ Hai bên nhất trí.", "ellipsis ends"),
    ("Trong sáu tháng. Ông về Đông Nam Á. Ông nghỉ.", "Trong sáu tháng. ¦ Ông về Đông Nam Á. ¦ Ông nghỉ.", "no abbreviations"),
    ("Ông nói: đi; ở; về. Hết.", "Ông nói: đi; ở; về. ¦ Hết.", "colons and semicolons end nothing"),
    ('"Tốt. Rất tốt", ông nói.', '"Tốt. ¦ Rất tốt", ông nói.', "a quotation of two sentences"),
    ('"Ai đến?" ông hỏi. Im lặng.', '"Ai đến?" ông hỏi. ¦ Im lặng.', "the question is part of the sentence"),
    ('"Ai đến?" - Tổng thống hỏi.', '"Ai đến?" - Tổng thống hỏi.', "the speaker after a dash"),
    ("Ông nói “đổi mới.” Hai bên vui.", "Ông nói “đổi mới.” ¦ Hai bên vui.", "the closing mark stays"),
    ("Việc gồm: 1. Tăng hợp tác. 2. Mở đường bay.", "Việc gồm: 1. Tăng hợp tác. ¦ 2. Mở đường bay.", "numbers of a list"),
    ("Ông về trong thời gian tới.Nhân dịp này họ ký.", "Ông về trong thời gian tới. ¦ Nhân dịp này họ ký.", "a space is missing"),
    ("Vì kỷ nguyên mới./.", "Vì kỷ nguyên mới./.", "the end mark of official texts"),
    ("Ông An đón khách. (Ảnh: Thống Văn/TTXVN) Sáng 12/7, họ họp.", "Ông An đón khách. ¦ Sáng 12/7, họ họp.", "credit in parentheses"),
    ("Họ đến. Ảnh: EPA/TTXVN Theo thông báo, hai bên họp.", "Họ đến. ¦ Theo thông báo, hai bên họp.", "credit that ends in an agency"),
    ("Ông An đón khách. Ảnh: VGP/Quang Hữu Với mục tiêu ấy, họ họp.", "Ông An đón khách. ¦ Với mục tiêu ấy, họ họp.", "or a name"),
    ("Ông An đón khách - Ảnh: VGP/Nhật Bắc", "Ông An đón khách", "a caption loses its credit"),
    ("Trong ảnh: Thủ tướng chào hỏi các đại biểu.", "Trong ảnh: Thủ tướng chào hỏi các đại biểu.", "what a photo shows is text"),
    ("Xuất khẩu đạt 5 tỷ USD (nguồn: Hải quan), tăng 5%.", "Xuất khẩu đạt 5 tỷ USD (nguồn: Hải quan), tăng 5%.", "a source inside"),
    ("Họ ký. [Bài khác về hợp tác hai nước] Hai bên vui.", "Họ ký. ¦ Hai bên vui.", "a link between sentences"),
    ("Ông nói: [Trung Quốc] sẽ đến.", "Ông nói: [Trung Quốc] sẽ đến.", "an editor's brackets"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LINES, ids=[row[2] for row in LINES])
def test_sentence_ends(line: str, expected: str, why: str) -> None:
    assert [line[start:end] for start, end, _ in split_line(line)] == expected.split(" ¦ "), why


def test_the_sentence_before_a_credit_is_a_caption() -> None:
    text = "Tựa bài\nHọ họp ở Huế. Ông An đón khách. Ảnh: TTXVN Sáng 12/7, hai bên đã họp và ký nhiều văn kiện./. Vũ Dũng/VOV"
    sentences = split_sentences(clean(RawArticle("a", text, "a")))
    labels = {sentence.text: sentence.label for sentence in sentences}
    assert labels["Ông An đón khách."] is LineLabel.CAPTION
    assert labels["Họ họp ở Huế."] is LineLabel.LEAD
    assert not any("Vũ Dũng" in sentence.text for sentence in sentences), "the writer at the end is no sentence"


def test_furniture_has_no_sentences() -> None:
    text = "Tựa bài\n06/01/2025 18:24\nHội nghị khai mạc sáng nay tại thành phố Huế, miền Trung.\nXem thêm: Bài khác\nMinh Hằng"
    sentences = split_sentences(clean(RawArticle("a", text, "a")))
    assert [sentence.line for sentence in sentences] == [0, 2]


def test_every_kind_of_stop_reads_its_own_example() -> None:
    for kind in kinds():
        assert kind.pattern.search(kind.example) or kind.name == "monster", kind.name
