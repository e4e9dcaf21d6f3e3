"""Arrivals that are told as visits: "Ⓟ đến Ⓒ năm 2000, Ⓟ đến năm 2006", "lần đầu tiên Ⓟ tới Ⓒ", "Ⓟ sang Ⓒ tháng 4, tiền trạm cho Ⓔ".

Only with a time of its own, a count or an errand; who comes to a land for a conference ("đến Ⓒ dự Ⓔ") is told as its participant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import AgentKind, DateMention, PersonMention
from kg.rules.attended.clause import Use
from kg.rules.attended.gap import adjoins
from kg.rules.attended.pair import at_home as ours
from kg.rules.attended.part import Finding, agents, title_and_name
from kg.rules.attended.view import Item, View
from kg.rules.attended.visit import HOST, VISITOR, at_home, establish_visit

_COME = r"(?:(?:quay |trở )?(?:lại|về) )?(?:đến|tới|sang|có mặt (?:tại|ở)|đặt chân (?:đến|tới|lên))"
_ARRIVES = re.compile(rf"(?<!\w){_COME} (?:thăm )?(?:nước |đất nước )?(?=Ⓒ)")
_COUNT = r"(?: (?:lần (?:đầu(?: tiên)?|gần (?:đây )?nhất|thứ \w+|cuối)|trên cương vị [^ⓅⒺ.;,]{3,40}))"
# Behind the land: a year or a month ("năm 1998", "hồi tháng 4/2017"), a count, an errand.
_TIMED = re.compile(rf"{_COUNT}?,?(?: (?:vào|hồi|trong|từ|cuối|đầu|giữa))* ?(?=Ⓓ)Ⓓ(?! ?(?:để |nhằm )?(?:tham )?dự)(?!\w)")
_COUNTED = re.compile(rf"{_COUNT}(?!\w)")
_ERRAND = re.compile(r"(?:[ ,][^ⓅⒺ.;]{0,24})?,? (?:để )?(?:tiền trạm|dọn đường|mở đường)(?: cho)? ")
_TIMES_BEFORE = re.compile(r"(?:lần (?:đầu(?: tiên)?|thứ \w+|gần (?:đây )?nhất|cuối(?: cùng)?)|kể từ khi|từ khi)(?: mà)? $", re.I)
# "…, Ⓟ đến Ⓓ": the land is that of the arrival before.
_AGAIN = re.compile(rf",? (?:và |còn )?(?=Ⓟ)Ⓟ (?:(?:thì|cũng|đã) )*{_COME}(?: (?:vào|hồi))? (?=Ⓓ)")
_OFFICE = re.compile(
    r"(?:(?:nguyên|cựu|cố|tân|quyền|[Pp]hó|[Tt]ổng|[Nn]hà vua|[Nn]ữ) )*"
    r"(?:[Tt]hủ tướng|[Tt]ổng thống|[Cc]hủ tịch|[Bb]ộ trưởng|[Tt]hứ trưởng|[Nn]goại trưởng|[Bb]í thư|"
    r"[Qq]uốc vương|[Nn]hật hoàng|[Đđ]ại sứ|[Cc]ông chúa|[Hh]oàng)"
)
_LEADERS = re.compile(r"(?<!\w)(?:tổng thống|thủ tướng|nguyên thủ|lãnh đạo|ngoại trưởng|bộ trưởng|quốc vương|chủ tịch nước)(?!\w)", re.I)
_NO_VISIT = re.compile(r"(?<!\w)(?:không|chưa|nếu|mời|muốn|mong|đề nghị|định cư|di cư|tị nạn|học|sinh sống|đưa|chuyển|gửi|sẽ|cử)(?!\w)")


def by_arrival(finding: Finding, uses: Sequence[Use]) -> None:
    """Reads arrivals; one that a visit of the same two tells already is that visit."""
    view = finding.view
    for match in _ARRIVES.finditer(view.masked):
        land, who = view.item_at(match.end()), _who(view, match.start())
        if who is None or _NO_VISIT.search(view.masked[who.at : match.start()]):
            continue
        day = _timed(view, land.at + 1)
        counted = _COUNTED.match(view.masked, land.at + 1) or _TIMES_BEFORE.search(view.masked[: who.at])
        if day is None and not (counted and not _comes_for(view, land)) and not _ERRAND.match(view.masked, land.at + 1):
            continue
        if _arrived(finding, who, land, match.start(), day):
            _again(finding, land)


def _who(view: View, verb: int) -> Item | None:
    """The person right before the verb."""
    who = list(view.signs("Ⓟ", 0, verb))[-1:]
    return who[0] if who and adjoins(view.masked[who[0].at + 1 : verb]) and len(view.masked[who[0].at : verb]) < 60 else None


def _comes_for(view: View, land: Item) -> bool:
    """Whether an event follows for which the person came."""
    return bool(re.match(r"[^ⓅⒺ.;]{0,60}(?<!\w)dự(?!\w)", view.masked[land.at + 1 :]))


def _timed(view: View, start: int) -> DateMention | None:
    match = _TIMED.match(view.masked, start)
    mention = view.item_at(match.end() - 1).mention if match else None
    return mention if isinstance(mention, DateMention) else None


def _arrived(finding: Finding, who: Item, land: Item, verb: int, day: DateMention | None) -> bool:
    visitor, host = agents([who])[0][0], agents([land], "Ⓒ")[0][0]
    official = visitor.name in dict(finding.context.lands) or _titled(finding.view, who) or bool(_LEADERS.search(finding.view.masked))
    if host.kind is not AgentKind.COUNTRY or not official or at_home(finding, visitor, host) or (host.key == "VN" and ours(visitor.name)):
        return False
    span = (min(who.start, land.start), max(land.end, who.end))
    name = f"{title_and_name(finding.view, who)} {finding.view.words(verb, land.at + 1).strip()}"
    known = establish_visit(finding, name, visitor, [host], span, day, False)
    finding.add(visitor, known.local, VISITOR, span, "visit-arrival")
    finding.add(host, known.local, HOST, span, "visit-host")
    return True


def _titled(view: View, who: Item) -> bool:
    """Whether an office stands with the name, and not a mere style: "ca sĩ", "ông"."""
    mention = who.mention
    if not isinstance(mention, PersonMention) or mention.inferred:
        return False
    base, text = view.sentence.sentence.start, view.sentence.sentence.text
    return bool(_OFFICE.match(text, mention.span_start - base, mention.start - base))


def _again(finding: Finding, land: Item) -> None:
    """ "Ⓟ đến Ⓒ Ⓓ, | Ⓟ đến Ⓓ": the next arrival in the same land."""
    view = finding.view
    match = _AGAIN.search(view.masked, land.at + 1)
    if match is None or re.search(r"[.;]", view.masked[land.at : match.start()]):
        return
    who, day = next(view.signs("Ⓟ", match.start())), view.item_at(match.end()).mention
    visitor, host = agents([who])[0][0], agents([land], "Ⓒ")[0][0]
    if isinstance(day, DateMention) and not at_home(finding, visitor, host):
        span = (who.start, view.offset(match.end() + 1))
        known = establish_visit(finding, f"{title_and_name(view, who)} đến {host.name}", visitor, [host], span, day, False)
        finding.add(visitor, known.local, VISITOR, span, "visit-arrival")
        finding.add(host, known.local, HOST, span, "visit-host")
