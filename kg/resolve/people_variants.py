"""Portraits of all names in, judgements on tellings of two names out: short and full, pinyin, romanizations, slips of the pen.

Always a position in common, and for a slip also that the one name is rarer than the other, unless a letter alone is between
them and the position has one holder at a time. Nothing but blanks, hyphens or marks between two names needs no position.
Tellings of one name are not judged here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from kg.resolve.features import DEFAULT, LIKELY
from kg.resolve.keys import slug
from kg.resolve.linker import Judgement, Telling, judge
from kg.resolve.name_variants import is_slip, variant
from kg.resolve.portraits import Portraits, held_order
from kg.resolve.seats import HEAD, LEADER, Seat

FEW_LETTERS = 6  # "An Ba" and "Anba" may be two names
RARE = 2  # times rarer than the name that it is a slip of
NEARLY_ALL = 20  # tellings of one person for each of another who has the short name and the office too


def judge_variants(portraits: Portraits) -> list[Judgement]:
    """Full names that are writings of one name, by the positions that they share."""
    articles = Counter(name for _, name in portraits)
    out: dict[tuple[str, str], Judgement] = {}
    for seat, tellings in _by_position(portraits):
        for one, other in combinations(tellings, 2):
            pair = (one[1], other[1])
            if pair in out:
                continue
            names, times = (portraits[one].name, portraits[other].name), (articles[one[1]], articles[other[1]])
            reason = variant(*names) or _slip(*names, *times, seat.rank in (LEADER, HEAD))
            if reason is not None:
                out[pair] = judge(one, other, True, LIKELY, f"{reason}, and both are {seat.label}.")
    return [*out.values(), *_same_letters(portraits)]


def _slip(one: str, other: str, times: int, other_times: int, one_holder: bool) -> str | None:
    rare, common = sorted((times, other_times))
    rarer, commoner = (one, other) if times <= other_times else (other, one)
    if common >= RARE * rare and is_slip(one, other):
        return f'"{rarer}" ({rare} of the articles) is a letter or two from "{commoner}" ({common})'
    if one_holder and is_slip(one, other, 1):
        return f'"{rarer}" is a letter from "{commoner}", the position has one holder at a time'
    return None


def _by_position(portraits: Portraits) -> Iterator[tuple[Seat, list[Telling]]]:
    """Each position that identifies, with the first telling of each name that has it."""
    first: dict[str, dict[str, Telling]] = defaultdict(dict)
    seats: dict[str, Seat] = {}
    for telling in sorted(portraits):
        if portraits[telling].short:
            continue
        for held in sorted(portraits[telling].held, key=held_order):
            if held.seat.identifies:
                seats[held.seat.identity] = min(held.seat, seats.get(held.seat.identity, held.seat), key=lambda seat: seat.label)
                first[held.seat.identity].setdefault(telling[1], telling)
    for identity in sorted(first):
        if len(first[identity]) > 1:
            yield seats[identity], sorted(first[identity].values())


def _same_letters(portraits: Portraits) -> Iterator[Judgement]:
    """Foreign names of the same letters: "Hun Sen" and "HunSen", "Moon Jae-in" and "Moon Jaein"."""
    first: dict[str, Telling] = {}
    for telling in sorted(portraits):
        name = portraits[telling].name
        letters = slug(name).replace("-", "")
        one = first.setdefault(letters, telling)
        if one[1] != telling[1] and len(letters) >= FEW_LETTERS:
            found = variant(portraits[one].name, name)
            if found is not None:
                yield judge(one, telling, True, DEFAULT, f"{found}.")


def judge_short_names(portraits: Portraits, root: Mapping[Telling, Telling]) -> list[Judgement]:
    """A name with initials, or of one word, against the full names that end in its last word and share a position.

    ``root``: telling -> its person so far; where two people's names fit, neither does, unless nearly all tellings are of one.
    """
    by_position: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in sorted(portraits):
        if not portraits[telling].short:
            for held in portraits[telling].held:
                if held.seat.identifies:
                    by_position[telling[1].split()[-1], held.seat.identity].append(telling)
    out: list[Judgement] = []
    for telling in sorted(portraits):
        if not portraits[telling].short:
            continue
        for held in sorted(portraits[telling].held, key=held_order):
            block = by_position.get((telling[1].split()[-1], held.seat.identity), [])
            fulls = [full for full in block if _initials_fit(telling[1], full[1])]
            full = _the_one(fulls, root) if held.seat.identifies else None
            if full is not None:
                reason = f"The short name fits the full one, and both are {held.seat.label}."
                out.append(judge(telling, full, True, LIKELY, reason))
    return out


def _the_one(fulls: list[Telling], root: Mapping[Telling, Telling]) -> Telling | None:
    """The first telling of the person whom they all are, or of whom all but an odd one are: an office may be read wrongly once."""
    counts = Counter(root[full] for full in fulls)
    most = min(counts, key=lambda person: (-counts[person], person), default=None)
    if most is None or counts[most] < NEARLY_ALL * (len(fulls) - counts[most]):
        return None
    return next(full for full in fulls if root[full] == most)


def _initials_fit(short: str, full: str) -> bool:
    return all(word.startswith(initial) for initial, word in zip(short.split()[:-1], full.split(), strict=False))
