"""Traversals: a graph's ties as networkx graphs, paths with a sentence for each step, files and pictures of them."""

from kg.network.exports import ENDINGS, export_network
from kg.network.network import KINDS, build_network
from kg.network.path import Asked, Found, Hop, find_path, find_paths

__all__ = ["ENDINGS", "KINDS", "Asked", "Found", "Hop", "build_network", "export_network", "find_path", "find_paths"]
