"""The README's table of quality has the counts that the gate pins: what is published is what is kept."""

from __future__ import annotations

import re

from kg.evaluate.gate import load_baseline
from tests.quality.conftest import ROOT
from tests.quality.test_gate import BASELINE

TABLE = re.compile(r"<!-- quality: [^\n]*-->\n(.*?)<!-- end of quality -->", re.DOTALL)


def test_the_readme_has_the_pinned_counts() -> None:
    found = TABLE.search((ROOT / "README.md").read_text("utf-8"))
    assert found is not None, "README.md has no table between <!-- quality: … --> and <!-- end of quality -->"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines() if line.startswith("| ")]
    headers, published = rows[0], {row[0]: row for row in rows[1:]}
    pinned = load_baseline(BASELINE, "gold")
    assert set(published) == set(pinned.relations)
    for relation, counts in pinned.relations.items():
        for name in ("right", "wrong", "missed"):
            assert published[relation][headers.index(name)] == str(counts[name]), f"{relation}: {name}: run kg evaluate --format markdown"
    assert f"`{pinned.digest[:12]}`" in found[1]
