"""An annotated article comes in, the facts that it states go out, each with its evidence; nothing is compared across articles.

One module for each relation. To add a relation: a module with ``find_…(annotated)``, and a line in ``extract``.
"""

from kg.rules.extract import extract

__all__ = ["extract"]
