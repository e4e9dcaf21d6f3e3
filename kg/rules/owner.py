"""Tells whose a figure is: "Tại Thanh Hóa, … có 562 đoàn" is Thanh Hóa's, "kim ngạch … đạt 930 tỷ USD" Việt Nam's.

In: an ``AnnotatedArticle``, a sentence's index and an offset in it. Out: an ``Agent`` (province or country), or None. It does not
look for firms: their figures are their country's or province's here.

The nearest owner before the figure decides: in its sentence, then in those before it in the paragraph, then the article as a
whole (its home province, or Việt Nam in an article that speaks of it).
"""

from __future__ import annotations

import re

from kg.lexicon import load_table
from kg.model import Agent, AgentKind, AnnotatedArticle, AnnotatedSentence, PlaceKind, PlaceMention
from kg.rules.focus import OURS, VIET_NAM, foreign, is_of_viet_nam, states
from kg.text.letters import UPPER

# What stands before a province that owns what follows: "tỉnh Quảng Bình", "Tại Thanh Hóa", "của Hà Tĩnh", or nothing (a subject).
# A small "tại" is only where something took place.
_OWNS = re.compile(
    r"(?:(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Cc]ủa|địa bàn|vào|cho|[Đđ]ến|UBND tỉnh|[Vv]ới|[Ll]ãnh đạo|[Đđ]oàn)\s"
    r"|\bTại (?:tỉnh |thành phố )?"
    r"|(?:^|[.;:,“\"]\s?)(?:[Nn]ăm \d{4},\s|[Hh]iện(?: nay)?,?\s)?)$"
)
_ITS_PROVINCE = re.compile(
    r"(?:[Tt]oàn tỉnh|địa bàn (?:toàn )?tỉnh|của tỉnh|trong tỉnh|[Ll]ãnh đạo tỉnh|UBND tỉnh"
    r"|[Tt]ỉnh (?:đã|có|thu hút|ta|hiện|cũng|đón|tiếp|tổ chức|ký|cử|thực hiện|còn|vận động)|[Tt]oàn thành phố"
    rf"|địa bàn thành phố|giữa (?:tỉnh|thành phố)(?= (?:và|với))|[Tt]hành phố (?:đã|có|đón|thu hút))(?!\w| [{UPPER}])"
)
# The state as a subject, in a local paper too: "lãnh đạo Nhà nước thực hiện 59 hoạt động đối ngoại".
_NATION = re.compile(
    r"[Ll]ãnh đạo(?: chủ chốt| cấp cao| của| Đảng,?| và| Nhà nước| ta)+(?= (?:đã )?(?:thực hiện|tiến hành|có|thăm|đón|tham dự))"
    r"|[Tt]oàn quốc|ngành [Nn]goại giao|[Nn]gành Ngoại giao|cơ quan đại diện Việt Nam|Bộ Ngoại giao|nền kinh tế nước ta"
)
# Provinces one after another share a figure that is none's: "của 4 tỉnh Hà Tĩnh, Quảng Bình, Quảng Trị".
_IN_A_ROW = re.compile(r"\s?(?:,|và|-|–)\s?(?:(?:tỉnh|thành phố|TP\.?)\s)?")
# Whose figure a sentence tells that speaks of many states: "11 nước tham gia CPTPP có tổng kim ngạch …".
_MANY_STATES = re.compile(r"CPTPP|RCEP|APEC|G20|G7|ASEAN|(?<!\w)EU(?!\w)|toàn cầu|thế giới")
_CARRIED = 4  # sentences over which an owner is carried into another paragraph
_BETWEEN_TWO = re.compile(r"hai nước|hai bên|song phương|hai chiều|2 chiều|2 nước|hai quốc gia|nước ta", re.IGNORECASE)
# A foreign country as the subject: "Nga hiện có 186 dự án", "Hàn Quốc có tổng vốn đầu tư".
_FOREIGN_SUBJECT = re.compile(
    r"\s(?:hiện |đã |đang |cũng |hiện nay |tiếp tục )*(?:có|đầu tư|viện trợ|cấp|tài trợ|dành|cung cấp)\s"
)
# A bloc as the subject, or what many are bound to: "ASEAN đã ký kết 6 hiệp định", "91 quốc gia cử Đại sứ về ASEAN".
_BLOC_SUBJECT = re.compile(r"\s(?:hiện |đã |đang |cũng |hiện nay |tiếp tục )*(?:có|ký(?: kết)?|thiết lập|đạt|đón|thu hút)\s")
_TO_BLOC = re.compile(r"(?:cử|có) (?:Đại sứ|đại sứ|cơ quan đại diện) (?:về|tại|bên cạnh) $")
# "dự án đầu tư tại Việt Nam với tổng vốn …": where, and not whose.
_WHERE = re.compile(r"(?:tại|vào|sang|ở|đến|tới|thăm|trong)\s$")
_SUBJECT_BEGINS = re.compile(r"(?:^|[.;:,]\s|\bđến nay\s|[Hh]iện\s|, )$")


def owner(annotated: AnnotatedArticle, index: int, offset: int) -> Agent | None:
    """The province or country that the figure at ``offset`` (an article offset) of sentence ``index`` belongs to, or None.

    A sentence on two or more other states ("ASEAN đã ký … với Nhật Bản") that does not name Việt Nam has no owner of ours.
    """
    own = annotated.sentences[index]
    bloc = _bound_to(own)
    if bloc is not None:
        return bloc
    others = len({m.key for m in foreign(states(own))}) > 1 and not OURS.search(own.sentence.text)
    if others and _last_owner(annotated, index, offset) is None:
        return None
    line = annotated.sentences[index].sentence.line
    for position in range(index, -1, -1):
        sentence = annotated.sentences[position]
        if sentence.sentence.line != line:
            break
        found = _last_owner(annotated, position, offset)
        if found is not None:
            return found
    text = own.sentence.text
    if _MANY_STATES.search(text) and not _BETWEEN_TWO.search(text):
        return None
    if _BETWEEN_TWO.search(text) and not is_of_viet_nam(annotated):
        return None  # "các doanh nghiệp của hai bên" in an article on the United States and China
    home = province(annotated.home)
    if home is not None and not _is_national(annotated):
        return _of_lines_before(annotated, index) or home
    return VIET_NAM if _BETWEEN_TWO.search(text) or is_of_viet_nam(annotated) else home


def _bound_to(sentence: AnnotatedSentence) -> Agent | None:
    """The bloc that many are bound to: "91 quốc gia cử Đại sứ về | ASEAN"."""
    text, start = sentence.sentence.text, sentence.sentence.start
    blocs = (p for p in sentence.places if p.kind is PlaceKind.BLOC and _TO_BLOC.search(text[: p.start - start]))
    return next((Agent(AgentKind.COUNTRY, p.name, p.key) for p in blocs), None)


def _of_lines_before(annotated: AnnotatedArticle, index: int) -> Agent | None:
    """Việt Nam, where the lines right before spoke of it and not of the province: a local paper reports the nation's figures too."""
    for position in range(index - 1, max(-1, index - 1 - _CARRIED), -1):
        found = _last_owner(annotated, position, annotated.sentences[position].sentence.end)
        if found is not None:
            return found if found == VIET_NAM else None
    return None


def province(key: str | None) -> Agent | None:
    """A Vietnamese province by its key."""
    rows = (r for r in load_table("provinces") if r["key"] == key and r["country"] == "VN")
    row = next(rows, None)
    return Agent(AgentKind.PROVINCE, row["name"], row["key"]) if row else None


def _last_owner(annotated: AnnotatedArticle, index: int, offset: int) -> Agent | None:
    """The owner named last before ``offset``; in the sentence of the figure one that follows it counts where none is before."""
    sentence = annotated.sentences[index]
    text, start = sentence.sentence.text, sentence.sentence.start
    found: list[tuple[int, Agent]] = []
    ours = [m.start() for m in OURS.finditer(text)]
    for place in sentence.places:
        agent = _as_owner(sentence, place)
        if agent is not None:
            found.append((place.start, agent))
    found += [(at + start, VIET_NAM) for at in ours if not _WHERE.search(text[:at])]
    found += [(m.start() + start, VIET_NAM) for m in _NATION.finditer(text)]
    at_home = _home_so_far(annotated, index)
    if at_home is not None:
        found += [(m.start() + start, at_home) for m in _ITS_PROVINCE.finditer(text)]
    found = found or [(at + start, VIET_NAM) for at in ours]
    before = [item for item in found if item[0] < offset]
    # "Kim ngạch song phương đạt 2,2 tỷ USD, Nga có 114 dự án": a foreign subject owns only what follows it.
    later = [item for item in found if item[1].kind is AgentKind.PROVINCE or item[1] == VIET_NAM]
    chosen = max(before, key=lambda item: item[0], default=None) or min(later, key=lambda item: item[0], default=None)
    return chosen[1] if chosen else None


def _as_owner(sentence: AnnotatedSentence, place: PlaceMention) -> Agent | None:
    text, start = sentence.sentence.text, sentence.sentence.start
    before, after = text[: place.start - start], text[place.end - start :]
    if place.kind is PlaceKind.PROVINCE:
        return province(place.key) if _OWNS.search(before) and not _stands_in_row(sentence, place) else None
    if place.kind is PlaceKind.COUNTRY and place.key != "VN" and _FOREIGN_SUBJECT.match(after) and _SUBJECT_BEGINS.search(before):
        return Agent(AgentKind.COUNTRY, place.name, place.key)
    if place.kind is PlaceKind.BLOC and _BLOC_SUBJECT.match(after) and _SUBJECT_BEGINS.search(before):
        return Agent(AgentKind.COUNTRY, place.name, place.key)
    return None


def _stands_in_row(sentence: AnnotatedSentence, place: PlaceMention) -> bool:
    """Whether another province stands right before or after it in a list."""
    text, start = sentence.sentence.text, sentence.sentence.start
    others = [p for p in sentence.places if p.kind is PlaceKind.PROVINCE and p.key != place.key]
    gaps = [(p.end, place.start) if p.start < place.start else (place.end, p.start) for p in others]
    return any(_IN_A_ROW.fullmatch(text, first - start, last - start) for first, last in gaps)


def _home_so_far(annotated: AnnotatedArticle, index: int) -> Agent | None:
    """Which province "toàn tỉnh" is: the article's home, else the one named last."""
    home = province(annotated.home)
    if home is not None:
        return home
    for sentence in reversed(annotated.sentences[: index + 1]):
        for place in reversed(sentence.places):
            if place.kind is PlaceKind.PROVINCE and province(place.key) is not None:
                return province(place.key)
    return None


def _is_national(annotated: AnnotatedArticle) -> bool:
    """Whether the article speaks of Việt Nam more than of its home province."""
    ours = sum(len(OURS.findall(s.sentence.text)) for s in annotated.sentences)
    home = sum(p.key == annotated.home for s in annotated.sentences for p in s.places)
    return ours > 2 * home
