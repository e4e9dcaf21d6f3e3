"""Names of events and their right boundary, bare references, and what is no event."""

from __future__ import annotations

import pytest

from kg.mentions.event import find_events, head_of, heads
from kg.model import EventKind

NAMED = [
    (
        "Hội nghị tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025 diễn ra sáng 6/1.",
        "Hội nghị tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025",
    ),
    (
        "Hội nghị tổng kết năm 2024 và phương hướng, nhiệm vụ năm 2025 do Bộ Y tế tổ chức.",
        "Hội nghị tổng kết năm 2024 và phương hướng, nhiệm vụ năm 2025",
    ),
    ("Bộ trưởng dự Diễn đàn Doanh nghiệp Việt Nam - Hà Lan, gặp các nhà đầu tư.", "Diễn đàn Doanh nghiệp Việt Nam - Hà Lan"),
    ("Khai mạc Hội thảo “Biển và đảo” lần thứ hai tại Huế.", "Hội thảo “Biển và đảo” lần thứ hai"),
    ("sẽ diễn ra Hội nghị Cấp cao Sông Hồng lần thứ 7 (SHS 7) và Hội nghị khác", "Hội nghị Cấp cao Sông Hồng lần thứ 7 (SHS 7)"),
    (
        "Kết thúc chuyến thăm chính thức Hà Lan của Thủ tướng Jan Smit, hai bên ra tuyên bố.",
        "chuyến thăm chính thức Hà Lan của Thủ tướng Jan Smit",
    ),
    ("trong chuyến thăm của Phó Thủ tướng Jan Smit tại Singapore từ ngày 13", "chuyến thăm của Phó Thủ tướng Jan Smit tại Singapore"),
    ("Hội nghị với Bí thư các tỉnh Quảng Ninh, Lạng Sơn, Hà Giang sáng nay", "Hội nghị với Bí thư các tỉnh Quảng Ninh, Lạng Sơn, Hà Giang"),
    ("chứng kiến Lễ ký kết văn kiện hợp tác giữa hai nước.", "Lễ ký kết văn kiện hợp tác giữa hai nước"),
    ("Lễ đón chính thức Tổng thống Juan Perez được tổ chức trọng thể", "Lễ đón chính thức Tổng thống Juan Perez"),
    ("khi ông đến để dự APEC do Việt Nam làm chủ nhà", "APEC"),
    ("các lãnh đạo mặc áo dài tại APEC 2006 ở Hà Nội", "APEC 2006"),
    ("bên lề ASEM lần thứ 12, ông gặp", "ASEM lần thứ 12"),
    ("phát biểu tại APEC.", "APEC"),
    ("dự Diễn đàn đối tác công - tư về phát triển bền vững", "Diễn đàn đối tác công - tư về phát triển bền vững"),
    ("nội dung hội nghị G7 mở rộng đặt trọng tâm vào biển", "hội nghị G7 mở rộng"),
    (
        "dự Hội nghị tổng kết công tác tổ chức phục vụ Hội nghị Thượng đỉnh Mỹ - Nga",
        "Hội nghị tổng kết công tác tổ chức phục vụ Hội nghị Thượng đỉnh Mỹ - Nga",
    ),
    ("trong khuôn khổ WEF Davos 2019 với chủ đề", "WEF Davos 2019"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_ends_at_its_right_boundary(text: str, name: str) -> None:
    found = find_events(text)
    assert found[0].name == name
    assert found[0].named
    assert text[found[0].start : found[0].end] == name


@pytest.mark.parametrize(
    "text", ["Phát biểu tại hội nghị, ông nói.", "Hội nghị được tổ chức sáng nay.", "dự buổi tiếp này", "Tại hội nghị trực tuyến, bà nói"]
)
def test_a_bare_reference_names_nothing(text: str) -> None:
    (mention,) = find_events(text)
    assert not mention.named


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Họp tại Trung tâm Hội nghị Quốc gia.", "a building"),
        ("Hai bên hội đàm trong hai giờ.", "a verb"),
        ("Ông được bầu làm Chủ tịch Diễn đàn Kinh tế.", "a body"),
        ("Việt Nam tích cực tại các diễn đàn đa phương.", "no particular event"),
        ("Lễ tân khách sạn và lễ hội đường phố.", "other words with lễ"),
        ("Kế hoạch năm 2025 được thông qua.", "no head noun"),
        ("các nền kinh tế tại APEC có vị thế lớn", "a body with weight, nobody does anything at it"),
        ("Ủy ban Quốc gia APEC 2017 đã họp", "a committee bears the year"),
        ("Công ước UNCLOS 1982 được nhắc lại", "a treaty's year"),
    ],
)
def test_what_is_no_event(text: str, why: str) -> None:
    assert find_events(text) == (), why


def test_offsets_are_those_of_the_article() -> None:
    (mention,) = find_events("Tại hội nghị, ông nói.", offset=100)
    assert (mention.start, mention.end) == (104, 112)


def test_kinds_come_from_the_table() -> None:
    kinds = {mention.kind for mention in find_events("Sau lễ ký và cuộc hội đàm, đoàn kết thúc chuyến thăm và dự hội nghị.")}
    assert kinds == {EventKind.CEREMONY, EventKind.MEETING, EventKind.VISIT, EventKind.CONFERENCE}


def test_the_longest_head_wins() -> None:
    head = head_of("cuộc gặp gỡ báo chí")
    assert head is not None
    assert head.family == "press"


def test_every_head_is_written_in_small_letters() -> None:
    assert all(words == words.lower() for words in heads())
