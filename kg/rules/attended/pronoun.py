"""The sentences of an article in, the same with a mention for each "ông" and "bà" that surely stands for a named person out.

"Ông sẽ gặp Ⓟ", "Ⓟ cho biết ông đã thăm Ⓒ", "nhân dịp bà thăm Ⓒ". Whom the pronoun can mean is kept in ``AtHand``; where two persons
fit equally it stays a word. Pronouns in quoted speech, in questions and of several people are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.mentions.name import is_foreign
from kg.model import AnnotatedSentence, LineLabel, PersonMention

_PRONOUN = re.compile(
    r"(?:(?P<opens>^[^\w\n]{0,2}|[.!?] )|(?<=, )|(?<=: )|"
    r"(?<!\w)(?:nơi|khi|rằng|biết|hay|nói|dịp|việc|vì|do|lần này|nay|qua|trước đó|sau đó|tiếp đó|khi đó|nhưng|và|mà|cá nhân) )"
    r"(?P<word>[Ôô]ng|[Bb]à)(?: ấy| ta)? "
    r"(?=[a-zà-ỹđ])(?!(?:chủ|nội|ngoại|con|bà|ông|lão|cụ|trùm|vua|hoàng|già|tổ|xã|này|hai|và)(?!\w))"
)
# "Tại Ⓣ, | ông", "Chỉ vài giờ sau đó, | ông": a short phrase before a pronoun that speaks of the sentence before.
_LEAD = re.compile(r"[“\"(\s–-]*(?:[^\W\d_][^,.;:“”\"]{0,48}, )?")
_STYLE = re.compile(r"(?<!\w)(?:(?P<man>[Ôô]ng|ngài|Ngài)|(?P<woman>[Bb]à|[Cc]ô|[Cc]hị|nữ))$")
# An office or a style before the first person that the article names: somebody who stays unknown opens the sentence.
_UNKNOWN = (
    r"(?<!\w)(?:[Tt]hủ tướng|[Tt]ổng thống|[Cc]hủ tịch|[Bb]ộ trưởng|[Nn]goại trưởng|[Tt]hứ trưởng|[Đđ]ại sứ|[Nn]hà lãnh đạo|"
    r"[Nn]gười phát ngôn|[Qq]uan chức|[Qq]uốc vương|[Nn]hà vua|[Tt]ổng bí thư|[Ôô]ng|[Bb]à) (?!$)"
)


@dataclass(frozen=True, slots=True)
class AtHand:
    """Whom the sentence before was about (None: nobody or several) and how many sentences ago it named the person."""

    person: str | None = None
    age: int = 0


def with_pronouns(sentences: Iterable[AnnotatedSentence]) -> list[AnnotatedSentence]:
    """The sentences, with further inferred mentions; those of captions and headlines neither ask nor answer."""
    sentences = list(sentences)
    women = _genders(sentences)
    read: list[AnnotatedSentence] = []
    at_hand = AtHand()
    for sentence in sentences:
        if sentence.sentence.label in (LineLabel.CAPTION, LineLabel.HEADLINE):
            read.append(sentence)
            continue
        found = _resolved(sentence, at_hand, women)
        read.append(found)
        at_hand = _after(found, at_hand)
    return read


def _genders(sentences: Iterable[AnnotatedSentence]) -> dict[str, bool]:
    """Name -> whether the article calls the person "bà"; names that it gives no style, or both, are left out."""
    called: dict[str, set[bool]] = {}
    for sentence in sentences:
        base, text = sentence.sentence.start, sentence.sentence.text
        for who in sentence.people:
            if who.inferred:
                continue
            style = _STYLE.search(text[max(0, who.start - base - 8) : who.start - base].rstrip())
            if style:
                called.setdefault(who.name, set()).add(style.group("woman") is not None)
            elif " Thị " in who.name:
                called.setdefault(who.name, set()).add(True)
    return {name: said.pop() for name, said in called.items() if len(said) == 1}


def _after(sentence: AnnotatedSentence, before: AtHand) -> AtHand:
    """Who is at hand behind a sentence: its only person, or the one that it opens with; the one before, where it names nobody."""
    names = list(dict.fromkeys(who.name for who in sentence.people))
    if not names:
        kept = before.age < 2 and not _stranger(sentence, sentence.sentence.end)
        return replace(before, age=before.age + 1) if kept else AtHand()
    first = min(sentence.people, key=lambda who: who.start)
    text = sentence.sentence.text[: first.span_start - sentence.sentence.start]
    if re.search(_UNKNOWN, text) or _stranger(sentence, first.span_start if len(names) == 1 else sentence.sentence.end):
        return AtHand()
    opens = re.fullmatch(r"[“\"(\s–-]*(?:[^,.;:“”\"]{0,40}, )?(?:[Ôô]ng |[Bb]à )?", text)
    return AtHand(first.name) if len(names) == 1 or opens else AtHand()


def _resolved(sentence: AnnotatedSentence, at_hand: AtHand, women: dict[str, bool]) -> AnnotatedSentence:
    text, base = sentence.sentence.text, sentence.sentence.start
    if text.rstrip().endswith("?"):
        return sentence
    added: list[PersonMention] = []
    for match in _PRONOUN.finditer(text):
        start, end = match.span("word")
        if _in_speech(text[:start]) or any(who.span_start < base + end and base + start < who.span_end for who in sentence.people):
            continue
        name = _meant(sentence, [*sentence.people, *added], base + start, text[:start], at_hand, women)
        woman = match.group("word").lower() == "bà"
        if name is not None and women.get(name, woman) is woman:
            added.append(PersonMention(base + start, base + end, name, base + start, base + end, inferred=True))
    if not added:
        return sentence
    return replace(sentence, people=tuple(sorted((*sentence.people, *added), key=lambda who: who.start)))


def _meant(
    sentence: AnnotatedSentence, people: list[PersonMention], at: int, lead: str, at_hand: AtHand, women: dict[str, bool]
) -> str | None:
    """The one person that the sentence has named before the pronoun, else the one at hand where the pronoun opens the sentence."""
    woman = sentence.sentence.text[at - sentence.sentence.start].lower() == "b"
    before = {who.name for who in people if who.end <= at}
    fits = sorted(name for name in before if women.get(name, woman) is woman)
    if _stranger(sentence, at):
        return None
    if before:
        return fits[0] if len(fits) == 1 else None
    return at_hand.person if _LEAD.fullmatch(lead) else None


def _stranger(sentence: AnnotatedSentence, end: int) -> bool:
    """Whether a foreign name that is nobody's whom the article knows stands before the article offset ``end``: "Pascrell cho rằng"."""
    base, text = sentence.sentence.start, sentence.sentence.text
    known = [(who.span_start, who.span_end) for who in sentence.people]
    known += [(place.start, place.end) for place in sentence.places] + [(body.start, body.end) for body in sentence.organizations]
    for match in re.finditer(r"\w+", text[: end - base]):
        at = base + match.start()
        if _MEDIUM.search(text[: match.start()]) or match.group() in ("Twitter", "Facebook"):
            continue
        if is_foreign(match.group()) and not any(start <= at < stop for start, stop in known):
            return True
    return False


# "đăng trên Twitter", "theo hãng Reuters": a medium is nobody.
_MEDIUM = re.compile(r"(?<!\w)(?:trên|mạng|mạng xã hội|[Tt]heo|hãng|hãng tin|[Bb]áo|[Đđ]ài|[Tt]ờ|kênh|truyền hình) $")


def _in_speech(before: str) -> bool:
    """Whether a quotation is open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
