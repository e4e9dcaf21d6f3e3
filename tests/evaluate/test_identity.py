"""B-cubed against figures by hand, and the linker against the labelled pairs of people, events and positions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.identity import Figures, Pair, b_cubed, gold_clusters, measure_pairs, read_pairs
from kg.extraction import extract_all
from kg.model import ArticleFacts, Skipped
from kg.read import read_inputs
from kg.resolve.graph import identify
from tests.evaluate.identities import locate_events, locate_people, locate_positions
from tests.shared import SHARED

GOLD = Path(__file__).resolve().parents[1] / "gold" / "identity"
TABLES = {name: read_pairs(GOLD / f"{name}.tsv") for name in ("people", "events", "positions")}
FLOORS = {"people": 0.95, "events": 0.90, "positions": 0.95}


def pair(one: str, other: str, same: bool) -> Pair:
    return Pair(("a", one), ("a", other), same, False, "x")


PAIRS = (pair("1", "2", True), pair("2", "3", True), pair("3", "4", False))


def test_b_cubed_by_hand() -> None:
    gold = {mention: mention if mention[1] == "4" else ("a", "1") for mention in gold_clusters(PAIRS)}
    right = {("a", "1"): 1, ("a", "2"): 1, ("a", "3"): 1, ("a", "4"): 2}
    assert b_cubed(gold, right) == (1.0, 1.0)
    one_thing = dict.fromkeys(gold, 1)
    assert b_cubed(gold, one_thing) == ((3 * 3 / 4 + 1 / 4) / 4, 1.0)
    apart = {mention: mention for mention in gold}
    assert b_cubed(gold, apart) == (1.0, (3 * 1 / 3 + 1) / 4)
    assert b_cubed(gold, {}) == (0.0, 0.0)


def test_pairs_are_counted_by_kind_of_mistake_and_lost_mentions_left_out() -> None:
    things = {"1": 1, "2": 2, "3": 2, "4": 2}
    figures = measure_pairs(PAIRS, lambda mention: things.get(mention[1]))
    assert (figures.right, [p.one[1] for p in figures.split], [p.one[1] for p in figures.merged]) == (1, ["1"], ["3"])
    del things["4"]
    figures = measure_pairs(PAIRS, lambda mention: things.get(mention[1]))
    assert figures.lost == (("a", "4"),) and figures.mentions == 3 and figures.merged == ()


def test_rows_that_contradict_each_other_are_an_error() -> None:
    with pytest.raises(UsageError, match="different by one row and the same by others"):
        gold_clusters((*PAIRS, pair("1", "3", False)))


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_large_enough_and_consistent(name: str) -> None:
    pairs = TABLES[name]
    gold_clusters(pairs)
    assert len({frozenset((p.one, p.other)) for p in pairs}) == len(pairs)
    assert sum(not p.same for p in pairs) >= len(pairs) / 5
    assert len(pairs) / 5 <= sum(p.unseen for p in pairs) <= len(pairs) / 2
    assert sum(map(len, TABLES.values())) >= 300
    assert all(len(words.split()) <= 16 for p in pairs for _, words in (p.one, p.other)), "words of an article, no sentences"


def test_positions_need_no_articles() -> None:
    figures = measure_pairs(TABLES["positions"], locate_positions)
    assert figures.f1 >= FLOORS["positions"] and figures.merged == (), figures


@pytest.fixture(scope="module")
def facts() -> list[ArticleFacts]:
    """All articles that a pair names, as the program reads them."""
    wanted = {article for pairs in TABLES.values() for p in pairs for article, _ in (p.one, p.other)}
    raw = (item for item in read_inputs([SHARED / "articles", SHARED / "corpus"]) if not isinstance(item, Skipped))
    outcomes = extract_all((item for item in raw if item.identifier in wanted), jobs=1)
    found = [outcome.facts for outcome in outcomes if outcome.facts is not None]
    assert len(found) == len(wanted)
    return found


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_linker_on_the_labelled_pairs(facts: list[ArticleFacts]) -> None:
    identities = identify(facts)
    figures = {
        "people": measure_pairs(TABLES["people"], locate_people(identities)),
        "events": measure_pairs(TABLES["events"], locate_events(facts, identities)),
    }
    told = {name: _tell(found) for name, found in figures.items()}
    assert all(found.f1 >= FLOORS[name] for name, found in figures.items()), told
    assert all(len(found.lost) <= found.mentions / 4 for found in figures.values()), told


def _tell(figures: Figures) -> str:
    shown = "; ".join(f"{p.one} {p.other}" for p in (*figures.merged, *figures.split)[:20])
    return f"P {figures.precision:.3f} R {figures.recall:.3f} F1 {figures.f1:.3f} of {figures.mentions}: {shown}"
