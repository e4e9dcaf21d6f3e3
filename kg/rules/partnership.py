"""Reads partnership levels between Việt Nam and a country or bloc: "quan hệ Đối tác chiến lược Việt Nam - Singapore".

It reads "Với Đức, Việt Nam có quan hệ đối tác chiến lược từ năm 2011" (strategic, since 2011) and "Tây Ban Nha là đối tác
chiến lược của Việt Nam". It does not count: "đối tác chiến lược với 30 quốc gia" names nobody, and a level that is hoped for,
negotiated or between two other countries is none.

A level is words ("đối tác chiến lược toàn diện"); whose it is, one of the kinds tells, in this order:
``chain`` (countries right after the level), ``of-viet-nam`` ("là đối tác … của Việt Nam"), ``list`` ("13 đối tác …: A, B và C"),
``subject`` (countries before it), ``two-countries`` ("giữa hai nước": the article's other side).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import AnnotatedArticle, AnnotatedSentence, Level, PartnershipFact, PlaceKind, PlaceMention
from kg.rules.focus import OURS, counterpart, evidence, foreign, only, states

# ---- levels, the strongest words first -------------------------------------------------------------------------
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (Level.COMPREHENSIVE_STRATEGIC, r"đối tác (?:hợp tác )?(?:chiến lược toàn diện|toàn diện chiến lược)"),
        # "đối tác chiến lược về nông nghiệp bền vững", "trên các lĩnh vực …"
        (
            Level.SECTORAL,
            r"đối tác chiến lược (?:về|trong lĩnh vực|trên các lĩnh vực|trên lĩnh vực) [^,.;()]{3,80}?"
            r"(?=[,.;()]|$| giữa| cũng như| và (?:quan hệ )?đối tác| với (?-i:[A-ZĐ])| năm \d)",
        ),
        (Level.STRATEGIC, r"đối tác (?:hợp tác )?chiến lược(?: sâu rộng)?"),
        (Level.COMPREHENSIVE, r"đối tác (?:hợp tác )?toàn diện"),
        # "quan hệ hữu nghị vĩ đại, đoàn kết đặc biệt": only of the three countries below
        (
            Level.SPECIAL,
            r"(?:quan hệ|tình|mối)[^.;]{0,50}?(?:hữu nghị|đoàn kết|quan hệ|truyền thống)[^.;,]{0,20}? đặc biệt"
            r"(?! là| quan trọng| coi| nhấn)",
        ),
        (Level.DIPLOMATIC, r"thiết lập (?:chính thức )?quan hệ ngoại giao"),
    )
)
_SPECIAL_PARTNERS = frozenset({"LA", "KH", "CU"})

# ---- blockers --------------------------------------------------------------------------------------------------
# "hướng tới Đối tác chiến lược", "mong muốn sớm nâng cấp quan hệ lên …", "tiền đề cho việc đưa quan hệ hai nước lên …"; but
# "mong muốn của hai nước về việc đưa quan hệ đối tác chiến lược … đi vào chiều sâu" has what it wants to deepen.
_CHANGE = (
    r"(?:(?:nâng|đưa|phát triển)[^.;]{0,60}\b(?:lên|thành|tới|tầm|mức)\b[^.;]{0,30}|(?:trở thành|hình thành)[^.;]{0,40}"
    r"|(?:thiết lập|xây dựng|ký|lập|xác lập)[^.;,]{0,40})$"
)
_HOPED = re.compile(
    r"(?:[Hh]ướng (?:tới|đến)|[Tt]iến tới|[Hh]ướng lên)\s[^,.;]{0,50}$"
    r"|(?:mong muốn|đề nghị|đề xuất|xem xét|khả năng|sẽ|sớm|phấn đấu|hy vọng|hi vọng|kỳ vọng|tiền đề|cơ sở|mục tiêu|nghiên cứu"
    r"|thảo luận|đàm phán|tiến độ|trao đổi về|lộ trình|dự kiến|có thể|tiềm năng|ủng hộ|cam kết|triển vọng|thời điểm|sẵn sàng|để)"
    rf"[^.;]{{0,60}}?{_CHANGE}"
)
# "tạm thời đình chỉ quan hệ đối tác chiến lược", "hợp tác Mekong - Nhật Bản lên quan hệ Đối tác chiến lược"
_SUSPENDED = re.compile(r"(?:đình chỉ|chấm dứt|Mekong|Mê ?[Cc]ông|Mê ?[Kk]ông)[^.;]{0,60}$")
_DONE = re.compile(r"đã (?:chính thức )?(?:nâng|thiết lập|ký|trở thành|nhất trí nâng)")
# "nâng quan hệ từ đối tác chiến lược lên đối tác chiến lược toàn diện": the first is what a later level replaced.
_REPLACED = re.compile(r"^[^.;]{0,40}?\blên (?:tầm |mức |thành |quan hệ |cấp )?[“\"']?đối tác", re.IGNORECASE)
# CPTPP and its like are treaties of many; "đối tác chiến lược hay đối tác toàn diện" speaks of levels as such.
_TREATY = re.compile(r"[Hh]iệp định (?:về )?$")
_NO_LEVEL = re.compile(r"\s*(?:và [Tt]iến bộ|hay|hoặc|trên thực tế|\(?CPTPP|kinh tế)")
# "đối tác chiến lược không chỉ giữa 2 tập đoàn": no states.
_NO_STATES = re.compile(r"^[^.;]{0,40}?(?:tập đoàn|công ty|doanh nghiệp|ngân hàng|trường|câu lạc bộ|chúng tôi)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:,? ?và |, )?(?:[Đđ]ối tác[^,.;]{0,40})?\s*(?:với|của) (?:cả )?(?:hơn |gần |khoảng )?"
    r"(?:\d+|nhiều|các|một số|hầu hết|ba|bốn|năm)\s"
)
# A level is one of states where a word of relations stands near: "trong khuôn khổ", "nâng lên", "là".
_RELATION = re.compile(
    r"quan hệ|khuôn khổ|tinh thần|\blên\b|trở thành|thiết lập|\blà\b|tuyên bố|thỏa thuận|thoả thuận|nội hàm|hiệp định",
    re.IGNORECASE,
)

# ---- what joins a level and its countries ----------------------------------------------------------------------
_TO_FIRST = re.compile(
    r"(?: sâu rộng| tăng cường| tin cậy| hữu nghị| mạnh mẽ| lâu dài| hiện nay| tốt đẹp)*(?: và hợp tác[^.;,]{0,25})?"
    r"(?: vì [^.;]{3,80}?| \([^)]{0,40}\))?"
    r"\s*(?:(?:đã được |được )?(?:giữa|với|cùng|của|cho)\s+)?"
    r"(?:hai nước\s+|2 nước\s+|hai bên\s+|Chính phủ\s+|nước\s+|Cộng hòa\s+|phía\s+)*[“\"(]?"
)
_TO_NEXT = re.compile(r"\s*(?:-|–|—|,|và|với|cùng|và với)\s*(?:với\s+|nước\s+|Cộng hòa\s+|Chính phủ\s+)?")
_LIST = re.compile(r"[^.;()]{0,40}?(?:\(|:|gồm|bao gồm|như|là)\s*(?:các nước\s+|có\s+)?:?\s*")
_TWO = re.compile(r"[^.;]{0,25}?(?:hai nước|hai bên|2 nước|song phương|hai quốc gia)|[^.;]{0,3}$")
_SINCE = re.compile(
    r"[\s,(]*(?:hai nước |hai bên )?(?:được |đã được |chính thức )?(?:thiết lập |nâng cấp |ký kết |ký |xác lập )?"
    r"(?:từ|kể từ|vào|hồi|trong)?\s*(?:ngày\s|tháng\s|cuối\s|đầu\s|giữa\s|năm\s)*$"
)
_IS_A = re.compile(r"\s*(?:hiện |đang |đều |cũng |tiếp tục |đã )*(?:là|trở thành)\s[^.;,]{0,30}")
_OTHER_STEP = re.compile(r";|, sau đó|sau đó")
_ESTABLISH = re.compile(r"(?:thiết lập|nâng cấp|nâng|ký|trở thành|lập|nhất trí|xác lập|ra Tuyên bố)", re.IGNORECASE)


def find_partnerships(annotated: AnnotatedArticle) -> Iterator[PartnershipFact]:
    """One fact for each country and level, the first that tells since when before one that does not."""
    best: dict[tuple[str, Level], PartnershipFact] = {}
    for index in range(len(annotated.sentences)):
        for fact in _read(annotated, index):
            known = best.get((fact.country, fact.level))
            if known is None or (known.since is None and fact.since is not None):
                best[fact.country, fact.level] = fact
    yield from sorted(best.values(), key=lambda f: (f.evidence.start, f.country))


def _read(annotated: AnnotatedArticle, index: int) -> Iterator[PartnershipFact]:
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    for level, match in _levels(text):
        if _is_blocked(text, level, match):
            continue
        for kind, partners, end in _partners(annotated, index, level, match):
            since = _since(sentence, match.start() + offset, end)
            if since is None and _REPLACED.match(text[match.end() :]):
                continue
            for partner in partners:
                if level is not Level.SPECIAL or partner.key in _SPECIAL_PARTNERS:
                    # The nearest mention of the partner before the level, where it stands before.
                    near = [p.start for p in sentence.places if p.key == partner.key and p.end <= match.start() + offset]
                    start = near[-1] if kind in ("subject", "of-viet-nam") and near else match.start() + offset
                    yield PartnershipFact(partner.key, level, evidence(annotated, start, end, f"partnership/{kind}"), since)


def _is_blocked(text: str, level: Level, match: re.Match[str]) -> bool:
    if _NO_STATES.match(text, match.end()) or _NO_LEVEL.match(text, match.end()) or _is_hoped(text, match):
        return True
    if _SUSPENDED.search(text[: match.start()]):
        return True
    return level is Level.COMPREHENSIVE and _TREATY.search(text[: match.start()]) is not None


def _levels(text: str) -> list[tuple[Level, re.Match[str]]]:
    """The levels in the sentence, none inside another."""
    found: list[tuple[Level, re.Match[str]]] = []
    for level, pattern in _LEVELS:
        for match in pattern.finditer(text):
            if all(match.end() <= m.start() or match.start() >= m.end() for _, m in found):
                found.append((level, match))
    return sorted(found, key=lambda item: item[1].start())


def _is_hoped(text: str, match: re.Match[str]) -> bool:
    """A hope stands before the level in its clause, and nothing that says it was done."""
    clause = re.split(r"[;:]", text[: match.start()])[-1]
    hope = _HOPED.search(clause)
    return hope is not None and not _DONE.search(clause[hope.start() :])


def _partners(
    annotated: AnnotatedArticle, index: int, level: Level, match: re.Match[str]
) -> Iterator[tuple[str, list[PlaceMention], int]]:
    """(kind, partners of Việt Nam, end of the stretch that shows them): at most one."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    if _COUNTED.match(text[match.end() :]):
        listed = _chain(sentence, match.end(), _LIST)
        if listed and len(foreign(listed)) > 1:
            yield "list", foreign(listed), listed[-1].end
        return
    chain = _chain(sentence, match.end(), _TO_FIRST)
    joined = text[match.end() : chain[0].start - offset].strip() if chain else ""
    before = states(sentence, None, match.start() + offset)
    countries = [m for m in foreign(before) if m.kind is PlaceKind.COUNTRY]
    if chain and foreign(chain):
        if any(m.key == "VN" for m in chain):
            yield "chain", foreign(chain), chain[-1].end
        elif joined.split(" ")[-1:] != ["giữa"] and joined and _speaks_for_viet_nam(annotated, before, text[: match.start()]):
            yield "chain", foreign(chain) if len(chain) == 1 or "với" in joined else [], chain[-1].end
        return
    listed = [] if chain else _chain(sentence, match.end(), _LIST)
    if len(foreign(listed)) > 1 and OURS.search(text[: match.end()]):
        yield "list", foreign(listed), listed[-1].end
        return
    near = text[max(0, match.start() - 60) : match.start()]
    if level not in (Level.SPECIAL, Level.DIPLOMATIC) and not _RELATION.search(near):
        return
    if chain:  # "… của Việt Nam", "với Việt Nam"
        subjects = _subjects(sentence, match.start() + offset)
        other = _other_speaker(annotated, index, countries)
        partners = subjects or ([other] if other else [])
        yield "of-viet-nam", partners, chain[-1].end
        return
    lone = only(countries)
    if lone is not None and OURS.search(text[: match.start()]):
        yield "subject", [lone], match.end() + offset
    elif _TWO.match(text, match.end()) or re.search(r"[Hh]ai nước|[Hh]ai bên|song phương|2 nước", text[: match.start()]):
        other = counterpart(annotated, index)
        if other is not None:
            yield "two-countries", [other], match.end() + offset


def _chain(sentence: AnnotatedSentence, position: int, first: re.Pattern[str]) -> list[PlaceMention]:
    """The countries that follow ``position`` (an index of the sentence's text) in a row: "Việt Nam - Liên bang Nga"."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    chain: list[PlaceMention] = []
    for place in states(sentence, position + offset):
        gap = text[(chain[-1].end - offset) if chain else position : place.start - offset]
        if not (_TO_NEXT if chain else first).fullmatch(gap):
            break
        chain.append(place)
    return chain


def _subjects(sentence: AnnotatedSentence, position: int) -> list[PlaceMention]:
    """The countries in a row right before "là (một trong những) đối tác": "Mỹ, Nhật Bản và Úc là đối tác …"."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    places = states(sentence, None, position)
    if not places or not _IS_A.fullmatch(text[places[-1].end - offset : position - offset]):
        return []
    chain = [places[-1]]
    for place in reversed(places[:-1]):
        if not _TO_NEXT.fullmatch(text[place.end - offset : chain[0].start - offset]):
            break
        chain.insert(0, place)
    return foreign(chain)


def _other_speaker(annotated: AnnotatedArticle, index: int, before: list[PlaceMention]) -> PlaceMention | None:
    """Who speaks of its partnership "với Việt Nam": none of those in "xúc phạm Việt Nam và Campuchia, … với Việt Nam"."""
    lone = only(before)
    if lone is None:
        return None if before else counterpart(annotated, index)
    text = annotated.article.text
    ours = [m for m in annotated.sentences[index].places if m.key == "VN" and m.end <= lone.start]
    return None if any(_TO_NEXT.fullmatch(text[m.end : lone.start]) for m in ours) else lone


def _speaks_for_viet_nam(annotated: AnnotatedArticle, before: list[PlaceMention], stretch: str) -> bool:
    """ "Việt Nam coi trọng quan hệ … với Trung Quốc", but not "Nga thúc đẩy quan hệ … với Trung Quốc"."""
    if before:
        return any(m.key == "VN" for m in before)
    return bool(OURS.search(stretch)) or sum(bool(OURS.search(s.sentence.text)) for s in annotated.sentences) >= 2


def _since(sentence: AnnotatedSentence, start: int, end: int) -> str | None:
    """The date that the text ties to the level: right after it, or before "thiết lập", "nâng cấp" … in the same clause."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    if re.search(r"kỷ niệm|\d+ năm (?:ngày )?thiết lập", text[: start - offset], re.IGNORECASE):
        return None  # "10 năm thiết lập quan hệ … vào năm 2023" is an anniversary
    days = [d for d in sentence.dates if d.until is None]
    for date in days:
        if date.start >= end and _SINCE.fullmatch(text[end - offset : date.start - offset]):
            return date.value
    for date in days:
        between = text[date.end - offset : start - offset]
        # "ký kết năm 2007 đã được nâng cấp lên …": that year is of the level before it.
        earlier = any(m.end() <= date.start - offset for _, m in _levels(text)) and "," not in between and ";" not in between
        if date.end > start or len(between) >= 90 or earlier or _OTHER_STEP.search(between):
            continue
        if _ESTABLISH.search(between):
            return date.value
    return None
