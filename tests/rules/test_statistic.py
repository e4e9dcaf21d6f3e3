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
