"""Events in, the series whose editions they are out: "Hội nghị Ngoại giao lần thứ 31" is one of "Hội nghị Ngoại giao"; it merges none.

A name makes a series only where it says which edition it is, by an ordinal or a year, and where a name of its own remains: the
head noun and a subject with a proper word ("Hội nghị tổng kết năm 2024" is anybody's). Conferences and fairs have series; of a
journey's "lần thứ hai" or a meeting's nothing is made. Two spellings are of one series where the words that count for events agree
(``event_words``) and the marks of ``series-marks.tsv``. A series has no participants: they were at its editions.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.lexicon import load_table
from kg.model import EventKind, Merge, Ref, ResolvedEvent, ResolvedSeries
from kg.resolve.event_words import COUNT, event_name, has_head
from kg.resolve.keys import compact, distinct_keys, fold, slug, telex

KINDS = frozenset((EventKind.CONFERENCE, EventKind.OTHER))
_NUMBER = rf"(?:\d{{1,3}}|[IVXL]+|{'|'.join(COUNT)}|nhất|nhì|tư)(?![\w/.-])"
_ORDINAL = re.compile(rf"[\s,(]*(?<!\w)(?:[Ll]ần thứ|[Ll]ần|[Tt]hứ|[Kk]h[óo][áa]|[Nn]hiệm kỳ)\s+{_NUMBER}\)?")
_NUMBERED = re.compile(r"(?<!\w)([A-ZĐ]{3,})[ -]{0,3}\d{1,2}(?![\w/.,%-])")  # "ASEAN 33", "AMM-29"
_MONTH = r"(?:tháng )?\d{1,2}\s?[/-]\s?|tháng \d{1,2} (?:năm )?"
_YEAR = re.compile(rf"[\s,(-]*(?:trong |của )?(?<![\d/.])(?:{_MONTH}|[Nn]ăm )?(?:19|20)\d\d(?!\d)\)?")
_YEAR_WORD = re.compile(r"[\s,(]*[Nn]ăm (?:19|20)\d\d(?!\d)\)?")
_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")  # "2021-2026", "2/9/2025"
# What follows the edition and is no part of the series' name: "năm 2024 và phương hướng …", "lần thứ 7 tại Hà Nội".
_TAIL = re.compile(r"^[\s)]*(?:[,;:–]|- |(?:và|tại|ở|do|vào|với chủ đề|trong khuôn khổ|diễn ra|nhân dịp|được|sẽ|đã)\s)", re.IGNORECASE)
# A leader's part in it: "APEC 2024 của Chủ tịch nước …"; of the titles those that no body's name begins with.
_LEADER = r"(?:cựu |nguyên )?(?:Chủ tịch nước|Thủ tướng|Tổng thống|Ngoại trưởng|Tổng Bí thư|lãnh đạo|\S+ tướng)"
_OF_LEADER = re.compile(rf"\s(?:của|với) {_LEADER}(?:\s.*)?$")
_ACRONYM = re.compile(r"\s?\((?=[^)]*[A-Z]{2})[^)]{2,20}\)")  # "(GMS)" beside the words that it stands for
_YEAR_OF_ACRONYM = re.compile(r"(?<=[A-Z]{3})[ -]?(?:19|20)\d\d(?=\))")  # "(CIIE 2018)"
_CLOSING = " ,;:-–("
_PAIRS = (("(", ")"), ("“", "”"))

Identity = tuple[frozenset[str], frozenset[str]]  # subject syllables, marks


@dataclass(frozen=True, slots=True)
class SeriesName:
    """A name without what tells its edition, and which edition that is: "31", "2024"; of two numbers both ("8/14")."""

    text: str
    identity: Identity
    edition: str


@functools.lru_cache(maxsize=50_000)
def series_name(name: str) -> SeriesName | None:
    """The series that a name of an event speaks of, or None where it speaks of none."""
    read = event_name(name)
    if not read.edition or not has_head(name) or _SPAN.search(name):
        return None
    text = _without_edition(name, bool(read.ordinals))
    if text is None:
        return None
    marks, subject = _marks(text), event_name(_ACRONYM.sub("", text)).subject
    if "never" in marks or not subject or not _has_proper_word(text, subject):
        return None
    numbers = read.ordinals or {min(read.years)}  # "năm 2018, triển khai nhiệm vụ năm 2019" is the one of 2018
    edition = "/".join(sorted(numbers, key=lambda number: (len(number), number)))
    return SeriesName(text, (subject, marks), edition)


def _without_edition(name: str, numbered: bool) -> str | None:
    """The name without its ordinals and years, cut where only what follows them goes on; None where nothing could be taken out."""
    patterns = (_ORDINAL, _YEAR_WORD) if numbered else (_YEAR,)
    text = _YEAR_OF_ACRONYM.sub("", _NUMBERED.sub(r"\1", name)) if numbered else name
    for pattern in patterns:
        found = pattern.search(text)
        while found is not None:
            rest = text[found.end() :]
            text = text[: found.start()] + ("" if _TAIL.match(rest) else rest)
            found = pattern.search(text)
    text = " ".join(_OF_LEADER.sub("", text).split()).strip(_CLOSING)
    whole = text.count('"') % 2 == 0 and all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    return text if whole and text != name else None


def _marks(text: str) -> frozenset[str]:
    folded = f" {fold(text)} "
    rows = ((f" {fold(row['phrase'])} ", row) for row in load_table("series-marks"))
    found = {row["mark"] for phrase, row in rows if (folded.startswith(phrase) if row["where"] == "head" else phrase in folded)}
    return frozenset(found)


def _has_proper_word(text: str, subject: frozenset[str]) -> bool:
    """A word of the subject has a capital, not the name's first: "ngành Ngoại giao", "ASEAN"."""
    return any(word[:1].isupper() and set(fold(word).split()) & subject for word in re.findall(r"[\w']+", text)[1:])


@dataclass(frozen=True, slots=True)
class Series:
    """``events``: the events given, each with its series and edition where it has one."""

    events: tuple[ResolvedEvent, ...]
    series: tuple[ResolvedSeries, ...]
    merges: tuple[Merge, ...]


def resolve_series(events: Iterable[ResolvedEvent]) -> Series:
    """One series for each identity among the names of the events; the order of the events does not matter."""
    events = tuple(events)
    named = {event.ref: found for event in events if (found := _series_of(event)) is not None}
    spellings: dict[Identity, Counter[str]] = defaultdict(Counter)
    for name in named.values():
        spellings[name.identity][name.text] += 1
    identities = {_written(identity): identity for identity in spellings}
    keys = distinct_keys({written: (_key(spellings[one]), compact(telex(written))) for written, one in identities.items()})
    refs = {identity: Ref("event-series", keys[written]) for written, identity in identities.items()}
    series = sorted((_series(refs[identity], counted) for identity, counted in spellings.items()), key=lambda one: one.ref)
    kept = (
        replace(event, series=refs[named[event.ref].identity], edition=named[event.ref].edition) if event.ref in named else event
        for event in events
    )
    merges = (Merge(one.ref, other, _reason(other, one.label)) for one in series for other in one.aliases)
    return Series(tuple(kept), tuple(series), tuple(merges))


def _series_of(event: ResolvedEvent) -> SeriesName | None:
    """By the event's label, or else by the first of its other names that speaks of a series."""
    if event.kind not in KINDS:
        return None
    found = (series_name(name) for name in (event.label, *sorted(event.aliases)))
    return next((name for name in found if name is not None), None)


def _written(identity: Identity) -> str:
    return " ".join((*sorted(identity[0]), *sorted(identity[1])))


def _key(spellings: Iterable[str]) -> str:
    """The slug of the shortest spelling."""
    return compact(min((slug(text) for text in spellings), key=lambda key: (len(key), key)))


def _series(ref: Ref, spellings: Counter[str]) -> ResolvedSeries:
    """The commonest spelling is the label; of several the first in code point order."""
    label = min(spellings, key=lambda text: (-spellings[text], text))
    return ResolvedSeries(ref, label, tuple(sorted(set(spellings) - {label})))


def _reason(other: str, label: str) -> str:
    return f'"{other}" and "{label}" are one series: without their editions the words that count are the same.'
