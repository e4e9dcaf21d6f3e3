"""The partnership rule over its table of cases, kinds and near misses."""

from __future__ import annotations

import pytest

from kg.model import PartnershipFact
from kg.rules.partnership import find_partnerships
from tests.rules.sentences import cases, is_quoted, read


def written(fact: PartnershipFact) -> str:
    """A fact as the table writes it."""
    return " ".join(filter(None, (fact.country, fact.level.value, fact.since)))


@pytest.mark.parametrize("case", cases("partnership"), ids=lambda c: c["why"])
def test_table(case: dict[str, str]) -> None:
    found = [written(f) for f in find_partnerships(read(case["sentence"]))]
    assert "; ".join(found) == case["partnerships"], case["why"]


@pytest.mark.parametrize("case", cases("partnership"), ids=lambda c: c["why"])
def test_evidence_is_the_text_itself(case: dict[str, str]) -> None:
    article = read(case["sentence"])
    assert all(is_quoted(article, f.evidence, "partnership") for f in find_partnerships(article))
