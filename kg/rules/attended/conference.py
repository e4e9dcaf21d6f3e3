"""Conferences and ceremonies: "Ⓟ dự và chỉ đạo Ⓔ", "Phát biểu tại Ⓔ, Ⓟ ...", "Tại Ⓔ, Ⓟ nhấn mạnh", "Ⓟ chứng kiến Ⓔ".

A person who is quoted without a word that puts the quote at the event is no participant; lists ("Tham dự có:") and
local venues ("Tại điểm cầu Ⓣ") have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import key, refer
from kg.mentions.event import head_of
from kg.model import Agent, EventKind, EventMention, ParticipantRole, PersonMention
from kg.rules.attended.clause import Use
from kg.rules.attended.journey import announced, other_side, travellers
from kg.rules.attended.part import Finding, agents, subjects, title_and_name
from kg.rules.attended.record import is_plural, named_event, opened, stands_for_known, unnamed_event
from kg.rules.attended.view import Item, View

_ROLES = {
    "attend": ParticipantRole.ATTENDEE,
    "chair": ParticipantRole.CHAIR,
    "speak": ParticipantRole.SPEAKER,
    "witness": ParticipantRole.ATTENDEE,
    "inaugurate": ParticipantRole.ATTENDEE,
    "have": ParticipantRole.SPEAKER,  # a press meeting: "Ⓟ và Ⓟ đã có cuộc gặp gỡ báo chí"
}
# What somebody does at an event besides speaking, which makes no speaker: "Tại Ⓔ, Ⓟ đã trao ...".
# What happens to somebody, who need not be there: "Tại Đại hội, Ⓟ được bầu".
_PASSIVE = re.compile(r"(?:,? [^ⓅⒺ,.;]{0,60},)? (?:đã |tiếp tục )?(?:được|bị|trúng cử|tái cử)(?!\w)")
_SILENT = re.compile(
    r"(?: và Ⓟ)* (?:đã |cũng |sẽ |đang )*(?:trao|tặng|chứng kiến|dự|tham dự|có mặt|nhận|ký|thăm|cắt|"
    r"chụp|dâng|tiếp|gặp|tham gia)(?!\w)"
)


_MAY_BE_UNNAMED = frozenset(
    ("conference", "welcome", "signing", "banquet", "opening", "press", "ceremony", "handover", "inauguration", "groundbreaking", "launch",
     "award", "anniversary")
)


def events_of(finding: Finding, item: Item) -> tuple[str, ...]:
    """The local ids of the event that an item names or refers to; () for a reference to nothing known."""
    mention = item.mention
    if not isinstance(mention, EventMention):
        return ()
    if (whole := _whole(item, mention)) is not None:
        return events_of(finding, whole)
    if mention.named and mention.kind in (EventKind.MEETING, EventKind.VISIT) and not is_gathering(item):
        return _between(finding, item, mention)
    if is_gathering(item) and (only := _only_gathering(finding, mention)):
        return only
    if mention.named and not stands_for_known(finding, item):
        return named_event(finding, item)
    if _INDEFINITE.search(finding.view.masked[: item.at]) and not mention.named:
        return unnamed_event(finding, item)
    head = head_of(mention.name)
    plural = is_plural(finding.view, item)
    family = head.family if head else "any"
    bare = head.words if head and not mention.named else ""
    known = refer(finding.context, family, mention.start, plural, bare) or opened(finding.context, family)
    if not known and family == "opening":  # "Tại lễ khai mạc, Ⓟ nêu rõ" of the conference that the article tells
        known = refer(finding.context, "conference", mention.start)
    return unnamed_event(finding, item) if not known and not plural and family in _MAY_BE_UNNAMED else known


_OPENING_OF = re.compile(r"(?:lễ |phiên )?(?:khai mạc|bế mạc)(?: toàn thể| trọng thể| chính thức)?(?: của)? (?=\S)", re.I)


def _whole(item: Item, mention: EventMention) -> Item | None:
    """ "lễ khai mạc Đối thoại", "phiên bế mạc Hội nghị A": whoever is at a conference's opening is at the conference."""
    opening = _OPENING_OF.match(mention.name)
    head = head_of(mention.name[opening.end() :]) if opening else None
    if opening is None or head is None or head.kind is not EventKind.CONFERENCE or head.family == "session":
        return None
    name = mention.name[opening.end() :]
    named = len(name) > len(head.words)
    return replace(item, mention=EventMention(mention.start + opening.end(), mention.end, head.kind, name, named))


# "Ⓟ dự | một cuộc họp ở Phần Lan": no event that the article has told.
_INDEFINITE = re.compile(r"(?<!\w)một (?:cuộc |buổi |phiên )?$")


def _only_gathering(finding: Finding, mention: EventMention) -> tuple[str, ...]:
    """A caption's "tại buổi gặp mặt đoàn ngoại giao" after "buổi gặp mặt các đại sứ": the only one that was told before."""
    told = [known.local for known in finding.context.events if known.family == "gathering" and known.told]
    before = finding.context.event(told[0]).at < mention.start if told else False
    return tuple(told) if len(told) == 1 and before and mention.name[0].islower() else ()


def is_gathering(item: Item) -> bool:
    """A meeting of many that has a name of its own: "buổi gặp mặt đoàn ngoại giao", "buổi giao lưu với sinh viên"."""
    mention = item.mention
    head = head_of(mention.name) if isinstance(mention, EventMention) else None
    return head is not None and head.family == "gathering" and not any(isinstance(who, PersonMention) for who in item.inside)


def _between(finding: Finding, item: Item, mention: EventMention) -> tuple[str, ...]:
    """A meeting or visit that a name tells is the known one of the persons in the name."""
    names = {key(who.name) for who in item.inside if isinstance(who, PersonMention)}
    if not names and mention.name.lower().startswith("sự kiện"):
        return named_event(finding, item)  # "sự kiện Gặp gỡ đầu xuân lần thứ hai"
    found = [known.local for known in finding.context.events if known.kind is mention.kind and names and names <= known.pair]
    # "Tháp tùng Ⓟ trong | chuyến thăm Ⓒ": the visit that this very noun has told
    told = [part.event for part in finding.parts if part.rule == "attended/visit-noun" and part.start <= item.start < part.end]
    return tuple(found[:1] or told[-1:])


def by_verb(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Ⓟ dự Ⓔ; Ⓔ", "Ⓟ chủ trì Ⓔ", "Ⓟ dự và phát biểu tại Ⓔ", "Ⓟ cùng lãnh đạo các sở, ngành tham dự"."""
    for use in uses:
        role = _ROLES.get(use.family)
        if role is None:
            continue
        locals_ = _objects(finding, use)
        if use.family == "have":
            locals_ = _press(finding, use, locals_)
        if not locals_:
            locals_ = _at_current(finding, use)
        if not locals_:
            continue
        finding.context = finding.context.at_event(locals_)
        if role is ParticipantRole.SPEAKER and _AFTERWARDS.match(finding.view.masked):
            continue
        if role is ParticipantRole.SPEAKER and _OPENING.search(finding.view.masked[: use.start]):
            role = ParticipantRole.ATTENDEE
        for agent, item in [*_who(finding, use), *other_side(finding, use)]:
            for local in locals_:
                if role is ParticipantRole.ATTENDEE and finding.context.event(local).family == "banquet":
                    role = ParticipantRole.VISITOR
                span = (min(item.start, finding.view.offset(use.start)), max(item.end, finding.view.offset(use.end)))
                if span[1] - span[0] > 300:
                    span = (finding.view.offset(use.start), finding.view.offset(use.limit))
                finding.add(agent, local, role, span, f"{use.family}-verb", use.planned or announced(finding, agent, item))
                finding.parts[-1] = replace(finding.parts[-1], on_behalf_of=_represented(finding.view, item, use))


# "Sau Ⓔ, Ⓟ phát biểu, chỉ đạo các ngành": a speech after the event raises nobody's role (settled case 3 of the gold rules).
_AFTERWARDS = re.compile(r"(?:Ngay )?[Ss]au (?:khi )?(?:Ⓔ|hội nghị|lễ|phiên|cuộc)")
# "Ⓟ dự khai mạc Ⓔ": whoever attends an opening does not open it.
_OPENING = re.compile(r"(?<!\w)(?:dự|tham dự|tới dự|đến dự)(?: lễ| phiên)? $")


def _represented(view: View, item: Item, use: Use) -> Agent | None:
    """For whom somebody attends: "Ⓟ thay mặt | Ⓟ dự", "Ⓟ thay mặt | Ⓞ phát biểu"."""
    match = re.search(r"thay mặt (?:cho )?(?=[ⓅⓄⒸ])", view.masked[item.at : use.start])
    found = agents([view.item_at(item.at + match.end())], "ⓅⓄⒸ") if match else []
    return found[0][0] if found else None


def _press(finding: Finding, use: Use, locals_: tuple[str, ...]) -> tuple[str, ...]:
    """ "Ⓟ và Ⓟ đã có cuộc gặp gỡ báo chí": of what somebody "had" the meetings with the press; a name is made if none is given."""
    press = tuple(local for local in locals_ if finding.context.event(local).family == "press")
    for local in press:
        known = finding.context.event(local)
        if known.evidence.rule == "event/unnamed" and not known.people:
            who = " và ".join(title_and_name(finding.view, item) for item in use.subjects)
            name = f"{who} có {known.name[0].lower()}{known.name[1:]}"
            people = tuple(agent.name for agent, _ in agents(use.subjects))
            finding.context = finding.context.with_event(replace(known, name=name, people=people))
    return press


def _who(finding: Finding, use: Use) -> list[tuple[Agent, Item]]:
    """Persons and organizations that are the subject; a country where its delegation or it itself attends."""
    found = subjects(finding, use.subjects)
    if use.own_subject and use.family == "attend" and not found:
        lands = [item for item in use.subjects if not _TRAVELLED.search(finding.view.masked[: item.at])]
        found = subjects(finding, lands, "Ⓒ") or travellers(finding, use)
    if use.family == "attend" and (led := _LED.search(finding.view.masked[: use.start])):
        found = [*found, *agents([finding.view.item_at(led.start(1))], "ⒸⓄ")]
    return found


# "chuyến thăm Ⓒ, | Ⓒ, dự Ⓔ": where somebody travels is no subject.
_TRAVELLED = re.compile(r"(?<!\w)(?:thăm|tới|đến|sang|công du|rời)(?: [^ⓅⒺ.;,Ⓒ]{0,20})? (?:Ⓒ(?:,| và) )*$|Ⓔ, (?:Ⓒ(?:,| và) )*$")
# "Ⓟ dẫn đầu Đoàn đại biểu Ⓒ | tham dự": the land whose delegation it is attends as well.
_LED = re.compile(r"Ⓟ,? (?:đã |sẽ )?(?:dẫn đầu|làm [Tt]rưởng) [Đđ]oàn[^ⓅⒺ.;:]{0,40}([ⒸⓄ])(?: Ⓒ)? (?:đã |sẽ )?(?:tới |đến |sang )?$")


def _objects(finding: Finding, use: Use) -> tuple[str, ...]:
    """The events among the objects, and those joined to them: "dự Ⓔ, Ⓔ và Ⓔ"."""
    view = finding.view
    items = [item for item in use.objects if item.sign == "Ⓔ"]
    if not items:
        near = next(view.signs("Ⓔ", use.end, use.limit), None)
        gap = view.masked[use.end : near.at] if near is not None else ""
        if near is not None and re.fullmatch(r"[^ⓅⒺ;,]{0,70}", gap) and not _elsewhere(gap):
            items = [near]
    found: list[str] = []
    for item in items:
        kind = item.mention.kind if isinstance(item.mention, EventMention) else None
        if kind is EventKind.VISIT or (kind is EventKind.MEETING and use.family == "have"):
            continue
        found += [local for local in events_of(finding, item) if local not in found]
    return tuple(found)


def _elsewhere(words: str) -> bool:
    """Words that lead away from the event: "phát biểu trước Ⓔ", "phát biểu với báo chí sau Ⓔ"."""
    return bool(re.search(r"(?<!\w)(?:trước|sau|về|bên lề|nhân|kết quả|chuẩn bị|của|để|với báo|trả lời)(?!\w)", words))


def _at_current(finding: Finding, use: Use) -> tuple[str, ...]:
    """ "Ⓟ chủ trì, cùng ...", "... tham dự.": a verb with nothing behind it is about the event at hand."""
    rest = finding.view.masked[use.end : use.limit]
    if not re.match(
        r"\s*(?:[.,;]|$|\(|theo hình thức|và phát biểu|và có (?:bài )?phát biểu|và chỉ đạo|chỉ đạo[.,]|chào mừng|khai mạc[.,]|"
        r"kết luận[.,])",
        rest,
    ):
        return ()
    if use.family not in ("attend", "chair", "speak"):
        return ()
    locals_ = refer(finding.context, "conference", finding.view.offset(use.start), plural=True)
    current = [known for known in finding.context.events if known.local in finding.context.current]
    if current and current[0].kind in (EventKind.CEREMONY, EventKind.OTHER) and use.family != "chair":
        return finding.context.current
    return locals_


_FRAME = re.compile(
    r"(?:^|(?<=[.;”:] )|(?<=, ))(?:[“\"] ?)?(?:[Cc]ũng )?(?:[Tt]ại|[Tt]rong|[Pp]hát biểu[^Ⓔ,.;]{0,40}|"
    r"[Tt]rong (?:bài|phần) (?:phát biểu|diễn văn|tham luận)(?: (?:khai mạc|bế mạc|chào mừng|kết luận|dẫn đề|đề dẫn|quan trọng))?"
    r"(?: tại| ở)?|"
    r"[Kk]ết luận|"
    r"[Kk]hai mạc|[Cc]hỉ đạo|[Tt]ham luận tại|[Bb]ế mạc) ?"
    r"(?:phần [^Ⓔ,.;]{0,40} )?(?:khuôn khổ |phiên |lễ |lễ khai mạc |các |buổi )?(?=Ⓔ)"
)
_BODY_SPEAKS = re.compile(
    r" (?:đã |cũng )?(?:cho biết|thông báo|báo cáo|khẳng định|thông qua|bầu|công bố|trình bày|"
    r"phát biểu)(?!\w)"
)


def by_frame(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Tại Ⓔ, Ⓟ nhấn mạnh": who is the subject right after the frame was there, and spoke unless the verb is another."""
    view = finding.view
    for match in _FRAME.finditer(view.masked):
        item = view.item_at(match.end())
        gap = re.match(
            r"[^ⓅⓄⒺ.;]{0,90}?,\s*(?:(?:thay mặt|đại diện) [^ⓅⓄ,.;]{0,60},?\s*)?(?:đồng chí |ông |bà |"
            r"các đồng chí:? ?|hai )?(?=[ⓅⓄ])",
            view.masked[item.at + 1 :],
        )
        locals_ = events_of(finding, item)
        finding.context = finding.context.at_event(locals_)
        if not gap or not isinstance(item.mention, EventMention) or of_two(finding, item.mention, locals_):
            continue
        first = view.item_at(item.at + 1 + gap.end())
        _speakers(finding, item, first, locals_)


def of_two(finding: Finding, mention: EventMention, locals_: Sequence[str]) -> bool:
    """A meeting of persons is read with the meetings; one of many is like a conference."""
    return mention.kind is EventKind.MEETING and not any(finding.context.event(local).family == "gathering" for local in locals_)


def _speakers(finding: Finding, event: Item, first: Item, locals_: tuple[str, ...]) -> None:
    view = finding.view
    after = view.masked[first.at + 1 :]
    if re.match(r"(?:'s|,? của | tổ chức| phối hợp)", after) or (first.sign == "Ⓞ" and not _BODY_SPEAKS.match(after)):
        return
    if _PASSIVE.match(after):
        return
    role = ParticipantRole.ATTENDEE if _SILENT.match(after) else ParticipantRole.SPEAKER
    group = [first]
    for item in view.signs("Ⓟ", first.at + 1):
        if not re.fullmatch(r"(?:,| và|,? cùng|;)\s*(?:đồng chí |ông |bà )?", view.masked[group[-1].at + 1 : item.at]):
            break
        group.append(item)
    for agent, item in agents(group):
        for local in locals_:
            known = finding.context.event(local)
            if known.kind is not EventKind.VISIT:
                finding.add(agent, local, role, (event.start, item.end), "frame")
