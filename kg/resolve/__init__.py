"""Facts of many articles in, one graph out: which names, offices and events are one, each merge with its reason."""

from kg.resolve.graph import resolve

__all__ = ["resolve"]
