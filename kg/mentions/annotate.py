"""Finds everything in an article that names somebody or something: places, dates, figures, events, people with their offices.

In: a cleaned article. Out: an ``AnnotatedArticle``. It states no fact; ``kg.rules`` does.
"""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.allegiance import Allegiances, is_country_word
from kg.mentions.body import match_head
from kg.mentions.chain import read_people
from kg.mentions.completion import complete
from kg.mentions.date import establish_year, find_dates
from kg.mentions.declared import declared_places, find_declared
from kg.mentions.element import WrittenPerson
from kg.mentions.event import find_events
from kg.mentions.office import OfficeReading
from kg.mentions.organization import Missing, read_organization
from kg.mentions.people import People, is_foreign_name
from kg.mentions.place import find_places
from kg.mentions.posts import Posts
from kg.mentions.quantity import find_quantities
from kg.mentions.setting import Surroundings
from kg.mentions.title import CHIEFS, Frame
from kg.mentions.token import TokenizedSentence
from kg.mentions.unknown import find_unknown_titles
from kg.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Article,
    Office,
    OfficeMention,
    OrganizationMention,
    PersonMention,
    Unknown,
)
from kg.text import split_sentences


def annotate(article: Article) -> AnnotatedArticle:
    """All mentions of ``article``, sentence by sentence."""
    year = establish_year(article)
    cut = list(split_sentences(article))
    declared = find_declared(s.text for s in cut)
    sentences = [TokenizedSentence(s, declared_places(s.text, s.start, declared, find_places(s.text, s.start))) for s in cut]
    read = [read_people(s) for s in sentences]
    people = _register(sentences, read)
    surroundings = Surroundings(sentences, Allegiances(sentences, read, people), Posts(sentences, read, people), declared)
    unknowns: list[Unknown] = []
    out = []
    last_name: str | None = None  # the person whom the sentence before spoke of last: "ông" of the next one
    for sentence, (written, alone) in zip(sentences, read, strict=True):
        mentions = _mentions(sentence, written, alone, people, surroundings, unknowns, last_name)
        named = [m.name for m in mentions if sentence.text[m.start - sentence.sentence.start].isupper()]
        if named and not (written and written[0].pronoun):
            last_name = named[0]  # after "năm 2010, ông thay ông A" the next "ông" is still the one of before
        out.append(_annotated(sentence, mentions, year, article.published))
    return AnnotatedArticle(article, tuple(out), year, surroundings.home, tuple(unknowns))


# Only foreigners are so called: "Samdech Techo A", "Hoàng thân B".
_STYLES = frozenset({"samdech", "techo", "sheikh", "datuk", "sultan", "tunku", "tengku", "thân"})


def _register(sentences: list[TokenizedSentence], read: list[tuple[list[WrittenPerson], list[OfficeReading]]]) -> People:
    people = People()
    for sentence, (written, _) in zip(sentences, read, strict=True):
        for person in written:
            if not person.partial and not person.pronoun:
                name = sentence.slice(person.start, person.end)
                before = " ".join(sentence.lower(i) for i in range(max(0, person.start - 6), person.start))
                spouse = "phu nhân" in before and not person.before
                styled = any(word in _STYLES for word in before.split()[-3:])
                people.add(name, person.offices, sentence.sentence.start + sentence.tokens[person.start].start, spouse, styled)
    return people


def _annotated(
    sentence: TokenizedSentence, people: tuple[PersonMention, ...], year: str | None, published: str | None
) -> AnnotatedSentence:
    text, start = sentence.text, sentence.sentence.start
    places = tuple(p for p in sentence.all_places if not any(m.start <= p.start and p.end <= m.end for m in people))
    return AnnotatedSentence(
        sentence.sentence,
        places,
        people,
        _organizations(sentence, people),
        find_dates(text, start, year, published),
        find_quantities(text, start),
        find_events(text, start),
    )


def _organizations(sentence: TokenizedSentence, people: tuple[PersonMention, ...]) -> tuple[OrganizationMention, ...]:
    """Organizations that are written with a capital, outside the offices of people."""
    offset, out, index = sentence.sentence.start, [], 0
    covered = [(o.start, o.end) for p in people for o in p.offices]
    while index < len(sentence.tokens):
        token = sentence.tokens[index]
        begin = offset + token.start
        if token.capital and match_head(sentence, index) and not any(a <= begin < b for a, b in covered):
            reading = read_organization(sentence, index)
            if reading is not None and reading.missing is not Missing.PROVINCE:
                out.append(OrganizationMention(begin, offset + sentence.tokens[reading.end - 1].end, reading.name))
                index = reading.end
                continue
        index += 1
    return tuple(out)


def _mentions(
    sentence: TokenizedSentence,
    written: list[WrittenPerson],
    alone: list[OfficeReading],
    people: People,
    surroundings: Surroundings,
    unknowns: list[Unknown],
    last_name: str | None,
) -> tuple[PersonMention, ...]:
    out: list[PersonMention] = []
    for person in written:
        unknowns.extend(find_unknown_titles(sentence, person))
        mention = _mention(sentence, person, people, surroundings, unknowns, out[-1].name if out else last_name)
        if mention is not None:
            out.append(mention)
    for office in alone:
        name = people.resolve_title(office)
        if name is not None:
            start, end = _span(sentence, office.start, office.end)
            out.append(PersonMention(start, end, name, start, end, (), inferred=True))
    return tuple(sorted(out, key=lambda m: m.start))


def _span(sentence: TokenizedSentence, start: int, end: int) -> tuple[int, int]:
    offset = sentence.sentence.start
    return offset + sentence.tokens[start].start, offset + sentence.tokens[end - 1].end


def _mention(
    sentence: TokenizedSentence,
    person: WrittenPerson,
    people: People,
    surroundings: Surroundings,
    unknowns: list[Unknown],
    last_name: str | None,
) -> PersonMention | None:
    written = sentence.slice(person.start, person.end)
    if person.pronoun:
        name = last_name if person.offices else None
        if name is None:
            return None
    elif person.partial:
        style = sentence.slice(person.phrase_start, person.start).lower()
        name = people.resolve_partial(written, person.before[-1] if person.before else None, style if style in _ADDRESSES else "")
        if name is None and not (is_foreign_name(written) and _is_placed(sentence, person, surroundings)):
            return None
        name = name or written
    else:
        name = people.full_name(written)
        if is_foreign_name(name) and not person.addressed and not person.offices and not people.offices_of(name):
            return None  # "Big Data", "Chol Chnam Thmay": capitals alone make no foreigner
    start, end = _span(sentence, person.start, person.end)
    offices = _offices(sentence, person, name, people, surroundings, unknowns)
    phrase_start, phrase_end = _span(sentence, min(person.phrase_start, person.start), max(person.phrase_end, person.end))
    return PersonMention(start, end, name, phrase_start, phrase_end, offices, inferred=person.partial or person.pronoun)


_ADDRESSES = frozenset({"ông", "bà", "ngài", "hoàng hậu", "hoàng tử", "công chúa"})


def _is_placed(sentence: TokenizedSentence, person: WrittenPerson, surroundings: Surroundings) -> bool:
    """Whether a foreign name of one word says enough: "Tổng thống Carver", "Ngoại trưởng Mỹ Carver", "bà Carver"."""
    written = sentence.slice(person.start, person.end)
    if is_country_word(written):
        return False
    if any(o.country for o in person.before):
        return True
    known = surroundings.is_written_often(written) or surroundings.country_of(written) is not None
    titled = known and any(o.frame in CHIEFS for o in person.before)
    return titled or sentence.slice(person.phrase_start, person.start).lower() in _ADDRESSES


def _with_mission(reading: OfficeReading, person: WrittenPerson) -> OfficeReading:
    """ "Đại sứ, Trưởng Phái đoàn EU tại Việt Nam": the bare ambassador is the mission's that the next office names."""
    if reading.frame is not Frame.MISSION or not reading.bare:
        return reading
    for other in person.offices:
        if other.frame is Frame.MISSION and other.organization is not None and 0 <= other.start - reading.end <= 1:
            return replace(reading, organization=other.organization, missing=other.missing, country=other.country)
    return reading


def _offices(
    sentence: TokenizedSentence, person: WrittenPerson, name: str, people: People, surroundings: Surroundings, unknowns: list[Unknown]
) -> tuple[OfficeMention, ...]:
    setting = surroundings.setting(sentence, person, name, people.offices_of(name))
    out = []
    for reading in person.offices:
        office = complete(surroundings.posts.fill(_with_mission(reading, person), name, surroundings.foreign_land, sentence), setting)
        start, end = _span(sentence, reading.start, reading.end)
        if office is not None and office.organization in surroundings.acronyms:
            office = Office(office.title, surroundings.acronyms[office.organization])
        if office is None:
            unknowns.append(Unknown("office", sentence.slice(reading.start, reading.end), start, end))
            continue
        out.append(OfficeMention(start, end, office, reading.status, not reading.doubtful, reading.country))
    return tuple(out)
