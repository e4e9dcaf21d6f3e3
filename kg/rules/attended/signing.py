"""Signings by persons: "Ⓟ và Ⓟ ký Tuyên bố chung", "Hai nhà lãnh đạo sẽ ký kết các văn kiện và tổ chức họp báo chung".

"Hai bên" and "hai nước" that sign are states: their agreements are another rule's. Who only watches ("chứng kiến") is read with
the ceremonies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.context import Context, establish, key
from kg.mentions.event import head_of
from kg.model import Agent, AgentKind, EventKind, EventMention, ParticipantRole
from kg.rules.attended.clause import Use
from kg.rules.attended.conference import events_of
from kg.rules.attended.outlook import announced
from kg.rules.attended.pair import pair_before
from kg.rules.attended.part import Finding, agents, day_of, event_record
from kg.rules.attended.view import Item, row
from kg.rules.attended.where import place_of_span
from kg.rules.cues import alternatives

_BOTH = (
    r"(?:[Hh]ai|[Cc]ả hai) (?:nhà [Ll]ãnh đạo|vị [Ll]ãnh đạo|[Ll]ãnh đạo|vị nguyên thủ|nguyên thủ|Thủ tướng|Tổng thống|[Bb]ộ trưởng|"
    r"[Nn]goại trưởng|Chủ tịch(?: Quốc hội)?|Tổng Bí thư)(?!\w)"
)
_ADVERBS = r"(?: (?:đã|sẽ|cũng|cùng|cùng nhau|vừa|dự kiến|tiếp tục|sau đó|chính thức|tiến hành|trực tiếp|tối nay|chiều nay|sáng nay))*"
_WHAT = (
    r" ((?:ký kết|ký) (?:và trao )?(?:(?:các|nhiều|một số|hàng loạt|\d+|hai|ba|bốn|những) )?(?:văn kiện|văn bản|"
    r"thỏa thuận|thoả thuận|hiệp định|"
    r"bản ghi nhớ|tuyên bố|biên bản|nghị định thư|kế hoạch|<documents>)(?!\w)[^ⓅⒺ.;,()]{0,90}?)"
    r"(?= và (?:tổ chức|họp|dự|chủ trì|gặp|chứng kiến|thăm|có)(?!\w)|"
    r" (?:sau|trước|khi|trong|nhân|tại|để|nhằm|vào|với sự|ngày|hôm)(?!\w)|[.;,()”Ⓔ]|$)"
)
_NOT_YET = re.compile(r"(?<!\w)(?:không|chưa|nếu|để|muốn|mong|đề nghị|kêu gọi|được|mà|việc)(?!\w)[^ⓅⒺ.;,]{0,30}$")
# A chain that goes on from the verb of talks: "hội đàm với Ⓟ, cùng | ký kết các văn kiện".
_CHAIN = re.compile(r"Ⓟ,? (?:và )?(?:cùng|sau đó|rồi)(?= ký)")


def by_signing(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """Those who sign, two by name or the two of the talks at hand, and the press meeting that they give together."""
    view = finding.view
    if " ký" not in view.masked and not _PRESS.search(view.sentence.sentence.text):
        return
    what = _WHAT.replace("<documents>", alternatives("document"))
    for pattern, sides in (
        (rf"(?=Ⓟ)Ⓟ(?: và|,? cùng| cùng với) (?:ông |bà |ngài )?(?=Ⓟ)Ⓟ{_ADVERBS}{what}", _named),
        (rf"{_BOTH}{_ADVERBS}{what}", _both),
        (rf"{_CHAIN.pattern}{what}", _chained),
    ):
        for match in re.finditer(pattern, view.masked):
            who = sides(finding, match, uses)
            if len(who) == 2 and not _NOT_YET.search(view.masked[: match.start()]):
                _sign(finding, who, match)
    _press(finding, uses)


def _named(finding: Finding, match: re.Match[str], uses: Sequence[Use]) -> list[Agent]:
    return [agent for agent, _ in agents(finding.view.signs("Ⓟ", match.start(), match.start(1)))]


def _both(finding: Finding, match: re.Match[str], uses: Sequence[Use]) -> list[Agent]:
    return sides_at_hand(finding.context, finding.view.offset(match.start()))


def _chained(finding: Finding, match: re.Match[str], uses: Sequence[Use]) -> list[Agent]:
    """Subject and object of the talks right before: nobody else."""
    talks = [use for use in uses if use.family in ("talks", "meeting", "audience", "work") and use.end <= match.start()]
    last = [item for item in talks[-1].objects if item.at == match.start()] if talks else []
    return [agent for agent, _ in agents([*talks[-1].subjects, *last], "Ⓟ")] if last else []


def sides_at_hand(context: Context, here: int) -> list[Agent]:
    """The two persons of the talks that the article tells of at offset ``here``, or the two whom it has set side by side."""
    for local in reversed(context.current):
        known = context.event(local)
        if known.kind is EventKind.MEETING and len(known.people) == 2:
            return [Agent(AgentKind.PERSON, name) for name in known.people]
    pair = pair_before(context, here)
    return [Agent(AgentKind.PERSON, name) for name in pair or ()]


def _sign(finding: Finding, who: Sequence[Agent], match: re.Match[str]) -> None:
    view = finding.view
    span = (view.offset(match.start()), view.offset(match.end(1)))
    day = day_of(finding, match.start())
    what = view.words(match.start(1), match.end(1)).strip()
    planned = announced(match.group())
    record = event_record(finding, EventKind.CEREMONY, "signing", f"{who[0].name} và {who[1].name} {what}", span, "signing", day)
    pair, place = frozenset(key(agent.name) for agent in who), place_of_span(view, span[0], span[1])
    finding.context, local = establish(finding.context, replace(record, aliases=(what,), pair=pair, place=place, planned=planned))
    for agent in who:
        finding.add(agent, local, ParticipantRole.SIGNATORY, span, "signing", planned)


_WITNESSED = re.compile(rf"(?:[Tt]rước|[Dd]ưới) sự chứng kiến của (?:(?:ông |bà |đồng chí )?(?=Ⓟ)|(?={_BOTH}))")
_SIGNED_THEN = re.compile(r"(?<!\w)(?:ký kết|ký|trao đổi|trao)(?:,? (?:và )?trao(?: đổi)?)?(?! Ⓟ) [^ⓅⒺ.;]{4,120}")
# "Nhiều văn kiện được ký kết | trước sự chứng kiến của Ⓟ", "Ⓞ ký biên bản ghi nhớ với Ⓞ | dưới …"
_SIGNED_BEFORE = re.compile(
    r"(?:(?:^|[,;:] )(?P<done>[^ⓅⒺ.;,:]{4,90} (?:đã )?được (?:ký kết|ký|trao đổi|trao))"
    r"|(?<!\w)(?P<what>(?:ký kết|ký|trao đổi|trao)(?! Ⓟ) [^ⓅⒺ.;]{9,160}?))"
    r"(?: (?:tại|ở) [^ⓅⒺ.;,]{3,60})?,? $"
)
_AT_EVENT = re.compile(r"Ⓔ[^ⓅⒺ.;]{0,70} $")


def by_witnessed(finding: Finding, uses: Sequence[Use] = ()) -> None:
    """ "Dưới sự chứng kiến của Ⓟ và Ⓟ, hai bên đã ký kết 7 văn kiện": those who watch a signing attend it."""
    view = finding.view
    for match in _WITNESSED.finditer(view.masked):
        items = row(view, match.end(), "Ⓟ")
        who = [agent for agent, _ in agents(items)] or sides_at_hand(finding.context, view.offset(match.end()))
        told = _watched(finding, match, items[-1].at if items else match.end()) if who else None
        if told is None:
            continue
        locals_, span = told
        for local in locals_:
            for agent in who:
                finding.add(agent, local, ParticipantRole.ATTENDEE, span, "witnessed")


def _watched(finding: Finding, match: re.Match[str], last: int) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """The signing that is watched: told after the witnesses, else the ceremony or the signing right before them."""
    view = finding.view
    event = _AT_EVENT.search(view.masked[: match.start()])
    item = view.item_at(event.start()) if event is not None else None
    if item is not None and _is_signing(item):
        return events_of(finding, item), (item.start, view.offset(last) + 1)
    what = _SIGNED_THEN.search(view.masked, last)
    if what is not None and what.group().count(" ") >= 3 and "Ⓔ" not in view.masked[last : what.start()]:
        start, end = what.start(), what.end()
    else:
        before = _SIGNED_BEFORE.search(view.masked[: match.start()])
        if before is None:
            return None
        start, end = before.span("done") if before["done"] else before.span("what")
    span = (view.offset(min(start, match.start())), max(view.offset(end), view.offset(last) + 1))
    name = re.split(r", | (?:với tổng|trị giá|có tổng)", view.words(start, end))[0].strip()
    record = event_record(finding, EventKind.CEREMONY, "signing", name, span, "signing", day_of(finding, match.start()))
    finding.context, local = establish(finding.context, record)
    return (local,), span


def _is_signing(item: Item) -> bool:
    mention = item.mention
    head = head_of(mention.name) if isinstance(mention, EventMention) else None
    return head is not None and head.family in ("signing", "handover", "award")


_PRESS = re.compile(r"họp báo|gặp (?:gỡ )?(?:với )?báo chí", re.I)
_GIVE = re.compile(r"(?<!\w)(?:tổ chức|mở|tiến hành|chủ trì|có)(?: một| buổi| cuộc)* $")


def _press(finding: Finding, uses: Sequence[Use]) -> None:
    """ "Hai nhà lãnh đạo ... tổ chức | họp báo chung": the two of the talks speak to the press."""
    view = finding.view
    for item in view.signs("Ⓔ"):
        mention = item.mention
        if not isinstance(mention, EventMention) or not _PRESS.search(mention.name) or not _GIVE.search(view.masked[: item.at]):
            continue
        subject = _subject(finding, item)
        for local in events_of(finding, item) if len(subject) == 2 else ():
            planned = announced(view.masked[max(0, item.at - 80) : item.at])
            for agent in subject:
                finding.add(agent, local, ParticipantRole.SPEAKER, (item.start, item.end), "press", planned)


def _subject(finding: Finding, item: Item) -> list[Agent]:
    """The two who give it: "hai nhà lãnh đạo" or "Ⓟ và Ⓟ" at the head of the clause."""
    clause = re.split(r"[.;]", finding.view.masked[: item.at])[-1]
    start = item.at - len(clause)
    if re.search(_BOTH + r"[^ⓅⒺ]*$", clause):
        return sides_at_hand(finding.context, finding.view.offset(start))
    two = re.search(r"Ⓟ(?: và|,? cùng| cùng với) (?:ông |bà |ngài )?(?=Ⓟ)Ⓟ[^ⓅⒺ]*$", clause)
    return [agent for agent, _ in agents(finding.view.signs("Ⓟ", start + two.start(), item.at))] if two else []
