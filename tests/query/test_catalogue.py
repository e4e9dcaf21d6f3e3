"""Every question is a document, gives its expected rows on both engines, and both agree whatever parameters are given.

``UPDATE_QUERIES=1`` writes the expected rows and the index anew, for a person to read before they are committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

import pyoxigraph
import pytest

from kg.query.catalogue import find_question, load_catalogue, load_question
from kg.query.document import index
from kg.query.formats import format_answer
from kg.query.header import HeaderError, Parameter, Question, parse_question
from kg.query.parameters import known_types
from kg.query.run import Source, ask
from kg.query.terms import Rows
from kg.query.tokens import tokenize
from kg.rdf.figures import with_figures
from kg.rdf.iri import KIND_PREFIXES
from kg.rdf.vocabulary import RDF, TERM_PREFIXES
from kg.resources import resource
from tests.query.conftest import oxigraph, reference

CATALOGUE = load_catalogue()
UPDATE = bool(os.environ.get("UPDATE_QUERIES"))
FOLDER = resource("queries")

# What the project promises to answer; a question may be added, none may go.
PROMISED = {
    "who-attended", "events-of", "who-held", "who-represented", "partnerships", "chairs-and-speakers", "who-met", "agreements",
    "statistics", "evidence", "articles-about", "provinces-together", "events", "positions-of", "coverage",
}  # fmt: skip


def needed(question: Question) -> dict[str, list[str]]:
    return {p.name: [p.example] for p in question.parameters if p.required}


def given_in_turn(question: Question) -> list[dict[str, list[str]]]:
    """The required parameters alone, with each of the others, with all of them."""
    others = [p for p in question.parameters if not p.required]
    each = [{**needed(question), p.name: [p.example]} for p in others]
    return [needed(question), *each, {**needed(question), **{p.name: [p.example] for p in others}}]


def rows(source: Source, question: Question, given: dict[str, list[str]]) -> Rows:
    answer = ask(source, question, given).answer
    assert isinstance(answer, Rows)
    return answer


def test_the_promised_questions_are_there() -> None:
    assert set(CATALOGUE) >= PROMISED


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda q: q.name)
def test_it_gives_its_expected_rows(question: Question, source: Source) -> None:
    found = format_answer(rows(source, question, needed(question)), "csv")
    expected = FOLDER / f"{question.name}.csv"
    if UPDATE:
        expected.write_text(found, "utf-8")
    assert expected.is_file(), f"no expected rows: UPDATE_QUERIES=1 writes {expected.name}"
    assert found == expected.read_text("utf-8")
    assert found.count("\n") > 1, "the example graph has nothing for this question"


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda q: q.name)
def test_the_engines_agree_whatever_is_given(question: Question) -> None:
    for given in given_in_turn(question):
        assert rows(oxigraph(), question, given) == rows(reference(), question, given), given


@pytest.mark.parametrize(
    ("question", "parameter"),
    list(chain.from_iterable([(q, p) for p in q.parameters] for q in CATALOGUE.values())),
    ids=lambda value: value.name,
)
def test_every_parameter_makes_a_difference(question: Question, parameter: Parameter) -> None:
    """With the example of an optional parameter there are fewer rows, or other ones; one that is ignored would be caught here."""
    if parameter.required:
        pytest.skip("a required one has nothing to be compared with")
    given = {**needed(question), parameter.name: [parameter.example]}
    assert rows(oxigraph(), question, needed(question)) != rows(oxigraph(), question, given)


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda q: q.name)
def test_its_columns_are_named_and_its_types_known(question: Question) -> None:
    assert "*" not in {t.text for t in tokenize(question.text) if t.kind == "sign"}
    assert {p.type for p in question.parameters} <= known_types()
    assert question.columns and all(question.columns.values())


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda q: q.name)
def test_its_order_is_total(question: Question) -> None:
    """No two rows are alike: otherwise their order would be the engine's."""
    found = rows(oxigraph(), question, needed(question)).rows
    assert len(set(found)) == len(found)


def test_the_figures_of_the_example_are_a_recount() -> None:
    path = FOLDER / "example.ttl"
    told, head, _ = path.read_text("utf-8").partition(FIGURES)
    by_hand = list(pyoxigraph.parse(told, format=pyoxigraph.RdfFormat.TURTLE))
    counted = set(with_figures(quad.triple for quad in by_hand)) - {quad.triple for quad in by_hand}
    if UPDATE:
        path.write_text(told + head + _short_turtle(counted), "utf-8")
    assert _short_turtle(counted) == path.read_text("utf-8").partition(FIGURES)[2]


FIGURES = "; UPDATE_QUERIES=1 writes them anew.\n"


def _short_turtle(triples: Iterable[pyoxigraph.Triple]) -> str:
    """A line for each node, without the prefixes."""
    nodes: dict[str, list[str]] = {}
    prefixes = {**TERM_PREFIXES, **KIND_PREFIXES}
    for triple in triples:
        subject, predicate, thing = (_short(term, prefixes) for term in (triple.subject, triple.predicate, triple.object))
        nodes.setdefault(subject, []).append(f"{'a' if predicate == 'rdf:type' else predicate} {thing}")
    return "".join(f"{node} {' ; '.join(sorted(pairs))} .\n" for node, pairs in sorted(nodes.items()))


def _short(term: object, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, pyoxigraph.Literal):
        return term.value if term.datatype.value.endswith("#integer") else str(term)
    assert isinstance(term, pyoxigraph.NamedNode)
    prefixes = {**prefixes, "rdf": RDF.iri}
    return next(f"{name}:{term.value[len(iri) :]}" for name, iri in prefixes.items() if term.value.startswith(iri))


def test_the_index_is_that_of_the_catalogue() -> None:
    readme = FOLDER / "README.md"
    if UPDATE:
        readme.write_text(index(CATALOGUE), "utf-8")
    assert readme.read_text("utf-8") == index(CATALOGUE), "UPDATE_QUERIES=1 writes it anew"


def test_nothing_in_the_folder_is_left_over() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.is_file()}
    assert files == {"README.md", "example.ttl", *(f"{name}{end}" for name in CATALOGUE for end in (".rq", ".csv"))}


HEAD = """# title @vi: Một
# title @en: One
# question @vi: Gì?
# question @en: What?
# answers: a row
# omits: nothing
"""
BODY = "SELECT ?a WHERE { VALUES ?b { ?_b } ?a ?p ?b } ORDER BY ?a\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "# param b: person, optional; example x; who\n# column a: it\n\n" + BODY, ""),
        (HEAD + "# column a: it\n\n" + BODY, "['b']"),
        (HEAD + "# param b: person, maybe; example x; who\n# column a: it\n\n" + BODY, "q.rq:7"),
        (HEAD + "# param b: person, optional; example x; who\n\n" + BODY, "columns"),
        (HEAD + "# param b: person, optional; example x; who\n# column a: it\n\n" + BODY.replace("ORDER BY ?a", ""), "ORDER BY"),
        (HEAD.replace("# title @vi: Một\n", "") + "# column a: it\n\n" + BODY, "title @vi"),
        (HEAD + "# colour: red\n\n" + BODY, "q.rq:7"),
        # Outside VALUES a parameter can be neither left out nor several.
        (HEAD + "# param b: person, optional; example x; who\n# column a: it\n\nSELECT ?a { ?a ?p ?_b } ORDER BY ?a\n", "VALUES"),
        (HEAD + "# column a: it\n# order: z\n\nSELECT ?a { ?a ?p ?b } ORDER BY ?a\n", "['z']"),
    ],
)
def test_a_malformed_head_is_refused_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text(text, "utf-8")
    if not says:
        assert load_question(path).name == "q"
        return
    with pytest.raises(HeaderError) as caught:
        load_question(path)
    assert says in str(caught.value) and "q.rq" in str(caught.value)


def test_a_long_field_goes_on() -> None:
    head = HEAD.replace("# answers: a row\n", "# answers: a row,\n#   and another\n") + "# column a: it\n"
    assert parse_question("q", head, "q.rq").answers == "a row, and another"


def test_the_nearest_names_are_offered() -> None:
    with pytest.raises(Exception, match="did you mean 'who-attended'"):
        find_question("who-atended")
