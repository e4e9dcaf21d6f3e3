"""Countries, blocs and provinces: from an ``Agent`` with a key, or from words, to the place; names never match loosely.

The key is the lexicon's (an ISO code, a bloc's code, a province's slug) and the label is the lexicon's where it knows the
key, else the commonest spelling in the articles. It decides nothing about which of two provinces of one name is meant.
"""

from __future__ import annotations

import functools
from collections import Counter

from kg.lexicon import Row, load_table
from kg.model import Agent, AgentKind, Ref, ResolvedThing
from kg.resolve.keys import fold, slug

VIETNAM = Ref("country", "VN")


@functools.cache
def country_rows() -> dict[str, Row]:
    """Code -> row of ``countries.tsv`` or ``blocs.tsv``."""
    return {row["code"]: row for row in (*load_table("countries"), *load_table("blocs"))}


@functools.cache
def province_rows() -> dict[str, Row]:
    """Slug -> row of ``provinces.tsv``."""
    return {row["key"]: row for row in load_table("provinces")}


@functools.cache
def country_codes() -> dict[str, str]:
    """Folded name or alias -> ISO code, countries only."""
    codes = {fold(row["cldr"]): row["code"] for row in load_table("countries")}
    for row in load_table("countries"):
        codes.update(dict.fromkeys(map(fold, (row["name"], *_aliases(row))), row["code"]))
    return codes


@functools.cache
def province_slugs() -> dict[str, str]:
    """Folded name or alias -> slug."""
    slugs: dict[str, str] = {}
    for row in load_table("provinces"):
        slugs.update(dict.fromkeys(map(fold, _aliases(row)), row["key"]))
    for row in load_table("provinces"):
        slugs[fold(row["name"])] = row["key"]
    return slugs


def _aliases(row: Row) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


def place_ref(agent: Agent) -> Ref:
    """The place of a country or province agent; one without a key is looked up by name, and else keyed by it."""
    if agent.kind is AgentKind.COUNTRY:
        return Ref("country", agent.key or country_codes().get(fold(agent.name)) or slug(agent.name))
    return Ref("province", agent.key or province_slugs().get(fold(agent.name)) or slug(agent.name))


def place_thing(ref: Ref, spellings: Counter[str]) -> ResolvedThing:
    """The thing with its label, English label and other names; ``spellings`` are those of the articles, counted."""
    row = (country_rows() if ref.kind == "country" else province_rows()).get(ref.key)
    label = row["name"] if row else common_spelling(spellings)
    names = {*spellings, *(_aliases(row) if row else ())} - {label}
    return ResolvedThing(
        ref,
        label,
        tuple(sorted(names)),
        label_en=(row.get("name_en") or None) if row else None,
        identifier=ref.key if ref.kind == "country" else None,
    )


def common_spelling(spellings: Counter[str]) -> str:
    """The commonest spelling; of several the first in code point order."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
