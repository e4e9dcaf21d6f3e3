"""The whole graph as a network: every statement about two things once, with its citation; GEXF as its schema has it, with time."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.export.facts import read_facts
from kg.export.lists import EDGE_COLUMNS, NODE_COLUMNS, edge_list, node_list
from kg.export.network import whole_network
from kg.network.exports import encode_network
from kg.network.gexf import interval, to_gexf
from kg.query.run import StoreSource, select
from kg.query.terms import short
from tests.query.conftest import oxigraph, reference

CITED = ("article", "quote", "quote_start", "quote_end", "rule", "evidence_count", "fact")
# GEXF 1.3 as Gephi's schema has it, as far as we write it: order of the elements, required attributes, types.
SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://gexf.net/1.3"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="gexf"><attribute name="version"><value>1.3</value></attribute><element name="graph">
    <attribute name="defaultedgetype"><choice><value>directed</value><value>undirected</value></choice></attribute>
    <attribute name="idtype"><value>string</value></attribute>
    <choice>
      <attribute name="mode"><value>static</value></attribute>
      <group>
        <attribute name="mode"><value>dynamic</value></attribute>
        <attribute name="timeformat"><value>date</value></attribute>
        <attribute name="timerepresentation"><value>interval</value></attribute>
      </group>
    </choice>
    <zeroOrMore><ref name="attributes"/></zeroOrMore>
    <element name="nodes"><zeroOrMore><element name="node">
      <attribute name="id"/><attribute name="label"/><ref name="time"/><ref name="values"/>
    </element></zeroOrMore></element>
    <element name="edges"><zeroOrMore><element name="edge">
      <attribute name="id"/><attribute name="source"/><attribute name="target"/>
      <optional><attribute name="kind"><data type="token"/></attribute></optional><optional><attribute name="label"/></optional>
      <optional><attribute name="weight"><data type="double"/></attribute></optional>
      <ref name="time"/><ref name="values"/>
    </element></zeroOrMore></element>
  </element></element></start>
  <define name="attributes"><element name="attributes">
    <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
    <attribute name="mode"><value>static</value></attribute>
    <oneOrMore><element name="attribute"><attribute name="id"/><attribute name="title"/><attribute name="type"><choice>
      <value>string</value><value>integer</value><value>double</value><value>boolean</value></choice></attribute></element></oneOrMore>
  </element></define>
  <define name="time">
    <optional><attribute name="start"><data type="date"/></attribute></optional>
    <optional><attribute name="end"><data type="date"/></attribute></optional>
  </define>
  <define name="values"><element name="attvalues"><zeroOrMore>
    <element name="attvalue"><attribute name="for"/><attribute name="value"/></element>
  </zeroOrMore></element></define>
</grammar>"""


def network() -> nx.MultiDiGraph[str]:
    return whole_network(read_facts(oxigraph()))


def edges(found: nx.Graph[str]) -> list[dict[str, Any]]:
    return [data for *_, data in found.edges(data=True)]


def test_both_engines_give_one_network() -> None:
    for ending in (".gexf", ".graphml", ".json"):
        assert encode_network(network(), ending) == encode_network(whole_network(read_facts(reference())), ending)
    assert node_list(network()) == node_list(whole_network(read_facts(reference())))
    assert edge_list(network()) == edge_list(whole_network(read_facts(reference())))


def test_every_edge_and_every_node_that_it_reaches_is_cited() -> None:
    found = network()
    for data in edges(found):
        assert all(data.get(name) not in (None, "") for name in CITED), data
    for name, data in found.nodes(data=True):
        assert found.degree(name) == 0 or all(data.get(column) not in (None, "") for column in CITED), name


@pytest.mark.parametrize(
    ("relations", "class_name"),
    [
        (("holds",), "Holding"),
        (("attended", "will-attend", "absent", "sent"), "Participation"),
        (("partner",), "Partnership"),
    ],
)
def test_every_statement_about_two_things_is_an_edge(relations: tuple[str, ...], class_name: str) -> None:
    query = f"SELECT ?fact WHERE {{ ?fact a <https://w3id.org/banggiao/ontology#{class_name}> }}"
    stated = sorted(row["fact"] for row in select(oxigraph(), query).values())
    found = sorted(data["fact"] for data in edges(network()) if data["relation"] in relations)
    assert found == stated != []


def test_what_was_planned_or_stayed_away_from_is_not_attended() -> None:
    relations = {(a, b): data["relation"] for a, b, data in network().edges(data=True)}
    assert relations["person:nguyen-van-thi", "event:2024-12-20-xuc-tien-dau-tu"] == "absent"
    attended = {b for (_, b), relation in relations.items() if relation == "attended"}
    assert "event:2026-dai-hoi" not in attended


@pytest.mark.parametrize(
    ("data", "start", "end"),
    [
        ({}, "", ""),
        ({"since": "2024"}, "2024-01-01", "2024-12-31"),
        ({"since": "2024-02"}, "2024-02-01", "2024-02-29"),
        ({"since": "2023-02", "until": "2023-02"}, "2023-02-01", "2023-02-28"),
        ({"since": "2025-01-06", "until": "2025-01-08"}, "2025-01-06", "2025-01-08"),
        ({"date": "2025-01-06"}, "2025-01-06", "2025-01-06"),
        ({"first_attested": "2016-06-02", "last_attested": "2018-01-01"}, "2016-06-02", "2018-01-01"),
        ({"since": "2011", "last_attested": "2018-01-01"}, "2011-01-01", "2018-01-01"),  # no end date never means still
        ({"since": "2019", "last_attested": "2018-01-01"}, "2019-01-01", "2019-12-31"),  # an interval never ends before it begins
        ({"until": "2021"}, "", "2021-12-31"),
        ({"first": "2016", "last": "2018-05"}, "2016-01-01", "2018-05-31"),  # of those who were together: from the first time to the last
        ({"relation": "partner", "since": "2013"}, "2013-01-01", ""),  # a level is not given back by itself
        ({"relation": "partner"}, "", ""),
    ],
)
def test_intervals_hold_whole_days_months_and_years(data: Mapping[str, str], start: str, end: str) -> None:
    assert interval(data) == (start, end)


def test_gexf_fits_its_schema_and_is_read_back() -> None:
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    weighted: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 3, "relation": "together"})])
    assert nx.read_gexf(io.BytesIO(to_gexf(weighted))).edges["a", "b"]["weight"] == 3
    for made in (network(), weighted, nx.Graph([("a", "b")])):
        document = to_gexf(made)
        schema.assertValid(etree.fromstring(document))
        read = nx.read_gexf(io.BytesIO(document))
        assert (set(read), read.number_of_edges()) == (set(made), made.number_of_edges())
    made, read = network(), nx.read_gexf(io.BytesIO(to_gexf(network())))
    assert read.graph["mode"] == "dynamic"
    conference = read.nodes["event:2025-01-06-tong-ket-nganh-ngoai-giao"]
    assert (conference["start"], conference["end"]) == ("2025-01-06", "2025-01-06")
    assert Counter(d["relation"] for d in edges(read)) == Counter(d["relation"] for d in edges(made))
    assert sorted(d["quote"] for d in edges(read)) == sorted(d["quote"] for d in edges(made))
    assert {type(d["quote_start"]) for d in edges(read)} == {int}
    assert b"lastmodified" not in to_gexf(made)


def test_graphml_is_read_back_with_its_types() -> None:
    made = network()
    read = nx.read_graphml(io.BytesIO(encode_network(made, ".graphml")))
    assert dict(read.nodes(data=True)) == dict(made.nodes(data=True))
    assert [*map(str, sorted(edges(read), key=str))] == [*map(str, sorted(edges(made), key=str))]


def test_what_no_xml_may_hold_is_replaced(tmp_path: Path) -> None:
    made: nx.Graph[str] = nx.Graph(kind="x")
    made.add_node("a", label="tab\x0b <&>\"'\nline", kind="person")
    made.add_edge("a", "b", relation="x", fact="f", quote="\x00\ufffe ]]>")
    made.nodes["b"]["label"] = "b"
    for document in (encode_network(made, ".gexf"), encode_network(made, ".graphml")):
        etree.fromstring(document)
    read = nx.read_gexf(io.BytesIO(to_gexf(made)))
    assert read.nodes["a"]["label"] == "tab\ufffd <&>\"'\nline"


def test_lists_have_fixed_columns_and_a_line_for_each() -> None:
    made = network()
    for data, columns, count in ((node_list(made), NODE_COLUMNS, len(made)), (edge_list(made), EDGE_COLUMNS, made.number_of_edges())):
        rows = [*csv.DictReader(io.StringIO(data.decode("utf-8")))]
        assert tuple(rows[0]) == columns and len(rows) == count
    known = {row["Id"] for row in csv.DictReader(io.StringIO(node_list(made).decode("utf-8")))}
    ties = [*csv.DictReader(io.StringIO(edge_list(made).decode("utf-8")))]
    assert {tie[end] for tie in ties for end in ("Source", "Target")} <= known
    assert all(re.fullmatch(r"\d+", tie["quote_start"]) and tie["fact"].startswith("https://") for tie in ties)


def test_every_attribute_has_its_column() -> None:
    made = network()
    on_nodes = {name for _, data in made.nodes(data=True) for name in data} - {"label"}
    assert on_nodes <= set(NODE_COLUMNS) and {name for data in edges(made) for name in data} <= set(EDGE_COLUMNS)


def test_an_empty_graph_is_an_empty_network() -> None:
    import pyoxigraph

    made = whole_network(read_facts(StoreSource(pyoxigraph.Store())))
    assert len(made) == 0 and nx.read_gexf(io.BytesIO(to_gexf(made))).graph["mode"] == "static"
    assert node_list(made).decode("utf-8").splitlines() == [",".join(NODE_COLUMNS)]


def test_short_names_are_those_of_the_command_line() -> None:
    assert all(name == short(data["iri"]) for name, data in network().nodes(data=True))
