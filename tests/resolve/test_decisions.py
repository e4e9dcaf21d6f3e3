"""What a person decided goes before every rule; what does not fit says where."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import ResolvedGraph
from kg.read.decisions import read_decisions
from kg.resolve import resolve
from tests.resolve.making import country, event, keys, portrait, province, report

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
OTHERS = [
    portrait("b1", "Lò Văn A", ("Giám đốc", "Sở Biển")),
    portrait("b2", "Lò Văn B", ("Giám đốc", "Sở Biển")),
    portrait("b3", "Lò Văn C", ("Giám đốc", "Sở Biển và Đảo")),
    portrait("b4", "Lò Văn D", ("Phó Giám đốc", "Sở biển")),
    report("b5", event("Hội nghị rừng", "Lò Văn D", province("Điện Mẫu"), country("Lào", "LA"))),
    report("b6", event("Hội nghị suối", "Lò Văn D", province("Điện Mẫu"), province("Sông Mẫu"))),
]


def decide(folder: Path, *rows: str) -> ResolvedGraph:
    table = folder / "decisions.tsv"
    table.write_text("# ours\n" + HEAD + "".join("\t".join(row.split("|")) + "\n" for row in rows), "utf-8")
    return resolve([*ARTICLES, *OTHERS], read_decisions(table))


def test_without_a_row(tmp_path: Path) -> None:
    graph = decide(tmp_path)
    assert [key for key in keys(graph, "person") if key.startswith("le")] == ["le-van-a", "le-van-b"] and len(graph.events) == 11
    assert keys(graph, "organization") == ["bo-cong-thuong", "so-bien", "so-bien-dao"]
    assert keys(graph, "province") == ["dien-mau", "song-mau"] and len(keys(graph, "position")) == 4


def test_one_row_undoes_a_merge(tmp_path: Path) -> None:
    graph = decide(tmp_path, "person|Lê Văn A @ a1|Lê Văn A @ a2|different|two men")
    assert len([key for key in keys(graph, "person") if key.startswith("le-van-a")]) == 2


def test_one_row_makes_a_merge_and_stands_as_its_reason(tmp_path: Path) -> None:
    graph = decide(tmp_path, "person|Lê Văn A|Lê Văn B @ a3|same|a pen name")
    assert len([key for key in keys(graph, "person") if key.startswith("le-van")]) == 1
    assert "Decided: a pen name" in [merge.reason for merge in graph.merges]


def test_events_are_named_by_their_names(tmp_path: Path) -> None:
    parted = decide(tmp_path, "event|Hội nghị biển xanh @ r1|Hội nghị biển xanh @ r2|different|two halls")
    assert len(parted.events) == 12
    joined = decide(tmp_path, "event|Hội nghị biển xanh|Hội thảo núi cao|same|one meeting in two parts")
    assert len(joined.events) == 10


def test_two_organizations_are_made_one_with_their_positions(tmp_path: Path) -> None:
    graph = decide(tmp_path, "organization|Sở Biển|Sở Biển và Đảo|same|renamed")
    assert keys(graph, "organization") == ["bo-cong-thuong", "so-bien"]
    assert keys(graph, "position") == ["giam-doc-so-bien", "pho-giam-doc-so-bien", "thu-truong-bo-cong-thuong"]
    (merge,) = [merge for merge in graph.merges if merge.merged == "Sở Biển và Đảo"]
    assert (merge.kept.key, merge.reason) == ("so-bien", "Decided: renamed")


def test_one_organization_is_two_in_two_articles(tmp_path: Path) -> None:
    """Articles that no row names stay together; the key of the one that is taken out says where it was taken from."""
    graph = decide(tmp_path, "organization|Sở Biển @ b1|Sở Biển @ b2|different|two provinces")
    assert keys(graph, "organization") == ["bo-cong-thuong", "so-bien", "so-bien-dao", "so-bien_bai-b2"]
    bodies = {position.ref.key: position.organization.key for position in graph.positions if position.organization}
    assert bodies["giam-doc-so-bien"] == bodies["pho-giam-doc-so-bien"] == "so-bien"
    assert sorted(bodies.values()).count("so-bien_bai-b2") == 1 and len(bodies) == 5


def test_spellings_that_the_rules_join_are_parted(tmp_path: Path) -> None:
    graph = decide(tmp_path, "organization|Sở Biển|Sở biển @ b4|different|a proper noun and a word")
    assert "so-bien_bai-b4" in keys(graph, "organization")


def test_positions_are_named_with_their_organization(tmp_path: Path) -> None:
    joined = decide(tmp_path, "position|Giám đốc Sở Biển|Phó Giám đốc Sở biển|same|one seat")
    assert keys(joined, "position") == ["giam-doc-so-bien", "giam-doc-so-bien-dao", "thu-truong-bo-cong-thuong"]
    assert "Decided: one seat" in [merge.reason for merge in joined.merges]
    parted = decide(tmp_path, "position|Thứ trưởng Bộ Công Thương @ a1|Thứ trưởng Bộ Công Thương @ a2|different|two seats")
    assert "thu-truong-bo-cong-thuong_bai-a2" in keys(parted, "position")
    assert {holding.position.key for holding in parted.holdings} >= {"thu-truong-bo-cong-thuong", "thu-truong-bo-cong-thuong_bai-a2"}


def test_places_are_made_one_and_two(tmp_path: Path) -> None:
    joined = decide(tmp_path, "place|Điện Mẫu|Sông Mẫu|same|the old name")
    assert keys(joined, "province") == ["dien-mau"]
    assert ("song-mau", "Decided: the old name") in [(merge.merged, merge.reason) for merge in joined.merges]
    parted = decide(tmp_path, "place|Điện Mẫu @ b5|Điện Mẫu @ b6|different|before the reform and after it")
    assert keys(parted, "province") == ["dien-mau", "dien-mau_bai-b6", "song-mau"]


def test_decided_things_do_not_depend_on_the_order(tmp_path: Path) -> None:
    (tmp_path / "d.tsv").write_text(
        HEAD
        + "organization\tSở Biển @ b1\tSở Biển @ b2\tdifferent\tx\n"
        + "position\tGiám đốc Sở Biển\tPhó Giám đốc Sở biển\tsame\ty\n"
        + "place\tĐiện Mẫu\tSông Mẫu\tsame\tz\n",
        "utf-8",
    )
    decisions, articles = read_decisions(tmp_path / "d.tsv"), [*ARTICLES, *OTHERS]
    graph = resolve(articles, decisions)
    for seed in range(10):
        assert resolve(random.Random(seed).sample(articles, len(articles)), decisions) == graph
    assert resolve(articles) == resolve(articles, ())


BAD = [
    ("person|Lê Văn A|Lê Văn C|same|x", "decisions.tsv:3: no article names a person \"Lê Văn C\""),
    ("person|Lê Văn A @ a9|Lê Văn B|same|x", "decisions.tsv:3: article \"a9\" names a person \"Lê Văn A\""),
    ("person|Lê Văn A|Lê Văn A|different|x", "decisions.tsv:3: one and other are the same name"),
    ("city|Huế|Huế|same|x", "decisions.tsv:3: kind is one of person, event, position, organization, place"),
    ("organization|Bộ Công Thương|Bộ Biển|same|x", 'decisions.tsv:3: no article names an organization "Bộ Biển"'),
    ("position|Thứ trưởng|Thứ trưởng Bộ Công Thương|same|x", 'decisions.tsv:3: no article names a position "Thứ trưởng"'),
    ("place|Điện Mẫu|Lào|same|x", "decisions.tsv:3: a country and a province cannot be one place"),
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
