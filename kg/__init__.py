"""Bang Giao: reads Vietnamese press articles about diplomacy into a knowledge graph, every fact with its sentence.

``kg.open("out")`` gives a built graph to scripts and notebooks; see ``kg.network.library``.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(graph: Any = "out", *, endpoint: str | None = None, guard: Any = False, in_memory: bool = False) -> Any:
    """The ``kg.network.library.Graph`` of a build's folder, of a ``.ttl`` file or of a SPARQL endpoint.

    ``guard=True`` (or a ``kg.query.guarded.QueryLimits``) is for queries that strangers type: they may read, within limits of time
    and size, and do nothing else. ``in_memory=True`` reads the store into memory first: long lists come faster.
    Raises ``kg.errors.UsageError`` where there is none.
    """
    from importlib import import_module  # here: "import kg" stays light

    return import_module("kg.network.library").open_graph(graph, endpoint=endpoint, guard=guard, in_memory=in_memory)
