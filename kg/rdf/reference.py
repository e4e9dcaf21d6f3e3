"""The tables of ``kg.reference`` in, the triples of the reference graph out; none of them goes into ``kg.ttl``.

Levels and units have classes and properties of their own, so that a query over both graphs never takes a reference row for what
an article states; each leads to its sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.lexicon import load_table
from kg.model import Ref, Status
from kg.rdf import literal
from kg.rdf.iri import iri, mint
from kg.rdf.vocabulary import BG, DCTERMS, LEVEL, RDF, RDFS, SCHEMA, STATUS, VOID
from kg.reference import ReferenceHolding, ReferenceLevel, Unit, reference_holdings, reference_levels, reference_units, unit_today
from kg.resolve.keys import slug
from kg.resolve.places import country_rows

Triples = Iterator[Triple]


def reference_graph() -> NamedNode:
    """The name of the reference graph in the store."""
    return mint("graph", "reference")


def emit_reference(named: Iterable[Ref] = ()) -> Triples:
    """All triples of the reference graph: its own node, the levels of partnership, the provinces and what became of them, posts.

    ``named``: things that the articles' graph names. They get no label here: an engine that asks both graphs as one would find it twice.
    """
    yield Triple(reference_graph(), RDF["type"], VOID["Dataset"])
    yield Triple(reference_graph(), DCTERMS["title"], literal.english("Reference data, stated by no article of this graph"))
    for level in reference_levels():
        yield from _level(level)
    for unit in reference_units():
        yield from _unit(unit)
    for holding in reference_holdings():
        yield from _holding(holding)
    yield from _replacements()
    yield from _labels(frozenset(named))


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


def _unit_node(key: str) -> NamedNode:
    return mint("reference", f"province-{key}")


def _labels(named: frozenset[Ref]) -> Triples:
    """The usual name of each country and province that a row is about, so that it can be asked for where no article names it."""
    names = {Ref("country", level.country): country_rows()[level.country]["name"] for level in reference_levels()}
    names |= {Ref("province", unit.province): unit.name for unit in reference_units()}
    for ref in sorted(names.keys() - named):
        yield Triple(iri(ref), RDFS["label"], literal.vietnamese(names[ref]))


def _replacements() -> Triples:
    """The same by the names that articles use: ``dcterms:isReplacedBy`` and the last day of each province that is gone."""
    for row in load_table("provinces"):
        if row["country"] == "VN" and row["replaced_by"]:
            node = mint("province", row["key"])
            yield Triple(node, DCTERMS["isReplacedBy"], mint("province", row["replaced_by"]))
            if row["valid_to"]:
                yield Triple(node, SCHEMA["endDate"], literal.date(row["valid_to"]))
