"""The sentences of an article in, the same with a mention wherever the full name of one of its persons stands bare out.

"người đồng cấp Trung Quốc | Tập Cận Bình", "| Tập Cận Bình sẽ gặp Ⓟ", once the article has "Chủ tịch Trung Quốc Tập Cận Bình".
It finds no new person. An office whose holder is known and that holder's name behind it ("Tổng Bí thư | Việt Nam |
Nguyễn Phú Trọng") become one mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import AnnotatedSentence, PersonMention

# Places, prizes and works that bear a person's name.
_BEARS = re.compile(
    r"(?<!\w)(?:đường|phố|lăng|Lăng|trường|Trường|giải|Giải|tượng|khu|nhà thờ|giáo xứ|quỹ|Quỹ|viện|Viện|cầu|rạp|công viên|bảo tàng|"
    r"Bảo tàng|thư viện|quảng trường|tư tưởng|chủ nghĩa|dưới thời|thời|hiệu|The|Học viện|Đại học|Thành phố|thành phố|TP\.?) $"
)


def with_known_names(sentences: Iterable[AnnotatedSentence]) -> list[AnnotatedSentence]:
    """The sentences with the bare full names of persons whom the article names elsewhere with an office or a style."""
    sentences = [_joined(sentence) for sentence in sentences]
    sentences = _with_surnames(sentences)
    names = {who.name for sentence in sentences for who in sentence.people if not who.inferred and _is_full(who)}
    if not names:
        return sentences
    either = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-]| [-–] \w)")
    return [_named(sentence, pattern) for sentence in sentences]


_LONE = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à) (?P<name>[A-ZĐ]\w+)(?![\w-]| [A-ZĐ]| [-–] \w)")


def _with_surnames(sentences: list[AnnotatedSentence]) -> list[AnnotatedSentence]:
    """ "Ông Vương" of Vương Nghị: a style and the first syllable of one foreigner's name, who is called so by nobody else's name."""
    everybody = {who.name for sentence in sentences for who in sentence.people if " " in who.name}
    held = [(who.name, office.country) for sentence in sentences for who in sentence.people for office in who.offices]
    abroad = {name for name, country in held if country not in (None, "VN")}
    first: dict[str, list[str]] = {}
    for name in sorted(everybody):
        for syllable in {name.split()[0], name.split()[-1]}:
            first.setdefault(syllable, []).append(name)
    meant = {name.split()[0]: name for name in sorted(abroad) if first.get(name.split()[0]) == [name]}
    return [_called(sentence, meant) for sentence in sentences] if meant else sentences


def _called(sentence: AnnotatedSentence, meant: dict[str, str]) -> AnnotatedSentence:
    base, text = sentence.sentence.start, sentence.sentence.text
    added: list[PersonMention] = []
    for match in _LONE.finditer(text):
        start, end = base + match.start("name"), base + match.end()
        name = meant.get(match.group("name"))
        if name and not any(who.span_start < end and start < who.span_end for who in sentence.people):
            added.append(PersonMention(start, end, name, base + match.start(), end))
    return replace(sentence, people=tuple(sorted((*sentence.people, *added), key=lambda who: who.start))) if added else sentence


def _is_full(who: PersonMention) -> bool:
    """Whether the name is one of two syllables or more, written with an office or a style before it at least here."""
    return " " in who.name and len(who.name) > 6 and who.span_start < who.start


def _named(sentence: AnnotatedSentence, pattern: re.Pattern[str]) -> AnnotatedSentence:
    base, text = sentence.sentence.start, sentence.sentence.text
    held = [(who.span_start, who.span_end) for who in sentence.people]
    taken = [*held, *((place.start, place.end) for place in sentence.places), *((body.start, body.end) for body in sentence.organizations)]
    added: list[PersonMention] = []
    for match in pattern.finditer(text):
        start, end = base + match.start(), base + match.end()
        if _BEARS.search(text[: match.start()]) or re.match(r" [A-ZĐ]", text[match.end() :]):
            continue
        if not any(one < end and start < last for one, last in taken):
            first = base + _style_start(text, match.start())
            free = not any(one < end and first < last for one, last in held)
            added.append(PersonMention(start, end, match.group(), first if free else start, end))
    if not added:
        return sentence
    return replace(sentence, people=tuple(sorted((*sentence.people, *added), key=lambda who: who.start)))


_STYLE = re.compile(
    r"(?:(?:cố |cựu )?(?:[Nn]hà lãnh đạo|[Ll]ãnh đạo|người đồng (?:cấp|nhiệm)|Chủ tịch|Tổng thống|Thủ tướng|Ngoại trưởng|Bộ trưởng|Đại sứ)"
    r"(?: [A-ZĐ]\w+(?: [A-ZĐ]\w+)?)?,? )$"
)


def _style_start(text: str, start: int) -> int:
    """Where "nhà lãnh đạo Triều Tiên" before the name begins, else the name's own start."""
    style = _STYLE.search(text[:start])
    return style.start() if style else start


def _joined(sentence: AnnotatedSentence) -> AnnotatedSentence:
    """ "Tổng Bí thư | Việt Nam | Nguyễn Phú Trọng": an inferred mention, a land and that person's name are one mention."""
    people = [_whole(sentence, who) for who in sentence.people]
    base, text = sentence.sentence.start, sentence.sentence.text
    lands = {text[place.start - base : place.end - base] for place in sentence.places}
    for one, other in zip(tuple(people), tuple(people)[1:], strict=False):
        between = text[one.span_end - base : other.span_start - base].strip()
        if one.inferred and not other.inferred and one.name == other.name and (not between or between in lands):
            people[people.index(other)] = replace(other, span_start=one.span_start)
            people.remove(one)
    return sentence if people == list(sentence.people) else replace(sentence, people=tuple(people))


def _whole(sentence: AnnotatedSentence, who: PersonMention) -> PersonMention:
    """ "người | đồng cấp Nga Ⓟ": the style's first word belongs to the mention."""
    at = who.span_start - sentence.sentence.start
    styled = sentence.sentence.text.startswith("đồng ", at) and sentence.sentence.text[:at].endswith("người ")
    return replace(who, span_start=who.span_start - len("người ")) if styled else who
