"""What is around a thing, tie by tie with the sentence of each: as far as so many steps, of some kinds, at some time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.errors import UsageError
from kg.network.listing import Value, rows_of
from kg.network.parts import add_node, citation
from kg.network.path import Asked, Fitting, Step, several, steps_that_fit, things_named
from kg.network.ties import Tie, cite, read_labels
from kg.network.timed import read_timed
from kg.query.names import KINDS as THINGS
from kg.query.names import collation_key
from kg.query.run import Source
from kg.query.terms import Rows, short

COLUMNS = (
    "distance", "thing", "kind", "from", "relation", "detail", "time", "answer", "article", "quote",
    "thing_iri", "from_iri", "fact_iri",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing ``distance`` steps away, and a tie by which one that is a step nearer leads to it."""

    distance: int
    thing: str  # IRI
    label: str
    nearer: str  # IRI
    nearer_label: str
    tie: Tie
    time: str  # when the tie held, as far as the graph knows
    answer: str  # certain or possible: whether it held in the time that was asked for; "" where none was

    @property
    def kind(self) -> str:
        """Kind of the thing: person, event …"""
        return short(self.thing).partition(":")[0]


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbourhood of the things that a name means.

    ``neighbours``: each tie on a shortest way outwards, nearest first. ``across``: ties between two of the same distance.
    """

    centre: tuple[str, ...]  # IRIs
    labels: dict[str, str]
    neighbours: tuple[Neighbour, ...]
    across: tuple[Neighbour, ...]
    notes: tuple[str, ...]  # what the name was taken to mean, where it means several things


def find_around(source: Source, thing: str, asked: Asked | None = None, radius: int = 1, kinds: Collection[str] = ()) -> Around:
    """What is at most ``radius`` steps from ``thing``, a name or an IRI, over ties as ``asked``; an order is not asked for here.

    ``kinds`` keeps things of these kinds alone; the ways to them lead over things of any.
    Raises ``UsageError`` for a name that the graph does not have, and for an unknown kind.
    """
    asked = asked or Asked()
    if not set(kinds) <= set(THINGS):
        raise UsageError(f"no kind of thing is called {min(set(kinds) - set(THINGS))!r}; have {', '.join(THINGS)}")
    centre = things_named(source, "thing", thing)
    fitting = steps_that_fit(read_timed(source, asked.relations), asked)
    distance = _distances(fitting, centre, radius)
    gone = list(_gone(fitting, distance, kinds))
    labels = read_labels(source, {*centre, *(thing for near, far, _ in gone for thing in (near, far))})
    ties = cite(source, (step.timed.tie for *_, step in gone))
    found = [
        Neighbour(distance[far], far, labels.get(far, short(far)), near, labels.get(near, short(near)), tie, *step.told)
        for (near, far, step), tie in zip(gone, ties, strict=True)
    ]
    found.sort(key=_rank)
    outwards = tuple(one for one in found if distance[one.nearer] < one.distance)
    across = tuple(one for one in found if distance[one.nearer] == one.distance)
    notes = (several(thing, centre),) if len(centre) > 1 else ()
    return Around(tuple(centre), labels, outwards, across, notes)


def around_network(around: Around) -> nx.Graph[str]:
    """The ties of a neighbourhood as a multigraph, a citation on each edge and the ``distance`` on each node."""
    network: nx.MultiGraph[str] = nx.MultiGraph(kind="around")
    for centre in around.centre:
        add_node(network, centre, around.labels, distance=0)
    for one in around.neighbours:
        add_node(network, one.thing, around.labels, distance=one.distance)
    ends = {one.thing for one in around.neighbours}
    inside = [one for one in around.across if {one.nearer, one.thing} <= ends]
    for one in (*around.neighbours, *inside):
        if short(one.nearer) not in network:  # its kind is none of those asked for, and it leads to one that is
            add_node(network, one.nearer, around.labels, distance=one.distance - 1)
        tie = one.tie
        attributes = {"relation": tie.relation, "detail": tie.detail, "date": tie.date, "time": one.time, **citation(tie)}
        network.add_edge(short(one.nearer), short(one.thing), **attributes)
    return network


def around_rows(around: Around) -> Rows:
    """A row for each tie."""
    records: list[dict[str, Value]] = []
    for one in around.neighbours:
        tie = one.tie
        records.append(
            {
                "distance": one.distance, "thing": one.label, "kind": one.kind, "from": one.nearer_label, "relation": tie.relation,
                "detail": tie.detail, "time": one.time, "answer": one.answer, "article": tie.article,
                "quote": tie.quote, "thing_iri": short(one.thing), "from_iri": short(one.nearer), "fact_iri": short(tie.fact),
            }
        )  # fmt: skip
    return rows_of(COLUMNS, records)


def _gone(fitting: Fitting, distance: dict[str, int], kinds: Collection[str]) -> Iterator[tuple[str, str, Step]]:
    """(nearer, farther, tie between them) within the radius, the farther of one of ``kinds`` if there are any."""
    for ends, steps in fitting.items():
        if all(end in distance for end in ends):
            near, far = sorted(ends, key=lambda end: (distance[end], end))
            if not kinds or short(far).partition(":")[0] in kinds:
                yield from ((near, far, step) for step in _once(steps))


def _distances(fitting: Fitting, centre: Collection[str], radius: int) -> dict[str, int]:
    """Thing -> the fewest steps from the centre, of those at most ``radius`` away."""
    beside: dict[str, set[str]] = defaultdict(set)
    for (a, b), steps in fitting.items():
        if steps:
            beside[a].add(b)
            beside[b].add(a)
    distance = dict.fromkeys(centre, 0)
    edge = set(centre)
    for away in range(1, radius + 1):
        edge = {other for near in edge for other in beside[near]} - distance.keys()
        distance.update(dict.fromkeys(edge, away))
    return distance


def _once(steps: list[Step]) -> list[Step]:
    """A step for each tie: one that held several times is told by the first."""
    return list({step.timed.tie.fact + step.timed.tie.relation: step for step in reversed(steps)}.values())[::-1]


def _rank(one: Neighbour) -> tuple[int, str, str, object, str, str, str]:
    tie = one.tie
    return (one.distance, tie.relation, one.time, collation_key(one.label), one.thing, one.nearer, tie.fact)
