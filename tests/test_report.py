"""The report counts, sorts and caps; it is the same for the same build."""

from __future__ import annotations

import json

from kg.model import AnnotatedArticle, AnnotatedSentence, ArticleFacts, LineLabel, PlaceKind, PlaceMention, Sentence, Skipped, Unknown
from kg.report import MOST_UNKNOWN, Failed, Report, count_facts, count_mentions, count_resolved, count_rules, count_unknown
from tests.rdf.graphs import article, small_graph


def report(**fields: object) -> Report:
    empty: dict[str, object] = {
        **{name: {} for name in ("stages", "facts", "resolved", "rules", "unsound", "unknown")},
        "articles": 1,
        "skipped": (),
        "failed": (),
    }
    return Report(**{**empty, **fields})  # type: ignore[arg-type]


def test_unknown_the_commonest_first_then_by_text() -> None:
    said = ("trưởng đoàn", "phái viên", "trưởng đoàn", "cố vấn")
    facts = ArticleFacts(article(), unknowns=tuple(Unknown("title", text, 0, 1) for text in said))
    counted = count_unknown([facts, ArticleFacts(article(), unknowns=(Unknown("event", "lễ", 0, 1),))])
    assert list(counted) == ["event", "title"]
    assert list(counted["title"].items()) == [("trưởng đoàn", 2), ("cố vấn", 1), ("phái viên", 1)]


def test_unknown_is_capped_and_says_of_how_many() -> None:
    texts = {f"chức {number}": 2 for number in range(MOST_UNKNOWN + 7)}
    written = json.loads(report(unknown={"title": texts}).to_json())["unknown"]["title"]
    assert len(written["commonest"]) == MOST_UNKNOWN
    assert (written["different"], written["all"]) == (MOST_UNKNOWN + 7, 2 * (MOST_UNKNOWN + 7))
    assert written["commonest"][0] == {"text": "chức 0", "count": 2}


def test_json_is_sorted_readable_and_without_time() -> None:
    text = report(
        rules={"b": 1, "a": 2}, skipped=(Skipped("x.txt", "trống"),), failed=(Failed("1", "1.txt", "clean", "ValueError", "no"),)
    ).to_json()
    assert text.index('"a"') < text.index('"b"')
    assert "trống" in text
    assert json.loads(text)["failed"] == [{"article": "1", "origin": "1.txt", "stage": "clean", "error": "ValueError", "detail": "no"}]
    assert not {"time", "date", "built"} & set(json.loads(text))


def test_counts() -> None:
    place = PlaceMention(0, 1, PlaceKind.COUNTRY, "VN", "Việt Nam")
    sentence = AnnotatedSentence(Sentence(0, 1, "x", LineLabel.BODY, 0), places=(place, place))
    counts = count_mentions(AnnotatedArticle(article(), (sentence, sentence)))
    assert (counts["sentences"], counts["mentions of places"], counts["mentions of people"]) == (2, 4, 0)
    resolved = count_resolved(small_graph())
    assert (resolved["events"], resolved["positions"], resolved["things of kind country"]) == (2, 1, 2)
    assert count_facts([ArticleFacts(article())])["holdings"] == 0
    assert count_rules([ArticleFacts(article())]) == {}
