"""A cleaned article comes in, an annotated one goes out: who, what, where, when and how many its sentences name; no facts yet."""

from kg.mentions.annotate import annotate

__all__ = ["annotate"]
