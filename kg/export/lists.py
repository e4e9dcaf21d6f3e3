"""A network in, a list of its nodes and a list of its edges out, as CSV that Gephi, a spreadsheet and pandas read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.query.values import as_text

_CITED = ("article", "quote", "quote_start", "quote_end", "rule", "confidence", "evidence_count", "fact")
# Gephi knows Id, Label, Source, Target and Type by these names. The columns never depend on the graph.
NODE_COLUMNS = (
    *("Id", "Label", "kind", "label_en", "code", "event_kind", "since", "until", "place", "planned"),
    *(*_CITED, "iri"),
)
EDGE_COLUMNS = (
    *("Source", "Target", "Type", "source_label", "target_label", "relation", "detail", "since", "until"),
    *("first_attested", "last_attested", "mode", "venue", *_CITED),
)


def node_list(network: nx.Graph[str]) -> bytes:
    """A line for each node, in the order of the network."""
    views: Any = network.nodes(data=True)
    return _csv(NODE_COLUMNS, [{"Id": name, "Label": data["label"], **data} for name, data in views])


def edge_list(network: nx.Graph[str]) -> bytes:
    """A line for each edge, in the order of the network: one for each statement about two nodes."""
    views: Any = network.edges(data=True)
    labels = {name: network.nodes[name]["label"] for name in network}
    ends = [{"Source": a, "Target": b, "Type": "Directed", "source_label": labels[a], "target_label": labels[b]} for a, b, _ in views]
    return _csv(EDGE_COLUMNS, [{**end, **data} for end, (_, _, data) in zip(ends, views, strict=True)])


def _csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([as_text(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8")
