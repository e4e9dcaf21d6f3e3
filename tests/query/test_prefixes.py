"""A user's query needs no declaration of the project's prefixes; what it declares stays, and lines stay where they were."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import UsageError
from kg.query.catalogue import read_question
from kg.query.prefixes import declare_prefixes, why_it_does_not_parse
from kg.query.run import StoreSource

BG = "PREFIX bg: <https://w3id.org/banggiao/ontology#> "


@pytest.mark.parametrize(
    ("text", "in_front"),
    [
        ("SELECT * { ?s bg:holder ?o }", BG),
        ("SELECT * { ?s a bg:Holding ; bg:holder ?o }", BG),
        ("PREFIX bg: <urn:x#>\nSELECT * { ?s bg:holder ?o }", ""),  # theirs is theirs
        ("prefix  bg: <urn:x#> SELECT * { ?s bg:holder ?o }", ""),
        ("SELECT * { ?s a <bg:Holding> ; ?p 'bg:x' } # bg:y", ""),
        ("SELECT * { ?s zz:holder ?o }", ""),  # no prefix of ours: the engine says so
        ("SELECT * { ?s ?p ?o }", ""),
    ],
)
def test_what_is_declared(text: str, in_front: str) -> None:
    assert declare_prefixes(text) == in_front + text


def test_prefixes_of_things_and_of_datatypes() -> None:
    made = declare_prefixes('ASK { ?s ?p country:VN , "2025"^^xsd:gYear ; a rdf:List }')
    assert [word for word in made.split() if word.endswith(":")] == ["country:", "rdf:", "xsd:"]
    assert not bool(pyoxigraph.Store().query(made))


def test_a_file_keeps_its_lines_and_its_parameters(tmp_path: Path) -> None:
    text = "# mine\n# param who: person, required; example An; a person\nSELECT ?e {\n VALUES ?p { ?_who } ?p bg:attended ?e }\n"
    (tmp_path / "x.rq").write_text(text, "utf-8")
    question = read_question(tmp_path / "x.rq")
    assert [p.name for p in question.parameters] == ["who"] and question.text.splitlines()[1:] == text.splitlines()[1:]
    assert question.text.startswith(BG)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT ?s { ?s zz:x ?o }", "the prefix zz: is declared nowhere"),
        ("SELEC ?s { ?s ?p ?o }", "line 1, after 'SELEC"),
        ("SELECT ?s {\n ?s ?p \n", "after 'SELECT ?s { ?s ?p'"),
        ("", "no query"),
    ],
)
def test_what_does_not_parse_is_told_in_a_line(text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        StoreSource(pyoxigraph.Store()).answer(text)
    message = str(caught.value)
    assert says in message and len(message.splitlines()) == 1 and len(message) < 150


def test_a_message_without_a_place_stays() -> None:
    assert why_it_does_not_parse("SELECT", "something else\nmore") == "something else"
