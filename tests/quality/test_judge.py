"""Our strict counts are those of ``../shared/score.py``, fact for fact, on every gold article: two programs, one judgement."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from kg.evaluate.gold import load_gold
from kg.evaluate.measure import measure
from kg.evaluate.run import read_graph
from kg.evaluate.score import score_article
from kg.evaluate.spelling import fold
from tests.quality.conftest import SAMPLES_GOLD, SHARED_GOLD
from tests.shared import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _agree(judge: ModuleType, graph: Path, gold: Path) -> int:
    """Compares article by article; returns how many facts were right in all."""
    theirs = judge.read_graph(graph)
    ours = read_graph(graph)
    right = 0
    for article in load_gold(gold).articles:
        facts = json.loads((gold / f"{article.article}.json").read_text("utf-8"))
        expected = judge.score_article(facts, theirs[0][article.article], *theirs[1:])
        outcomes = score_article(article, ours).outcomes
        for relation in judge.RELATIONS:
            want, have = expected[relation], outcomes[relation]
            where = f"{article.article} {relation}"
            assert len(have.right) == want["tp"], where
            assert sorted(fact.quote for fact in have.missed) == sorted(fact["quote"] for fact in want["missed"]), where
            assert len(have.wrong) == len(want["wrong"]), where
            right += want["tp"]
    return right


def test_on_the_shared_gold(judge: ModuleType, shared_graph: Path) -> None:
    assert len(load_gold(SHARED_GOLD).articles) == 35
    assert _agree(judge, shared_graph, SHARED_GOLD) > 500


def test_on_the_samples(judge: ModuleType, samples_graph: Path) -> None:
    assert _agree(judge, samples_graph, SAMPLES_GOLD) > 100


def test_roles_and_sums(judge: ModuleType, shared_graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judge.main([str(shared_graph), str(SHARED_GOLD), "--json"])
    theirs = json.loads(capsys.readouterr().out)
    ours = measure(load_gold(SHARED_GOLD), read_graph(shared_graph))
    for relation in judge.RELATIONS:
        counts = ours.strict[relation]
        assert (counts.right, counts.wrong, counts.missed) == tuple(theirs[relation][key] for key in ("tp", "fp", "fn"))
        assert round(counts.f1 or 0.0, 4) == theirs[relation]["f1"]
    assert round(ours.role_accuracy or 0.0, 4) == theirs["attended"]["role_accuracy"]


def test_spelling_is_the_same(judge: ModuleType) -> None:
    names = {str(fact[field]) for path in SHARED_GOLD.glob("*.json") for fact, field in _texts(json.loads(path.read_text("utf-8")))}
    assert len(names) > 300
    assert [name for name in sorted(names) if fold(name) != judge.fold(name)] == []


def _texts(gold: dict[str, object]) -> list[tuple[dict[str, object], str]]:
    facts = [fact for value in gold.values() if isinstance(value, list) for fact in value]
    return [(fact, field) for fact in facts for field in ("name", "person", "role", "organization", "participant", "of") if field in fact]
