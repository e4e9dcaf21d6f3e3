"""Namespaces and terms as pyoxigraph nodes; what the terms mean is said in ``ontology/kg.ttl`` alone.

Own terms are ``BG["holder"]``: a test reads the code for them and proves that the ontology has each one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.model import EventKind, Level, Modality, Mode, ParticipantRole, Status


class Namespace:
    """A namespace: ``ORG["holds"]`` is its term ``holds``; no check that the term exists (a test checks ``BG``)."""

    __slots__ = ("_terms", "iri")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._terms: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        """The term ``name``, made once."""
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = NamedNode(self.iri + name)
        return term


BG = Namespace("https://w3id.org/banggiao/ontology#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

ONTOLOGY = NamedNode("https://w3id.org/banggiao/ontology")
VERSION = NamedNode("https://w3id.org/banggiao/ontology/0.2.0")  # owl:versionIRI of the ontology; a test holds them equal

# Prefixes of the terms; those of the things, one for each kind, are in kg.rdf.iri.
TERM_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "bg": BG.iri,
        "dcterms": DCTERMS.iri,
        "foaf": FOAF.iri,
        "org": ORG.iri,
        "rdfs": RDFS.iri,
        "schema": SCHEMA.iri,
        "skos": SKOS.iri,
        "void": VOID.iri,
        "xsd": XSD.iri,
    }
)

STATUS = MappingProxyType({status: BG[status.value] for status in Status})
ROLE = MappingProxyType({role: BG[role.value] for role in ParticipantRole})
MODE = MappingProxyType({mode: BG[mode.value] for mode in Mode})
LEVEL = MappingProxyType({level: BG[level.value] for level in Level})

# bg:attended is the plain property, so the concept needs another name.
MODALITY = MappingProxyType(
    {
        Modality.ATTENDED: BG["took-part"],
        Modality.WILL_ATTEND: BG["will-attend"],
        Modality.ABSENT: BG["absent"],
        Modality.SENT: BG["sent"],
    }
)

# OTHER is bg:Event itself, which every event has anyway.
EVENT_CLASS = MappingProxyType(
    {
        EventKind.CONFERENCE: BG["Conference"],
        EventKind.MEETING: BG["Meeting"],
        EventKind.VISIT: BG["Visit"],
        EventKind.CEREMONY: BG["Ceremony"],
    }
)

# The plain triple of each level; DIPLOMATIC relations are no partnership and have none.
PARTNER_OF = MappingProxyType(
    {
        Level.COMPREHENSIVE_STRATEGIC: BG["comprehensiveStrategicPartnerOf"],
        Level.STRATEGIC: BG["strategicPartnerOf"],
        Level.COMPREHENSIVE: BG["comprehensivePartnerOf"],
        Level.SPECIAL: BG["specialPartnerOf"],
        Level.SECTORAL: BG["sectoralPartnerOf"],
    }
)
