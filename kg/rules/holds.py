"""Reads who holds which office: "Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn", "bà Phùng Thị Kim Nga, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh".

In: an annotated article, whose people carry the offices that stand with their names. Out: one ``HoldingFact`` for each
person, office and status. Appointments and careers ("được bổ nhiệm làm …") are ``kg.rules.appointment``'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.people import fold_name
from kg.model import AnnotatedArticle, HoldingFact, OfficeMention, PersonMention
from kg.rules.focus import evidence

# A role that says less than another one of the same person in the same body: "Phó Chủ tịch" beside "Phó Chủ tịch Thường trực".
_NARROWER = (" thường trực", " thứ nhất", " chuyên trách", " phụ trách")


def find_holdings(annotated: AnnotatedArticle) -> Iterator[HoldingFact]:
    """The holdings that the article states by putting an office and a name together, each once, first evidence kept."""
    seen: dict[tuple[str, str, str, bool], HoldingFact] = {}
    for sentence in annotated.sentences:
        for person in sentence.people:
            for office in person.offices:
                fact = _holding(annotated, person, office)
                seen.setdefault(_key(fact), fact)
    yield from _without_weaker(list(seen.values()))


def _holding(annotated: AnnotatedArticle, person: PersonMention, office: OfficeMention) -> HoldingFact:
    before = office.start < person.start
    rule = "holds/before-name" if before else "holds/after-name"
    if not office.known:
        rule += "-unknown-body"
    start, end = min(office.start, person.start), max(office.end, person.end)
    return HoldingFact(person.name, office.office, office.status, evidence(annotated, start, end, rule))


def _key(fact: HoldingFact) -> tuple[str, str, str, bool]:
    return fold_name(fact.person), fold_name(fact.office.title), fold_name(fact.office.organization or ""), fact.status == "former"


def _without_weaker(facts: list[HoldingFact]) -> Iterator[HoldingFact]:
    """Leaves out what another fact of the same person says more exactly."""
    keys = {_key(f) for f in facts}
    for fact in facts:
        person, title, body, former = _key(fact)
        if any((person, title + narrower, body, former) in keys for narrower in _NARROWER):
            continue
        yield fact


