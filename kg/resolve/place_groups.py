"""Countries, blocs and provinces that facts name in, one thing for each out, as a person decided where a key would say otherwise.

A place goes by its key (``kg.resolve.places``). A decision joins two of one kind, or takes a name in one article out: the new
"Phú Thọ" of one article from the old one of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import UsageError
from kg.model import Agent, Decision, Merge, Ref, ResolvedThing
from kg.resolve.keys import fold
from kg.resolve.linker import Telling
from kg.resolve.naming import Groups, base_of, group_names, own_suffix
from kg.resolve.places import country_codes, place_ref, place_thing, province_slugs

Named = tuple[str, Agent]  # (article, place)


@dataclass(frozen=True, slots=True)
class Places:
    """``groups``: which place a name in an article is."""

    groups: Groups
    things: tuple[ResolvedThing, ...]
    merges: tuple[Merge, ...]

    def ref(self, article: str, agent: Agent) -> Ref:
        """The place that ``agent`` is in ``article``."""
        return _ref(self.groups.of(article, _name(agent)))


def resolve_places(named: Iterable[Named], others: Mapping[Ref, Counter[str]], decisions: Iterable[Decision] = ()) -> Places:
    """``others``: spellings of bodies that are countries ("Tổng thống" of "Hoa Kỳ"). ``decisions`` are applied first.

    Raises ``UsageError`` where a decision joins a country and a province.
    """
    decisions, named = tuple(decisions), list(named)
    tellings = [(article, _name(agent)) for article, agent in named]
    groups = group_names("place", tellings, _identity, decisions, _written, _known)
    _refuse_two_kinds(groups, decisions)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for article, name in tellings:
        spellings[groups.of(article, name)][_written(name)] += 1
    for ref, counted in others.items():
        spellings[f"{ref.kind}/{ref.key}"].update(counted)
    things = [_thing(group, counted) for group, counted in spellings.items()]
    merges = (Merge(_ref(group), identity.partition("/")[2], why) for (group, identity), why in groups.reasons.items())
    joined = tuple(merge for merge in merges if merge.kept.key != merge.merged)
    return Places(groups, tuple(sorted(things, key=lambda thing: thing.ref)), joined)


def _name(agent: Agent) -> str:
    ref = place_ref(agent)
    return f"{ref.kind}/{ref.key}\t{agent.name}"


def _identity(telling: Telling) -> str:
    return telling[1].partition("\t")[0]


def _written(name: str) -> str:
    return name.partition("\t")[2]


def _known(name: str) -> str:
    """The key where the lexicon knows the name, so that "Mỹ" finds "Hoa Kỳ"."""
    return country_codes().get(fold(name)) or province_slugs().get(fold(name)) or fold(name)


def _ref(group: str) -> Ref:
    kind, _, key = base_of(group).partition("/")
    suffix = own_suffix(group)
    return Ref(kind, key if suffix is None else f"{key.lower()}_{suffix}")


def _thing(group: str, spellings: Counter[str]) -> ResolvedThing:
    """The thing by the base's row of the lexicon, under its own key."""
    kind, _, key = base_of(group).partition("/")
    return replace(place_thing(Ref(kind, key), spellings), ref=_ref(group))


def _refuse_two_kinds(groups: Groups, decisions: Sequence[Decision]) -> None:
    for (group, identity), why in groups.reasons.items():
        if group.partition("/")[0] != identity.partition("/")[0]:
            row = next(decision for decision in decisions if f"Decided: {decision.why}" == why)
            raise UsageError(f"{row.origin}: a country and a province cannot be one place; delete the row")
