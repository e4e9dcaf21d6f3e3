"""Names in, groups of names that are one thing out: by an identity that is read off the name, and by what a person decided.

For positions, organizations and places, where a name itself says which thing it is. Without a decision a name's group is its
identity. A row "same" joins all names of two identities under the first one's; a row "different" takes a name, or a name in one
article, out of its group: the other names stay together. Nothing here compares names by likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Decision
from kg.resolve.decisions import decided_judgements
from kg.resolve.keys import fold, slug
from kg.resolve.linker import CERTAIN, Telling, judge, link

APART = "\x1f"  # between an identity and the telling that was taken out of it
Identity = Callable[[Telling], str]


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group a telling (article, name) is in; ``reasons``: (group, identity) -> why that identity was joined to it."""

    identity: Identity
    moved: Mapping[Telling, str] = field(default_factory=dict)
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, article: str, name: str) -> str:
        """The group: the identity itself unless a decision says otherwise."""
        return self.moved.get((article, name)) or self.identity((article, name))


def base_of(group: str) -> str:
    """The identity whose name a group goes by."""
    return group.partition(APART)[0]


def own_suffix(group: str) -> str | None:
    """What tells a group that was taken out of another from it in a key: the article; None where none was."""
    article = group.split(APART)[1:2]
    return f"bai-{slug(article[0])}" if article else None


def group_names(
    kind: str,
    named: Iterable[Telling],
    identity: Identity,
    decisions: Iterable[Decision],
    written: Callable[[str], str] = str,
    normal: Callable[[str], str] = fold,
) -> Groups:
    """``named``: (article, name) pairs; ``written``: a name as people read it; ``normal``: the form by which a typed name is found
    where it is not written just so. Raises ``UsageError`` where a decision names nothing, or contradicts another.
    """
    rows = [decision for decision in decisions if decision.kind == kind]
    if not rows:
        return Groups(identity)
    tellings = sorted(set(named))
    find = _finder(tellings, written, normal)
    decided = decided_judgements(rows, kind, find)
    touched = {identity(telling) for row in rows for telling in _ends(row, find)}
    first: dict[str, Telling] = {}
    nodes = [telling for telling in tellings if identity(telling) in touched]
    for telling in nodes:
        first.setdefault(identity(telling), telling)
    chained = [judge(first[identity(t)], t, True, CERTAIN, "one identity") for t in nodes if first[identity(t)] != t]
    root = link(nodes, [*decided, *chained]).root
    bases = _bases(rows, find, identity, root)
    moved = {telling: _group(telling, bases, first, root, identity) for telling in nodes}
    reasons: dict[tuple[str, str], str] = {}
    for row in rows:
        for telling in _ends(row, find) if row.same else ():
            reasons.setdefault((moved[telling], identity(telling)), f"Decided: {row.why}")
    return Groups(identity, moved, reasons)


def _finder(
    tellings: Sequence[Telling], written: Callable[[str], str], normal: Callable[[str], str]
) -> Callable[[str, str | None], list[Telling]]:
    """Finds tellings by name as written, else but for its writing, else by its normal form."""

    def find(name: str, article: str | None) -> list[Telling]:
        several = [telling for telling in tellings if article in (None, telling[0])]
        for form in (str, fold, normal):
            found = [telling for telling in several if form(written(telling[1])) == form(name)]
            if found:
                return found
        return []

    return find


def _ends(row: Decision, find: Callable[[str, str | None], list[Telling]]) -> list[Telling]:
    return [*find(row.one, row.one_article), *find(row.other, row.other_article)]


def _bases(
    rows: Iterable[Decision],
    find: Callable[[str, str | None], list[Telling]],
    identity: Identity,
    root: Mapping[Telling, Telling],
) -> dict[Telling, str]:
    """Root -> the identity that it goes by: of the first row "same" on it, the one that the row names first."""
    bases: dict[Telling, str] = {}
    for row in rows:
        if row.same:
            one = find(row.one, row.one_article)[0]
            bases.setdefault(root[one], identity(one))
    return bases


def _group(
    telling: Telling, bases: Mapping[Telling, str], first: Mapping[str, Telling], root: Mapping[Telling, Telling], identity: Identity
) -> str:
    """The base where its first telling is in this group, else the base and the least telling of the group."""
    least = root[telling]
    base = bases.get(least, identity(least))
    return base if root[first[base]] == least else APART.join((base, *least))
