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


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Hôm qua, quan hệ Việt - Ấn lên mức Đối tác chiến lược toàn diện.", "quan hệ Việt - Ấn lên mức Đối tác chiến lược toàn diện"),
        (
            "Ông nói Việt Nam và Pháp ra tuyên bố chung về quan hệ Đối tác chiến lược năm 2013.",
            "Việt Nam và Pháp ra tuyên bố chung về quan hệ Đối tác chiến lược năm 2013",
        ),
        (
            "Ngày 1/3/2001, Việt Nam và Nga ký Tuyên bố chung về quan hệ Đối tác chiến lược.",
            "Ngày 1/3/2001, Việt Nam và Nga ký Tuyên bố chung về quan hệ Đối tác chiến lược",
        ),
        ("Hai bên củng cố quan hệ Đối tác chiến lược Việt Nam - Đức.", "quan hệ Đối tác chiến lược Việt Nam - Đức"),
        (
            "Thụy Điển thiết lập quan hệ ngoại giao với Việt Nam (ngày 11/1/1969), sớm nhất.",
            "Thụy Điển thiết lập quan hệ ngoại giao với Việt Nam (ngày 11/1/1969)",
        ),
    ],
)
def test_the_quote_reaches_from_the_first_country_or_date_to_the_last(sentence: str, quote: str) -> None:
    assert [f.evidence.quote for f in find_partnerships(read(sentence))] == [quote]
