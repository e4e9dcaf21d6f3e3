"""Reads signed documents with a name and their parties: "Hiệp định … giữa Việt Nam và Liên minh Kinh tế Á - Âu".

It reads "ký thêm 2 hiệp định thương mại tự do (FTA) với UAE và Israel" (two agreements) and "ký kết văn kiện hợp tác giữa hai
nước, đó là: Hiệp định về chuyển giao người bị kết án" (its parties are the article's two countries). It does not read what is
still negotiated ("sớm ký kết Thỏa thuận …"), what two other countries signed, or treaties of the world (UNCLOS, CPTPP).

Which kind names the parties: ``between`` ("giữa A và B" in the name), ``pair`` ("Việt Nam - A" in the name), ``with`` ("với A"),
``two-countries`` (none in the name, but the sentence says that it is signed or carried out between the article's two countries).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.body import write_out
from kg.model import Agent, AgentKind, AgreementFact, AnnotatedArticle, AnnotatedSentence, PlaceKind, PlaceMention
from kg.rules.focus import VIET_NAM, counterpart, evidence, foreign, states

# ---- the documents ---------------------------------------------------------------------------------------------
_KINDS = (
    r"(?:Hiệp định|Thỏa thuận|Thoả thuận|Nghị định thư|Biên bản ghi nhớ|Bản ghi nhớ|Hiệp ước|Ý định thư|Kế hoạch hợp tác"
    r"|Chương trình hợp tác)"
)
_NAMED = re.compile(
    rf"(?<!\w){_KINDS}(?! (?:này|trên|đó|được|sẽ|đã|có|ký|CPTPP|TPP|RCEP|Paris|Minsk|Genève|Geneva)\b)(?= [\w(\"“])"
)
# Written small, only right after the verb: "ký bản ghi nhớ về hợp tác nghề cá".
_SMALL = re.compile(
    r"(?<=\bký )(?:kết )?"
    r"(?P<name>(?:hiệp định|thỏa thuận|thoả thuận|nghị định thư|biên bản ghi nhớ|bản ghi nhớ) (?:về|hợp tác|khung|vận tải)\s)"
)
# "2 hiệp định thương mại tự do (FTA) quan trọng với UAE và Israel"
_FREE_TRADE = re.compile(
    r"(?P<name>(?:[Hh]iệp định )?(?:thương mại tự do|FTA)(?: \(FTA\))?)(?: song phương| quan trọng| mới)* với (?=[A-ZĐẤÚÝ])"
)

# ---- where a name ends -----------------------------------------------------------------------------------------
_STOP = re.compile(
    r"[;:\"”]|\.(?=\s|$)|\s\((?:ký|i+\)|[a-z])|(?<=\))(?!\s(?:với|giữa|Việt))|,(?= và\b)"
    rf"|\s(?:và|cũng như|cùng)(?= (?:\d|{_KINDS}|Tuyên bố|thỏa thuận|thoả thuận|bản ghi nhớ|gia hạn|thúc đẩy|các|một số|\(i|tăng"
    r"|đặc biệt|tin|sớm|nỗ lực|hợp tác hai|đã))"
    r"|\s(?:đã|được|có hiệu lực|có nội dung|ký|mở cửa|nhằm|để|sẽ|mang lại|mở ra|góp phần|(?<!sáng )(?<!đào )(?<!chế )tạo|chuẩn bị"
    r"|thay thế|bao gồm|gồm|là|khi|sau|trước|nhân (?:dịp|chuyến)|vào|(?<!tự )do|như|mà|tại (?!Việt Nam|khu vực|cửa)|theo|cho rằng"
    r"|trong (?:đó|khuôn khổ|thời gian|bối cảnh|năm|chuyến|dịp)|từ (?:năm|ngày|tháng)|với (?:sự|mục|trị|tổng)|trị giá|dự kiến"
    r"|ngày \d+|năm \d+|đang|(?<!hậu )cần|giữa hai|giữa lãnh đạo|hai bên|nên)\b"
)
# After a comma a name goes on only with another of its own nouns: "phòng, chống tội phạm", "Bộ Văn hóa, Thể thao và Du lịch".
_COMMA_GOES_ON = re.compile(
    r",\s(?:chống|phạt tù|trao đổi|hỗ trợ|thương mại|đầu tư|văn hóa|văn hoá|khoa học|giáo dục|du lịch|thể thao|công nghệ|hàng hóa"
    r"|dịch vụ|kỹ thuật|nghiên cứu|đào tạo|khai thác|lâm nghiệp|thủy sản|công nghiệp|nông nghiệp|an ninh|thực vật|dân sự|hình sự"
    r"|lao động|bồi thường|kinh tế|công vụ|phổ thông|vận chuyển|mua bán)",
    re.IGNORECASE,
)

# ---- signed, or only hoped for ---------------------------------------------------------------------------------
_VERBS = re.compile(
    r"\b(?P<signed>ký kết|ký|gia hạn|trao đổi công hàm|trao|thay thế|triển khai|thực hiện|thực thi|tận dụng|khuôn khổ|trên cơ sở"
    r"|theo|(?<!thảo )nội dung|ý nghĩa của|lợi thế|cơ hội|phê chuẩn|tuân thủ|kỷ niệm|vai trò của|tinh thần|thông qua)\b"
    r"|\b(?P<open>đàm phán|xây dựng|nghiên cứu|dự thảo|thảo luận|đề xuất|kết thúc|hoàn tất|hoàn thành|rút khỏi|gia nhập)\b"
)
_HOPE = re.compile(
    r"(?:sớm|sẽ|đề nghị|thúc đẩy|tiến tới|ủng hộ|dự kiến|chuẩn bị|xem xét|sẵn sàng|mong muốn|kỳ vọng|nỗ lực|hướng (?:tới|đến)|để"
    r"|có thể|đẩy nhanh|việc|nghiên cứu|nhất trí|cần|đàm phán|khả năng|mong)\b[^;.]{0,25}$"
)
_SIGNING = frozenset({"ký", "ký kết", "phê chuẩn", "thông qua"})
_IN_FORCE = re.compile(
    r"[^.;]{0,30}?(?:đã có hiệu lực|có hiệu lực (?:từ|vào|tháng|ngày|năm)|ký (?:ngày|năm|tháng)|đã được ký|\(ký)"
)
_NOT_YET = re.compile(
    r"[^.;]{0,60}?(?:khi được ký|sau khi (?:được )?ký|sẽ được ký|chưa được|đang đàm phán"
    r"|sớm (?:được )?(?:ký|có hiệu lực|phê chuẩn|kết thúc))"
)
_DONE = re.compile(r"(?:đã|vừa|[Ll]ễ|chứng kiến|ngày|cùng)[^;.]{0,25}$")
# "A và B", "A, B": the second document shares the first one's verb.
_ALIKE = re.compile(r"[\s,;)]*(?:và|cũng như|cùng)?\s*(?:\([iv]+\)\s*)?")
# Treaties of many, and of the world: nobody's two.
_OF_MANY = re.compile(r"CPTPP|xuyên Thái Bình Dương|RCEP|Liên hợp quốc|Liên Hợp Quốc|Đình chiến|ASEAN|hạt nhân|NAFTA|Paris")
# "chứng kiến Lễ trao 03 văn bản hợp tác gồm: …", "ký kết văn kiện hợp tác giữa hai nước, đó là: …"
_LIST_OF_SIGNED = re.compile(
    r"(?:ký|trao)[^.]{0,90}(?:văn bản|văn kiện|thỏa thuận|thoả thuận|hiệp định)[^.]{0,80}(?:gồm|đó là|như|sau|:)"
)
_TWO = re.compile(r"[Hh]ai (?:nước|bên|[Cc]hính phủ|Thủ tướng|nhà lãnh đạo|quốc gia|lãnh đạo)|song phương|2 nước|giữa hai")

_SIGNED_ON = re.compile(r"[\s(]*(?:được |đã |đã được )?ký(?: kết)?(?: vào| từ| hồi| ngày)?\s*")

# ---- parties ---------------------------------------------------------------------------------------------------
_BETWEEN = re.compile(r"\bgiữa (?P<sides>.+?)(?= về | trong | giai đoạn |$)")
_AND = re.compile(r" (?:và|với|-|–) ")
_UNION = r"(?:Liên minh [Kk]inh tế Á ?[-–] ?Âu|EAEU)"
_PAIR = re.compile(rf"Việt Nam\s?(?:[-–]|và|với)\s?(?P<b>{_UNION})|(?P<b2>{_UNION})\s?[-–]\s?Việt Nam")
_GOVERNMENT = re.compile(r"(?:Chính phủ|chính phủ|nước|Cộng hòa|hai nước|các nước|phía|\s)*")
_BODY = re.compile(
    r"(?:[Bb]ộ|Tổng [Cc]ục|Ngân hàng|Viện|Trường|Đại học|Cơ quan|Ủy ban|Uỷ ban|Quốc hội|[Tt]ỉnh|[Tt]hành phố|UBND|Sở|Tập đoàn"
    r"|Công ty|Hội|Hiệp hội|Liên minh|Tòa án|Thanh tra|Kiểm toán|Tổng công ty|Đài|Thông tấn|Phòng)\s"
)
# "Bộ X nước CHXHCN Việt Nam" is our Bộ X; a foreign body keeps its country at the end (gold rule 8).
_OF_STATE = re.compile(r"(?<!Nhà)\s(?:của )?(?:nước )?$|\s$")
_ORGAN = re.compile(r"(?:[Bb]ộ|Tổng [Cc]ục|Quốc hội|Ủy ban|Uỷ ban|Ngân hàng Nhà nước|Tòa án|Thanh tra|Kiểm toán)\s")
# Whose name stands for the European Union without saying so.
_EU = re.compile(r"\bEV(?:FTA|IPA)\b")
# A firm's, a society's or a province's own paper is not one of the two states.
_NOT_STATES = re.compile(
    r"(?:Tập đoàn|[Cc]ông ty|Hội |Hiệp hội|Ngân hàng|Trường|doanh nghiệp|Học viện|Bảo tàng|Vùng|[Tt]ỉnh|[Tt]hành phố|Đại học|UBND"
    r"|địa phương|Vietjet|Airlines|hãng)"
)
_FIRM_SIGNS = re.compile(r"(?:Tập đoàn|[Cc]ông ty|Ngân hàng|Trường|Học viện|hãng|doanh nghiệp)[^.;,]{0,60}\bký(?: kết)?\s$")
_VAGUE = re.compile(r"(?:liên quan|mới|chung|hợp tác|cấp cao)$")


def find_agreements(annotated: AnnotatedArticle) -> Iterator[AgreementFact]:
    """One fact for each name and parties, the first telling."""
    seen: set[tuple[str, tuple[Agent, ...]]] = set()
    for index in range(len(annotated.sentences)):
        for fact in (*_with(annotated, index), *_named(annotated, index)):
            key = (re.sub(r"\W+", " ", fact.name).lower().replace("thoả", "thỏa"), fact.parties)
            if key not in seen:
                seen.add(key)
                yield fact


def _with(annotated: AnnotatedArticle, index: int) -> Iterator[AgreementFact]:
    """Free trade agreements "với UAE và Israel": one for each country."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    for match in _FREE_TRADE.finditer(text):
        if not _is_signed(text, match.start(), match.end()):
            continue
        position = match.end() + offset
        for place in foreign(states(sentence)):
            if place.start >= position and re.fullmatch(r"(?:\s?(?:,|và)\s?)?", annotated.article.text[position : place.start]):
                shown = evidence(annotated, match.start() + offset, place.end, "agreement/with")
                yield AgreementFact(f"{match['name']} với {place.name}", (VIET_NAM, _state(place)), shown, None)
                position = place.end


def _named(annotated: AnnotatedArticle, index: int) -> Iterator[AgreementFact]:
    """Documents whose name stands in the sentence; "A và B" of one verb share what it says of them."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    last, signed = -1, False
    for match in sorted([*_NAMED.finditer(text), *_SMALL.finditer(text)], key=lambda m: m.start()):
        start = match.start("name") if "name" in match.groupdict() else match.start()
        if start < last:
            continue
        end = _name_end(text, match.end())
        name = text[start:end].strip(" ,(“\"")
        signed = signed if last >= 0 and _ALIKE.fullmatch(text, last, start) else _is_signed(text, start, end)
        last = end
        if not signed or len(name.split()) < 4 or _OF_MANY.search(name):
            continue
        kind, parties = _parties(annotated, index, start + offset, end + offset)
        if len(parties) == 2:
            shown = evidence(annotated, start + offset, start + offset + len(name), f"agreement/{kind}")
            yield AgreementFact(name, parties, shown, _signed_on(sentence, end + offset))


def _name_end(text: str, position: int) -> int:
    """Where the name stops that runs from before ``position``: at a verb, a mark, or a comma that begins something else."""
    while position < len(text):
        stop = _STOP.search(text, position)
        comma = text.find(", ", position)
        end = stop.start() if stop else len(text.rstrip(". "))
        if comma == -1 or comma >= end:
            return end
        if _COMMA_GOES_ON.match(text, comma) is None:
            return comma
        position = comma + 1
    return len(text)


def _is_signed(text: str, start: int, end: int) -> bool:
    """The nearest verb before the name, or what follows it, says that it is signed or in force."""
    if _NOT_YET.match(text, end):
        return False
    if _IN_FORCE.match(text, end):
        return True
    clause = text[max(text.rfind(";", 0, start), text.rfind(". ", 0, start)) + 1 : start]
    signing = _LIST_OF_SIGNED.search(text[:start])
    if signing:
        return not _is_hope(text[: signing.start()])
    verb = max(_VERBS.finditer(clause), key=lambda m: m.end(), default=None)
    if verb is None or verb["open"] is not None or len(clause) - verb.end() > 60:
        return False
    return verb["signed"] not in _SIGNING or not _is_hope(clause[: verb.start()])


def _is_hope(before: str) -> bool:
    return _HOPE.search(before) is not None and _DONE.search(before) is None


def _parties(annotated: AnnotatedArticle, index: int, start: int, end: int) -> tuple[str, tuple[Agent, ...]]:
    """The kind and the two parties of the name at ``start``; no parties where the text leaves them open."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    name = text[start - offset : end - offset]
    union = _PAIR.search(name) or ("do" in name and _PAIR.search(text[: start - offset]))
    if union:
        return "pair", (VIET_NAM, Agent(AgentKind.ORGANIZATION, union["b"] or union["b2"]))
    if _EU.search(name):
        return "pair", (VIET_NAM, Agent(AgentKind.COUNTRY, "Liên minh châu Âu", "EU"))
    between = _BETWEEN.search(name)
    if between:
        return "between", _sides(sentence, start + between.start("sides"), start + between.end("sides"))
    if _FIRM_SIGNS.search(text[: start - offset]):
        return "pair", ()
    within = states(sentence, start, end)
    others = list({m.key: m for m in foreign(within)}.values())
    if len(others) == 1 and any(m.key == "VN" for m in within):
        return "pair", (VIET_NAM, _state(others[0]))
    if others:
        withs = re.search(r"\bvới (?:nước |Chính phủ )?$", text[: others[0].start - offset])
        return "with", (VIET_NAM, _state(others[0])) if withs and len(others) == 1 else ()
    if _VAGUE.search(name) or _NOT_STATES.search(text[max(0, start - offset - 120) : start - offset]):
        return "two-countries", ()
    other = counterpart(annotated, index) if _is_of_two(annotated, index, text) else None
    return "two-countries", (VIET_NAM, _state(other)) if other else ()


def _is_of_two(annotated: AnnotatedArticle, index: int, text: str) -> bool:
    """The sentence speaks of two sides, or names Việt Nam and one other country."""
    keys = {m.key for m in states(annotated.sentences[index])}
    return bool(_TWO.search(text)) or ("VN" in keys and len(keys) == 2)


def _sides(sentence: AnnotatedSentence, start: int, end: int) -> tuple[Agent, ...]:
    """Both sides of "A và B", at the first "và" that leaves two sides, one of them Vietnamese; else none."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    for both in _AND.finditer(text, start - offset, end - offset):
        first, second = _side(sentence, start, both.start() + offset), _side(sentence, both.end() + offset, end)
        if first is not None and second is not None:
            return (first, second) if any(m.key == "VN" for m in states(sentence, start, end)) else ()
    return ()


def _side(sentence: AnnotatedSentence, start: int, end: int) -> Agent | None:
    """One side: a state, or a body whose name is written out, with its country at the end unless that is Việt Nam."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    written = text[start - offset : end - offset].strip(" .,()\"“”")
    if re.fullmatch(_UNION, written):
        return Agent(AgentKind.ORGANIZATION, written)
    places = states(sentence, start, end)
    if places and _GOVERNMENT.fullmatch(text[start - offset : places[0].start - offset]):
        return _state(places[0])
    if _BODY.match(written) is None:
        return None
    if places and places[-1].end >= end - 1 and _ORGAN.match(written):
        body = _OF_STATE.sub("", text[start - offset : places[-1].start - offset])
        written = body if places[-1].key == "VN" else f"{body} {places[-1].name}"
    return Agent(AgentKind.ORGANIZATION, write_out(written[0].upper() + written[1:]))


def _state(place: PlaceMention) -> Agent:
    kind = AgentKind.COUNTRY if place.kind in (PlaceKind.COUNTRY, PlaceKind.BLOC) else AgentKind.ORGANIZATION
    return Agent(kind, place.name, place.key)


def _signed_on(sentence: AnnotatedSentence, end: int) -> str | None:
    """ "… ký năm 2001", "… (ký năm 2010)": the date right after the name."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    later = [d for d in sentence.dates if d.start >= end]
    return next((d.value for d in later if _SIGNED_ON.fullmatch(text[end - offset : d.start - offset])), None)
