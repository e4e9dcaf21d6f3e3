"""Asking: forms of queries, sources that are not there, the statements behind a thing, a graph that makes no sense."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import UsageError
from kg.query.catalogue import read_question
from kg.query.consistency import _CHECKS, check_consistency
from kg.query.run import Source, StoreSource, ask, is_update, open_source
from kg.query.terms import Rows, Triples
from kg.query.why import explain
from tests.query.conftest import EXAMPLE


def question(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.rq"
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_ones_own(source: Source, tmp_path: Path) -> None:
    path = question(tmp_path, "SELECT ?who WHERE { ?who <http://www.w3.org/ns/org#holds> ?post } ORDER BY ?who LIMIT 2")
    answer = ask(source, read_question(path)).answer
    assert isinstance(answer, Rows) and answer.columns == ("who",) and len(answer.rows) == 2


def test_a_file_may_declare_parameters(source: Source, tmp_path: Path) -> None:
    head = "# mine\n# param who: person, required; example x; who\n"
    path = question(tmp_path, head + "SELECT ?post { VALUES ?p { ?_who } ?p <http://www.w3.org/ns/org#holds> ?post } ORDER BY ?post")
    answer = ask(source, read_question(path), {"who": ["bui thanh son"]}).answer
    assert isinstance(answer, Rows) and len(answer.rows) == 2


def test_construct_and_ask(source: Source, tmp_path: Path) -> None:
    visits = "CONSTRUCT { ?s a <a:x> } WHERE { ?s a <https://w3id.org/banggiao/ontology#Visit> }"
    triples = ask(source, read_question(question(tmp_path, visits))).answer
    assert isinstance(triples, Triples) and len(triples.lines) == 1 and triples.lines[0].endswith(" .")
    assert ask(source, read_question(question(tmp_path, "ASK { ?s ?p ?o }"))).answer is True


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT ?s { ?s ?p }", "does not parse"),
        ("SELECT ?s { VALUES ?s { ?_s } }", "['s']"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "update"),
        ("# param s: person, perhaps; example x; y\nSELECT ?s { VALUES ?s { ?_s } }", "mine.rq:1"),
    ],
)
def test_a_file_that_is_no_query_is_refused(source: Source, tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(source, read_question(question(tmp_path, text)))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("PREFIX a: <b:> SELECT ?x { }", False),
        ("# DELETE\nASK { ?s ?p 'DROP ALL' }", False),
        ("PREFIX delete: <b:> SELECT ?x { ?x delete:all ?y }", False),
        ("BASE <a:> WITH <b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", True),
        ("clear all", True),
    ],
)
def test_is_update(text: str, update: bool) -> None:
    assert is_update(text) is update


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    for place in (tmp_path / "none", tmp_path):
        with pytest.raises(UsageError, match=str(place)):
            open_source(place)


def test_a_folder_with_the_graph_alone(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_bytes(EXAMPLE.read_bytes())
    assert isinstance(open_source(tmp_path), StoreSource)


def test_explain_tells_each_statement_with_its_evidence(source: Source) -> None:
    told = {statement.line: statement.evidence for statement in explain(source, ["Nguyễn Văn Thi"])}
    assert list(told) == [
        "Nguyễn Văn Thi: Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Thanh Hóa (current, attested 2025-01-06)",
        "Nguyễn Văn Thi at Hội nghị tổng kết công tác ngành Ngoại giao năm 2024 và phương hướng, nhiệm vụ trọng tâm năm 2025 "
        "(attendee, online, điểm cầu Thanh Hóa, for Thanh Hóa)",
        "Nguyễn Văn Thi at Hội nghị xúc tiến đầu tư (attendee) [absent]",
    ]
    piece = next(iter(told.values()))[0]
    assert (piece.article, piece.rule, piece.confidence) == ("thanh-hoa", "holds/after-name", "0.98")


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        ("holding:h8", "Phạm Bình Minh: Bộ trưởng Bộ Ngoại giao (former, from 2011, until 2021)"),
        ("Pháp", "Pháp: strategic since 2013"),
        ("agreement:a1", "Hiệp định về chuyển giao người bị kết án phạt tù (Séc, Việt Nam, 2017-06-07)"),
        ("statistic:s2", "Thanh Hóa: giá trị xuất khẩu: about 6300000000 USD (2024)"),
        ("event:2026-dai-hoi", "Đại hội XIV của Đảng, 2026 [planned]"),
    ],
)
def test_every_kind_of_statement_is_told(source: Source, thing: str, line: str) -> None:
    assert line in [statement.line for statement in explain(source, [thing])]


def test_all_evidence_of_a_fact_is_shown(source: Source) -> None:
    [statement] = explain(source, ["holding:h1"])
    assert [piece.article for piece in statement.evidence] == ["thanh-hoa", "vinh-phuc"]


def test_the_example_graph_makes_sense(source: Source) -> None:
    assert check_consistency(source) == []


BROKEN = """@prefix bg: <https://w3id.org/banggiao/ontology#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<x:holding> a bg:Holding ; bg:holder <x:p> ; bg:position <x:post> ; bg:status bg:former ; bg:firstEvidence <x:evidence> .
<x:evidence> bg:article <x:nowhere> ; bg:quote "abc" ; bg:start 0 ; bg:end 4 .
<x:p> org:holds <x:post> ; bg:attended <x:event> ; bg:representedAt <x:event> ; bg:partnerOf <x:vn> .
<x:event> bg:planned true ; schema:startDate "2025-02-01"^^xsd:date ; schema:endDate "2025-01"^^xsd:gYearMonth .
"""


def test_each_check_of_sense_can_fail() -> None:
    store = pyoxigraph.Store()
    store.load(BROKEN.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert {problem.problem for problem in check_consistency(StoreSource(store))} == set(_CHECKS)
