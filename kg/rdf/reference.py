"""The tables of ``kg.reference`` in, the triples of the reference graph out.

Levels, units and bodies have classes and properties of their own, so that a query over both graphs never takes a reference row for
what an article states; each leads to its sources. One thing alone goes into ``kg.ttl`` as well, with a source that says that it is
reference data: what took in a province that articles name and that is gone (``dcterms:isReplacedBy``).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.lexicon import Row, load_table
from kg.model import Ref, Status
from kg.rdf import literal
from kg.rdf.iri import iri, mint
from kg.rdf.vocabulary import BG, DCTERMS, LEVEL, RDF, RDFS, SCHEMA, STATUS, VOID
from kg.reference import (
    Body,
    ReferenceHolding,
    ReferenceLevel,
    Unit,
    body_today,
    reference_bodies,
    reference_holdings,
    reference_levels,
    reference_units,
    unit_today,
)
from kg.reference.provinces import RESOLUTIONS, day_after
from kg.resolve.keys import slug
from kg.resolve.organizations import body_slug
from kg.resolve.places import country_rows

Triples = Iterator[Triple]
REFERENCE_DATA = "reference data"  # begins the source of whatever of it stands in the articles' graph


def reference_graph() -> NamedNode:
    """The name of the reference graph in the store."""
    return mint("graph", "reference")


def emit_reference(named: Iterable[Ref] = ()) -> Triples:
    """All triples of the reference graph: its own node, the levels of partnership, provinces and bodies and what became of them, posts.

    ``named``: things that the articles' graph names. What that graph says of them is not said here again: an engine that asks both
    graphs as one would find it twice.
    """
    yield Triple(reference_graph(), RDF["type"], VOID["Dataset"])
    yield Triple(reference_graph(), DCTERMS["title"], literal.english("Reference data, stated by no article of this graph"))
    for level in reference_levels():
        yield from _level(level)
    for unit in reference_units():
        yield from _unit(unit)
    for body in reference_bodies():
        yield from _body(body)
    for holding in reference_holdings():
        yield from _holding(holding)
    known = frozenset(named)
    for province in sorted(replacements().keys() - known):
        yield from emit_replacement(province)
    yield from _labels(known | {replacements()[province].by for province in known & replacements().keys()})


def _level(level: ReferenceLevel) -> Triples:
    key = f"{level.country.lower()}-{level.level}" + (f"-{level.since}" if level.since else "")
    node = mint("reference", key)
    yield Triple(node, RDF["type"], BG["ReferenceLevel"])
    yield Triple(node, BG["ofCountry"], mint("country", level.country))
    yield Triple(node, BG["reached"], LEVEL[level.level])
    yield Triple(node, BG["checked"], literal.string(level.checked))
    if level.since is not None:
        yield Triple(node, SCHEMA["startDate"], literal.date(level.since))
    for source in level.sources:
        yield Triple(node, DCTERMS["source"], literal.string(source))


def _unit(unit: Unit) -> Triples:
    node = _unit_node(unit.key)
    yield Triple(node, RDF["type"], BG["ReferenceUnit"])
    yield Triple(node, RDFS["label"], literal.vietnamese(unit.name))
    yield Triple(node, BG["ofProvince"], mint("province", unit.province))
    yield Triple(node, BG["unitRank"], literal.vietnamese(unit.rank))
    yield Triple(node, BG["nowIn"], _unit_node(unit_today(unit).key))
    if unit.valid_from is not None:
        yield Triple(node, SCHEMA["startDate"], literal.date(unit.valid_from))
    if unit.valid_to is not None:
        yield Triple(node, SCHEMA["endDate"], literal.date(unit.valid_to))
    if unit.replaced_by is not None:
        yield Triple(node, DCTERMS["isReplacedBy"], _unit_node(unit.replaced_by))
    for source in unit.sources:
        yield Triple(node, DCTERMS["source"], literal.string(source))


def _holding(holding: ReferenceHolding) -> Triples:
    node = mint("reference", f"{holding.position}-{holding.since or 'before'}-{slug(holding.person)}")
    yield Triple(node, RDF["type"], BG["ReferenceHolding"])
    yield Triple(node, RDFS["label"], literal.vietnamese(holding.person))
    yield Triple(node, BG["ofPosition"], mint("position", holding.position))
    yield Triple(node, BG["heldAs"], STATUS[Status(holding.status)])
    if holding.since is not None:
        yield Triple(node, SCHEMA["startDate"], literal.date(holding.since))
    if holding.until is not None:
        yield Triple(node, SCHEMA["endDate"], literal.date(holding.until))
    yield Triple(node, DCTERMS["source"], literal.string(holding.source))


def _body(body: Body) -> Triples:
    node, today = _body_node(body), _body_node(body_today(body))
    yield Triple(node, RDF["type"], BG["ReferenceBody"])
    yield Triple(node, RDFS["label"], literal.vietnamese(body.name))
    yield Triple(node, BG["ofOrganization"], mint("organization", body_slug(body.name)))
    yield Triple(node, BG["bodyToday"], today)
    if today != node:
        yield Triple(node, DCTERMS["isReplacedBy"], today)
    if body.decided is not None:
        yield Triple(node, BG["decidedOn"], literal.date(body.decided))
    yield Triple(node, DCTERMS["source"], literal.string(body.source))


def _body_node(body: Body) -> NamedNode:
    return mint("reference", f"body-{body_slug(body.name)}{'-new' if body.new else ''}")


def _unit_node(key: str) -> NamedNode:
    return mint("reference", f"province-{key}")


def _labels(named: frozenset[Ref]) -> Triples:
    """The usual name of each country, province and body that a row is about, so that it can be asked for where no article names it."""
    names = {Ref("country", level.country): country_rows()[level.country]["name"] for level in reference_levels()}
    names |= {Ref("province", unit.province): unit.name for unit in reference_units()}
    names |= {Ref("organization", body_slug(body.name)): body.name for body in reference_bodies()}
    for ref in sorted(names.keys() - named):
        yield Triple(iri(ref), RDFS["label"], literal.vietnamese(names[ref]))


@dataclass(frozen=True, slots=True)
class Replacement:
    """What took a province in, its name, the last day before that, and the resolution; None where not known."""

    by: Ref
    name: str
    last_day: str | None
    source: str | None


@functools.cache
def replacements() -> Mapping[Ref, Replacement]:
    """Province of Viet Nam that is gone, by the name that articles use -> what took it in."""
    rows = {row["key"]: row for row in load_table("provinces") if row["country"] == "VN"}
    gone = (row for row in rows.values() if row["replaced_by"])
    return {Ref("province", row["key"]): _replacement(row, rows[row["replaced_by"]]["name"]) for row in gone}


def _replacement(row: Row, name: str) -> Replacement:
    last = row["valid_to"] or None
    return Replacement(Ref("province", row["replaced_by"]), name, last, RESOLUTIONS.get(day_after(last)) if last else None)


def emit_replacement(province: Ref) -> Triples:
    """``dcterms:isReplacedBy``, the last day and the resolution that says so, of a province that is gone; nothing for any other."""
    found = replacements().get(province)
    if found is None:
        return
    yield Triple(iri(province), DCTERMS["isReplacedBy"], iri(found.by))
    if found.last_day is not None:
        yield Triple(iri(province), SCHEMA["endDate"], literal.date(found.last_day))
    if found.source is not None:
        yield Triple(iri(province), DCTERMS["source"], literal.string(f"{REFERENCE_DATA}: {found.source}"))


def emit_replaced(named: Iterable[Ref]) -> Triples:
    """The same for all of ``named``, and class and name of what took them in where no article names it: for the articles' graph."""
    known = frozenset(named)
    for province in sorted(known & replacements().keys()):
        found = replacements()[province]
        yield from emit_replacement(province)
        if found.by not in known:
            yield Triple(iri(found.by), RDF["type"], BG["Province"])
            yield Triple(iri(found.by), RDFS["label"], literal.vietnamese(found.name))
            yield Triple(iri(found.by), DCTERMS["source"], literal.string(REFERENCE_DATA))
