"""Facts in, tables out, one for each kind of statement and one each for evidence, things and articles; it writes no file.

Names and types of the columns never depend on the rows. Dates are partial ISO dates, text ("2025", "2025-01", "2025-01-06").
``article`` to ``confidence`` are the first piece of a fact's evidence, ``evidence_count`` is how many there are: ``evidence`` has all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.export.facts import Facts, Node, Piece
from kg.query.values import Column, Value

Row = dict[str, Value]

PROVENANCE = "article quote quote_start:integer quote_end:integer rule confidence:number evidence_count:integer"
_PIECE = PROVENANCE.removesuffix(" evidence_count:integer")
# Table -> its columns in order; a column without a type is text.
COLUMNS: Mapping[str, str] = {
    "holdings": f"person position title organization status start end first_attested last_attested {PROVENANCE} "
    "person_iri position_iri organization_iri fact_iri",
    "participations": f"participant participant_kind role modality event event_kind date planned:boolean mode venue on_behalf_of "
    f"{PROVENANCE} participant_iri event_iri on_behalf_of_iri fact_iri",
    "events": f"event kind date end place organizer planned:boolean part_of series edition {PROVENANCE} "
    "part_of_iri series_iri fact_iri",
    "partnerships": f"country code level since {PROVENANCE} country_iri fact_iri",
    "agreements": f"agreement party date {PROVENANCE} party_iri fact_iri",
    "statistics": f"about measure value:number unit period approximate:boolean {PROVENANCE} about_iri fact_iri",
    "evidence": f"fact_kind {_PIECE} fact_iri evidence_iri article_iri",
    "things": "label kind label_en code title organization aliases organization_iri thing_iri",
    "articles": "article title date url publisher sha256 same_text_as article_iri",
}
TABLES = tuple(COLUMNS)


def make_table(name: str, facts: Facts) -> tuple[Column, ...]:
    """The columns of one of TABLES, rows in the order of their IRIs; raises ``KeyError`` for another."""
    rows = [*_MAKERS[name](facts)]
    return tuple(_column(spec, rows) for spec in COLUMNS[name].split())


def _column(spec: str, rows: Iterable[Row]) -> Column:
    name, _, kind = spec.partition(":")
    values = (row.get(name) for row in rows)
    return Column(name, kind or "text", tuple(None if value == "" else value for value in values))


def provenance(piece: Piece) -> Row:
    """The columns that cite a piece of evidence."""
    offsets: Row = {"quote_start": piece.start, "quote_end": piece.end}
    return {"article": piece.article, "quote": piece.quote, **offsets, "rule": piece.rule, "confidence": piece.confidence}


def cited(facts: Facts, statement: Node) -> Row:
    """The provenance of a statement: its first piece of evidence and the number of them."""
    pieces = facts.pieces(statement)
    return {**(provenance(pieces[0]) if pieces else {}), "evidence_count": len(pieces), "fact_iri": statement.iri}


def event_kind(event: Node) -> str:
    """conference, meeting, visit, ceremony or other."""
    classes = {value.rpartition("#")[2].lower() for value in event.values.get("rdf:type", ())}
    return next((kind for kind in ("conference", "meeting", "visit", "ceremony") if kind in classes), "other")


def _holdings(facts: Facts) -> Iterator[Row]:
    for node in facts.statements["holding"].values():
        position = node.one("bg:position")
        post = facts.things.get(position)
        organization = post.one("org:postIn") if post is not None else ""
        attested = node.values.get("bg:attestedOn", ("",))
        yield {
            **_named(facts, "person", node.one("bg:holder")),
            **_named(facts, "position", position),
            **_named(facts, "organization", organization),
            "title": post.one("bg:title") if post is not None else "",
            "status": node.word("bg:status"),
            "start": node.one("schema:startDate"),
            "end": node.one("schema:endDate"),
            "first_attested": attested[0],
            "last_attested": attested[-1],
            **cited(facts, node),
        }


def _participations(facts: Facts) -> Iterator[Row]:
    for node in facts.statements["participation"].values():
        participant = node.one("bg:participant")
        event = facts.statements["event"].get(node.one("bg:event"))
        yield {
            **_named(facts, "participant", participant),
            **_named(facts, "event", node.one("bg:event")),
            **_named(facts, "on_behalf_of", node.one("bg:onBehalfOf")),
            "participant_kind": facts.kind(participant),
            "role": node.word("bg:role"),
            "modality": node.word("bg:modality"),
            "event_kind": event_kind(event) if event is not None else "",
            "date": event.one("schema:startDate") if event is not None else "",
            "planned": event is not None and event.one("bg:planned") == "true",
            "mode": node.word("bg:mode"),
            "venue": node.one("bg:venue"),
            **cited(facts, node),
        }


def _events(facts: Facts) -> Iterator[Row]:
    for node in facts.statements["event"].values():
        yield {
            "event": node.label(),
            "kind": event_kind(node),
            "date": node.one("schema:startDate"),
            "end": node.one("schema:endDate"),
            "place": node.one("schema:location"),
            "organizer": node.one("schema:organizer"),
            "planned": node.one("bg:planned") == "true",
            **_named(facts, "part_of", node.one("schema:superEvent")),
            **_named(facts, "series", node.one("bg:editionOf")),
            "edition": node.one("bg:edition"),
            **cited(facts, node),
        }


def _partnerships(facts: Facts) -> Iterator[Row]:
    for node in facts.statements["partnership"].values():
        country = facts.things.get(node.one("bg:country"))
        yield {
            **_named(facts, "country", node.one("bg:country")),
            "code": country.one("dcterms:identifier") if country is not None else "",
            "level": node.word("bg:level"),
            "since": node.one("bg:since"),
            **cited(facts, node),
        }


def _agreements(facts: Facts) -> Iterator[Row]:
    """A row for each party."""
    for node in facts.statements["agreement"].values():
        for party in node.values.get("bg:party", ("",)):
            own = {"agreement": node.label(), "date": node.one("schema:dateCreated")}
            yield {**own, **_named(facts, "party", party), **cited(facts, node)}


def _statistics(facts: Facts) -> Iterator[Row]:
    for node in facts.statements["statistic"].values():
        yield {
            **_named(facts, "about", node.one("bg:about")),
            "measure": node.one("bg:measure"),
            "value": node.number("bg:value"),
            "unit": node.one("bg:unit"),
            "period": node.one("bg:period"),
            "approximate": node.one("bg:approximate") == "true",
            **cited(facts, node),
        }


def _evidence(facts: Facts) -> Iterator[Row]:
    """A row for each piece of each fact's evidence."""
    for kind, nodes in facts.statements.items():
        for node in nodes.values():
            for piece in facts.pieces(node):
                iris: Row = {"fact_iri": node.iri, "evidence_iri": piece.iri, "article_iri": piece.article_iri}
                yield {"fact_kind": kind, **provenance(piece), **iris}


def _things(facts: Facts) -> Iterator[Row]:
    for iri, node in facts.things.items():
        yield {
            "label": node.label(),
            "kind": node.kind,
            "label_en": node.one("rdfs:label@en"),
            "code": node.one("dcterms:identifier"),
            "title": node.one("bg:title"),
            **_named(facts, "organization", node.one("org:postIn")),
            "aliases": "; ".join(node.values.get("skos:altLabel", ())),
            "thing_iri": iri,
        }


def _articles(facts: Facts) -> Iterator[Row]:
    for iri, node in facts.articles.items():
        first = facts.articles.get(node.one("bg:sameTextAs"))
        yield {
            "article": node.one("dcterms:identifier"),
            "title": node.one("dcterms:title"),
            "date": node.one("dcterms:issued"),
            "url": node.one("dcterms:source"),
            "publisher": node.one("schema:publisher"),
            "sha256": node.one("bg:sha256"),
            "same_text_as": first.one("dcterms:identifier") if first is not None else "",
            "article_iri": iri,
        }


def _named(facts: Facts, name: str, iri: str) -> Row:
    """A thing's label under ``name`` and its IRI beside it."""
    return {name: facts.label(iri) if iri else "", f"{name}_iri": iri}


_MAKERS = {
    "holdings": _holdings,
    "participations": _participations,
    "events": _events,
    "partnerships": _partnerships,
    "agreements": _agreements,
    "statistics": _statistics,
    "evidence": _evidence,
    "things": _things,
    "articles": _articles,
}
