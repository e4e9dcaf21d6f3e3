"""Short names of events: "(ACMECS 7)" in a full name makes each "ACMECS 7" of the article a mention of the same conference.

Without a figure or a dash ("(CSOM)") a short name counts only where somebody is at it ("khai mạc CSOM"), and never where it is a
body's: "APEC", "ASEAN".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import AnnotatedArticle, AnnotatedSentence, EventKind, EventMention

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9]{2,}(?: ?\d{1,4}| [–-] ?[A-Z]\w+)?)\)")
_AT_IT = re.compile(r"(?:dự|tại|khai mạc|bế mạc|chủ trì|trong khuôn khổ|bên lề|điều hành) (?:phiên |lễ |khai mạc )*$", re.I)


def short_names(annotated: AnnotatedArticle) -> dict[str, EventKind]:
    """The short names that the article gives in brackets within the names of events, with the kind of the event."""
    found: dict[str, EventKind] = {}
    bodies = _bodies(annotated)
    for sentence in annotated.sentences:
        for event in sentence.events:
            for match in _IN_BRACKETS.finditer(event.name):
                if match.group(1).isalpha() and (match.group(1) in bodies or event.kind is not EventKind.CONFERENCE):
                    continue
                found.setdefault(match.group(1).replace("–", "-"), event.kind)
    return found


def _bodies(annotated: AnnotatedArticle) -> frozenset[str]:
    """Short names that stand alone as a body or a bloc somewhere in the article."""
    text = annotated.article.text
    bodies = {text[body.start : body.end] for sentence in annotated.sentences for body in sentence.organizations}
    return frozenset(bodies | {text[place.start : place.end] for sentence in annotated.sentences for place in sentence.places})


def with_short_names(sentence: AnnotatedSentence, short: dict[str, EventKind]) -> AnnotatedSentence:
    """The sentence with its short names as further event mentions."""
    if not short:
        return sentence
    text, base = sentence.sentence.text.replace("–", "-"), sentence.sentence.start
    added: list[EventMention] = []
    for name, kind in sorted(short.items()):
        for match in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
            start, end = base + match.start(), base + match.end()
            if name.isalpha() and not _AT_IT.search(text[: match.start()]):
                continue
            if all(end <= event.start or event.end <= start for event in sentence.events):
                added.append(EventMention(start, end, kind, sentence.sentence.text[match.start() : match.end()], True))
    events = sorted((*sentence.events, *added), key=lambda event: event.start)
    return replace(sentence, events=tuple(events))
