"""Questions in Vietnamese: which question of the catalogue each is, with what; those that must not be understood. Tables beside it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.lexicon import load_table, parse_table
from kg.query.catalogue import load_catalogue
from kg.query.names import Names
from kg.query.phrases import Words, settled
from kg.query.run import ask, select
from kg.query.times import Time, times_at
from kg.query.understand import _frames, nearest_questions, understand
from tests.query.conftest import EXAMPLE, oxigraph

HERE = Path(__file__).parent
UNSEEN_RIGHT = {"ask-unseen-1": 19, "ask-unseen-2": 20, "ask-unseen-3": 14}  # after mending; what they were at first stands in their heads


def table(name: str) -> list[dict[str, str]]:
    return list(parse_table(HERE / f"{name}.tsv", name))


def given_of(row: dict[str, str]) -> dict[str, list[str]]:
    return {name: list(values) for name, values in settled(row["parameters"])}


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(lambda query: select(oxigraph(), query))


@pytest.mark.parametrize("row", table("ask-phrasings"), ids=lambda row: row["text"])
def test_it_is_understood(row: dict[str, str], names: Names) -> None:
    understood = understand(row["text"], names)
    assert understood.question.name == row["question"]
    assert understood.given == given_of(row)


@pytest.mark.parametrize("name", UNSEEN_RIGHT)
def test_what_was_not_used_in_development(name: str, names: Names) -> None:
    right = 0
    for row in table(name):
        try:
            found = understand(row["text"], names)
        except UsageError:
            continue  # silence is allowed here, a wrong question is not
        assert found.question.name == row["question"], row["text"]
        assert given_of(row).items() <= found.given.items(), row["text"]
        right += 1
    assert right == UNSEEN_RIGHT[name]


@pytest.mark.parametrize("row", table("ask-not-understood"), ids=lambda row: row["text"])
def test_it_is_not_understood(row: dict[str, str], names: Names) -> None:
    with pytest.raises(UsageError, match="not understood"):
        understand(row["text"], names)


ENDLESS = ["", "?", "ai dự hội nghị nào " * 9, "có " * 39, "năm 2024 " * 18, "x " * 5_000, "từ năm 2020 đến 2024 " * 6]


@pytest.mark.parametrize("text", ENDLESS)
def test_what_is_no_question_takes_no_time(text: str, names: Names) -> None:
    begun = time.process_time()
    with pytest.raises(UsageError, match="not understood"):
        understand(text, names)
    assert time.process_time() - begun < 5


def test_without_marks_it_is_the_same(names: Names) -> None:
    from kg.query.names import bare

    for row in table("ask-phrasings"):
        if "/" in row["text"] or " - " in row["text"]:
            continue
        try:
            found = understand(bare(row["text"]), names)
        except UsageError:
            continue  # words that only their marks tell apart
        assert found.question.name == row["question"], row["text"]


def test_every_phrasing_can_be_asked(names: Names) -> None:
    for row in table("ask-phrasings"):
        understood = understand(row["text"], names)
        ask(oxigraph(), understood.question, understood.given)


def test_the_tables_cover_the_catalogue() -> None:
    asked = {row["question"] for row in table("ask-phrasings")}
    assert asked == {frame.question for frame in _frames()}
    assert asked <= load_catalogue().keys()


def test_the_frames_speak_of_symbols_and_parameters_that_exist() -> None:
    symbols = {row["symbol"] for row in load_table("ask-words")}
    for frame in _frames():
        known = {parameter.name for parameter in load_catalogue()[frame.question].parameters}
        assert frame.allowed <= symbols, frame.question
        assert {slot.name for slot in frame.slots} <= known
        assert {name for name, _ in frame.settles} <= known
        assert {"DATE": {"date"}, "PERIOD": {"from", "to"}, "YEAR": {"period"}}.get(frame.time or "", set()) <= known


TIMES = [
    ("ngay 1 thang 12 nam 2024", Time("2024-12-01", "2024-12-01")),
    ("1/12/2024", Time("2024-12-01", "2024-12-01")),
    ("2024-12-01", Time("2024-12-01", "2024-12-01")),
    ("thang 12 nam 2024", Time("2024-12", "2024-12")),
    ("thang 6/2017", Time("2017-06", "2017-06")),
    ("nam 2024", Time("2024", "2024")),
    ("tu nam 2020 den nam 2024", Time("2020", "2024")),
    ("giua 2020 va 2024", Time("2020", "2024")),
    ("ke tu thang 3/2020", Time("2020-03", None)),
    ("truoc nam 2020", Time(None, "2019")),
    ("sau 2020", Time("2021", None)),
    ("tinh den cuoi nam 2020", Time(None, "2020")),
    ("ngay 31/13/2024", None),
    ("thang 13 nam 2024", None),
    ("ngay 6/1", None),
    ("truoc thang 3/2020", None),
    ("nam 1066", None),
    ("34 tinh", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[case[0] for case in TIMES])
def test_times(text: str, expected: Time | None) -> None:
    words = text.split()
    whole = [time for end, time in times_at(words, 0) if end == len(words)]
    assert whole[:1] == ([] if expected is None else [expected])


def test_a_word_typed_with_marks_must_agree_in_them() -> None:
    assert Words("vắng mặt").spotted() == Words("vang mat").spotted() == {"ABSENT"}
    assert Words("vàng mặt").spotted() == frozenset()


def test_the_nearest_questions() -> None:
    assert nearest_questions("Ai dự Hội nghị cấp cao APEC?")[0].name in ("who-attended", "not-attended", "most-active")
    assert nearest_questions("Nước nào là đối tác lớn nhất?")[0].name.startswith("partner")


def test_what_is_missing_is_said(names: Names) -> None:
    with pytest.raises(UsageError, match=r"The graph has no event called 'Hội nghị cấp cao APEC'; the nearest: .*Hội nghị xúc tiến"):
        understand("Ai dự Hội nghị cấp cao APEC?", names)


def test_the_command_asks_the_same(names: Names) -> None:
    assert understand("Séc ký thỏa thuận gì?", names).command() == 'kg query agreements --param party="Séc"'
    command = understand("Ai vắng mặt tại Hội nghị xúc tiến đầu tư?", names).command()
    assert command.endswith('--param modality="absent" --param modality="sent"')


@pytest.mark.parametrize(
    ("text", "status", "out", "err"),
    [
        ("Ai chủ trì Hội nghị tổng kết công tác ngành Ngoại giao?", 0, "Bùi Thanh Sơn", "kg query who-attended"),
        ("Thời tiết hôm nay thế nào?", 2, "", "not understood"),
        ("Lê Thị Ví Dụ giữ chức gì?", 0, "", "nothing found"),
    ],
)
def test_the_command(text: str, status: int, out: str, err: str, capfd: pytest.CaptureFixture[str]) -> None:
    from kg.cli.understand import ask_command

    found = ""
    try:
        ask_command.main([text, "--graph", str(EXAMPLE)], standalone_mode=False)
    except UsageError as error:
        found = str(error)
    said = capfd.readouterr()
    assert bool(found) is (status == 2)
    assert (out in said.out) if out else not said.out
    assert err in said.err + found
