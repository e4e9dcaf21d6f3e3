"""Ways through steps: the fewest steps, by name, in the order of time; equal to a plain search through all of them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.ways import EVER, Way, find_ways, steps_of
from kg.network.when import BEGINNING
from kg.timeline.days import Span

Pair = tuple[str, str, Span]


def year(first: int, last: int | None = None) -> Span:
    return Span(f"{first}-01-01", f"{last or first}-12-31")


def test_a_journey_goes_on_in_time() -> None:
    pairs = [("a", "b", year(2018)), ("b", "c", year(2017)), ("b", "d", year(2017, 2019)), ("d", "c", year(2018))]
    steps = steps_of(pairs)
    assert find_ways(steps, ["a"], ["c"]) == [("a", "b", "d", "c")]  # b to c was over
    assert find_ways(steps, ["c"], ["a"]) == [("c", "b", "a")]


def test_a_day_that_is_waited_for_counts_from_then_on() -> None:
    steps = steps_of([("a", "b", year(2010, 2020)), ("b", "c", year(2015)), ("c", "d", year(2014)), ("c", "e", year(2015))])
    assert find_ways(steps, ["a"], ["d"]) == []
    assert find_ways(steps, ["a"], ["e"]) == [("a", "b", "c", "e")]


def test_the_shortest_come_first_and_equal_ones_by_name() -> None:
    pairs = [("a", x, EVER) for x in "zyx"] + [(x, "b", EVER) for x in "zyx"] + [("a", "b", EVER)]
    steps = steps_of(pairs)
    assert find_ways(steps, ["a"], ["b"], 3) == [("a", "b"), ("a", "x", "b"), ("a", "y", "b")]
    assert len(find_ways(steps, ["a"], ["b"], 100)) == 4


def test_no_thing_and_no_way() -> None:
    steps = steps_of([("a", "b", EVER), ("c", "d", EVER)])
    assert find_ways(steps, ["a"], ["d"]) == find_ways(steps, ["a"], ["x"]) == find_ways(steps, ["x"], ["a"]) == []


def test_other_ends_and_starts_are_not_passed() -> None:
    steps = steps_of([("a", "b", EVER), ("b", "c", EVER), ("c", "d", EVER)])
    assert find_ways(steps, ["a", "b"], ["c", "d"], 9) == [("b", "c")]


NAMES = "abcdef"
spans = st.tuples(st.integers(2000, 2006), st.integers(0, 3)).map(lambda two: year(two[0], two[0] + two[1]))
pairs_of = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), spans), max_size=14)


@settings(deadline=None)
@given(pairs_of)
def test_journeys_are_those_of_a_search_through_everything(pairs: list[Pair]) -> None:
    expected = _every_way(pairs, "a", "f")
    shortest = min((len(way) for way in expected), default=0)
    found = find_ways(steps_of(pairs), ["a"], ["f"], 1000)
    assert found == sorted((way for way in expected if len(way) <= shortest + 2), key=lambda way: (len(way), way))


@settings(deadline=None)
@given(pairs_of)
def test_without_time_they_are_those_of_networkx(pairs: list[Pair]) -> None:
    network = nx.Graph([("a", "a"), ("f", "f"), *((a, b) for a, b, _ in pairs)])
    expected = sorted(map(tuple, nx.all_shortest_paths(network, "a", "f"))) if nx.has_path(network, "a", "f") else []
    found = find_ways(steps_of((a, b, EVER) for a, b, _ in pairs), ["a"], ["f"], 1000)
    assert [way for way in found if len(way) == len(found[0])] == expected


def _every_way(pairs: Sequence[Pair], start: str, end: str) -> list[Way]:
    """Every chain of different things whose steps can be dated one after the other."""
    between = [name for name in NAMES if name not in (start, end)]
    ways = [
        (start, *middle, end)
        for size in range(len(between) + 1)
        for chosen in itertools.combinations(between, size)
        for middle in itertools.permutations(chosen)
    ]
    return [way for way in ways if _can_be_gone(pairs, way)]


def _can_be_gone(pairs: Sequence[Pair], way: Way) -> bool:
    choices = [[days for a, b, days in pairs if {a, b} == set(step)] for step in itertools.pairwise(way)]
    return any(_in_order(spans) for spans in itertools.product(*choices))


def _in_order(spans: Sequence[Span]) -> bool:
    day = BEGINNING
    for days in spans:
        day = max(day, days.first)
        if day > days.last:
            return False
    return True
