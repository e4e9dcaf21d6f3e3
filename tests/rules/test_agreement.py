"""The agreement rule over its table of cases, kinds and near misses."""

from __future__ import annotations

import pytest

from kg.model import AgreementFact
from kg.rules.agreement import find_agreements
from tests.rules.sentences import cases, is_quoted, read


def written(fact: AgreementFact) -> str:
    """A fact as the table writes it."""
    parties = " + ".join(p.key or p.name for p in fact.parties)
    return " | ".join(filter(None, (fact.name, parties, fact.date)))


@pytest.mark.parametrize("case", cases("agreement"), ids=lambda c: c["why"])
def test_table(case: dict[str, str]) -> None:
    found = [written(f) for f in find_agreements(read(case["sentence"]))]
    assert "; ".join(found) == case["agreements"], case["why"]


@pytest.mark.parametrize("case", cases("agreement"), ids=lambda c: c["why"])
def test_evidence_is_the_text_itself(case: dict[str, str]) -> None:
    article = read(case["sentence"])
    assert all(is_quoted(article, f.evidence, "agreement") for f in find_agreements(article))
