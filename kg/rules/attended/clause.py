"""A masked sentence in, the verbs that put somebody at an event out, each with its subject and its objects; no facts yet.

Reads "Ⓟ hội đàm với Ⓟ; hội kiến Ⓟ, tiếp Ⓟ" as three verbs of one subject, and "Phát biểu tại Ⓔ, Ⓟ nhấn mạnh" as a verb whose
subject follows. It does not look into other sentences.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon import load_table
from kg.rules.attended.away import beside_name, far_subject, leader_of_delegation, subject_away, wished
from kg.rules.attended.gap import adjoins
from kg.rules.attended.objects import has_unnamed_object, lead_objects
from kg.rules.attended.view import Item, View, row
from kg.text.letters import UPPER

MEETINGS = frozenset(("receive", "welcome", "talks", "audience", "meeting", "work", "contact", "call", "dialogue"))


@dataclass(frozen=True, slots=True)
class Use:
    """A verb in use: ``start``/``end`` are indices of the masked text, ``limit`` is where its objects end."""

    family: str
    verb: str
    start: int
    end: int
    limit: int
    subjects: tuple[Item, ...]
    objects: tuple[Item, ...]
    planned: bool = False
    own_subject: bool = True  # False: inherited from the verb before


_BETWEEN = re.compile(
    r"\s*(?:[,;]|và|cùng|cùng với|,? và|, cùng)?\s*(?:(?:(?:và|cùng|cùng với) )?(?:[Pp]hu nhân|[Đđ]oàn|đại diện|lãnh đạo|"
    r"các|một số|thành viên)(?!\w)[^.:;ⓅⒺ]{0,110})?"
    r"(?:[,;]|và|cùng)?\s*(?:các đồng chí|đồng chí|ông|bà|ngài|lãnh đạo|đại diện|tỉnh|Tỉnh|Thành phố|thành phố)?\s*:?\s*"
)
# "nói chuyện với Ⓟ", "giao lưu với sinh viên"; a chat with a newspaper is no meeting.
_WITH_WHOM = (
    r"(?! (?:thân mật )?(?:với|cùng) (?:(?:các |đông đảo |những |các em )?(?:cựu )?(?:ông |bà |Ⓟ|cán bộ|sinh viên|học sinh|cộng đồng|"
    r"kiều bào|bà con|thanh niên|công nhân|doanh nhân|doanh nghiệp|người Việt|nhân viên|chiến sĩ|trí thức)))"
)
# "trao đổi (về vụ việc) với Ⓟ", "thảo luận trực tiếp cùng Ⓟ": of persons only; "trao đổi thư với Ⓟ" is no meeting.
_EXCHANGE = (
    r"(?! (?:song phương |trực tiếp |riêng |thêm |nhanh )*(?:về [^ⓅⒺ.;,“”]{3,70}? )?(?:với|cùng|cùng với) "
    r"(?:ông |bà |ngài |người (?:đồng cấp |đồng nhiệm )?(?:Ⓒ )?)?Ⓟ)"
)
# "phát biểu trước giảng viên và sinh viên Ⓞ": an audience without a name; a speech before a parliament or the press is another thing.
_TO_AUDIENCE = (
    r"(?! (?:các |đông đảo |hàng trăm |hơn \d+ |những |toàn thể )?(?:học giả|sinh viên|học sinh|giảng viên|giáo sư|thanh niên|cán bộ|"
    r"bà con|kiều bào|cộng đồng|doanh nhân|doanh nghiệp|người Việt|người dân|chiến sĩ|trí thức|nhà khoa học|binh sĩ|công nhân))"
)
_NOT_THE_VERB = {
    "chủ trì": r"(?:,? phối hợp| tổ chức| xây dựng| soạn thảo| thực hiện| nghiên cứu)(?!\w)",
    "dự": r" (?:kiến|án|báo|thảo|luật|khuyết|trữ|toán|phòng|định|tính|đoán|thi|bị|liệu|cảm|tuyển)(?!\w)",
    "tham gia": r"(?! [^.;,ⓅⓄⒸ]{0,40}Ⓔ)",
    "thăm": r" (?:dò|hỏi|khám|nuôi|lẫn|viếng|cấp)(?!\w)",
    "gặp": r" (?:khó|phải|nhiều|một|những|rủi|trở|nạn|lại|thách|sự|vấn|bất|mưa|gió|thuận)(?!\w)",
    "tiếp": r" (?:tục|nhận|theo|nối|cận|xúc|thu|viện|sau|đó|đến|diễn|giáp|thị|sức|thêm|tế|cho)(?!\w)",
    "đón": r" (?:đầu|nhận|Tết|tết|khách|lượng|hơn|gần|khoảng|\d|Xuân|xuân|năm|bằng|mừng|chào|dòng|sóng)(?!\w)",
    "kết luận": r"(?! (?:tại )?Ⓔ)",
    "khai mạc": r"(?! Ⓔ)",
    "bế mạc": r"(?! Ⓔ)",
    "chỉ đạo": r"(?! (?:tại )?Ⓔ)",
    "điều hành": r"(?! (?:phiên )?Ⓔ)",
    "làm việc": r"(?! (?:với|cùng|song phương với) )",
    "tiếp xúc": r" (?:cử tri|với)? ?(?:cử tri|thị trường|thông tin)",
    "đối thoại": r"(?! (?:với|cùng) )",
    "tọa đàm": r"(?! (?:với|cùng) )",
    "ký": r"(?! )",
    "chứng kiến": r" (?:sự|việc nhiều|những thay|nhiều|bước)",
    "trao đổi": _EXCHANGE,
    "thảo luận": _EXCHANGE,
    "phát biểu với": _TO_AUDIENCE,
    "phát biểu trước": _TO_AUDIENCE,
    "giao lưu": _WITH_WHOM,
    "nói chuyện": _WITH_WHOM,
    "trò chuyện": _WITH_WHOM,
    "có mặt": r"(?! [^.;,ⓅⓄⒸ]{0,20}Ⓔ)",
}
# Words before a verb that make a noun or another thing of it, or take the event away: "sự chủ trì của", "không dự", "mời Ⓟ thăm".
_NOUN_BEFORE = re.compile(
    r"(?:sự|việc|ban|trực|gián|liên|kế|nước|vai trò|tiếp tục được|mong muốn|mong|hy vọng|sẵn sàng|để|không|chưa|chưa thể|"
    r"nếu|được mời|đề nghị|khả năng|ủng hộ|"
    r"kinh nghiệm|năng lực|quyền|nhằm|ý kiến|công tác|bảo tàng|cơ hội|nhu cầu|lịch|chương trình|khách|bộ máy)\s+$",
    re.I,
)
# "các thông tin mà Ⓟ | trao đổi cùng Ⓟ" are told of, not the meeting.
_WHAT_THEY_SAID = re.compile(r"(?<!\w)(?:mà|điều|những gì) (?:ông |bà )?Ⓟ(?: (?:đã|vừa|từng))* $")
# "Ⓟ lên đường tới Ⓒ để | dự Ⓔ": whoever travels for it is there.
_ON_THE_WAY = re.compile(
    r"(?<!\w)(?:tới|đến|sang|rời|lên đường|lên máy bay|về|bay|(?:đang|có mặt|hiện)(?: có mặt)? (?:ở|tại)) (?:[^ⓅⒺ.;,]|, (?=[ⒸⓋⓉ])){0,60}"
    r"để (?:tham )?$"
)
_INVITES = re.compile(r"(?<!nhận lời )(?<!theo lời )(?<!lời )(?<!được )mời [^.;]*$", re.I)
_TO_COME = re.compile(r"(?:tuần|tháng|năm) tới|sắp tới|ngày mai|thời gian tới")
_PLANNED_WITH = re.compile(r"(?<!\w)(?:sẽ|dự kiến) (?:cùng|cùng với) [^ⓅⒺ.;]{0,60}$")  # "Ⓟ sẽ cùng lãnh đạo các nước | Ⓒ dự Ⓔ"
_PLANNED = re.compile(r"(?:^|\W)(?:sẽ|dự kiến|sắp|chuẩn bị|khẳng định sẽ)(?!\w)", re.I)


# "Ⓟ đã có Ⓔ", "Ⓟ tiến hành Ⓔ": verbs that say no more than that the event took place.
_HAVE = re.compile(
    r"(?<!\w)(?<!về )(?:có|tiến hành|thực hiện|bắt đầu|mở đầu|khởi động|hoàn tất|hoàn thành|kết thúc(?: tốt đẹp)?|khép lại|tiếp tục|"
    r"dành thời gian có|đang (?:trong|ở trong)|đang ở [ⒸⓉⓋ] trong|lên đường)(?= (?:các |một |nhiều |hàng loạt |những |chung |loạt )*Ⓔ)",
    re.I,
)
_HAVING = re.compile(r"\s*(?:các |một |nhiều |hàng loạt |những |chung |loạt |tốt đẹp |trong |Ⓔ (?:hẹp |song phương )?và |Ⓔ, )*")


@functools.cache
def _verbs() -> dict[str, tuple[str, bool]]:
    return {row["verb"]: (row["family"], row["object"] == "1") for row in load_table("event-verbs")}


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_verbs(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.I)


def find_uses(view: View) -> list[Use]:
    """The verbs in use in the sentence, in order."""
    matches = [match for match in _pattern().finditer(view.masked) if _in_use(view.masked, match)]
    taken = [match.span() for match in matches]
    matches += [match for match in _HAVE.finditer(view.masked) if not any(a < match.end() and match.start() < b for a, b in taken)]
    matches.sort(key=lambda match: match.start())
    uses: list[Use] = []
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else len(view.masked)
        use = _use(view, match, following, uses)
        if use is not None:
            uses.append(use)
    return _shared(uses, view)


def _in_use(masked: str, match: re.Match[str]) -> bool:
    verb, before, after = match.group().lower(), masked[: match.start()], masked[match.end() :]
    blocked = _NOT_THE_VERB.get(verb)
    if blocked and re.match(blocked, after):
        return False
    if verb in ("trao đổi", "thảo luận") and _WHAT_THEY_SAID.search(before):
        return False
    if _NOUN_BEFORE.search(before[-24:]) and not _ON_THE_WAY.search(before[-70:]):
        return False
    return not (_INVITES.search(before[-80:]) or wished(before[-100:]))


def _use(view: View, match: re.Match[str], following: int, earlier: list[Use]) -> Use | None:
    verb = match.group().lower()
    family, needs_object = _verbs().get(verb, ("have", True))
    limit = _limit(view.masked, match.end(), following)
    objects, _ = lead_objects(view, match.end(), limit)
    previous = earlier[-1] if earlier and not _new_sentence(view.masked, earlier[-1].end, match.start()) else None
    if family in MEETINGS and objects and re.search(r"(?<!\w)(?:tại|ở|trong)(?!\w)", view.masked[match.end() : objects[0].at]):
        objects = ()  # "tiếp tại Ⓞ" tells where, not whom
    subjects, own = _subjects(view, match.start(), previous)
    if not subjects:
        subjects, objects = _subject_after(view, match, limit, objects)
    if not subjects:
        subjects = far_subject(view, match.start(), frozenset(item.at for use in earlier for item in use.objects))
    if family in ("receive", "welcome") and not objects and (passive := _PASSIVE.search(view.masked[: match.start()])):
        objects = tuple(row(view, passive.start(), "Ⓟ"))  # "Ⓟ được | Ⓟ tiếp"
    if needs_object and not objects and family in MEETINGS and not has_unnamed_object(view.masked, match.end()):
        return None
    aside = re.search(r"(?<!\w)(?:khi|trong thời gian|trong dịp)(?: tới| đến)? $", view.masked[: match.start()])
    near = match.start() if aside else subjects[-1].at if subjects and own and subjects[-1].at < match.start() else match.start() - 24
    planned = bool(
        _PLANNED.search(view.masked[max(0, near) : match.start()])
        or _TO_COME.search(view.masked[match.end() : min(limit, match.end() + 60)])
    )
    if subjects and own and _PLANNED_WITH.search(view.masked[: subjects[0].at]):
        planned = True
    planned = planned or (not own and previous is not None and previous.planned)
    return Use(family, verb, match.start(), match.end(), limit, subjects, objects, planned, own)


_PASSIVE = re.compile(
    r"Ⓟ(?:(?!(?:mong|muốn|hy vọng|đề nghị|lời)(?!\w))[^ⓅⒺ.;]){0,60} được (?:đồng chí |ông |bà )?(?=Ⓟ)Ⓟ"
    r"(?: (?:trực tiếp|thân mật|trọng thể|long trọng|đích thân|ra|tới))* $"
)


def _new_sentence(masked: str, start: int, end: int) -> bool:
    return bool(re.search(rf"[.!?”] [{UPPER}ⓅⒹⓄ]", masked[start:end]))


def _limit(masked: str, start: int, following: int) -> int:
    """A verb's objects end with its sentence, at the latest where the next verb begins."""
    stop = re.compile(rf"(?<![ .][{UPPER}])[.!?](?: |$)").search(masked, start, following)
    return stop.start() if stop else following


def _subjects(view: View, verb: int, previous: Use | None) -> tuple[tuple[Item, ...], bool]:
    """The subject group before the verb, or the previous verb's subject in a chain ("hội đàm với Ⓟ, hội kiến Ⓟ")."""
    floor = previous.end if previous else 0
    last = None
    for item in view.signs("ⓅⓄⒸⓉ", floor, verb):
        last = item
    if last is not None and (holder := beside_name(view, floor, last)) is not None and adjoins(view.masked[last.at + 1 : verb]):
        return (holder,), True
    if last is not None and _INVITER.search(view.masked[: last.at]) and not re.match(r"Ⓟ,", view.masked[last.at : last.at + 2]):
        if not view.masked.startswith(",", last.at + 1):
            return (), True  # "chuyển lời mời của | Ⓟ thăm Ⓒ": who invites does not go
        last = None  # "thăm Ⓒ theo lời mời của Ⓞ, | hội kiến Ⓟ": the verb goes on behind the invitation
    if last is not None and last.sign == "Ⓟ" and _OWNER.search(view.masked[: last.at]) and view.masked[last.at + 1] != ",":
        return (), True  # "một trợ lý của | Ⓟ đã gặp Ⓟ": not the one whose man it is
    if last is not None and _ASIDE_OF.search(view.masked[: last.at]):
        return (), True  # "A, đặc phái viên của | Ⓟ, đã gặp": the one beside whose name it stands
    if last is not None and _FOR_ANOTHER.search(view.masked[: last.at]):
        # "Ⓟ thay mặt | Ⓟ dự": the one who is represented is not there.
        last = next((item for item in reversed(list(view.signs("Ⓟ", floor, last.at)))), None)
    elif last is not None and last.sign != "Ⓟ" and (leader := leader_of_delegation(view, floor, verb)):
        last = leader
    elif last is not None and last.sign != "Ⓟ" and not (adjoins(view.masked[last.at + 1 : verb], False) and stands_free(view, last)):
        # "Ⓟ đã dẫn đầu đoàn đại biểu Ⓒ với quy mô lớn tham dự": the nearest name is not the subject.
        last = next((item for item in reversed(list(view.signs("Ⓟ", floor, verb)))), last)
    if previous is not None and last in previous.objects and _WITH_OTHERS.match(view.masked, last.at + 1):
        last = None  # "Ⓟ gặp Ⓟ và các quan chức Ⓒ | gặp": whom one met is not who meets
    chained = bool(previous and last is not None and _CHAINED.match(view.masked, last.at + 1))
    if last is not None and not chained and adjoins(view.masked[last.at + 1 : verb], last.sign == "Ⓟ"):
        group = tuple(item for item in group_before(view, last, floor) if item.sign == "Ⓟ" or stands_free(view, item))
        if any(item.sign in "ⓅⓄ" for item in group):
            group = tuple(item for item in group if item.sign in "ⓅⓄ")
        if group and re.search(r"[,;] (?:và )?cùng (?:với )?$", view.masked[: group[0].at]):
            return (*_lead_subject(view, group[0].at, previous), *group), True
        if group:
            return group, True
    if (away := subject_away(view, verb)) is not None:
        return (away,), True
    if previous is not None and _joined(view.masked[previous.end : verb]):
        return previous.subjects, False
    return (), True


_WITH_OTHERS = re.compile(r" (?:và|cùng) (?:các|một số|nhiều|lãnh đạo|đại diện|quan chức)(?!\w)")
_JOINT = re.compile(r"[,;…]|(?<!\w)(?:và|rồi|cũng như|đồng thời)(?!\w)")


def _joined(gap: str) -> bool:
    """Whether a verb goes on with the subject of the one before: only auxiliaries stand between it and a comma or "và"."""
    ends = [match.end() for match in _JOINT.finditer(gap)]
    return adjoins(gap[ends[-1] if ends else 0 :])


def _lead_subject(view: View, at: int, previous: Use | None) -> tuple[Item, ...]:
    """Whom "; cùng Ⓟ dự" goes with: the subject of the verb before, or the person that the sentence is about."""
    if previous is not None:
        return previous.subjects
    return tuple(list(view.signs("Ⓟ", 0, at))[-1:])


_INVITER = re.compile(r"mời của (?:đồng chí |ông |bà |ngài )?$")
_OWNER = re.compile(r"(?:(?:của|theo lời)|(?:^|[.;”,] )[Tt]heo) (?:đồng chí |ông |bà |ngài )?$")
_ASIDE_OF = re.compile(
    r"[^Ⓟ], (?:[Đđ]ặc phái viên|người|em|con|vợ|phu nhân|trợ lý|cố vấn|đại diện|phát ngôn viên)(?!\w)"
    r"[^,ⓅⒺ.;]{0,80}của (?:cố |cựu |nguyên )?$"
)
_FOR_ANOTHER = re.compile(r"(?:thay mặt|thay cho|đại diện cho)(?: cho)? $")
_CHAINED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:[,;…]|và (?!(?:[Pp]hu nhân|[Đđ]oàn|đại diện|lãnh đạo|các ))|cũng như |"
    r"cùng (?:dự|thăm|tham))"
)
_FREE = re.compile(
    r"(?:^|[,;:.”(–-]\s*|(?:^|[\s“])(?:và|cùng|cùng với|[Ll]ãnh đạo|đại diện|đại diện lãnh đạo|[Tt]ỉnh|[Tt]hành phố|"
    r"[Đđ]oàn|[Đđ]oàn đại biểu(?: cấp cao)?|[Đđ]oàn công tác(?: của)?|[Cc]hính phủ|"
    r"[Hh]ôm nay|[Hh]ôm qua|[Tt]heo đó,|[Ss]áng nay|[Cc]hiều nay|[Tt]hời gian qua|Ⓓ)\s)$"
)


def stands_free(view: View, item: Item) -> bool:
    """Whether a body or a land is a noun phrase by itself, not the end of another: "Chủ tịch | Quốc hội", "Nhà | Quốc hội"."""
    before = view.masked[: item.at]
    return bool(_FREE.search(before)) and not re.search(r"[ⓋⓉ],\s*$", before)


def group_before(view: View, last: Item, floor: int = 0) -> tuple[Item, ...]:
    """The items joined to ``last`` by commas, "và", "cùng": "Ⓟ, Ⓟ và đại diện các sở, Ⓞ"."""
    group = [last]
    if re.search(r"lời mời của [^.;]*Ⓟ[^ⓅⒺ.;]{0,20}, $", view.masked[: last.at]):
        return (last,)  # "Nhận lời mời của Ⓟ và Ⓟ, | Ⓟ sẽ thăm": who invites does not go
    for item in reversed(list(view.signs("ⓅⓄⒸⓉ", floor, last.at))):
        if re.search(r"(?:của|với|cho|mời|theo|bởi|Theo|tiếp|đón|gặp|[Pp]hu nhân) $", view.masked[: item.at]):
            break
        if not _BETWEEN.fullmatch(view.masked[item.at + 1 : group[-1].at]):
            break
        group.append(item)
    return tuple(reversed(group))


def _subject_after(view: View, match: re.Match[str], limit: int, objects: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """ "Phát biểu tại Ⓔ, Ⓟ nhấn mạnh": a sentence that opens with the verb has its subject after the first comma."""
    opening = view.masked[: match.start()]
    if match.group() == "trao đổi" and re.search(r"(?:^|, )[Tt]rong $", opening):
        opening = ""  # "Trong trao đổi với Ⓟ, | Ⓟ nhấn mạnh"
    if not re.fullmatch(
        r"(?:[“\"(\s]|[Tt]ới|[Đđ]ến|[Ss]ang|[ⒸⓋ]|nay(?=[ ,])|qua(?=[ ,])|[Hh]ôm|ngày|"
        r"\d[\d/.-]*|[Ss]áng|[Cc]ũng|Ⓓ|[Kk]hi|[Ss]au khi|[Tt]rước khi|[Tt]ại (?:đây|[ⓉⓋⒸ])|"
        r"[Pp]hát biểu(?= (?:trong |ngay )?(?:khi|lúc) )|[Ll]úc|"
        r",|[Nn]hân dịp này|Theo [^,Ⓟ]{3,40},|[Cc]hiều|[Tt]ối|[Tt]rưa|theo giờ [^,Ⓟ]{3,20}|"
        r"(?:[Cc]ũng )?[Tt]rong (?:thời gian|dịp|khi)|[Nn]hân dịp|[Tt]rực tiếp|[Tt]hay mặt [^Ⓟ,]{0,60})*",
        opening,
    ):
        return (), objects
    for item in view.signs("ⓅⓄ", match.end()):
        gap = view.masked[match.end() : item.at]
        if re.search(r"(?<!\w)(?:có|gồm|là)(?!\w)", gap):
            return (), objects
        follows = view.masked[item.at + 1 : item.at + 14]
        if (
            re.search(r"[,:]\s*(?:đồng chí |ông |bà )?$", gap)
            and re.match(
                r"(?: [a-zà-ỹđ]|,? [^ⓅⒺ]|"
                r"[.:])",
                follows,
            )
            and not re.match(r"[,;]? (?:và |cùng )?Ⓟ", follows)
        ):
            return (item,), tuple(thing for thing in objects if thing.at < item.at)
    return (), objects


def _shared(uses: list[Use], view: View) -> list[Use]:
    """ "dự và chỉ đạo Ⓔ": verbs joined by "và" or a comma share the object that follows the last of them."""
    done: list[Use] = []
    for use in reversed(uses):
        if not use.objects and done:
            after = done[-1]
            joint = view.masked[use.end : after.start]
            if re.fullmatch(r"(?:,| và|, và|/|có|các|bài|\s|đồng thời|trực tiếp)*", joint) and after.family not in MEETINGS:
                use = Use(use.family, use.verb, use.start, use.end, use.limit, use.subjects, after.objects, use.planned, use.own_subject)
        done.append(use)
    return list(reversed(done))


def find_have(view: View, uses: Sequence[Use], event: Item) -> tuple[tuple[Item, ...], bool]:
    """Who "had" the event: the subject of "đã có Ⓔ" or "dự Ⓔ", and whether it is only to come."""
    for use in reversed(uses):
        if use.start < event.at and use.family in ("have", "attend", "chair") and _HAVING.fullmatch(view.masked[use.end : event.at]):
            return use.subjects, use.planned
    return (), False
