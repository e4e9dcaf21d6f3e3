"""A graph is read statement by statement, each counted for the articles in which its evidence lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.found import Backing, Found, read_found
from kg.evaluate.run import articles_of, read_graph
from kg.query.run import open_source

GRAPH = """@prefix bg: <https://w3id.org/banggiao/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/id/> .
:a1 a bg:Article ; dcterms:identifier "a1" . :a2 a bg:Article ; dcterms:identifier "a2" . :a3 a bg:Article ; dcterms:identifier "a3" .
:one bg:article :a1 ; bg:rule "holds/x" ; bg:quote "một" . :two bg:article :a1 ; bg:rule "holds/y" ; bg:quote "hai" .
:three bg:article :a2 ; bg:rule "holds/x" ; bg:quote "ba" .
:thi rdfs:label "Nguyễn Văn Thi"@vi ; skos:altLabel "Văn Thi"@vi .
:post bg:title "Bí thư"@vi ; org:postIn :body . :body rdfs:label "Tỉnh ủy Cà Mau"@vi . :free bg:title "Chủ tịch nước"@vi .
:h1 a bg:Holding ; bg:holder :thi ; bg:position :post ; bg:status bg:current ; bg:evidence :one , :three .
:h2 a bg:Holding ; bg:holder :thi ; bg:position :post ; bg:status bg:former ; bg:evidence :two .
:h3 a bg:Holding ; bg:holder :thi ; bg:position :free ; bg:evidence :two .
:e a bg:Conference ; rdfs:label "Hội nghị"@vi ; schema:startDate "2025-01-06"^^<http://www.w3.org/2001/XMLSchema#date> ; bg:evidence :one .
:p a bg:Participation ; bg:participant :thi ; bg:event :e ; bg:role bg:chair ; bg:evidence :one .
:fr dcterms:identifier "FR" ; rdfs:label "Pháp"@vi .
:s a bg:Partnership ; bg:country :fr ; bg:level bg:strategic ; bg:evidence :three .
:g a bg:Agreement ; rdfs:label "Hiệp định"@vi ; bg:party :fr , :body ; bg:evidence :three .
:n a bg:Statistic ; bg:value 12.5 ; bg:unit "đoàn" ; bg:about :fr ; bg:evidence :three .
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    path = tmp_path_factory.mktemp("graph") / "kg.ttl"
    path.write_text(GRAPH, "utf-8")
    return read_found(open_source(path))


def test_articles_without_a_finding_are_known(found: Found) -> None:
    assert found.identifiers == {"a1", "a2", "a3"} and sorted(found.articles) == ["a1", "a2"]


def test_holding_and_having_held_a_post_is_one_finding_for_each_article(found: Found) -> None:
    post = next(holding for holding in found.articles["a1"].holds if holding.title == "Bí thư")
    assert post.person == {"Nguyễn Văn Thi", "Văn Thi"} and post.bodies == {"Tỉnh ủy Cà Mau"}
    assert post.backing == Backing(("holds/x", "holds/y"), ("hai", "một"))
    assert [h.bodies for h in found.articles["a1"].holds if h.title == "Chủ tịch nước"] == [None]
    assert [h.backing.rules for h in found.articles["a2"].holds] == [("holds/x",)]


def test_the_other_relations(found: Found) -> None:
    first, second = found.articles["a1"], found.articles["a2"]
    assert [(p.participant, p.event, p.role) for p in first.attended] == [
        (frozenset({"Nguyễn Văn Thi", "Văn Thi"}), "https://example.org/id/e", "chair")
    ]
    assert [(e.names, e.days) for e in first.events] == [({"Hội nghị"}, {"2025-01-06"})]
    assert second.events == [] and first.partnerships == []
    assert [(p.country, p.level) for p in second.partnerships] == [("FR", "strategic")]
    assert [set(a.parties) for a in second.agreements] == [{frozenset({"FR"}), frozenset({"Tỉnh ủy Cà Mau"})}]
    assert [(s.value, s.owner, s.unit) for s in second.statistics] == [(12.5, frozenset({"Pháp"}), "đoàn")]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such graph"):
        read_graph(tmp_path / "kg.ttl")
    with pytest.raises(UsageError, match="name the articles with --articles"):
        articles_of(tmp_path / "gold", None)
    with pytest.raises(UsageError, match="no such file or folder"):
        articles_of(tmp_path, tmp_path / "absent")
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    assert articles_of(tmp_path / "gold", None).resolve() == (tmp_path / "articles").resolve()
