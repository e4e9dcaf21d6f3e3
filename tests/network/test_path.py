"""Paths in time, several paths, why there is none, and how `kg path` says all that."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import UsageError
from kg.network import Asked, Hop, find_path, find_paths
from kg.network.when import window
from kg.query.run import Source
from tests.query.conftest import EXAMPLE, oxigraph, reference

THI, NGA, SON, MINH = "Nguyễn Văn Thi", "Phùng Thị Kim Nga", "Bùi Thanh Sơn", "Phạm Bình Minh"
QUANG, ZEMAN, MAU = "Trần Đại Quang", "Milos Zeman", "Trần Văn Mẫu"
MEETING = "event:2017-06-07-hoi-dam-viet-nam-sec"


def over(hops: tuple[Hop, ...] | None) -> list[str]:
    """The things on a path, without its beginning."""
    assert hops is not None
    return [hop.end_thing for hop in hops]


def test_each_step_held_on_the_day() -> None:
    hops = find_path(oxigraph(), QUANG, ZEMAN, Asked(window("2017-06-07")))
    assert over(hops) == [MEETING, "person:milos-zeman"]
    assert hops is not None
    assert [(hop.time, hop.answer) for hop in hops] == [("2017-06-07", "certain")] * 2
    assert all(hop.quote and hop.article == "sec" for hop in hops)


def test_positions_are_steps_while_they_are_held() -> None:
    """Bùi Thanh Sơn came after Phạm Bình Minh, who had left by the end of 2021: that year both may have had the position."""
    hops = find_path(oxigraph(), MINH, SON, Asked(window("2021")))
    assert hops is not None
    assert [(hop.relation, hop.answer) for hop in hops] == [("holds", "certain"), ("holds", "possible")]
    assert hops[1].time == "2025-01-06, not before 2021-01-01"
    assert find_path(oxigraph(), MINH, SON, Asked(window("2021"), sure=True)) is None


def test_a_succession_is_a_journey_in_one_direction() -> None:
    assert over(find_path(oxigraph(), MINH, SON, Asked(in_order=True))) == ["position:bo-truong-bo-ngoai-giao", "person:bui-thanh-son"]
    assert find_path(oxigraph(), SON, MINH, Asked(in_order=True, sure=True)) is None


def test_dates_of_a_journey_never_run_backwards(graph: Source) -> None:
    a, b = ("Bùi Thanh Sơn", "Phạm Minh Chính")
    for path in find_paths(graph, a, b, Asked(in_order=True, relations=("attended",)), 20).paths:
        days = [hop.time[:10] for hop in path]
        assert days == sorted(days) and all(hop.details[-1][:4] == hop.time[:4] for hop in path)


def test_ties_of_some_relations_alone() -> None:
    assert find_path(oxigraph(), THI, NGA, Asked(relations=("holds", "in"))) is None
    with pytest.raises(UsageError, match="'loves'; have holds"):
        find_path(oxigraph(), THI, NGA, Asked(relations=("loves",)))


def test_several_paths_the_shortest_first() -> None:
    paths = find_paths(oxigraph(), THI, NGA, most=50).paths
    lengths = [len(path) for path in paths]
    assert lengths == sorted(lengths) and lengths[0] == 2 and 2 < lengths[-1] <= 4
    assert len({tuple(over(path)) for path in paths}) == len(paths) > 3
    for path in paths:
        assert all(one.end_thing == other.start_thing for one, other in itertools.pairwise(path))
        assert all(hop.quote and hop.article and hop.fact for hop in path)
    assert find_paths(oxigraph(), THI, NGA, most=2).paths == paths[:2]


def test_the_same_paths_from_both_engines() -> None:
    for asked in (Asked(), Asked(window(since="2024")), Asked(in_order=True)):
        assert find_paths(reference(), THI, NGA, asked, 20) == find_paths(oxigraph(), THI, NGA, asked, 20)


@pytest.mark.parametrize(
    ("a", "b", "asked", "says"),
    [
        (QUANG, "article:khong-co-gi", Asked(), "no tie of the graph touches article:khong-co-gi"),
        (QUANG, "Pháp", Asked(relations=("attended",)), "no tie (attended) of the graph touches Pháp"),
        (QUANG, MAU, Asked(relations=("attended",)), "Trần Đại Quang is in a part of 6 things, Trần Văn Mẫu in another of 4"),
        (QUANG, ZEMAN, Asked(window("2018")), "Trần Đại Quang is known to have held in the time asked for (2018-01-01 to 2018-12-31)"),
        (QUANG, THI, Asked(window("2017")), "no tie of Nguyễn Văn Thi is known to have held"),
        (SON, "Canada", Asked(window("2010")), "it has 1 tie without a date, 2 ties (2021-01-01 to 2025-01-06)"),
        (SON, MINH, Asked(in_order=True, sure=True), "from Bùi Thanh Sơn to Phạm Bình Minh time runs backwards; the other way"),
        (SON, QUANG, Asked(window("2025")), "no tie of Trần Đại Quang"),
    ],
)
def test_why_there_is_no_path(a: str, b: str, asked: Asked, says: str) -> None:
    found = find_paths(oxigraph(), a, b, asked)
    assert found.paths == () and says in found.why_not


def test_a_name_that_means_several_things_is_told() -> None:
    found = find_paths(oxigraph(), "Hội nghị", "Cà Mau")
    assert len(found.paths) == 1 and len(found.notes) == 1
    assert re.match("'Hội nghị' means [23] things here: .*event:2024-12-20-xuc-tien-dau-tu, event:2025-01-06", found.notes[0])


def test_sure_needs_a_time() -> None:
    with pytest.raises(UsageError, match="sure is said of times"):
        find_path(oxigraph(), THI, NGA, Asked(sure=True))


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--graph", str(EXAMPLE)])


def test_the_command_tells_steps_and_times() -> None:
    done = kg("path", MINH, SON, "--on", "2021")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == (
        "Phạm Bình Minh — holds (former, 2011, certain: 2011-12-31 to 2021-01-01, at most 2011-01-01 to 2021-12-31)"
        " → Bộ trưởng Bộ Ngoại giao"
    )


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_command_gives_rows(form: str) -> None:
    done = kg("path", THI, NGA, "--all", "3", "--format", form)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert [row["step"] for row in rows[:3]] == ["1", "2", "1"] and rows[0]["start_iri"].endswith("/person/nguyen-van-thi")
    else:
        bindings = json.loads(done.stdout)["results"]["bindings"]
        assert bindings[0]["start"]["value"] == THI and bindings[0]["forward"]["value"] == "true"
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ((QUANG, ZEMAN, "--on", "2018"), 0, "no path: no tie of"),
        ((QUANG, ZEMAN, "--on", "2018", "--fail-if-empty"), 3, "no path: no tie of"),
        ((QUANG, "Milos Zemann"), 2, "Milos Zeman"),
        ((QUANG, ZEMAN, "--on", "2018", "--from", "2017"), 2, "two things"),
        ((QUANG, QUANG), 0, "are the same"),
    ],
)
def test_what_the_command_says_on_stderr(arguments: tuple[str, ...], status: int, says: str) -> None:
    done = kg("path", *arguments)
    assert (done.exit_code, done.stdout) == (status, "") and says in done.stderr
