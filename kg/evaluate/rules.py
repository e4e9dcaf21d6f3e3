"""From a measurement to ``rules.tsv``, the table out of which ``kg.rdf.confidence`` makes ``bg:confidence``; it decides no figure."""

from __future__ import annotations

from pathlib import Path

from kg.evaluate.measure import Counts, Measurement
from kg.rdf.serialize import write_safely

_HEAD = """# What each rule found in articles that have gold facts: so many facts right, so many wrong; this is measured, never edited.
# Measured with: kg evaluate GOLD_DIR --write-rules kg/lexicon/rules.tsv
# on {articles} articles, digest of the gold {digest}.
# rule: relation/name, as in bg:rule; right, wrong: findings in which the rule has evidence, by article; what an optional
# gold fact says counts neither way. kg/rdf/confidence.py says how this becomes bg:confidence. Sorted by rule.
rule	right	wrong
"""


def rules_table(measured: Measurement) -> str:
    """The text of the table, without rules that found nothing but optional facts: those were not measured."""
    head = _HEAD.format(articles=len(measured.gold.articles), digest=measured.gold.digest)
    rows = (f"{rule}\t{counts.right}\t{counts.wrong}\n" for rule, counts in sorted(measured.rules.items()) if counts != Counts())
    return head + "".join(rows)


def write_rules(path: Path, measured: Measurement) -> None:
    """Replaces the table at ``path``; raises ``KgError`` where it cannot be written."""
    write_safely(path, rules_table(measured).encode("utf-8"))
