"""An annotated article comes in; its events and who took part in them go out.

The article is read twice by the same rules: once to establish its events (a headline says "hội nghị" before the text names
it), once to say who was there. Each rule reads one kind of construction; here they are put in order and their findings together.
Nothing is resolved across articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.context import Context, Known
from kg.lexicon import load_table
from kg.model import (
    AnnotatedArticle,
    EventFact,
    Evidence,
    ParticipationFact,
    Status,
)
from kg.rules.attended import (
    absent,
    arrival,
    assembly,
    ceremony,
    chair,
    company,
    conference,
    court,
    credentials,
    delegations,
    encounter,
    gratitude,
    guests,
    hand,
    homage,
    meeting,
    nation,
    parley,
    placed,
    posed,
    press,
    quoted,
    reception,
    roster,
    signing,
    talks,
    there,
    venue,
    visit,
    voyage,
)
from kg.rules.attended.clause import Use, find_uses
from kg.rules.attended.merge import merge_parts, province_parts, without_lone_quotes
from kg.rules.attended.named import with_known_names
from kg.rules.attended.pair import lands_of, pairs_of
from kg.rules.attended.part import Finding, Part, country_of, opening_day
from kg.rules.attended.pronoun import with_pronouns
from kg.rules.attended.short import short_names, with_short_names
from kg.rules.attended.view import View, look

__all__ = ["find_participations"]

# A sentence without any of these speaks of no event: it is not masked at all.
_TRIGGER = re.compile(
    r"(?<!\w)(?:tiếp|đón|hội đàm|hội kiến|yết kiến|gặp|làm việc|tiếp xúc|điện đàm|đối thoại|tọa đàm|toạ đàm|thăm|công du|"
    r"tham quan|dự|tham gia|có mặt|chủ trì|"
    r"chủ tọa|chủ toạ|điều hành|phát biểu|khai mạc|bế mạc|kết luận|chỉ đạo|chứng kiến|cắt băng|điểm cầu|đầu cầu|chào xã giao|"
    r"về phía|tháp tùng|cùng đi|đi cùng|đoàn|"
    r"vắng mặt|tham luận|dâng|tiễn|đăng cai|chủ nhà|thành phần|phía|xét xử|góp mặt|hiện diện|cùng|khách mời|kéo băng|"
    r"động thổ|toà|tòa|tề tựu|nhóm họp|họp báo|ký|trình bày|nghe)(?!\w)",
    re.I,
)
# The rules in order: those that establish events come before those that refer to the current one.
VERB_RULES: tuple[Callable[[Finding, Sequence[Use]], None], ...] = (
    voyage.by_noun,
    encounter.by_noun,
    encounter.by_between,
    gratitude.by_thanks,
    conference.by_frame,
    visit.by_verb,
    arrival.by_arrival,
    meeting.by_verb,
    reception.by_reception,
    talks.by_pair,
    talks.by_both,
    conference.by_verb,
    company.by_occasion,
    company.by_pair,
    company.by_company,
    company.by_heard,
    ceremony.by_witness,
    ceremony.by_award,
    homage.by_homage,
    signing.by_signing,
    signing.by_witnessed,
    parley.by_rounds,
    parley.by_chairs,
)
LAST_RULES: tuple[Callable[[Finding], None], ...] = (
    guests.by_delegation,
    guests.by_reception,
    credentials.by_credentials,
    ceremony.by_honoured,
    chair.by_chairing_noun,
    placed.by_place_phrase,
    roster.by_intro,
    roster.by_besides,
    roster.by_row,
    roster.by_lines,
    roster.by_presence,
    venue.by_venue,
    nation.by_nation,
    delegations.by_delegations,
    delegations.by_delegations_there,
    there.by_attending,
    there.by_standing_in,
    there.by_place,
    assembly.by_assembly,
    press.by_press,
    press.by_both,
    press.by_two_at_hand,
    press.by_speaker,
    press.by_alone,
    posed.by_posed,
    parley.by_picture,
    court.by_trial,
    court.by_bodies,
    quoted.by_quote,
    absent.by_absence,
)


def find_participations(annotated: AnnotatedArticle) -> tuple[tuple[EventFact, ...], tuple[ParticipationFact, ...]]:
    """The events with at least one participant, in the order of the text, and the participations, by event and place in the text."""
    home = _compatriots(annotated)
    pairs, lands = pairs_of(annotated, home), tuple(sorted(lands_of(annotated, home).items()))
    start = Context(annotated.article.identifier, annotated.year, annotated.home, compatriots=home, pairs=pairs, lands=lands)
    views = _look(annotated)
    established, _ = _read(views, start)
    known = replace(established, current=(), day=None, roster=(), delegation=(), leaders=_leaders(annotated), settled=True)
    context, parts = _read(views, known)
    parts = without_lone_quotes(parts)
    parts = merge_parts([*parts, *province_parts(annotated, parts, context)])
    events = _numbered(context, parts)
    facts = tuple(_fact(annotated, part, events[part.event].local) for part in parts)
    return tuple(_event_fact(known) for known in events.values()), tuple(sorted(facts, key=_order))


_HEADS = re.compile(r"(?:Tổng thống|Thủ tướng|Chủ tịch nước|Quốc vương|Nhà vua|Quyền Tổng thống)$")


def _leaders(annotated: AnnotatedArticle) -> tuple[tuple[str, str], ...]:
    """Each country's only head of state or government in the article, by the country's key."""
    found: dict[str, set[str]] = {}
    for sentence in annotated.sentences:
        for mention in sentence.people:
            for held in mention.offices:
                if _HEADS.match(held.office.title) and held.status is not Status.FORMER:
                    found.setdefault(country_of(held), set()).add(mention.name)
    return tuple(sorted((key, min(names)) for key, names in found.items() if len(names) == 1))


def _compatriots(annotated: AnnotatedArticle) -> frozenset[str]:
    """Persons with a Vietnamese family name and an office, none of whose offices is another country's."""
    families = {row["surname"] for row in load_table("surnames")}
    held: dict[str, set[str]] = {}
    for sentence in annotated.sentences:
        for mention in sentence.people:
            if mention.name.split(" ", 1)[0] in families:
                held.setdefault(mention.name, set()).update(country_of(office) for office in mention.offices)
    return frozenset(name for name, countries in held.items() if countries == {"VN"})


def _look(annotated: AnnotatedArticle) -> list[tuple[View, list[Use]]]:
    """The sentences that may speak of events, masked, with their verbs."""
    short = short_names(annotated)
    sentences = with_pronouns(with_known_names(annotated.sentences))
    spoken = [sentence for sentence in sentences if sentence.events or sentence.people or _TRIGGER.search(sentence.sentence.text)]
    views = [look(with_short_names(sentence, short)) for sentence in spoken]
    return [(view, find_uses(view)) for view in views]


def _read(views: Sequence[tuple[View, list[Use]]], context: Context) -> tuple[Context, list[Part]]:
    parts: list[Part] = []
    for view, uses in views:
        finding = Finding(view, context)
        _read_sentence(finding, uses)
        context = finding.context
        parts += finding.parts
    return context, parts


def _read_sentence(finding: Finding, uses: Sequence[Use]) -> None:
    hand.by_bringing_up(finding)
    for verb_rule in VERB_RULES:
        verb_rule(finding, uses)
    for rule in LAST_RULES:
        rule(finding)
    day = opening_day(finding.view)
    if day is not None:
        finding.context = replace(finding.context, day=day)


def _numbered(context: Context, parts: Sequence[Part]) -> dict[str, Known]:
    """The events that have participants, renumbered in the order of the text."""
    wanted = {part.event for part in parts}
    ordered = sorted((known for known in context.events if known.local in wanted), key=lambda known: (known.at, known.local))
    return {known.local: replace(known, local=f"e{number}") for number, known in enumerate(ordered, 1)}


def _event_fact(known: Known) -> EventFact:
    return EventFact(
        local=known.local,
        kind=known.kind,
        name=known.name,
        evidence=known.evidence,
        aliases=known.aliases,
        start=known.start,
        end=known.end,
        place=known.place,
        organizer=known.organizer,
        planned=known.planned,
        open_list=known.open_list,
    )


def _fact(annotated: AnnotatedArticle, part: Part, local: str) -> ParticipationFact:
    quote = annotated.article.text[part.start : part.end]
    source = Evidence(annotated.article.identifier, part.start, part.end, quote, part.rule)
    return ParticipationFact(part.agent, local, part.role, source, part.mode, part.venue, part.modality, part.on_behalf_of)


def _order(fact: ParticipationFact) -> tuple[int, int, str, str]:
    return int(fact.event[1:]), fact.evidence.start, fact.participant.kind, fact.participant.name
