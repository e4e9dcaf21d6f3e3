"""Events of many articles in, one event for each that they tell of out, with what all tellings know together.

Tellings are compared only within blocks (a day; two people; a visitor and a place; an edition and two words of the
subject; the very name), then joined by ``kg.resolve.linker``, strongest reason first, never across an objection. A
second round knows which articles report one occasion and joins what happened at it. A telling that fits two different
events equally well joins neither.

Keys: the day, if it is known, and up to twelve syllables of the name (``2025-01-06-tong-ket-nganh-ngoai-giao``); without a
day the years or the ordinal tell the edition. An event with neither gets the least article that tells of it as a suffix, since
there will be more "buổi tiếp". Two events that still want one key both get a digest of their first telling. So a
new article changes the key of an event only where it tells of that event, and knows its date or a commoner name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.model import Decision, EventFact, EventKind, Merge, Ref, ResolvedEvent
from kg.resolve.decisions import decided_judgements
from kg.resolve.event_features import Feature, compare_events, one_occasion
from kg.resolve.event_objections import objection
from kg.resolve.event_telling import EventTelling, likeness
from kg.resolve.event_words import event_name, key_words
from kg.resolve.evidence import all_evidence
from kg.resolve.features import Opinion
from kg.resolve.keys import digest, distinct_keys, fold, slug
from kg.resolve.linker import Judgement, Link, Links, Telling, judge, link

Tellings = Mapping[Telling, EventTelling]
Pair = tuple[Telling, Telling]


@dataclass(frozen=True, slots=True)
class Events:
    """``refs`` maps (article, local) to the event."""

    refs: Mapping[Telling, Ref]
    events: tuple[ResolvedEvent, ...]
    merges: tuple[Merge, ...]


def resolve_events(tellings: Iterable[EventTelling], decisions: Iterable[Decision] = ()) -> Events:
    """One event for each that the tellings report; ``decisions`` are applied first."""
    known = {telling.telling: telling for telling in tellings}
    decided = decided_judgements(decisions, "event", lambda name, article: _named(name, article, known))
    court = Court(known)
    first = court.judge(_pairs(known), compare_events)
    links = link(known, [*decided, *first])
    second = court.judge(_occasions(links, known), one_occasion)
    return _events(known, link(known, [*decided, *first, *second]))


def _named(name: str, article: str | None, tellings: Tellings) -> list[Telling]:
    folded = fold(name)
    several = (telling for telling in tellings.values() if article in (None, telling.telling[0]))
    return sorted(t.telling for t in several if folded in {fold(told) for told in (t.fact.name, *t.fact.aliases)})


class Court:
    """Judges pairs of tellings, and asks for the objection to a pair once."""

    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self.objections: dict[Pair, Opinion | None] = {}
        self.same: list[Judgement] = []

    def judge(self, pairs: Iterable[Pair], compare: Feature) -> list[Judgement]:
        """What speaks for one event, where nothing objects, and the objections among all whom that would bring together."""
        same: list[Judgement] = []
        for one, other in sorted(pairs):
            opinion = compare(self.tellings[one], self.tellings[other])
            if opinion is not None and self.objection(one, other) is None:
                same.append(judge(one, other, True, opinion.weight, opinion.reason))
        same = self._unambiguous(same)
        self.same += same
        return same + self._objections_within()

    def objection(self, one: Telling, other: Telling) -> Opinion | None:
        """The objection to the pair, if there is one."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self.objections:
            self.objections[pair] = objection(self.tellings[pair[0]], self.tellings[pair[1]])
        return self.objections[pair]

    def _unambiguous(self, same: list[Judgement]) -> list[Judgement]:
        """Drops the claims of equal weight that two events, which cannot be one, have on a telling.

        Of two events of one article the likelier one keeps its claim.
        """
        claims: dict[tuple[Telling, int], set[Telling]] = defaultdict(set)
        for judgement in same:
            claims[judgement.one, judgement.weight].add(judgement.other)
            claims[judgement.other, judgement.weight].add(judgement.one)
        kept = {claim: self._likeliest(claim[0], others) for claim, others in claims.items()}
        torn = {claim for claim, others in kept.items() if self._some_object(sorted(others))}
        return [j for j in same if _stands(j.one, j.other, j.weight, kept, torn) and _stands(j.other, j.one, j.weight, kept, torn)]

    def _likeliest(self, telling: Telling, others: set[Telling]) -> set[Telling]:
        """One telling of each article; none of an article whose conferences are equally like."""
        by_article: dict[str, list[Telling]] = defaultdict(list)
        for other in others:
            by_article[other[0]].append(other)
        kept: set[Telling] = set()
        for rivals in by_article.values():
            alike = {rival: likeness(self.tellings[telling], self.tellings[rival]) for rival in rivals}
            best = [rival for rival in rivals if alike[rival] == max(alike.values())]
            if len(best) == 1 or self.tellings[telling].fact.kind in (EventKind.MEETING, EventKind.VISIT):
                kept.add(min(best, key=_told_first))  # an article that tells twice of a visit tells of it first
        return kept

    def _some_object(self, others: list[Telling]) -> bool:
        return any(self.objection(one, other) is not None for one, other in combinations(others, 2))

    def _objections_within(self) -> list[Judgement]:
        """Objections between all tellings that the claims so far could bring together, also by way of others."""
        touched = {telling for judgement in self.same for telling in (judgement.one, judgement.other)}
        out: list[Judgement] = []
        for members in link(touched, self.same).clusters().values():
            for one, other in combinations(members, 2):
                against = self.objection(one, other)
                if against is not None:
                    out.append(judge(one, other, False, against.weight, against.reason))
        return out


def _stands(
    one: Telling,
    other: Telling,
    weight: int,
    kept: Mapping[tuple[Telling, int], set[Telling]],
    torn: set[tuple[Telling, int]],
) -> bool:
    return other in kept[one, weight] and (one, weight) not in torn


def _told_first(telling: Telling) -> tuple[int, str]:
    """By the local name's number: "e2" before "e10"."""
    return len(telling[1]), telling[1]


def _pairs(tellings: Tellings) -> set[Pair]:
    """The pairs that share a block, of two articles."""
    blocks: dict[tuple[str, ...], set[Telling]] = defaultdict(set)
    for telling in tellings.values():
        for block in _blocks(telling):
            blocks[block].add(telling.telling)
    pairs = {pair for members in blocks.values() for pair in combinations(sorted(members), 2)}
    pairs |= _unnamed_pairs(tellings)
    return {(one, other) for one, other in pairs if one[0] != other[0]}


def _unnamed_pairs(tellings: Tellings) -> set[Pair]:
    """Each conference without a name, and the named ones with a person of its own."""
    unnamed: dict[str, list[Telling]] = defaultdict(list)
    named: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings.values():
        if telling.fact.kind is EventKind.CONFERENCE:
            for person in telling.people:
                (unnamed if telling.unnamed else named)[person].append(telling.telling)
    return {(min(a, b), max(a, b)) for person, several in unnamed.items() for a in several for b in named.get(person, ())}


def _blocks(telling: EventTelling) -> Iterable[tuple[str, ...]]:
    """The blocks of a telling; two events that may be one share at least one."""
    fact = telling.fact
    if telling.day is not None:
        yield "day", telling.day
    for name in telling.names:
        if name.edition and name.subject:
            yield "name", name.folded
        words = sorted(name.subject)
        for edition in sorted(name.years | name.ordinals):
            yield from (("edition", edition, *pair) for pair in zip(words, words[1:] or words, strict=False))
    if fact.kind is EventKind.MEETING:
        yield from (("sides", *pair) for pair in combinations(sorted(telling.people), 2))
    elif fact.kind is EventKind.VISIT:
        yield from (("visitor", person, *(telling.place or ())) for person in sorted(telling.people))
    else:
        yield from (("name", name.folded, person) for name in telling.names if name.subject for person in sorted(telling.people))
        days = {day[-5:] for day in telling.written}
        yield from (("written", day, person) for day in sorted(days) for person in sorted(telling.people))


def _occasions(links: Links, tellings: Tellings) -> set[Pair]:
    """Pairs that share a person or a name, of two articles that share an event other than a meeting."""
    shared: set[tuple[str, str]] = set()
    for members in links.clusters().values():
        if tellings[members[0]].fact.kind is not EventKind.MEETING:
            shared |= set(combinations(sorted({article for article, _ in members}), 2))
    by_article: dict[str, list[EventTelling]] = defaultdict(list)
    for key in sorted(tellings):
        by_article[key[0]].append(tellings[key])
    return {
        (a.telling, b.telling)
        for one, other in shared
        for a in by_article[one]
        for b in by_article[other]
        if links.root[a.telling] != links.root[b.telling] and (a.people & b.people or _common_word(a, b))
    }


def _common_word(a: EventTelling, b: EventTelling) -> bool:
    return any(one.subject & other.subject for one in a.names for other in b.names)


def _events(tellings: Tellings, links: Links) -> Events:
    clusters = {root: [tellings[t] for t in members] for root, members in links.clusters().items()}
    merged = {root: _Merged.of(members) for root, members in clusters.items()}
    wanted = {"\x1f".join(root): (merged[root].key(root), digest(*root)) for root in clusters}
    keys = distinct_keys(wanted)
    refs = {t: Ref("event", keys["\x1f".join(root)]) for t, root in links.root.items()}
    events = [_event(refs, refs[root], clusters[root], merged[root]) for root in clusters]
    merges: list[Merge] = []
    for made in links.made:
        root = links.root[made.other]
        merges.append(_merge(made, refs, tellings, clusters[root], merged[root]))
    return Events(refs, tuple(sorted(events, key=lambda event: event.ref)), tuple(merges))


def _merge(
    made: Link, refs: Mapping[Telling, Ref], tellings: Tellings, members: list[EventTelling], merged: _Merged
) -> Merge:
    """The merge, with a note where the event's date comes from if this telling does not date it as exactly."""
    telling, reason = tellings[made.other], made.reason
    if merged.start is not None and telling.fact.start != merged.start:
        sources = sorted({t.telling[0] for t in members if t.fact.start == merged.start})
        reason += f" Its date {merged.start} comes from {', '.join(sources)}."
    return Merge(refs[made.other], f"{telling.fact.name} ({made.other[0]}, with {made.one[0]})", reason)


@dataclass(frozen=True, slots=True)
class _Merged:
    """What the tellings of one event know together."""

    kind: EventKind
    label: str
    start: str | None
    end: str | None

    @staticmethod
    def of(members: Sequence[EventTelling]) -> _Merged:
        kinds = Counter(t.fact.kind for t in members)
        kind = min(kinds, key=lambda kind: (kind is EventKind.OTHER, -kinds[kind], kind))
        start = _most_exact(t.fact.start for t in members)
        ends = (t.fact.end for t in members if t.fact.end and (start is None or t.fact.end >= start[: len(t.fact.end)]))
        return _Merged(kind, _label(members), start, _most_exact(ends))

    def key(self, root: Telling) -> str:
        dated = self.start is not None and len(self.start) == 10
        words = key_words(self.label, dated)
        if dated:
            return f"{self.start}-{words}"
        if event_name(self.label).edition and event_name(self.label).subject:
            return words
        if self.start is not None:
            words = f"{self.start}-{words}"
        return f"{words}_{slug(root[0])}"


def _most_exact(dates: Iterable[str | None]) -> str | None:
    """The longest date; of several the commonest, then the first."""
    counts = Counter(date for date in dates if date)
    return min(counts, key=lambda date: (-len(date), -counts[date], date), default=None)


def _label(members: Sequence[EventTelling]) -> str:
    """The commonest name; of several the one that says most, then the first in code point order."""
    counts = Counter(fold(t.fact.name) for t in members)
    names = {t.fact.name for t in members}
    return min(names, key=lambda name: (not _says_more(name), -counts[fold(name)], -len(event_name(name).subject), -len(name), name))


def _event(refs: Mapping[Telling, Ref], ref: Ref, members: Sequence[EventTelling], merged: _Merged) -> ResolvedEvent:
    facts = [t.fact for t in members]
    names = {name for fact in facts for name in (fact.name, *fact.aliases) if _says_more(name)} - {merged.label}
    wholes = ((t.telling[0], t.fact.part_of) for t in members if t.fact.part_of is not None)
    parts = sorted({refs[whole] for whole in wholes if whole in refs})
    return ResolvedEvent(
        ref,
        merged.kind,
        merged.label,
        all_evidence(facts),
        tuple(sorted(names)),
        merged.start,
        merged.end,
        _commonest(fact.place for fact in facts),
        _commonest(fact.organizer for fact in facts),
        all(fact.planned for fact in facts),
        next((part for part in parts if part != ref), None),
        _open_list(facts),
    )


def _says_more(name: str) -> bool:
    """A name of its own, not "hội nghị"."""
    return bool(event_name(name).subject) or event_name(name).edition


def _commonest(values: Iterable[str | None]) -> str | None:
    """The commonest value; of several the longest, then the first."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def _open_list(facts: Iterable[EventFact]) -> bool | None:
    """Open if any article's list is open, closed if one is closed and none open."""
    said = {fact.open_list for fact in facts} - {None}
    return None if not said else True in said
