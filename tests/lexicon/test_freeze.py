"""The frozen fields of our tables are those of the installed libraries."""

from __future__ import annotations

import pytest

from kg.lexicon import load_table
from kg.lexicon.freeze import frozen_countries, frozen_provinces, slug


def test_countries_are_those_of_cldr() -> None:
    rows = {(r["code"], r["cldr"], r["name_en"]) for r in load_table("countries")}
    assert rows == {(c.code, c.vi, c.en) for c in frozen_countries()}


def test_provinces_are_those_of_the_mapping() -> None:
    ours = {
        (r["key"], r["name"], r["rank"], r["replaced_by"] or None)
        for r in load_table("provinces")
        if r["country"] == "VN" and r["key"] not in ("ha-tay", "thua-thien-hue")
    }
    assert ours == {(p.key, p.name, p.rank, p.replaced_by) for p in frozen_provinces()}


def test_thirty_four_provinces_stand_and_eleven_are_as_they_were() -> None:
    standing = [r for r in load_table("provinces") if r["country"] == "VN" and not r["valid_to"]]
    assert len(standing) == 34
    assert sum(r["reformed"] == "" for r in standing) == 11


def test_what_went_says_where_to() -> None:
    keys = {r["key"] for r in load_table("provinces")}
    for row in load_table("provinces"):
        assert bool(row["valid_to"]) == bool(row["replaced_by"]), row["key"]
        assert not row["replaced_by"] or row["replaced_by"] in keys


@pytest.mark.parametrize("table", ["countries", "provinces", "blocs", "cities"])
def test_aliases_are_no_labels_and_stand_once(table: str) -> None:
    for row in load_table(table):
        aliases = [a for a in row["aliases"].split("|") if a]
        assert len(set(aliases)) == len(aliases), row["name"]
        assert row["name"] not in aliases


@pytest.mark.parametrize(("name", "key"), [("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Đắk Lắk", "dak-lak"), ("TP.HCM", "tp-hcm")])
def test_slug(name: str, key: str) -> None:
    assert slug(name) == key
