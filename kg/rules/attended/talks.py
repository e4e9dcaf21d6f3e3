"""Talks without a name on either side: "hai nhà lãnh đạo tiến hành hội đàm", "Tại hội đàm, Ⓟ ...", "Sau hội đàm, Ⓟ và Ⓟ ...".

The two sides are the counterparts of the sentence or those that the article has set side by side. Talks that the article tells
with their sides are read with the meetings; nothing is built a second time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import Known, establish, key
from kg.mentions.event import head_of
from kg.model import Agent, AgentKind, EventKind, EventMention, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.outlook import announced
from kg.rules.attended.pair import BOTH, pair_before, pair_with
from kg.rules.attended.part import Finding, day_after, day_of, meeting_record
from kg.rules.attended.view import Item, View

_BETWEEN_BOTH = re.compile(r"(?:giữa|của) (?:hai|lãnh đạo hai) (?:nhà |vị |bên|nước|Thủ|Tổng|Bộ|Ngoại|Chủ|nguyên)")
_VERB = r"(?:hội đàm|hội kiến|gặp riêng|gặp hẹp|gặp song phương|gặp lại(?: nhau)?|gặp nhau|gặp gỡ|gặp mặt|điện đàm)(?!\w)"
_DO = re.compile(
    rf"(?:{BOTH}|[Hh]ai bên)(?:,? (?:đã|sẽ|cũng|vừa|dự kiến|tiếp tục|sau đó|trước đó|chính thức|có|từng|tiến hành|gặp hẹp và|bắt đầu|"
    r"bước vào|Ⓓ|(?:tại|ở) [ⓉⓋⒸⓄ]|(?:sáng|chiều|tối|trưa|hôm|ngày)(?: nay| qua| [\d/.-]+)?))* "
    rf"(?:các |một )?(?=Ⓔ|{_VERB})"
)
_FRAME = re.compile(
    r"(?:^|[.;”:,] ?)(?:Ⓓ,? )?(?P<lead>[Tt]ại|[Tt]rong|[Ss]au|[Nn]gay sau|[Kk]ết thúc|[Tt]rước|[Mm]ở đầu|[Pp]hát biểu (?:tại|sau)|"
    r"[Tt]rong khuôn khổ) (?=Ⓔ)"
)
_TWO_AFTER = re.compile(r"[^ⓅⒺ.;]{0,110}?,\s*(?:ông |bà |đồng chí )?(?=Ⓟ)Ⓟ (?:và|cùng|cùng với) (?:ông |bà |ngài |đồng chí )?(?=Ⓟ)Ⓟ")
_ONE_AFTER = re.compile(r"[^ⓅⒺ.;]{0,60}?,\s*(?:ông |bà |đồng chí )?(?=Ⓟ)Ⓟ (?!và Ⓟ)")
_BOTH_AFTER = re.compile(r"[^ⓅⒺ.;]{0,60}?,? (?:" + BOTH + ")")
_RULE = "event/talks"
_NOT_SURE = re.compile(r"(?<!\w)(?:khả năng|nếu|liệu|mong|muốn|đề nghị|để|kêu gọi|kế hoạch|cơ hội)(?: (?:cho|việc|các|rằng|về))* $")
# Families that bare "hội đàm" may take up when the article tells a meeting of the same two with another word.
_TOLD_WITH = frozenset(("talks", "meeting", "audience", "work", "reception", "contact", "dialogue"))


def by_pair(finding: Finding, _: Sequence[Use] = ()) -> None:
    """Talks of a pair that the text has established."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        mention = item.mention
        if not isinstance(mention, EventMention) or mention.kind is not EventKind.MEETING or _family(mention) not in _FAMILIES:
            continue
        if mention.named and not _BETWEEN_BOTH.search(mention.name):
            continue
        sides = _sides(finding, item)
        if sides is not None:
            _talks(finding, sides, item, announced(view.masked[max(0, item.at - 30) : item.at]))


def by_both(finding: Finding, _: Sequence[Use] = ()) -> None:
    """ "Sau lễ đón, hai nhà lãnh đạo hội đàm": the verb, where the sentence names no object."""
    view = finding.view
    for match in _DO.finditer(view.masked):
        verb = re.compile(_VERB).match(view.masked, match.end())
        if verb is None or _NOT_SURE.search(view.masked[: match.start()]):
            continue
        family = {"hội đàm": "talks", "hội kiến": "audience", "điện đàm": "call"}.get(verb.group(), "meeting")
        if family == "meeting" and match.group().lower().startswith("hai bên"):
            continue  # "hai bên gặp nhau" may be two lands
        start, end = view.offset(match.start()), view.offset(verb.end())
        sides = pair_before(finding.context, start)
        kin = ("talks",) if family == "talks" else ("call",) if family == "call" else sorted(_TOLD_WITH)
        known = _known(finding, sides, kin) if sides is not None else None
        if sides is not None and (known is None or known.evidence.rule == _RULE):
            _record(finding, sides, (start, end), match.start(), announced(match.group()), family)


_FAMILIES = ("talks", "audience", "meeting", "call")


def _family(mention: EventMention) -> str:
    head = head_of(mention.name)
    return head.family if head else ""


def _sides(finding: Finding, item: Item) -> tuple[str, str] | None:
    """Who held the talks that ``item`` refers to, where the sentence tells it by one of the known ways."""
    view, here = finding.view, item.start
    before, after = view.masked[: item.at], view.masked[item.at + 1 :]
    if isinstance(item.mention, EventMention) and item.mention.named:
        return _in_sentence(finding) or pair_before(finding.context, here)
    if re.search(_DO.pattern + "$", before + "hội đàm") or any(match.end() == item.at for match in _DO.finditer(view.masked)):
        return _in_sentence(finding) or pair_before(finding.context, here)
    if re.search(BOTH + "(?: đã)? (?:tại|trong) $", before):
        return _in_sentence(finding) or pair_before(finding.context, here)
    frame = next((match for match in _FRAME.finditer(view.masked) if match.end() == item.at), None)
    if frame is None:
        return _in_sentence(finding) if re.search(r"(?:trước|sau|tại|trong) $", before) and _side_by_side(view) else None
    if _TWO_AFTER.match(after):
        return _in_sentence(finding)
    if _BOTH_AFTER.match(after):
        return pair_before(finding.context, here)
    one = _ONE_AFTER.match(after)
    told = isinstance(item.mention, EventMention) and _family(item.mention) == "talks"
    if one and told and "sau" not in frame.group("lead").lower():
        name = str(getattr(view.item_at(item.at + one.end() - 1).mention, "name", ""))
        return pair_with(finding.context, name, here)
    return None


def _in_sentence(finding: Finding) -> tuple[str, str] | None:
    """The pair of the sentence itself."""
    sentence = finding.view.sentence.sentence
    return next(((one, other) for at, one, other in finding.context.pairs if sentence.start <= at < sentence.end), None)


_SIDE_BY_SIDE = re.compile(r"Ⓟ (?:và|cùng|bắt tay|đón) (?:ông |bà |ngài )?(?=Ⓟ)Ⓟ")


def _side_by_side(view: View) -> bool:
    """A caption's "Ⓟ và Ⓟ chụp ảnh chung trước hội đàm", "Ⓟ bắt tay Ⓟ trước hội đàm"."""
    return bool(_SIDE_BY_SIDE.search(view.masked))


def _known(finding: Finding, sides: tuple[str, str], families: Sequence[str]) -> Known | None:
    names = frozenset(map(key, sides))
    found = [known for known in finding.context.events if known.kind is EventKind.MEETING and known.pair == names]
    return next((known for known in found if known.family in families), None)


def _talks(finding: Finding, sides: tuple[str, str], item: Item, planned: bool) -> None:
    family = _family(item.mention) if isinstance(item.mention, EventMention) else "talks"
    known = _known(finding, sides, ("call",) if family == "call" else sorted(_TOLD_WITH))
    if known is not None and known.evidence.rule != _RULE:
        finding.context = finding.context.at_event((known.local,))
        return
    _record(finding, sides, (item.start, item.end), item.at, planned, family)


def _record(finding: Finding, sides: tuple[str, str], span: tuple[int, int], index: int, planned: bool, family: str = "talks") -> None:
    """The talks and both their sides; the words that tell of them are the evidence."""
    day = day_after(finding.view, index + 1) or day_of(finding, index)
    noun = {"talks": "hội đàm", "audience": "hội kiến", "call": "điện đàm"}.get(family, "cuộc gặp")
    record = meeting_record(finding, family, f"{noun} giữa {sides[0]} và {sides[1]}", sides, span, day)
    record = replace(record, evidence=replace(record.evidence, rule=_RULE))
    finding.context, local = establish(finding.context, record)
    finding.context = finding.context.at_event((local,))
    for who in sides:
        finding.add(Agent(AgentKind.PERSON, who), local, ParticipantRole.ATTENDEE, span, "meeting-both", planned)
