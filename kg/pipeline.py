"""From paths of articles to ``kg.ttl``, ``reference.ttl``, ``store/``, ``report.json``: the stages in their order and nothing else.

No output is replaced before the whole graph is built, valid and on disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg.errors import KgError, UsageError, ValidationError
from kg.extraction import Outcome, extract_all
from kg.model import ArticleFacts, Decision, RawArticle, ResolvedGraph, Skipped
from kg.rdf.confidence import load_confidence
from kg.rdf.emit import emit
from kg.rdf.header import emit_header
from kg.rdf.reference import emit_reference, reference_graph
from kg.rdf.serialize import replacing, sweep, to_turtle, write_safely
from kg.rdf.shapes import validate
from kg.report import Failed, Report, count_facts, count_resolved, count_rules, count_unknown
from kg.store.embedded import write_store

# (stage, done, all or None where it is not known): "read" counts articles, the others report when they begin (0) and end (1).
Progress = Callable[[str, int, int | None], None]

GRAPH, REFERENCE, STORE, REPORT = "kg.ttl", "reference.ttl", "store", "report.json"
_SHOWN_VIOLATIONS = 5


def build(
    inputs: Sequence[Path],
    output: Path,
    progress: Progress | None = None,
    *,
    strict: bool = False,
    jobs: int | None = None,
    decisions: Path | None = None,
) -> Report:
    """Builds the graph of the articles in ``inputs`` into the folder ``output``, which is made if need be.

    ``decisions``: what a person decided about names, applied before any rule (see ``kg.read.decisions``).
    Raises ``UsageError`` where nothing can be read, ``output`` is a file or a decision does not fit, ``KgError`` where all
    articles fail or the disk refuses, ``ValidationError`` where the graph breaks a shape; the last good output then stays as it was.
    """
    from kg.read.decisions import read_decisions
    from kg.resolve import resolve

    tell = progress or _silent
    decided = () if decisions is None else read_decisions(decisions)
    _make_folder(output)
    sweep(output)
    extracted = _extract(inputs, tell, strict=strict, jobs=jobs)
    tell("resolve", 0, 1)
    graph = resolve(extracted.facts, decided)
    tell("resolve", 1, 1)
    triples = write_graph(graph, output, tell, decided)
    report = _report(extracted, graph, triples)
    write_safely(output / REPORT, report.to_json().encode("utf-8", "replace"))
    return report


def write_graph(
    graph: ResolvedGraph, output: Path, progress: Progress | None = None, decisions: Sequence[Decision] = ()
) -> int:
    """Emits, validates and writes ``kg.ttl``, ``reference.ttl`` and ``store/``; returns the number of triples. Raises as ``build`` does.

    ``decisions``: those that ``graph`` was resolved with; a digest of them goes into it.
    """
    tell = progress or _silent
    tell("emit", 0, 1)
    document = to_turtle(chain(emit_header(decisions), emit(graph, load_confidence())))
    tell("emit", 1, 1)
    tell("validate", 0, 1)
    _check(document)
    tell("validate", 1, 1)
    tell("write", 0, 1)
    apart = to_turtle(emit_reference(thing.ref for thing in graph.things))
    with replacing(output / REFERENCE, apart) as reference, replacing(output / GRAPH, document) as turtle:
        count = write_store(turtle, output / STORE, {reference_graph(): reference})
    tell("write", 1, 1)
    return count


@dataclass(slots=True)
class _Extracted:
    """What the articles gave so far."""

    facts: list[ArticleFacts] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unsound: Counter[str] = field(default_factory=Counter)


def _extract(inputs: Sequence[Path], tell: Progress, *, strict: bool, jobs: int | None) -> _Extracted:
    from kg.read import read_inputs

    result = _Extracted()
    tell("read", 0, None)
    raw = _readable(read_inputs(inputs), result)
    for done, outcome in enumerate(extract_all(raw, jobs, strict), 1):
        _add(result, outcome)
        tell("read", done, None)
    if not result.facts:
        raise KgError(_why_nothing(result))
    result.facts = _one_for_each_identifier(result)
    return result


def _readable(items: Iterable[RawArticle | Skipped], result: _Extracted) -> Iterator[RawArticle]:
    for item in items:
        if isinstance(item, Skipped):
            result.skipped.append(item)
        else:
            result.counts["read"] += 1
            yield item


def _add(result: _Extracted, outcome: Outcome) -> None:
    result.counts += outcome.counts
    result.unsound.update(outcome.unsound)
    if outcome.failed is not None:
        result.failed.append(outcome.failed)
    if outcome.facts is not None:
        result.facts.append(outcome.facts)


def _one_for_each_identifier(result: _Extracted) -> list[ArticleFacts]:
    """Sorted by identifier. Cleaning can make two identifiers one (NFD and NFC); the reader has seen to all other cases."""
    kept: dict[str, ArticleFacts] = {}
    for facts in sorted(result.facts, key=lambda facts: (facts.article.identifier, facts.article.sha256)):
        if kept.setdefault(facts.article.identifier, facts) is not facts:
            identifier = facts.article.identifier
            reason = f'the identifier "{identifier}" belongs to another article; rename one of them'
            result.skipped.append(Skipped(identifier, reason))
    return list(kept.values())


def _why_nothing(result: _Extracted) -> str:
    if result.failed:
        first = result.failed[0]
        return f"all {len(result.failed)} articles failed; {first.origin}: {first.stage}: {first.error}: {first.detail}"
    return f"no article could be read ({len(result.skipped)} skipped)"


def _check(document: bytes) -> None:
    violations = validate(document)
    if violations:
        shown = "; ".join(str(violation) for violation in violations[:_SHOWN_VIOLATIONS])
        more = f" and {len(violations) - _SHOWN_VIOLATIONS} more" if len(violations) > _SHOWN_VIOLATIONS else ""
        raise ValidationError(f"the graph breaks ontology/shapes.ttl, nothing was replaced: {shown}{more}")


def _report(extracted: _Extracted, graph: ResolvedGraph, triples: int) -> Report:
    facts = count_facts(extracted.facts)
    return Report(
        articles=len(extracted.facts),
        stages={**extracted.counts, "facts": facts.total(), "triples": triples},
        facts=facts,
        resolved=count_resolved(graph),
        rules=count_rules(extracted.facts),
        skipped=tuple(sorted(extracted.skipped, key=lambda skipped: (skipped.origin, skipped.reason))),
        failed=tuple(sorted(extracted.failed)),
        unsound=extracted.unsound,
        unknown=count_unknown(extracted.facts),
    )


def _make_folder(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(f"{output}: is a file; name a folder for the output with -o") from error
    except OSError as error:
        raise UsageError(f"{output}: cannot be made: {error.strerror or error}") from error


def _silent(stage: str, done: int, total: int | None) -> None:
    pass
