"""What a shell may offer after ``--param``: the question's parameters, the words of a closed list, the names of a graph's things."""

from __future__ import annotations

from pathlib import Path

from kg.query.catalogue import find_question
from kg.query.names import bare
from kg.query.parameters import THINGS, WORDS
from kg.query.run import names_of, open_source

_MOST = 50  # a shell shows no more


def complete_parameter(name: str | None, graph: Path, incomplete: str) -> list[str]:
    """``key=`` or ``key=value`` for what was typed; raises ``KgError`` for an unknown question or a graph that is not there."""
    if name is None:
        return []
    parameters = {p.name: p for p in find_question(name).parameters}
    key, equals, typed = incomplete.partition("=")
    if not equals:
        return [f"{known}=" for known in parameters if known.startswith(key)]
    if key not in parameters:
        return []
    kind = parameters[key].type
    if kind in WORDS:
        return [f"{key}={word}" for word in WORDS[kind] if word.startswith(typed)]
    source = open_source(graph) if kind in THINGS else None
    if source is None:
        return []
    names = names_of(source)
    all_names = {name for one in THINGS[kind] for given in names.of_kind(one).values() for name in given}
    return [f"{key}={name}" for name in sorted(all_names) if bare(name).startswith(bare(typed))][:_MOST]
