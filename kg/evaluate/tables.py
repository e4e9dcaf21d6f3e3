"""From a measurement to tables, headers and cells; what they look like in JSON and Markdown is ``kg.evaluate.documents``'."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.evaluate.errors import KINDS, Error
from kg.evaluate.found import FoundFact
from kg.evaluate.gold import GoldFact
from kg.evaluate.measure import Counts, Measurement
from kg.evaluate.tell import tell_found, tell_gold
from kg.evaluate.wilson import interval
from kg.rdf.confidence import confidence_of

NONE = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headers, and rows of as many cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def relations_table(measured: Measurement, lenient: bool = False) -> Table:
    """Counts and shares of each relation; with ``lenient`` the shares of the lenient counts, too."""
    headers = ("relation", "right", "wrong", "missed", "precision", "low", "high", "recall", "f1")
    extra = ("lenient_precision", "lenient_recall", "lenient_f1") if lenient else ()
    roles = ("role_accuracy",) if "attended" in measured.strict else ()
    rows: list[tuple[str, ...]] = []
    for relation, counts in measured.strict.items():
        row: tuple[str, ...] = (relation, str(counts.right), str(counts.wrong), str(counts.missed), *_precision(counts), *_recall(counts))
        if lenient:
            row += (share(measured.lenient[relation].precision), *_recall(measured.lenient[relation]))
        if roles:
            row += (share(measured.role_accuracy) if relation == "attended" else NONE,)
        rows.append(row)
    return Table((*headers, *extra, *roles), tuple(rows))


def rules_table(measured: Measurement) -> Table:
    """Right, wrong, precision, its 95% interval, and the confidence that follows (``kg.rdf.confidence``) of each rule."""
    counted = {rule: (str(c.right), str(c.wrong)) for rule, c in measured.rules.items()}
    sure = confidence_of({"rule": rule, "right": right, "wrong": wrong} for rule, (right, wrong) in counted.items())
    rows = ((rule, *counted[rule], *_precision(c), str(sure.get(rule, NONE))) for rule, c in measured.rules.items())
    return Table(("rule", "right", "wrong", "precision", "low", "high", "confidence"), tuple(rows))


def kinds_table(measured: Measurement) -> Table:
    """How many errors of each kind each relation has; relations without any are left out."""
    counted = Counter((error.relation, error.kind) for error in measured.errors)
    kinds = [kind for kind in KINDS if any(counted[relation, kind] for relation in measured.strict)]
    rows = [(r, *(str(counted[r, kind] or NONE) for kind in kinds)) for r in measured.strict]
    return Table(("relation", *kinds), tuple(row for row in rows if any(row[1:])))


def errors_table(measured: Measurement) -> Table:
    """Every error: what gold has, what was found, the rules that found it, and the words of the text."""
    headers = ("article", "relation", "kind", "forgiven", "gold", "found", "rules", "quote")
    return Table(headers, tuple(_error_row(error) for error in measured.errors))


def _error_row(error: Error) -> tuple[str, ...]:
    gold, found = _told_gold(error.gold), _told_found(error.found)
    rules = NONE if error.found is None else " ".join(error.found.backing.rules)
    quotes = (error.gold.quote,) if error.gold is not None else error.found.backing.quotes if error.found is not None else ()
    return error.article, error.relation, error.kind, "yes" if error.forgiven else NONE, gold, found, rules, " … ".join(quotes)


def _told_gold(fact: GoldFact | None) -> str:
    return NONE if fact is None else tell_gold(fact)


def _told_found(fact: FoundFact | None) -> str:
    return NONE if fact is None else tell_found(fact)


def _precision(counts: Counts) -> tuple[str, str, str]:
    if counts.precision is None:
        return NONE, NONE, NONE
    low, high = interval(counts.right, counts.wrong)
    return share(counts.precision), share(low), share(high)


def _recall(counts: Counts) -> tuple[str, str]:
    return share(counts.recall), share(counts.f1)


def share(value: float | None) -> str:
    """Three places; nothing for None."""
    return NONE if value is None else f"{value:.3f}"

