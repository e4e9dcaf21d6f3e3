"""Who met whom, as the question who-met has it: opposite sides of one meeting; conferences and ceremonies make no meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from kg.network.listing import Value, rows_of
from kg.network.parts import add_node, citation
from kg.network.ties import Tie, read_events, read_labels, read_ties
from kg.network.when import in_window
from kg.query.run import Source
from kg.query.terms import Rows, short
from kg.rdf.iri import ID
from kg.timeline.days import Span

_PERSON = f"{ID}person/"
_HOSTS = ("host", "chair")
COLUMNS = (
    "person", "role", "met", "met_role", "event", "date", "article", "quote", "person_iri", "met_iri", "event_iri", "fact_iri",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Met:
    """Two people of one meeting: the participations of both, with their sentences, and labels; the meeting's first day."""

    own: Tie
    other: Tie
    person: str
    met: str
    event: str
    date: str


def read_met(source: Source, person: Collection[str] = (), days: Span | None = None) -> list[Met]:
    """Each two people who met, by date, meeting and IRIs.

    With IRIs of ``person``, those whom any of them met, that person as ``own``; without, each two once. ``days``: meetings whose
    first day lies in it, or may.
    """
    labels, events = read_labels(source), read_events(source)
    there: dict[str, list[Tie]] = defaultdict(list)
    for tie in read_ties(source, ["attended"]):
        kind, date = events.get(tie.b, ("", ""))
        if kind == "meeting" and tie.a.startswith(_PERSON) and in_window(date, days):
            there[tie.b].append(tie)
    found = [
        Met(own, other, labels.get(own.a, ""), labels.get(other.a, ""), labels.get(event, ""), events[event][1])
        for event, ties in there.items()
        for own in ties
        for other in ties
        if (own.a in person and own.a != other.a if person else own.a < other.a) and _opposite(own, other, labels)
    ]
    return sorted(found, key=lambda met: (met.date, met.own.b, met.own.a, met.other.a, met.other.fact))


def met_rows(found: Iterable[Met]) -> Rows:
    """The rows of the question who-met."""
    records: list[dict[str, Value]] = [
        {
            "person": met.person, "role": met.own.detail, "met": met.met, "met_role": met.other.detail, "event": met.event,
            "date": met.date, "article": met.other.article, "quote": met.other.quote, "person_iri": short(met.own.a),
            "met_iri": short(met.other.a), "event_iri": short(met.own.b), "fact_iri": short(met.other.fact),
        }
        for met in found
    ]  # fmt: skip
    return rows_of(COLUMNS, records)


def _opposite(own: Tie, other: Tie, labels: dict[str, str]) -> bool:
    """One received the other, or the meeting's name names both and they are neither both hosts nor both visitors."""
    roles = {own.detail, other.detail}
    if "visitor" in roles and roles & set(_HOSTS):
        return True
    event = labels.get(own.b, "")
    named = all(labels.get(tie.a) is not None and labels[tie.a] in event for tie in (own, other))
    return named and (own.detail != other.detail or own.detail not in ("host", "visitor"))


def meetings_network(source: Source, days: Span | None = None) -> nx.Graph[str]:
    """People, with an edge between two who met: how often as ``weight``, first and last date, and the latest one's sentence."""
    labels = read_labels(source)
    pairs: dict[tuple[str, str], list[Met]] = defaultdict(list)
    for met in read_met(source, days=days):
        pairs[met.own.a, met.other.a].append(met)
    network: nx.Graph[str] = nx.Graph()
    for (a, b), mets in sorted(pairs.items()):
        meetings = sorted({met.own.b for met in mets})
        dates = sorted({met.date for met in mets if met.date})
        latest = mets[-1]
        for thing in (a, b):
            add_node(network, thing, labels, side="participant")
        span = {"first": dates[0] if dates else "", "last": dates[-1] if dates else ""}
        events = "; ".join(short(event) for event in meetings)
        network.add_edge(short(a), short(b), relation="met", weight=len(meetings), **span, events=events, **citation(latest.other))
    return network
