"""From a measurement to a JSON document or to Markdown for a README; it writes no file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.evaluate.errors import KINDS
from kg.evaluate.measure import Counts, Measurement
from kg.evaluate.tables import NONE, errors_table, share
from kg.evaluate.wilson import interval


def to_json(measured: Measurement, rules: bool = False, errors: bool = False) -> str:
    """Everything in one document; ``rules`` and ``errors`` on request."""
    document: dict[str, object] = {
        "gold": {"name": measured.gold.name, "articles": len(measured.gold.articles), "digest": measured.gold.digest},
        "relations": {
            relation: {"strict": _figures(counts), "lenient": _figures(measured.lenient[relation])}
            for relation, counts in measured.strict.items()
        },
        "roles": {"right": measured.roles_right, "accuracy": _rounded(measured.role_accuracy)},
        "kinds": _kinds(measured),
    }
    if "attended" not in measured.strict:
        del document["roles"]
    if rules:
        document["rules"] = {rule: _rule_figures(counts) for rule, counts in measured.rules.items()}
    if errors:
        table = errors_table(measured)
        document["errors"] = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _kinds(measured: Measurement) -> dict[str, dict[str, int]]:
    counted = Counter((error.relation, error.kind) for error in measured.errors)
    return {r: {kind: counted[r, kind] for kind in KINDS if counted[r, kind]} for r in measured.strict}


def _figures(counts: Counts) -> dict[str, object]:
    shares = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    rounded = {name: _rounded(share) for name, share in shares.items()}
    return {"right": counts.right, "wrong": counts.wrong, "missed": counts.missed, **rounded, "interval": _interval(counts)}


def _rule_figures(counts: Counts) -> Mapping[str, object]:
    precision = _rounded(counts.precision)
    return {"right": counts.right, "wrong": counts.wrong, "precision": precision, "interval": _interval(counts)}


def _interval(counts: Counts) -> list[float]:
    return [round(bound, 4) for bound in interval(counts.right, counts.wrong)]


def to_markdown(measured: Measurement, rules: bool = False, lenient: bool = False) -> str:
    """The table of relations for a README, and on what it was measured; with ``rules`` the table of rules instead."""
    on = f"{len(measured.gold.articles)} articles, digest of the gold `{measured.gold.digest[:12]}`"
    if rules:
        headers = ("rule", "right", "wrong", "precision (95%)")
        listed = [(f"`{r}`", str(c.right), str(c.wrong), _with_interval(c)) for r, c in measured.rules.items()]
        return _markdown(headers, listed) + f"\nMeasured on {on}.\n"
    rows: list[tuple[str, ...]] = []
    for relation, counts in measured.strict.items():
        shares = (_with_interval(counts), share(counts.recall), share(counts.f1))
        row = (relation, str(counts.right), str(counts.wrong), str(counts.missed), *shares)
        rows.append((*row, share(measured.lenient[relation].f1)) if lenient else row)
    columns = ("relation", "right", "wrong", "missed", "precision (95%)", "recall", "F1", *(("lenient F1",) if lenient else ()))
    text = _markdown(columns, rows)
    roles = measured.role_accuracy
    of_roles = "" if roles is None else f" Of the participations that are right, {share(roles)} have the right role."
    return f"{text}\nMeasured on {on}.{of_roles}\n"


def _markdown(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    line = "|" + "|".join("---" if i == 0 else "---:" for i in range(len(headers))) + "|"
    lines = [f"| {' | '.join(headers)} |", line, *(f"| {' | '.join(row)} |" for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _with_interval(counts: Counts) -> str:
    if counts.precision is None:
        return NONE
    low, high = interval(counts.right, counts.wrong)
    return f"{counts.precision:.3f} ({low:.3f}–{high:.3f})"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
