"""Web archives: the HTML responses in them, by their addresses, where warcio is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.model import RawArticle, Skipped
from kg.read import read_inputs

_TEXT = "Tham dự hội nghị có ông Trần Văn An, Phó Chủ tịch UBND tỉnh Cà Mau, cùng đại diện các sở, ngành của tỉnh."


def test_an_archive_gives_its_pages(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "a.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, kind in (("https://bao.example/hoi-nghi.html", "text/html"), ("https://bao.example/a.png", "image/png")):
            page = f"<html><body><article><p>{_TEXT}</p><p>{_TEXT}</p></article></body></html>".encode()
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=headers))
    (article,) = read_inputs([path])
    assert isinstance(article, RawArticle)
    assert (article.identifier, article.url) == ("bao.example-hoi-nghi.html", "https://bao.example/hoi-nghi.html")
    assert _TEXT in article.text


def test_a_broken_archive_is_skipped(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    (tmp_path / "a.warc").write_bytes(b"no archive at all\r\n")
    (tmp_path / "b.txt").write_text("Một câu.", "utf-8")
    skipped = [item for item in read_inputs([tmp_path]) if isinstance(item, Skipped)]
    assert len(skipped) == 1 and "was not read" in skipped[0].reason
