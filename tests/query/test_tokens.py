"""Terms go in place of parameters and of nothing else."""

from __future__ import annotations

import pytest

from kg.query.tokens import outside_values, parameter_names, substitute

ASK = "SELECT ?x WHERE { VALUES ?x { ?_x } ?x ?p ?o }"


@pytest.mark.parametrize(
    ("query", "terms", "expected"),
    [
        (ASK, ["<a:b>"], "SELECT ?x WHERE { VALUES ?x { <a:b> } ?x ?p ?o }"),
        (ASK, ["<a:b>", "<a:c>"], "SELECT ?x WHERE { VALUES ?x { <a:b> <a:c> } ?x ?p ?o }"),
        (ASK, [], "SELECT ?x WHERE {  ?x ?p ?o }"),
        ("SELECT ?x { ?x ?p ?o } LIMIT ?_x", ["5"], "SELECT ?x { ?x ?p ?o } LIMIT 5"),
        # Not parameters: in a comment, an IRI, a string of each kind, a longer name's part.
        ("# ?_x\nASK { ?s ?p <a:?_x> }", ["1"], "# ?_x\nASK { ?s ?p <a:?_x> }"),
        ('ASK { ?s ?p "?_x" , \'?_x\' , """a "?_x" b""" , "\\"?_x" }', ["1"], 'ASK { ?s ?p "?_x" , \'?_x\' , """a "?_x" b""" , "\\"?_x" }'),
        ("ASK { ?s ?p ?my_x }", ["1"], "ASK { ?s ?p ?my_x }"),
        # A comment may stand between the tokens of the block that goes.
        ("ASK { VALUES ?x { # all\n ?_x } }", [], "ASK {  }"),
        ("ASK { values ?x { ?_x } }", [], "ASK {  }"),
    ],
)
def test_substitute(query: str, terms: list[str], expected: str) -> None:
    assert substitute(query, {"x": terms}) == expected


@pytest.mark.parametrize("terms", [[], ["1", "2"]])
def test_outside_values_it_takes_exactly_one(terms: list[str]) -> None:
    with pytest.raises(ValueError, match="outside VALUES"):
        substitute("ASK { ?s ?p ?_x }", {"x": terms})


def test_a_term_is_not_read_again() -> None:
    assert substitute("ASK { VALUES ?x { ?_x } }", {"x": ['"?_y"'], "y": ["2"]}) == 'ASK { VALUES ?x { "?_y" } }'


def test_names() -> None:
    query = "ASK { VALUES ?x { ?_x } VALUES (?y ?z) { (?_y 1) } ?s ?p ?_z } # ?_w"
    assert parameter_names(query) == ("x", "y", "z")
    assert outside_values(query) == {"y", "z"}
