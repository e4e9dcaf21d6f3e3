"""Lists of who was there: "Cùng dự có Ⓟ; Ⓟ", "Tham dự Ⓔ, về phía Ⓒ có: Ⓟ, Ⓟ", "Tham gia đoàn có Ⓟ", over several sentences.

Only the list is read; what the listed persons did is said elsewhere. "lãnh đạo các sở, ngành" has no name and is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.context import Context, refer
from kg.model import EventKind, ParticipantRole
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents
from kg.rules.attended.record import lone_event, unnamed_event
from kg.rules.attended.view import Item, joined_before

# What somebody does who is listed, before "có", "gồm", "là": "Cùng dự có", "Cắt băng khai mạc có", "Chủ tọa hội thảo gồm",
# "Đặt bút ký văn kiện là", "Trong số khách mời có", "Bên cạnh đó còn có".
_VERBS = (
    r"[Tt]ham dự|[Dd]ự|[Tt]ham gia|[Cc]ó mặt|[Gg]óp mặt|[Hh]iện diện|[Cc]hứng kiến|[Tt]háp tùng|[Đđ]i cùng|[Cc]ùng đi|[Cc]ùng dẫn|"
    r"[Cc]hủ trì|[Đđ]ồng chủ trì|[Cc]hủ (?:tọa|toạ)|[Đđ]ồng chủ (?:tọa|toạ)|[Đđ]iều hành|[Tt]iếp|[Đđ]ón|[Tt]iễn|[Tt]hành phần|"
    r"[Đđ]oàn|[Tt]hành viên [Đđ]oàn|"
    r"[Cc]ắt băng|[Kk]éo băng|[Đđ]ộng thổ|[Bb]ấm nút|[Nn]hấn nút|[Gg]ắn biển|[Pp]hát biểu|[Tt]rình bày tham luận|[Tt]ham luận|"
    r"(?:[Cc]ác )?[Dd]iễn giả|[Bb]áo cáo viên|[Đđ]ặt bút ký|[Kk]ý|[Đđ]ại diện [^ⓅⓄ.;:]{0,20}ký|(?:[Cc]ác |"
    r"[Nn]hiều )?[Đđ]ại biểu|[Nn]gười trao|[Tt]rao(?! đổi)"
)
_ASIDE = r"[Bb]ên cạnh đó|[Nn]goài ra|(?:[Tt]rong số )?(?:(?:các |những )?(?:vị )?khách mời|[Kk]hách mời|(?:các )?vị khách|đại biểu)"
_INTRO = re.compile(
    r"(?:^[–*+• -]*|(?<=[.;:”)] )|(?<=, )|(?<= [–-] )|(?<=[\wⒸⓄⓉⓋ] )(?=Tham gia đoàn|Cùng đi|Ra đón|Đoàn tháp tùng))"
    rf"(?P<verb>(?:[Cc]ùng |[Cc]ũng |[Tt]ới |[Đđ]ến |[Vv]ề |[Tt]rực tiếp |[Tt]hay mặt [^ⓅⒺ.;:,]{{2,30}} )*(?:{_VERBS}|{_ASIDE}|"
    r"[Vv]ề phía [^.;Ⓟ]{2,60}?|[Pp]hía [^.;:,ⓅⒺ]{1,40}?|(?:[Đđ]oàn(?: đại biểu)? )?(?:tháp tùng|[Tt]háp tùng|"
    r"[Cc]ùng đi(?: với)?|[Tt]iễn|[Tt]iếp|"
    r"(?:[Rr]a (?:tận )?(?:sân bay (?:[^ⓅⒺ.;,]{0,30} )?)?)?[Đđ]ón|[Tt]rao [^ⓅⒺ.;:,]{2,40} cho) Ⓟ)(?!\w))"
    r"(?P<rest>[^.;Ⓟ:]{0,120}?)(?:(?<!\w)(?:còn có|gồm có|có|gồm|là)(?!\w)(?: sự (?:tham dự|tham gia|có mặt|hiện diện|chứng kiến) của|"
    r" các đồng chí| mặt| đại diện)?\s*[:,]?|:)\s*(?=[^.;]{0,90}Ⓟ)"
)
# These were always lists; before another verb's list stand at most styles and the words of an office.
_SURE = re.compile(
    r"(?:cùng |cũng |tới |đến |về )*(?:tham dự|dự|tham gia|có mặt|tháp tùng|đi cùng|cùng đi|cùng dẫn|tiếp|đón|tiễn|chứng kiến|về phía|"
    r"thành phần|đoàn|thành viên|ra )"
)
_LEADS_IN = re.compile(
    r"(?:(?:các|hai|ba|đồng chí|ông|bà|ngài|vị|và|lãnh đạo|đại diện|GS|PGS|"
    r"TS)(?!\w)[\s,:.]*)*(?:[A-ZĐ][^ⓅⒺ.;:]{0,80}?(?:,? (?:ông|bà|đồng chí))?[ ,]+)?"
)
_PRESENCE = re.compile(
    r"(?:tham dự|có mặt|dự)(?: [^.;:,ⓅⒺ]{0,20})?, trong đó có (?=[^.;ⒺⒸⓄ]{0,60}Ⓟ)|"
    r"(?:có|với|dưới) sự (?:tham dự|tham gia|có mặt|hiện diện|chứng kiến|"
    r"góp mặt)(?: và [^.;Ⓟ]{0,30})? của (?=[^.;ⒺⒸⓄ]{0,60}Ⓟ)|"
    # "Buổi họp mặt hôm Ⓓ | có Ⓟ, Ⓟ", "Ⓔ diễn ra sáng Ⓓ, | có Ⓟ tham dự"
    r"(?<=Ⓔ)(?:,? [^ⓅⓄⒺ.;:]{0,70}?)?,? (?:còn |cũng )?có (?:các đồng chí:? |các ông, bà:? )?(?=Ⓟ)"
)
_CHAIRS = re.compile(r"chủ trì|chủ tọa|chủ toạ|điều hành", re.I)
_ROLES = (
    (_CHAIRS, ParticipantRole.CHAIR),
    (re.compile(r"phát biểu|tham luận|diễn giả|báo cáo viên"), ParticipantRole.SPEAKER),
    (re.compile(r"(?:^|đặt bút |đại diện .*)ký(?!\w)"), ParticipantRole.SIGNATORY),
)
_STOP = re.compile(
    r"[.!?](?: |$)|(?<!\w)(?:cho biết|khẳng định|nhấn mạnh|phát biểu|chúc mừng|đã|cho rằng|bày tỏ|để|"
    r"giữa lúc|nhằm|trong khi)(?!\w)"
)


def by_intro(finding: Finding) -> None:
    """Reads the lists of a sentence; each person listed is an attendee, unless the list's verb says more."""
    for match in _INTRO.finditer(finding.view.masked):
        verb, rest = match.group("verb").lower(), match.group("rest")
        if verb.startswith("chủ trì") and "," in rest and not re.search(r"là\s*:?\s*$", finding.view.masked[: match.end()]):
            continue  # "do Ⓟ chủ trì, và có sự tham dự của": the chair stands before
        if not _is_list(finding, match, verb, rest):
            continue
        locals_ = _event(finding, match, verb, rest)
        if not locals_:
            continue
        if not verb.startswith("ra "):  # who came to the airport is told in passing: "Về phía Ⓒ có" goes on with the welcome
            finding.context = finding.context.at_event(locals_)
        _list(finding, locals_, match.end(), verb + rest, f"roster-{_kind(verb)}")
        _before(finding, locals_, match, verb)
        for agent, item in agents(finding.view.signs("ⒸⓉ", match.start(), match.end()), "ⒸⓉ"):
            if re.search(r"[Pp]hía (?:nước |tỉnh |thành phố )?$", finding.view.masked[: item.at]):
                for local in locals_:
                    if item.sign == "Ⓒ" or finding.context.event(local).kind is not EventKind.VISIT:
                        finding.add(agent, local, ParticipantRole.ATTENDEE, (item.start, item.end), "roster-side")


def _is_list(finding: Finding, match: re.Match[str], verb: str, rest: str) -> bool:
    """Whether persons stand right behind the words that introduce them; a colon alone needs a list's verb before it."""
    masked = finding.view.masked
    if re.search(r"(?<!\w)(?:không|chưa|vắng|thay (?:vào đó|thế))(?!\w)", verb + rest):
        return False
    sure = bool(_SURE.match(verb))
    colon = not re.search(r"(?<!\w)(?:có|gồm|là)(?!\w)", masked[match.end("rest") : match.end()])
    listed = sure or _CHAIRS.match(verb) or re.match(r"(?:ký|diễn giả|các diễn giả|khách mời|đại biểu)", verb)
    if colon and (not listed or "phía" in verb):
        return False
    if sure and not colon and "Ⓞ" not in rest:
        return True
    if "Ⓞ" in rest and not masked.startswith("Ⓟ", match.end()):
        return False
    if masked[: match.start()].endswith(", ") and "phía" not in verb:
        return False  # "hội đàm với Ⓟ, trao đổi với lãnh đạo Ⓒ gồm": a verb of somebody who stands before
    gap = masked[match.end() : masked.index("Ⓟ", match.end())]
    return bool(_LEADS_IN.fullmatch(gap)) and not _STOP.search(gap) and (
        "trao" in verb or not re.search(r"(?<!\w)(?:rằng|nếu|khi|vì|cho)(?!\w)", verb + rest)
    )


# A line that opens a list: "Tham dự hội nghị có:", "Thành phần gồm:"; and a line of the list: "- Đồng chí Ⓟ;".
_OPENS_LIST = re.compile(
    r"(?:[Tt]ham dự|[Dd]ự|[Cc]ó mặt|[Tt]hành phần|[Vv]ề phía|[Tt]ham gia)(?!\w)[^.;Ⓟ]{0,120}(?:có|gồm|"
    r"là)(?: các (?:đồng chí|đại biểu|ông, bà))?\s*:\s*$"
)
_GROUP_OF_LIST = re.compile(r"(?:[Cc]ác |[Cc]ùng )[^ⓅⒺ.;:]{3,60}: ?Ⓟ")  # "các nguyên lãnh đạo tỉnh: Ⓟ; Ⓟ."
_LINE_OF_LIST = re.compile(r"[-–+•*\s]*(?:\d+[.)] ?)?(?:Các đồng chí:? ?|Đồng chí |Ông |Bà )?Ⓟ\s*(?:[,;.–(-]|$)")


def by_lines(finding: Finding) -> None:
    """ "Tham dự hội nghị có:" and under it "- Ⓟ;", "- Ⓟ;": each line a participant, until a line is something else."""
    view, context = finding.view, finding.context
    if _OPENS_LIST.search(view.masked):
        event = next(view.signs("Ⓔ"), None)
        locals_ = (events_of(finding, event) if event else ()) or context.current
        finding.context = replace(finding.context, roster=locals_)
    elif context.roster and _of_list(view.masked):
        _list(finding, context.roster, 0, "dự", "roster-lines")
    elif view.masked.rstrip().endswith("Ⓟ;") and any(part.rule.startswith("attended/roster") for part in finding.parts):
        finding.context = replace(context, roster=context.current)  # "Dự hội nghị có: Ⓟ; Ⓟ;" and the next line goes on
    elif context.roster:
        finding.context = replace(context, roster=())


def _of_list(masked: str) -> bool:
    return bool(_LINE_OF_LIST.match(masked) or _GROUP_OF_LIST.match(masked)) and not _STOP.search(masked.rstrip(" ."))


def by_presence(finding: Finding) -> None:
    """ "Ⓔ có sự tham dự của Ⓟ, Ⓟ": the event stands before its list."""
    view = finding.view
    for match in _PRESENCE.finditer(view.masked):
        found = [local for event in joined_before(view, match.start(), "Ⓔ") for local in _referred(finding, event)]
        locals_ = tuple(dict.fromkeys(found))
        if not locals_ and not match.group().startswith("dưới"):  # "dưới sự chứng kiến của Ⓟ" is told of what its own sentence names
            here = view.offset(match.start())
            locals_ = refer(finding.context, "any", here) or lone_event(finding.context, "any", here)
        if locals_:
            _list(finding, locals_, match.end(), "dự", "roster-presence")


def _before(finding: Finding, locals_: tuple[str, ...], match: re.Match[str], verb: str) -> None:
    """ "Trao thiết bị cho | Ⓟ | là Ⓟ": the one who stands inside the introduction was there as well."""
    if not re.search(r"trao .* cho ⓟ$", verb):
        return
    for agent, item in agents(finding.view.signs("Ⓟ", match.start(), match.end())):
        for local in locals_:
            finding.add(agent, local, ParticipantRole.ATTENDEE, (item.start, item.end), "roster-attend")


# "Tới dự Ⓔ, ngoài Ⓟ, | còn có Ⓟ", "Tham gia Ⓔ, ngoài chủ nhà là Ⓟ, còn có"
_BESIDES = re.compile(
    r"(?:^[–*+• -]*|(?<=[.;:”)] )|(?<= [–-] ))(?P<verb>(?:[Cc]ùng |[Tt]ới |[Đđ]ến |[Vv]ề )*(?:[Tt]ham dự|[Dd]ự|[Tt]ham gia|"
    r"[Cc]ó mặt|[Gg]óp mặt|"
    r"[Tt]iếp|[Đđ]ón|[Cc]hứng kiến))(?!\w)(?P<rest>[^.;ⓅⓄ:]{0,100}?),? (?:ngoài|bên cạnh|cùng với) (?P<host>chủ nhà là )?"
    r"(?=[^.;]{0,40}Ⓟ)[^.;]{1,160}?,? (?:còn có|còn)(?!\w)"
)


def by_besides(finding: Finding) -> None:
    """ "Tới dự Ⓔ, ngoài Ⓟ, còn có Ⓟ": both those whom the list adds and those to whom it adds them."""
    view = finding.view
    for match in _BESIDES.finditer(view.masked):
        verb, rest = match.group("verb").lower(), match.group("rest")
        locals_ = _event(finding, match, verb, rest)
        finding.context = finding.context.at_event(locals_)
        _list(finding, locals_, match.end("rest"), verb + rest, "roster-besides")
        host = next(view.signs("Ⓟ", match.end("rest")), None) if match.group("host") else None
        for agent, item in agents([host] if host else []):
            for local in locals_:
                finding.add(agent, local, ParticipantRole.HOST, (item.start, item.end), "roster-besides")


# "Các đồng chí: Ⓟ; Ⓟ; Ⓟ | chủ trì Ⓔ"
_ROW_THEN_VERB = re.compile(
    r"(?:^|(?<=[.;] ))[Cc]ác (?:đồng chí|ông, bà|"
    r"vị)[^ⓅⒺ.;:]{0,40}:? (?=Ⓟ)(?P<row>Ⓟ(?:[^ⓅⒺ.:]{0,60}[;,][^ⓅⒺ.:]{0,40}Ⓟ)*(?: và [^ⓅⒺ.:]{0,20}Ⓟ)?)"
    r"[^ⓅⒺ.;:]{0,40}? (?:đã |cùng |cũng |đồng |tới |đến |về )*(?P<verb>chủ trì|chủ tọa|tham dự|dự|có mặt|chứng kiến|cắt băng)(?!\w)"
)


def by_row(finding: Finding) -> None:
    """A list in front of its verb: "Các đồng chí: Ⓟ; Ⓟ; Ⓟ chủ trì Ⓔ"."""
    view = finding.view
    for match in _ROW_THEN_VERB.finditer(view.masked):
        near = re.match(r"[^ⓅⓄⒺ.;,]{0,40}Ⓔ", view.masked[match.end() :])
        item = view.item_at(match.end() + near.end() - 1) if near else None
        locals_ = _referred(finding, item) if item else finding.context.current or refer(finding.context, "any", view.offset(match.start()))
        for agent, thing in agents(view.signs("Ⓟ", match.start("row"), match.end("row"))):
            for local in locals_:
                finding.add(agent, local, _role(finding, local, match.group("verb")), (thing.start, view.offset(match.end())), "roster-row")


def _referred(finding: Finding, item: Item) -> tuple[str, ...]:
    """The event that a list names: the one known, else one that the article never calls by name."""
    return events_of(finding, item) or unnamed_event(finding, item, sure=True)


def _kind(verb: str) -> str:
    if "phía" in verb:
        return "side"
    return "delegation" if any(word in verb for word in ("tháp tùng", "đoàn", "cùng đi", "đi cùng")) else "attend"


def _event(finding: Finding, match: re.Match[str], verb: str, rest: str) -> tuple[str, ...]:
    """The event of a list: the one that its introduction names, the visit for a delegation, else the current one."""
    view = finding.view
    item = next(view.signs("Ⓔ", match.start(), match.end()), None)
    if item is not None:
        return _referred(finding, item)
    opening, here = view.masked[: match.start()], view.offset(match.end())
    if "phía" in verb and re.search(r"Ⓔ[^Ⓔ.]{0,60}$", opening):
        return events_of(finding, list(view.signs("Ⓔ", 0, match.start()))[-1])
    if re.search(r"sân bay|đón ", opening[-120:] + verb + rest) and "tiễn" not in verb:
        return _visit(finding.context, here, tours="đoàn" in verb + rest.lower())
    if "tiễn" in verb:
        return tuple(known.local for known in finding.context.events if known.family == "farewell")[:1]
    if re.match(r"(?:cùng )?tiếp(?!\w)", verb) and (met := _reception(finding.context, here)):
        return met
    if "đoàn" in verb + rest.lower() or _kind(verb) == "delegation":
        return _visit(finding.context, here) or finding.context.current
    if finding.context.current:
        return finding.context.current
    return refer(finding.context, "any", view.offset(match.start()))


def _reception(context: Context, here: int) -> tuple[str, ...]:
    """The meeting at hand, for "Tiếp đoàn có", "Cùng tiếp có"."""
    met = [known for known in context.events if known.kind is EventKind.MEETING and known.at <= here]
    now = [known.local for known in met if known.local in context.current]
    return tuple(now[-1:] or [known.local for known in met][-1:])


def _visit(context: Context, here: int, tours: bool = True) -> tuple[str, ...]:
    visits = [known for known in context.events if known.kind is EventKind.VISIT and known.at <= here]
    now = [known.local for known in visits if known.local in context.current]
    told = [known.local for known in visits if known.family == "visit"]
    # A delegation goes with the journey; with what it looks at only if nothing else is told.
    return tuple(now[-1:] or told[:1] or [known.local for known in visits if tours][:1])


# "sẽ có sự tham dự của gần 40 lãnh đạo, | Ⓟ hôm 30/3 cho biết": who tells of the list is not on it
_TELLS = re.compile(r"(?: (?:hôm|ngày|sáng|chiều|tối))?[^ⓅⓄⒺ,;.]{0,14} (?:cho biết|cho hay|nói|thông báo|tuyên bố)(?!\w)")


def _list(finding: Finding, locals_: tuple[str, ...], start: int, intro: str, rule: str) -> None:
    stop = _STOP.search(finding.view.masked, start)
    for agent, item in agents(finding.view.signs("Ⓟ", start, stop.start() if stop else None)):
        if re.search(r"(?<!\w)(?:do|của|theo|thay mặt|tiếp|gặp|với) (?:ông |bà |đồng chí )?$", finding.view.masked[start : item.at]):
            continue
        if _TELLS.match(finding.view.masked, item.at + 1):
            continue
        for local in locals_:
            role = _role(finding, local, intro)
            finding.add(agent, local, role, (finding.view.offset(start), item.end), rule)


def _role(finding: Finding, local: str, intro: str) -> ParticipantRole:
    known = finding.context.event(local)
    receives = re.match(r"(?:cùng |thay mặt .{2,30} )*(?:tiếp|đón|ra )", intro)
    if known.kind is EventKind.VISIT:
        return ParticipantRole.HOST if receives else ParticipantRole.VISITOR
    for pattern, role in _ROLES:
        if pattern.search(intro.lower()):
            return role
    return ParticipantRole.HOST if receives and known.kind is EventKind.MEETING else ParticipantRole.ATTENDEE
