"""An article keeps its text; only its Unicode form changes, and the same letters give the same article."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest

from kg.model import RawArticle
from kg.text import clean, split_sentences

TEXT = "Đối ngoại được nâng tầm\n06/01/2025 18:24\nHội nghị tại Huế khai mạc sáng nay với sự tham dự của nhiều đại biểu.\nThùy Dung\n"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_unicode_form_makes_no_difference(form: str) -> None:
    raw = RawArticle("a", unicodedata.normalize(form, TEXT), "a.txt", title=unicodedata.normalize(form, "Tựa đề"))
    article = clean(raw)
    assert article == clean(RawArticle("a", TEXT, "a.txt", title="Tựa đề"))
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_lines_tile_the_text() -> None:
    article = clean(RawArticle("a", TEXT, "a.txt"))
    assert [article.text[line.start : line.end] for line in article.lines] == TEXT.split("\n")


def test_title_and_date_come_from_the_text_or_from_the_record() -> None:
    article = clean(RawArticle("a", TEXT, "a.txt"))
    assert (article.title, article.published) == ("Đối ngoại được nâng tầm", "2025-01-06")
    article = clean(RawArticle("a", TEXT, "a.txt", title=" Khác ", published="2025-01-07 09:00", url="u", source="s"))
    assert (article.title, article.published, article.url, article.source) == ("Khác", "2025-01-07", "u", "s")


def test_an_events_day_gives_no_date() -> None:
    article = clean(RawArticle("a", "Tựa bài\n(TTXVN) - Hà Nội, ngày 5/8/2024, hội nghị khai mạc.", "a.txt"))
    assert article.published is None


@pytest.mark.parametrize("text", ["", "\n", " ", "a", "\n\n\n", ".", "”", "Ảnh:", "[", "• ", "\x00", "\u2028"])
def test_scraps_are_articles_too(text: str) -> None:
    article = clean(RawArticle("a", text, "a.txt"))
    assert article.text == text
    for sentence in split_sentences(article):
        assert article.text[sentence.start : sentence.end] == sentence.text
