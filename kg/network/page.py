"""Makes a page of a network that opens without a server and makes no request: data, style and script are in it."""

from __future__ import annotations

import functools
import html
import json
import re
import textwrap
from importlib.resources import files
from typing import Any

import networkx as nx

from kg.network.layout import place, radius, rings
from kg.network.network import LEVEL_RANK, ROLE_RANK, VIETNAM, edges_of, largest_part, nodes_of
from kg.network.words import COLOURS, EVENT_KINDS_VI, KINDS_VI, LEVELS_VI, RELATIONS_VI, ROLES_VI, TITLES_EN, TITLES_VI
from kg.query.names import collation_key

_MOST = 400  # nodes that a page shows; more are a cloud, and slow


def write_page(network: nx.Graph[str]) -> str:
    """The page as HTML; texts of articles are escaped wherever they stand."""
    whole = len(network)
    if network.graph["kind"] != "partnerships":
        network = largest_part(network, _MOST)
    kind = network.graph["kind"]
    title = TITLES_VI[kind]
    fields = {
        "title": html.escape(title),
        "subtitle": html.escape(_subtitle(network, whole)),
        "table": _table(network),
        "data": _embedded(_partnership_data(network) if kind == "partnerships" else _ties_data(network)),
        "script": _file("page.js"),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: fields[match[1]], _file("page.html"))


@functools.cache
def _file(name: str) -> str:
    return (files("kg.network") / name).read_text("utf-8")


def _embedded(data: dict[str, Any]) -> str:
    """JSON that cannot end its script element: no "<" is left in it."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _subtitle(network: nx.Graph[str], whole: int) -> str:
    kind = network.graph["kind"]
    if kind == "partnerships":
        return f"Theo các bài báo đã đọc; bài báo không nói tới thì không có ở đây. {TITLES_EN[kind]}"
    said = f"Theo các bài báo đã đọc; danh sách có thể chưa đầy đủ. {TITLES_EN[kind]}"
    return said if whole == len(network) else f"{said} {len(network)} điểm có nhiều quan hệ nhất trong {whole}."


def _partnership_data(network: nx.Graph[str]) -> dict[str, Any]:
    places, levels = place(network), rings(network)
    nodes = []
    for name, data in nodes_of(network):
        node = _node(name, data, places, 18)
        if name == VIETNAM:
            nodes.append({**node, "centre": True, "group": None, "what": ""})
            continue
        edge = network.edges[name, VIETNAM]
        steps = [_split_step(step) for step in edge["ladder"].split("; ")]
        nodes.append({**node, "group": data["level"], "steps": steps, "what": LEVELS_VI[data["level"]]})
    reached = {level for node in nodes for level, _ in node.get("steps", [])}
    years = sorted(int(date[:4]) for node in nodes for _, date in node.get("steps", []) if date)
    return {
        "nodes": nodes,
        "edges": [_edge(a, b, data, _ladder(data)) for a, b, data in edges_of(network)],
        "rings": [radius(i, len(levels)) for i in range(len(levels))],
        "groups": [[level, name] for level, name in LEVELS_VI.items() if level in reached],
        "colours": COLOURS,
        "order": LEVEL_RANK,
        "years": [years[0], years[-1]] if years else None,
    }


def _ties_data(network: nx.Graph[str]) -> dict[str, Any]:
    places = place(network)
    nodes = []
    for name, data in nodes_of(network):
        event = data["kind"] == "event"
        dated = event and "event_kind" in data
        what = " · ".join(filter(None, [EVENT_KINDS_VI[data["event_kind"]], data["date"]])) if dated else KINDS_VI[data["kind"]]
        nodes.append({**_node(name, data, places, 28), "group": data["kind"], "square": event, "what": what})
    kinds = {node["group"] for node in nodes}
    return {
        "nodes": nodes,
        "edges": [_edge(a, b, data, _said(data)) for a, b, data in edges_of(network)],
        "rings": [],
        "groups": [[kind, name] for kind, name in KINDS_VI.items() if kind in kinds],
        "colours": COLOURS,
        "order": ROLE_RANK,
        "years": None,
    }


def _node(name: str, data: dict[str, Any], places: dict[str, tuple[float, float]], width: int) -> dict[str, Any]:
    lines = textwrap.wrap(data["label"], width)
    lines = lines if len(lines) <= 2 else [lines[0], lines[1] + " …"]
    return {"id": name, "label": data["label"], "x": places[name][0], "y": places[name][1], "lines": lines}


def _edge(a: str, b: str, data: dict[str, Any], what: str) -> dict[str, str]:
    return {"a": a, "b": b, "what": what, "quote": data["quote"], "article": data["article"], "fact": data["fact"]}


def _split_step(step: str) -> list[str]:
    level, _, date = step.partition(" ")
    return [level, date]


def _ladder(data: dict[str, Any]) -> str:
    steps = (_split_step(step) for step in data["ladder"].split("; "))
    return " → ".join(LEVELS_VI[level] + (f" ({date})" if date else "") for level, date in steps)


def _said(data: dict[str, Any]) -> str:
    """What an edge that is no partnership says: a role and its day, how often two met or were together, any other tie."""
    if "role" in data:
        mode = {"online": "trực tuyến", "in-person": "trực tiếp"}.get(data["mode"], "")
        return " · ".join(filter(None, [ROLES_VI[data["role"]], mode, data["date"]]))
    what = RELATIONS_VI[data["relation"]]
    if "weight" in data:
        days = data["first"] if data["first"] == data["last"] else f"{data['first']} – {data['last']}"
        return " · ".join(filter(None, [f"{what} {data['weight']} lần", days]))
    return " · ".join(filter(None, [what, {**ROLES_VI, **LEVELS_VI}.get(data["detail"], ""), data["date"]]))


def _table(network: nx.Graph[str]) -> str:
    """Every edge as a row, for readers without scripts or pictures."""
    rows = []
    for a, b, data in edges_of(network):
        if network.graph["kind"] == "partnerships":
            cells = (network.nodes[b if a == VIETNAM else a]["label"], _ladder(data))
        else:
            a, b = (b, a) if network.nodes[a]["kind"] == "event" else (a, b)
            cells = (network.nodes[a]["label"], f"{network.nodes[b]['label']} · {_said(data)}")
        rows.append((*cells, data["quote"], data["article"]))
    rows.sort(key=lambda row: [collation_key(cell) for cell in row])
    head = "".join(f"<th>{name}</th>" for name in ("Ai", "Điều được nêu", "Câu trích", "Bài"))
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
