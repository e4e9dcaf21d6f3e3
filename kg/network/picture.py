"""Draws a network as SVG or PNG with matplotlib, the same bytes each time; it needs the extra ``plot``."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError, UsageError
from kg.network.layout import place, radius, rings
from kg.network.network import VIETNAM, edges_of, largest_part, nodes_of
from kg.network.words import COLOURS, KINDS_VI, LEVELS_VI, TITLES_VI

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 70  # nodes in a picture of a network that is none of partnerships
_WIDTH, _LINES = 30, 3  # of a label in a network that is none of partnerships


def draw(network: nx.Graph[str], form: str) -> bytes:
    """The picture as "svg" or "png"; raises ``UsageError`` where matplotlib is missing, ``KgError`` for an empty network."""
    try:
        import matplotlib
    except ImportError as error:
        raise UsageError("pictures need an extra: pip install 'banggiao[plot]', or take .html") from error
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if not len(network):
        raise KgError("the network is empty: there is nothing to draw")
    network = largest_part(network, _MOST) if network.graph["kind"] != "partnerships" else network
    # parse_math: an article's "$" is money and no formula.
    settings: Any = {"svg.hashsalt": "banggiao", "svg.fonttype": "path", "font.family": "DejaVu Sans", "text.parse_math": False}
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(16, 11))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.02, 0.02, 0.96, 0.93))
        axes.set_axis_off()
        _draw_partnerships(axes, network) if network.graph["kind"] == "partnerships" else _draw_ties(axes, network)
        out = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(out, format=form, dpi=100, metadata=metadata)
    return out.getvalue()


def _draw_partnerships(axes: Axes, network: nx.Graph[str]) -> None:
    from matplotlib.patches import Circle

    places = place(network)
    axes.set_title("Quan hệ đối tác của Việt Nam theo các bài báo", fontsize=16)
    levels = rings(network)
    for i, level in enumerate(levels):
        axes.add_patch(Circle((0, 0), radius(i, len(levels)), fill=False, color=COLOURS[level], alpha=0.25, linewidth=1.2))
    for name, data in nodes_of(network):
        x, y = places[name]
        if name == VIETNAM:
            bold: dict[str, Any] = {"fontsize": 13, "weight": "bold", "color": "white", "bbox": _box("#da251d")}
            axes.text(x, y, data["label"], ha="center", va="center", zorder=4, **bold)
            continue
        colour = COLOURS[data["level"]]
        edge = network.edges[name, VIETNAM]
        axes.plot([0, x], [0, y], color=colour, linewidth=2.2 - 0.25 * edge["rank"], alpha=0.35, zorder=1)
        axes.text(x, y, _partner(data["label"], edge["since"]), ha="center", va="center", fontsize=9, zorder=3, bbox=_box(colour))
    counts = {level: sum(1 for _, data in nodes_of(network) if data["level"] == level) for level in levels}
    _legend(axes, [(COLOURS[level], f"{LEVELS_VI[level]} ({counts[level]})") for level in levels])
    axes.set_xlim(-1.1, 1.1)  # the axes are wider than high: rings become ellipses, which leaves room for names side by side
    axes.set_ylim(-1.1, 1.1)


def _partner(label: str, since: str) -> str:
    name = "\n".join(textwrap.wrap(label, 18))
    return f"{name}\n{since}" if since else name


def _box(colour: str) -> dict[str, Any]:
    face = colour if colour == "#da251d" else "white"
    return {"boxstyle": "round,pad=0.3", "facecolor": face, "edgecolor": colour, "linewidth": 1.4}


def _draw_ties(axes: Axes, network: nx.Graph[str]) -> None:
    places = place(network)
    axes.set_title(f"{TITLES_VI[network.graph['kind']]}, theo các bài báo", fontsize=16)
    for a, b, data in edges_of(network):
        (x, y), (u, v) = places[a], places[b]
        width = 0.8 * min(data.get("weight", 1), 5)
        axes.plot([x, u], [y, v], color="#888888", linewidth=width, alpha=0.5, zorder=1)
    for name, data in nodes_of(network):
        x, y = places[name]
        event = data["kind"] == "event"
        size, marker = (150, "s") if event else (60, "o")
        axes.scatter([x], [y], s=size, marker=marker, color=COLOURS[data["kind"]], zorder=2, linewidths=0)
        font: dict[str, Any] = {"fontsize": 8, "weight": "bold", "linespacing": 1.1} if event else {"fontsize": 7.5}
        axes.text(x, y - 0.022, _wrapped(data), ha="center", va="top", zorder=3, **font)
    kinds = sorted({data["kind"] for _, data in nodes_of(network)})
    _legend(axes, [(COLOURS[kind], KINDS_VI[kind]) for kind in kinds])
    axes.margins(0.08)


def _wrapped(data: dict[str, Any]) -> str:
    """A label in at most three short lines, and the date under an event's."""
    lines = textwrap.wrap(data["label"], _WIDTH)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1] + " …"]
    return "\n".join([*lines, data["date"]] if data.get("date") else lines)


def _legend(axes: Axes, entries: list[tuple[str, str]]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], marker="o", linestyle="", color=colour, label=label, markersize=8) for colour, label in entries]
    axes.legend(handles=handles, loc="lower left", frameon=False, fontsize=10)
