"""The triples of a build in, their VoID description out: how many, of which classes and properties, from where, under which licence.

The whole is ``dataset:banggiao``; its subsets are what articles state (``dataset:kg``) and the reference data. It judges nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import literal
from kg.rdf.figures import class_part, term_key
from kg.rdf.iri import ID, mint
from kg.rdf.reference import reference_graph
from kg.rdf.serialize import to_turtle
from kg.rdf.vocabulary import BG, DCTERMS, ONTOLOGY, RDF, SCHEMA, TERM_PREFIXES, VOID

LICENCE = NamedNode("https://www.apache.org/licenses/LICENSE-2.0")
# Each form that `kg export` writes and that has a name of its own.
_FEATURES = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML")
_FORMATS = "http://www.w3.org/ns/formats/"
_TITLE_EN = "Facts on Vietnamese diplomacy that press articles state, each with its sentence"
_WHOLE, _ARTICLES = mint("dataset", "banggiao"), mint("dataset", "kg")


def describe_dataset(triples: Sequence[Triple], reference: Sequence[Triple]) -> bytes:
    """The description as Turtle, the same bytes for the same triples; without ``reference`` that subset is left out."""
    parts = {_ARTICLES: triples, **({reference_graph(): reference} if reference else {})}
    found = [
        *_described(_WHOLE, [triple for part in parts.values() for triple in part], "all"),
        Triple(_WHOLE, DCTERMS["title"], literal.vietnamese("Bang Giao")),
        Triple(_WHOLE, DCTERMS["description"], literal.english(_TITLE_EN)),
        Triple(_WHOLE, VOID["uriSpace"], literal.string(ID)),
        *(Triple(_WHOLE, VOID["feature"], NamedNode(_FORMATS + name)) for name in _FEATURES),
        *(Triple(_WHOLE, VOID["subset"], part) for part in parts),
    ]
    for part, name in ((_ARTICLES, "kg"), (reference_graph(), "reference")):
        if part in parts:
            found += [*_described(part, parts[part], name), *_own(part, parts[part])]
    return to_turtle(found)


def _own(node: NamedNode, triples: Iterable[Triple]) -> Iterator[Triple]:
    """What a graph says of itself: its title, its rights, what it was made with."""
    yield from (triple for triple in triples if triple.subject == node)


def _described(node: NamedNode, triples: Sequence[Triple], name: str) -> Iterator[Triple]:
    yield Triple(node, RDF["type"], VOID["Dataset"])
    yield Triple(node, DCTERMS["license"], LICENCE)
    yield from (Triple(node, VOID["vocabulary"], vocabulary) for vocabulary in _vocabularies(triples))
    yield from (Triple(node, DCTERMS["source"], source) for source in _sources(triples))
    yield from _counted(node, triples)
    yield from _class_partitions(node, triples, name)
    yield from _property_partitions(node, triples, name)


def _counted(node: NamedNode, triples: Sequence[Triple]) -> Iterator[Triple]:
    subjects = {triple.subject for triple in triples}
    counts = {
        "triples": len(triples),
        "entities": sum(isinstance(s, NamedNode) and s.value.startswith(ID) for s in subjects),
        "distinctSubjects": len(subjects),
        "distinctObjects": len({triple.object for triple in triples}),
        "classes": len({triple.object for triple in triples if triple.predicate == RDF["type"]}),
        "properties": len({triple.predicate for triple in triples}),
        "documents": sum(triple.predicate == RDF["type"] and triple.object == BG["Article"] for triple in triples),
    }
    yield from (Triple(node, VOID[name], literal.integer(number)) for name, number in counts.items() if number or name != "documents")


def _class_partitions(node: NamedNode, triples: Sequence[Triple], name: str) -> Iterator[Triple]:
    """For each class its instances, and the triples that have one of them as subject."""
    instances: dict[NamedNode, set[object]] = defaultdict(set)
    for triple in triples:
        if triple.predicate == RDF["type"] and isinstance(triple.object, NamedNode):
            instances[triple.object].add(triple.subject)
    lengths: Counter[object] = Counter(triple.subject for triple in triples)
    for found, members in instances.items():
        part = class_part(name, found)
        yield Triple(node, VOID["classPartition"], part)
        yield Triple(part, RDF["type"], VOID["Dataset"])
        yield Triple(part, VOID["class"], found)
        yield Triple(part, VOID["entities"], literal.integer(len(members)))
        yield Triple(part, VOID["triples"], literal.integer(sum(lengths[member] for member in members)))


def _property_partitions(node: NamedNode, triples: Sequence[Triple], name: str) -> Iterator[Triple]:
    by_property: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_property[triple.predicate].append(triple)
    for found, with_it in by_property.items():
        part = mint("dataset", f"{name}_property_{term_key(found)}")
        yield Triple(node, VOID["propertyPartition"], part)
        yield Triple(part, RDF["type"], VOID["Dataset"])
        yield Triple(part, VOID["property"], found)
        yield Triple(part, VOID["triples"], literal.integer(len(with_it)))
        yield Triple(part, VOID["distinctSubjects"], literal.integer(len({triple.subject for triple in with_it})))
        yield Triple(part, VOID["distinctObjects"], literal.integer(len({triple.object for triple in with_it})))


def _vocabularies(triples: Iterable[Triple]) -> set[NamedNode]:
    """The vocabularies whose terms stand as property or class."""
    terms = {triple.predicate.value for triple in triples}
    terms |= {t.object.value for t in triples if t.predicate == RDF["type"] and isinstance(t.object, NamedNode)}
    spaces = {iri for iri in TERM_PREFIXES.values() if any(term.startswith(iri) for term in terms)}
    return {ONTOLOGY if iri == BG.iri else NamedNode(iri) for iri in spaces}


def _sources(triples: Sequence[Triple]) -> set[NamedNode | Literal]:
    """Where it comes from: of each article the sites, or its publishers, or else itself; of reference data what it names as sources."""
    articles = {triple.subject for triple in triples if triple.predicate == RDF["type"] and triple.object == BG["Article"]}
    sites: dict[object, set[NamedNode]] = defaultdict(set)
    publishers: dict[object, set[Literal]] = defaultdict(set)
    found: set[NamedNode | Literal] = set()
    for triple in triples:
        if not isinstance(triple.object, Literal) or triple.predicate not in (DCTERMS["source"], SCHEMA["publisher"]):
            continue
        if triple.predicate == SCHEMA["publisher"]:
            publishers[triple.subject].add(triple.object)
        elif triple.subject not in articles:
            found.add(triple.object)
        elif (site := _site(triple.object.value)) is not None:
            sites[triple.subject].add(site)
    for article in articles:
        itself = {article} if isinstance(article, NamedNode) else set()
        found |= sites[article] or publishers[article] or itself
    return found


def _site(url: str) -> NamedNode | None:
    """The site of an address: https://example.org/; None for what is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    plain = host is not None and re.fullmatch(r"[a-z0-9.-]+", host) is not None
    return NamedNode(f"{parts.scheme}://{host}/") if plain and parts.scheme in ("http", "https") else None
