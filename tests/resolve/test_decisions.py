"""What a person decided goes before every rule; what does not fit says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import ResolvedGraph
from kg.read.decisions import read_decisions
from kg.resolve import resolve
from tests.resolve.making import event, keys, portrait, report

HEAD = "kind\tone\tother\tjudgement\twhy\n"
MINISTER = ("Thứ trưởng", "Bộ Công Thương")
ARTICLES = [
    portrait("a1", "Lê Văn A", MINISTER),
    portrait("a2", "Lê Văn A", MINISTER),
    portrait("a3", "Lê Văn B"),
    report("r1", event("Hội nghị biển xanh", "Lê Văn A", on="2025-01-06")),
    report("r2", event("Hội nghị biển xanh", "Lê Văn A", on="2025-01-06")),
    report("r3", event("Hội thảo núi cao", "Lê Văn B", on="2025-02-06")),
]


def decide(folder: Path, *rows: str) -> ResolvedGraph:
    table = folder / "decisions.tsv"
    table.write_text("# ours\n" + HEAD + "".join("\t".join(row.split("|")) + "\n" for row in rows), "utf-8")
    return resolve(ARTICLES, read_decisions(table))


def test_without_a_row(tmp_path: Path) -> None:
    graph = decide(tmp_path)
    assert keys(graph, "person") == ["le-van-a", "le-van-b"] and len(graph.events) == 5


def test_one_row_undoes_a_merge(tmp_path: Path) -> None:
    graph = decide(tmp_path, "person|Lê Văn A @ a1|Lê Văn A @ a2|different|two men")
    assert len([key for key in keys(graph, "person") if key.startswith("le-van-a")]) == 2


def test_one_row_makes_a_merge_and_stands_as_its_reason(tmp_path: Path) -> None:
    graph = decide(tmp_path, "person|Lê Văn A|Lê Văn B @ a3|same|a pen name")
    assert len(keys(graph, "person")) == 1
    assert "Decided: a pen name" in [merge.reason for merge in graph.merges]


def test_events_are_named_by_their_names(tmp_path: Path) -> None:
    parted = decide(tmp_path, "event|Hội nghị biển xanh @ r1|Hội nghị biển xanh @ r2|different|two halls")
    assert len(parted.events) == 6
    joined = decide(tmp_path, "event|Hội nghị biển xanh|Hội thảo núi cao|same|one meeting in two parts")
    assert len(joined.events) == 4


BAD = [
    ("person|Lê Văn A|Lê Văn C|same|x", "decisions.tsv:3: no article names a person \"Lê Văn C\""),
    ("person|Lê Văn A @ a9|Lê Văn B|same|x", "decisions.tsv:3: article \"a9\" names a person \"Lê Văn A\""),
    ("person|Lê Văn A|Lê Văn A|different|x", "decisions.tsv:3: one and other are the same name"),
    ("city|Huế|Huế|same|x", "decisions.tsv:3: kind is one of person, event"),
    ("person|Lê Văn A|Lê Văn B|maybe|x", "decisions.tsv:3: judgement is one of same, different"),
    ("person|Lê Văn A|Lê Văn B|same", "decisions.tsv:3: 4 fields, not 5"),
    ("person|Lê Văn A|Lê Văn B|same|", "decisions.tsv:3: one, other and why may not be empty"),
]


@pytest.mark.parametrize(("row", "message"), BAD)
def test_what_does_not_fit_says_where(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        decide(tmp_path, row)
    assert message in str(caught.value)


def test_contradictory_rows_name_each_other(tmp_path: Path) -> None:
    rows = ("person|Lê Văn A @ a1|Lê Văn B @ a3|same|x", "person|Lê Văn B @ a3|Lê Văn A @ a1|different|y")
    with pytest.raises(UsageError, match=r"decisions\.tsv:4: .*decisions\.tsv:3"):
        decide(tmp_path, *rows)


def test_a_table_without_its_head(tmp_path: Path) -> None:
    (tmp_path / "d.tsv").write_text("person\ta\tb\tsame\tx\n", "utf-8")
    with pytest.raises(UsageError, match=r"d\.tsv:1: the first line has to be"):
        read_decisions(tmp_path / "d.tsv")
    with pytest.raises(UsageError, match="cannot be read"):
        read_decisions(tmp_path / "none.tsv")
