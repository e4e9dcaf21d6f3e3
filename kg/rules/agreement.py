"""Reads signed documents with a name and their parties: "Hiệp định … giữa Việt Nam và Liên minh Kinh tế Á - Âu".

It reads "ký thêm 2 hiệp định thương mại tự do (FTA) với UAE và Israel" (two agreements) and "ký kết văn kiện hợp tác giữa hai
nước, đó là: Hiệp định về chuyển giao người bị kết án" (its parties are the article's two countries). It does not read what is
still negotiated ("sớm ký kết Thỏa thuận …"), what two other countries signed, or treaties of the world that are only invoked (UNCLOS).

``kg.rules.document`` finds the names, ``kg.rules.party`` the parties and so the kind, ``kg.rules.treaty`` what Việt Nam signed with
many ("CPTPP được 11 nước ký kết"). A kind of its own: ``with`` for free trade
agreements "với UAE và Israel", which have no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Agent, AgentKind, AgreementFact, AnnotatedArticle, AnnotatedSentence
from kg.rules.document import Document, find_documents, in_row, is_signed
from kg.rules.focus import VIET_NAM, evidence, foreign, states
from kg.rules.party import parties
from kg.rules.treaty import find_treaties
from kg.text.letters import UPPER

_EMPTY = frozenset("giữa và với về của các hai nước bên cộng hòa chính phủ".split())  # noqa: SIM905
# "2 hiệp định thương mại tự do (FTA) quan trọng với UAE và Israel"
_FREE_TRADE = re.compile(
    rf"(?P<name>(?:[Hh]iệp định )?(?:thương mại tự do|FTA)(?: \(FTA\))?)(?: song phương| quan trọng| mới)* với (?=[{UPPER}])"
)
# " ký năm 2001", " (ký năm 2010)", after "ký Bản ghi nhớ về thương mại gạo": " năm 2011"
_SIGNED_ON = re.compile(r"[\s(,]*(?:được |đã |đã được )?ký(?: kết)?(?: giữa hai nước)?(?: vào| từ| hồi| ngày)?\s*")
_RIGHT_BEHIND = re.compile(r"[\s(,]*(?:giữa hai nước )?(?:vào |từ |hồi |ngày )?")


def find_agreements(annotated: AnnotatedArticle) -> Iterator[AgreementFact]:
    """One fact for each name and parties, the first telling."""
    told: list[AgreementFact] = []
    for index in range(len(annotated.sentences)):
        for fact in (*_with(annotated, index), *_named(annotated, index)):
            if not any(_tells_again(before, fact) for before in told):
                told.append(fact)
                yield fact
    yield from find_treaties(annotated)


def _tells_again(before: AgreementFact, fact: AgreementFact) -> bool:
    """Whether two names in one article mean one document: the same parties, and the words of the one in the other but for a party's."""
    if not all(any(_same_party(one, other) for other in fact.parties) for one in before.parties):
        return False
    one, other = _subject(before), _subject(fact)
    return one == other or (len(one & other) >= 3 and (one <= other or other <= one))


def _subject(fact: AgreementFact) -> frozenset[str]:
    """The words of the name that are neither a party's nor empty."""
    parties = {word for party in fact.parties for word in _words(party.name)}
    return frozenset(_words(fact.name.replace("oả", "ỏa"))) - parties - _EMPTY


def _same_party(one: Agent, other: Agent) -> bool:
    """One party in two writings: "Sputnik", "Hãng truyền thông Sputnik"; "TTXVN" is the initials of its name, "GE" of its end."""
    if one == other:
        return True
    if AgentKind.COUNTRY in (one.kind, other.kind):
        return False
    short, long = sorted((one.name, other.name), key=len)
    words = _words(long)
    initials = "".join(word[0] for word in words)
    return set(_words(short)) <= set(words) or initials.endswith("".join(_words(short)))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def _with(annotated: AnnotatedArticle, index: int) -> Iterator[AgreementFact]:
    """Free trade agreements "với UAE và Israel": one for each country."""
    sentence = annotated.sentences[index]
    text, offset = sentence.sentence.text, sentence.sentence.start
    for match in _FREE_TRADE.finditer(text):
        if not is_signed(text, match.start(), match.end()):
            continue
        position = match.end() + offset
        for place in foreign(states(sentence)):
            if place.start >= position and re.fullmatch(r"(?:\s?(?:,|và)\s?)?", annotated.article.text[position : place.start]):
                shown = evidence(annotated, match.start() + offset, place.end, "agreement/with")
                other = Agent(AgentKind.COUNTRY, place.name, place.key)
                yield AgreementFact(f"{match['name']} với {place.name}", (VIET_NAM, other), shown, None)
                position = place.end


def _named(annotated: AnnotatedArticle, index: int) -> Iterator[AgreementFact]:
    """Documents whose name stands in the sentence."""
    sentence = annotated.sentences[index]
    offset = sentence.sentence.start
    before: tuple[int, str, tuple[Agent, ...]] = (0, "", ())
    for document in find_documents(annotated, index):
        kind, both = parties(annotated, index, document)
        if not both and before[1] == "signers" and in_row(sentence.sentence.text, before[0], document.start):
            kind, both = before[1:]  # "Tập đoàn A và Tập đoàn B đã ký X và Y"
        before = document.end, kind, both
        if len(both) == 2:
            shown = evidence(annotated, document.start + offset, document.end + offset, f"agreement/{kind}")
            yield AgreementFact(document.name, both, shown, _signed_on(sentence, document))


def _signed_on(sentence: AnnotatedSentence, document: Document) -> str | None:
    """ "… ký năm 2001", "… (ký năm 2010)": the date right after the name; after "ký" no further verb is needed."""
    text, offset = sentence.sentence.text, sentence.sentence.start
    gaps = (_SIGNED_ON, _RIGHT_BEHIND) if document.verb in ("ký", "ký kết") else (_SIGNED_ON,)
    later = [d for d in sentence.dates if d.start - offset >= document.end and d.until is None]
    return next((d.value for d in later if any(g.fullmatch(text, document.end, d.start - offset) for g in gaps)), None)
