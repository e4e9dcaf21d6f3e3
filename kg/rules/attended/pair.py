"""An annotated article in, the counterparts that it sets side by side out: who "hai nhà lãnh đạo" and "hai bên" can be.

A pair is two persons of two lands and of like rank in one sentence that names nobody else. It says nothing about an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.context import Context
from kg.lexicon import load_table
from kg.model import AnnotatedArticle, PersonMention, Status
from kg.rules.attended.part import country_of

Pair = tuple[int, str, str]
# How a text takes up two of like rank together; not "hai bên", which may be two lands.
BOTH = (
    r"(?:(?:[Hh]ai|[Cc]ả hai) (?:(?:nhà |vị )?[Ll]ãnh đạo|(?:vị )?nguyên thủ|nhà ngoại giao|[Tt]hủ tướng|[Tt]ổng thống|[Bb]ộ trưởng|"
    r"[Nn]goại trưởng|[Cc]hủ tịch(?: nước| [Qq]uốc hội)?|[Tt]ổng [Bb]í thư|ông|người|vị)(?!\w)(?! (?:khác|này|đứng đầu))|"
    r"[Cc]ả hai(?= (?:ông |đã |sẽ |cùng |gặp )))"
)
# Talks are held by counterparts: who has a rank here meets somebody of the same line.
_RANKS = (
    ("parliament", re.compile(r"Chủ tịch (?:Quốc hội|Hạ viện|Thượng viện|Hội đồng Liên bang|Duma)|Chủ tịch Nghị viện")),
    ("deputy", re.compile(r"Phó (?:Thủ tướng|Chủ tịch nước|Tổng thống)")),
    ("head", re.compile(
        r"Tổng thống|Thủ tướng|Chủ tịch nước|Tổng [Bb]í thư|Quốc vương|Nhà vua|Nhật hoàng|Quốc trưởng|Cố vấn Nhà nước|"
        r"Chủ tịch (?!Quốc hội|Hạ|Thượng|Ủy|Uỷ|Hội|Đảng|Ban|Tập|Công|Viện|Phòng|Liên)[A-ZĐ]\w+(?: [A-ZĐ]\w+)?$"
    )),
    ("minister", re.compile(r"Bộ trưởng|Ngoại trưởng|Thứ trưởng|Đại diện cấp cao|Quốc vụ khanh")),
    ("envoy", re.compile(r"Đại sứ|Tổng Lãnh sự|Tham tán")),
)


def pairs_of(annotated: AnnotatedArticle, compatriots: frozenset[str]) -> tuple[Pair, ...]:
    """The pairs in the order of the text, each with the article offset of its first name."""
    lands, ranks = lands_of(annotated, compatriots), _ranks(annotated)
    found: list[Pair] = []
    for sentence in annotated.sentences:
        people = {mention.name: mention for mention in sorted(sentence.people, key=lambda mention: -mention.start)}
        if len(people) != 2:
            continue
        first, second = sorted(people.values(), key=lambda mention: mention.start)
        if _two_sides(first.name, second.name, lands) and _alike(ranks.get(first.name, set()), ranks.get(second.name, set())):
            found.append((first.start, first.name, second.name))
    return tuple(found)


def _two_sides(one: str, other: str, lands: dict[str, str]) -> bool:
    sides = {lands.get(one, ""), lands.get(other, "")}
    if at_home(one) != at_home(other):  # "Thủ tướng A và Thủ tướng Italy B": A's bare title is not Italy's
        return lands.get(other if at_home(one) else one, "VN") != "VN" and "" not in sides
    return len(sides) == 2 and "" not in sides


def at_home(name: str) -> bool:
    """Whether the family name is a Vietnamese one."""
    return any(name.startswith(f"{row['surname']} ") for row in load_table("surnames"))


def _alike(one: set[str], other: set[str]) -> bool:
    return bool(one & other) or {"deputy", "minister"} <= one | other or not (one and other)  # an office that no rank is known of


def lands_of(annotated: AnnotatedArticle, compatriots: frozenset[str]) -> dict[str, str]:
    """Person -> the ISO code of the country of the person's offices, "abroad" for an unknown one; nobody without an office."""
    held: dict[str, set[str]] = {}
    for mention in _everybody(annotated):
        for office in mention.offices:
            held.setdefault(mention.name, set()).add(country_of(office))
    lands = {name: next((land for land in sorted(found) if land != "VN"), "abroad") for name, found in held.items()}
    # "Thủ tướng A" beside a foreign head: a bare title, which the offices leave open, is our own.
    ours = {mention.name for mention, title in _titled(annotated) if title and at_home(mention.name) and mention.name not in lands}
    return {name: "VN" if name in compatriots else land for name, land in lands.items()} | dict.fromkeys(sorted(ours), "VN")


def _titled(annotated: AnnotatedArticle) -> Iterable[tuple[PersonMention, str]]:
    """Each mention and the rank that is written right before its name."""
    for sentence in annotated.sentences:
        base, text = sentence.sentence.start, sentence.sentence.text
        for mention in sentence.people:
            before = text[max(0, mention.start - base - 24) : mention.start - base]
            written = re.search(r"(?:Tổng thống|(?<!Phó )Thủ tướng|Chủ tịch nước|Tổng [Bb]í thư|Bộ trưởng|Ngoại trưởng) $", before)
            yield mention, written.group().strip() if written else ""


def _ranks(annotated: AnnotatedArticle) -> dict[str, set[str]]:
    ranks: dict[str, set[str]] = {}
    for mention in _everybody(annotated):
        for office in mention.offices:
            if office.status is not Status.FORMER:
                title = f"{office.office.title} {office.office.organization or ''}"
                ranks.setdefault(mention.name, set()).update([name for name, words in _RANKS if words.match(title)][:1])
    for mention, title in _titled(annotated):
        if title and mention.name not in ranks:
            ranks[mention.name] = {"minister" if "trưởng" in title else "head"}
    return ranks


def _everybody(annotated: AnnotatedArticle) -> Iterable[PersonMention]:
    return (mention for sentence in annotated.sentences for mention in sentence.people)


def pair_before(context: Context, here: int) -> tuple[str, str] | None:
    """The pair that the article set side by side last before ``here`` (the sentence at hand counts with it)."""
    before = [(one, other) for at, one, other in context.pairs if at <= here]
    return before[-1] if before else None


def pair_with(context: Context, name: str, here: int) -> tuple[str, str] | None:
    """The only pair of the article that has this person in it; None where the article sets the person beside several."""
    mine = {frozenset((one, other)): (one, other) for _, one, other in context.pairs if name in (one, other)}
    if len(mine) == 1:
        return next(iter(mine.values()))
    before = [(one, other) for at, one, other in context.pairs if at < here and name in (one, other)]
    counted = {pair: sum(1 for _, *both in context.pairs if set(both) == set(pair)) for pair in before}
    best = sorted(counted, key=lambda pair: -counted[pair])[:1]
    return best[0] if best and all(set(best[0]) == set(pair) or counted[pair] * 2 <= counted[best[0]] for pair in counted) else None
