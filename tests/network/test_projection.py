"""The projection by sparse products is networkx's own, pair by pair; a missing extra is named."""

from __future__ import annotations

import builtins
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from kg.errors import UsageError
from kg.network.projection import project

groups_of = st.dictionaries(st.sampled_from([f"event:{i}" for i in range(8)]), st.sets(st.sampled_from("abcdefgh"), max_size=6), max_size=8)


@settings(deadline=None)
@given(groups_of)
def test_it_is_the_projection_of_networkx(groups: dict[str, set[str]]) -> None:
    whole = nx.Graph([(thing, group) for group, things in groups.items() for thing in things])
    things = sorted(set().union(*groups.values())) if groups else []
    projected = bipartite.weighted_projected_graph(whole, things) if things else nx.Graph()
    expected = sorted((min(a, b), max(a, b), data["weight"]) for a, b, data in projected.edges(data=True))
    assert project(groups) == expected


def test_a_thing_counts_once_in_a_group() -> None:
    assert project({"x": ["b", "a", "b"], "y": ["a", "b"], "z": ["c"], "empty": []}) == [("a", "b", 2)]


def test_nothing_is_no_matter() -> None:
    assert project({}) == project({"x": []}) == []


def test_without_scipy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def refuse(name: str, *arguments: Any, **options: Any) -> Any:
        if name.partition(".")[0] == "scipy":
            raise ImportError(name)
        return importing(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(UsageError, match=r"banggiao\[network\]"):
        project({"x": ["a", "b"]})
