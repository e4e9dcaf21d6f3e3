"""Traversals: a graph's ties as networkx graphs, paths with a sentence for each step, files and pictures of them."""

from kg.network.around import Around, around_network, around_rows, find_around
from kg.network.exports import ENDINGS, export_network
from kg.network.network import KINDS, build_network
from kg.network.path import Asked, Found, Hop, find_path, find_paths

__all__ = [
    "ENDINGS",
    "KINDS",
    "Around",
    "Asked",
    "Found",
    "Hop",
    "around_network",
    "around_rows",
    "build_network",
    "export_network",
    "find_around",
    "find_path",
    "find_paths",
]
