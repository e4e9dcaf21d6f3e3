"""Paths come in, raw articles and what had to be skipped go out; what a text says is not looked at here.

Nothing is fetched: a reader opens the files that it is given and no other, and no page that one of them names.
"""

from kg.read.inputs import read_inputs

__all__ = ["read_inputs"]
