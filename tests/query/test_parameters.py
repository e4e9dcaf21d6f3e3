"""What a user types becomes RDF terms or one clear sentence, and can never become SPARQL."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.query.catalogue import find_question
from kg.query.header import Parameter
from kg.query.names import Names
from kg.query.parameters import bind, convert, example_command
from kg.query.run import ask, fill, select
from kg.query.terms import Rows, text
from tests.query.conftest import oxigraph


def names() -> Names:
    return Names(lambda query: select(oxigraph(), query))


def parameter(type_: str) -> Parameter:
    return Parameter("x", type_, True, None, "", "something")


def converted(type_: str, value: str) -> list[str]:
    return [term.sparql() for term in convert(parameter(type_), value, names())]


BG, ID = "https://w3id.org/banggiao/ontology#", "https://w3id.org/banggiao/id/"


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("level", "strategic", [f"<{BG}strategic>"]),
        ("level", "Comprehensive Strategic", [f"<{BG}comprehensive-strategic>"]),
        ("modality", "took-part", [f"<{BG}took-part>"]),
        ("kind", "visit", [f"<{BG}Visit>"]),
        ("date", "2025-01", ['"2025-01"']),
        ("integer", "07", ["7"]),
        ("text", 'a"b\\', ['"a\\"b\\\\"']),
        ("person", "person:bui-thanh-son", [f"<{ID}person/bui-thanh-son>"]),
        ("person", f"<{ID}person/x>", [f"<{ID}person/x>"]),
        ("person", f"{ID}person/x", [f"<{ID}person/x>"]),
        ("thing", "holding:h1", [f"<{ID}holding/h1>"]),
        ("country", "FR", [f"<{ID}country/FR>"]),
        ("country", "fr", [f"<{ID}country/FR>"]),
        ("country", "France", [f"<{ID}country/FR>"]),
        ("country", "Cộng hòa Séc", [f"<{ID}country/CZ>"]),
        ("country", "Cộng hoà Séc", [f"<{ID}country/CZ>"]),  # the tone mark's other place
        ("province", "Thanh Hoá", [f"<{ID}province/thanh-hoa>"]),
        ("province", "thanh hoa", [f"<{ID}province/thanh-hoa>"]),
        ("person", "  BÙI thanh SƠN ", [f"<{ID}person/bui-thanh-son>"]),
        # NFD, as some keyboards and file systems write it
        ("person", "Bu\u0300i Thanh So\u031bn", [f"<{ID}person/bui-thanh-son>"]),
        # whole > beginning > part > all words
        ("position", "Bộ trưởng Bộ Ngoại giao", [f"<{ID}position/bo-truong-bo-ngoai-giao>"]),
        ("position", "phó chủ tịch ủy ban", [f"<{ID}position/pho-chu-tich-ubnd-tinh-vinh-phuc>"]),
        ("event", "ngành ngoại giao năm 2024 tổng kết", [f"<{ID}event/2025-01-06-tong-ket-nganh-ngoai-giao>"]),
        ("event", "phương hướng nhiệm vụ trọng tâm", [f"<{ID}event/2025-01-06-tong-ket-nganh-ngoai-giao>"]),  # the comma is free
        ("organization", "UBND tỉnh Thanh Hóa", [f"<{ID}organization/ubnd-tinh-thanh-hoa>"]),
        # An agent of any kind: the province's whole name goes before the bodies that have it in theirs.
        ("agent", "Thanh Hóa", [f"<{ID}province/thanh-hoa>"]),
    ],
)  # fmt: skip
def test_convert(type_: str, value: str, expected: list[str]) -> None:
    assert converted(type_, value) == expected


@pytest.mark.parametrize(
    ("type_", "value", "says"),
    [
        ("level", "stategic", "did you mean 'strategic'"),
        ("date", "6/1/2025", "write 2025, 2025-01 or 2025-01-06"),
        ("date", "2025-02-30", "no date"),
        ("integer", "-1", "no whole number"),
        ("integer", "١", "no whole number"),
        ("person", "Bùi Thanh Sön", "the nearest: Bùi Thanh Sơn"),
        ("person", "", "empty"),
        # Typed with marks, the marks must agree: another person's name is no spelling of this one's.
        ("person", "Nguyễn Văn Thị", "no person in this graph"),
        ("person", "hanh Son", "no person in this graph"),  # parts are whole syllables
        ("person", "Thanh Hóa", "no person in this graph"),  # a province
        ("country", "Germania", "no country in this graph"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(type_: str, value: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        converted(type_, value)
    assert says in str(caught.value) and str(caught.value).startswith("x")
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"evnt": ["x"]}, "did you mean 'event'"),
        ({}, 'needs event; for example: kg query who-attended --param event="'),
        ({"event": ["Hội nghị xúc tiến đầu tư"], "role": ["chief"]}, "none of chair, host"),
    ],
)
def test_bind_refuses(given: dict[str, list[str]], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(find_question("who-attended"), given, names())
    assert says in str(caught.value)


def test_several_values_are_either_and_several_things_are_told() -> None:
    binding = bind(find_question("who-held"), {"position": ["phó chủ tịch", "chu tich nuoc"]}, names())
    assert len(binding.values["position"]) == 3
    assert binding.values["person"] == ()
    assert binding.notes == (
        "position: 'phó chủ tịch' means 2 things here: position:pho-chu-tich-thuong-truc-ubnd-tinh-thanh-hoa, "
        "position:pho-chu-tich-ubnd-tinh-vinh-phuc",
    )


HOSTILE = ['" } } ; DROP ALL #', "?_part", "'''", 'x" . ?s ?p ?o . "', "\\", "\ny", "<a:b>", "{", "‮abc"]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_user_types_stays_a_string(value: str) -> None:
    question = find_question("statistics")
    asked = ask(oxigraph(), question, {"measure": ["x" + value]})
    assert isinstance(asked.answer, Rows) and asked.answer.rows == ()
    assert text("x" + value).sparql() in asked.query


def test_the_query_can_be_shown_without_being_asked() -> None:
    filled = fill(oxigraph(), find_question("events-of"), {"who": ["Cà Mau"]})
    assert f"VALUES ?agent {{ <{ID}province/ca-mau> }}" in filled.query and "?_" not in filled.query.split("SELECT", 1)[1]


def test_an_example_is_a_command_that_a_shell_understands() -> None:
    import shlex

    words = shlex.split(example_command(find_question("who-attended")))
    assert words[:4] == ["kg", "query", "who-attended", "--param"] and words[4].startswith("event=Hội nghị")
