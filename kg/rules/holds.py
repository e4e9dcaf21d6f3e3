"""Reads who holds which office: "Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn", "bà Phùng Thị Kim Nga, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh".

In: an annotated article, whose people carry the offices that stand with their names. Out: one ``HoldingFact`` for each
person, office and status. Which words tie an office to a name, careers ("được bổ nhiệm làm …") included, is
settled in ``kg.mentions``; here it is named, dated to the past where the sentence is, and said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.people import fold_name
from kg.model import AnnotatedArticle, HoldingFact, Office, OfficeMention, PersonMention, Status
from kg.rules.focus import evidence

# A role that says less than another one of the same person in the same body: "Phó Chủ tịch" beside "Phó Chủ tịch Thường trực".
_NARROWER = ("thường trực", "thứ nhất", "chuyên trách", "phụ trách")


def find_holdings(annotated: AnnotatedArticle) -> Iterator[HoldingFact]:
    """The holdings that the article states by putting an office and a name together, each once, first evidence kept."""
    seen: dict[tuple[str, str, str, bool], HoldingFact] = {}
    for sentence in annotated.sentences:
        for person in sentence.people:
            for office in person.offices:
                fact = _holding(annotated, person, office)
                seen.setdefault(_key(fact), fact)
    yield from _without_weaker(_without_rivals(annotated, list(seen.values())))


def _holding(annotated: AnnotatedArticle, person: PersonMention, office: OfficeMention) -> HoldingFact:
    rule = _rule(annotated, person, office)
    if not office.known:
        rule += "-unknown-body"
    start, end = min(office.start, person.start), max(office.end, person.end)
    status = office.status
    if status is Status.CURRENT and _is_past(annotated, person, office, rule):
        status, rule = Status.FORMER, rule.replace("holds/career", _PAST)
    return HoldingFact(person.name, office.office, status, evidence(annotated, start, end, rule))


_PAST = "holds/career-past"


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(?:^|[.;] )Từ (?:năm |tháng )?[\d/. ]+ (?:đến|tới|-) (?:năm |tháng )?[\d/. ]*\d[^.;]*$")
_SINCE = re.compile(r"[Kk]ể từ (?:(?:khi|năm|tháng|ngày) )?[\d/.-]*\d{4}")  # "Kể từ năm 1975, ông A là Tổng thống thứ tư …"
_IN_YEAR = re.compile(r"(?:^|[^\w/])[Nn]ăm (\d{4}),? $")  # "năm 2005 Thủ tướng A": another holds the office today
_YEAR_BEHIND = re.compile(r" (?:vào )?năm (\d{4})(?!\w| ?[-–])")  # "trở thành Bộ trưởng Y tế Chile năm 2000"
_BEFORE_THAT = re.compile(r"(?:^|[.;] )Trước (?:khi|đó|đây)[^.;:]{0,70}, $")  # "Trước khi tới Việt Nam, bà A là …"
_THEN = (" khi đó", " lúc đó", " khi ấy", " lúc ấy", " bấy giờ", " thời đó")


def _is_past(annotated: AnnotatedArticle, person: PersonMention, office: OfficeMention, rule: str) -> bool:
    """Whether the sentence sets the holding in a past year, period or "khi đó" (settled case 19 of the gold rules)."""
    text = annotated.article.text
    between = text[office.end : person.start] if office.start < person.start else ""
    if text[person.end : person.end + 8].startswith(_THEN) or between.startswith((*_THEN, " lúc bấy giờ")):
        return True
    if rule == "holds/before-name":
        dated = _IN_YEAR.search(text[max(0, person.span_start - 12) : person.span_start])
        return dated is not None and annotated.year is not None and int(dated.group(1)) < int(annotated.year)
    if not rule.startswith("holds/career"):
        return False
    dated = _YEAR_BEHIND.match(text[office.end : office.end + 14])
    if dated is not None and annotated.year is not None and int(dated.group(1)) < int(annotated.year):
        return True
    line = text.rfind("\n", 0, person.span_start) + 1
    before = _SINCE.sub("", text[max(line, person.span_start - 80) : person.span_start])
    years = [int(year) for year in _YEAR.findall(before.rsplit(". ", 1)[-1])]
    if _PERIOD.search(before) or _BEFORE_THAT.search(before):
        return True
    if annotated.year is None:  # "Ngày 5/2/2004, ông được bổ nhiệm": only a biography dates what "ông" was
        return bool(years) and person.inferred
    return bool(years) and max(years) < int(annotated.year)


def _rule(annotated: AnnotatedArticle, person: PersonMention, office: OfficeMention) -> str:
    if office.start < person.start:
        return "holds/before-name"
    between = annotated.article.text[person.end : office.start]
    if office.end > person.span_end or any(verb in between for verb in (" là ", " làm ", "giữ ", "nhiệm")):
        return "holds/career"
    return "holds/after-name"


def _key(fact: HoldingFact) -> tuple[str, str, str, bool]:
    return fold_name(fact.person), fold_name(fact.office.title), fold_name(fact.office.organization or ""), fact.status == "former"


# Offices of Viet Nam that one person holds at a time and that papers write without the country.
_SEATS = frozenset(
    {Office("Thủ tướng", "Chính phủ"), Office("Chủ tịch nước", None), Office("Tổng Bí thư", "Ban Chấp hành Trung ương Đảng")}
)


def _without_rivals(annotated: AnnotatedArticle, facts: list[HoldingFact]) -> list[HoldingFact]:
    """Of two present holders of one such office the article means one to be foreign ("Thủ tướng Lý Hiển Long"): the one it names less,
    or of two that it names as often, and side by side, the later one.
    """
    out = []
    for fact in facts:
        rivals = [f for f in facts if f.office == fact.office and f.status == fact.status and f.person != fact.person]
        present = fact.office in _SEATS and fact.status == "current"
        if present and any(_is_rather(annotated, rival, fact) for rival in rivals):
            continue
        out.append(fact)
    return out


def _is_rather(annotated: AnnotatedArticle, rival: HoldingFact, fact: HoldingFact) -> bool:
    """Whether the seat is the rival's rather than the fact's: the article names the rival more, or first where a sentence has both."""
    theirs, mine = _times_named(annotated, rival.person), _times_named(annotated, fact.person)
    if theirs != mine:
        return theirs > mine
    both = {rival.person, fact.person}
    beside = any(both <= {person.name for person in sentence.people} for sentence in annotated.sentences)
    return beside and rival.evidence.start < fact.evidence.start


def _times_named(annotated: AnnotatedArticle, name: str) -> int:
    return sum(p.name == name for s in annotated.sentences for p in s.people)


def _without_weaker(facts: list[HoldingFact]) -> Iterator[HoldingFact]:
    """Leaves out what another fact of the same person says more exactly."""
    keys = {_key(f) for f in facts}
    for fact in facts:
        person, title, body, former = _key(fact)
        if any((person, f"{title} {fold_name(narrower)}", body, former) in keys for narrower in _NARROWER):
            continue
        if not former and (person, title, body, True) in keys and _is_called_former(facts, person):
            continue  # "nguyên Thủ tướng A" once, "Thủ tướng A" elsewhere: the former office both times
        if former and fact.evidence.rule.startswith(_PAST) and (person, title, body, False) in keys:
            continue  # the day an office began that is still held
        if any(_says_more(other, (person, title, body, former)) for other in keys):
            continue
        yield fact


_FORMERLY = re.compile(r"(?:^|[\s,(])(?:nguyên|cựu) ", re.IGNORECASE)


def _is_called_former(facts: list[HoldingFact], person: str) -> bool:
    """Whether the article calls the person "nguyên …" or "cựu …" somewhere."""
    return any(
        fact.status is Status.FORMER and fold_name(fact.person) == person and _FORMERLY.search(fact.evidence.quote) for fact in facts
    )


def _says_more(other: tuple[str, str, str, bool], this: tuple[str, str, str, bool]) -> bool:
    """Whether ``other`` is the same holding with its body written more fully: "Khu ủy Quảng Tây" and "Khu ủy Quảng Tây Trung Quốc"."""
    if other[:2] != this[:2] or other[3] != this[3] or other[2] == this[2]:
        return False
    longer, shorter = other[2].split(), this[2].split()
    return len(shorter) >= 2 and longer[0] == shorter[0] and set(shorter) < set(longer)
