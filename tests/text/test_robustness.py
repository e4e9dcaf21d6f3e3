"""No text crashes these stages or makes them crawl, and every offset slices back, over made-up and over real articles."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, RawArticle
from kg.read import read_inputs
from kg.read.decode import tidy
from kg.text import clean, split_sentences
from tests.shared import SHARED

_SCRAPS = st.sampled_from(
    [*"()[]…”“\n\"", "Ảnh:", "(Ảnh: ", "TTXVN", ". ", "...", " - ", "TP.", "V.", "Theo ", "• ", "06/01/2025", "1.", "/.", "Hà Nội"]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(_SCRAPS, st.text(max_size=8)), max_size=40).map("".join))


def _check(article: Article) -> int:
    sentences = split_sentences(article)
    end = 0
    for sentence in sentences:
        line = article.lines[sentence.line]
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert line.start <= sentence.start < sentence.end <= line.end
        assert end <= sentence.start
        end = sentence.end
    return len(sentences)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_any_text(text: str) -> None:
    tidied = tidy(text)
    tidied.encode("utf-8")
    article = clean(RawArticle("a", tidied, "a"))
    assert article.text == unicodedata.normalize("NFC", tidied)
    _check(article)
    assert clean(RawArticle("a", unicodedata.normalize("NFD", tidied), "a")) == article


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html", ".jsonl", ".jsonl.gz", ".csv"]))
def test_any_file(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "good.txt").write_text("Một câu.", "utf-8")
    (folder / f"any{suffix}").write_bytes(data)
    for item in read_inputs([folder]):
        if isinstance(item, RawArticle):
            _check(clean(item))


LONG = {
    "address": "http://" + "a." * 20_000,
    "capitals": "A" * 79 + "!",
    "initials": "A." * 20_000,
    "glued": "aa.Bb" * 8_000,
    "credits": "Ảnh: A " * 8_000,
    "open credits": "(Ảnh: " * 5_000,
    "brackets": "[a b c d e " * 4_000,
    "quotes": '" ' * 20_000,
    "dashes": "- " * 20_000,
    "spaces": " " * 50_000 + "a",
    "names": "\n".join(f"Trần {chr(65 + i % 26)}{i}" for i in range(2_000)),
    "menu": "• A\n" * 5_000,
}


@pytest.mark.parametrize("name", LONG)
def test_monsters_take_no_time(name: str) -> None:
    start = time.process_time()
    _check(clean(RawArticle("a", LONG[name], "a")))
    assert time.process_time() - start < 5


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("folder", ["articles", "corpus"])
def test_real_articles(folder: str) -> None:
    items = list(read_inputs([Path(SHARED, folder)]))
    assert all(isinstance(item, RawArticle) for item in items)
    articles = [clean(item) for item in items if isinstance(item, RawArticle)]
    assert sum(_check(article) for article in articles) > 10 * len(articles)
