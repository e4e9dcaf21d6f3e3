"""Offices in, positions out: one for each title in one organization, whatever the writing; no holder is looked at."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Merge, Office, Ref, ResolvedPosition
from kg.resolve.keys import compact, distinct_keys, fold, slug, telex
from kg.resolve.organizations import EMPTY, body_identity, body_slug, spelling_reason
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
    """``refs`` maps each office as written to its position."""

    refs: Mapping[Office, Ref]
    positions: tuple[ResolvedPosition, ...]
    merges: tuple[Merge, ...]


def resolve_positions(offices: Iterable[Office], organizations: Mapping[str, Ref], labels: Mapping[Ref, str]) -> Positions:
    """One position for each identity; ``labels`` are those of the organizations."""
    groups: dict[str, Counter[Office]] = {}
    for office in offices:
        groups.setdefault(position_identity(office), Counter())[office] += 1
    keys = distinct_keys({i: (max(map(_position_slug, group)), compact(telex(i))) for i, group in groups.items()})
    refs: dict[Office, Ref] = {}
    positions: list[ResolvedPosition] = []
    merges: list[Merge] = []
    for identity, group in groups.items():
        position, names = _position(Ref("position", keys[identity]), group, organizations, labels)
        refs.update(dict.fromkeys(group, position.ref))
        positions.append(position)
        merges += [Merge(position.ref, name, spelling_reason(name, position.label)) for name in names]
    return Positions(refs, tuple(sorted(positions, key=lambda position: position.ref)), tuple(merges))


def _position(
    ref: Ref, group: Counter[Office], organizations: Mapping[str, Ref], labels: Mapping[Ref, str]
) -> tuple[ResolvedPosition, list[str]]:
    """The position and its other written forms."""
    titles: Counter[str] = Counter()
    for office, count in group.items():
        titles[office.title] += count
    title = common_spelling(titles)
    body = next((organizations[office.organization] for office in group if office.organization is not None), None)
    label = position_label(title, None if body is None else labels[body])
    names = sorted({position_label(office.title, office.organization) for office in group} - {label})
    return ResolvedPosition(ref, label, title, body, tuple(names)), names
