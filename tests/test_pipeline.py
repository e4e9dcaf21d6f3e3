"""A build from paths to files: same bytes in any order, one bad article stops nothing, and a build that dies costs nothing."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Triple, parse

import kg.mentions
import kg.text
from kg import extraction, pipeline
from kg.errors import KgError, UsageError, ValidationError
from kg.extraction import extract_all
from kg.model import Article, RawArticle
from kg.pipeline import build, write_graph
from kg.rdf.reference import reference_graph
from kg.report import Failed
from kg.store.embedded import open_store
from tests.rdf.graphs import small_graph
from tests.shared import SHARED

TEXT = "Hội nghị thử\n\nNgày 6/1/2025, Phó Chủ tịch UBND tỉnh Cà Mau Lê Văn Mẫu dự hội nghị. Tin số {}.\n"
ROOT = Path(__file__).resolve().parents[1]
NAMES = ("kg.ttl", "reference.ttl", "report.json", "store")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number), "utf-8")
    return folder


def names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder.iterdir()))


def stumble(monkeypatch: pytest.MonkeyPatch, *identifiers: str) -> None:
    """Makes ``annotate`` raise for these articles."""
    annotate = kg.mentions.annotate

    def stumbling(article: Article) -> object:
        if article.identifier in identifiers:
            raise ValueError(f"cannot read {article.identifier}")
        return annotate(article)

    monkeypatch.setattr(kg.mentions, "annotate", stumbling)


def test_a_build_writes_graph_store_and_report(articles: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    report = build([articles], tmp_path / "a" / "out", lambda *event: told.append(event))
    assert names(tmp_path / "a" / "out") == NAMES
    assert report.articles == 3
    store = open_store(tmp_path / "a" / "out")
    assert report.stages["triples"] == sum(quad.graph_name == DefaultGraph() for quad in store)
    assert json.loads((tmp_path / "a" / "out" / "report.json").read_text("utf-8"))["articles"] == 3
    assert ("read", 3, None) in told
    assert [stage for stage, done, _ in told if done == 1 and stage != "read"] == ["resolve", "emit", "validate", "write"]


def test_reference_data_stand_in_a_graph_of_their_own(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    graphs: dict[object, set[Triple]] = {}
    for quad in open_store(tmp_path / "out"):
        graphs.setdefault(quad.graph_name, set()).add(quad.triple)
    stated, apart = graphs.pop(DefaultGraph()), graphs.pop(reference_graph())
    assert not graphs and stated and apart
    assert not stated & apart, "whoever asks both as one would find it twice"
    # Their number alone: the store writes 1.0 as 1.
    assert len(stated) == len(list(parse(path=tmp_path / "out" / "kg.ttl", format=RdfFormat.TURTLE)))
    assert apart == {quad.triple for quad in parse(path=tmp_path / "out" / "reference.ttl", format=RdfFormat.TURTLE)}


def test_the_same_bytes_in_any_order_and_with_any_number_of_processes(articles: Path, tmp_path: Path) -> None:
    files = sorted(articles.iterdir())
    build(files, tmp_path / "one", jobs=1)
    build([files[2], files[0], articles, files[1]], tmp_path / "two", jobs=2)
    assert (tmp_path / "one" / "kg.ttl").read_bytes() == (tmp_path / "two" / "kg.ttl").read_bytes()
    one, two = (json.loads((tmp_path / name / "report.json").read_text("utf-8")) for name in ("one", "two"))
    assert {**one, "skipped": []} == {**two, "skipped": []}


def test_the_same_bytes_whatever_order_sets_have(tmp_path: Path) -> None:
    """Python's sets of strings change their order from run to run: none of it may reach a file."""
    run = "import sys; from pathlib import Path as P; from kg.pipeline import build; build([P('kg/samples')], P(sys.argv[1]), jobs=1)"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", run, str(tmp_path / seed)], cwd=ROOT, env=environment, check=True)
    for name in ("kg.ttl", "report.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_one_bad_article_stops_nothing_and_is_reported(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "001")
    report = build([articles], tmp_path / "out")
    assert report.articles == 2
    assert [(failed.article, failed.stage, failed.error) for failed in report.failed] == [("001", "annotate", "ValueError")]
    written = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert written["failed"][0]["detail"] == "cannot read 001"
    assert 'dcterms:identifier "001"' not in (tmp_path / "out" / "kg.ttl").read_text("utf-8")


def test_strict_raises(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "001")
    with pytest.raises(ValueError, match="cannot read 001"):
        build([articles], tmp_path / "out", strict=True)


def test_all_articles_failing_is_one_sentence(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, "000", "001", "002")
    with pytest.raises(KgError, match=r"all 3 articles failed; .*000\.txt: annotate: ValueError: cannot read 000"):
        build([articles], tmp_path / "out")
    assert names(tmp_path / "out") == ()


def test_an_interruption_is_not_swallowed(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(raw: RawArticle) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.text, "clean", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([articles], tmp_path / "out")


def test_identifiers_that_cleaning_makes_one(tmp_path: Path) -> None:
    records = [{"id": identifier, "text": TEXT.format(number)} for number, identifier in enumerate(("Hòa", "Ho\u0300a"))]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    report = build([path], tmp_path / "out")
    assert report.articles == 1
    assert "belongs to another article" in report.skipped[0].reason


@pytest.mark.parametrize(("missing", "message"), [("nowhere", "nowhere"), ("empty", "no article to read")])
def test_nothing_to_read(tmp_path: Path, missing: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=message):
        build([tmp_path / missing], tmp_path / "out")


def test_output_that_is_a_file(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(UsageError, match="is a file"):
        build([articles], tmp_path / "out")


def test_a_graph_that_breaks_a_shape_replaces_nothing(tmp_path: Path) -> None:
    write_graph(small_graph(), tmp_path)
    before = (tmp_path / "kg.ttl").read_bytes()
    graph = small_graph()
    broken = dataclasses.replace(graph, holdings=(dataclasses.replace(graph.holdings[0], evidence=()),))
    with pytest.raises(ValidationError, match="needs bg:evidence"):
        write_graph(broken, tmp_path)
    assert (tmp_path / "kg.ttl").read_bytes() == before


def test_a_value_that_is_none_is_a_bug_and_replaces_nothing(tmp_path: Path) -> None:
    write_graph(small_graph(), tmp_path)
    before = (tmp_path / "kg.ttl").read_bytes()
    graph = small_graph()
    flawed = dataclasses.replace(graph.statistics[0], value=Decimal("NaN"))
    with pytest.raises(ValueError, match="no number"):
        write_graph(dataclasses.replace(graph, statistics=(flawed,)), tmp_path)
    assert (tmp_path / "kg.ttl").read_bytes() == before


DYING = """
import os, sys
from pathlib import Path
from kg import pipeline
from kg.store import embedded
from tests.rdf.graphs import small_graph
{death}
pipeline.write_graph(small_graph(), Path(sys.argv[1]))
"""
DEATHS = {
    "before the store": "pipeline.write_store = lambda *_: os._exit(9)",
    "before the swap": "embedded._swap = lambda *_: os._exit(9)",
    "inside the swap": "embedded.shutil.rmtree = lambda path, **_: os._exit(9) if Path(path).exists() else None",
    "before the rename of the graph": "embedded._outgoing(Path('x')); Path.replace = lambda *_: os._exit(9)",
}


@pytest.mark.parametrize("death", DEATHS.values(), ids=list(DEATHS))
def test_a_build_that_dies_leaves_a_good_graph_and_the_next_one_clears_up(tmp_path: Path, death: str, articles: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    good = (out / "kg.ttl").read_bytes()
    done = subprocess.run([sys.executable, "-c", DYING.format(death=death), str(out)], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert (out / "kg.ttl").read_bytes() == good
    assert len(open_store(out)) > 0
    build([articles], out)
    assert names(out) == NAMES


def raw(number: int) -> RawArticle:
    return RawArticle(f"{number:03}", TEXT.format(number), f"{number:03}.txt")


def test_processes_keep_the_order() -> None:
    outcomes = list(extract_all(map(raw, range(20)), jobs=2))
    assert [outcome.facts.article.identifier for outcome in outcomes if outcome.facts is not None] == [f"{n:03}" for n in range(20)]
    assert outcomes == list(extract_all(map(raw, range(20)), jobs=1))


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "ProcessPoolExecutor", None)
    assert len(list(extract_all(map(raw, range(3))))) == 3


def test_a_killed_process_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_extract_chunk", _die)
    with pytest.raises(KgError, match=r"a process died near 000\.txt"):
        list(extract_all(map(raw, range(3)), jobs=2))


def _die(chunk: list[RawArticle], strict: bool) -> None:
    os._exit(9)


def test_details_of_failures_are_cut_and_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(raw: RawArticle) -> Article:
        raise ValueError("\ud800" + "x" * 1000)

    monkeypatch.setattr(kg.text, "clean", failing)
    failed = next(iter(extract_all([raw(1)]))).failed
    assert isinstance(failed, Failed)
    assert len(failed.detail.encode("utf-8")) <= 200


def test_stages_in_the_report_are_those_of_the_house(articles: Path, tmp_path: Path) -> None:
    report = build([articles], tmp_path / "out")
    assert {"read", "sentences", "facts", "triples"} <= set(report.stages)
    assert report.stages["facts"] == sum(report.facts.values()) == sum(report.rules.values())
    assert pipeline.REPORT in names(tmp_path / "out")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_quotes_are_the_text_of_real_articles() -> None:
    """``article.text[start:end] == quote`` for each fact: ``kg.sound`` leaves out any other, and may find none."""
    from kg.read import read_inputs

    corpus = read_inputs([SHARED / "corpus" / "articles.jsonl.gz"])
    items = chain(read_inputs([SHARED / "articles"]), islice(corpus, 0, None, 40))
    raws = [item for item in items if isinstance(item, RawArticle)]
    assert len(raws) > 80
    outcomes = list(extract_all(raws, jobs=1))
    assert [outcome.unsound for outcome in outcomes if outcome.unsound] == []
    assert all(outcome.facts is not None for outcome in outcomes)
