"""The library: its doctests, typed values, the network as of a day, what it refuses, what ``import kg`` costs."""

from __future__ import annotations

import datetime
import doctest
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import kg
import kg.network.library
from kg.errors import UnknownThing, UsageError
from kg.network.answers import Hops, Statements, Table
from kg.network.path import Hop
from kg.pipeline import build
from kg.query.catalogue import load_catalogue
from kg.query.why import Citation, Statement

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "queries" / "example.ttl"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a clone after the README's first command: out/ is the graph of the samples."""
    folder = tmp_path_factory.mktemp("samples")
    build([ROOT / "kg" / "samples"], folder / "out", jobs=1)
    return folder


def test_what_the_documentation_shows_is_so(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(samples)
    tried = doctest.testmod(kg.network.library)
    assert tried.attempted >= 12 and tried.failed == 0


def test_what_the_readme_shows_is_so(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(samples)
    blocks = re.findall(r"^```pycon\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", "README.md", 0)
    tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples)
    assert tried.attempted >= 5 and tried.failed == 0


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
    table = Table(("a", "b_iri"), ({"a": "<b>&", "b_iri": "x"},), "", ())
    assert table._repr_html_() == "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;&amp;</td></tr></tbody></table>"
    hostile = "<script>alert('1')</script>"
    shown = [
        Table(("a",), ({"a": hostile},) * 30, "", (hostile,))._repr_html_(),
        Statements([Statement(hostile, hostile, hostile, (Citation(hostile, 0, 1, hostile, hostile, None),))])._repr_html_(),
        Hops([Hop(*[hostile] * 3, (hostile,), True, *[hostile] * 7)])._repr_html_(),
    ]
    assert all("<script" not in page and "&lt;script&gt;" in page for page in shown)
    assert "30 rows, the first 20 are shown" in shown[0]


def test_a_notebook_shows_each_answer() -> None:
    g = kg.open(EXAMPLE)
    assert "person" in g._repr_html_()
    why, path = g.why("Bùi Thanh Sơn"), g.path("Nguyễn Văn Thi", "Phùng Thị Kim Nga")
    assert why._repr_html_().count("<li>") == len(why) > 1 and why[0].evidence[0].quote in why._repr_html_()
    assert path is not None and path._repr_html_().count("<blockquote>") == len(path) == 2
    assert Statements()._repr_html_() == "<p>nothing is stated</p>" and Hops()._repr_html_() == "<p>both are one thing</p>"
    assert g.path("Đức", "article:khong-co-gi") is None


def test_frames_have_types() -> None:
    pandas = pytest.importorskip("pandas")
    table = kg.open(EXAMPLE).query("partnerships")
    frame = table.frame()
    assert isinstance(frame, pandas.DataFrame) and "FR" in set(frame["code"]) and str(frame["highest"].dtype) == "boolean"
    polars = pytest.importorskip("polars")
    assert isinstance(table.to_polars(), polars.DataFrame) and table.to_polars()["code"].to_list() == table.column("code")


@pytest.mark.parametrize(
    ("missing", "says"),
    [(("pandas",), None), (("pandas", "polars"), r"banggiao\[frames\].*banggiao\[polars\]")],
)
def test_a_frame_is_of_what_is_installed(missing: tuple[str, ...], says: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    table = kg.open(EXAMPLE).query("partnerships")
    if says is None:
        assert type(table.frame()).__module__.startswith(pytest.importorskip("polars").__name__)
        with pytest.raises(UsageError, match=r"banggiao\[frames\]"):
            table.to_pandas()
    else:
        with pytest.raises(UsageError, match=says):
            table.frame()


def test_a_table_goes_to_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = kg.open(EXAMPLE).query("statistics")
    table.to_parquet(tmp_path / "x.parquet")
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == len(table)


def test_columns() -> None:
    table = kg.open(EXAMPLE).query("partnerships", country="FR")
    assert table.column("code") == ["FR", "FR"] and repr(table[:1]).startswith("({'country': 'Pháp'")
    with pytest.raises(UsageError, match="have country, code"):
        table.column("land")


def test_sparql_of_ones_own_has_the_prefixes() -> None:
    g = kg.open(EXAMPLE)
    mine = g.sparql("SELECT ?c WHERE { ?c bg:comprehensiveStrategicPartnerOf country:VN }")
    assert mine.rows == ({"c": "https://w3id.org/banggiao/id/country/FR"},)
    with pytest.raises(UsageError, match="no SELECT"):
        g.sparql("ASK { ?s ?p ?o }")
    with pytest.raises(UsageError, match="update"):
        g.sparql("DELETE WHERE { ?s ?p ?o }")


def test_a_question_in_vietnamese() -> None:
    answered = kg.open(EXAMPLE).ask("Ai dự Hội nghị tổng kết công tác ngành Ngoại giao năm 2024?")
    assert "participant" in answered.columns and len(answered) > 3
    with pytest.raises(UsageError):
        kg.open(EXAMPLE).ask("Hôm nay trời có mưa không?")


def test_an_unknown_name_is_told_apart() -> None:
    with pytest.raises(UnknownThing):
        kg.open(EXAMPLE).query("who-attended", conference="Hội nghị không có")


def test_a_path_in_time() -> None:
    g = kg.open(EXAMPLE)
    assert g.path("Nguyễn Văn Thi", "Phùng Thị Kim Nga", on="2025-01-06") is not None
    assert g.path("Nguyễn Văn Thi", "Phùng Thị Kim Nga", on="1999") is None


def test_importing_is_light() -> None:
    heavy = "import sys, kg; print(sorted({'networkx', 'rdflib', 'pyoxigraph', 'underthesea'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
