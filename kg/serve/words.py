"""The words of the pages in both languages, from ``words.tsv`` and the ontology; dates and numbers as each language writes them.

Nothing here knows a page; a key without a row is a bug and raises ``KeyError``.
"""

from __future__ import annotations

import functools
from decimal import Decimal, InvalidOperation
from importlib.resources import files

from kg.lexicon import parse_table
from kg.rdf.header import ontology
from kg.rdf.vocabulary import RDFS

LANGUAGES = ("vi", "en")
_MONTHS = "January February March April May June July August September October November December"


@functools.cache
def words(language: str) -> dict[str, str]:
    """Key -> text in ``language`` ("vi" or "en")."""
    return {row["key"]: row[language] for row in parse_table(files(__package__) / "words.tsv", "words")}


def column_name(name: str, language: str) -> str:
    """A column or parameter of a question in words; its own name where there are none."""
    return words(language).get(f"col-{name}", name.replace("_", " "))


@functools.cache
def _term_labels(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for quad in ontology().quads_for_pattern(None, RDFS["label"], None, None):
        if getattr(quad.object, "language", None) == language:
            found[str(getattr(quad.subject, "value", ""))] = str(getattr(quad.object, "value", ""))
    return found


def term_label(iri: str, language: str) -> str:
    """What the ontology calls one of its terms; the end of the IRI where it does not say."""
    return _term_labels(language).get(iri) or iri.rpartition("#")[2].rpartition("/")[2]


def day(value: str, language: str) -> str:
    """A partial ISO date for people: "2025-01-06" -> "6/1/2025" or "6 January 2025"; anything else unchanged."""
    parts = value.split("-")
    if not all(part.isdigit() and part.isascii() for part in parts) or len(parts) > 3:
        return value
    numbers = [int(part) for part in parts]
    if language == "vi":
        shown = "/".join(str(number) for number in reversed(numbers))
        return f"tháng {shown}" if len(numbers) == 2 else shown
    if len(numbers) > 1 and 1 <= numbers[1] <= 12:
        return " ".join([*(str(n) for n in numbers[2:]), _MONTHS.split()[numbers[1] - 1], str(numbers[0])])
    return value


def number(value: str, language: str) -> str:
    """A decimal for people: "15800000" -> "15.800.000" or "15,800,000"; anything else unchanged."""
    try:
        shown = f"{Decimal(value):,f}"
    except (InvalidOperation, ValueError):
        return value
    return shown.translate(str.maketrans(",.", ".,")) if language == "vi" else shown
