"""The samples that the package carries, their gold facts, and what the pipeline makes of them in a fresh clone."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

from kg.evaluate.gold import load_gold
from kg.evaluate.measure import Measurement, measure
from kg.evaluate.run import build_graph
from kg.evaluate.tell import tell_found, tell_gold

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "kg" / "samples"
GOLD = ROOT / "tests" / "gold" / "samples"
LISTS = ("events", "holds", "attended", "partnerships", "agreements", "statistics")

# What the samples must reach. They were written by us, so these are floors against regressions and no measure of quality.
FLOORS = {"holds": 0.95, "attended": 0.94, "partnerships": 0.95, "agreements": 0.6, "statistics": 0.75, "events": 0.88}


def texts() -> dict[str, str]:
    """Every sample's text by the identifier of its article; of a page, the text between its tags."""
    found = {path.stem: path.read_text("utf-8") for path in SAMPLES.glob("*.txt")}
    found |= {path.stem: html.unescape(re.sub(r"<[^>]+>", "", path.read_text("utf-8"))) for path in SAMPLES.glob("*.html")}
    for path in SAMPLES.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            found[record["id"]] = record["text"]
    return found


TEXTS = texts()
FACTS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))}


def test_a_dozen_samples_each_with_its_gold() -> None:
    assert len(TEXTS) >= 12
    assert sorted(TEXTS) == sorted(FACTS)


@pytest.mark.parametrize("article", sorted(TEXTS))
def test_samples_are_short_and_clean(article: str) -> None:
    assert 100 <= len(TEXTS[article].split()) <= 500
    assert TEXTS[article] == unicodedata.normalize("NFC", TEXTS[article])


@pytest.mark.parametrize("article", sorted(FACTS))
def test_gold_quotes_its_text_and_names_its_events(article: str) -> None:
    gold = FACTS[article]
    assert gold["article"] == article
    assert sorted(gold) == sorted(("article", "published", *LISTS))
    events = {event["id"] for event in gold["events"]}
    assert len(events) == len(gold["events"])
    for name in LISTS:
        for fact in gold[name]:
            assert fact["quote"] in TEXTS[article], fact["quote"]
            assert fact.get("optional", True) is True
    assert {fact["event"] for fact in gold["attended"]} <= events
    for fact in gold["holds"]:
        assert fact["person"] in TEXTS[article]


def test_a_telling_of_one_conference_by_three_papers_is_among_them() -> None:
    days = [e["date"] for g in FACTS.values() for e in g["events"] if "ngành ngoại giao năm 2024" in e["name"].lower()]
    assert days == ["2025-01-06"] * 3


@pytest.fixture(scope="module")
def measured() -> Measurement:
    found, report = build_graph(SAMPLES)
    assert not report.failed
    assert not report.unsound
    return measure(load_gold(GOLD), found)


@pytest.mark.parametrize("relation", sorted(FLOORS))
def test_the_pipeline_finds_what_a_reader_finds(measured: Measurement, relation: str) -> None:
    told = [
        f"{error.article} {error.kind}: {error.gold and tell_gold(error.gold)} / {error.found and tell_found(error.found)}"
        for error in measured.errors
        if error.relation == relation
    ]
    f1 = measured.strict[relation].f1
    assert f1 is not None
    assert f1 >= FLOORS[relation], f"{relation}: F1 {f1:.3f}\n" + "\n".join(told)
