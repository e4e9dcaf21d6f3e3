"""A network in, GEXF 1.3 out, which Gephi opens with its timeline where anything has a date; the same bytes for the same network.

An element is there from the first day of its date to the last: "2024-12" is that whole month. One without a date is there always.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

import networkx as nx

from kg.query.formats import xml_text

Data = Mapping[str, Any]
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
# The attributes that say when; the first that is there counts.
_SINCE, _UNTIL = ("since", "date", "first_attested", "first"), ("until", "last_attested", "last")
# What lasts once it began: nothing says that a level of partnership or an agreement has ended. All else is there as long as is stated.
_LASTING_RELATIONS, _LASTING_KINDS = {"partner", "signed"}, {"agreement", "country"}


def to_gexf(network: nx.Graph[str]) -> bytes:
    """The document; nodes and edges in the order of the network, attributes by name; ``label`` and ``weight`` are GEXF's own."""
    views: Any = network.nodes(data=True)
    nodes: list[tuple[str, Data]] = list(views)
    edges = [*_edges(network)]
    dated = any(interval(data) != ("", "") for data in [*(data for _, data in nodes), *(edge[3] for edge in edges)])
    node_types, edge_types = _attributes(data for _, data in nodes), _attributes(edge[3] for edge in edges)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        f'  <graph defaultedgetype="{"directed" if network.is_directed() else "undirected"}" idtype="string"'
        f"{_TIMED if dated else _TIMELESS}>",
        *_declared("node", node_types),
        *_declared("edge", edge_types),
        "    <nodes>",
        *(line for name, data in nodes for line in _node(name, data, node_types)),
        "    </nodes>",
        "    <edges>",
        *(line for number, edge in enumerate(edges) for line in _edge(number, edge, edge_types)),
        "    </edges>",
        "  </graph>",
        "</gexf>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


_TIMED = ' mode="dynamic" timeformat="date" timerepresentation="interval"'
_TIMELESS = ' mode="static"'


def interval(data: Data) -> tuple[str, str]:
    """The first and the last day of a node or an edge; "" where it has none: it began at some time, or lasts."""
    since = next((data[name] for name in _SINCE if data.get(name)), "")
    until = next((data[name] for name in _UNTIL if data.get(name)), "")
    if not until and not (data.get("relation") in _LASTING_RELATIONS or data.get("kind") in _LASTING_KINDS):
        until = since  # no end date never means still
    start, end = _first_day(str(since)), _last_day(str(until))
    return (start, end) if not end or start <= end else (start, _last_day(str(since)))


def _first_day(date: str) -> str:
    return (date + "-01-01")[:10] if date else ""


def _last_day(date: str) -> str:
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return f"{date}-12-31" if len(date) == 4 else date


def _edges(network: nx.Graph[str]) -> Iterator[tuple[str, str, str, Data]]:
    """(source, target, kind, attributes); the kind tells parallel edges apart, which Gephi would make one otherwise."""
    views: Any = network.edges(data=True)
    for a, b, data in views:
        yield a, b, str(data.get("relation", "")), data


def _attributes(elements: Iterable[Data]) -> dict[str, str]:
    """Name of an attribute -> its type in GEXF, sorted; one with values of several types is a string."""
    found: dict[str, set[str]] = {}
    for data in elements:
        for name, value in data.items():
            if name not in ("label", "weight"):
                found.setdefault(name, set()).add(_TYPES.get(type(value), "string"))
    return {name: found[name].pop() if len(found[name]) == 1 else "string" for name in sorted(found)}


def _declared(what: str, types: Mapping[str, str]) -> Iterator[str]:
    if types:
        yield f'    <attributes class="{what}" mode="static">'
        for name, kind in types.items():
            yield f"      <attribute id={_quoted(name)} title={_quoted(name)} type={_quoted(kind)}/>"
        yield "    </attributes>"


def _node(name: str, data: Data, types: Mapping[str, str]) -> Iterator[str]:
    yield f"      <node id={_quoted(name)} label={_quoted(data.get('label', name))}{_when(data)}>"
    yield from _values(data, types)
    yield "      </node>"


def _edge(number: int, edge: tuple[str, str, str, Data], types: Mapping[str, str]) -> Iterator[str]:
    a, b, kind, data = edge
    named = f" kind={_quoted(kind)} label={_quoted(kind)}" if kind else ""
    named += f" weight={_quoted(data['weight'])}" if "weight" in data else ""
    yield f'      <edge id="{number}" source={_quoted(a)} target={_quoted(b)}{named}{_when(data)}>'
    yield from _values(data, types)
    yield "      </edge>"


def _when(data: Data) -> str:
    start, end = interval(data)
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _values(data: Data, types: Mapping[str, str]) -> Iterator[str]:
    yield "        <attvalues>"
    for name in types:
        value = data.get(name)
        if value is not None and value != "":
            yield f"          <attvalue for={_quoted(name)} value={_quoted(value)}/>"
    yield "        </attvalues>"


def _quoted(value: object) -> str:
    return quoteattr(xml_text(str(value).lower() if isinstance(value, bool) else str(value)))
