"""``kg/lexicon/rules.tsv`` claims for no rule more than the rule is worth now, and was measured on the gold of the baseline.

Made anew by ``kg evaluate ../shared/gold --write-rules kg/lexicon/rules.tsv``.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.evaluate.gate import load_baseline
from kg.evaluate.gold import load_gold
from kg.evaluate.measure import measure
from kg.evaluate.run import read_graph
from kg.lexicon import load_table
from kg.rdf.confidence import ENOUGH, load_confidence
from tests.quality.conftest import ROOT, SHARED_GOLD
from tests.quality.test_gate import BASELINE

TABLE = ROOT / "kg" / "lexicon" / "rules.tsv"
LEAST = 0.8  # the precision below which a rule with enough findings is mended or dropped
DRIFT = 0.05  # what a rule's confidence may lie above its worth before the table is measured again


def test_measured_on_the_gold_of_the_baseline() -> None:
    digest = re.search(r"digest of the gold ([0-9a-f]{64})", TABLE.read_text("utf-8"))
    assert digest is not None and digest[1] == load_baseline(BASELINE, "gold").digest


def test_every_relation_has_measured_rules() -> None:
    relations = {row["rule"].partition("/")[0] for row in load_table("rules")}
    assert relations == {"agreement", "attended", "event", "holds", "partnership", "statistic"}


def test_no_rule_claims_more_than_it_is_worth(shared_graph: Path) -> None:
    """Rules with enough findings alone: the figure of rare rules, which is theirs together, moves with each that joins or leaves."""
    rules = measure(load_gold(SHARED_GOLD), read_graph(shared_graph)).rules
    enough = {rule: counts for rule, counts in rules.items() if counts.right + counts.wrong >= ENOUGH}
    claimed = load_confidence()
    too_much = {
        rule: f"claims {claimed[rule]}, has {counts.right} right and {counts.wrong} wrong"
        for rule, counts in sorted(enough.items())
        if rule in claimed and float(claimed[rule]) > counts.right / (counts.right + counts.wrong) + DRIFT
    }
    assert not too_much, too_much


def test_no_rule_is_kept_that_is_wrong_more_than_once_in_five(shared_graph: Path) -> None:
    """A rule below this is mended or dropped."""
    rules = measure(load_gold(SHARED_GOLD), read_graph(shared_graph)).rules
    weak = {
        rule: f"{counts.right} right, {counts.wrong} wrong"
        for rule, counts in sorted(rules.items())
        if counts.right + counts.wrong >= ENOUGH and counts.right / (counts.right + counts.wrong) < LEAST
    }
    assert not weak, weak
