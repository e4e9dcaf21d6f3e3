"""Which label each line of a page gets; a sentence must never be taken for furniture."""

from __future__ import annotations

import pytest

from kg.model import LineLabel, RawArticle
from kg.text import clean

BODY = "Phát biểu tại hội nghị, ông Trần Văn An nhấn mạnh vai trò của công tác đối ngoại trong năm 2025."
MORE = "Hội nghị thống nhất mở rộng hợp tác với các địa phương của Nhật Bản, Hàn Quốc trong thời gian tới."


def _labels(*lines: str, title: str | None = None) -> list[str]:
    article = clean(RawArticle("a", "\n".join(lines), "a.txt", title=title))
    return [line.label.value for line in article.lines]


LAST_LINES = [
    ("Thùy Dung - Tuấn Dũng", "byline", "two writers"),
    ("Minh Hằng", "byline", "one"),
    ("Anh Ngọc", "byline", "a name that looks like a form of address"),
    ("Huyền Lê (Theo AFP)", "byline", "with the agency"),
    ("Đ. V (Tổng hợp)", "byline", "initials"),
    ("Theo baothu.com.vn", "byline", "the source's address"),
    ("Theo báo Nhân dân", "byline", "the source's name, in lower case"),
    ("Tác giả: Trang Lê", "byline", "labelled"),
    ("Bách Hợp, Thành Trọng/HTTV", "byline", "with a station"),
    ("(TTXVN)", "byline", "the agency alone"),
    ("Trần Văn An", "body", "near miss: the article speaks of him, so it is a caption without its photo"),
    ("Ông Hirai Shinji", "body", "near miss: a form of address"),
    ("Thái Lan và Singapore", "body", "near miss: two countries head a paragraph"),
    ("Thủ tướng Nguyễn Văn Bình.", "body", "near miss: a caption, with its full stop"),
    ("Theo ông An, hội nghị thành công.", "body", "near miss: a sentence that begins with Theo"),
    ("Ảnh: TTXVN", "credit", "a credit alone"),
    ("(Ảnh: Doãn Văn/TTXVN).", "credit", "in parentheses"),
    ("Video: Bộ Quốc phòng Nga.", "credit", "of a film"),
    ("a-1736148378.jpg", "credit", "the name of an image file"),
    ("Hội nghị đối ngoại năm 2024- Ảnh 1.", "credit", "the text that stands for an image"),
    ("Ảnh hưởng của hội nghị còn lớn.", "body", "near miss: Ảnh hưởng is influence"),
    ("Quang cảnh hội nghị - Ảnh: VGP/Nhật Bắc", "caption", "a caption with its credit"),
    ("Quang cảnh hội nghị tại điểm cầu Huế. Ảnh Dương Chung", "caption", "without the colon"),
    ("Ông An tặng hoa cho khách ẢNH: GIA HÂN", "caption", "in capitals"),
    ("Xem thêm: Hội nghị lần thứ hai sắp diễn ra", "menu", "a link"),
    (">> Hội nghị lần thứ hai sắp diễn ra", "menu", "a link by its mark"),
    ("[Việt Nam tham dự hội nghị lần thứ 24]", "menu", "a link in brackets"),
    ("https://x.example/a", "menu", "an address"),
    ("© 2025 Báo Thử", "menu", "copyright"),
    ("---", "menu", "a rule"),
    ("Xem xét giãn nợ cho ngư dân", "body", "near miss: Xem xét is a verb, this heads a paragraph"),
    ("• Ông Trần Văn An, Phó Chủ tịch UBND tỉnh, dẫn đầu đoàn.", "body", "near miss: one long item of a list"),
    ("06/01/2025 18:24", "dateline", "date and time"),
    ("", "blank", "nothing"),
]


@pytest.mark.parametrize(("line", "label", "why"), LAST_LINES, ids=[row[2] for row in LAST_LINES])
def test_a_line_after_the_text(line: str, label: str, why: str) -> None:
    assert _labels("Tỉnh tổng kết công tác đối ngoại", BODY, MORE, line)[3] == label, why


def test_a_menu_with_bullets_above_the_headline() -> None:
    menu = ["• An Giang", "  • Bình Dương", "  • Cà Mau", "  • Hà Tây", "  • Yên Bái"]
    assert _labels(*menu, "", "Tỉnh tổng kết công tác đối ngoại", BODY) == ["menu"] * 5 + ["blank", "headline", "lead"]


def test_a_menu_of_sections_above_the_headline() -> None:
    menu = ["Trang chủ", "Chính trị", "Kinh tế", "Thế giới", "Video"]
    assert _labels(*menu, "Tỉnh tổng kết công tác đối ngoại", BODY) == ["menu"] * 5 + ["headline", "lead"]


def test_headings_in_the_text_are_no_menu() -> None:
    assert _labels("Tựa bài", BODY, "Kinh tế", MORE, "Văn hóa", BODY)[2:5] == ["body", "body", "body"]


def test_titles_after_related_links_up_to_the_next_sentence() -> None:
    assert _labels("Tựa bài", BODY, "Tin liên quan", "Bài khác về Huế", "Bài nữa", MORE)[2:] == ["menu", "menu", "menu", "body"]


def test_a_story_that_begins_in_the_middle_has_no_headline() -> None:
    assert _labels(BODY, MORE) == ["body", "body"]


def test_a_caption_on_top_is_no_headline() -> None:
    assert _labels("Ông An tại hội nghị - Ảnh: VGP", BODY, MORE) == ["caption", "body", "body"]


def test_the_records_title_is_the_headline_even_with_a_full_stop() -> None:
    assert _labels("Tỉnh tổng kết công tác.", BODY, title="Tỉnh tổng kết  công tác.") == ["headline", "lead"]


def test_captions_repeated_after_the_byline() -> None:
    caption = "Ông Trần Văn An tại hội nghị."
    assert _labels("Tựa bài", BODY, caption, MORE, "Minh Hằng", caption)[2:] == ["caption", "body", "byline", "caption"]


def test_text_is_never_lost_for_want_of_a_headline() -> None:
    assert _labels("Minh Hằng") == [LineLabel.BODY.value]
