"""Bang Giao: reads Vietnamese press articles about diplomacy into a knowledge graph, every fact with its sentence.

``kg.open("out")`` gives a built graph to scripts and notebooks; see ``kg.network.library``.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(graph: Any = "out", *, endpoint: str | None = None) -> Any:
    """The ``kg.network.library.Graph`` of a build's folder, of a ``.ttl`` file or of a SPARQL endpoint.

    Raises ``kg.errors.UsageError`` where there is none.
    """
    from importlib import import_module  # here: "import kg" stays light

    return import_module("kg.network.library").open_graph(graph, endpoint=endpoint)
