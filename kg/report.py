"""What a build did, in counts: ``report.json``, sorted and without time stamps; it prints nothing and decides nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from kg.model import AnnotatedArticle, ArticleFacts, ResolvedGraph, Skipped
from kg.sound import all_evidence

MOST_UNKNOWN = 500  # of each kind, in report.json
RELATIONS = ("events", "holdings", "participations", "partnerships", "agreements", "statistics")
MENTIONS = ("places", "people", "organizations", "dates", "quantities", "events")


@dataclass(frozen=True, slots=True, order=True)
class Failed:
    """An article in which a stage raised: a bug of ours or a text beyond it; the build went on without the article."""

    article: str
    origin: str
    stage: str  # clean, annotate or extract
    error: str  # the exception's type
    detail: str  # its message, cut


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of a build. Mappings are by name; ``unknown`` is kind -> text -> count, commonest first."""

    articles: int  # that went into the graph
    stages: Mapping[str, int]  # read, sentences, mentions by kind, facts, triples
    facts: Mapping[str, int]  # what the sentences say, by relation
    resolved: Mapping[str, int]  # what the graph holds, by relation and kind of thing
    rules: Mapping[str, int]  # facts by rule
    skipped: tuple[Skipped, ...]  # could not be read, or had been read already
    failed: tuple[Failed, ...]
    unsound: Mapping[str, int]  # facts left out (kg.sound), by reason
    unknown: Mapping[str, Mapping[str, int]]

    def to_json(self) -> str:
        """The text of ``report.json``; of each kind of unknown the commonest ``MOST_UNKNOWN`` and the number of all."""
        content = {
            "articles": self.articles,
            "facts": dict(self.facts),
            "failed": [asdict(failed) for failed in self.failed],
            "resolved": dict(self.resolved),
            "rules": dict(self.rules),
            "skipped": [asdict(skipped) for skipped in self.skipped],
            "stages": dict(self.stages),
            "unknown": {kind: self._unknown(texts) for kind, texts in self.unknown.items()},
            "unsound": dict(self.unsound),
        }
        return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def _unknown(self, texts: Mapping[str, int]) -> dict[str, object]:
        commonest = [{"text": text, "count": count} for text, count in list(texts.items())[:MOST_UNKNOWN]]
        return {"different": len(texts), "all": sum(texts.values()), "commonest": commonest}


def count_mentions(annotated: AnnotatedArticle) -> Counter[str]:
    """Sentences and, by kind, mentions of one article."""
    counts = Counter({"sentences": len(annotated.sentences)})
    for sentence in annotated.sentences:
        for kind in MENTIONS:
            counts[f"mentions of {kind}"] += len(getattr(sentence, kind))
    return counts


def count_facts(articles: Iterable[ArticleFacts]) -> Counter[str]:
    """Facts by relation."""
    counts = Counter(dict.fromkeys(RELATIONS, 0))
    for facts in articles:
        for relation in RELATIONS:
            counts[relation] += len(getattr(facts, relation))
    return counts


def count_rules(articles: Iterable[ArticleFacts]) -> Counter[str]:
    """Facts by rule."""
    return Counter(evidence.rule for facts in articles for evidence in all_evidence(facts))


def count_resolved(graph: ResolvedGraph) -> Counter[str]:
    """Statements by relation, things by kind, and merges."""
    counts = Counter({relation: len(getattr(graph, relation)) for relation in RELATIONS})
    counts.update({"positions": len(graph.positions), "merges": len(graph.merges)})
    counts.update(f"things of kind {thing.ref.kind}" for thing in graph.things)
    return counts


def count_unknown(articles: Iterable[ArticleFacts]) -> dict[str, dict[str, int]]:
    """Kind -> text -> count, the commonest first and equal counts by text."""
    found: dict[str, Counter[str]] = {}
    for facts in articles:
        for unknown in facts.unknowns:
            found.setdefault(unknown.kind, Counter())[unknown.text] += 1
    return {kind: dict(sorted(texts.items(), key=lambda item: (-item[1], item[0]))) for kind, texts in sorted(found.items())}
