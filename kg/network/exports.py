"""Writes a network as GraphML, GEXF, JSON, CSV, a picture or a page; each file is the same bytes for the same network."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from kg.errors import KgError, UsageError
from kg.network.network import edges_of, nodes_of


def export_network(network: nx.Graph[str], output: Path) -> None:
    """Writes ``network`` to ``output`` in the form of its ending, one of ENDINGS; raises ``UsageError`` for another."""
    if output.suffix not in _WRITERS:
        raise UsageError(f"{output}: no form for {output.suffix!r}; have {' '.join(ENDINGS)}")
    data = _WRITERS[output.suffix](network)
    try:
        output.write_bytes(data)
    except OSError as error:
        raise KgError(f"{output}: cannot be written: {error.strerror}") from error


def _graphml(network: nx.Graph[str]) -> bytes:
    out = io.BytesIO()
    nx.write_graphml_xml(_sorted(network), out, prettyprint=True)
    return out.getvalue()


def _gexf(network: nx.Graph[str]) -> bytes:
    out = io.BytesIO()
    nx.write_gexf(_sorted(network), out, prettyprint=True)
    # networkx writes the day of the export into the file: it would differ every day.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


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
