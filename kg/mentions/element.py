"""Cuts a sentence into the elements that chains of offices are made of: offices, names, forms of address, pronouns.

In: a tokenized sentence. Out: its elements in order. Which office goes to which name is ``kg.mentions.chain``'s.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace

from kg.mentions.body import known_organizations, match_head
from kg.mentions.name import is_foreign, match_name
from kg.mentions.office import OfficeReading, read_office
from kg.mentions.organization import read_organization
from kg.mentions.phrases import honorifics, person_nouns
from kg.mentions.title import Frame, first_syllables
from kg.mentions.token import TokenizedSentence, TokenKind
from kg.model import PlaceKind

# What may stand between two offices of one person.
BETWEEN_OFFICES = frozenset(
    {
        "",
        ",",
        "và",
        "kiêm",
        "đồng thời là",
        ", đồng thời là",
        ", kiêm",
        "-",
        "–",
        ", đồng thời",
        "và là",
        ", và",
        "/",
        "đồng thời",
        ", hiện là",
    }
)


@dataclass(slots=True)
class WrittenPerson:
    """A name in a sentence: token indices of the name and of the whole phrase, and the offices tied to it."""

    start: int
    end: int
    partial: bool  # one syllable after a form of address or an office: "ông Dũng", "Tổng thống Putin"
    addressed: bool  # a form of address or a rank stands before it
    pronoun: bool = False  # "ông", "bà" alone: the person spoken of before
    before: list[OfficeReading] = field(default_factory=list)
    after: list[OfficeReading] = field(default_factory=list)
    career: list[OfficeReading] = field(default_factory=list)  # behind a verb: "được bổ nhiệm làm", "từng là"
    phrase_start: int = 0
    phrase_end: int = 0
    country: str | None = None  # what a word before the name says: "người đồng cấp Nga A"

    @property
    def offices(self) -> list[OfficeReading]:
        """All offices of the person, in the order of the text."""
        return [*self.before, *self.after, *self.career]


@dataclass(frozen=True, slots=True)
class Element:
    """An office, a name, a form of address or a pronoun; ``start`` and ``end`` are token indices.

    ``country`` is the code that a word for a kind of person brings: "người đồng cấp |Nga| A", "nhà lãnh đạo |Triều Tiên| B".
    """

    kind: str  # office, name, address, pronoun
    start: int
    end: int
    office: OfficeReading | None = None
    partial: bool = False
    country: str | None = None


def read_elements(sentence: TokenizedSentence) -> list[Element]:
    """The elements of a sentence, in order and without overlaps."""
    out: list[Element] = []
    index = 0
    while index < len(sentence.tokens):
        element = _element_at(sentence, index, out[-1] if out else None)
        if element is None:
            index = _skip(sentence, index)
            continue
        out.append(element)
        index = element.end
    return out


def _skip(sentence: TokenizedSentence, index: int) -> int:
    """The next index to try: a gazetteer place is stepped over as a whole."""
    place = sentence.places.get(index)
    return place[1] if place is not None else index + 1


@functools.cache
def _openers() -> frozenset[str]:
    """The folded syllables that begin an office or a form of address: no other lower-case word begins an element."""
    return first_syllables() | honorifics().first_syllables() | person_nouns().first_syllables()


def _element_at(sentence: TokenizedSentence, index: int, last: Element | None) -> Element | None:
    token = sentence.tokens[index]
    if token.kind not in (TokenKind.WORD, TokenKind.INITIALS):
        return None
    if token.lower == "và" and last is not None and last.end == index and last.office is not None:
        return _second_body(sentence, last.office)
    folded = sentence.folded[index]
    if not token.capital and folded not in _openers():
        return None
    office = read_office(sentence, index) if folded in first_syllables() else None
    if office is not None and not _is_noise(sentence, office):
        return Element("office", index, office.end, office)
    address = honorifics().match(sentence, index)
    if address is not None:
        if token.lower in ("ông", "bà") and address[1] == index + 1 and _is_pronoun(sentence, index):
            return Element("pronoun", index, index + 1)
        return Element("address", index, address[1])
    noun = _person_noun(sentence, index)
    if noun is not None:
        return noun
    after_office = last is not None and last.end == index and last.kind != "name"
    if last is not None and last.kind == "office" and gap_between(sentence, last.end, index) in ("-", "–", "("):
        after_office = True
    end = match_name(sentence, index, after_office=after_office)
    if end is not None:
        return Element("name", index, _step_over_numeral(sentence, end))
    if after_office and last is not None and _is_partial(sentence, index, last):
        end = _step_over_numeral(sentence, index + 1)
        return Element("name", index, end, partial=end == index + 1)
    return None


def _second_body(sentence: TokenizedSentence, first: OfficeReading) -> Element | None:
    """ "Chủ tịch Hội đồng Nhà nước |và Hội đồng Bộ trưởng Cuba|": one title in two councils of state is two offices."""
    known = known_organizations().match(sentence, first.end + 1)
    if first.frame is not Frame.SEAT or known is None or known[0][1] != "national" or first.organization is None:
        return None
    if not (first.organization.startswith("Hội đồng ") and known[0][0].startswith("Hội đồng ")):
        return None
    body = read_organization(sentence, first.end + 1)
    if body is None:
        return None
    second = replace(
        first, start=first.end, end=body.end, organization=body.name, missing=body.missing, country=body.country, doubtful=body.doubtful
    )
    return Element("office", first.end, body.end, second)


def _step_over_numeral(sentence: TokenizedSentence, end: int) -> int:
    """ "Elizabeth |II|", "Carl |XVI|"."""
    text = sentence.tokens[end].text if end < len(sentence.tokens) else ""
    return end + 1 if len(text) > 1 and set(text) <= set("IVX") and is_foreign(sentence.tokens[end - 1].text) else end


def _person_noun(sentence: TokenizedSentence, index: int) -> Element | None:
    """ "đồng cấp Nga", "nhà lãnh đạo Triều Tiên", "tỷ phú" straight before a capital."""
    found = person_nouns().match(sentence, index)
    if found is None:
        return None
    end, country = found[1], None
    place = sentence.places.get(end)
    if place is not None and place[0].kind is PlaceKind.COUNTRY and sentence.is_capital(place[1]):
        end, country = place[1], place[0].key
    initials = end < len(sentence.tokens) and sentence.tokens[end].kind is TokenKind.INITIALS
    return Element("address", index, end, country=country) if sentence.is_capital(end) or initials else None


def _is_pronoun(sentence: TokenizedSentence, index: int) -> bool:
    """ "ông" and no name behind it: "Ông từng giữ chức …"."""
    return sentence.is_word(index + 1) and not sentence.is_capital(index + 1) and honorifics().match(sentence, index + 1) is None


def _is_noise(sentence: TokenizedSentence, office: OfficeReading) -> bool:
    """A lower-case title that stands alone before a lower-case word is an ordinary word: "chủ tịch và các thành viên"."""
    first = sentence.tokens[office.start]
    previous = sentence.lower(office.start - 1)
    return office.frame is Frame.MEMBER and office.bare and not first.capital and previous not in (",", "-")


def _is_partial(sentence: TokenizedSentence, index: int, last: Element) -> bool:
    """One capitalised syllable right after a form of address or a bare title: "ông Dũng", "Tổng thống Putin"."""
    token = sentence.tokens[index]
    if not token.capital or token.kind is not TokenKind.WORD or token.text.isupper():
        return False
    if sentence.is_capital(index + 1) and not is_foreign(token.text):
        return False
    if last.kind == "address":
        return index not in sentence.places or sentence.places[index][1] == index + 1
    return index not in sentence.places and not match_head(sentence, index)


def gap_between(sentence: TokenizedSentence, end: int, start: int) -> str:
    """The text between two elements, lower case, one blank between tokens."""
    return " ".join(sentence.lower(i) for i in range(end, start))


def is_addressed(sentence: TokenizedSentence, elements: list[Element], position: int) -> bool:
    """Whether a form of address or a rank touches the name at ``position``."""
    previous = elements[position - 1] if position else None
    return previous is not None and previous.kind == "address" and previous.end == elements[position].start
