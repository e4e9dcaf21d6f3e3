"""What reading gives for files, folders and records, good and bad; a bad thing costs one ``Skipped`` and nothing else."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import RawArticle, Skipped
from kg.read import read_inputs


def _read(*paths: Path) -> tuple[dict[str, RawArticle], list[Skipped]]:
    items = list(read_inputs(paths))
    return {a.identifier: a for a in items if isinstance(a, RawArticle)}, [s for s in items if isinstance(s, Skipped)]


def _good(folder: Path) -> Path:
    path = folder / "good.txt"
    path.write_text("Hội nghị khai mạc tại Huế.\n", "utf-8")
    return path


BAD_FILES = [
    ("empty.txt", b"", "empty", "nothing to read"),
    ("blank.txt", b" \n\t\n", "empty", "spaces are no text"),
    ("binary.txt", b"\x00\x01PK", "NUL bytes", "an archive under a wrong name"),
    ("latin.txt", b"caf\xe9 cr\xe8me", "not UTF-8", "Latin-1"),
    ("tcvn.txt", "cña ViÖt Nam, cña ®¶ng".encode("latin-1"), "TCVN3", "the old Vietnamese code page is named"),
    ("vni.txt", "cuûa Vieät Nam, cuûa".encode("latin-1"), "VNI", "so is the other one"),
    ("twice.txt", "của Việt Nam, được".encode().decode("latin-1").encode(), "decoded twice", "valid UTF-8, but no Vietnamese"),
    ("broken.jsonl", b'{"id": "a", "text": "x"\n', "malformed JSON", "the brace is missing"),
    ("list.jsonl", b"[1, 2]\n", "JSON object", "a list is no record"),
    ("noid.jsonl", b'{"text": "x"}\n', "no id", "an article needs a name"),
    ("notext.jsonl", b'{"id": "a"}\n', "neither text nor html", "and something to read"),
    ("odd.jsonl", b'{"id": {"a": 1}, "text": "x"}\n', "id of a record", "an object is no name"),
    ("deep.jsonl", b"[" * 100_000 + b"\n", "JSON", "nested beyond the parser"),
    ("bytes.jsonl", b'{"id": "a", "text": "\xff"}\n', "not UTF-8", "one bad byte"),
    ("header.csv", "tên;nội dung\na;b\n".encode(), "columns id", "another table"),
    ("bytes.csv", b"id,text\na,caf\xe9\n", "not UTF-8", "one bad row"),
    ("binary.csv", b"id,text\x00\n", "NUL bytes", "UTF-16 without a mark"),
    ("cut.jsonl.gz", gzip.compress(b'{"id": "a", "text": "x"}\n' * 50)[:20], "gzip", "a broken download"),
    ("plain.jsonl.gz", b'{"id": "a", "text": "x"}\n', "gzip", "no gzip at all"),
    ("empty.html", b"<html></html>", "no article", "a page without text"),
    ("a.pdf", b"%PDF", "known format", "named outright, so it is not passed over in silence"),
]


@pytest.mark.parametrize(("name", "data", "words", "why"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_a_bad_file_costs_one_sentence(tmp_path: Path, name: str, data: bytes, words: str, why: str) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    articles, skipped = _read(bad, _good(tmp_path))
    assert set(articles) == {"good"}, why
    assert len(skipped) == 1
    assert words in skipped[0].reason
    assert skipped[0].origin.startswith(str(bad))
    assert "\n" not in skipped[0].reason


def test_nothing_but_bad_files_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    with pytest.raises(UsageError, match=r"bad\.txt.*NUL bytes"):
        list(read_inputs([tmp_path]))


def test_missing_paths_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere.*nowhither"):
        read_inputs([tmp_path / "nowhither", _good(tmp_path), tmp_path / "nowhere"])


def test_a_folder_without_articles_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(UsageError, match="no article to read"):
        read_inputs([tmp_path])


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    _, skipped = _read(tmp_path / "pipe.txt", _good(tmp_path))
    assert "regular file" in skipped[0].reason


def test_folders_are_read_below_and_other_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "deeper" / "x.MD").write_text("# Tựa\n\nMột đoạn\nhai dòng.\n", "utf-8")
    (tmp_path / ".hidden.txt").write_text("x", "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    _good(tmp_path)
    articles, skipped = _read(tmp_path)
    assert set(articles) == {"good", "x"} and not skipped
    assert "Một đoạn hai dòng." in articles["x"].text


ENCODINGS = [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_unicode_encodings_give_the_same_text(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(mark + "Đối ngoại\r\nở Huế\u2028và\rHội An\x07\n".encode(encoding))
    articles, _ = _read(path)
    assert articles["a"].text == "Đối ngoại\nở Huế\nvà\nHội An \n"


def test_records_keep_their_fields_and_their_line(tmp_path: Path) -> None:
    record = {"id": 7, "text": "Một câu.", "title": "Tựa", "date": "2025-01-06", "url": "https://x.example/7", "source": "Báo X"}
    path = tmp_path / "a.jsonl"
    path.write_text("\ufeff" + json.dumps(record) + "\n\n{bad\n" + '{"id": "8", "text": "a\\ud800b"}\n', "utf-8")
    articles, skipped = _read(path)
    expected = RawArticle("7", "Một câu.", f"{path}:1", "Tựa", "2025-01-06", "https://x.example/7", "Báo X")
    assert articles["7"] == expected
    assert articles["8"].text == "a\ufffdb"
    assert [item.origin for item in skipped] == [f"{path}:3"]


def test_a_broken_gzip_keeps_what_was_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(i), "text": os.urandom(200).hex()}) + "\n" for i in range(200)]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("".join(lines).encode())[:-5000])
    articles, skipped = _read(path)
    assert 50 < len(articles) < 200
    assert len(skipped) == 1 and "was not read" in skipped[0].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "text", "title"], ["a", '"Một, hai;\nba."', "Tựa"], ["b", "", ""], ["c", "Bốn.", ""]]
    path = tmp_path / "a.csv"
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows) + "\n", "utf-8")
    articles, skipped = _read(path)
    assert articles["a"].text == "Một, hai;\nba." and articles["a"].title == "Tựa"
    assert articles["c"].text == "Bốn."
    assert [item.origin for item in skipped] == [f"{path}:4"]


def test_duplicates_do_not_depend_on_the_order_of_the_arguments(tmp_path: Path) -> None:
    for folder, text in (("1", "Một."), ("2", "Một."), ("3", "Khác.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, "utf-8")
    paths = [tmp_path / "3", tmp_path / "1", tmp_path / "2" / "a.txt", tmp_path / "2"]
    there, back = list(read_inputs(paths)), list(read_inputs(paths[::-1]))
    assert there == back
    assert isinstance(there[0], RawArticle) and there[0].text == "Một."
    reasons = [item.reason for item in there if isinstance(item, Skipped)]
    assert len(reasons) == 2 and "same article" in reasons[0] and "another article" in reasons[1]
