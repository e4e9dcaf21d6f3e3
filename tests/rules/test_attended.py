"""The table of participations (``tests/gold/attended.tsv``): short articles of our own, kinds and near misses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.mentions import annotate
from kg.model import EventFact, Modality, ParticipationFact, RawArticle
from kg.rules.attended import find_participations
from kg.text import clean

TABLE = Path(__file__).resolve().parents[1] / "gold" / "attended.tsv"


def cases() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(article: str) -> tuple[str, tuple[EventFact, ...], tuple[ParticipationFact, ...]]:
    text = "\n".join(["Tin đối ngoại", *article.split(" ¶ ")])
    return text, *find_participations(annotate(clean(RawArticle("case", text, "case"))))


def written(fact: ParticipationFact, events: dict[str, EventFact]) -> str:
    mode = f", {fact.mode.value}" if fact.mode else ""
    modality = "" if fact.modality is Modality.ATTENDED else f", {fact.modality.value}"
    return f"{fact.participant.name} = {fact.role.value}{mode}{modality} @ {events[fact.event].name}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["why"])
def test_participations_of_an_article(case: dict[str, str]) -> None:
    _, events, facts = read(case["article"])
    by_local = {event.local: event for event in events}
    expected = [part.strip() for part in case["participations"].split("; ") if part.strip()]
    assert [written(fact, by_local) for fact in facts] == expected


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["why"])
def test_evidence_is_the_text_itself(case: dict[str, str]) -> None:
    text, events, facts = read(case["article"])
    for evidence in [*(event.evidence for event in events), *(fact.evidence for fact in facts)]:
        assert text[evidence.start : evidence.end] == evidence.quote != ""
    assert all(fact.evidence.rule.startswith("attended/") for fact in facts)


def test_an_event_is_there_only_with_a_participant() -> None:
    _, events, facts = read(
        "Sáng nay khai mạc Hội nghị ngoại giao lần thứ 40. ¶ Phó Thủ tướng Trần Văn Kiên chủ trì hội nghị về biên giới."
    )
    assert {event.local for event in events} == {fact.event for fact in facts}


def test_one_agent_has_one_role_in_one_event() -> None:
    _, _, facts = read(
        "Phó Thủ tướng Trần Văn Kiên dự Hội nghị ngoại giao lần thứ 40. ¶ Phát biểu tại hội nghị, Phó Thủ tướng nhấn mạnh ba việc."
    )
    assert [(fact.participant.name, fact.role.value) for fact in facts] == [("Trần Văn Kiên", "speaker")]


def test_two_tellings_of_one_meeting_are_one_event() -> None:
    article = (
        "Thủ tướng Trần Minh Khôi tiếp Đại sứ Pháp Jean Dupont. ¶ Sáng 5/3/2024, Thủ tướng Trần Minh Khôi đã tiếp Đại sứ Pháp "
        "tại Việt Nam Jean Dupont. ¶ Thủ tướng Trần Minh Khôi tại buổi tiếp Đại sứ Jean Dupont."
    )
    _, events, _ = read(article)
    assert len(events) == 1
    assert events[0].start == "2024-03-05"


def test_talks_and_a_reception_of_the_same_two_are_two_events() -> None:
    _, events, _ = read(
        "Thủ tướng Trần Minh Khôi tiếp Tổng thống Chile Juan Perez. ¶ Thủ tướng Trần Minh Khôi hội đàm với Tổng thống Juan Perez."
    )
    assert len(events) == 2


@pytest.mark.parametrize(
    ("article", "start", "end"),
    [
        ("Sáng 6/1/2025, Bộ trưởng Trần Minh Khôi chủ trì Hội nghị ngoại giao lần thứ 40.", "2025-01-06", None),
        ("Bộ trưởng Trần Minh Khôi dự Hội nghị ngoại giao lần thứ 40 diễn ra sáng 6/1/2025.", "2025-01-06", None),
        ("Bộ trưởng Trần Minh Khôi thăm chính thức Hà Lan từ ngày 8-11/7/2017.", "2017-07-08", "2017-07-11"),
        ("Sáng 23/6/2017, Bộ trưởng Trần Minh Khôi đã tới Berlin, bắt đầu chuyến thăm chính thức Đức.", "2017-06-23", None),
        ("Lễ đón Tổng thống Chile Juan Perez do Chủ tịch nước Lê Quốc Thịnh chủ trì diễn ra sáng 23/3/2018.", "2018-03-23", None),
        ("Tổng thống Chile Juan Perez thăm Việt Nam hồi tháng 3/2018.", "2018-03", None),
        ("Thủ tướng Trần Minh Khôi đã tiếp Đại sứ Pháp Jean Dupont sáng 3/7/2026.", "2026-07-03", None),
        # A term of office is no event's days.
        ("Thủ tướng Trần Minh Khôi tiếp Đại sứ Pháp Jean Dupont (2017 - 2020).", None, None),
        # No day is stated: none is made up.
        ("Bộ trưởng Trần Minh Khôi chủ trì Hội nghị ngoại giao lần thứ 40.", None, None),
    ],
)
def test_the_day_of_an_event(article: str, start: str | None, end: str | None) -> None:
    _, events, _ = read(article)
    assert [(event.start, event.end) for event in events] == [(start, end)]


def test_a_signing_has_the_day_of_the_talks_that_it_ends() -> None:
    article = (
        "Sáng 7/6/2017, Chủ tịch nước Lê Quốc Thịnh hội đàm với Tổng thống Chile Juan Perez. ¶ Kết thúc hội đàm, Chủ tịch nước "
        "Lê Quốc Thịnh và Tổng thống Juan Perez đã chứng kiến Lễ ký kết văn kiện hợp tác giữa hai nước."
    )
    _, events, _ = read(article)
    assert [event.start for event in events] == ["2017-06-07", "2017-06-07"]


def test_the_same_article_gives_the_same_facts_again() -> None:
    article = cases()[0]["article"]
    assert read(article) == read(article)


def test_who_is_represented_is_kept_with_who_came() -> None:
    _, _, facts = read("Thứ trưởng Hồ Đức Tâm thay mặt Bộ trưởng Trần Minh Khôi dự Hội nghị ngoại giao lần thứ 40.")
    assert [(fact.participant.name, fact.on_behalf_of and fact.on_behalf_of.name) for fact in facts] == [("Hồ Đức Tâm", "Trần Minh Khôi")]


def test_a_local_venue_is_online_and_for_its_province() -> None:
    article = "Hội nghị ngoại giao lần thứ 40 diễn ra tại Hà Nội. ¶ Tại điểm cầu Cà Mau, Phó Chủ tịch UBND tỉnh Lâm Văn Út dự hội nghị."
    _, _, facts = read(article)
    person = next(fact for fact in facts if fact.participant.name == "Lâm Văn Út")
    assert (person.mode, person.venue, person.on_behalf_of and person.on_behalf_of.name) == ("online", "điểm cầu Cà Mau", "Cà Mau")
