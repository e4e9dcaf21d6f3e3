"""A graph in, people who are in two countries on one day, and events with two dates out; it measures no distance.

A place counts where the lexicon knows its country. Whoever takes part online, or elsewhere ("điểm cầu"), is nowhere, and so is
whoever travels that day: a visit has its own way between two countries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.check.finding import Finding, Severity
from kg.query.run import Source, select
from kg.resolve.keys import fold
from kg.resolve.places import country_codes, province_rows, province_slugs

_PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
_PRESENT = _PREFIXES + """SELECT ?fact ?person ?name ?event ?label ?day ?place WHERE {
  ?fact bg:participant ?person ; bg:event ?event ; bg:modality bg:took-part .
  ?person a <http://xmlns.com/foaf/0.1/Person> ; rdfs:label ?name . FILTER(LANG(?name) = "vi")
  ?event rdfs:label ?label ; schema:startDate ?day ; schema:location ?place . FILTER(LANG(?label) = "vi")
  FILTER NOT EXISTS { ?event a bg:Visit }
  FILTER NOT EXISTS { ?event bg:planned true }
  FILTER NOT EXISTS { ?event schema:endDate ?end . FILTER(STR(?end) != STR(?day)) }
  FILTER NOT EXISTS { ?fact bg:mode bg:online }
  FILTER NOT EXISTS { ?fact bg:venue ?venue }
} ORDER BY ?person ?day ?event"""
_EVENTS = _PREFIXES + """SELECT ?event ?label ?start ?end ?place ?series ?edition WHERE {
  ?event a bg:Conference ; rdfs:label ?label ; schema:startDate ?start . FILTER(LANG(?label) = "vi")
  OPTIONAL { ?event schema:endDate ?end }
  OPTIONAL { ?event schema:location ?place }
  OPTIONAL { ?event bg:editionOf ?series ; bg:edition ?edition }
  FILTER NOT EXISTS { ?event bg:planned true }
} ORDER BY ?event"""
# An ordinal or a year: without one, a name is that of a series. "phiên" and "kỳ họp" go on for weeks, in sittings.
_EDITION = re.compile(r"\b(?:lần thứ|lần|khóa)\s+(?:\d+|[IVXLC]+)\b|\b[A-ZĐ]{3,}[ -]?\d{1,4}\b")
YEAR = 4  # digits
_SITTINGS = re.compile(r"\b(?:phiên|kỳ họp|họp báo|toàn thể|vòng|bên lề|chuẩn bị)\b", re.IGNORECASE)


def check_places(source: Source) -> Iterator[Finding]:
    """Everything that this module finds, in no order."""
    days: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in select(source, _PRESENT).values():
        if len(row["day"]) == 10 and country_of(row["place"]) is not None:
            days[row["person"], row["day"]].append(row)
    for (_, day), rows in sorted(days.items()):
        for one, other in combinations(rows, 2):
            if country_of(one["place"]) != country_of(other["place"]):
                where = f"at “{one['label']}” in {one['place']} and at “{other['label']}” in {other['place']}"
                yield Finding(Severity.DOUBT, "two-places", f"{one['name']} is on {day} {where}.", (one["fact"], other["fact"]))
                break
    yield from _two_dates(source)


def country_of(place: str) -> str | None:
    """The country in which a place of an event lies, by its last part that the lexicon knows: "Đà Nẵng", "Bắc Kinh, Trung Quốc"."""
    for part in reversed(re.split(r"[,()]| - ", place)):
        name = fold(re.sub(r"^(?:tỉnh|thành phố|TP\.?|nước|thủ đô)\s+", "", part.strip(), flags=re.IGNORECASE))
        if name in country_codes():
            return country_codes()[name]
        if name in province_slugs():
            return province_rows()[province_slugs()[name]]["country"]
    return None


def _two_dates(source: Source) -> Iterator[Finding]:
    """One edition of a conference, by its name or by its series, told as two events on days that do not meet."""
    editions: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in select(source, _EVENTS).values():
        if len(row["start"]) != 10 or _SITTINGS.search(row["label"]):
            continue
        if "series" in row:
            editions[row["series"], row["edition"]].append(row)
        elif _EDITION.search(row["label"]):
            editions[fold(row["label"]), ""].append(row)
    for (_, edition), rows in sorted(editions.items()):
        rows.sort(key=lambda row: (row["start"], row["event"]))
        # A year's conferences are in it or beside it; of one ordinal there is one conference, whatever the year.
        numbered = 0 < len(edition) < YEAR
        for one, other in combinations(rows, 2):
            if other["start"] > one.get("end", one["start"]) and (numbered or one["start"][:4] == other["start"][:4]):
                yield Finding(Severity.DOUBT, "two-dates", _dates_differ(one, other), (one["event"], other["event"]))
                break


def _dates_differ(one: dict[str, str], other: dict[str, str]) -> str:
    if fold(one["label"]) == fold(other["label"]):
        return f"“{one['label']}” is on {one['start']} and on {other['start']}."
    return f"“{one['label']}” is on {one['start']}, and “{other['label']}”, the same edition, is on {other['start']}."
