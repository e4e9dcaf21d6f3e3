"""Finds the names of documents in a sentence, and says which are signed: "ký Bản ghi nhớ về hợp tác nghề cá".

In: an ``AnnotatedArticle`` and a sentence's index. Out: ``Document``s that are signed or in force. It does not say whose they are,
and leaves out what is negotiated ("sớm ký kết Thỏa thuận …") and treaties of the world (UNCLOS, CPTPP).

A name is written with a capital ("Hiệp định …"), or small: right after the verb ("ký bản ghi nhớ về …"), after a document that is
signed ("… và thoả thuận về …"), or in a list of signed papers ("lễ ký các văn kiện: bản ghi nhớ về …; thoả thuận về …"), which
may go on in lines of their own ("- Bản ghi nhớ …").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import AnnotatedArticle
from kg.rules.cues import alternatives
from kg.text.letters import UPPER

# Written small, only right after the verb or beside another: "ký bản ghi nhớ về hợp tác nghề cá", "và “nghị định thư tài chính về …”".
_SMALL_KINDS = (
    r"(?:hiệp định|thỏa thuận|thoả thuận|nghị định thư|biên bản ghi nhớ|bản ghi nhớ|biên bản thỏa thuận|biên bản thoả thuận"
    r"|bản thỏa thuận|bản thoả thuận|biên bản hợp tác|hiệp ước|ý định thư|hợp đồng(?! lao động)|công hàm trao đổi"
    r"|(?:kế hoạch|chương trình) (?:hợp tác|hành động)|tuyên bố tầm nhìn)"
)
# After the kind, what tells nothing of the subject: "thỏa thuận này", "hợp đồng trị giá 3 tỷ USD", "bản ghi nhớ được ký".
_NO_SUBJECT = (
    r"(?:này|trên|đó|ấy|nào|khác|được|sẽ|đã|có|ký|mà|vừa|đang|sau|như|của|trước|tại|là|và|hay|hoặc|để|nhằm|nhân|vào|năm|ngày|tháng|hồi"
    r"|trị giá|trong|nói|hai|từ|theo|với nhau|giữa (?:hai (?:bên|nước|nhà)|các|lãnh đạo)|nhất|vẫn|cũng|quan trọng|lớn"
    r"|hợp tác (?:này|đã|được|giữa hai))"
)
_SMALL_NAME = rf"[“\"‘']?(?P<name>{_SMALL_KINDS} (?!{_NO_SUBJECT}(?!\w))[\w“\"(]+)"
_SMALL = re.compile(rf"\b(?:ký|ký kết|trao đổi|trao|gia hạn) (?:kết )?(?:(?:thêm|lại|được|một(?! số)|bản|văn kiện|tắt) )*{_SMALL_NAME}")
# "thực hiện hiệp định giữa Chính phủ nước CHXHCN Việt Nam và Chính phủ nước Cộng hòa Bulgaria về …"
_SMALL_BETWEEN = re.compile(
    rf"\b(?:ký|thực hiện|triển khai|theo|phê chuẩn|gia hạn) (?P<name>{_SMALL_KINDS} giữa\s)(?!hai (?:bên|nước|nhà)|các|lãnh)"
)
_SMALL_ITEM = re.compile(
    rf"(?:[:;,]|như|gồm|có|nhằm|(?<=\s)(?:và|là|-|–|\+)) (?:\(?\w{{1,3}}\) )?(?:sửa đổi )?{_SMALL_NAME}"
)
_SMALL_NEXT = re.compile(rf"[\s,;)”\"’']*(?:và|cũng như|cùng|,|;) (?:(?:một|ký) )?{_SMALL_NAME}")

# ---- where a name ends -----------------------------------------------------------------------------------------
# A word that leads on to what is no part of the name: "… chống rửa tiền có …".
_TRAILING = re.compile(r"(?: vừa| mới| có| giai đoạn| về| trong| và| với| của| cùng| tại| cho| đến| tới)+$")
_CLOSING = ("”", "’", '"')  # a name in quotation marks is whole: “hiệp định thương mại mới”
_SHORTEST = 4  # words of a name that says something

# ---- signed, or only hoped for ---------------------------------------------------------------------------------
_HOPE = re.compile(
    r"(?:sớm|sẽ|đề nghị|thúc đẩy|tiến tới|ủng hộ|dự kiến|chuẩn bị|xem xét|sẵn sàng|mong muốn|kỳ vọng|nỗ lực|hướng (?:tới|đến)|để"
    r"|có thể|đẩy nhanh|việc|nghiên cứu|nhất trí|cần|đàm phán|khả năng|mong)\b[^;.]{0,25}$"
)
_SIGNING = frozenset({"ký", "ký kết", "phê chuẩn", "thông qua"})
_IN_FORCE = re.compile(
    r"[^.;]{0,30}?(?:đã có hiệu lực|có hiệu lực (?:từ|vào|tháng|ngày|năm)|ký (?:ngày|năm|tháng)|(?:đã )?được ký|\(ký|đang (?:đem|mang) lại"
    r"|đã (?:mang|đem|tạo))|(?:,? (?:đã )?có hiệu lực)(?=[,.;])"
    # "Bản ghi nhớ … đã được Tổng thống Ấn Độ ký hồi tháng 9/2014"
    rf"|,? (?:đã )?được [{UPPER}][^.;,]{{3,60}} ký(?: kết)? (?:hồi|vào|ngày|tháng|năm|tại|nhân|từ)"
)
_DATED = re.compile(r" có hiệu lực (?:từ |vào |hồi )?(?:ngày |tháng |năm )?\d")
# "đánh giá việc ký … là một cột mốc", "chúc mừng việc ký kết …": what is praised has happened; "thúc đẩy việc ký" is a hope.
_PRAISED = re.compile(
    r"(?:đánh giá(?: cao)?|hoan nghênh|chúc mừng|ghi nhận|vui mừng (?:về|trước|với)?|hài lòng (?:về|với)|sau|với|nhân|ý nghĩa(?: của)?"
    r"|tầm quan trọng(?: của)?) (?:việc [^.;]{3,150} và )?việc "
    r"(?:(?:chính phủ |Chính phủ |lãnh đạo |các bộ, ngành )?(?:của )?hai (?:bên|nước) )?(?:đã |vừa )?$"
)
# "Tuyên bố tầm nhìn chung … được ký hồi tháng 1", "… mà hai bên đã ký kết"
_BY_INK = re.compile(r"[^.;,]{0,30}? (?:đã |vừa |mới )*(?:được )?ký(?: kết)?(?!\w| lại)")
_SOON = re.compile(r"(?:sớm|thúc đẩy|hướng tới|tiến tới) [^.;]{0,25}(?:ký|phê chuẩn)[^.;]{0,30}$")
_DONE_BEFORE = re.compile(r"(?<!\w)(?:đã|vừa|[Ll]ễ|chứng kiến)(?!\w)")
_NOT_YET = re.compile(
    r"[^.;]{0,60}?(?:khi được ký|sau khi (?:được )?ký|sẽ được ký|chưa được (?:ký|phê|thông qua)|đang đàm phán"
    r"|sớm (?:được )?(?:ký|có hiệu lực|phê chuẩn|kết thúc))"
)
_DONE = re.compile(r"(?:đã|vừa|[Ll]ễ|chứng kiến|ngày|cùng)[^;.]{0,25}$")
# "A và B", "A, B": the second document shares the first one's verb.
_ALIKE = re.compile(
    r"(?: (?:ký )?(?:ngày|tháng|năm|giai đoạn) [\d/ –-]+)?[\s,;)”\"’']*(?:và|cũng như|cùng)?\s*(?:\([iv]+\)\s*)?(?:một |ký )?[“\"‘']?"
)
# Treaties of many, and of the world: nobody's two.
_OF_MANY = re.compile(r"CPTPP|xuyên Thái Bình Dương|RCEP|Liên hợp quốc|Liên Hợp Quốc|Đình chiến|ASEAN|hạt nhân|NAFTA|Paris")
# "chứng kiến Lễ trao 03 văn bản hợp tác gồm: …", "ký kết văn kiện hợp tác giữa hai nước, đó là: …"
_IN_LIST = r"(?:gồm|đó là|như|sau|trong đó có|trong đó|là|:)"
# "triển khai hiệu quả các thoả thuận hợp tác quan trọng hai nước, trong đó có …", "tuân thủ các thoả thuận …, “…”"
_LIST_IN_FORCE = re.compile(
    r"(?:triển khai|thực hiện|tuân thủ|thực thi)[^.;]{0,50}(?:thỏa thuận|thoả thuận|văn kiện|hiệp định|nhận thức chung)[^.;]{0,80},? "
    rf"(?:và |{_IN_LIST} )?[“\"]?$"
)
# "Trong đó có …" goes on with the list of the sentence before.
_GOES_ON_LISTING = re.compile(
    r"[“\"]?(?:Trong (?:số )?đó(?: có)?|Đó là|Cụ thể(?: là)?|Bao gồm|Gồm|Các văn kiện(?: này)? (?:gồm|bao gồm|là))(?!\w)"
)
_SIGNED_BEFORE = re.compile(r"(?:ký|trao)(?: kết)?\b[^.;]{0,90}(?:văn bản|văn kiện|thỏa thuận|thoả thuận|hiệp định)")
_LIST_OF_SIGNED = re.compile(
    r"(?:ký|trao)[^.]{0,90}(?:văn bản|văn kiện|thỏa thuận|thoả thuận|hiệp định)[^.]{0,80}(?:gồm|đó là|như|sau|trong đó có|:)"
    r"|ký[^.;,]{0,40}(?:văn bản|văn kiện)(?: \w+){0,3} là "
    # "Trong số các văn kiện được ký có thoả thuận …, ý định thư …"
    r"|(?:văn bản|văn kiện|thỏa thuận|thoả thuận|hiệp định)[^.;,]{0,40} ký(?: kết)?[^.;]{0,160}? (?:có|gồm|là|nhằm)"
    rf"(?= [“\"]?(?i:{_SMALL_KINDS}))"
    r"|(?:ký kết|lễ ký|trao)[^.;,]{0,50}(?:văn bản|văn kiện)[^.;]{0,140}, $"
)
_NAMELESS = re.compile(r"\w+ \w+ giữa hai (?:bên|nước|nhà lãnh đạo)")  # "theo thoả thuận giữa hai bên"
_BULLET = re.compile(r"\s*(?:[-+•*–]|\d{1,2}[.)]|[a-z]\))\s?")


@dataclass(frozen=True, slots=True)
class Document:
    """A signed document's name and its stretch in the sentence's text; ``verb`` is what stands before it ("ký"), if near."""

    start: int
    end: int
    name: str
    verb: str
    verb_start: int


def find_documents(annotated: AnnotatedArticle, index: int) -> Iterator[Document]:
    """The signed documents of sentence ``index`` that have a name; "A và B" of one verb share what it says of them."""
    text = annotated.sentences[index].sentence.text
    listed = _is_item_of_signed(annotated, index)
    names = _spans(text, listed)
    before = 0  # where the last name ends that somebody signed
    for (start, end), signed in zip(names, _signed(text, names, listed), strict=True):
        whole = text[start:end].strip(" ,.(“\"")
        name = whole if text[end : end + 1] in _CLOSING else _TRAILING.sub("", whole)
        if signed and len(name.split()) >= _SHORTEST and not _OF_MANY.search(name) and not _NAMELESS.fullmatch(name):
            verb = max(_verbs().finditer(text, 0, start), key=lambda m: m.end(), default=None)
            near = verb if verb is not None and start - verb.end() < 30 else None
            by_ink = (near is not None and near["signed"] in ("ký", "ký kết")) or _BY_INK.match(text, end) is not None
            by_ink = by_ink or (before > 0 and in_row(text, before, start))
            if name.lower().startswith("tuyên bố") and not by_ink:
                continue  # a declaration that is made or kept to is no agreement, one that both sign is
            before = end if by_ink else 0
            yield Document(start, start + len(name), name, near[0] if near else "", near.start() if near else start)


def _spans(text: str, listed: bool) -> list[tuple[int, int]]:
    """(start, end) of each name, none within another."""
    found: list[tuple[int, int]] = []
    for start, position in _beginnings(text, listed):
        if not found or start >= found[-1][1]:
            found.append((start, _name_end(text, position)))
    return found


def _signed(text: str, names: list[tuple[int, int]], listed: bool) -> list[bool]:
    """Which of the names are signed; one that stands in a row with another shares what the sentence says of that one."""
    signed: list[bool] = []
    for number, (start, end) in enumerate(names):
        if number and signed[-1] and in_row(text, names[number - 1][1], start):
            signed.append(not _NOT_YET.match(text, end))
        elif number and _ALIKE.fullmatch(text, names[number - 1][1], start):
            signed.append(signed[-1] or _IN_FORCE.match(text, end) is not None)
        else:
            signed.append(listed or is_signed(text, start, end))
    for number in range(len(names) - 1, 0, -1):  # "A và B đang đem lại …" says so of both
        (_, before), (start, end) = names[number - 1], names[number]
        if signed[number] and _ALIKE.fullmatch(text, before, start) and _IN_FORCE.match(text, end):
            signed[number - 1] = True
    return signed


def in_row(text: str, before: int, start: int) -> bool:
    """Whether the document's name at ``start`` is the next item of the list that the one ending at ``before`` stands in."""
    between = text[before:start]
    if _ALIKE.fullmatch(between):
        return True
    return re.search(r";\s*(?:và )?$", between) is not None and len(between) < 200 and _verbs().search(between) is None


def _beginnings(text: str, listed: bool) -> list[tuple[int, int]]:
    """(start, index from which the end is looked for) of each name."""
    found = {m.start(): m.end() for m in _named().finditer(text)}
    found |= {m.start("name"): m.end("name") for p in (_SMALL, _SMALL_BETWEEN) for m in p.finditer(text)}
    for position in list(found.values()):
        while (behind := _SMALL_NEXT.match(text, _name_end(text, position))) is not None:
            position = found[behind.start("name")] = behind.end("name")
    signing = _LIST_OF_SIGNED.search(text)
    if signing or listed:
        begin = max(0, signing.end() - 6) if signing else 0
        found |= {m.start("name"): m.end("name") for m in _SMALL_ITEM.finditer(text, begin)}
    return sorted(found.items())


def _is_item_of_signed(annotated: AnnotatedArticle, index: int) -> bool:
    """Whether the sentence goes on with a list of what was signed: a line "- Bản ghi nhớ …", or "Trong đó có Bản ghi nhớ …"."""
    if index and _GOES_ON_LISTING.match(annotated.sentences[index].sentence.text):
        before = annotated.sentences[index - 1].sentence.text
        signing = _SIGNED_BEFORE.search(before)
        return signing is not None and not _is_hope(before[: signing.start()])
    if _BULLET.match(annotated.sentences[index].sentence.text) is None:
        return False
    for sentence in reversed(annotated.sentences[:index]):
        text = sentence.sentence.text
        if _BULLET.match(text) is None:
            signing = re.search(r"(?:ký|trao)\b[^.]{0,120}(?:văn bản|văn kiện|thỏa thuận|thoả thuận)[^.]{0,60}:?\s*$", text)
            return signing is not None and not _is_hope(text[: signing.start()])
    return False


def _name_end(text: str, position: int) -> int:
    """Where the name stops that runs from before ``position``: at a verb, a mark, or a comma that begins something else."""
    while position < len(text):
        stop = _stop().search(text, position)
        comma = text.find(", ", position)
        end = stop.start() if stop else len(text.rstrip(". "))
        if comma == -1 or comma >= end:
            return end
        if _goes_on().match(text, comma) is None:
            return comma
        position = comma + 1
    return len(text)


def is_signed(text: str, start: int, end: int) -> bool:
    """The nearest verb before the name, or what follows it, says that it is signed or in force."""
    if _NOT_YET.match(text, end):
        return False
    if _IN_FORCE.match(text, end):
        return _DATED.match(text, end) is not None or not re.search(r"\b(?:khi|nếu)\b[^.;]{0,10}$", text[:start])
    clause_start = max(text.rfind(";", 0, start), text.rfind(". ", 0, start)) + 1
    clause = text[clause_start:start]
    signing = _LIST_OF_SIGNED.search(text[:start])
    if signing:
        return not _is_hope(text[: signing.start()])
    if _LIST_IN_FORCE.search(clause):
        return True
    verb = max(_verbs().finditer(clause), key=lambda m: m.end(), default=None)
    if verb is None or verb["open"] is not None or len(clause) - verb.end() > 60:
        return False
    before = clause[: verb.start()]
    if _SOON.search(before):
        return False  # "ủng hộ việc sớm ký, phê chuẩn và | thực hiện Hiệp định"
    bare = clause_start and not before.strip() and verb["signed"] in _SIGNING
    if bare and not _DONE_BEFORE.search(text[:clause_start]):
        return False  # "đề nghị hai bên tăng cường hợp tác; | gia hạn thỏa thuận": the clause shares the hope of the one before
    return verb["signed"] not in _SIGNING or _PRAISED.search(before) is not None or not _is_hope(before)


def _is_hope(before: str) -> bool:
    return _HOPE.search(before) is not None and _DONE.search(before) is None


@functools.cache
def _named() -> re.Pattern[str]:
    kinds = alternatives("document")
    return re.compile(
        rf"(?<!\w)(?:{kinds})(?! (?:này|trên|đó|được|sẽ|đã|có|ký|CPTPP|TPP|RCEP|Paris|Minsk|Genève|Geneva)\b)(?= [\w(\"“])"
    )


@functools.cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?<!thảo )(?P<signed>{alternatives('signed')})\b|\b(?P<open>{alternatives('unsigned')})\b")


@functools.cache
def _goes_on() -> re.Pattern[str]:
    # After a comma a name goes on only with another of its own nouns: "phòng, chống tội phạm", "Bộ Văn hóa, Thể thao và Du lịch".
    return re.compile(rf",\s(?:{alternatives('goes-on')})", re.IGNORECASE)


@functools.cache
def _stop() -> re.Pattern[str]:
    return re.compile(
        rf"[;:\"”]|\.(?=\s|$)|\s\((?:ký|i+\)|[a-z])|(?<=\))(?!\s(?:với|giữa|Việt|và [{UPPER}]|của|về))|,(?= và\b)"
        rf"|\s(?:và|cũng như|cùng)(?= [“\"‘']?(?:\d|{alternatives('document')}|Tuyên bố|{_SMALL_KINDS}"
        r"|Đối tác chiến lược về|gia hạn|thúc đẩy|các|một số|\(i|tăng"
        r"|đặc biệt|tin|sớm|nỗ lực|hợp tác hai|đã))"
        r"|\s(?:đã|được|có hiệu lực|có (?:nội dung|tổng|trị|giá|thời)|kèm theo|ký|mở cửa|nhằm|để|sẽ"
        r"|mang lại|mở ra|(?<!trợ )giúp|góp phần|(?<!sáng )(?<![Đđ]ào )(?<!chế )tạo|chuẩn bị"
        r"|thay thế|bao gồm|gồm|là|khi|sau|trước|nhân (?:dịp|chuyến)|vào|(?<![Tt]ự )do|như|mà|tại (?!Việt Nam|khu vực|cửa)|theo|cho rằng"
        r"|trong (?:đó|khuôn khổ|thời gian|bối cảnh|năm|chuyến|dịp)|từ (?:năm|ngày|tháng)|với (?:sự|mục|trị|tổng|giá)|trị giá|dự kiến"
        r"|ngày \d+|năm \d+|sớm|đang|diễn ra|hôm (?:qua|nay)|(?<!hậu )cần|(?<!thuận )(?<!nhớ )(?<!định )(?<!hợp tác )giữa hai"
        r"|giữa lãnh đạo|hai bên|nên)\b"
    )
