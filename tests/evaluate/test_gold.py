"""Gold is read whole or not at all: each thing that can be wrong is named with its file and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate.gold import load_gold
from tests.evaluate.making import agreement, attended, event, gold_file, holds, partnership, statistic

WHOLE: dict[str, list[dict[str, Any]]] = {
    "events": [event(aliases=["hội nghị"])],
    "holds": [holds("Trần Văn A", "Bộ trưởng", "Bộ Ngoại giao", optional=True)],
    "attended": [attended("Trần Văn A", mode="online", venue="điểm cầu Cà Mau")],
    "partnerships": [partnership("FR", date="2024-10")],
    "agreements": [agreement("Hiệp định", "VN", "FR")],
    "statistics": [statistic(12, "Cà Mau", also_of=["Việt Nam"])],
}


def test_a_whole_article(tmp_path: Path) -> None:
    gold_file(tmp_path, **WHOLE)
    (article,) = load_gold(tmp_path).articles
    assert article.events[0].names == ("Hội nghị ngoại giao", "hội nghị")
    assert article.holds[0].optional and not article.attended[0].optional
    assert article.attended[0].mode == "online"
    assert article.statistics[0].owners == ("Cà Mau", "Việt Nam")


@pytest.mark.parametrize(
    ("relation", "field", "value", "said"),
    [
        ("holds", "person", "", "a1.json: holds[0]: person: a text is expected, not ''"),
        ("holds", "role", None, "role: a text is expected, not null"),
        ("holds", "organization", 3, "organization: a text is expected"),
        ("holds", "former", "no", "former: true or false is expected, not 'no'"),
        ("holds", "optional", 1, "optional: true or false"),
        ("attended", "event", "E7", "attended[0]: event: one of E1 is expected, not 'E7'"),
        ("attended", "role", "guest", "role: one of chair, host"),
        ("attended", "mode", "phone", "mode: one of in-person, online"),
        ("events", "date", "6/1/2025", "events[0]: date: a date such as 2025-01-06"),
        ("events", "date", "2025-13", "date: a date"),
        ("events", "aliases", "hội nghị", "aliases: a list of texts"),
        ("events", "type", "party", "type: one of conference"),
        ("partnerships", "level", "best", "partnerships[0]: level: one of comprehensive-strategic"),
        ("agreements", "parties", None, "agreements[0]: parties: a list of texts"),
        ("statistics", "value", "12", "statistics[0]: value: a number is expected, not '12'"),
        ("statistics", "value", True, "value: a number"),
    ],
)
def test_a_bad_field(tmp_path: Path, relation: str, field: str, value: object, said: str) -> None:
    facts = {**WHOLE, relation: [{**WHOLE[relation][0], field: value}]}
    gold_file(tmp_path, **facts)
    with pytest.raises(UsageError) as error:
        load_gold(tmp_path)
    assert said in str(error.value) and str(error.value).startswith("a1.json: ")


@pytest.mark.parametrize("relation", sorted(WHOLE))
def test_a_missing_field_and_a_missing_list(tmp_path: Path, relation: str) -> None:
    path = gold_file(tmp_path, **{**WHOLE, relation: [{}]})
    with pytest.raises(UsageError, match="and it is missing"):
        load_gold(tmp_path)
    content = json.loads(path.read_text("utf-8"))
    del content[relation]
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(UsageError, match=rf"{relation}: a list is expected, and it is missing"):
        load_gold(tmp_path)


def test_a_misspelt_field_is_no_remark(tmp_path: Path) -> None:
    gold_file(tmp_path, holds=[holds("A", "b", None, optinal=True)])
    with pytest.raises(UsageError, match=r"optinal: no such field; did you mean optional\?"):
        load_gold(tmp_path)
    gold_file(tmp_path, holds=[holds("A", "b", None, note="xem lại")])
    assert len(load_gold(tmp_path).articles[0].holds) == 1


def test_not_even_json(tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text("{", "utf-8")
    with pytest.raises(UsageError, match=r"a1\.json: cannot be read as JSON"):
        load_gold(tmp_path)
    (tmp_path / "a1.json").write_text("[]", "utf-8")
    with pytest.raises(UsageError, match=r"a1\.json: an object is expected, not \[\]"):
        load_gold(tmp_path)


def test_no_gold(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        load_gold(tmp_path / "absent")
    with pytest.raises(UsageError, match="no gold file"):
        load_gold(tmp_path)


def test_an_article_and_an_event_are_told_once(tmp_path: Path) -> None:
    path = gold_file(tmp_path, events=[event(), event()])
    with pytest.raises(UsageError, match="the id 'E1' stands twice"):
        load_gold(tmp_path)
    gold_file(tmp_path)
    (tmp_path / "b.json").write_bytes(path.read_bytes())
    with pytest.raises(UsageError, match=r"b\.json: article: 'a1' has another gold file"):
        load_gold(tmp_path)


def test_the_digest_is_of_what_is_said_and_not_of_the_layout(tmp_path: Path) -> None:
    path = gold_file(tmp_path, **WHOLE)
    before = load_gold(tmp_path).digest
    content = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(dict(reversed(content.items())), indent=4).replace("\n", "\r\n"), "utf-8")
    (tmp_path / "README.md").write_text("not gold", "utf-8")
    assert load_gold(tmp_path).digest == before
    content["holds"][0]["optional"] = False
    path.write_text(json.dumps(content), "utf-8")
    assert load_gold(tmp_path).digest != before


def test_halves_are_by_place_and_make_the_whole(tmp_path: Path) -> None:
    gold_file(tmp_path, "100")
    with pytest.raises(UsageError, match="no odd half"):
        load_gold(tmp_path, "odd")
    for name in ("100", "102", "104"):  # all even: their places are not
        gold_file(tmp_path, name)
    even, odd = (load_gold(tmp_path, half) for half in ("even", "odd"))
    assert [article.article for article in even.articles] == ["100", "104"]
    assert [article.article for article in odd.articles] == ["102"]
    assert len({even.digest, odd.digest, load_gold(tmp_path).digest}) == 3
