"""What articles say of named people in, persons out: one name is one person unless offices speak for two.

Within an article a name is one person. Across articles tellings of one folded name are joined where they share a position,
then where their offices belong together, and apart where offices cannot be one person's; where nothing speaks against it
anywhere in the name's block, one name is one person. Once a name is ambiguous, a telling without an office joins the one
leader of that name, if there is one ("Phạm Minh Chính" alone is the Prime Minister), and else stays a person of its own.
Short names ("V. Putin") join a full name only where a position agrees. Co-attendance is not used: it would make people
depend on events, which depend on people.

Keys: the slug of the name. A name that many bear (``common-names.tsv``) carries a suffix from the start, unless it is a
leader's of a state: the organization that the first article (by identifier) gives, else that article. Of several people with
another name of one slug a leader keeps it, else the one of whom the first article tells; the others get that suffix, or for other
names of the same slug ("Thanh", "Thành") the name in Telex. So an article on a namesake renames hardly anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import Decision, HoldingFact, Merge, Ref, ResolvedThing
from kg.resolve.decisions import decided_judgements
from kg.resolve.features import DEFAULT, Held, Opinion, compare
from kg.resolve.keys import distinct_keys, slug, spelt_key, telex
from kg.resolve.linker import CERTAIN, Judgement, Link, Links, Telling, judge, link
from kg.resolve.names import is_common, is_short, name_identity
from kg.resolve.organizations import body_slug
from kg.resolve.people_variants import judge_short_names, judge_variants
from kg.resolve.places import common_spelling
from kg.resolve.portraits import Portraits, draw_portraits, held_order, leads


@dataclass(frozen=True, slots=True)
class People:
    """``refs`` maps (article, folded name) to the person."""

    refs: Mapping[Telling, Ref]
    things: tuple[ResolvedThing, ...]
    merges: tuple[Merge, ...]

    def ref(self, article: str, name: str) -> Ref:
        """The person that ``name`` is in ``article``."""
        return self.refs[article, name_identity(name)]


def resolve_people(
    names: Iterable[tuple[str, str]], holdings: Iterable[HoldingFact], decisions: Iterable[Decision] = ()
) -> People:
    """``names``: (article, name) for each time that a fact names a person; ``decisions`` are applied first."""
    portraits = draw_portraits(names, holdings)
    decided = decided_judgements(decisions, "person", lambda name, article: _named(name, article, portraits))
    links = link(portraits, [*decided, *judge_people(portraits)])
    return _people(portraits, links)


def _named(name: str, article: str | None, portraits: Portraits) -> list[Telling]:
    identity = name_identity(name)
    return sorted(telling for telling in portraits if telling[1] == identity and article in (None, telling[0]))


def judge_people(portraits: Portraits) -> list[Judgement]:
    """Judgements on pairs of tellings: name by name, writings of one name, short names against full ones."""
    blocks: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(portraits):
        blocks[telling[1]].append(telling)
    found = [judgement for tellings in blocks.values() if len(tellings) > 1 for judgement in _judge_block(tellings, portraits)]
    found += judge_variants(portraits)
    return found + judge_short_names(portraits, link(portraits, found).root)


def _judge_block(tellings: list[Telling], portraits: Portraits) -> list[Judgement]:
    """All tellings of one name."""
    shared = _one_position(tellings, portraits)
    clusters = link(tellings, shared).clusters()
    found = _cluster_opinions(clusters, portraits)
    apart = any(not judgement.same for judgement in found)
    judgements = shared + found
    if apart:
        return judgements + _attach_rest(portraits, link(tellings, judgements), found)
    if all(portraits[telling].short for telling in tellings):
        return judgements  # "Kim" in two articles is whoever each of them names so
    return judgements + _nothing_against(sorted(clusters))


def _one_position(tellings: list[Telling], portraits: Portraits) -> list[Judgement]:
    """Tellings that share a position, each joined to the first that has it: no pairs of all with all."""
    first: dict[str, Telling] = {}
    out: list[Judgement] = []
    for telling in tellings:
        for held in sorted(portraits[telling].held, key=held_order):
            if not held.seat.identifies:
                continue
            one = first.setdefault(held.seat.identity, telling)
            if one != telling:
                out.append(Judgement(one, telling, True, CERTAIN, f"One name, and both are {held.seat.label}."))
    return out


def _cluster_opinions(clusters: Mapping[Telling, list[Telling]], portraits: Portraits) -> list[Judgement]:
    """What the offices of two clusters say of each other: one "same" outweighs every "different"."""
    offices = {root: _offices(members, portraits) for root, members in clusters.items()}
    out: list[Judgement] = []
    for one, other in combinations(sorted(clusters), 2):
        opinion = _strongest([compare(a, b) for a in offices[one] for b in offices[other]])
        if opinion is not None:
            out.append(Judgement(one, other, opinion.same, opinion.weight, opinion.reason))
    return out


def _offices(members: Iterable[Telling], portraits: Portraits) -> list[Held]:
    """The seats of a cluster, each once for a status, with the days of all tellings."""
    days: dict[Held, set[str]] = defaultdict(set)
    for telling in members:
        for held in portraits[telling].held:
            days[replace(held, dates=())].update(held.dates)
    return sorted((replace(held, dates=tuple(sorted(dates))) for held, dates in days.items()), key=held_order)


def _strongest(opinions: Iterable[Opinion | None]) -> Opinion | None:
    given = [opinion for opinion in opinions if opinion is not None]
    return min(given, key=lambda opinion: (-opinion.weight, not opinion.same, opinion.reason), default=None)


def _nothing_against(roots: list[Telling]) -> list[Judgement]:
    reason = "One name, and no office speaks against one person."
    return [Judgement(roots[0], other, True, DEFAULT, reason) for other in roots[1:]]


def _attach_rest(portraits: Portraits, links: Links, found: list[Judgement]) -> list[Judgement]:
    """In an ambiguous name: a cluster goes to the one leader if nothing objects; two go together that only have each other."""
    clusters = links.clusters()
    apart = {frozenset((links.root[j.one], links.root[j.other])) for j in found if not j.same}
    open_to = {one: [o for o in clusters if o != one and frozenset((one, o)) not in apart] for one in clusters}
    leaders = [root for root, members in clusters.items() if leads(members, portraits)]
    offices = {root for root, members in clusters.items() if any(portraits[t].held for t in members)}
    out: list[Judgement] = []
    for root in clusters:
        choices = [other for other in open_to[root] if other in offices]
        if len(leaders) == 1 and root != leaders[0] and leaders[0] in choices:
            reason = "One name, and a leader's; nothing here speaks against it."
            out.append(judge(leaders[0], root, True, DEFAULT, reason))
        elif len(choices) == 1 and root in offices and [o for o in open_to[choices[0]] if o in offices] == [root]:
            reason = "One name, and the offices of all others of that name exclude these."
            out.append(judge(root, choices[0], True, DEFAULT, reason))
    return out


def _people(portraits: Portraits, links: Links) -> People:
    clusters = links.clusters()
    keys = _keys(clusters, portraits)
    refs = {telling: Ref("person", keys[root]) for root, members in clusters.items() for telling in members}
    things: list[ResolvedThing] = []
    for root, members in clusters.items():
        spellings = sum((portraits[telling].spellings for telling in members), Counter[str]())
        full = Counter({name: count for name, count in spellings.items() if not is_short(name)})
        label = common_spelling(full or spellings)
        things.append(ResolvedThing(refs[root], label, tuple(sorted(set(spellings) - {label}))))
    merges = tuple(_merge(made, refs, portraits) for made in links.made)
    return People(refs, tuple(sorted(things, key=lambda thing: thing.ref)), merges)


def _merge(made: Link, refs: Mapping[Telling, Ref], portraits: Portraits) -> Merge:
    name = common_spelling(portraits[made.other].spellings)
    return Merge(refs[made.other], f"{name} ({made.other[0]}, with {made.one[0]})", made.reason)


def _keys(clusters: Mapping[Telling, list[Telling]], portraits: Portraits) -> dict[Telling, str]:
    """Root -> key; see the head of this module."""
    namesakes = Counter(root[1] for root in clusters)
    wanted: dict[str, tuple[str, str]] = {}
    rank: dict[str, tuple[bool, Telling]] = {}
    for root, members in clusters.items():
        identity, names, leader = "\x1f".join(root), _full_names(members, portraits), leads(members, portraits)
        key, suffix = spelt_key(names), _own_suffix(members, portraits)
        if not leader and any(map(is_common, names)):
            wanted[identity] = f"{key}_{suffix}", telex(root[1])
        else:
            wanted[identity] = key, suffix if namesakes[root[1]] > 1 else telex(root[1])
        rank[identity] = not leader, root
    keys = distinct_keys(wanted, rank.__getitem__)
    return {root: keys["\x1f".join(root)] for root in clusters}


def _full_names(members: Iterable[Telling], portraits: Portraits) -> list[str]:
    """The spellings of the name that most articles give, full if any is: no slip of the pen ends up in a key."""
    members = list(members)
    full = [telling for telling in members if not portraits[telling].short] or members
    counts = Counter(name for _, name in full)
    usual = min(counts, key=lambda name: (-counts[name], name))
    names = sorted({name for telling in full if telling[1] == usual for name in portraits[telling].spellings})
    return [name for name in names if not is_short(name)] or names


def _own_suffix(members: Iterable[Telling], portraits: Portraits) -> str:
    """The organization of the first article that gives one, else the first article."""
    tellings = sorted(members)
    bodies = (min(map(body_slug, portraits[telling].bodies)) for telling in tellings if portraits[telling].bodies)
    return next(bodies, f"bai-{slug(tellings[0][0])}")
