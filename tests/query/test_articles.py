"""On a graph of real articles every question gives the same rows from pyoxigraph and from rdflib, with names that the graph has.

Needs ../shared/articles (35 articles, 14,000 triples); the graph is built once for the session.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.query.catalogue import load_catalogue
from kg.query.header import Question
from kg.query.run import GraphSource, Source, ask, open_source
from kg.query.terms import Rows
from tests.shared import SHARED

ARTICLES = SHARED / "articles"
CATALOGUE = load_catalogue()
Both = tuple[Source, Source]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not ARTICLES.is_dir(), reason="needs ../shared")]

# Parameters beside each question's own examples: names with several bearers, without marks, and what real articles have much of.
GIVEN: dict[str, list[dict[str, list[str]]]] = {
    "who-attended": [{"event": ["hoi nghi"]}, {"event": ["hoi nghi"], "role": ["speaker"]}],
    "events-of": [{"who": ["Việt Nam"]}, {"who": ["thanh hoa"]}],
    "who-held": [{"organization": ["bo ngoai giao"]}, {"position": ["chu tich"]}],
    "timeline": [{"who": ["pham minh chinh"]}],
    "evidence": [{"thing": ["Bùi Thanh Sơn"]}],
    "provinces-at": [{"event": ["hoi nghi"]}],
    "partnerships-on": [{"date": ["2015"]}],
}


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The graph of the articles with the reference graph, in the store as a build writes it, and in rdflib."""
    import rdflib

    from kg.pipeline import build

    folder: Path = tmp_path_factory.mktemp("articles")
    build([ARTICLES], folder)
    graph = rdflib.Graph()
    for name in ("kg.ttl", "reference.ttl"):
        graph.parse(folder / name)
    return open_source(folder), GraphSource(graph)


def _rows(source: Source, question: Question, given: dict[str, list[str]]) -> Rows | str:
    try:
        answer = ask(source, question, given).answer
    except UsageError as error:  # an example that these articles do not name: both have to say so
        return str(error)
    assert isinstance(answer, Rows)
    return answer


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=lambda q: q.name)
def test_the_engines_agree_on_real_articles(question: Question, both: Both) -> None:
    examples = {p.name: [p.example] for p in question.parameters if p.required}
    for given in [examples, *GIVEN.get(question.name, [])]:
        ours, theirs = _rows(both[0], question, given), _rows(both[1], question, given)
        if isinstance(ours, Rows) and isinstance(theirs, Rows):
            assert ours.columns == theirs.columns
            assert ours.rows == theirs.rows, given
        else:
            assert ours == theirs, given


def test_most_questions_find_something_there(both: Both) -> None:
    """Otherwise the comparison above would compare nothing with nothing."""
    silent = []
    for question in CATALOGUE.values():
        examples = {p.name: [p.example] for p in question.parameters if p.required}
        answers = [_rows(both[0], question, given) for given in [examples, *GIVEN.get(question.name, [])]]
        if not any(isinstance(answer, Rows) and answer.rows for answer in answers):
            silent.append(question.name)
    assert len(silent) <= len(CATALOGUE) // 5, silent
