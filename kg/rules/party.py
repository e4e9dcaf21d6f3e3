"""Tells whose a document is: "Bản ghi nhớ giữa Bộ Công an Việt Nam và Bộ Nội vụ Hungary" -> both ministries.

In: an ``AnnotatedArticle``, a sentence's index and a signed ``Document`` in it. Out: the kind that told, and two ``Agent``s, or none
where the text leaves them open. A state's own body is named without "Việt Nam", a foreign one with its country.

Kinds: ``between`` ("giữa A và B" in the name), ``pair`` ("Việt Nam - A" in the name), ``signers`` ("A và B ký …", "A ký … với B"),
``with`` ("với A"), ``two-countries`` (none in the name, but the sentence says that it is of the article's two countries).
"""

from __future__ import annotations

import functools
import re

from kg.mentions.body import write_out
from kg.mentions.name import is_foreign
from kg.mentions.place import find_places
from kg.model import Agent, AgentKind, AnnotatedArticle, AnnotatedSentence, PersonMention, PlaceKind, PlaceMention
from kg.rules.cues import alternatives
from kg.rules.document import Document
from kg.rules.focus import OURS, VIET_NAM, counterpart, counterpart_before, dominant, foreign, is_of_viet_nam, states
from kg.text.letters import UPPER

_TWO = re.compile(r"[Hh]ai (?:nước|bên|[Cc]hính phủ|Thủ tướng|nhà lãnh đạo|quốc gia|lãnh đạo)|song phương|2 nước|giữa hai")
# ---- parties ---------------------------------------------------------------------------------------------------
_BETWEEN = re.compile(r"\bgiữa (?P<sides>.+?)(?= về | trong | giai đoạn |$)")
# "lễ ký thoả thuận mua 100 máy bay trị giá 12,7 tỉ USD giữa hãng A và B"
_BETWEEN_BEHIND = re.compile(
    r",? (?:có )?(?:tổng )?(?:trị giá|giá trị) [^.;]{2,40}? giữa (?P<sides>.+?)(?= (?:về|trong|tại|nhân) |[,;]|\.(?: |$)|$)"
)
# "giữa chính phủ hai nước", "giữa hai Bộ Quốc phòng", "giữa Bộ Khoa học và Công nghệ hai nước"
_OF_BOTH = re.compile(r"hai (?:nước|bên|[Cc]hính phủ|Nhà nước|[Bb]ộ |Đảng)|(?:[Cc]hính phủ|Bộ [\w ,-]{3,50}) (?:của )?hai nước")
_AND = re.compile(r" (?:và|với|-|–) ")
_UNION = r"(?:[Ll]iên minh [Kk]inh tế Á ?[-–] ?Âu|EAEU)"
_PAIR = re.compile(rf"Việt Nam\s?(?:[-–]|và|với)\s?(?P<b>{_UNION})|(?P<b2>{_UNION})\s?[-–]\s?Việt Nam")
_WITH_UNION = re.compile(rf"\bvới ({_UNION})")
_GOVERNMENT = re.compile(
    r"(?:[Cc]hính phủ|[Nn]hà nước|nước|Cộng h(?:òa|oà)|[Xx]ã hội [Cc]hủ nghĩa|[Dd]ân chủ|[Nn]hân dân|CHXHCN|CHND|CHDCND|Liên bang"
    r"|các nước|phía|\s)*"
)
# "Bộ X nước CHXHCN Việt Nam" is our Bộ X; a foreign body keeps its country at the end (gold rule 8).
_OF_STATE = re.compile(r"(?<!Nhà)\s(?:của )?(?:nước )?$|\s$")
# Whose name stands for the European Union without saying so.
_EU = re.compile(r"\b(?:EV(?:FTA|IPA)|PCA|FPA)\b")
_VAGUE = re.compile(r"(?:liên quan|^\w+ \w+ mới|chung|\w+ \w+ hợp tác|cấp cao|với nhau)$")
# A firm's, a society's or a province's own paper is not one of the two states.
_NOT_STATES = re.compile(
    r"(?:Tập đoàn|[Cc]ông ty|Hội |Hiệp hội|Ngân hàng|Trường|doanh nghiệp|Học viện|Bảo tàng|Vùng|[Tt]ỉnh|[Tt]hành phố|Đại học|UBND"
    r"|địa phương|Vietjet|Airlines|hãng|Hãng)"
)
_FIRM_SIGNS = re.compile(r"(?:Tập đoàn|[Cc]ông ty|Ngân hàng|Trường|Học viện|[Hh]ãng|doanh nghiệp)[^.;,]{0,60}\bký(?: kết)?\s$")
# What stands around those who sign: "đại diện lãnh đạo Bộ X và Bộ Y của Lào đã", "Trong dịp này, UBND tỉnh …".
_BEFORE_SIGNER = re.compile(
    r"(?:.*(?:, |: |; |\. |[Gg]iữa ))?"
    r"(?:(?:[Đđ]ại diện|[Ll]ãnh đạo|[Nn]gười đứng đầu|[Vv]iệc|[Nn]gày mai|[Cc]hính|Chủ tịch|Tổng [Gg]iám đốc)\s)*",
    re.DOTALL,
)
_AFTER_SIGNER = re.compile(r"\s(?:đã |cũng |cùng |vừa |chính thức |tiến hành |đã cùng |lễ |Lễ )*$")
_SIGN = frozenset({"ký", "ký kết", "trao đổi", "trao", "gia hạn"})
_OURS_IN = re.compile(r"Việt [Nn]am|(?<!\w)VN(?!\w)|TTXVN|Hà Nội|Hồ Chí Minh|HCM")


def parties(annotated: AnnotatedArticle, index: int, document: Document) -> tuple[str, tuple[Agent, ...]]:
    """The kind and the two parties of the document; no parties where the text leaves them open."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    named = _of_union(text, document)
    if named:
        return "pair", named
    between = _BETWEEN.search(document.name) or _BETWEEN_BEHIND.match(text, document.end)
    if between:
        start = offset + (0 if between.string is text else document.start)
        both = _sides(annotated, index, start + between.start("sides"), start + between.end("sides"))
        return ("between", both) if both or not _OF_BOTH.match(between["sides"]) else _both_of(annotated, index, between["sides"])
    signers = _signers(annotated, index, document)
    signers = signers or _by_persons(sentence, document)
    if signers:
        return "signers", signers
    if _FIRM_SIGNS.search(text[: document.start]):
        return "pair", ()
    return _states_of(annotated, index, document)


def _both_of(annotated: AnnotatedArticle, index: int, sides: str) -> tuple[str, tuple[Agent, ...]]:
    """ "giữa chính phủ hai nước" are the two states, "giữa hai Bộ Quốc phòng" their two ministries."""
    other = counterpart(annotated, index) or counterpart_before(annotated, index)
    if other is None:
        return "two-countries", ()
    ministry = re.match(rf"(?:hai )?([Bb]ộ [{UPPER}{UPPER.lower()}][\w ,-]*?)(?: (?:của )?hai nước)?$", sides)
    if ministry is None:
        return "two-countries", (VIET_NAM, _state(other))
    body = "B" + ministry[1][1:]
    return "two-countries", tuple(Agent(AgentKind.ORGANIZATION, name) for name in (body, f"{body} {other.name}"))


def _of_union(text: str, document: Document) -> tuple[Agent, ...]:
    """A union in the name: "Việt Nam - Liên minh Kinh tế Á - Âu", or EVFTA, which does not say whose it is."""
    ours_before = _OURS_IN.search(text[: document.start]) is not None
    union = _PAIR.search(document.name) or ("do" in document.name and _PAIR.search(text[: document.start]))
    union = union or (_WITH_UNION.search(document.name) if ours_before else None)
    if union:
        name = next(group for group in union.groups() if group)
        return VIET_NAM, Agent(AgentKind.ORGANIZATION, name[0].upper() + name[1:])
    return (VIET_NAM, Agent(AgentKind.COUNTRY, "Liên minh châu Âu", "EU")) if _EU.search(document.name) else ()


def _states_of(annotated: AnnotatedArticle, index: int, document: Document) -> tuple[str, tuple[Agent, ...]]:
    """States in the name, or the two of the sentence."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    within = states(sentence, document.start + offset, document.end + offset)
    others = list({m.key: m for m in foreign(within)}.values())
    if len(others) == 1 and any(m.key == "VN" for m in within):
        return "pair", (VIET_NAM, _state(others[0]))
    if others:
        withs = re.search(r"\bvới (?:nước |Chính phủ )?$", text[: others[0].start - offset])
        ours = len(others) == 1 and not _others_sign(sentence, document)
        return "with", (VIET_NAM, _state(others[0])) if withs and ours else ()
    if _VAGUE.search(document.name) or _NOT_STATES.search(text[max(0, document.start - 120) : document.start]):
        return "two-countries", ()
    of_two = _is_of_two(annotated, index, text) or _is_of_the_two(annotated, index, document)
    other = (counterpart(annotated, index) or counterpart_before(annotated, index)) if of_two else None
    return "two-countries", (VIET_NAM, _state(other)) if other else ()


def _others_sign(sentence: AnnotatedSentence, document: Document) -> bool:
    """ "Manila đã ký Hiệp định … với Mỹ": a foreign country or its capital is the subject, and Việt Nam is not."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    before = [p for p in sentence.places if p.end - offset <= document.verb_start and p.kind is not PlaceKind.PROVINCE]
    if any(p.key == "VN" for p in before) or _OURS_IN.search(text[: document.verb_start]):
        return False
    # "Hiệp ước Hòa bình với Nhật Bản được ký kết tại San Francisco" does not say who signed it.
    outside = text[: document.start] + text[document.end :]  # "ký hiệp định song phương với Mỹ" does not say who either
    return bool(before) or not (OURS.search(outside) or _TWO.search(outside))


def _signers(annotated: AnnotatedArticle, index: int, document: Document) -> tuple[Agent, ...]:
    """ "UBND tỉnh A và Tập đoàn B ký …", "Hội Luật gia Việt Nam ký kết Thỏa thuận … với Hội Luật gia Liên bang Nga"."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    if document.verb not in _SIGN:
        return ()
    tail = _AFTER_SIGNER.search(text[: document.verb_start])
    stop = tail.start() if tail else document.verb_start
    # "A và Công ty B (một liên doanh giữa C và D) đã ký"
    unbracketed = re.sub(r"\([^)]*\)", lambda m: "(" + "-" * (len(m[0]) - 2) + ")", text)
    lead = _BEFORE_SIGNER.match(unbracketed, 0, stop)
    start = lead.end() if lead else 0
    both = _sides(annotated, index, start + offset, stop + offset)
    if both and any(party.kind is not AgentKind.COUNTRY for party in both):
        return both
    withs = _WITH.search(text, document.start, document.end) or _WITH_BEHIND.match(text, document.end)
    first = _side(sentence, start + offset, stop + offset)
    if withs is None or first is None:
        return ()
    second = _side(sentence, withs.start("side") + offset, withs.end("side") + offset)
    if second is None or first == second or (AgentKind.COUNTRY in (first.kind, second.kind) and VIET_NAM not in (first, second)):
        return ()
    known = _is_ours(sentence, first) or _is_ours(sentence, second) or _may_be_ours(annotated, index, (first, second))
    return (first, second) if known else ()


def _by_persons(sentence: AnnotatedSentence, document: Document) -> tuple[Agent, ...]:
    """ "Bộ trưởng Chu Văn An và Bộ trưởng Thái Lan Somchai đã ký …": Việt Nam and the land of the other, for whom they sign."""
    offset = sentence.sentence.start
    if document.verb not in _SIGN:
        return ()
    before = [p for p in sentence.people if p.span_end <= document.verb_start + offset and p.offices][-2:]
    gap = sentence.sentence.text[before[0].span_end - offset : before[1].span_start - offset] if len(before) == 2 else ""
    behind = sentence.sentence.text[before[1].span_end - offset : document.verb_start] if len(before) == 2 else "."
    if not re.fullmatch(r",? (?:và|cùng|cùng với) ", gap) or not _SIGN_NOW.fullmatch(behind):
        return ()
    lands = [_land(person) for person in before]
    others = [place for place in lands if place is not None and place.key != "VN"]
    return (VIET_NAM, others[0]) if len(others) == 1 else ()


_SIGN_NOW = re.compile(r"(?: (?:đã|vừa|cùng|thay mặt [^.;,]{3,40}|đại diện [^.;,]{3,40}|chính thức|tiến hành)|,)*\s?")


def _land(person: PersonMention) -> Agent | None:
    """The land of the person's office, Việt Nam where it names none; None where it is not one of a state."""
    held = person.offices[0].office
    if re.search(r"Công ty|Tập đoàn|Trường|Đại học|Ngân hàng|Hiệp hội|Viện(?! [Kk]iểm)", held.organization or ""):
        return None
    place = next((p for p in find_places(held.organization or "") if p.kind is PlaceKind.COUNTRY), None)
    return _state(place) if place is not None else VIET_NAM


# "ký thỏa thuận hợp tác với Đại học A về đào tạo", "ký thoả thuận mua 10 máy bay trị giá 3 tỷ USD với Tập đoàn Boeing".
_WITH = re.compile(r" với (?P<side>.+?)(?= (?:về|trong|nhằm|để|tại|theo|từ|nhân|giai đoạn|trước|dưới) |[,;.]|$)")
_WITH_BEHIND = re.compile(
    r"(?:,? (?:có )?(?:tổng )?(?:trị giá|giá trị) [^.;]{2,40}?)? với (?!tổng|trị|giá|sự|mục)(?P<side>[^;]+?)"
    r"(?= (?:về|trong|nhằm|để|tại|theo|từ|nhân|trị giá|trước|dưới|có|và) |[,;]|\.(?: |$)|$)"
)


def _may_be_ours(annotated: AnnotatedArticle, index: int, both: tuple[Agent, ...]) -> bool:
    """Two bodies without a land, or one of another land, in an article of Việt Nam's and a sentence on no two other countries."""
    sentence = annotated.sentences[index]
    others = foreign(states(sentence))
    named = [any(place.name in body.name for place in others) for body in both]
    alone = OURS.search(sentence.sentence.text) is not None or len({place.key for place in others}) < 2
    return not all(named) and alone and is_of_viet_nam(annotated) and all(body.kind is AgentKind.ORGANIZATION for body in both)


def _is_ours(sentence: AnnotatedSentence, agent: Agent) -> bool:
    """Whether the party is Việt Nam, one of its provinces, or a body that names either."""
    provinces = [p.name for p in sentence.places if p.kind is PlaceKind.PROVINCE]
    named = _OURS_IN.search(agent.name) is not None or any(name in agent.name for name in provinces)
    # "Bộ Công thương ký … với Tập đoàn General Electric": a ministry without a country is ours.
    bare = _organ().match(agent.name) is not None and not any(p.name in agent.name for p in foreign(states(sentence)))
    return agent == VIET_NAM or agent.kind is AgentKind.PROVINCE or named or bare


def _is_of_two(annotated: AnnotatedArticle, index: int, text: str) -> bool:
    """The sentence speaks of two sides, or names Việt Nam and one other country."""
    keys = {m.key for m in states(annotated.sentences[index])}
    return bool(_TWO.search(text)) or ("VN" in keys and len(keys) == 2)


# Papers of more than two, or of somebody with somebody else.
_NOT_OF_TWO = re.compile(r"APEC|ASEAN|Bogor|G20|Liên [Hh]ợp [Qq]uốc|Bệnh viện|ngân hàng")


def _is_of_the_two(annotated: AnnotatedArticle, index: int, document: Document) -> bool:
    """ "Thủ tướng A nhất trí sớm triển khai Thỏa thuận về lao động", in an article on Việt Nam and A's land alone."""
    sentence, main = annotated.sentences[index], dominant(annotated)
    text = sentence.sentence.text
    if main is None or not {m.key for m in states(sentence)} <= {"VN", main.key}:
        return False
    counted = re.search(r"\d $", text[: document.start]) is not None  # "đã ký 12 Hiệp định thương mại tự do"
    told = document.name[0].isupper() or document.verb in _SIGN
    return told and " với " not in document.name and not counted and _NOT_OF_TWO.search(text) is None


def _sides(annotated: AnnotatedArticle, index: int, start: int, end: int) -> tuple[Agent, ...]:
    """Both sides of "A và B", at the first "và" that leaves two sides, one of them Vietnamese; else none."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    for both in _AND.finditer(text, start - offset, end - offset):
        first, second = _side(sentence, start, both.start() + offset), _side(sentence, both.end() + offset, end)
        if first is not None and second is not None and first != second:
            provinces = [p for p in sentence.places if p.kind is PlaceKind.PROVINCE and start <= p.start < end]
            ours = bool(provinces or _OURS_IN.search(text, start - offset, end - offset))
            ours = ours or _is_ours(sentence, first) or _is_ours(sentence, second)
            return (first, second) if ours or _may_be_ours(annotated, index, (first, second)) else ()
    return ()


def _side(sentence: AnnotatedSentence, start: int, end: int) -> Agent | None:
    """One side: a state, a province, or a body whose name is written out, with its country at the end unless that is Việt Nam."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    lead = _OFFICER.match(text, start - offset, end - offset)
    start = lead.end() + offset if lead is not None and _body().match(text, lead.end()) else start
    written = _ASIDE.sub("", text[start - offset : end - offset]).strip(" .,()\"“”")
    if re.fullmatch(_UNION, written):
        return Agent(AgentKind.ORGANIZATION, written)
    places = states(sentence, start, end)
    if places and _GOVERNMENT.fullmatch(text, start - offset, places[0].start - offset):
        return _state(places[0]) if _REST.fullmatch(text, places[0].end - offset, end - offset) else None
    province = next((p for p in sentence.places if p.kind is PlaceKind.PROVINCE and p.start >= start and p.end == end), None)
    if province is not None and _LEVEL.fullmatch(text, start - offset, province.start - offset):
        return Agent(AgentKind.PROVINCE, province.name, province.key)
    if len(written) > _LONGEST or _MINISTER.match(written) or not (_body().match(written) or _is_a_name(sentence, start, end, written)):
        return None
    if places and places[-1].end >= end - 1:
        body = text[start - offset : places[-1].start - offset]
        if _organ().match(written) or (places[-1].key == "VN" and re.search(r"(?:của )?nước $", body)):
            body = _OF_STATE.sub("", body)
            written = body if places[-1].key == "VN" else f"{body} {places[-1].name}"
    written += ")" if "(" in written and ")" not in written else ""
    return Agent(AgentKind.ORGANIZATION, write_out(written[0].upper() + written[1:]))


_MINISTER = re.compile(r"(?:Bộ|Viện|Cục|Hội) trưởng(?!\w)")  # "Bộ trưởng A" is no ministry
# What is said of a firm in brackets: "Hãng hàng không A (thuộc tập đoàn B)".
_ASIDE = re.compile(
    r"\s(?:\((?:thuộc|một|công ty|đơn vị|trực thuộc|liên doanh)[^)]*\)|[-–] (?:ông|bà) [^.;()]{3,40}(?: \([^)]*\))?)$"
)
# Who signs for a body: "Chủ tịch Hội Luật gia Việt Nam và Chủ tịch Hội Luật gia Liên bang Nga".
_OFFICER = re.compile(r"(?:(?:Phó )?(?:Chủ tịch|Tổng [Gg]iám đốc|Giám đốc|Viện trưởng|Hiệu trưởng|Cục trưởng)|[Đđ]ại diện|[Ll]ãnh đạo) ")
_WORDS_OF_NAME = re.compile(rf"[{UPPER}][\w&.-]*(?: (?:[{UPPER}][\w&.-]*|&))*")


def _is_a_name(sentence: AnnotatedSentence, start: int, end: int, written: str) -> bool:
    """Whether the stretch is the name of a body alone: one that the grammar knows, an acronym ("BIDV") or a foreign word ("Vietjet")."""
    if any(body.start == start and body.end >= end - 1 for body in sentence.organizations):
        return True
    others = [(p.start, p.end) for p in sentence.places] + [(p.span_start, p.span_end) for p in sentence.people]
    if any(first < end and start < last for first, last in others) or _WORDS_OF_NAME.fullmatch(written) is None:
        return False
    return any(is_foreign(word) or (word.isupper() and len(word) > 1) for word in written.split())


_REST = re.compile(r"(?: Dân chủ [Cc]ộng h(?:òa|oà))?\W*")
_LEVEL = re.compile(r"(?:(?:[Tt]ỉnh|[Tt]hành phố|[Tt]hủ đô|TP\.?)\s)?")
_LONGEST = 120  # code points of a body's name


def _state(place: PlaceMention) -> Agent:
    kind = AgentKind.COUNTRY if place.kind in (PlaceKind.COUNTRY, PlaceKind.BLOC) else AgentKind.ORGANIZATION
    return Agent(kind, place.name, place.key)


@functools.cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('body')})\s")


@functools.cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('state-body')})\s")
