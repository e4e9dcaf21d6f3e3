"""A graph against its articles read again: nothing drifts in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.check.verify import Span, compare, verify
from kg.model import Article
from kg.pipeline import build
from kg.query.run import open_source
from tests.shared import SHARED

TEXT = "Ngày 6/1/2025, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Trần Văn Mẫu chủ trì Hội nghị tổng kết công tác mẫu.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles, and the graph of them in ``out``."""
    place = tmp_path_factory.mktemp("verify")
    (place / "articles").mkdir()
    for name in ("one", "two"):
        (place / "articles" / f"{name}.txt").write_text(TEXT, "utf-8")
    build([place / "articles"], place / "out", jobs=1)
    return place


def changed(folder: Path, tmp_path: Path, name: str, text: str | None) -> Path:
    articles = tmp_path / "articles"
    shutil.copytree(folder / "articles", articles)
    (articles / name).unlink() if text is None else (articles / name).write_text(text, "utf-8")
    return articles


def test_what_was_read_verifies(folder: Path) -> None:
    found = verify(open_source(folder / "out"), [folder / "articles"])
    assert found.drifts == () and found.articles == 2 and found.spans > 2


def test_a_letter_more_at_the_end_changes_the_hash_and_no_quote(folder: Path, tmp_path: Path) -> None:
    articles = changed(folder, tmp_path, "one.txt", TEXT + "Hết.\n")
    assert [(drift.article, drift.kind) for drift in verify(open_source(folder / "out"), [articles]).drifts] == [("one", "text")]


def test_a_letter_more_at_the_beginning_moves_every_quote(folder: Path, tmp_path: Path) -> None:
    articles = changed(folder, tmp_path, "one.txt", "Tin. " + TEXT)
    drifts = verify(open_source(folder / "out"), [articles]).drifts
    assert {drift.kind for drift in drifts} == {"text", "quote"} and {drift.article for drift in drifts} == {"one"}
    assert any("the quote is now at" in drift.detail for drift in drifts)


def test_an_article_that_is_gone(folder: Path, tmp_path: Path) -> None:
    articles = changed(folder, tmp_path, "two.txt", None)
    assert [(drift.article, drift.kind) for drift in verify(open_source(folder / "out"), [articles]).drifts] == [("two", "missing")]


def test_a_quote_that_somebody_edited_in_the_graph(folder: Path, tmp_path: Path) -> None:
    turtle = tmp_path / "kg.ttl"
    text = (folder / "out" / "kg.ttl").read_text("utf-8")
    assert 'bg:quote "Thứ trưởng' in text
    turtle.write_text(text.replace('bg:quote "Thứ trưởng', 'bg:quote "Thứ Trưởng'), "utf-8")
    drifts = verify(open_source(turtle), [folder / "articles"]).drifts
    assert drifts and {drift.kind for drift in drifts} == {"quote"}
    assert all("Thứ Trưởng" in drift.detail for drift in drifts)


def test_an_offset_beyond_the_end() -> None:
    article = Article("a", "ngắn", (), "h")
    (drift,) = compare({"a": "h"}, {"a": [Span("e", 10, 14, "ngắn")]}, [article])
    assert drift.kind == "quote" and "now at 0" in drift.detail


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_gold_articles_verify(tmp_path: Path) -> None:
    build([SHARED / "articles"], tmp_path / "out")
    found = verify(open_source(tmp_path / "out"), [SHARED / "articles"])
    assert found.drifts == () and found.spans > 500
