"""Writes a network as GraphML, GEXF, JSON, CSV, a picture or a page; each file is the same bytes for the same network.

A file is written whole or not at all: what stood there before stays until the new one is safely on the disk.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from kg.errors import UsageError
from kg.network.gexf import to_gexf
from kg.network.network import edges_of, nodes_of
from kg.query.formats import xml_text
from kg.rdf.serialize import write_safely


def export_network(network: nx.Graph[str], output: Path) -> None:
    """Writes ``network`` to ``output`` in the form of its ending, one of ENDINGS; raises ``UsageError`` for another."""
    if output.suffix not in _WRITERS:
        raise UsageError(f"{output}: no form for {output.suffix!r}; have {' '.join(ENDINGS)}")
    write_safely(output, encode_network(network, output.suffix))


def encode_network(network: nx.Graph[str], ending: str) -> bytes:
    """The bytes of ``network`` in the form of one of ENDINGS."""
    return _WRITERS[ending](network)


def _graphml(network: nx.Graph[str]) -> bytes:
    out = io.BytesIO()
    nx.write_graphml_xml(_cleaned(_sorted(network)), out, prettyprint=True)
    return out.getvalue()


def _gexf(network: nx.Graph[str]) -> bytes:
    return to_gexf(_sorted(network))


def _json(network: nx.Graph[str]) -> bytes:
    """networkx's node-link form, which also D3 and others read."""
    data = nx.node_link_data(_sorted(network), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _csv(network: nx.Graph[str]) -> bytes:
    """One line for each edge: source, target, their labels and kinds, then the edge's attributes."""
    attributes = sorted({name for *_, data in edges_of(network) for name in data})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "target", "source_label", "target_label", "source_kind", "target_kind", *attributes])
    for a, b, data in edges_of(network):
        ends = [network.nodes[end][name] for name in ("label", "kind") for end in (a, b)]
        writer.writerow([a, b, *ends, *(data.get(name, "") for name in attributes)])
    return out.getvalue().encode("utf-8")


def _picture(network: nx.Graph[str], form: str) -> bytes:
    from kg.network.picture import draw

    return draw(network, form)


def _page(network: nx.Graph[str]) -> bytes:
    from kg.network.page import write_page

    return write_page(network).encode("utf-8")


def _sorted(network: nx.Graph[str]) -> nx.Graph[str]:
    """The same network with nodes and edges in the order of their names; parallel edges are numbered."""
    fresh = network.__class__(**network.graph)
    fresh.add_nodes_from(nodes_of(network))
    fresh.add_edges_from(edges_of(network))
    return fresh


def _cleaned(network: nx.Graph[str]) -> nx.Graph[str]:
    """The network with text that XML can hold; changes it in place."""
    views: tuple[Any, Any] = (network.nodes(data=True), network.edges(data=True))
    for *_, data in (element for view in views for element in view):
        data.update({name: xml_text(value) for name, value in data.items() if isinstance(value, str)})
    return network


_WRITERS: dict[str, Callable[[nx.Graph[str]], bytes]] = {
    ".html": _page,
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".svg": lambda network: _picture(network, "svg"),
    ".png": lambda network: _picture(network, "png"),
    ".csv": _csv,
    ".json": _json,
}
ENDINGS = tuple(_WRITERS)
