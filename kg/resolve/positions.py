"""Offices in, positions out: one for each title in one organization, whatever the writing; no holder is looked at."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Decision, Merge, Office, Ref, ResolvedPosition
from kg.resolve.keys import compact, distinct_keys, fold, slug, telex
from kg.resolve.linker import Telling
from kg.resolve.naming import APART, Groups, Identity, base_of, group_names, own_suffix
from kg.resolve.organizations import EMPTY, Organizations, body_identity, body_slug, spelling_reason
from kg.resolve.places import common_spelling


def title_identity(title: str) -> str:
    """Equal for two writings of one title."""
    return " ".join(word for word in fold(title).split() if word not in EMPTY)


@functools.lru_cache(maxsize=100_000)
def position_identity(office: Office) -> str:
    """Equal for two writings of one position."""
    return f"{title_identity(office.title)}|{'' if office.organization is None else body_identity(office.organization)}"


def position_label(title: str, organization: str | None) -> str:
    """Title and organization, a word that ends the one and begins the other once: "Trưởng Ban Đối ngoại Trung ương"."""
    if organization is None:
        return title
    last, (first, _, rest) = title.split()[-1:], organization.partition(" ")
    return f"{title} {rest}" if last and rest and fold(last[0]) == fold(first) else f"{title} {organization}"


def _position_slug(office: Office) -> str:
    title = compact(slug(office.title), 60)
    if office.organization is None:
        return title
    head, _, rest = body_slug(office.organization).partition("-")
    return f"{title}-{rest}" if rest and title.split("-")[-1] == head else "-".join(part for part in (title, head, rest) if part)


@dataclass(frozen=True, slots=True)
class Positions:
    """``groups``: which position an office in an article is; ``kinds``: group -> the position."""

    groups: Groups
    kinds: Mapping[str, Ref]
    positions: tuple[ResolvedPosition, ...]
    merges: tuple[Merge, ...]

    def ref(self, article: str, office: Office) -> Ref:
        """The position that ``office`` is in ``article``."""
        return self.kinds[self.groups.of(article, _name(office))]


def resolve_positions(
    offices: Iterable[tuple[str, Office]],
    organizations: Organizations,
    labels: Mapping[Ref, str],
    decisions: Iterable[Decision] = (),
) -> Positions:
    """One position for each title in one organization; ``offices``: (article, office) for each time that a fact gives one.

    ``labels`` are those of the organizations. ``decisions`` are applied first.
    """
    named = list(offices)
    tellings = [(article, _name(office)) for article, office in named]
    groups = group_names("position", tellings, _identity_within(organizations), decisions, _written, body_identity)
    counted: dict[str, Counter[tuple[str, Office]]] = defaultdict(Counter)
    for (article, office), telling in zip(named, tellings, strict=True):
        counted[groups.of(*telling)][article, office] += 1
    own = {group: _own(group, members, groups) for group, members in counted.items()}
    keys = distinct_keys({group: (max(map(_position_slug, offices)), _suffix(group)) for group, offices in own.items()})
    kinds = {group: Ref("position", keys[group]) for group in counted}
    positions: list[ResolvedPosition] = []
    merges: list[Merge] = []
    for group, members in counted.items():
        body = next((organizations.ref(a, o.organization) for a, o in sorted(members, key=_office_order)
                     if o.organization is not None and o in own[group]), None)
        position = _position(kinds[group], members, own[group], body, labels)
        positions.append(position)
        merges += [Merge(position.ref, name, _reason(groups, group, name, position.label)) for name in position.aliases]
    return Positions(groups, kinds, tuple(sorted(positions, key=lambda position: position.ref)), tuple(merges))


def _name(office: Office) -> str:
    return f"{office.title}\t{office.organization or ''}"


def _office(name: str) -> Office:
    title, _, organization = name.partition("\t")
    return Office(title, organization or None)


def _written(name: str) -> str:
    return position_label(_office(name).title, _office(name).organization)


def _identity_within(organizations: Organizations) -> Identity:
    """As ``position_identity``, of the body that a decision may have made of the organization."""

    def identity(telling: Telling) -> str:
        office = _office(telling[1])
        body = "" if office.organization is None else organizations.groups.of(telling[0], office.organization)
        return f"{title_identity(office.title)}|{body.replace(APART, ' ')}"

    return identity


def _own(group: str, members: Iterable[tuple[str, Office]], groups: Groups) -> Counter[Office]:
    """The offices that the group goes by: those that a decision added rename nobody."""
    offices = Counter(office for _, office in members)
    own = Counter(office for article, office in members if groups.identity((article, _name(office))) == base_of(group))
    usual = Counter({office: count for office, count in own.items() if position_identity(office) == base_of(group)})
    return usual or own or offices


def _office_order(member: tuple[str, Office]) -> tuple[str, str, str]:
    return member[0], member[1].title, member[1].organization or ""


def _suffix(group: str) -> str:
    return own_suffix(group) or compact(telex(group))


def _position(
    ref: Ref, members: Counter[tuple[str, Office]], own: Iterable[Office], body: Ref | None, labels: Mapping[Ref, str]
) -> ResolvedPosition:
    """The position under its commonest title, with its other written forms."""
    titles: Counter[str] = Counter()
    own = set(own)
    for (_, office), count in members.items():
        if office in own:
            titles[office.title] += count
    title = common_spelling(titles)
    label = position_label(title, None if body is None else labels[body])
    names = sorted({position_label(office.title, office.organization) for _, office in members} - {label})
    return ResolvedPosition(ref, label, title, body, tuple(names))


def _reason(groups: Groups, group: str, name: str, label: str) -> str:
    decided = [why for (of, identity), why in sorted(groups.reasons.items()) if of == group and identity != base_of(group)]
    return decided[0] if decided and body_identity(name) != body_identity(label) else spelling_reason(name, label)
