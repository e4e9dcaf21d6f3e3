"""Which tellings of one name are one person, and the keys that people get."""

from __future__ import annotations

import pytest

from kg.resolve import resolve
from tests.resolve.making import keys, portrait

Offices = tuple[tuple[str, str | None], ...]

NA = (("Phó Chủ nhiệm", "Ủy ban Đối ngoại của Quốc hội"),)
DEPUTY_MINISTER = (("Thứ trưởng", "Bộ Giao thông vận tải"),)
INSTITUTE = (("Phó Viện trưởng", "Viện Nghiên cứu Biến đổi khí hậu - Trường Đại học Cần Thơ"),)

SAME: list[tuple[Offices, Offices, str]] = [
    (NA, NA, "one office"),
    (NA, (("Phó chủ nhiệm", "Uỷ ban đối ngoại Quốc hội"),), "one office written otherwise"),
    (NA, (), "no office speaks against it"),
    ((), (), "one name"),
    ((("Phó Thủ tướng", "Chính phủ"),), (("Bộ trưởng", "Bộ Ngoại giao"),), "offices held side by side"),
    ((("Bộ trưởng", "Bộ Công an"),), (("Chủ tịch nước", None),), "a minister rises to head of state"),
    ((("Bộ trưởng", "Bộ Giao thông vận tải"),), (("Bộ trưởng", "Bộ Xây dựng"),), "a minister changes ministries"),
    ((("Thứ trưởng", "Bộ Ngoại giao"),), (("Bộ trưởng", "Bộ Ngoại giao"),), "promotion in one ministry"),
    ((("Thứ trưởng", "Bộ Ngoại giao"),), (("Đại sứ", "Việt Nam tại Hoa Kỳ"),), "one foreign service"),
    (
        (("Chủ tịch", "Ủy ban nhân dân tỉnh Hà Tĩnh"),),
        (("Bí thư", "Tỉnh ủy Hà Tĩnh"), ("Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Hà Tĩnh")),
        "Party and government of one province",
    ),
    ((("Bí thư", "Tỉnh ủy Cao Bằng"),), (("Bộ trưởng", "Bộ Xây dựng"),), "heads of provinces become ministers"),
    (DEPUTY_MINISTER, (("Ủy viên dự khuyết", "Ban Chấp hành Trung ương Đảng"),), "a committee's member"),
    ((("Bộ trưởng", "Bộ Xây dựng"),), (("Chủ tịch", "Ủy ban sông Mê Kông Việt Nam"),), "a minister's second seat"),
    ((("Giám đốc", "Học viện Ngoại giao"),), (("Thứ trưởng", "Bộ Ngoại giao"),), "an academy of the ministry's own field"),
    ((("Trưởng Ban", "Ban Tổ chức Trung ương"),), (("Thủ tướng", "Chính phủ"),), "the Party's leadership and the state's"),
    (
        (("Thứ trưởng thứ nhất", "Bộ Ngoại giao Trung Quốc"),),
        (("Người phát ngôn", "Bộ Ngoại giao"),),
        "an article that has said of which state leaves it out",
    ),
    ((("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Long An"),), (("Phó Chủ tịch", "Ủy ban nhân dân tỉnh"),), "the province left out"),
]
TWO: list[tuple[Offices, Offices, str]] = [
    (NA, DEPUTY_MINISTER, "deputies of two central bodies"),
    (NA, INSTITUTE, "a university and the National Assembly"),
    (DEPUTY_MINISTER, INSTITUTE, "a university and a ministry"),
    (
        (("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Thanh Hóa"),),
        (("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau"),),
        "deputies of two provinces",
    ),
    ((("Đại sứ", "Việt Nam tại Hoa Kỳ"),), (("Giám đốc", "Học viện Chính trị khu vực II"),), "an embassy and an academy"),
    ((("Phó Thủ tướng", "Chính phủ"),), (("Chủ tịch", "Công ty cổ phần Sao Sáng"),), "a company and the government"),
    ((("Thứ trưởng", "Bộ Công Thương"),), (("Giám đốc", "Sở Ngoại vụ Lào Cai"),), "a ministry's deputy and a province's officer"),
    ((("Bí thư", "Tỉnh ủy Cà Mau"),), (("Bộ trưởng", "Bộ Ngoại giao Lào"),), "two states"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_person(one: Offices, other: Offices, why: str) -> None:
    graph = resolve([portrait("a1", "Lê Anh Tuấn", *one), portrait("a2", "Lê Anh Tuấn", *other)])
    assert len(keys(graph, "person")) == 1, why
    assert [merge.merged for merge in graph.merges if merge.kept.kind == "person"] == ["Lê Anh Tuấn (a2, with a1)"]


@pytest.mark.parametrize(("one", "other", "why"), TWO)
def test_two_people(one: Offices, other: Offices, why: str) -> None:
    graph = resolve([portrait("a1", "Lê Anh Tuấn", *one), portrait("a2", "Lê Anh Tuấn", *other)])
    assert len(keys(graph, "person")) == 2, why


def test_three_namesakes_have_keys_of_their_own_organizations() -> None:
    graph = resolve([portrait(f"a{i}", "Lê Anh Tuấn", *offices) for i, offices in enumerate((NA, DEPUTY_MINISTER, INSTITUTE))])
    assert keys(graph, "person") == [
        "le-anh-tuan_bo-giao-thong-van-tai",
        "le-anh-tuan_uy-ban-doi-ngoai-quoc-hoi",
        "le-anh-tuan_vien-nghien-cuu-bien-doi-khi-hau-truong-dai-hoc-can-tho",
    ]


def test_an_article_with_both_offices_proves_one_person() -> None:
    former = portrait("a1", "Vũ Văn Mẫu", ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam"))
    now = portrait("a2", "Vũ Văn Mẫu", ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau"))
    offices = [("Phó Chủ tịch", f"Ủy ban nhân dân tỉnh {name}") for name in ("Hà Nam", "Cà Mau")]
    career = portrait("a3", "Vũ Văn Mẫu", *offices)
    assert len(keys(resolve([former, now]), "person")) == 2
    assert keys(resolve([former, now, career]), "person") == ["vu-van-mau"]


def test_a_former_office_elsewhere_is_a_step_of_a_career() -> None:
    past = portrait("a1", "Vũ Văn Mẫu", ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam"), former=True)
    now = portrait("a2", "Vũ Văn Mẫu", ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Cà Mau"))
    assert len(keys(resolve([past, now]), "person")) == 1


def test_two_provinces_led_on_one_day_are_two_people() -> None:
    offices = (("Bí thư", "Tỉnh ủy Hà Nam"),), (("Bí thư", "Tỉnh ủy Cà Mau"),)
    one_day = [portrait(f"a{i}", "Vũ Văn Mẫu", *office, on="2025-03-01") for i, office in enumerate(offices)]
    assert len(keys(resolve(one_day), "person")) == 2
    years = [portrait(f"a{i}", "Vũ Văn Mẫu", *office, on=f"202{i}-03-01") for i, office in enumerate(offices)]
    assert len(keys(resolve(years), "person")) == 1, "years apart it is a transfer"


def test_in_an_ambiguous_name_a_telling_without_office_stays_alone() -> None:
    known = [portrait("a1", "Lê Anh Tuấn", *NA), portrait("a2", "Lê Anh Tuấn", *INSTITUTE)]
    graph = resolve([*known, portrait("a3", "Lê Anh Tuấn")])
    assert "le-anh-tuan_bai-a3" in keys(graph, "person") and len(keys(graph, "person")) == 3


def test_the_name_of_the_one_leader_means_the_leader_and_keeps_the_bare_key() -> None:
    leader = portrait("a1", "Lê Anh Tuấn", ("Phó Thủ tướng", "Chính phủ"))
    namesake = portrait("a2", "Lê Anh Tuấn", ("Giám đốc", "Công ty Sao Sáng"))
    graph = resolve([leader, namesake, portrait("a3", "Lê Anh Tuấn")])
    assert keys(graph, "person") == ["le-anh-tuan", "le-anh-tuan_cong-ty-sao-sang"]


def test_names_of_one_slug_are_two_people() -> None:
    graph = resolve([portrait("a1", "Bùi Văn Cẩn"), portrait("a2", "Bùi Văn Cận")])
    assert keys(graph, "person") == ["bui-van-can", "bui-van-can_buif-vawn-caanj"]


def test_a_name_that_many_bear_carries_its_organization_from_the_start() -> None:
    alone = [portrait("b1", "Lê Anh Tuấn", *NA)]
    namesake = portrait("a0", "Lê Anh Tuấn", *INSTITUTE)  # goes before it
    assert keys(resolve(alone), "person") == ["le-anh-tuan_uy-ban-doi-ngoai-quoc-hoi"]
    assert "le-anh-tuan_uy-ban-doi-ngoai-quoc-hoi" in keys(resolve([*alone, namesake]), "person")
    assert keys(resolve([portrait("b1", "Lê Anh Tuấn")]), "person") == ["le-anh-tuan_bai-b1"]


def test_another_name_is_its_key_and_a_namesake_who_comes_later_gets_the_suffix() -> None:
    first = portrait("a1", "Bùi Văn Cẩn", *NA)
    both = resolve([first, portrait("a2", "Bùi Văn Cẩn", *INSTITUTE)])
    assert keys(resolve([first]), "person") == ["bui-van-can"]
    assert both.holdings[0].holder.key == "bui-van-can" and len(keys(both, "person")) == 2


def test_spellings_of_one_name_are_one_person_with_an_alias() -> None:
    graph = resolve([portrait("a1", "Trương Hoà Bình"), portrait("a2", "Trương Hòa Bình"), portrait("a3", "Trương Hòa Bình")])
    (thing,) = (thing for thing in graph.things if thing.ref.kind == "person")
    assert (thing.ref.key, thing.label, thing.aliases) == ("truong-hoa-binh", "Trương Hòa Bình", ("Trương Hoà Bình",))


SHORT = [
    ("V. Putin", ("Tổng thống", "Nga"), 1, "initial and office agree"),
    ("Putin", ("Tổng thống", "Liên bang Nga"), 1, "last name and office agree"),
    ("V. Putin", ("Bộ trưởng", "Bộ Năng lượng Nga"), 2, "another office"),
    ("A. Putin", ("Tổng thống", "Nga"), 2, "another initial"),
    ("V. Putina", ("Tổng thống", "Nga"), 2, "another name"),
]


@pytest.mark.parametrize(("name", "office", "people", "why"), SHORT)
def test_a_short_name_joins_the_full_one_by_office(name: str, office: tuple[str, str], people: int, why: str) -> None:
    graph = resolve([portrait("a1", "Vladimir Putin", ("Tổng thống", "Nga")), portrait("a2", name, office)])
    assert len(keys(graph, "person")) == people, why


def test_a_short_name_is_not_kept_apart_by_one_office_that_was_read_wrongly() -> None:
    """Where nearly all who have that last name and office are one person, it is that person; between two of them it is nobody."""
    office = ("Tổng thống", "Nga")
    usual = [portrait(f"a{number:02}", "Vladimir Putin", office) for number in range(20)]
    odd, short = portrait("b1", "Lyudmila Putin", office), portrait("c1", "Putin", office)
    assert keys(resolve([*usual, odd, short]), "person") == ["lyudmila-putin", "vladimir-putin"]
    assert keys(resolve([*usual[:5], odd, short]), "person") == ["lyudmila-putin", "putin", "vladimir-putin"]


def test_a_short_name_without_office_stays_alone() -> None:
    graph = resolve([portrait("a1", "Vladimir Putin", ("Tổng thống", "Nga")), portrait("a2", "V. Putin")])
    assert keys(graph, "person") == ["v-putin", "vladimir-putin"]


def test_an_article_on_somebody_else_changes_no_key() -> None:
    few = [portrait("a1", "Lê Anh Tuấn", *NA), portrait("a2", "Lê Anh Tuấn", *INSTITUTE), portrait("a3", "Vũ Văn Mẫu")]
    before = set(keys(resolve(few), "person"))
    after = set(keys(resolve([portrait("a0", "Lò Thị Mẫu", *NA), *few]), "person"))
    assert after - before == {"lo-thi-mau"} and before <= after


FOREIGN = [
    (("John Roe", ("Tổng thống", "Hoa Kỳ")), ("John Roe", ("Đại sứ", "Đức tại Việt Nam")), 1, "a full foreign name"),
    (("António Roe", ("Bộ trưởng", "Bộ Ngoại giao Cuba")), ("Antonio Roe", ("Thủ tướng", "Cuba")), 1, "marks come and go"),
    (("John J. Roe", ("Tổng thống", "Hoa Kỳ")), ("John Roe", ("Tổng thống", "Mỹ")), 1, "a middle initial"),
    (("Lò Văn Thanh", ("Thủ tướng", "Lào")), ("Lò Văn Thành", ("Thủ tướng", "Lào")), 2, "in Vietnamese syllables a mark counts"),
    (("Roe", ("Tổng thống", "Hoa Kỳ")), ("Roe", ("Đại sứ", "Đức tại Việt Nam")), 2, "one word is no full name"),
    (("Roe", ("Tổng thống", "Hoa Kỳ")), ("Roe", ("Tổng thống", "Mỹ")), 1, "one word and one office"),
]


@pytest.mark.parametrize(("one", "other", "people", "why"), FOREIGN)
def test_foreign_names(one: tuple[str, tuple[str, str]], other: tuple[str, tuple[str, str]], people: int, why: str) -> None:
    graph = resolve([portrait("a1", *one), portrait("a2", *other)])
    assert len(keys(graph, "person")) == people, why


def test_a_career_in_one_article_speaks_for_nobody_else() -> None:
    now = portrait("a1", "Vũ Văn Mẫu", ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Nam"))
    offices = [("Phó Bí thư", "Tỉnh ủy Cà Mau"), ("Phó Tổng Giám đốc", "Tập đoàn Sao Sáng"), ("Thứ trưởng", "Bộ Nội vụ")]
    career = portrait("a2", "Vũ Văn Mẫu", *offices)
    assert len(keys(resolve([now, career]), "person")) == 1
    assert len(keys(resolve([now, portrait("a2", "Vũ Văn Mẫu", offices[0])]), "person")) == 2
