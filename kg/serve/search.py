"""Finds things by a name as people type it, without regard to case, tones and marks; it asks the graph for nothing but names."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.names import KINDS, bare, collation_key
from kg.resolve.keys import fold
from kg.serve.facts import Link, href_of, labels_of
from kg.serve.graph import ServedGraph

LIMIT = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; ``other`` is the name that matched where it is not the one that is shown."""

    link: Link
    kind: str
    other: str


def search(graph: ServedGraph, typed: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """The best hits first: the whole name, its beginning, whole words of it, the beginnings of its words.

    Of equal hits those stand first that agree in their marks with what was typed.
    """
    wanted = bare(typed).split() if any(character.isalnum() for character in typed) else []
    if not wanted:
        return ()
    found: list[tuple[tuple[int, bool, int, tuple[object, ...]], str, str, str]] = []
    for place, kind in enumerate(KINDS):
        for iri, given in graph.names().of_kind(kind).items():
            distances = [(distance, name) for name in given if (distance := _distance(wanted, bare(name).split())) is not None]
            if distances and href_of(iri):
                best, name = min(distances)
                found.append(((best, fold(typed) not in fold(name), place, collation_key(name)), iri, kind, name))
    found.sort()
    labels = labels_of(graph, [iri for _, iri, _, _ in found[:limit]])
    return tuple(_hit(labels[iri], kind, name) for _, iri, kind, name in found[:limit])


def _hit(link: Link, kind: str, name: str) -> Hit:
    return Hit(link, kind, "" if bare(link.label) == bare(name) else name)


def _distance(wanted: list[str], words: list[str]) -> int | None:
    """0 for the same words; 1 where they begin the name; 2, 3 where they are in it; 4 where they begin words of it; None."""
    size = len(wanted)
    if words == wanted:
        return 0
    if words[:size] == wanted:
        return 1
    if any(words[start : start + size] == wanted for start in range(1, len(words) - size + 1)):
        return 2
    if set(wanted) <= set(words):
        return 3
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 4
    return None
