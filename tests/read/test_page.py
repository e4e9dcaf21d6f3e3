"""Saved pages: the body without menus, the captions in their places, the date only where the metadata state it."""

from __future__ import annotations

import pytest

from kg.read.files import UnreadableError
from kg.read.page import read_page

_PARAGRAPHS = [
    "Tham dự hội nghị có ông Trần Văn An, Phó Chủ tịch UBND tỉnh Cà Mau, cùng đại diện các sở, ngành của tỉnh.",
    "Phát biểu tại hội nghị, ông An nhấn mạnh vai trò của công tác đối ngoại trong phát triển kinh tế của địa phương.",
    "Hội nghị thống nhất mở rộng hợp tác với các địa phương của Nhật Bản và Hàn Quốc trong những năm tới.",
]
_FIGURE = "<figure><img src='a.jpg'><figcaption>Phó Chủ tịch Trần Văn An phát biểu. Ảnh: Lê Bình</figcaption></figure>"
_TABLE = "<table class='picture'><tr><td><img src='b.jpg'></td></tr><tr><td class='caption'>Quang cảnh hội nghị.</td></tr></table>"
_TEASER = "<div class='related'><a href='/c'><figure><img><figcaption>Bài khác về Bình Dương</figcaption></figure></a></div>"


def _page(body: str, head: str = "") -> bytes:
    menu = "<nav><ul><li><a href='/a'>An Giang</a></li><li><a href='/b'>Bình Dương</a></li></ul></nav>"
    return (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Hội nghị đối ngoại tại Cà Mau</title>{head}</head>"
        f"<body>{menu}<article><h1>Hội nghị đối ngoại tại Cà Mau</h1>{body}</article><footer>© Báo Thử</footer></body></html>"
    ).encode()


def _with_photos() -> bytes:
    first, second, third = (f"<p>{text}</p>" for text in _PARAGRAPHS)
    return _page(first + _FIGURE + second + _TABLE + third + _TEASER)


def test_captions_stand_where_they_stood_and_once() -> None:
    lines = read_page("a", _with_photos(), "a.html").text.split("\n")
    caption, view = "Phó Chủ tịch Trần Văn An phát biểu. Ảnh: Lê Bình", "Quang cảnh hội nghị."
    assert lines.count(caption) == 1 and lines.count(view) == 1
    order = [lines.index(line) for line in (_PARAGRAPHS[0], caption, _PARAGRAPHS[1], view, _PARAGRAPHS[2])]
    assert order == sorted(order)


def test_menus_teasers_and_footers_stay_out() -> None:
    text = read_page("a", _with_photos(), "a.html").text
    assert "An Giang" not in text and "Bài khác" not in text and "©" not in text


def test_the_headline_is_the_first_line() -> None:
    article = read_page("a", _with_photos(), "a.html")
    assert article.title == "Hội nghị đối ngoại tại Cà Mau"
    assert article.text.split("\n")[0] == article.title


DATES = [
    ("<meta property='article:published_time' content='2025-01-06T18:24:00+07:00'>", "2025-01-06T18:24:00+07:00", "Open Graph"),
    ("<script type='application/ld+json'>{\"datePublished\": \"2025-01-06\"}</script>", "2025-01-06", "JSON-LD"),
    ("<script type='application/ld+json'>{broken</script>", None, "broken JSON-LD says nothing"),
    ("", None, "a page without metadata has no date, whatever its text says"),
]


@pytest.mark.parametrize(("head", "expected", "why"), DATES)
def test_the_date_is_what_the_metadata_state(head: str, expected: str | None, why: str) -> None:
    body = "".join(f"<p>{text} Ngày 5/1/2024.</p>" for text in _PARAGRAPHS)
    assert read_page("a", _page(body, head), "a.html").published == expected, why


def test_a_declared_charset_is_believed() -> None:
    markup = _page("".join(f"<p>{text}</p>" for text in _PARAGRAPHS)).decode().replace("utf-8", "utf-16")
    assert _PARAGRAPHS[0] in read_page("a", b"\xff\xfe" + markup.encode("utf-16-le"), "a.html").text


BAD_PAGES = [b"\x00\x01", b"", b"<p>", b"<div>" * 5000, b"<html><body><script>var a = 1;</script></body></html>", b"<p>\xff\xfe\xfd</p>"]


@pytest.mark.parametrize("data", BAD_PAGES)
def test_no_page_crashes(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_page("a", data, "a.html")
