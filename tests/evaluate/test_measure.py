"""What counts as right, wrong and missed, what counts neither way, and the kinds of error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate.errors import is_near, is_near_role
from kg.evaluate.found import Found
from kg.evaluate.gold import load_gold
from kg.evaluate.measure import Counts, Measurement, measure
from kg.evaluate.score import RELATIONS
from tests.evaluate.making import (
    agreement,
    attended,
    event,
    found_agreement,
    found_attended,
    found_event,
    found_holding,
    found_partnership,
    found_statistic,
    gold_file,
    graph,
    holds,
    partnership,
    statistic,
)

OFFICE = ("Bí thư", "Tỉnh ủy Cà Mau")


def measured(folder: Path, found: Found, **facts: list[dict[str, Any]]) -> Measurement:
    """The measurement of one article."""
    gold_file(folder, **facts)
    return measure(load_gold(folder), found)


def test_right_wrong_and_missed(tmp_path: Path) -> None:
    found = graph(holds=[found_holding("A B", *OFFICE), found_holding("X Y", *OFFICE)])
    result = measured(tmp_path, found, holds=[holds("A B", *OFFICE), holds("C D", *OFFICE)])
    assert result.strict["holds"] == Counts(1, 1, 1)
    assert (result.strict["holds"].precision, result.strict["holds"].recall, result.strict["holds"].f1) == (0.5, 0.5, 0.5)
    assert tuple(result.strict) == RELATIONS


def test_nothing_to_find_has_no_share(tmp_path: Path) -> None:
    counts = measured(tmp_path, graph()).strict["holds"]
    assert (counts.precision, counts.recall, counts.f1) == (None, None, None)


def test_optional_counts_neither_way(tmp_path: Path) -> None:
    facts = [holds("A B", *OFFICE, optional=True), holds("C D", *OFFICE, optional=True)]
    assert measured(tmp_path, graph(holds=[found_holding("A B", *OFFICE)]), holds=facts).strict["holds"] == Counts(0, 0, 0)


def test_who_attended_an_optional_event_is_optional(tmp_path: Path) -> None:
    found = graph([found_event()], attended=[found_attended("A")])
    result = measured(tmp_path, found, events=[event(optional=True)], attended=[attended("A"), attended("B")])
    assert result.strict["attended"] == result.strict["events"] == Counts(0, 0, 0)


def test_the_second_finding_of_one_fact_is_wrong(tmp_path: Path) -> None:
    twice = [found_holding("A B", "Bí thư", body) for body in ("Tỉnh ủy Cà Mau", "Tỉnh ủy tỉnh Cà Mau")]
    result = measured(tmp_path, graph(holds=twice), holds=[holds("A B", *OFFICE)])
    assert result.strict["holds"] == result.lenient["holds"] == Counts(1, 1, 0)
    assert [error.kind for error in result.errors] == ["spurious"]


def test_one_level_stated_twice_is_one_node(tmp_path: Path) -> None:
    facts = [partnership("FR", quote="một"), partnership("FR", quote="hai")]
    assert measured(tmp_path, graph(partnerships=[found_partnership("FR")]), partnerships=facts).strict["partnerships"] == Counts(2, 0, 0)


def test_rules_share_in_what_they_found(tmp_path: Path) -> None:
    found = [found_holding("A B", *OFFICE, "holds/x"), found_holding("C D", *OFFICE, "holds/x"), found_holding("E F", *OFFICE, "holds/y")]
    facts = [holds("A B", *OFFICE), holds("E F", *OFFICE, optional=True)]
    assert measured(tmp_path, graph(holds=found), holds=facts).rules == {"holds/x": Counts(1, 1), "holds/y": Counts(0, 0)}


def test_a_gold_article_must_have_been_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gold article 'a1' is not among the graph's articles"):
        measured(tmp_path, graph(article="a2"))


def test_other_articles_of_the_graph_do_not_count(tmp_path: Path) -> None:
    one, other = graph(), graph(article="a2", holds=[found_holding("A B", *OFFICE)])
    both = Found({**one.articles, **other.articles}, one.identifiers | other.identifiers, {})
    assert measured(tmp_path, both).strict["holds"] == Counts(0, 0, 0)


# Gold fact, finding -> kind of the error and whether leniency forgives it. None: two errors, one missed and one spurious.
HOLDINGS: list[tuple[tuple[str, str, str | None], tuple[str, str, str | None], str | None, bool]] = [
    (("Nguyễn Văn Thi", *OFFICE), ("Văn Thi", *OFFICE), "boundary", True),
    (("Nguyễn Văn Thi", *OFFICE), ("Nguyễn Văn Tú", *OFFICE), None, False),  # another person
    (("A B", "Phó Chủ tịch Thường trực", "Quốc hội"), ("A B", "Phó Chủ tịch", "Quốc hội"), "boundary", True),
    (("A B", "Chủ tịch", "Quốc hội"), ("A B", "Phó Chủ tịch", "Quốc hội"), "office", False),  # a deputy is not nearly his chief
    (("A B", "Chủ tịch", "Quốc hội"), ("A B", "Tổng Thư ký", "Quốc hội"), "office", False),
    (("A B", *OFFICE), ("A B", "Bí thư", "Tỉnh ủy Hà Giang"), "organization", False),
    (("A B", "Thủ tướng", "Ấn Độ"), ("A B", "Thủ tướng", None), "organization", False),
    (("A B", "Giám đốc", "Sở Ngoại vụ Cà Mau"), ("A B", "Giám đốc", "Sở Ngoại vụ"), "boundary", True),
    (("A B", *OFFICE), ("A B", "Đại biểu", "Quốc hội"), None, False),  # another office of his
]


@pytest.mark.parametrize(("gold", "found", "kind", "forgiven"), HOLDINGS)
def test_kinds_of_holdings(
    tmp_path: Path, gold: tuple[str, str, str | None], found: tuple[str, str, str | None], kind: str | None, forgiven: bool
) -> None:
    result = measured(tmp_path, graph(holds=[found_holding(*found)]), holds=[holds(*gold)])
    assert result.strict["holds"] == Counts(0, 1, 1)
    assert sorted(error.kind for error in result.errors) == ([kind] if kind else ["missed", "spurious"])
    assert result.lenient["holds"] == (Counts(1, 0, 0) if forgiven else Counts(0, 1, 1))


def test_a_near_miss_of_an_optional_fact_is_left_aside_by_leniency(tmp_path: Path) -> None:
    result = measured(tmp_path, graph(holds=[found_holding("Văn Thi", *OFFICE)]), holds=[holds("Nguyễn Văn Thi", *OFFICE, optional=True)])
    assert result.strict["holds"] == Counts(0, 1, 0)
    assert result.lenient["holds"] == Counts(0, 0, 0)


def test_kinds_of_participations(tmp_path: Path) -> None:
    events = [found_event(), found_event("hội nghị ngoại giao", "e2"), found_event("lễ ký hiệp định", "e3", None)]
    found = [
        found_attended("Phạm A", "e1", "chair"),  # a speaker in gold
        found_attended("Lê B", "e2"),  # the event told as two
        found_attended("Cà Mau", "e3", kind="province"),  # another event
        found_attended("Bộ Ngoại giao Nhật Bản", kind="organization"),  # Bộ Ngoại giao in gold: too long
        found_attended("Lào", kind="country"),
    ]
    gold = [
        attended("Phạm A", role="speaker"),
        attended("Lê B"),
        attended("Cà Mau", kind="province"),
        attended("Ngoại giao Nhật Bản", kind="organization"),
        attended("Séc", kind="country"),
    ]
    result = measured(tmp_path, graph(events, attended=found), events=[event()], attended=gold)
    mine = Counter((error.kind, error.forgiven) for error in result.errors if error.relation == "attended")
    assert mine == {
        ("role", False): 1,
        ("event", True): 1,
        ("event", False): 1,
        ("boundary", True): 1,
        ("missed", False): 1,
        ("spurious", False): 1,
    }
    assert result.strict["attended"] == Counts(1, 4, 4)
    assert result.lenient["attended"] == Counts(3, 2, 2)
    assert (result.roles_right, result.role_accuracy) == (0, 0.0)


def test_kinds_of_the_rest(tmp_path: Path) -> None:
    found = graph(
        partnerships=[found_partnership("FR", "comprehensive")],
        agreements=[found_agreement("Thỏa thuận về vận tải biển", "VN", "FR")],
        statistics=[found_statistic(12, "Lào")],
    )
    result = measured(
        tmp_path,
        found,
        partnerships=[partnership("FR")],
        agreements=[agreement("Thỏa thuận về hợp tác giáo dục", "VN", "SG")],
        statistics=[statistic(12, "Cà Mau")],
    )
    assert [(e.relation, e.kind) for e in result.errors] == [
        ("partnerships", "level"),
        ("agreements", "organization"),
        ("statistics", "organization"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("Nguyễn Văn Thi", "Văn Thi", True),
        ("Donald Trump", "Trump", True),
        ("Văn Thi", "Văn Thi", False),  # the same
        ("Nguyễn Văn Thi", "Thi", False),  # too little of it
        ("Nguyễn Văn Thi", "Nguyễn Văn Tú", False),
        ("", "Thi", False),
    ],
)
def test_near(a: str, b: str, near: bool) -> None:
    assert is_near(a, b) is is_near(b, a) is near


def test_near_roles_have_one_rank() -> None:
    assert is_near_role("Phó Chủ tịch Thường trực", "Phó Chủ tịch")
    assert not is_near_role("Phó Chủ tịch", "Chủ tịch")
