"""Countries and provinces that take part themselves: "đoàn đại biểu Ⓒ dự Ⓔ", "Ⓒ đăng cai Ⓔ", "3 nước Ⓒ - Ⓒ - Ⓒ".

The countries behind the persons of a bilateral talk are left out: the persons are the participants.
"""

from __future__ import annotations

import re

from kg.model import EventKind, EventMention, ParticipantRole, PersonMention, PlaceKind
from kg.rules.attended.clause import stands_free
from kg.rules.attended.conference import events_of
from kg.rules.attended.part import Finding, agents, person, place_agent
from kg.rules.attended.view import Item, places

_DELEGATION = re.compile(
    r"Ⓒ(?: đã| sẽ| cũng| được mời| lần đầu tiên| lần đầu| tích cực| với quy mô lớn nhất| tiếp tục| lần thứ \w+)*"
    r" (?:tham dự|dự|tham gia)(?: thảo luận)?(?: tại)?(?: tất cả)? ?[^ⓅⓄⒸ.;,]{0,40}?(?=Ⓔ)"
)
_SHALL_WITH = re.compile(r"(?<!\w)(?:sẽ|dự kiến) (?:cùng|cùng với|dẫn đầu|làm trưởng) [^ⓅⒺ.;]{0,60}$")  # "Ⓟ sẽ cùng lãnh đạo Ⓒ và | Ⓒ dự Ⓔ"
_HOSTS = re.compile(r"Ⓒ (?:đã |sẽ |lần đầu tiên |tiếp tục |đang )*(?:đăng cai|là chủ nhà|làm chủ nhà|chủ nhà)(?: tổ chức)?")
_HOSTED = re.compile(
    r"(?=Ⓔ)Ⓔ[^ⓅⒺ.;]{0,30}? (?:do|mà) (?=Ⓒ)Ⓒ (?:làm|là|giữ vai trò)? ?(?:chủ nhà|đăng cai|chủ trì tổ chức|"
    r"chủ tọa)"
)
_INVITES = re.compile(r"Ⓒ mời (?=Ⓒ)Ⓒ (?:tham )?dự (?=Ⓔ)")
# "mời lãnh đạo Ⓒ, | Ⓒ dự": who is invited need not come.
_INVITED = re.compile(r"(?<!\w)(?<!được )mời (?!của)[^ⓅⒺ.;]{0,60}$")


def by_nation(finding: Finding) -> None:
    """Reads what countries do at conferences."""
    view = finding.view
    if "Ⓔ" not in view.masked or "Ⓒ" not in view.masked:
        _provinces_meet(finding)
        return
    for pattern, role in ((_DELEGATION, ParticipantRole.ATTENDEE), (_HOSTS, ParticipantRole.HOST), (_HOSTED, ParticipantRole.HOST)):
        for match in pattern.finditer(view.masked):
            country = next(view.signs("Ⓒ", match.start(), match.end()))
            event = next(view.signs("Ⓔ", match.start() if pattern is _HOSTED else match.end() - 1), None)
            if event is not None and not (pattern is _DELEGATION and _INVITED.search(view.masked[: country.at])):
                planned = " sẽ " in match.group() or bool(_SHALL_WITH.search(view.masked[: country.at]))
                if pattern is not _DELEGATION or (stands_free(view, country) and not leader_stands(finding, country)):
                    _add(finding, country, event, role, _HOSTS is pattern, planned)
    for match in _INVITES.finditer(view.masked):
        host, guest = list(view.signs("Ⓒ", match.start(), match.end()))[:2]
        event = view.item_at(match.end())
        _add(finding, host, event, ParticipantRole.HOST)
        _add(finding, guest, event, ParticipantRole.ATTENDEE)
    _provinces_meet(finding)


def leader_stands(finding: Finding, country: Item) -> bool:
    """ "Lãnh đạo Hàn Quốc cũng dự" is about a person whom the article names."""
    leaders = dict(finding.context.leaders)
    named = getattr(country.mention, "key", "") in leaders
    return named and bool(re.search(r"[Ll]ãnh đạo (?:nước )?$", finding.view.masked[: country.at]))


def _add(finding: Finding, country: Item, event: Item, role: ParticipantRole, near: bool = False, planned: bool = False) -> None:
    mention = event.mention
    if not isinstance(mention, EventMention) or mention.kind in (EventKind.VISIT, EventKind.MEETING):
        return
    if near and not re.fullmatch(r"Ⓒ[^ⓅⒺ.;]{0,60}", finding.view.masked[country.at : event.at]):
        return
    span = (min(country.start, event.start), max(country.end, event.end))
    for local in events_of(finding, event):
        for agent, _ in agents([country], "Ⓒ"):
            finding.add(agent, local, role, span, "nation", planned)


_BETWEEN = re.compile(r"(?:\d nước|giữa (?:các )?(?:tỉnh|nước)?|các tỉnh|các nước)")


def _provinces_meet(finding: Finding) -> None:
    """A name that counts or lists its participants: "Hội nghị ... 3 nước Ⓒ - Ⓒ - Ⓒ", "Gặp gỡ ... với Bí thư Tỉnh ủy các tỉnh Ⓣ, Ⓣ"."""
    for event in finding.view.signs("Ⓔ"):
        mention = event.mention
        if not isinstance(mention, EventMention) or not mention.named or mention.kind in (EventKind.VISIT, EventKind.OTHER):
            continue
        if "giữa" in mention.name and mention.kind is EventKind.CONFERENCE:
            _summit(finding, event)
        kind = PlaceKind.COUNTRY if re.search(r"\d nước", mention.name) else PlaceKind.PROVINCE
        inner = places(event.inside, kind)
        if len(inner) < 2 or not _BETWEEN.search(mention.name):
            continue
        for place in inner:
            agent = place_agent(place)
            if agent is not None:
                for local in events_of(finding, event):
                    finding.add(agent, local, ParticipantRole.ATTENDEE, (event.start, event.end), "nation-in-name")


def _summit(finding: Finding, event: Item) -> None:
    """ "cuộc họp thượng đỉnh giữa Ⓟ và Ⓟ": the persons in the name of a summit."""
    who = [mention for mention in event.inside if isinstance(mention, PersonMention)]
    if len(who) != 2:
        return
    for mention in who:
        for local in events_of(finding, event):
            finding.add(person(mention), local, ParticipantRole.ATTENDEE, (event.start, event.end), "summit")
