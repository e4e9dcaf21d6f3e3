"""IRIs are minted from an allowlist, and keys of articles and evidence never collide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Ref
from kg.rdf.iri import ID, KINDS, article_key, evidence_key, iri, is_key, is_rule, mint


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("country", "VN"),
        ("country", "ASEAN"),
        ("country", "tay-tang"),
        ("person", "bui-thanh-son"),
        ("event", "2025-01-06-thu_1a2b"),
    ],
)
def test_minted(kind: str, key: str) -> None:
    assert mint(kind, key).value == f"{ID}{kind}/{key}" == iri(Ref(kind, key)).value


@pytest.mark.parametrize(
    ("kind", "key", "why"),
    [
        ("person", "Bui", "capitals are for codes"),
        ("person", "VN", "capitals are for codes of countries"),
        ("person", "bùi", "not ASCII"),
        ("person", "a/b", "nested: rdflib's Turtle writer blows up"),
        ("person", "a%2Fb", "escapes are misread in prefixed names"),
        ("person", "a b", "a space ends an IRI"),
        ("person", "a\n", "a line break writes invalid Turtle"),
        ("person", "a>", "ends an IRI"),
        ("person", "-a", "Turtle would escape it"),
        ("person", "a-", "Turtle would escape it"),
        ("person", "", "no key"),
        ("person", "a" * 2001, "too long"),
        ("country", "V", "no code"),
        ("ghost", "a", "no such kind"),
        ("per/son", "a", "no such kind"),
    ],
)
def test_refused(kind: str, key: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"no key|no kind"):
        mint(kind, key)


@pytest.mark.parametrize(
    ("identifier", "key"),
    [("000", "000"), ("a-1", "a-1"), ("Bài 1", "bai-1-1e0022d2"), ("a/b", "a-b-"), ("a--b", "a-b-"), ("", "x-"), ("...", "x-")],
)
def test_article_key(identifier: str, key: str) -> None:
    assert article_key(identifier).startswith(key)
    assert len(article_key(identifier)) in (len(identifier), len(key.rstrip("-")) + 9, len(key))


@given(st.lists(st.text(), unique=True, max_size=6))
def test_article_keys_are_keys_and_distinct(identifiers: list[str]) -> None:
    keys = [article_key(identifier) for identifier in identifiers]
    assert all(is_key(key) for key in keys)
    assert len(set(keys)) == len(keys)


def evidence(article: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(article, start, end, "x", rule)


def test_evidence_keys_of_hostile_articles_stay_apart() -> None:
    one = evidence("a", 1, 2, "holds/b-5-6-c")
    other = evidence("a-1-2-holds-b", 5, 6, "c/c")
    assert evidence_key(one) == "a-1-2--holds-b-5-6-c"
    assert evidence_key(other) != evidence_key(one)
    assert evidence_key(evidence("a-1", 2, 3, "h/x")) != evidence_key(evidence("a", 12, 3, "h/x"))


@pytest.mark.parametrize("rule", ["holds", "Holds/x", "holds/", "/x", "holds/Ô", "holds/a b", "holds/a\n", ""])
def test_no_rule(rule: str) -> None:
    assert not is_rule(rule)
    with pytest.raises(ValueError, match="no name of a rule"):
        evidence_key(evidence("a", 1, 2, rule))


def test_kinds_are_distinct() -> None:
    assert len(set(KINDS)) == len(KINDS)
