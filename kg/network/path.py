"""Finds how two things are connected, with the sentence behind each step; it judges no tie as more telling than another."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.network.ties import RELATIONS, Tie, cite, read_labels
from kg.network.timed import TimedTie, read_timed
from kg.network.ways import EVER, Way, arrive, find_ways, steps_of
from kg.network.when import BEGINNING, CERTAIN, POSSIBLE, Validity
from kg.query.header import Parameter
from kg.query.parameters import convert
from kg.query.run import Source, names_of
from kg.query.terms import short
from kg.timeline.days import Span


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path from ``start`` to ``end``, both labels. ``forward``: the tie too goes from start to end."""

    start: str
    end: str
    relation: str
    details: tuple[str, ...]  # status, role or level, and date
    forward: bool
    fact: str
    article: str
    quote: str
    start_thing: str  # short IRIs
    end_thing: str
    time: str  # when the tie held, as far as the graph knows; "" for not at all
    answer: str  # certain or possible: whether it held in the time that was asked for; "" where none was


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the steps of a path.

    ``window``: each held on some day of it. ``in_order``: the times of the steps, one after the other, never run backwards.
    ``sure``: certainly so; without it, possibly counts too. ``relations``: ties of these alone.
    """

    window: Span | None = None
    in_order: bool = False
    sure: bool = False
    relations: tuple[str, ...] = RELATIONS

    @property
    def timed(self) -> bool:
        """Whether anything is asked of the time."""
        return self.window is not None or self.in_order


@dataclass(frozen=True, slots=True)
class Found:
    """The paths, shortest first; none, and then ``why_not`` says why. One of no step: both names mean one thing."""

    paths: tuple[tuple[Hop, ...], ...]
    why_not: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A tie as a step: the days on which it may be gone, and what it answers to the window; only ties that fit make one."""

    timed: TimedTie
    time: Validity
    days: Span
    answer: str

    @property
    def told(self) -> tuple[str, str]:
        """The time and the answer as people read them."""
        return str(self.time), self.answer


def find_path(source: Source, a: str, b: str, asked: Asked | None = None) -> tuple[Hop, ...] | None:
    """The shortest way from ``a`` to ``b`` (names or IRIs), empty where they are one thing, None where there is none.

    Where a name means several things, the shortest of all ways counts; equal ways are decided by IRI.
    Raises ``UsageError`` for a name that the graph does not have.
    """
    paths = find_paths(source, a, b, asked).paths
    return paths[0] if paths else None


def find_paths(source: Source, a: str, b: str, asked: Asked | None = None, most: int = 1) -> Found:
    """At most ``most`` ways from ``a`` to ``b``: the shortest, then others that are up to two steps longer.

    Raises ``UsageError`` as ``find_path`` does, and for an unknown relation.
    """
    asked = asked or Asked()
    if asked.sure and not asked.timed:
        raise UsageError("sure is said of times: ask for a day, a time or an order with it")
    if not set(asked.relations) <= set(RELATIONS):
        raise UsageError(f"no relation is called {min(set(asked.relations) - set(RELATIONS))!r}; have {', '.join(RELATIONS)}")
    starts, ends = things_named(source, "A", a), things_named(source, "B", b)
    notes = tuple(several(typed, found) for typed, found in ((a, starts), (b, ends)) if len(found) > 1)
    if set(starts) & set(ends):
        return Found(((),), notes=notes)
    ties = read_timed(source, asked.relations)
    fitting = steps_that_fit(ties, asked)
    ways = ways_through(fitting, starts, ends, most)
    if not ways:
        from kg.network.whynot import say_why_not

        return Found((), say_why_not(source, ties, starts, ends, asked), notes)
    return Found(tuple(tell(source, [steps_of_way(way, fitting, asked) for way in ways])), notes=notes)


def things_named(source: Source, name: str, typed: str, kind: str = "thing") -> list[str]:
    """The IRIs that ``typed`` means; ``name`` is for the message of the ``UsageError`` where it means none."""
    parameter = Parameter(name, kind, True, None, "", f"the name or IRI of a {kind}")
    return [term.value for term in convert(parameter, typed, names_of(source))]


def several(typed: str, found: Sequence[str]) -> str:
    """What to tell of a name that means several things."""
    shown = ", ".join(short(one) for one in found[:4])
    return f"{typed!r} means {len(found)} things here: {shown}{' …' if len(found) > 4 else ''}"


Fitting = dict[tuple[str, str], list[Step]]  # (lesser IRI, greater IRI) -> the steps between them, the best first


def steps_that_fit(ties: Iterable[TimedTie], asked: Asked) -> Fitting:
    """The ties that may be steps, as ``asked``."""
    found: Fitting = defaultdict(list)
    for timed in ties:
        a, b = sorted((timed.tie.a, timed.tie.b))
        found[a, b] += [step for time in timed.times if (step := _step(timed, time, asked)) is not None]
    for steps in found.values():
        steps.sort(key=_rank)
    return found


def _rank(step: Step) -> tuple[bool, str, bool, str, str]:
    """What is certain first, then by relation, a dated tie before others."""
    tie = step.timed.tie
    return (step.answer == POSSIBLE, tie.relation, not tie.date, tie.fact, str(step.time))


def _step(timed: TimedTie, time: Validity, asked: Asked) -> Step | None:
    if not asked.timed:
        return Step(timed, time, EVER, "")
    answer = time.within(asked.window or EVER)
    if answer not in ((CERTAIN,) if asked.sure else (CERTAIN, POSSIBLE)):
        return None
    if not asked.in_order:
        return Step(timed, time, EVER, answer)
    days = time.days(asked.sure)
    if days is None:
        return None
    inside = asked.window or EVER
    days = Span(max(days.first, inside.first), min(days.last, inside.last))
    # An event of which only the year is known has no certain day, and no certain place in an order.
    exact = CERTAIN if time.certain is not None and answer == CERTAIN else POSSIBLE
    return Step(timed, time, days, exact) if days.first <= days.last else None


def ways_through(fitting: Fitting, starts: Sequence[str], ends: Sequence[str], most: int) -> list[Way]:
    """The ways over these steps, as ``find_ways`` orders them."""
    return find_ways(steps_of((a, b, step.days) for (a, b), steps in fitting.items() for step in steps), starts, ends, most)


Gone = list[tuple[str, str, Step]]  # (from, to, the tie between them) for each step of a way


def steps_of_way(way: Way, fitting: Fitting, asked: Asked) -> Gone:
    """The steps of a way: of several ties between two things the best, in a journey the first that does not come too early."""
    day = BEGINNING
    gone: Gone = []
    for x, y in itertools.pairwise(way):
        steps = fitting[min(x, y), max(x, y)]
        if asked.in_order:
            arrival = arrive((step.days for step in steps), day)
            steps = [step for step in steps if arrive((step.days,), day) == arrival]
            day = arrival or day
        gone.append((x, y, steps[0]))
    return gone


def tell(source: Source, ways: Sequence[Gone]) -> list[tuple[Hop, ...]]:
    """The hops of each way, with labels and sentences."""
    things = {thing for way in ways for x, y, _ in way for thing in (x, y)}
    labels = read_labels(source, things)
    ties = list(dict.fromkeys(step.timed.tie for way in ways for *_, step in way))
    cited = dict(zip(ties, cite(source, ties), strict=True))
    return [tuple(_hop(x, y, step, cited[step.timed.tie], labels) for x, y, step in way) for way in ways]


def _hop(x: str, y: str, step: Step, tie: Tie, labels: dict[str, str]) -> Hop:
    return Hop(
        labels.get(x, short(x)),
        labels.get(y, short(y)),
        tie.relation,
        tuple(filter(None, [tie.detail, tie.date])),
        tie.a == x,
        short(tie.fact),
        tie.article,
        tie.quote,
        short(x),
        short(y),
        *step.told,
    )
