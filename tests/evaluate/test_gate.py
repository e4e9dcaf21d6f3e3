"""The gate fails for what is worse, for other gold and for what is no longer measured; it passes what is equal or better."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError, UsageError
from kg.evaluate.gate import Baseline, compare, load_baseline, write_baseline

HOLDS = {"right": 90, "wrong": 5, "missed": 10}
ATTENDED = {"right": 80, "wrong": 5, "missed": 20, "roles right": 70}
PINNED = Baseline("0" * 64, 35, {"holds": HOLDS, "attended": ATTENDED})


def now(**counts: int) -> Baseline:
    """As pinned, but for these counts of attended ("roles_right" is "roles right")."""
    changed = {name.replace("_", " "): count for name, count in counts.items()}
    return replace(PINNED, relations={"holds": HOLDS, "attended": {**ATTENDED, **changed}})


def test_equal_passes() -> None:
    verdict = compare(PINNED, now())
    assert verdict.worse == verdict.better == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"right": 79}, "attended: right 80 -> 79"),
        ({"wrong": 6}, "attended: wrong 5 -> 6"),
        ({"missed": 21}, "attended: missed 20 -> 21"),
        ({"roles_right": 69}, "attended: roles right 70 -> 69"),
    ],
)
def test_worse_fails(change: dict[str, int], said: str) -> None:
    assert compare(PINNED, now(**change)).worse == (said,)


@pytest.mark.parametrize("change", [{"right": 81}, {"wrong": 4}, {"missed": 0}, {"roles_right": 71}])
def test_better_passes_and_is_told(change: dict[str, int]) -> None:
    verdict = compare(PINNED, now(**change))
    assert verdict.worse == () and len(verdict.better) == 1


def test_better_elsewhere_does_not_make_up_for_worse() -> None:
    verdict = compare(PINNED, now(right=90, missed=10, wrong=6))
    assert verdict.worse == ("attended: wrong 5 -> 6",) and len(verdict.better) == 2


def test_a_relation_or_a_count_that_is_missing_fails() -> None:
    less = replace(PINNED, relations={"holds": HOLDS})
    assert compare(PINNED, less).worse == ("attended: is no longer measured",)
    assert "attended: has no pinned counts" in compare(less, PINNED).worse[0]
    thin = replace(PINNED, relations={"holds": HOLDS, "attended": {"right": 80, "wrong": 5, "missed": 20}})
    assert "roles right is not in both" in compare(PINNED, thin).worse[0]


def test_other_gold_is_refused_even_where_all_is_equal() -> None:
    with pytest.raises(KgError, match=r"the gold is not that of the baseline .* deliberately with --write-baseline"):
        compare(PINNED, replace(PINNED, digest="1" * 64))


def test_written_and_read_back_beside_others(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, "gold", PINNED)
    write_baseline(path, "samples", now(right=1))
    assert load_baseline(path, "gold") == PINNED
    assert load_baseline(path, "samples").relations["attended"]["right"] == 1
    before = path.read_bytes()
    write_baseline(path, "gold", PINNED)
    assert path.read_bytes() == before


def test_a_baseline_of_other_gold_only(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, "samples", PINNED)
    with pytest.raises(UsageError, match=r"no counts for gold called 'gold' \(have samples\)"):
        load_baseline(path, "gold")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        json.dumps({"gold": []}),
        json.dumps({"gold": {"digest": "x", "articles": 1}}),
        json.dumps({"gold": {"digest": "x", "articles": 1, "relations": {"holds": {"right": "1"}}}}),
        json.dumps({"gold": {"digest": "x", "articles": 1, "relations": {"holds": {"right": -1}}}}),
        json.dumps({"gold": {"digest": "x", "articles": 1, "relations": {"holds": {"rigth": 1}}}}),
    ],
)
def test_a_malformed_baseline_is_misuse(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"baseline\.json: "):
        load_baseline(path, "gold")
    with pytest.raises(UsageError, match="cannot be read as a baseline"):
        load_baseline(tmp_path / "absent.json", "gold")
