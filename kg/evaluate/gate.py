"""The gate: pinned counts and the digest of the gold in, what got worse and what got better out. It measures nothing.

A baseline file holds one set of counts for each folder of gold, by the folder's name. Worse is what counts against: fewer
right, more wrong, more missed, fewer right roles; a better count elsewhere does not make up for it. A baseline of other gold
is no measure at all, and is refused. Nothing is raised silently: whoever made something better writes the baseline anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError, UsageError
from kg.evaluate.measure import Measurement
from kg.rdf.serialize import write_safely

Pinned = Mapping[str, Mapping[str, int]]  # relation -> name of the count -> count
MORE_IS_BETTER = {"right": True, "roles right": True, "wrong": False, "missed": False}
_AGAIN = "measure again deliberately with --write-baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The counts pinned for one folder of gold."""

    digest: str
    articles: int
    relations: Pinned


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sentences on what changed, in the order of the relations."""

    worse: tuple[str, ...]
    better: tuple[str, ...]


def pin(measured: Measurement) -> Baseline:
    """The counts of ``measured``, to be compared or written."""
    relations: dict[str, dict[str, int]] = {}
    for relation, counts in measured.strict.items():
        relations[relation] = {"right": counts.right, "wrong": counts.wrong, "missed": counts.missed}
        if relation == "attended":
            relations[relation]["roles right"] = measured.roles_right
    return Baseline(measured.gold.digest, len(measured.gold.articles), relations)


def compare(pinned: Baseline, now: Baseline) -> Verdict:
    """What is worse and better than pinned; raises ``KgError`` where the gold is not that of the baseline."""
    if pinned.digest != now.digest:
        raise KgError(f"the gold is not that of the baseline ({now.digest[:12]}…, pinned {pinned.digest[:12]}…): {_AGAIN}")
    worse: list[str] = []
    better: list[str] = []
    for relation in sorted({*pinned.relations, *now.relations}):
        if relation not in now.relations:
            worse.append(f"{relation}: is no longer measured")
        elif relation not in pinned.relations:
            worse.append(f"{relation}: has no pinned counts: {_AGAIN}")
        else:
            for is_better, change in _changes(relation, pinned.relations[relation], now.relations[relation]):
                (better if is_better else worse).append(change)
    return Verdict(tuple(worse), tuple(better))


def _changes(relation: str, pinned: Mapping[str, int], now: Mapping[str, int]) -> Iterator[tuple[bool, str]]:
    for name in sorted({*pinned, *now}):
        was, found = pinned.get(name), now.get(name)
        if was is None or found is None:
            yield False, f"{relation}: {name} is not in both: {_AGAIN}"
        elif was != found:
            yield (found > was) == MORE_IS_BETTER[name], f"{relation}: {name} {was} -> {found}"


def load_baseline(path: Path, name: str) -> Baseline:
    """The baseline of the gold folder ``name``; raises ``UsageError`` for a file that is missing, malformed or has none."""
    sections = _load(path)
    if name not in sections:
        have = ", ".join(sorted(sections)) or "nothing"
        raise UsageError(f"{path}: has no counts for gold called {name!r} (have {have}): {_AGAIN}")
    try:
        section = sections[name]
        relations = {str(r): {str(n): _count(c) for n, c in counts.items()} for r, counts in section["relations"].items()}
        if unknown := {name for counts in relations.values() for name in counts} - MORE_IS_BETTER.keys():
            raise ValueError(f"no such count: {', '.join(sorted(unknown))}")
        return Baseline(str(section["digest"]), _count(section["articles"]), relations)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: {name}: malformed ({type(error).__name__}: {error}): {_AGAIN}") from error


def write_baseline(path: Path, name: str, baseline: Baseline) -> None:
    """Pins ``baseline`` as that of the gold folder ``name``; other folders' stay. Raises as ``load_baseline`` does."""
    sections = _load(path) if path.exists() else {}
    relations = {relation: dict(counts) for relation, counts in baseline.relations.items()}
    sections[name] = {"articles": baseline.articles, "digest": baseline.digest, "relations": relations}
    write_safely(path, (json.dumps(sections, indent=2, sort_keys=True) + "\n").encode("utf-8"))


def _load(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a baseline: {error}") from error
    if not isinstance(content, dict):
        raise UsageError(f"{path}: cannot be read as a baseline: no object")
    return content


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value
