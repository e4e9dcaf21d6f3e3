"""The library: its doctests, typed values, the network as of a day, what it refuses, what ``import kg`` costs."""

from __future__ import annotations

import datetime
import doctest
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import kg
import kg.network.library
from kg.errors import UsageError
from kg.query.catalogue import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "queries" / "example.ttl"


def test_what_the_documentation_shows_is_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testmod(kg.network.library)
    assert tried.attempted >= 7 and tried.failed == 0


def test_values_have_types() -> None:
    g = kg.open(EXAMPLE)
    [figure] = g.query("statistics", about="CZ")
    assert (figure["value"], figure["approximate"], figure["period"]) == (Decimal("91300000.5"), False, None)
    events = {row["event"]: row for row in g.query("events")}
    assert events["Hội thảo mẫu"]["date"] == "2023"  # a year is no day
    assert events["Hội thảo mẫu"]["participants"] == 1
    assert events["Trần Văn Mẫu gặp Lê Thị Ví Dụ"]["date"] == datetime.date(2025, 11, 5)


def test_parameters_that_python_has_other_words_for() -> None:
    g = kg.open(EXAMPLE)
    assert len(g.query("events", from_=datetime.date(2025, 1, 1))) < len(g.query("events"))
    one = g.query("who-attended", conference="tổng kết công tác ngành Ngoại giao")
    assert one.rows == g.query("who-attended", event="tổng kết công tác ngành Ngoại giao").rows != ()
    assert len(g.query("partnerships", level=["strategic", "special"])) == 3


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [("who-atended", {}, "who-attended"), ("who-attended", {}, "needs event"), ("events", {"colour": "red"}, "colour")],
)
def test_what_does_not_fit_is_refused(name: str, given: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        kg.open(EXAMPLE).query(name, **given)


def test_no_graph() -> None:
    with pytest.raises(UsageError, match="not-here"):
        kg.open("not-here")


@pytest.mark.parametrize("on", ["2010", "2011-10", "2013-12-31", "2020", "2024-10-06", "2024-10-07", "2025-12-31"])
def test_the_network_as_of_a_day_is_the_answer_of_the_question(on: str) -> None:
    g = kg.open(EXAMPLE)
    network = g.network("partnerships", on=on)
    edges = [(b if a == "country:VN" else a, data["level"]) for a, b, data in network.edges(data=True)]
    found = {(network.nodes[name]["iri"], level) for name, level in edges if level != "diplomatic"}
    asked = g.query("partnerships-on", date=on, origin="articles")
    expected = {(row["country_iri"], row["level"]) for row in asked if row["answer"] != "unknown"}
    assert found == expected


def test_on_is_for_what_has_a_time_and_a_date() -> None:
    for kind, on in (("everything", "2025"), ("partnerships", "yesterday")):
        with pytest.raises(UsageError):
            kg.open(EXAMPLE).network(kind, on=on)


def test_every_question_is_answered_with_its_examples() -> None:
    g = kg.open(EXAMPLE)
    for question in load_catalogue().values():
        given = {p.name: p.example for p in question.parameters if p.required}
        table = g.query(question.name, **given)
        assert table.columns == tuple(question.columns) and table._repr_html_().startswith("<table>")


def test_a_notebook_shows_escaped_text() -> None:
    table = kg.network.library.Table(("a", "b_iri"), ({"a": "<b>&", "b_iri": "x"},), "", ())
    assert table._repr_html_() == "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;&amp;</td></tr></tbody></table>"
    assert "person" in kg.open(EXAMPLE)._repr_html_()


def test_frames_where_they_are_installed() -> None:
    pandas = pytest.importorskip("pandas")
    frame = kg.open(EXAMPLE).query("partnerships").to_pandas()
    assert isinstance(frame, pandas.DataFrame) and "FR" in set(frame["code"])


def test_importing_is_light() -> None:
    heavy = "import sys, kg; print(sorted({'networkx', 'rdflib', 'pyoxigraph', 'underthesea'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
