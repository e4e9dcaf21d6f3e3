"""The statistic rule over its table of cases, kinds and near misses."""

from __future__ import annotations

import pytest

from kg.model import StatisticFact
from kg.rules.statistic import find_statistics
from tests.rules.sentences import cases, is_quoted, read


def written(fact: StatisticFact) -> str:
    """A fact as the table writes it."""
    return f"{fact.value} {fact.unit} {fact.about.name} {fact.period or '-'}"


@pytest.mark.parametrize("case", cases("statistic"), ids=lambda c: c["why"])
def test_table(case: dict[str, str]) -> None:
    found = [written(f) for f in find_statistics(read(case["sentence"]))]
    assert "; ".join(found) == case["statistics"], case["why"]


@pytest.mark.parametrize("case", cases("statistic"), ids=lambda c: c["why"])
def test_evidence_is_the_text_itself(case: dict[str, str]) -> None:
    article = read(case["sentence"])
    assert all(is_quoted(article, f.evidence, "statistic") for f in find_statistics(article))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Theo báo cáo, tỉnh Hà Tĩnh thu hút 13 dự án FDI.", "tỉnh Hà Tĩnh thu hút 13 dự án FDI"),
        ("Việt Nam vui mừng, và hiện có 21.000 sinh viên Việt Nam học tập tại Hoa Kỳ.", "hiện có 21.000 sinh viên"),
        ("Năm 2017, kim ngạch Việt Nam - Đức đạt 10 tỷ USD.", "kim ngạch Việt Nam - Đức đạt 10 tỷ USD"),
    ],
)
def test_the_quote_of_a_figure_is_its_clause(sentence: str, quote: str) -> None:
    assert [f.evidence.quote for f in find_statistics(read(sentence))] == [quote]
