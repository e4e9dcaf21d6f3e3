"""``kg/lexicon/rules.tsv`` claims for no rule more than the rule is worth now, and was measured on the gold of the baseline.

Made anew by ``kg evaluate ../shared/gold --write-rules kg/lexicon/rules.tsv``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from kg.evaluate.gate import load_baseline
from kg.evaluate.gold import load_gold
from kg.evaluate.measure import measure
from kg.evaluate.run import read_graph
from kg.lexicon import load_table
from kg.rdf.confidence import confidence_of, load_confidence
from tests.quality.conftest import ROOT, SHARED_GOLD
from tests.quality.test_gate import BASELINE

TABLE = ROOT / "kg" / "lexicon" / "rules.tsv"
DRIFT = Decimal("0.05")  # what a rule's confidence may lie above its worth before the table is measured again


def test_measured_on_the_gold_of_the_baseline() -> None:
    digest = re.search(r"digest of the gold ([0-9a-f]{64})", TABLE.read_text("utf-8"))
    assert digest is not None and digest[1] == load_baseline(BASELINE, "gold").digest


def test_every_relation_has_measured_rules() -> None:
    relations = {row["rule"].partition("/")[0] for row in load_table("rules")}
    assert relations == {"agreement", "attended", "event", "holds", "partnership", "statistic"}


def test_no_rule_claims_more_than_it_is_worth(shared_graph: Path) -> None:
    rules = measure(load_gold(SHARED_GOLD), read_graph(shared_graph)).rules
    rows = [{"rule": rule, "right": str(counts.right), "wrong": str(counts.wrong)} for rule, counts in rules.items()]
    worth, claimed = confidence_of(rows), load_confidence()
    too_much = {rule: (str(share), str(worth[rule])) for rule, share in claimed.items() if rule in worth and share > worth[rule] + DRIFT}
    assert not too_much, f"rule: (claimed, worth): {too_much}"
