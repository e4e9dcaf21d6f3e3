"""Two graphs side by side: every difference has its cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check.diff import Change, diff
from kg.pipeline import build
from kg.query.run import open_source

ONE = "Ngày 6/1/2025, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Trần Văn Mẫu chủ trì Hội nghị tổng kết công tác mẫu.\n"
TWO = "Ngày 7/2/2025, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Trần Văn Mẫu tiếp Đại sứ Pháp Lê Thị Ví Dụ.\n"


def made(folder: Path, name: str, decisions: Path | None = None, **texts: str) -> Path:
    articles = folder / f"{name}-articles"
    articles.mkdir()
    for identifier, text in texts.items():
        (articles / f"{identifier}.txt").write_text(text, "utf-8")
    build([articles], folder / name, jobs=1, decisions=decisions)
    return folder / name / "kg.ttl"


def between(old: Path, new: Path) -> list[Change]:
    return diff(open_source(old), open_source(new))


def test_the_same_graph_has_no_difference(tmp_path: Path) -> None:
    old = made(tmp_path, "old", one=ONE)
    assert between(old, old) == []


def test_a_new_article_is_the_cause_and_the_other_way_round_it_is_gone(tmp_path: Path) -> None:
    old, new = made(tmp_path, "old", one=ONE), made(tmp_path, "new", one=ONE, two=TWO)
    found = between(old, new)
    assert {change.cause for change in found} == {"article new: two"}
    assert {change.change for change in found} == {"added", "changed"}
    (holding,) = [change for change in found if change.change == "changed" and change.kind == "holding"]
    assert "+attestedOn 2025-02-07" in holding.detail and "+1 evidence" in holding.detail
    assert {change.cause for change in between(new, old)} == {"article gone: two"}


def test_a_text_that_changed(tmp_path: Path) -> None:
    old, new = made(tmp_path, "old", one=ONE), made(tmp_path, "new", one=ONE.replace("Thứ trưởng", "Bộ trưởng"))
    found = between(old, new)
    assert {change.cause for change in found} == {"text changed: one"}
    assert {change.change for change in found if change.kind == "holding"} == {"added", "removed"}


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("lexicon:", "lexicon:0", "program changed: lexicon"),
        ("bg:sha256", "bg:sha256", "unknown: edited by hand"),
    ],
)
def test_the_same_articles_and_another_program(tmp_path: Path, before: str, after: str, cause: str) -> None:
    old = made(tmp_path, "old", one=ONE)
    text = old.read_text("utf-8")
    new = tmp_path / "new.ttl"
    new.write_text(text.replace(before, after).replace("bg:status bg:current", "bg:status bg:former"), "utf-8")
    (change,) = between(old, new)
    assert (change.change, change.kind, change.cause) == ("changed", "holding", cause)
    assert "-status bg:current, +status bg:former" in change.detail


def test_two_people_who_became_one(tmp_path: Path) -> None:
    """The same evidence backs another statement: what changed is whom it is about."""
    old = made(tmp_path, "old", one=ONE)
    text = old.read_text("utf-8")
    new = tmp_path / "new.ttl"
    text = text.replace("holding:tran-van-mau", "holding:tran-van-mau-2").replace("person:tran-van-mau ", "person:tran-van-mau-2 ")
    new.write_text(text, "utf-8")
    found = [change for change in between(old, new) if change.kind == "holding"]
    assert [change.change for change in found] == ["added", "removed"]
    assert found[0].cause.startswith("merge: was holding:tran-van-mau_")
    assert found[1].cause.startswith("merge: is now holding:tran-van-mau-2_")


def test_a_changed_table_of_decisions_is_the_cause(tmp_path: Path) -> None:
    """What it parted or joined was another statement before; the other way round the same table is the cause."""
    table = tmp_path / "decisions.tsv"
    rows = "kind\tone\tother\tjudgement\twhy\nperson\tTrần Văn Mẫu @ one\tTrần Văn Mẫu @ two\tdifferent\ttwo of a name\n"
    table.write_text("# ours\n" + rows, "utf-8")
    old, new = made(tmp_path, "old", one=ONE, two=TWO), made(tmp_path, "new", table, one=ONE, two=TWO)
    found = between(old, new)
    assert found and all("decisions" in change.cause for change in found), found
    assert all("decisions" in change.cause for change in between(new, old))
    table.write_text(rows + "# other comments\n", "utf-8")
    again = made(tmp_path, "again", table, one=ONE, two=TWO)
    assert again.read_bytes() == new.read_bytes()
