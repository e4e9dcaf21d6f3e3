"""Finds the files that travel with the package: a wheel carries them inside ``kg/``, a checkout beside it; it reads none."""

from __future__ import annotations

from pathlib import Path

from kg.errors import LexiconError

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The file or folder ``name`` ("ontology/kg.ttl", "queries", "samples"): in the package, then beside it.

    An editable installation lacks what the wheel's build puts into the package, hence the second place.
    Raises ``LexiconError`` where neither has it: the installation is broken.
    """
    for place in (PACKAGE, PACKAGE.parent):
        if (place / name).exists():
            return place / name
    raise LexiconError(f"{name}: neither in {PACKAGE} nor beside it; install the package again")
