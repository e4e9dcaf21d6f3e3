"""Two graphs in, the statements that were added, removed or changed out, each with its cause; it says nothing of which is right.

The cause is read off the evidence: an article that only one graph has, an article whose text changed, evidence that backs another
statement in the other graph (names that were merged or parted), or else a changed part of the program or a changed table of
decisions (``bg:madeWith``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.query.run import Source, select
from kg.query.terms import short
from kg.query.why import describe
from kg.rdf.digest import DECISIONS
from kg.rdf.vocabulary import BG, RDF

# What is counted or concluded from a statement and others: it changes with them and is no change of its own.
_DERIVED = frozenset(BG[name].value for name in ("reports", "sources", "opposite"))
KINDS = ("Holding", "Participation", "Partnership", "Agreement", "Statistic", "Event")
_PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_FACTS = _PREFIXES + """SELECT ?fact ?property ?value WHERE { ?fact a bg:%s ; ?property ?value } ORDER BY ?fact ?property ?value"""
_ARTICLES = _PREFIXES + "SELECT ?article ?name ?hash WHERE { ?article dcterms:identifier ?name ; bg:sha256 ?hash } ORDER BY ?name"
_PIECES = _PREFIXES + "SELECT ?piece ?article WHERE { ?piece bg:article ?article } ORDER BY ?piece"
_PARTS = _PREFIXES + "SELECT ?part WHERE { ?graph bg:madeWith ?part } ORDER BY ?part"


@dataclass(slots=True)
class Snapshot:
    """All statements of one graph, ready to be compared."""

    kinds: dict[str, str] = field(default_factory=dict)  # fact -> holding, participation …
    values: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    evidence: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    backs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # evidence -> facts
    articles: dict[str, tuple[str, str]] = field(default_factory=dict)  # IRI -> identifier, hash
    where: dict[str, str] = field(default_factory=dict)  # evidence -> article's IRI
    parts: dict[str, str] = field(default_factory=dict)  # part of the program -> digest


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One statement that differs. ``change``: added, removed or changed; ``detail``: what in it changed."""

    change: str
    kind: str
    line: str
    fact: str
    cause: str
    detail: str = ""


def take(source: Source) -> Snapshot:
    """Reads the statements of a graph."""
    taken = Snapshot()
    for row in select(source, _ARTICLES).values():
        taken.articles[row["article"]] = row["name"], row["hash"]
    taken.where = {row["piece"]: row["article"] for row in select(source, _PIECES).values()}
    taken.parts = dict(row["part"].split(":", 1) for row in select(source, _PARTS).values())
    for kind in KINDS:
        for row in select(source, _FACTS % kind).values():
            fact, name, value = row["fact"], row["property"], row["value"]
            taken.kinds[fact] = kind.lower()
            if name == BG["evidence"].value:
                taken.evidence[fact].add(value)
                taken.backs[value].add(fact)
            elif name != RDF["type"].value and name not in _DERIVED:
                taken.values[fact].add((name, value))
    return taken


def diff(old_source: Source, new_source: Source) -> list[Change]:
    """What changed from the old graph to the new one, sorted: added, changed, removed."""
    old, new = take(old_source), take(new_source)
    added, removed = new.kinds.keys() - old.kinds.keys(), old.kinds.keys() - new.kinds.keys()
    changed = {fact for fact in old.kinds.keys() & new.kinds.keys() if _differs(fact, old, new)}
    lines = describe(new_source, {fact: new.kinds[fact] for fact in added | changed})
    lines |= describe(old_source, {fact: old.kinds[fact] for fact in removed})
    found = [Change("added", new.kinds[f], lines[f], f, cause(f, new.evidence[f], new, old, "new")) for f in added]
    found += [Change("removed", old.kinds[f], lines[f], f, cause(f, old.evidence[f], old, new, "gone")) for f in removed]
    for fact in changed:
        gained, lost = new.evidence[fact] - old.evidence[fact], old.evidence[fact] - new.evidence[fact]
        why = cause(fact, gained, new, old, "new") if gained or not lost else cause(fact, lost, old, new, "gone")
        found.append(Change("changed", new.kinds[fact], lines[fact], fact, why, _detail(fact, old, new)))
    return sorted(found)


def cause(fact: str, evidence: Iterable[str], here: Snapshot, there: Snapshot, word: str) -> str:
    """Why ``here`` has a statement on this evidence and ``there`` has not; ``word``: new, or gone."""
    pieces = sorted(evidence)
    articles = {here.where[piece] for piece in pieces if piece in here.where}
    apart = sorted(here.articles[article][0] for article in articles if article not in there.articles)
    rewritten = sorted(
        here.articles[one][0] for one in articles if one in there.articles and there.articles[one][1] != here.articles[one][1]
    )
    backed = {other for piece in pieces for other in there.backs.get(piece, ())} - {fact}
    elsewhere = sorted(other for other in backed if here.kinds[fact] == there.kinds[other])
    if elsewhere:
        verb = "was" if word == "new" else "is now"
        because = f", with article {_listed(apart)}" if apart else _parts(here, there, ", with changed ")
        return f"merge: {verb} {_listed([short(other) for other in elsewhere])}{because}"
    if apart:
        return f"article {word}: {_listed(apart)}"
    if rewritten:
        return f"text changed: {_listed(rewritten)}"
    return _program(here, there) or _others(here, there)


def _parts(here: Snapshot, there: Snapshot, before: str) -> str:
    """The parts of the program whose digests differ, and the decisions."""
    differ = sorted(part for part in here.parts.keys() | there.parts.keys() if here.parts.get(part) != there.parts.get(part))
    return before + _listed(differ) if differ else ""


def _program(here: Snapshot, there: Snapshot) -> str:
    """The same as a sentence's beginning: a table of decisions is no part of the program."""
    if here.parts.get(DECISIONS) != there.parts.get(DECISIONS):
        return _parts(here, there, "changed: ")
    return _parts(here, there, "program changed: ")


def _others(here: Snapshot, there: Snapshot) -> str:
    """The same articles say it, and the program is the same: what other articles say of the same things decided."""
    names = {name for name, _ in here.articles.values()} ^ {name for name, _ in there.articles.values()}
    if names:
        return f"merge: what {_listed(sorted(names))} say of the same things"
    return "unknown: edited by hand"


def _differs(fact: str, old: Snapshot, new: Snapshot) -> bool:
    return old.values[fact] != new.values[fact] or old.evidence[fact] != new.evidence[fact]


def _detail(fact: str, old: Snapshot, new: Snapshot) -> str:
    gained, lost = new.values[fact] - old.values[fact], old.values[fact] - new.values[fact]
    parts = [f"{sign}{_local(name)} {short(value)}" for sign, pairs in (("-", lost), ("+", gained)) for name, value in sorted(pairs)]
    pieces = len(new.evidence[fact] - old.evidence[fact]), len(old.evidence[fact] - new.evidence[fact])
    parts += [f"{sign}{count} evidence" for sign, count in zip("+-", pieces, strict=True) if count]
    return ", ".join(parts)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _listed(names: Iterable[str], most: int = 4) -> str:
    found = list(names)
    return ", ".join(found[:most]) + (f" and {len(found) - most} more" if len(found) > most else "")


def counts(changes: Iterable[Change]) -> Mapping[str, int]:
    """How many of each sort."""
    found = dict.fromkeys(("added", "changed", "removed"), 0)
    for change in changes:
        found[change.change] += 1
    return found
