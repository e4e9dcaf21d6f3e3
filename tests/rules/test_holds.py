"""The table of holdings (``tests/gold/holds.tsv``): sentences of our own, kinds and near misses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.mentions import annotate
from kg.model import HoldingFact, RawArticle, Status
from kg.rules.holds import find_holdings
from kg.text import clean

TABLE = Path(__file__).resolve().parents[1] / "gold" / "holds.tsv"


def cases() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def holdings(text: str) -> list[HoldingFact]:
    return list(find_holdings(annotate(clean(RawArticle("case", text, "case")))))


def written(fact: HoldingFact) -> str:
    status = "" if fact.status is Status.CURRENT else f" ({fact.status.value})"
    return f"{fact.person} = {fact.office.title} / {fact.office.organization or '-'}{status}"


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["why"])
def test_holdings_of_a_sentence(case: dict[str, str]) -> None:
    expected = [part.strip() for part in case["holdings"].split("; ") if part.strip()]
    assert [written(fact) for fact in holdings(case["sentence"])] == expected


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["why"])
def test_evidence_is_the_text_itself(case: dict[str, str]) -> None:
    for fact in holdings(case["sentence"]):
        start, end = fact.evidence.start, fact.evidence.end
        assert case["sentence"][start:end] == fact.evidence.quote
        assert fact.person.split()[-1] in fact.evidence.quote


def test_a_short_form_says_nothing_new() -> None:
    facts = holdings("Phó Chủ tịch Thường trực UBND tỉnh Long An Lê Văn Phúc dự.\nPhó Chủ tịch UBND tỉnh Long An Lê Văn Phúc phát biểu.")
    assert [written(f) for f in facts] == ["Lê Văn Phúc = Phó Chủ tịch Thường trực / Ủy ban nhân dân tỉnh Long An"]


def test_two_prime_ministers_without_countries_cannot_both_be_ours() -> None:
    facts = holdings(
        "Thủ tướng Trần Minh Khôi thăm Singapore, khẳng định chính sách của Việt Nam.\n"
        "Thủ tướng Trần Minh Khôi và Thủ tướng Lý Gia Thành hội đàm.\nThủ tướng Trần Minh Khôi mời bạn."
    )
    assert [written(f) for f in facts] == ["Trần Minh Khôi = Thủ tướng / Chính phủ", "Lý Gia Thành = Thủ tướng / Singapore"]


def test_a_pronoun_is_the_person_spoken_of_before() -> None:
    facts = holdings("Ông Lê Văn Phúc sinh năm 1970.\nNăm 2016, ông được bầu làm Bí thư Tỉnh ủy Long An.")
    assert [written(f) for f in facts] == ["Lê Văn Phúc = Bí thư / Tỉnh ủy Long An (former)"]
