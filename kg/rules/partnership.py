"""Reads partnership levels between Việt Nam and a country or bloc: "quan hệ Đối tác chiến lược Việt Nam - Singapore".

It reads "Với Đức, Việt Nam có quan hệ đối tác chiến lược từ năm 2011" (strategic, since 2011) and "Tây Ban Nha là đối tác
chiến lược của Việt Nam". It does not count: "đối tác chiến lược với 30 quốc gia" names nobody, and a level that is hoped for,
negotiated or between two other countries is none.

``kg.rules.level`` finds the levels, ``kg.rules.since`` their dates; whose a level is, one of the kinds tells, in this order:
``list`` ("13 đối tác …: A, B và C"), ``chain`` (countries right after the level), ``of-viet-nam`` ("là đối tác … của Việt Nam"),
``raised`` ("nâng cấp quan hệ với A, B và C lên …"), ``subject`` (the country before it, beside Việt Nam), ``our-side`` ("Với A,
quan hệ … được thiết lập": Việt Nam is the article's own side), ``two-countries`` ("giữa hai nước": the article's other side).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import AnnotatedArticle, AnnotatedSentence, Evidence, Level, PartnershipFact, PlaceMention
from kg.rules.focus import OURS, counterpart, evidence, foreign, is_with_viet_nam, of_bloc, only, sides, speaks_of_viet_nam, states
from kg.rules.level import find_levels, is_held, is_of_relations, is_replaced
from kg.rules.since import Since, find_since

_SPECIAL_PARTNERS = frozenset({"LA", "KH", "CU"})

# ---- what joins a level and its countries ----------------------------------------------------------------------
_COUNTED = re.compile(
    r"\s*(?:,? ?và |, )?(?:[Đđ]ối tác[^,.;]{0,40})?\s*(?:với|của) (?:cả )?(?:hơn |gần |khoảng )?"
    r"(?:\d+|nhiều|các|một số|hầu hết|ba|bốn|năm)\s"
)
_TO_FIRST = re.compile(
    r"(?: sâu rộng| tăng cường| tin cậy| hữu nghị| mạnh mẽ| lâu dài| hiện nay| tốt đẹp"
    r"| đầu tiên| duy nhất| mới nhất| thứ \w+| quan trọng| hàng đầu)*"
    r"(?: và hợp tác[^.;,]{0,25})?(?: vì [^.;]{3,80}?| \([^)]{0,40}\))?[”\"’']?"
    r"\s*(?:(?:đã được |được )?(?:giữa|với|cùng|của|cho)\s+)?"
    r"(?:hai nước\s+|2 nước\s+|hai bên\s+|Chính phủ\s+|nước\s+|Cộng hòa\s+|phía\s+)*[“\"(]?"
)
_TO_NEXT = re.compile(
    r"\s*(?:\([^)]{0,40}\))?\s*(?:-|–|—|,|và|với|cùng|và với)\s*(?:và\s+)?(?:với\s+|nước\s+|Cộng hòa\s+|Chính phủ\s+)?"
)
_LIST = re.compile(r"[^.;()]{0,40}?(?:\(|:|gồm|bao gồm|như|là)\s*(?:các nước\s+|có\s+)?:?\s*")
_TWO = re.compile(
    r"[^.;]{0,25}?(?:hai nước|hai bên|2 nước|song phương|hai quốc gia)|[^.;]{0,3}$"
    r"|[^.;]{0,60}? giữa (?:hai|2) (?:nước|bên|quốc gia|dân tộc)"
)
# "nhằm làm sâu sắc hơn quan hệ Đối tác chiến lược.": the article's two, if nobody is named after it.
_DEEPENED = re.compile(
    r"(?:thúc đẩy|tăng cường|củng cố|làm sâu sắc|đẩy mạnh|triển khai|gia tăng|vun đắp|mở rộng|đưa|nhân)[^,.;]{0,25}"
    r" (?:mối |khuôn khổ )?quan hệ $"
)
_NOBODY_AFTER = re.compile(r"[”\"’']?(?:[.,;]| (?:phát triển|đi vào|ngày càng|lên|sang|bước vào|theo|trên (?:tất cả|mọi|các)))(?!\w)")
_TWO_BEFORE = re.compile(
    r"[Hh]ai (?:nước|bên|[Tt]hủ tướng|[Tt]ổng thống|[Cc]hủ tịch|[Bb]ộ trưởng|[Nn]goại trưởng|nhà [Ll]ãnh đạo|lãnh đạo|quốc gia)"
    r"|song phương|2 nước"
)
_IS_A = re.compile(r"\s*(?:hiện |đang |đều |cũng |tiếp tục |đã |chính thức )*(?:là|trở thành)\s[^.;]{0,70}")
# "Trung Quốc là nước đầu tiên, với quan hệ …", "Canada là …": Việt Nam is not named.
_IS_OURS = re.compile(
    r"\s*(?:hiện |đang |đều |cũng |tiếp tục |đã |chính thức )*(?:là|trở thành)\s"
    r"[^.;,]{0,60}(?:, (?:với|có) (?:quan hệ )?)?[“\"]?"
)
# "Với Malaysia, quan hệ …", "Quan hệ với Nhật Bản được nâng lên …".
_TOWARDS_ROW = re.compile(
    r"(?:^|[.;:] ?|, )(?:[-+•] ?)?(?:[Rr]iêng |[Cc]òn |[Đđ]ối )?(?:[Vv]ới|[Qq]uan hệ (?:\w+ )?(?:\w+ )?với)\s(?:nước\s)?$"
)
_RAISED = re.compile(r"[^.;]{0,60}?\b(?:lên|thành|xác lập|thiết lập)\b[^.;]{0,40}")
_WITH_ROW = re.compile(r"(?:\bvới|\bcho|gồm|như|:|các nước|quan hệ)\s$")
_IN_BRACKETS = re.compile(r"\s?\((?:từ |vào |năm |tháng )*(?:(?P<m>0?[1-9]|1[0-2])[/-])?(?P<y>(?:19|20)\d\d)\)")

# ---- where the stretch that shows a fact begins ----------------------------------------------------------------
_LEAD_IN = re.compile(r"(?:(?:[Mm]ối |khuôn khổ |[Rr]iêng )?(?:[Qq]uan hệ|[Vv]ới|[Gg]iữa)\s(?:[Gg]iữa |với |nước )*)$")
# Marks that close what the stretch opened.
_CLOSING = {")": "(", "”": "“", '"': '"', "’": "‘"}


@dataclass(frozen=True, slots=True)
class _Found:
    """Partners of Việt Nam by one kind, and the end (an article offset) of the stretch that shows them."""

    kind: str
    partners: list[PlaceMention]
    end: int


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
    for level, match in find_levels(text):
        found = _partners(annotated, index, level, match) if is_held(text, level, match) else None
        if found is None:
            continue
        since = find_since(annotated, index, match.start() + offset, found.end)
        if is_replaced(text, match) and (since is None or since.start is None):
            continue
        for partner in found.partners:
            if level is not Level.SPECIAL or partner.key in _SPECIAL_PARTNERS:
                own = _in_brackets(sentence, partner) or (since.value if since else None)
                yield PartnershipFact(partner.key, level, _shown(annotated, sentence, partner, match, found, since), own)


def _partners(annotated: AnnotatedArticle, index: int, level: Level, match: re.Match[str]) -> _Found | None:
    """The partners of the level in ``match``, by the first kind that finds any; None where two readers could differ."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    if _COUNTED.match(text[match.end() :]):
        listed = _chain(sentence, match.end(), _LIST)
        return _Found("list", foreign(listed), listed[-1].end) if len(foreign(listed)) > 1 else None
    chain = _chain(sentence, match.end(), _TO_FIRST)
    if foreign(chain):
        return _of_chain(annotated, sentence, chain, match)
    if not chain and _another_has(sentence, match):
        return None
    shared = _of_next(annotated, index, match) if level is Level.SECTORAL and not chain else None
    if shared is not None:
        return shared
    beyond = _chain_after(sentence, chain[-1]) if chain else []
    if len(beyond) > 1:
        return _Found("list", beyond, beyond[-1].end)
    listed = [] if chain else _chain(sentence, match.end(), _LIST)
    if len(foreign(listed)) > 1 and OURS.search(text[: match.end()]):
        return _Found("list", foreign(listed), listed[-1].end)
    if not is_of_relations(text, level, match):
        return None
    if chain:  # "… của Việt Nam", "với Việt Nam"
        other = _other_speaker(annotated, index, _countries(sentence, match.start() + offset))
        partners = _subjects(sentence, match.start() + offset) or ([other] if other else [])
        return _Found("of-viet-nam", partners, chain[-1].end)
    return _before(annotated, index, match)


_AND_NEXT = re.compile(r",? ?(?:và |cũng như )?(?:quan hệ )?")


def _of_next(annotated: AnnotatedArticle, index: int, match: re.Match[str]) -> _Found | None:
    """ "Đối tác chiến lược về quản lý nước, | quan hệ Đối tác chiến lược về nông nghiệp với Hà Lan": both are with whom the last names."""
    text = annotated.sentences[index].sentence.text
    following = [(one, other) for one, other in find_levels(text) if other.start() >= match.end()][:1]
    if not following or following[0][0] is not Level.SECTORAL or not _AND_NEXT.fullmatch(text, match.end(), following[0][1].start()):
        return None
    found = _partners(annotated, index, *following[0])
    return found if found is not None and found.kind == "chain" else None


def _chain_after(sentence: AnnotatedSentence, ours: PlaceMention) -> list[PlaceMention]:
    """ "bảy đối tác chiến lược toàn diện của Việt Nam gồm | Mỹ, Nhật Bản và Nga"."""
    return foreign(_chain(sentence, ours.end - sentence.sentence.start, _GIVEN_AS))


_GIVEN_AS = re.compile(r",? ?(?:\(|:|gồm|bao gồm|gồm có|là)\s*(?:các nước |có )?:?\s*")
_HAS = re.compile(r" (?:mới |đã |chỉ |hiện |cũng )*có (?:\w+ )?")


def _another_has(sentence: AnnotatedSentence, match: re.Match[str]) -> bool:
    """ "trước Việt Nam, Philippines mới có đối tác chiến lược là Mỹ và Nhật Bản": the partners are Philippines' own."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    before = foreign(states(sentence, None, match.start() + offset))
    subject = max(before, key=lambda place: place.end) if before else None
    return subject is not None and _HAS.fullmatch(text, subject.end - offset, match.start()) is not None


def _of_chain(
    annotated: AnnotatedArticle, sentence: AnnotatedSentence, chain: list[PlaceMention], match: re.Match[str]
) -> _Found | None:
    text, offset = sentence.sentence.text, sentence.sentence.start
    if any(m.key == "VN" for m in chain):
        return _Found("chain", foreign(chain), chain[-1].end)
    joined = text[match.end() : chain[0].start - offset].strip()
    before = states(sentence, None, match.start() + offset)
    if not joined or joined.split(" ")[-1] == "giữa" or not _speaks_for_viet_nam(annotated, before, text[: match.start()]):
        return None
    return _Found("chain", foreign(chain), chain[-1].end) if len(chain) == 1 or "với" in joined else None


def _before(annotated: AnnotatedArticle, index: int, match: re.Match[str]) -> _Found | None:
    """The level's countries stand before it, or in another sentence."""
    sentence = annotated.sentences[index]
    text, start = sentence.sentence.text, match.start() + sentence.sentence.start
    end = match.end() + sentence.sentence.start
    row = _row(sentence, start)
    ours = OURS.search(text[: match.start()])
    if ours and len(foreign(row)) > 1 and _gap(sentence, row[-1], match, _RAISED) and _opens(sentence, row, _WITH_ROW):
        return _Found("raised", foreign(row), end)
    lone = only(_countries(sentence, start))
    if lone is not None and ours:
        return _Found("subject", [lone], end)
    if not ours and row and _is_our_side(annotated, index, row, match):
        return _Found("our-side", row, end)
    later = {place.key for place in foreign(states(sentence, end))}
    deepened = _DEEPENED.search(text[: match.start()]) and _NOBODY_AFTER.match(text, match.end())
    if deepened or _TWO.match(text, match.end()) or _TWO_BEFORE.search(text[: match.start()]):
        other = None if of_bloc(annotated, index) else counterpart(annotated, index)
        return _Found("two-countries", [other], end) if other is not None and not (deepened and later - {other.key}) else None
    return None


def _is_our_side(annotated: AnnotatedArticle, index: int, row: list[PlaceMention], match: re.Match[str]) -> bool:
    """ "Với Malaysia, quan hệ Đối tác … được thiết lập", "Canada là đối tác …" in an article that speaks of Việt Nam's relations."""
    sentence = annotated.sentences[index]
    towards = _opens(sentence, row, _TOWARDS_ROW)
    begins = re.fullmatch(r"(?:[-+•] ?)?", sentence.sentence.text[: row[0].start - sentence.sentence.start]) is not None
    alone = len(states(sentence)) == len(row)
    # "Nga và Trung Quốc là đối tác chiến lược" may be each other's.
    is_ours = begins and len(row) != 2 and _gap(sentence, row[-1], match, _IS_OURS)
    if not alone or not (towards or is_ours):
        return False
    return speaks_of_viet_nam(annotated, index) and all(is_with_viet_nam(annotated, m.key) for m in row)


def _gap(sentence: AnnotatedSentence, place: PlaceMention, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern`` is all that stands between the place and the level."""
    return pattern.fullmatch(sentence.sentence.text, place.end - sentence.sentence.start, match.start()) is not None


def _opens(sentence: AnnotatedSentence, row: list[PlaceMention], pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern`` stands right before the row."""
    return pattern.search(sentence.sentence.text[: row[0].start - sentence.sentence.start]) is not None


def _countries(sentence: AnnotatedSentence, end: int) -> list[PlaceMention]:
    """The foreign countries before ``end`` (an article offset) without the venue of a meeting; of its clause, if that names any."""
    found = sides(sentence, end)
    clause = sentence.sentence.text.rfind(";", 0, end - sentence.sentence.start) + sentence.sentence.start
    return [m for m in found if m.start > clause] or found


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


def _row(sentence: AnnotatedSentence, end: int) -> list[PlaceMention]:
    """The countries in a row nearest before ``end`` (an article offset)."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    chain: list[PlaceMention] = []
    for place in reversed(states(sentence, None, end)):
        if chain and not _TO_NEXT.fullmatch(text[place.end - offset : chain[0].start - offset]):
            break
        chain.insert(0, place)
    return chain


def _subjects(sentence: AnnotatedSentence, position: int) -> list[PlaceMention]:
    """The countries in a row right before "là (một trong những) đối tác": "Mỹ, Nhật Bản và Úc là đối tác …"."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    row = _row(sentence, position)
    return foreign(row) if row and _IS_A.fullmatch(text[row[-1].end - offset : position - offset]) else []


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


def _in_brackets(sentence: AnnotatedSentence, place: PlaceMention) -> str | None:
    """ "Trung Quốc (2008), Nga (7/2012)": a member's own date."""
    match = _IN_BRACKETS.match(sentence.sentence.text, place.end - sentence.sentence.start)
    if match is None:
        return None
    return f"{match['y']}-{int(match['m']):02d}" if match["m"] else match["y"]


def _shown(
    annotated: AnnotatedArticle,
    sentence: AnnotatedSentence,
    partner: PlaceMention,
    match: re.Match[str],
    found: _Found,
    since: Since | None,
) -> Evidence:
    """The stretch from the first of partner, Việt Nam beside it, level and date to the last of them, with "quan hệ" or "với" before."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    start, end = match.start() + offset, found.end
    if found.kind in ("subject", "of-viet-nam", "raised", "our-side"):
        near = [p for p in sentence.places if p.key == partner.key and p.end <= start]
        if near:
            row = _row(sentence, near[-1].end)
            start = row[0].start if row else near[-1].start
    elif found.kind == "two-countries":
        two = list(_TWO_BEFORE.finditer(text, max(0, match.start() - 120), match.start()))
        behind = _TWO.match(text, match.end())
        start, end = (two[-1].start() + offset, end) if two else (start, behind.end() + offset if behind else end)
    if since is not None and since.start is not None and since.end is not None:
        start, end = min(start, since.start), max(end, since.end)
    lead = _LEAD_IN.search(text[: start - offset])
    start -= len(lead[0]) if lead else 0
    end += _CLOSING.get(text[end - offset : end - offset + 1], "\0") in text[start - offset : end - offset]
    return evidence(annotated, start, end, f"partnership/{found.kind}")
