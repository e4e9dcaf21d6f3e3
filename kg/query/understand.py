"""Maps a question in Vietnamese to one of the catalogue, by the words and frames of two tables and a graph's names; it asks nothing.

Every word of the question must be known: as a phrase of ``ask-words.tsv``, as a time, or as part of a name that the graph has. Then
that frame of ``ask-frames.tsv`` decides which asks for just these symbols and names. A question that none fits is not understood:
nothing is guessed.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.lexicon import load_table
from kg.query.catalogue import find_question, load_catalogue
from kg.query.header import Question
from kg.query.names import Names, bare
from kg.query.parameters import THINGS
from kg.query.phrases import TIME, Reading, Symbol, Words, settled
from kg.query.slots import Slots
from kg.query.times import Time

_MOST_WORDS = 40  # a longer text is no question of ours, and cutting it into names takes long
_MOST_CUTS, _MOST_READINGS = 1_000, 24  # of a question, of a cut: more are made of nothing but known words
_LONGEST_KNOWN = 3  # words of a name that are all known phrases
_DATE, _PERIOD, _YEAR = "DATE", "PERIOD", "YEAR"
_TIMES = (_DATE, _PERIOD, _YEAR)
NAME = "{}"  # in a reading: here stands a name
_NAME_SYMBOL = Symbol(NAME)
Given = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A question of the catalogue and its parameters, as somebody could have typed them."""

    question: Question
    given: dict[str, list[str]]

    def command(self) -> str:
        """The command that asks the same."""
        options = [f' --param {name}="{value}"' for name, values in self.given.items() for value in values]
        return f"kg query {self.question.name}{''.join(options)}"


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a name goes: the parameter, whether it must stand, the kinds of things if not all that the parameter takes."""

    name: str
    must: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a question asks for: symbols of which one each must stand, others that may, names, a time."""

    question: str
    needed: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    slots: tuple[_Slot, ...]
    time: str | None
    time_needed: bool
    settles: tuple[tuple[str, tuple[str, ...]], ...]
    order: tuple[frozenset[str], ...]  # of what must stand, with NAME for a name; empty if it is free

    def takes(self, symbols: frozenset[str], names: int) -> bool:
        """Whether these symbols and so many names are what the frame asks for; symbols in small letters may be left over."""
        if not sum(slot.must for slot in self.slots) <= names <= len(self.slots):
            return False
        if (self.time_needed and TIME not in symbols) or (self.time is None and TIME in symbols):
            return False
        if any(not alternatives & symbols for alternatives in self.needed):
            return False
        return all(name in self.allowed or name.islower() or name == TIME for name in symbols)

    def in_order(self, reading: Reading) -> bool:
        """Whether what must stand stands in the order of the frame."""
        left = list(self.order)
        for symbol in reading:
            if left and symbol.name in left[0]:
                left.pop(0)
        return not left

    def without_small_talk(self, symbols: frozenset[str]) -> frozenset[str]:
        """What of these symbols says anything here: "hiện nay" settles who holds an office and is small talk elsewhere."""
        has_status = any(parameter.name == "status" for parameter in find_question(self.question).parameters)
        return symbols if has_status else symbols - {"NOW"}


@functools.cache
def _frames() -> tuple[_Frame, ...]:
    """The frames of the table, those that ask for most first."""
    frames = [_frame(row) for row in load_table("ask-frames")]
    return tuple(sorted(frames, key=lambda frame: -len(frame.needed) - sum(slot.must for slot in frame.slots)))


def _frame(row: Mapping[str, str]) -> _Frame:
    needed: list[frozenset[str]] = []
    allowed: set[str] = set()
    slots: list[_Slot] = []
    time: str | None = None
    time_needed = False
    order: list[frozenset[str]] = []
    for token in row["frame"].removeprefix("> ").split():
        must, word = not token.endswith("?"), token.rstrip("?")
        if word.startswith("{"):
            name, _, kinds = word.strip("{}").partition(":")
            slots.append(_Slot(name, must, tuple(kinds.split(",")) if kinds else ()))
            order.append(frozenset([NAME]))
        elif word in _TIMES:
            time, time_needed = word, must
        else:
            allowed |= set(word.split("|"))
            needed += [frozenset(word.split("|"))] if must else []
            order += needed[-1:] if must else []
    free = not row["frame"].startswith("> ")
    facts = (tuple(needed), frozenset(allowed), tuple(slots), time, time_needed, settled(row["settles"]))
    return _Frame(row["question"], *facts, () if free else tuple(order))


@functools.lru_cache(maxsize=1_000)
def _fitting(symbols: frozenset[str], names: int) -> tuple[_Frame, ...]:
    return tuple(frame for frame in _frames() if frame.takes(frame.without_small_talk(symbols), names))


def understand(text: str, names: Names) -> Understood:
    """What ``text`` asks; raises ``UsageError`` with the nearest questions where no frame fits it."""
    words = Words(text)
    slots = Slots(words, names)
    for also_short in (False, True) if len(words) <= _MOST_WORDS else ():
        for stretches, reading in _cuts(words, also_short):
            for frame in _fitting(frozenset(symbol.name for symbol in reading) - {NAME}, len(stretches)):
                given = _given(frame, stretches, reading, slots) if frame.in_order(reading) else None
                if given is not None:
                    return Understood(find_question(frame.question), given)
    nearest = "; ".join(f"{q.question['vi']} ({q.name})" for q in nearest_questions(text))
    raise UsageError(f"not understood: {text!r}. {slots.missing()}The nearest questions: {nearest}. `kg queries` lists all")


def nearest_questions(text: str, limit: int = 3) -> list[Question]:
    """The questions of the catalogue whose frames share most with ``text``; of equals those that share more words."""
    spotted = Words(text).spotted()
    words = set(bare(text).split())

    def shared(question: Question) -> tuple[float, float, str]:
        frames = [frame.needed for frame in _frames() if frame.question == question.name]
        asked = set(bare(f"{question.title['vi']} {question.question['vi']}").split())
        best = max((sum(bool(names & spotted) for names in needed) / (len(needed) + 1) for needed in frames), default=0)
        return -best, -len(asked & words) / len(asked), question.name

    return sorted(load_catalogue().values(), key=shared)[:limit]


Stretch = tuple[int, int]


def _cuts(words: Words, also_short: bool) -> Iterator[tuple[tuple[Stretch, ...], Reading]]:
    """The ways to see up to two names in the question and known phrases in the rest; longest names first."""
    by_length = sorted(_stretches(words), key=lambda stretches: (-sum(end - start for start, end in stretches), stretches))
    for stretches in by_length[:_MOST_CUTS]:
        edges = [0, *itertools.chain(*stretches), len(words)]
        parts = [words.readings(start, end, also_short) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        for reading in itertools.islice(itertools.product(*parts), _MOST_READINGS):
            yield stretches, (*reading[0], *itertools.chain(*((_NAME_SYMBOL, *part) for part in reading[1:])))


def _stretches(words: Words) -> Iterator[tuple[Stretch, ...]]:
    """None, one or two stretches that may be names, such that what stands before, between and behind can be read."""
    end = len(words)
    if words.readings(0, end):
        yield ()
    joins = [words.joins(i) for i in range(end)]
    one = [(i, j) for i in range(end) for j in range(i + 1, end + 1) if not (joins[i] or joins[j - 1]) and _may_be_name(words, i, j)]
    opening = [stretch for stretch in one if words.readings(0, stretch[0])]
    closing = [stretch for stretch in one if words.readings(stretch[1], end)]
    yield from ((stretch,) for stretch in opening if stretch in set(closing))
    for first in opening:
        yield from ((first, second) for second in closing if first[1] < second[0] and words.readings(first[1], second[0]))


def _may_be_name(words: Words, start: int, end: int) -> bool:
    """ "Việt Nam" is a name and a known phrase; no name is made of many words that are all known."""
    return end - start <= _LONGEST_KNOWN or not words.readings(start, end)


def _given(frame: _Frame, stretches: Sequence[Stretch], reading: Reading, slots: Slots) -> dict[str, list[str]] | None:
    """Parameters out of names and words, or None where the graph has nothing of a name, or two words contradict."""
    question = find_question(frame.question)
    known = {parameter.name: parameter for parameter in question.parameters}
    settles = _settled(frame, reading, frozenset(known))
    if settles is None:
        return None
    for chosen in itertools.permutations(frame.slots, len(stretches)):
        if any(slot.must and slot not in chosen for slot in frame.slots):
            continue
        given: Given = dict(settles)
        for slot, (start, end) in zip(chosen, stretches, strict=True):
            value = slots.value(slot.kinds or THINGS[known[slot.name].type], start, end)
            if not value:
                break
            given[slot.name] = value
        else:
            return {name: list(given[name]) for name in known if name in given}
    return None


def _settled(frame: _Frame, reading: Sequence[Symbol], known: frozenset[str]) -> Given | None:
    """What the frame, the words and the time settle; None where two of them contradict or the time does not fit."""
    given: Given = dict(frame.settles)
    for name, values in itertools.chain.from_iterable(symbol.settles for symbol in reading):
        if name in known and given.setdefault(name, values) != values:
            return None
    times = {symbol.time for symbol in reading if symbol.time is not None}
    if len(times) > 1:
        return None
    for time in times:
        found = _time(frame.time or "", time, known)
        if found is None:
            return None
        given |= found
    return given


def _time(kind: str, time: Time, known: frozenset[str]) -> Given | None:
    if kind == _PERIOD:
        ends = {"from": time.start, "to": time.end}
        if any(value is not None and name not in known for name, value in ends.items()):
            return None
        return {name: (value,) for name, value in ends.items() if value is not None}
    if time.point is None or (kind == _YEAR and len(time.point) != 4):
        return None
    return {"date" if kind == _DATE else "period": (time.point,)}

