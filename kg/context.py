"""What an article has established so far: its events, the current one, the last day; rules read it and return a new one.

``establish`` adds an event or finds that it is a second telling of a known one; ``refer`` says which events a bare
"hội nghị" or "buổi tiếp" means. It reads no sentence itself and knows nothing of other articles.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, replace

from kg.mentions.event_name import figures_differ, fold, same_name, weight
from kg.mentions.place import find_places
from kg.model import Agent, DateMention, EventKind, Evidence, PlaceKind

# Heads of one family are told apart by nothing else in a short reference: "hội nghị" for a "hội thảo".
_RELATED = {
    "conference": ("conference", "session", "congress"),
    "session": ("session", "conference"),
    "congress": ("congress",),
    "talks": ("talks", "audience", "meeting", "work"),
    "audience": ("audience", "talks", "meeting"),
    "meeting": ("meeting", "audience", "talks", "reception", "work", "contact", "gathering"),
    "reception": ("reception", "work", "meeting"),
    "work": ("work", "reception", "meeting", "talks"),
    "contact": ("contact", "meeting", "conference"),
    "dialogue": ("dialogue", "meeting"),
    "gathering": ("gathering", "meeting"),
}

# Words for one and the same sitting of two: a headline's "gặp" is the text's "hội đàm".
_TALKS = frozenset(("talks", "audience", "contact", "dialogue"))
_ONCE = frozenset(("banquet", "welcome", "opening"))


@dataclass(frozen=True, slots=True)
class Known:
    """An event of the article. ``pair`` names the two sides of a meeting, or the visitor and the land of a visit.

    ``told``: the article tells of it (not in passing). ``group``: events that one sentence introduced in a row; ``one_breath``: under
    one head ("hai hội nghị: A và B"), so that "hội nghị" means both. ``people``: the sides' names as written.
    """

    local: str
    kind: EventKind
    family: str
    name: str
    at: int
    evidence: Evidence
    aliases: tuple[str, ...] = ()
    pair: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    organizer: str | None = None
    planned: bool = False
    told: bool = True
    group: int = -1
    one_breath: bool = False
    open_list: bool | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The state that goes from sentence to sentence.

    ``day``: the day that the last dated sentence opened with, for "Cùng ngày" and "Sau lễ đón". ``leaders``: country key and the
    name of the only head of state or government of it in the article, for "Lãnh đạo Hàn Quốc".
    ``delegation``: who came as the last delegation that was told, its leader and who sent it, for "Tiếp đoàn có".
    ``roster``: the events of a list that a line has opened ("Tham dự có:") and the next lines go on with.
    ``compatriots``: persons of Vietnam by their names and offices; ``lands``: persons and the ISO codes of their offices' country.
    ``pairs``: the counterparts that a sentence sets side by side, each with its place: "hai nhà lãnh đạo".
    ``settled``: all events that the article names are known (the second reading), so a reference to none of them is to a new one.
    """

    article: str
    year: str | None = None
    home: str | None = None
    events: tuple[Known, ...] = ()
    current: tuple[str, ...] = ()
    day: DateMention | None = None
    roster: tuple[str, ...] = ()
    delegation: tuple[Agent, ...] = ()
    leaders: tuple[tuple[str, str], ...] = ()
    compatriots: frozenset[str] = frozenset()
    lands: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[int, str, str], ...] = ()
    settled: bool = False

    def event(self, local: str) -> Known:
        """The event of this local id; raises ``KeyError`` for an unknown one."""
        for known in self.events:
            if known.local == local:
                return known
        raise KeyError(local)

    def with_event(self, known: Known) -> Context:
        """The same context with this event put in the place of the one of its id, or added."""
        kept = tuple(known if other.local == known.local else other for other in self.events)
        if all(other.local != known.local for other in self.events):
            kept = (*kept, known)
        return replace(self, events=kept)

    def at_event(self, locals_: tuple[str, ...]) -> Context:
        """The same context with these events as the current ones."""
        return replace(self, current=locals_) if locals_ else self


def establish(context: Context, new: Known) -> tuple[Context, str]:
    """Adds ``new`` (its ``local`` is given here), or merges it into the event that it tells again; returns its local id."""
    for known in context.events:
        if same_event(known, new) and not _of_other_years(context, known, new):
            return context.with_event(_merge(known, new)), known.local
    local = f"e{len(context.events) + 1}"
    return context.with_event(replace(new, local=local)), local


def _of_other_years(context: Context, known: Known, new: Known) -> bool:
    """Whether the names' years keep two tellings apart: "APEC 2006" is neither "APEC 2017" nor the summit of an article of 2017."""
    if any(figures_differ(one, other) for one in known.aliases for other in (new.name, *new.aliases)):
        return True
    written = [{int(year) for name in (event.name, *event.aliases) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)}
               for event in (known, new)]
    if context.year is None or known.kind is not EventKind.CONFERENCE or bool(written[0]) is bool(written[1]):
        return False
    open_one = new if written[0] else known
    return not open_one.start and all(abs(year - int(context.year[:4])) > 1 for year in written[0] | written[1])


def _merge(known: Known, new: Known) -> Known:
    """One event of two tellings: the fuller name leads, what one of them leaves out the other gives."""
    names = sorted({known.name, new.name, *known.aliases, *new.aliases}, key=lambda name: (-weight(name), name))
    lead = known.name if known.kind in (EventKind.MEETING, EventKind.VISIT) else names[0]
    lead = new.name if _stands_in(known, new) else lead
    return replace(
        known,
        name=lead,
        family=new.family if known.family == "meeting" and known.pair and new.pair else known.family,  # what "gặp" was, another word says
        aliases=tuple(sorted(name for name in names if fold(name) != fold(lead))),
        at=min(known.at, new.at),
        start=known.start or new.start,
        end=known.end or (new.end if not known.start or known.start == new.start else None),
        place=known.place or new.place,
        organizer=known.organizer or new.organizer,
        planned=known.planned and new.planned,
        told=known.told or new.told,
        pair=new.pair if _stands_in(known, new) else known.pair or new.pair,
        group=known.group if known.group >= 0 else new.group,
        one_breath=known.one_breath or new.one_breath,
        people=new.people if _stands_in(known, new) else tuple(dict.fromkeys((*known.people, *new.people))),
        open_list=known.open_list if known.open_list is not None else new.open_list,
    )


def key(name: str) -> str:
    """A side of a meeting for comparison: lower case without marks, so that "Hernandez" and "Hernández" are one."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def same_event(one: Known, other: Known) -> bool:
    """Whether two tellings in one article are of one event; days that differ never are."""
    if one.kind is not other.kind or _days_differ(one, other) or _lands_differ(one, other):
        return False
    if one.pair and other.pair:
        alike = one.pair <= other.pair or other.pair <= one.pair or _stands_in(one, other) or _stands_in(other, one)
        alike = alike or _one_audience(one, other)
        if one.kind is EventKind.VISIT and one.pair != other.pair and min(len(one.pair), len(other.pair)) > 1:
            return False  # a stop of a journey ("thăm Đức") is not the journey ("chuyến công tác tới Đức và Hà Lan")
        one_day = one.start is not None and one.start == other.start and len(one.start) == 10
        return alike and (_one_family(one, other) or (one_day and {one.family, other.family} == {"reception", "talks"}))
    if one.pair or other.pair:
        return one.kind is EventKind.VISIT and fold(one.name) == fold(other.name)
    return same_name(one.name, other.name) and not (_years_apart(one, other) or _years_apart(other, one))


_OF_YEAR = re.compile(r"(?<!\w)(?:năm |[A-Z]{3,6} )((?:19|20)\d\d)$")


def _years_apart(one: Known, other: Known) -> bool:
    """Whether a name's own year is far from the other's day: "Hội nghị ... đầu tiên năm 1993" is not the one of 2017."""
    written = _OF_YEAR.search(one.name)
    return bool(written and other.start) and abs(int(written.group(1) if written else 0) - int((other.start or "0")[:4])) > 1


_OFFICE = re.compile(
    r"(?:dai su|tong lanh su|thu tuong|tong thong|bo truong|ngoai truong|thu truong|chu tich|pho |quoc vuong|thong doc|thi truong|"
    r"tong giam doc|giam doc|tong thu ky)"
)


def _stands_in(one: Known, other: Known) -> bool:
    """ "X tiếp Đại sứ Pháp" in a headline is "X tiếp Đại sứ Pháp Jean Dupont" of the text: an office stands in for its holder."""
    left = sorted(one.pair - other.pair)
    if one.kind is not EventKind.MEETING or len(left) != 1 or not one.pair & other.pair or not _OFFICE.match(left[0]):
        return False
    return set(left[0].split()) <= set(key(other.name).split()) and not any(_OFFICE.match(side) for side in other.pair)


def _one_audience(one: Known, other: Known) -> bool:
    """ "phát biểu với các học giả và sinh viên" is "… với các học giả và sinh viên Ấn Độ": what has no name is described in fewer words."""
    left, right = sorted(one.pair - other.pair), sorted(other.pair - one.pair)
    if len(left) != 1 or len(right) != 1 or not one.pair & other.pair or left[0].count(" ") < 3 or right[0].count(" ") < 3:
        return False
    return left[0].startswith(right[0]) or right[0].startswith(left[0])


def _one_family(one: Known, other: Known) -> bool:
    """ "tiếp" and "hội đàm" of the same two are two events; "gặp" and "làm việc" are one, and so are "gặp" and "hội đàm"."""
    families = {one.family, other.family}
    if "arrival" in families:
        return families <= {"arrival", "reception", "meeting"}  # who meets a guest at the door has not talked yet
    if families & _TALKS and families <= {*_TALKS, "meeting", "work"}:
        return True
    return len(families) == 1 or not families & {"talks", "call", "banquet"}


def _days_differ(one: Known, other: Known) -> bool:
    if not one.start or not other.start:
        # "trong cuộc gặp tháng 11/2015" of a picture is not the meeting that the article tells without a day; "từng đến Việt Nam
        # năm 1977" is not the visit that begins today.
        written = len(one.start or other.start or "")
        return bool(one.pair and other.pair) and 0 < written < {EventKind.MEETING: 10, EventKind.VISIT: 5}.get(one.kind, 0)
    return not (one.start.startswith(other.start) or other.start.startswith(one.start))


def _lands_differ(one: Known, other: Known) -> bool:
    """Whether two meetings of the same were in two countries: "cuộc gặp tại Đức" and "trao đổi ở Đà Nẵng"."""
    if one.kind is not EventKind.MEETING or not one.place or not other.place or one.place == other.place:
        return False
    here, there = _land(one.place), _land(other.place)
    return bool(here and there) and here != there


@functools.lru_cache(maxsize=4096)
def _land(place: str) -> str | None:
    """The ISO code of the only country that the place is known to be in."""
    found = find_places(place)
    lands = {"VN" if mention.kind is PlaceKind.PROVINCE else mention.key for mention in found if mention.kind in _IN_A_LAND}
    return lands.pop() if len(lands) == 1 else None


_IN_A_LAND = (PlaceKind.COUNTRY, PlaceKind.PROVINCE)


# Heads that fit few events: a bare "Diễn đàn" is that of a forum's name rather than of the conference told last.
_TELLING_HEADS = frozenset(
    ("diễn đàn", "hội thảo", "tọa đàm", "toạ đàm", "đối thoại", "đại hội", "kỳ họp", "kì họp", "khóa họp", "khoá họp", "phiên họp")
)


def refer(context: Context, family: str, at: int, plural: bool = False, head: str = "") -> tuple[str, ...]:
    """The events that a bare reference of ``family`` at offset ``at`` means, () if none is known.

    The current ones if they fit, else the last one told before, else (a headline, a first caption) the first one after. A name
    that the article only mentions is meant where it is the only one of its family: "tiệc chiêu đãi" after "món ăn của quốc yến".
    """
    fits = [known for known in context.events if known.told and _fits(known, family)]
    if head in _TELLING_HEADS:
        fits = [known for known in fits if any(head in fold(name) for name in (known.name, *known.aliases))] or fits
    if not fits and family in _ONCE:
        fits = [known for known in context.events if known.family == family]
        fits = fits if len(fits) == 1 else []
    if not fits:
        return ()
    now = tuple(known.local for known in fits if known.local in context.current and known.at <= at)
    if now and not plural:
        return now if len(now) == 1 or all(context.event(local).one_breath for local in now) else now[-1:]
    before = [known for known in fits if known.at <= at]
    rows = [known for known in before if known.group >= 0] if plural else []  # "tại các hội nghị": those told in a row
    best = max(rows or before, key=lambda known: known.at) if before else min(fits, key=lambda known: known.at)
    if best.group >= 0 and (plural or best.one_breath):
        # "Tại hội nghị" after "chủ trì hai hội nghị: A và B" is at both.
        return tuple(known.local for known in fits if known.group == best.group)
    return (best.local,)


def _fits(known: Known, family: str) -> bool:
    if family == "any":
        return known.kind is not EventKind.VISIT
    return known.family in _RELATED.get(family, (family,))
