"""Which tellings report one event. Names are the project's own, in the style of the press."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import EventKind, ResolvedEvent
from kg.resolve import resolve
from tests.resolve.making import country, event, keys, report

LAO = country("Lào", "LA")
VIETNAM = country("Việt Nam", "VN")

SUMMING_UP = "Hội nghị tổng kết công tác ngành Thủy sản năm 2024 và phương hướng, nhiệm vụ trọng tâm năm 2025"

# first telling, second telling, are they one, why
PAIRS = [
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        event(SUMMING_UP.replace("Thủy", "thuỷ"), "Lò Văn B", on="2025-01-06"),
        True,
        "one name, one day",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        event("Hội nghị về kết quả công tác thủy sản năm 2024 và nhiệm vụ năm 2025", "Lò Văn A"),
        True,
        "like names of one edition, one participant, one undated",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        event("Hội nghị về kết quả công tác thủy sản năm 2024 và nhiệm vụ năm 2025", "Lò Văn B"),
        False,
        "the same without anybody at both: any province holds such a conference",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", VIETNAM, on="2025-01-06"),
        event("Hội nghị về kết quả công tác thủy sản năm 2024 và nhiệm vụ năm 2025", VIETNAM),
        False,
        "Vietnam is everywhere",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        event(SUMMING_UP.replace("2025", "2026").replace("2024", "2025"), "Lò Văn A", on="2026-01-06"),
        False,
        "the next year's of the series",
    ),
    (
        event(SUMMING_UP, "Lò Văn A"),
        event(SUMMING_UP.replace("2025", "2026").replace("2024", "2025"), "Lò Văn A"),
        False,
        "the next year's, undated",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        event(SUMMING_UP, "Lò Văn A", on="2025-01-07"),
        False,
        "another day",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01"),
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06"),
        True,
        "a month agrees with its days",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06", place="Cà Mau"),
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06", place="tỉnh Lào Cai"),
        False,
        "two provinces",
    ),
    (
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06", place="Hà Nội"),
        event(SUMMING_UP, "Lò Văn A", on="2025-01-06", place="Trụ sở Chính phủ"),
        True,
        "a house and its town",
    ),
    (
        event("Hội nghị Thủy sản lần thứ 31", "Lò Văn A", on="2025-01-06"),
        event("Hội nghị Thuỷ sản lần thứ 31", "Lò Văn A"),
        True,
        "one ordinal, one undated",
    ),
    (
        event("Hội nghị Thủy sản lần thứ 31", "Lò Văn A"),
        event("Hội nghị Thủy sản lần thứ 32", "Lò Văn A"),
        False,
        "another ordinal",
    ),
    (
        event("Hội nghị Thủy sản lần thứ XXXI", "Lò Văn A"),
        event("Hội nghị Thủy sản lần thứ 31", "Lò Văn A"),
        True,
        "one ordinal in two writings",
    ),
    (
        event("Hội nghị tổng kết Bộ Tài chính năm 2024", "Lò Văn A"),
        event("Hội nghị tổng kết Bộ Tài nguyên năm 2024", "Lò Văn A"),
        False,
        "short subjects that share most of their words",
    ),
    (
        event("hội nghị", "Lò Văn A"),
        event("hội nghị", "Lò Văn A"),
        False,
        "no name, no day",
    ),
    (
        event("hội nghị", "Lò Văn A", "Lò Văn B", on="2025-01-06"),
        event("Hội nghị xúc tiến đầu tư", "Lò Văn A", "Lò Văn B", on="2025-01-06"),
        True,
        "one day and two people, and one has no name",
    ),
    (
        event("Hội nghị về hợp tác biển", "Lò Văn A", "Lò Văn B", on="2025-01-06"),
        event("Hội nghị xúc tiến đầu tư", "Lò Văn A", "Lò Văn B", on="2025-01-06"),
        False,
        "two conferences of one morning",
    ),
    (event("FOO 2017", VIETNAM), event("FOO 2017", LAO), True, "a proper name with its year"),
    (event("FOO 2017", VIETNAM), event("FOO 2018", VIETNAM), False, "another year"),
    (
        event("Đại hội Đảng bộ tỉnh lần thứ XVIII", "Lò Văn A"),
        event("Đại hội Đảng bộ tỉnh lần thứ XVIII", "Lò Văn B"),
        False,
        "which province's, nobody says",
    ),
    (
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting", on="2025-01-06"),
        event("Lò Văn A hội kiến John Roe", "Lò Văn A", "John Roe", kind="meeting", on="2025-01-06"),
        True,
        "two sides, one day",
    ),
    (
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting", on="2025-01-06"),
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting", on="2025-03-06"),
        False,
        "they met again",
    ),
    (
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting"),
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting"),
        False,
        "generic words alone: two leaders meet every year in the same words",
    ),
    (
        event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting"),
        event("Lò Văn A hội đàm John Roe", "Lò Văn A", "John Roe", kind="meeting", on="2025-01-06"),
        False,
        "other words, and one undated",
    ),
    (
        event("chuyến thăm Lào của Lò Văn A", "Lò Văn A", LAO, kind="visit", on="2025-01-06", until="2025-01-08", place="Lào"),
        event("chuyến công tác tại Lào", "Lò Văn A", kind="visit", on="2025-01-07", place="Lào"),
        True,
        "one traveller, one place, days in common",
    ),
    (
        event("chuyến thăm Lào của Lò Văn A", "Lò Văn A", kind="visit", on="2025-01-06", until="2025-01-08", place="Lào"),
        event("chuyến thăm Thái Lan của Lò Văn A", "Lò Văn A", kind="visit", on="2025-01-08", place="Thái Lan"),
        False,
        "the journey's next stop",
    ),
    (
        event("Lễ khai mạc Hội chợ Biển xanh", "Lò Văn A", kind="ceremony", on="2025-01-06"),
        event("Hội chợ Biển xanh", "Lò Văn A", kind="conference", on="2025-01-06"),
        False,
        "two kinds",
    ),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), PAIRS, ids=[pair[3] for pair in PAIRS])
def test_pair(one: tuple, other: tuple, same: bool, why: str) -> None:
    events = resolve([report("a1", one), report("a2", other)]).events
    assert (len(events) == 1) is same, why


def only(events: tuple[ResolvedEvent, ...]) -> ResolvedEvent:
    (found,) = events
    return found


def test_the_same_words_in_articles_of_other_months_are_two_meetings() -> None:
    meeting = event("Lò Văn A tiếp John Roe", "Lò Văn A", "John Roe", kind="meeting")
    far = [report("a1", meeting, published="2025-01-06"), report("a2", meeting, published="2025-06-06")]
    assert len(resolve(far).events) == 2


def test_two_events_of_one_article_never_merge_not_even_through_another_article() -> None:
    name = "Hội nghị xúc tiến đầu tư biển xanh"
    one, two = (event(name, "Lò Văn A", on="2025-01-06", place=place) for place in (None, "Hà Nội"))
    graph = resolve([report("a1", one, two), report("a2", one)])
    assert len(graph.events) >= 2


def test_a_telling_that_fits_two_events_equally_joins_neither() -> None:
    people = ("Lò Văn A", "Lò Văn B")
    named = [event(name, *people, on="2025-01-06") for name in ("Hội nghị hợp tác biển", "Hội nghị xúc tiến đầu tư")]
    graph = resolve([report("a1", *named), report("a2", event("hội nghị", *people, on="2025-01-06"))])
    assert len(graph.events) == 3


def test_an_undated_telling_does_not_bring_two_years_together() -> None:
    name = "Hội nghị hợp tác biển xanh lần thứ 5"
    dated = [event(name, "Lò Văn A", on=day) for day in ("2024-01-06", "2025-01-06")]
    graph = resolve([report("a1", dated[0]), report("a2", dated[1]), report("a3", event(name, "Lò Văn A"))])
    assert len({found.start for found in graph.events} - {None}) == 2


def test_a_merged_event_knows_what_its_tellings_know_and_where_the_date_comes_from() -> None:
    undated = event("Hội nghị về kết quả công tác thủy sản năm 2024 và nhiệm vụ năm 2025", "Lò Văn A", place="Hà Nội")
    graph = resolve([report("a1", event(SUMMING_UP, "Lò Văn A", on="2025-01-06")), report("a2", undated)])
    found = only(graph.events)
    assert (found.ref.key, found.start, found.place) == ("2025-01-06-tong-ket-nganh-thuy-san", "2025-01-06", "Hà Nội")
    assert [evidence.article for evidence in found.evidence] == ["a1", "a2"]
    assert found.label == SUMMING_UP and found.aliases == (undated[0].name,)
    (reason,) = (merge.reason for merge in graph.merges if merge.kept.kind == "event")
    assert reason.endswith("no date contradicts. Its date 2025-01-06 comes from a1.")


def test_what_happens_on_one_journey_is_one_meeting_in_both_reports() -> None:
    visit = event("chuyến thăm Lào của Lò Văn A", "Lò Văn A", kind="visit", on="2025-01-06", place="Lào")
    talks = event("Lò Văn A hội đàm với John Roe", "Lò Văn A", "John Roe", kind="meeting")
    audience = event("John Roe đón Lò Văn A", "Lò Văn A", "John Roe", kind="meeting")
    assert len(resolve([report("a1", visit, talks), report("a2", visit, audience)]).events) == 2
    assert len(resolve([report("a1", talks), report("a2", audience)]).events) == 2, "without the journey they are two"


def test_other_takes_the_kind_that_another_article_knows() -> None:
    one, two = (event("FOO 2017", kind=kind) for kind in ("other", "conference"))
    assert only(resolve([report("a1", one), report("a2", two)]).events).kind is EventKind.CONFERENCE


KEYS = [
    (event(SUMMING_UP, on="2025-01-06"), "2025-01-06-tong-ket-nganh-thuy-san"),
    (event(SUMMING_UP), "tong-ket-nganh-thuy-san-2024-2025"),
    (event("Hội nghị Thủy sản lần thứ 31"), "thuy-san-lan-thu-31"),
    (event("hội nghị"), "hoi-nghi_a1"),
    (event("hội nghị", on="2025-01-06"), "2025-01-06-hoi-nghi"),
    (event("Hội nghị hợp tác biển xanh", on="2025-01"), "2025-01-hop-tac-bien-xanh_a1"),
]


@pytest.mark.parametrize(("telling", "key"), KEYS)
def test_key(telling: tuple, key: str) -> None:
    assert keys(resolve([report("a1", telling)]), "event") == [key]


def test_of_two_events_that_want_one_key_the_one_told_first_keeps_it() -> None:
    fair = [event("Hội chợ biển xanh", place=place, on="2025-01-06", kind="other") for place in ("Cà Mau", "Lào Cai")]
    found = keys(resolve([report("a1", fair[0]), report("a2", fair[1])]), "event")
    assert found[0] == "2025-01-06-hoi-cho-bien-xanh" and found[1].startswith("2025-01-06-hoi-cho-bien-xanh_")


def test_an_unrelated_article_changes_no_key() -> None:
    few = [report("b1", event(SUMMING_UP, "Lò Văn A")), report("b2", event("hội nghị", "Lò Văn A"))]
    before = set(keys(resolve(few), "event"))
    assert before < set(keys(resolve([report("a0", event("hội nghị", "Lò Văn B")), *few]), "event"))


SAID = " ".join(f"chữ{number}" for number in range(120))
# texts of two articles, is the unnamed conference of the second that of the first, why
TEXTS = [
    (SAID, "Mở đầu. " + SAID[:600], True, "what was said, word for word"),
    (SAID, "Mở đầu. " + SAID[:60], False, "a sentence or two in common"),
    (SAID, " ".join(f"tiếng{number}" for number in range(120)), False, "other words"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), TEXTS)
def test_an_unnamed_conference_is_the_one_whose_report_has_the_same_words(one: str, other: str, same: bool, why: str) -> None:
    told = [report("a1", event(SUMMING_UP, "Lò Văn A", on="2025-01-06")), report("a2", event("hội nghị", "Lò Văn A"))]
    texts = [replace(facts, article=replace(facts.article, text=text)) for facts, text in zip(told, (one, other), strict=True)]
    assert (len(resolve(texts).events) == 1) is same, why
    nobody = [texts[0], replace(report("a2", event("hội nghị", "Lò Văn B")), article=texts[1].article)]
    assert len(resolve(nobody).events) == 2, "without a common participant the words may be a background"


WEEKS = [
    ("2025-01-06", "2025-01-09", True, "articles of one week"),
    ("2025-01-06", "2025-09-09", False, "another journey"),
    (None, "2025-01-09", False, "when the first was, nobody says"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), WEEKS)
def test_undated_journeys_to_one_place_meet_in_articles_of_one_week(one: str | None, other: str, same: bool, why: str) -> None:
    visits = [event(name, "Lò Văn A", kind="visit", place="Lào") for name in ("chuyến thăm Lào", "Lò Văn A thăm Lào")]
    others = [event("Hội chợ Biển xanh", on=one, kind="other"), event("Lễ hội Sông dài", on=other, kind="other")]
    graph = resolve([report("a1", visits[0], others[0]), report("a2", visits[1], others[1])])
    assert (len(graph.events) == 3) is same, why


@pytest.mark.parametrize(("one", "other", "same", "why"), WEEKS)
def test_one_name_without_edition_needs_a_week_and_a_person(one: str | None, other: str, same: bool, why: str) -> None:
    name = "Hội nghị thượng đỉnh FOO"
    told = [event("Hội chợ Biển xanh", on=one, kind="other"), event(name, "Lò Văn A", on=other)]
    graph = resolve([report("a1", event(name, "Lò Văn A"), told[0]), report("a2", told[1])])
    assert (len(graph.events) == 2) is same, why
