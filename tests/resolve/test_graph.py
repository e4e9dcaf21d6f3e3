"""The whole graph: the order of the articles does not matter, and the shared articles come out as they should."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import ArticleFacts, Ref, ResolvedGraph
from kg.rdf.emit import emit
from kg.rdf.iri import iri
from kg.rdf.serialize import to_turtle
from kg.resolve import resolve
from kg.resolve.graph import identify
from tests.resolve.gold_facts import read_gold
from tests.resolve.making import event, portrait, report
from tests.shared import SHARED

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")

NAMES = ["Lê Anh Tuấn", "Lê Anh Tuân", "Vũ Văn Mẫu", "V. Mẫu", "John Roe"]
OFFICES: list[tuple[str, str | None]] = [
    ("Thứ trưởng", "Bộ Ngoại giao"),
    ("Bộ trưởng", "Bộ ngoại giao"),
    ("Phó Chủ tịch", "UBND tỉnh Cà Mau"),
    ("Phó chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam"),
    ("Hiệu trưởng", "Đại học Biển xanh"),
    ("Chủ tịch nước", None),
    ("Ủy viên", "Bộ Chính trị"),
]
EVENTS = [
    "hội nghị",
    "Hội nghị hợp tác biển xanh lần thứ 5",
    "Hội nghị Hợp tác biển xanh lần thứ 5",
    "FOO 2017",
    "Vũ Văn Mẫu tiếp John Roe",
]

portraits = st.lists(st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(OFFICES), max_size=2)), max_size=6)
tellings = st.tuples(
    st.sampled_from(EVENTS),
    st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
    st.sampled_from([None, "2024", "2025-01-06", "2025-01-07"]),
)
reports = st.lists(st.lists(tellings, max_size=3), max_size=5)


@settings(max_examples=60, deadline=None)
@given(portraits, reports, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(people: list, told: list, chance: random.Random) -> None:
    articles = [portrait(f"p{i}", name, *offices) for i, (name, offices) in enumerate(people)]
    articles += [report(f"r{i}", *(event(name, *who, on=on) for name, who, on in events)) for i, events in enumerate(told)]
    mixed = list(articles)
    chance.shuffle(mixed)
    assert resolve(mixed) == resolve(articles)


def all_refs(graph: ResolvedGraph) -> list:
    nodes = chain(
        graph.things,
        graph.positions,
        graph.events,
        graph.holdings,
        graph.participations,
        graph.partnerships,
        graph.agreements,
        graph.statistics,
    )
    return [node.ref for node in nodes]


@settings(max_examples=40, deadline=None)
@given(portraits, reports)
def test_keys_are_distinct_and_fit_an_iri_and_every_reference_leads_somewhere(people: list, told: list) -> None:
    articles = [portrait(f"p{i}", name, *offices) for i, (name, offices) in enumerate(people)]
    articles += [report(f"r{i}", *(event(name, *who, on=on) for name, who, on in events)) for i, events in enumerate(told)]
    graph = resolve(articles)
    refs = all_refs(graph)
    assert len(set(refs)) == len(refs)
    assert all(iri(ref) for ref in refs)
    named = {ref for part in graph.participations for ref in (part.participant, part.event)}
    named |= {ref for holding in graph.holdings for ref in (holding.holder, holding.position)}
    named |= {position.organization for position in graph.positions if position.organization is not None}
    assert named | {merge.kept for merge in graph.merges} <= set(refs)


def test_nothing_in_nothing_out() -> None:
    assert resolve([]) == ResolvedGraph((), (), (), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def gold() -> list[ArticleFacts]:
    return [read_gold(path) for path in sorted((SHARED / "gold").glob("*.json"))]


@pytest.fixture(scope="module")
def graph(gold: list[ArticleFacts]) -> ResolvedGraph:
    return resolve(gold)


def tellers(graph: ResolvedGraph) -> dict[str, set[str]]:
    """Event -> the articles that tell of it."""
    return {found.ref.key: {piece.article for piece in found.evidence} for found in graph.events}


@needs_shared
def test_three_articles_report_one_conference_dated_by_two(graph: ResolvedGraph) -> None:
    key = "2025-01-06-tong-ket-nganh-ngoai-giao"
    assert tellers(graph)[key] == {"000", "001", "003"}
    there = {part.participant.key for part in graph.participations if part.event.key == key}
    assert {"nguyen-van-thi", "thanh-hoa", "vinh-phuc", "phung-thi-kim-nga", "bui-the-duy", "bui-thanh-son"} <= there
    reasons = [merge.reason for merge in graph.merges if merge.kept.key == key and merge.merged.endswith("(003, with 000)")]
    assert reasons and "Its date 2025-01-06 comes from 000, 001." in reasons[0]


@needs_shared
def test_two_conferences_of_one_morning_stay_two(graph: ResolvedGraph) -> None:
    assert len([key for key, articles in tellers(graph).items() if "004" in articles]) == 2


@needs_shared
def test_the_stops_of_one_journey_meet(graph: ResolvedGraph) -> None:
    shared = [key for key, articles in tellers(graph).items() if {"116", "120"} <= articles]
    assert len(shared) >= 6, shared


@needs_shared
def test_namesakes_stay_two(graph: ResolvedGraph) -> None:
    people = [thing.ref.key for thing in graph.things if thing.ref.kind == "person"]
    assert sorted(key for key in people if key.startswith(("le-anh-tuan", "nguyen-quoc-dung"))) == [
        "le-anh-tuan_uy-ban-doi-ngoai-quoc-hoi",
        "le-anh-tuan_vien-nghien-cuu-bien-doi-khi-hau-truong-dai-hoc-can-tho",
        "nguyen-quoc-dung_hoc-vien-chinh-tri-khu-vuc-ii",
        "nguyen-quoc-dung_viet-nam-tai-hoa-ky",
    ]
    assert {"bui-thanh-son", "pham-minh-chinh", "nguyen-van-thi", "phung-thi-kim-nga"} <= set(people)


@needs_shared
def test_the_shared_articles_in_any_order(gold: list[ArticleFacts], graph: ResolvedGraph) -> None:
    for seed in range(10):
        assert resolve(random.Random(seed).sample(gold, len(gold))) == graph


def mapping(articles: list[ArticleFacts]) -> dict[tuple[str, str], Ref]:
    """(article, name or local event) -> what it was taken for."""
    found = identify(articles)
    return {**found.agents.people.refs, **found.events.refs, **{("", k): v for k, v in found.agents.organizations.kinds.items()}}


@needs_shared
def test_adding_an_article_changes_no_key_of_a_thing_that_it_does_not_tell_of(gold: list[ArticleFacts]) -> None:
    every = mapping(gold)
    for added in [facts.article.identifier for facts in gold]:
        told = {ref for (article, _), ref in every.items() if article == added}
        before = mapping([facts for facts in gold if facts.article.identifier != added])
        assert not {key for key, ref in before.items() if every[key] != ref and every[key] not in told}, added


@needs_shared
def test_the_bytes_of_the_turtle_do_not_depend_on_the_order(gold: list[ArticleFacts], graph: ResolvedGraph) -> None:
    document = to_turtle(emit(graph, {}))
    for seed in range(10):
        assert to_turtle(emit(resolve(random.Random(seed).sample(gold, len(gold))), {})) == document


@needs_shared
def test_articles_one_by_one_give_the_graph_of_all_at_once(gold: list[ArticleFacts], graph: ResolvedGraph) -> None:
    """A build knows the facts of the articles before, never a graph: what came first leaves no trace."""
    known: list[ArticleFacts] = []
    for facts in random.Random(1).sample(gold, len(gold)):
        known.append(facts)
        last = resolve(known)
    assert last == graph
