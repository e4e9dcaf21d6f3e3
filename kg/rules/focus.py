"""Tells what an article's sentence is about: which country "hai nước" means beside Việt Nam, and how a stretch becomes evidence.

In: an ``AnnotatedArticle`` and the index of a sentence in it. Out: a country mention, or None where two readers could differ.
It reads no fact itself; partnerships, agreements and statistics share it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.mentions.name import is_surname
from kg.mentions.place import find_places
from kg.model import (
    Agent,
    AgentKind,
    AnnotatedArticle,
    AnnotatedSentence,
    Evidence,
    LineLabel,
    PersonMention,
    PlaceKind,
    PlaceMention,
)

VIET_NAM = Agent(AgentKind.COUNTRY, "Việt Nam", "VN")
_STATES = (PlaceKind.COUNTRY, PlaceKind.BLOC)
# "nước ta" is Việt Nam, whoever writes.
OURS = re.compile(r"Việt Nam|VIỆT NAM|(?<!\w)(?:[Nn]ước ta|[Cc]ả nước|[Đđ]ất nước ta|VN|Việt)(?!\w)")
# Where a meeting took place is no party to what was said there: "bên lề Hội nghị cấp cao ASEAN đầu tháng này tại Lào".
_VENUE = re.compile(r"(?:bên lề|[Hh]ội nghị|[Dd]iễn đàn|APEC|ASEAN|G20|[Ll]iên hợp quốc)[^.;]{0,60}\b(?:tại|ở)\s$")
_BLOC_PAIR = re.compile(r"(?:ASEAN|EU|Mekong|Mê Công) ?(?:[-–]|và) ?[A-ZẤĐÝ]|hai khu vực|[A-ZẤĐÝ]\w+ ?[-–] ?ASEAN")
# A country that holds less than this share of the foreign mentions is not the one that the article is about.
_DOMINANT = 0.5
_NEAR = 8  # sentences before one that still tell which country is its own side


def evidence(annotated: AnnotatedArticle, start: int, end: int, rule: str) -> Evidence:
    """The article's text from ``start`` to ``end`` as evidence for a fact of ``rule``."""
    return Evidence(annotated.article.identifier, start, end, annotated.article.text[start:end], rule)


def states(sentence: AnnotatedSentence, start: int | None = None, end: int | None = None) -> list[PlaceMention]:
    """The countries and blocs mentioned in the sentence, or in its stretch from ``start`` to ``end`` (article offsets)."""
    return [
        p
        for p in sentence.places
        if p.kind in _STATES and (start is None or p.start >= start) and (end is None or p.end <= end)
    ]


def foreign(mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Those that are not Việt Nam."""
    return [m for m in mentions if m.key != "VN"]


def only(mentions: Iterable[PlaceMention]) -> PlaceMention | None:
    """The first mention, if all are of one country."""
    found = list(mentions)
    return found[0] if len({m.key for m in found}) == 1 else None


def dominant(annotated: AnnotatedArticle) -> PlaceMention | None:
    """The foreign country that the article is about: half of all foreign mentions, in an article that speaks of Việt Nam."""
    if not any(OURS.search(s.sentence.text) for s in annotated.sentences):
        return None
    mentions = [m for s in annotated.sentences for m in foreign(states(s)) if m.kind is PlaceKind.COUNTRY]
    counts = Counter(m.key for m in mentions)
    if not counts:
        return None
    key, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return next(m for m in mentions if m.key == key) if count >= max(2, _DOMINANT * len(mentions)) else None


def counterpart(annotated: AnnotatedArticle, index: int) -> PlaceMention | None:
    """The other side of "hai nước" in sentence ``index``, in an article whose two countries may be Việt Nam and another.

    The only foreign country of the sentence; else the only one of the nearest sentence before it in the same paragraph that
    names any; else the article's dominant one; else the only one that the headline names.
    """
    sentence = annotated.sentences[index]
    main = dominant(annotated)
    near = _named_near(annotated, index)
    lone = only(near) if near else _told_just_before(annotated, index) or main
    if lone is None and main is not None and main.key in {m.key for m in foreign(states(sentence))}:
        lone = main
    if lone is None and not near:
        lone = of_headline(annotated)
    if lone is not None and near and any(_is_our_officer(person) for person in sentence.people):
        return lone
    return lone if lone is not None and is_with_viet_nam(annotated, lone.key) else None


def _told_just_before(annotated: AnnotatedArticle, index: int) -> PlaceMention | None:
    """The only foreign country that the sentence before names beside Việt Nam, if the headline does too: "New Zealand coi Việt Nam …"."""
    before = annotated.sentences[index - 1] if index else None
    if before is None or not OURS.search(before.sentence.text):
        return None
    headlines = {m.key for s in annotated.sentences if s.sentence.label is LineLabel.HEADLINE for m in foreign(states(s))}
    lone = only(sides(before)) if sides(before) else None
    return lone if lone is not None and lone.key in headlines else None


def _is_our_officer(person: PersonMention) -> bool:
    """Whether a person of a Vietnamese family name has an office of no other land: "Chủ tịch nước Tô Lâm"."""
    lands = [held.country or find_places(held.office.organization or "") for held in person.offices]
    return bool(lands) and not any(lands) and is_surname(person.name.split()[0]) and len(person.name.split()) > 1


def counterpart_before(annotated: AnnotatedArticle, index: int) -> PlaceMention | None:
    """The other side of a sentence that opens with "Hai bên": the only foreign country beside Việt Nam of the sentence before."""
    if not index or not re.match(r"Hai (?:bên|nước|quốc gia)(?!\w)", annotated.sentences[index].sentence.text):
        return None
    before = states(annotated.sentences[index - 1])
    return only(foreign(before)) if any(m.key == "VN" for m in before) and foreign(before) else None


def sides(sentence: AnnotatedSentence, end: int | None = None) -> list[PlaceMention]:
    """The foreign countries of the sentence, or before ``end``, that may be a side in it: all but the venue of a meeting."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    found = [m for m in foreign(states(sentence, None, end)) if m.kind is PlaceKind.COUNTRY]
    return [m for m in found if not _VENUE.search(text[: m.start - offset])]


def of_headline(annotated: AnnotatedArticle) -> PlaceMention | None:
    """The only foreign country of the headline: "Thủ tướng Nguyễn Xuân Phúc gặp Thủ tướng Trung Quốc"."""
    lines = [s for s in annotated.sentences if s.sentence.label is LineLabel.HEADLINE]
    return only(m for s in lines for m in foreign(states(s)) if m.kind is PlaceKind.COUNTRY)


def of_bloc(annotated: AnnotatedArticle, index: int) -> bool:
    """Whether "hai bên" may be a bloc and its partner: "quan hệ ASEAN - Ấn Độ" right before, and no Việt Nam in the sentence."""
    text = annotated.sentences[index].sentence.text
    near = annotated.sentences[max(0, index - 2) : index + 1]
    return OURS.search(text) is None and any(_BLOC_PAIR.search(s.sentence.text) for s in near)


def speaks_of_viet_nam(annotated: AnnotatedArticle, index: int) -> bool:
    """Whether the headline or one of the sentences right before ``index`` names Việt Nam."""
    near = annotated.sentences[max(0, index - _NEAR) : index]
    lines = [s for s in annotated.sentences if s.sentence.label is LineLabel.HEADLINE]
    return any(OURS.search(s.sentence.text) for s in (*near, *lines))


def _named_near(annotated: AnnotatedArticle, index: int) -> list[PlaceMention]:
    """The foreign countries of the sentence, or of the nearest one before it in its paragraph that names any."""
    line = annotated.sentences[index].sentence.line
    for sentence in reversed(annotated.sentences[: index + 1]):
        if sentence.sentence.line != line:
            break
        named = sides(sentence) or _of_unnamed(sentence)
        if named:
            return named
    return []


def _of_unnamed(sentence: AnnotatedSentence) -> list[PlaceMention]:
    """The lands in titles that stand for a person of the article: "Tổng thống Mỹ" is no place any more, but names one."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    spans = [(p.span_start, p.span_end) for p in sentence.people if p.inferred]
    found = [place for start, end in spans for place in find_places(text[start - offset : end - offset], start)]
    return [place for place in foreign(found) if place.kind is PlaceKind.COUNTRY]


def is_with_viet_nam(annotated: AnnotatedArticle, key: str) -> bool:
    """No third country is named more often than Việt Nam: "hai nước" in an article on London and Beijing is not ours."""
    counts = Counter(m.key for s in annotated.sentences for m in states(s) if m.kind is PlaceKind.COUNTRY)
    third = max((n for k, n in counts.items() if k not in ("VN", key)), default=0)
    return counts["VN"] > 0 and counts["VN"] >= third


def is_of_viet_nam(annotated: AnnotatedArticle) -> bool:
    """Whether no other country is named twice as often as Việt Nam: a dam of Lào is not ours, though Việt Nam is near."""
    ours = sum(len(OURS.findall(s.sentence.text)) for s in annotated.sentences)
    others = Counter(p.key for s in annotated.sentences for p in foreign(states(s)) if p.kind is PlaceKind.COUNTRY)
    return ours > 0 and 2 * ours >= max(others.values(), default=0)
