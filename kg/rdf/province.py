"""Provinces of a graph come in, what became of those that are gone goes out: the lexicon's data, no article's statement.

An old and a new province of one name are one node (``provinces.tsv``); which of the two an article means only its date tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.model import Ref, ResolvedThing
from kg.rdf import literal
from kg.rdf.iri import iri
from kg.rdf.vocabulary import DCTERMS, SCHEMA
from kg.resolve.places import province_rows


def emit_replacements(things: Iterable[ResolvedThing]) -> Iterator[Triple]:
    """``dcterms:isReplacedBy`` and ``schema:endDate`` of each province that went into another one."""
    for thing in things:
        row = province_rows().get(thing.ref.key) if thing.ref.kind == "province" else None
        if row is not None and row["replaced_by"]:
            yield Triple(iri(thing.ref), DCTERMS["isReplacedBy"], iri(Ref("province", row["replaced_by"])))
            if row["valid_to"]:
                yield Triple(iri(thing.ref), SCHEMA["endDate"], literal.date(row["valid_to"]))


def successors(things: Iterable[ResolvedThing]) -> list[ResolvedThing]:
    """The provinces that others among ``things`` went into, and that are not among them: to be named too."""
    rows = province_rows()
    here = {thing.ref.key for thing in things if thing.ref.kind == "province"}
    found = set(here)
    while more := {rows[key]["replaced_by"] for key in found if key in rows and rows[key]["replaced_by"]} - found:
        found |= more
    return [ResolvedThing(Ref("province", key), rows[key]["name"]) for key in sorted(found - here)]
