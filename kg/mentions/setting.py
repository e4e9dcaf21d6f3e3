"""Tells what surrounds an office in its article: the province at hand, the foreign side, the country of a foreigner.

In: the tokenized sentences of one article. Out: a ``Setting`` for each person. It looks at places and offices only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.mentions.acronym import find_acronyms
from kg.mentions.allegiance import CHINESE_LANDS, Allegiances, country_name, states_with
from kg.mentions.completion import Setting
from kg.mentions.element import WrittenPerson
from kg.mentions.level import is_our_province
from kg.mentions.locality import AtHand, Localities
from kg.mentions.name import is_minority_name
from kg.mentions.office import OfficeReading
from kg.mentions.organization import Missing
from kg.mentions.people import is_chinese_name, is_foreign_name, may_be_chinese
from kg.mentions.posts import Posts
from kg.mentions.title import Frame
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind, PlaceMention

_VIETNAM = "VN"
# "Về phía Nga có …", "Phía Lào có …", "Đoàn Singapore": the side that a list belongs to.
_SIDE = re.compile(r"(?:[Vv]ề phía|[Pp]hía|[Vv]ề phía bạn,|[Đđ]oàn(?: đại biểu)?(?: cấp cao)?(?: nước)?)\s+$")
# "Các quan chức Ukraine, trong đó có Thủ tướng A"
_OFFICIALS = re.compile(r"[Qq]uan chức(?: cấp cao| cao cấp| hàng đầu)?(?: của)? $")
_OFFICIALS_GO_ON = re.compile(r",? (?:trong đó có|bao gồm cả)")
# "Tháp tùng nhà lãnh đạo Mỹ còn có …"
_SUITE = re.compile(r"[Tt]háp tùng (?:(?:nhà lãnh đạo|Tổng thống|Thủ tướng|Chủ tịch(?: nước)?|Quốc vương|Ngoại trưởng|đoàn) )?$")
_SUITE_GOES_ON = re.compile(r"(?: [A-ZĐ][\w.-]*){0,4}(?: và [Pp]hu nhân)?(?: còn)? (?:có|gồm)")
_SIDE_GOES_ON = re.compile(r"\s*(?:,? ?(?:cùng )?(?:dự |tham dự |tham gia )?(?:có|gồm)|:|,? có sự)")
_AT_HOME = re.compile(r"Chủ tịch nước [A-ZĐ]|Thủ tướng Chính phủ|Việt Nam|VIỆT NAM|nước ta|UBND|HĐND|Tỉnh ủy|Thành ủy|Trung ương Đảng")
_SIDES = ((_SIDE, _SIDE_GOES_ON), (_SUITE, _SUITE_GOES_ON), (_OFFICIALS, _OFFICIALS_GO_ON))
# "chuyến thăm Việt Nam của Thủ tướng A", "A thăm chính thức Việt Nam": a guest.
_GUEST_OF = re.compile(r"(?:thăm|đến|tới|sang)[^,.;]{0,40} Việt Nam[^,.;]{0,30} của $")
_GUEST = re.compile(
    r"^(?: sẽ| đã| đang| vừa| có chuyến| lần đầu)*(?: sang| đến| tới)? thăm"
    r"(?: chính thức| cấp [Nn]hà nước| hữu nghị| và làm việc| làm việc| tại| đến| tới)* Việt Nam(?! tại)"
)
_INVITES = re.compile(r"mời(?: của)? [^,.;]{0,60}$")  # "nhận lời mời của Phó Thủ tướng A thăm Việt Nam": A is at home
# An official of Viet Nam stands in the sentence: a title that is followed by a Vietnamese surname.
_OURS = re.compile(
    r"(?:Thủ tướng|Chủ tịch nước|Tổng Bí thư|Tổng bí thư|Chủ tịch Quốc hội|Bộ trưởng|Thứ trưởng|Đại sứ|Chủ tịch|Bí thư)"
    r"(?: [^,.;]{0,40})? "
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Đinh|Trương|Lương|Tô|Vương|Phùng|Hồ|Uông|Mai|Hà|Đào|Lại|Tạ)"
    r"(?: \w+){1,3}"
)


class Surroundings:
    """What one article's sentences say about places, to be asked person by person in the order of the text."""

    def __init__(self, sentences: list[TokenizedSentence], allegiances: Allegiances, posts: Posts, declared: Mapping[str, str]) -> None:
        self.posts = posts
        self._sentences = sentences
        self._allegiances = allegiances
        self._order = {id(s): i for i, s in enumerate(sentences)}
        provinces: Counter[str] = Counter()
        foreign: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        for sentence in sentences:
            for place, _ in sentence.places.values():
                if is_our_province(place):
                    provinces[place.key] += 1
                    self._names.setdefault(place.key, place.name)
                elif place.kind is PlaceKind.COUNTRY and place.key != _VIETNAM:
                    foreign[place.key] += 1
                    self._names.setdefault(place.key, place.name)
        self.acronyms = find_acronyms(sentences)
        self._localities = Localities(sentences, declared)
        self.home = self._localities.home
        self._foreign = _dominant(foreign, 0.6)
        self.foreign_land = None if self._foreign is None else country_name(self._foreign)  # the one that the article is about
        self.at_home = bool(provinces) or any(_AT_HOME.search(s.text) for s in sentences)

    def setting(self, sentence: TokenizedSentence, person: WrittenPerson, name: str, offices: list[OfficeReading]) -> Setting:
        """The setting of ``person`` (written in ``sentence``), whose offices anywhere in the article are ``offices``."""
        foreign_name = is_foreign_name(name) or is_chinese_name(name) or self._allegiances.is_styled(name)
        foreign_name = (foreign_name and not is_minority_name(name)) or self._is_chinese(person, name, offices)
        ours = self._is_ours(offices, foreign_name)
        guest = foreign_name or _is_neighbour(person) or (not ours and self._is_guest(sentence.slice(person.start, person.end)))
        country = None if ours else self._country(sentence, person, name, offices, guest, foreign_name)
        own = self._localities.own_abroad(sentence, person)
        if country is None and own is not None and not any(o.frame is Frame.MISSION for o in person.offices):
            country = own.country  # "Ủy viên Trung ương Đảng, Tỉnh trưởng Hủa Phăn": the party is that country's
        name_of_country = None if country is None else self._names.get(country) or country_name(country)
        chairs = any(o.bare and o.role == "Chủ tịch" for o in person.before) and country in (states_with("Chủ tịch") or ())
        chairs = chairs and not any(o.role == "Chủ tịch" and not _is_of_state(o) for o in offices)
        at_hand = AtHand(self._localities, sentence, person, self._is_abroad(sentence, person, name, foreign_name, country))
        return Setting(at_hand, name_of_country, guest or country is not None or at_hand.abroad, self.at_home, chairs)

    def _is_abroad(self, sentence: TokenizedSentence, person: WrittenPerson, name: str, foreign_name: bool, country: str | None) -> bool:
        """Whether the person's local offices are of a place abroad: a foreigner, or a name that may be Chinese on such a side."""
        if country is not None or foreign_name or self._localities.own_abroad(sentence, person) is not None:
            return True
        side = self._localities.side(sentence, person)
        return side is not None and side.key is None and may_be_chinese(name)

    def country_of(self, name: str) -> str | None:
        """The code of the country that the bare offices of this foreign name belong to, if the article tells."""
        return self._allegiances.country(name)

    def is_written_often(self, name: str) -> bool:
        """Whether the article has the word more than once: "Tổng thống Carver", then "ông Carver"; a misspelt country stands alone."""
        return sum(sentence.text.count(name) for sentence in self._sentences) > 1

    def _is_ours(self, offices: list[OfficeReading], foreign_name: bool) -> bool:
        """Whether the article writes Viet Nam into an office of the person."""
        return not foreign_name and any(o.country == _VIETNAM and o.frame is not Frame.MISSION for o in offices)

    def _is_chinese(self, person: WrittenPerson, name: str, offices: list[OfficeReading]) -> bool:
        """Whether a name that may be Chinese is to be taken for one: the article names such a land, and nothing says that he is ours.

        A minister is a Chinese only where the article ties him to the land; the head of a government, already where it may.
        """
        if not may_be_chinese(name) or not self._allegiances.names_a_chinese_land() or any(map(_is_at_home, offices)):
            return False
        chief = any(o.frame is Frame.GOVERNMENT and o.bare for o in person.offices)
        return chief or self._allegiances.country(name) in CHINESE_LANDS

    def _is_guest(self, name: str) -> bool:
        """Whether the article speaks of the person's visit to Viet Nam."""
        for sentence in self._sentences:
            at = sentence.text.find(name)
            if at >= 0 and "Việt Nam" in sentence.text:
                before = re.sub(r"(?:[\w.]+ ){0,8}$", lambda m: _until_title(m.group()), sentence.text[:at])
                of = _GUEST_OF.search(before)
                invites = _INVITES.search(sentence.text[:at]) is not None
                if (of and "mời" not in before[max(0, of.start() - 20) :]) or (
                    not invites and _GUEST.match(sentence.text[at + len(name) :])
                ):
                    return True
        return False

    def _country(
        self,
        sentence: TokenizedSentence,
        person: WrittenPerson,
        name: str,
        offices: list[OfficeReading],
        foreigner: bool,
        foreign_name: bool,
    ) -> str | None:
        """The code of a person's foreign country: written in the same chain, elsewhere with the person, by side, by the article."""
        for reading in [*person.offices, *offices]:
            if reading.country not in (None, _VIETNAM) and reading.frame is not Frame.MISSION and _is_own(reading):
                return reading.country
        if person.offices and any(o.frame is Frame.MISSION for o in [*person.offices, *offices]):
            return None
        side = _side(sentence, person.start)
        if side is not None:
            return side.key if side.key != _VIETNAM else None
        owner = sentence.places.get(person.end + 1) if sentence.lower(person.end) == "của" and foreigner else None
        if owner is not None and owner[0].kind is PlaceKind.COUNTRY and any(o.bare for o in person.before):
            return owner[0].key if owner[0].key != _VIETNAM else None  # "Thủ tướng A của Nhật Bản"
        if person.country not in (None, _VIETNAM):
            return person.country
        if not foreigner:
            return None
        own = self._allegiances.country(name)
        if own is not None and foreign_name:
            return own
        key = self._near(sentence)
        if key is None and self.at_home and self._foreign is not None and self._allegiances.is_near(name, self._foreign):
            key = self._foreign
        return key if key is not None and self._allegiances.may_be_of(name, key) else None

    def _near(self, sentence: TokenizedSentence) -> str | None:
        """The code of the one foreign country that this sentence and the two before it name, where they speak of Viet Nam's officials.

        News on other countries calls everybody's president by name alone; only bilateral news keeps to one other side.
        """
        index = self._order[id(sentence)]
        around = self._sentences[max(0, index - 2) : index + 1]
        if not any(_OURS.search(s.text) for s in around):
            return None
        found: set[str] = set()
        for other in around:
            found |= {p.key for p, _ in other.places.values() if p.kind is PlaceKind.COUNTRY and p.key != _VIETNAM}
        return found.pop() if len(found) == 1 else None


def _is_at_home(office: OfficeReading) -> bool:
    """An office that only Viet Nam has, or that the article writes with it."""
    body = office.organization or ""
    ours = body.startswith(("Tỉnh ủy", "Thành ủy", "Ủy ban nhân dân", "Hội đồng nhân dân")) or office.missing is Missing.PROVINCE
    return office.country == _VIETNAM or (ours and office.country is None)


def _is_neighbour(person: WrittenPerson) -> bool:
    """ "Tổng Bí thư, Chủ tịch A": ours would be "Chủ tịch nước"."""
    return any(o.frame is Frame.PARTY_CHIEF for o in person.before) and any(o.bare and o.role == "Chủ tịch" for o in person.before)


def _is_of_state(office: OfficeReading) -> bool:
    """ "Chủ tịch", "Chủ tịch Cuba"; not "Chủ tịch Quốc hội Cuba"."""
    if (office.organization or "").startswith(("Hội đồng Nhà nước", "Hội đồng Bộ trưởng")):
        return True  # who chairs these two chairs the state
    return office.organization is None or (office.country is not None and office.organization == country_name(office.country))


def _until_title(words: str) -> str:
    """The words before a title that touches a name: "của Thủ tướng " -> "của "."""
    for title in (" của ", "của "):
        if title in words:
            return words[: words.rindex(title) + len(title)]
    return words


def _is_own(reading: OfficeReading) -> bool:
    """A body that names a foreign country need not be that country's: "Chủ tịch Hội Hữu nghị Việt Nam - Nhật Bản"."""
    name = reading.organization or ""
    society = name.startswith(("Hội ", "Liên hiệp", "Công ty", "Tập đoàn", "Nhóm ")) and not name.startswith("Hội đồng ")
    return "Việt" not in name and not society


def _side(sentence: TokenizedSentence, before: int) -> PlaceMention | None:
    """The side that a list in this sentence belongs to, if one is announced before token ``before``."""
    found = None
    for index in sorted(sentence.places):
        place = sentence.places[index][0]
        if index >= before or place.kind is not PlaceKind.COUNTRY:
            continue
        end = sentence.tokens[sentence.places[index][1] - 1].end
        head, rest = sentence.text[: sentence.tokens[index].start], sentence.text[end:]
        if any(opens.search(head) and goes_on.match(rest) for opens, goes_on in _SIDES):
            found = place
    return found


def _dominant(counts: Counter[str], share: float) -> str | None:
    """The key with at least ``share`` of all counts, if there is one."""
    if not counts:
        return None
    key, count = max(sorted(counts.items()), key=lambda item: item[1])
    return key if count >= share * sum(counts.values()) else None
