"""Subjects that stand away from their verbs, and verbs that tell only a wish: helpers of the clause, no facts.

"Ⓟ chia sẻ lo ngại khi gặp Ⓟ", "Ⓟ dẫn đầu Đoàn đại biểu Ⓒ đã đến thăm", "mong muốn đón Ⓟ tới thăm". It does not look into other sentences.
"""

from __future__ import annotations

import re

from kg.rules.attended.gap import opens_clause, own_doings
from kg.rules.attended.view import Item, View, row
from kg.text.letters import UPPER

_INVITED = re.compile(r"(?<!nhận )(?<!theo )lời mời (?:tới |đến )?Ⓟ[^.;,]*$", re.I)
# "bày tỏ mong muốn đón tiếp Ⓟ tới | thăm Ⓒ": nobody has come yet; "hy vọng ... khi | gặp Ⓟ" has a meeting in it.
_WISHED = re.compile(
    r"(?:mong muốn|mong được|mong chờ|mong sớm|hy vọng|trông đợi|đề nghị|đề xuất|kêu gọi)(?!\w)"
    r"(?![^.;,]*(?<!\w)(?:khi|trong thời gian|sau)(?!\w))[^.;,]*Ⓟ[^.;,]*$"
)

def wished(before: str) -> bool:
    """Whether the words before a verb only wish for it or invite to it."""
    return bool(_INVITED.search(before) or _WISHED.search(before))


_LEADER = re.compile(r"Ⓟ,? (?:đã |sẽ )?(?:dẫn đầu|làm [Tt]rưởng|tham gia) [^ⓅⒺ.;:]{0,80}[ⒸⓄ] (?:đã |sẽ )?(?:tới |đến |sang )?$")


def leader_of_delegation(view: View, floor: int, verb: int) -> Item | None:
    """ "Ⓟ dẫn đầu Đoàn đại biểu cấp cao Ⓒ | đã đến thăm": the one who leads a delegation, not the land that sends it."""
    match = _LEADER.search(view.masked, floor, verb)
    return view.item_at(match.start()) if match else None


# "Ⓟ chia sẻ lo ngại khi | gặp Ⓟ", "“…”, Ⓟ cho biết sau khi | tiếp Ⓟ", "Ⓟ sẽ có các hoạt động ở Ⓒ, bao gồm: | hội đàm với Ⓟ".
_AWAY = re.compile(
    r"(?:(?<!\w)(?:khi|trong thời gian|trong dịp|trong lúc|trong khi)(?: tới| đến| bước vào| kết thúc)? |"
    r"(?:gồm|bao gồm|như|sau|có)(?: việc)?\s*: ?)$"
)
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,.;”] |cho biết |Hôm (?:nay|qua) )(?:ông |bà |đồng chí |Theo [^,]{0,40}, )?(?=Ⓟ)Ⓟ(?: và [^ⓅⒺ.;,]{0,60})? "
    r"(?!trong|tại|của)(?P<rest>[^Ⓟ.;]*)$"
)


# "Ⓟ tiếp Ⓟ, Bộ trưởng Ngoại giao Ⓒ, đang thăm Ⓒ và | dự Ⓔ": what is told beside a name is told of whoever bears it.
_BESIDE_NAME = re.compile(
    r"(?=Ⓟ)Ⓟ(?:, [^ⓅⒺ.;]{3,110})?, (?:người )?(?:hiện |hiện đang |đang )(?:(?:có |trong |ở )*(?:thăm|chuyến|công du|làm việc|công tác|Ⓔ|"
    r"[ⒸⓋⓉ])[^Ⓟ.;,]{0,80} (?:và|để|nhân dịp) (?:tham )?)?$"
)


def subject_away(view: View, verb: int) -> Item | None:
    """The person beside whose name the verb is told, or the only one before a time clause or a list of activities."""
    before = view.masked[:verb]
    beside = _BESIDE_NAME.search(before)
    if beside is not None:
        return view.item_at(beside.start())
    if not _AWAY.search(before):
        return None
    match = _OPENS_CLAUSE.search(before)
    return next(view.signs("Ⓟ", match.start())) if match else None


def far_subject(view: View, verb: int, taken: frozenset[int]) -> tuple[Item, ...]:
    """The persons who open the clause that a verb goes on with: "Ⓟ ăn sáng và | hội kiến Ⓟ", "Ⓟ đến Ⓣ, dự Ⓔ, trao quà và | gặp Ⓟ".

    ``taken`` are the objects of earlier verbs, by their signs' indices: the only persons that may stand behind a comma in between.
    """
    masked = view.masked
    start = max((match.end() for match in re.finditer(rf"[.!?”;] (?=[{UPPER}ⓅⒹ])", masked[:verb])), default=0)
    for item in view.signs("Ⓟ", start, verb):
        if item.at in taken or not opens_clause(masked[start : item.at]):
            continue
        group = row(view, item.at, "Ⓟ")
        if group[-1].at >= verb:
            continue
        between = view.signs("ⓅⓄⒸ", group[-1].at + 1, verb)
        if any(re.search(r"(?<![ⓉⓋ])[,;:] $", masked[: other.at]) and other.at not in taken for other in between):
            continue
        if own_doings(masked[group[-1].at + 1 : verb]):
            return tuple(group)
    return ()


# "Ⓟ, cố vấn của | Ⓟ, gặp Ⓟ", "Ⓟ, theo lời mời của | Ⓟ, thăm Ⓒ": the one beside whose name it stands.
_INSERTED = re.compile(r"Ⓟ, [^ⓅⒺ.;]{3,120} của (?:đồng chí |ông |bà |ngài |cố |cựu |nguyên )?$")


def beside_name(view: View, floor: int, last: Item) -> Item | None:
    """The person beside whose name the words that end with ``last`` stand, None where they stand beside none."""
    match = _INSERTED.search(view.masked, floor, last.at) if view.masked.startswith("Ⓟ,", last.at) else None
    return view.item_at(match.start()) if match and opens_clause(view.masked[: match.start()]) else None
