"""Two tellings of events in, what speaks for their being one out: small named features, each with its reason.

It is always at least two things together (a name and a day, two sides and a journey): a name alone is a series, a day
alone is a calendar. What speaks against it is in ``event_objections``.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.model import EventKind
from kg.resolve.event_telling import EventTelling, common_days, likeness, one_season
from kg.resolve.event_words import EventName
from kg.resolve.features import Opinion
from kg.resolve.keys import fold
from kg.resolve.places import VIETNAM
from kg.resolve.wording import shared_wording

ALIKE = 0.6  # likeness from which two names of one day are wordings of one
VERY_ALIKE = 0.8  # the same where less than a day agrees, or a name is short: "Bộ Tài chính" and "Bộ Tài nguyên" are 0.67 alike
SHORT_SUBJECT = 4
FEW_WORDS = 3  # of a name that another contains
OWN_SUBJECT = 6  # syllables from which a subject is hardly that of two events
WEEK = 7
NEAR_DAYS = 31  # articles whose days are further apart do not report one undated event
SAME_STRETCHES, SAME_SHARE = 40, 0.1  # two articles on one visit have 0.06 in common, on one conference 0.17
REPRINTED = 0.4  # of the shorter text is in the other word for word
LOCAL = frozenset(map(fold, ("tỉnh", "huyện", "xã", "phường", "trường", "cơ sở")))  # "Đại hội Đảng bộ tỉnh lần thứ XVIII": which?


Feature = Callable[[EventTelling, EventTelling], Opinion | None]


def one_name_one_day(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Names of like wording on one day: two papers on one conference."""
    alike = likeness(a, b)
    if a.day is not None and a.day == b.day and alike >= (VERY_ALIKE if _short_subject(a, b) else ALIKE):
        return Opinion(True, 30 + round(10 * alike), f"Both are on {a.day}, and their names are alike.")
    return None


def one_edition(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Names of like wording with the same years or ordinal, and somebody at both."""
    both = (a.agents & b.agents) - {VIETNAM.key}
    if not _same_edition(a, b) or likeness(a, b) < VERY_ALIKE or not both:
        return None
    dates = "no date contradicts" if a.fact.start is None or b.fact.start is None else "their dates agree"
    reason = f"Their names are alike and of one edition, {_some(both)} took part in both, {dates}."
    return Opinion(True, 20 + min(9, len(both)), reason)


def one_proper_name(a: EventTelling, b: EventTelling) -> Opinion | None:
    """One name that says which edition of what it is: "APEC 2017", "Đại hội XIII của Đảng", "ASEAN lần thứ 33" and "ASEAN 33"."""
    for one in a.names:
        for other in b.names:
            same = one.folded == other.folded or (one.ordinals and (one.subject, one.ordinals) == (other.subject, other.ordinals))
            if same and one.edition and one.subject and (_is_proper(one) or _has_acronym(a, b)):
                return Opinion(True, 22, "They have one name, which says which edition it is.")
    return None


def two_sides_one_day(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A meeting of the same two people on one day, whatever the verb: "tiếp", "hội kiến"."""
    both = a.people & b.people
    if a.fact.kind is EventKind.MEETING and a.day is not None and a.day == b.day and len(both) >= 2:
        return Opinion(True, 25 + round(4 * likeness(a, b)), f"On {a.day} {_some(both)} met in both.")
    return None


def two_sides_one_time(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A meeting of the same two people, in articles that write a day in common: the days of the visit around it."""
    both = a.people & b.people
    if a.fact.kind is not EventKind.MEETING or len(both) < 2:
        return None
    days = common_days(a, b)
    if not days:
        return None
    alike = round(6 * likeness(a, b))
    return Opinion(True, 12 + alike, f"{_some(both)} met in both, and both articles write {_day(days)}.")


def two_sides_one_wording(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A meeting in the same words and with the same people, in articles of one week or one a reprint of the other.

    The words alone are generic: two leaders meet every year in the same words.
    """
    same = a.names[0].folded == b.names[0].folded and len(a.people) >= 2 and a.people == b.people
    if a.fact.kind is not EventKind.MEETING or not same or not (_one_week(a, b) or _reprint(a, b)):
        return None
    return Opinion(True, 15, f"Both tell in the same words that {_some(a.people)} met, and the articles are of one time.")


def one_journey(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A visit of one person to one place, with days in common."""
    both = a.people & b.people
    if a.fact.kind is not EventKind.VISIT or not both or not _one_destination(a, b):
        return None
    if a.fact.start is not None and b.fact.start is not None and min(len(a.fact.start), len(b.fact.start)) > 4:
        return Opinion(True, 28, f"{_some(both)} travelled to one place on days that both give.")
    if a.fact.end is not None and a.fact.end == b.fact.end:
        return Opinion(True, 26, f"{_some(both)} travelled to one place until {a.fact.end}.")
    if a.place is not None and a.place == b.place and _one_week(a, b):
        return Opinion(True, 18, f"{_some(both)} travelled to one place, and the articles are of one week.")
    days = common_days(a, b)
    if days:
        return Opinion(True, 17, f"{_some(both)} travelled to one place, and both articles write {_day(days)}.")
    return None


def one_name_one_time(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Names of like wording and somebody at both, in articles that write a day in common."""
    both = (a.agents & b.agents) - {VIETNAM.key}
    if a.fact.kind in (EventKind.MEETING, EventKind.VISIT) or not both or likeness(a, b) < VERY_ALIKE:
        return None
    days = common_days(a, b)
    if not days:
        return None
    return Opinion(True, 14, f"Their names are alike, {_some(both)} took part in both, and both articles write {_day(days)}.")


def one_name_one_week(a: EventTelling, b: EventTelling) -> Opinion | None:
    """The very name, somebody at both, and articles of one week: "Hội nghị thượng đỉnh G20" before and after it."""
    both = a.people & b.people
    names = {name.folded for name in a.names if name.subject} & {name.folded for name in b.names if name.subject}
    if names and both and a.fact.kind is not EventKind.MEETING and _one_week(a, b):
        return Opinion(True, 16, f"They have one name, {_some(both)} took part in both, and the articles are of one week.")
    return None


def one_occasion(a: EventTelling, b: EventTelling) -> Opinion | None:
    """Asked only of articles that report one journey or conference: what happens at it, with the same people or in like words."""
    both, alike = a.people & b.people, likeness(a, b)
    if not one_season(a, b):
        return None
    if a.fact.kind is EventKind.MEETING and len(both) >= 2:
        return Opinion(True, 12 + round(4 * alike), f"The articles tell of one occasion, at which {_some(both)} met.")
    if (alike >= VERY_ALIKE or _says_less(a, b)) and (a.agents & b.agents or alike == 1.0):
        return Opinion(True, 10, "The articles tell of one occasion, and the names are alike.")
    return None


def one_gathering(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A conference that one article does not name, on the day and with two or more people of the other's."""
    both = a.people & b.people
    unnamed = a.unnamed or b.unnamed
    if a.fact.kind is EventKind.CONFERENCE and unnamed and a.day is not None and a.day == b.day and len(both) >= 2:
        return Opinion(True, 8, f"Both are on {a.day}, {_some(both)} took part in both, and one has no name of its own.")
    return None


def one_report(a: EventTelling, b: EventTelling) -> Opinion | None:
    """A conference that one article does not name, in two articles that report what was said at it word for word alike."""
    both = a.people & b.people
    if a.fact.kind is not EventKind.CONFERENCE or not both or a.unnamed == b.unnamed or not _not_far(a, b):
        return None
    stretches, share = shared_wording(a.article.text, b.article.text)
    if stretches < SAME_STRETCHES or share < SAME_SHARE:
        return None
    reason = f"{_some(both)} took part in both, and the articles have {stretches} stretches of eight syllables in common."
    return Opinion(True, 6, reason)


REASONS: tuple[Feature, ...] = (
    one_name_one_day,
    one_journey,
    two_sides_one_day,
    one_proper_name,
    one_edition,
    one_name_one_week,
    two_sides_one_time,
    two_sides_one_wording,
    one_name_one_time,
    one_gathering,
    one_report,
    # Not asked: the distance of two publications alone. Agencies reprint after weeks.
)


def compare_events(a: EventTelling, b: EventTelling) -> Opinion | None:
    """The strongest reason for one event, or None."""
    found = [opinion for feature in REASONS if (opinion := feature(a, b)) is not None]
    return min(found, key=lambda opinion: (-opinion.weight, opinion.reason), default=None)


def _says_less(a: EventTelling, b: EventTelling) -> bool:
    """All words of the one name are in the other: "hội kiến Tổng thống Đức", with or without his name."""
    one, other = a.names[0].subject, b.names[0].subject
    return min(len(one), len(other)) >= FEW_WORDS and (one <= other or other <= one)


def _is_proper(name: EventName) -> bool:
    """An ordinal with a subject, or a long subject; but a local body's name needs its place ("tỉnh" alone is any)."""
    return len(name.subject) >= OWN_SUBJECT or (bool(name.ordinals) and not name.subject & LOCAL)


def _one_week(a: EventTelling, b: EventTelling) -> bool:
    """Some day that one article gives is within a week of one that the other gives."""
    return any(abs(one - other).days <= WEEK for one in a.days for other in b.days)


def _not_far(a: EventTelling, b: EventTelling) -> bool:
    """The articles give no days, or some within ``NEAR_DAYS`` of one another."""
    return not a.days or not b.days or any(abs(one - other).days <= NEAR_DAYS for one in a.days for other in b.days)


def _same_edition(a: EventTelling, b: EventTelling) -> bool:
    return any(one and one == other for one, other in ((a.years, b.years), (a.ordinals, b.ordinals)))


def _short_subject(a: EventTelling, b: EventTelling) -> bool:
    return min(max(len(name.subject) for name in telling.names) for telling in (a, b)) <= SHORT_SUBJECT


def _has_acronym(a: EventTelling, b: EventTelling) -> bool:
    written = set(" ".join((a.fact.name, *a.fact.aliases)).split()) & set(" ".join((b.fact.name, *b.fact.aliases)).split())
    return any(len(word) >= 3 and word.isalnum() and word.isupper() and not set(word) <= set("IVXLC") for word in written)


def _one_destination(a: EventTelling, b: EventTelling) -> bool:
    if a.place is not None and b.place is not None:
        return a.place == b.place
    if a.fact.place is not None and b.fact.place is not None:
        one, other = set(fold(a.fact.place).split()), set(fold(b.fact.place).split())
        return 2 * len(one & other) >= VERY_ALIKE * (len(one) + len(other))
    return likeness(a, b) >= ALIKE


def _reprint(a: EventTelling, b: EventTelling) -> bool:
    stretches, share = shared_wording(a.article.text, b.article.text)
    return stretches >= SAME_STRETCHES and share >= REPRINTED


def _day(days: tuple[str, ...]) -> str:
    """Of the days in common the most exact one, as an article writes it."""
    *year, month, day = max(days, key=lambda day: (len(day), day)).split("-")
    return "/".join([str(int(day)), str(int(month)), *year])


def _some(keys: frozenset[str]) -> str:
    """Up to three of the participants, for a sentence."""
    shown = sorted(keys)[:3]
    return ", ".join(shown) + (" and others" if len(keys) > len(shown) else "")
