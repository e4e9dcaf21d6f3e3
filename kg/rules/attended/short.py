"""Short names of events: "(ACMECS 7)" in a full name makes each "ACMECS 7" of the article a mention of the same conference.

Only short names with a figure or a dash: "APEC", "ASEAN" alone are bodies.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import AnnotatedArticle, AnnotatedSentence, EventKind, EventMention

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9]{2,}(?: ?\d{1,4}| [–-] ?[A-Z]\w+))\)")


def short_names(annotated: AnnotatedArticle) -> dict[str, EventKind]:
    """The short names that the article gives in brackets within the names of events, with the kind of the event."""
    found: dict[str, EventKind] = {}
    for sentence in annotated.sentences:
        for event in sentence.events:
            for match in _IN_BRACKETS.finditer(event.name):
                found.setdefault(match.group(1).replace("–", "-"), event.kind)
    return found


def with_short_names(sentence: AnnotatedSentence, short: dict[str, EventKind]) -> AnnotatedSentence:
    """The sentence with its short names as further event mentions."""
    if not short:
        return sentence
    text, base = sentence.sentence.text.replace("–", "-"), sentence.sentence.start
    added: list[EventMention] = []
    for name, kind in sorted(short.items()):
        for match in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
            start, end = base + match.start(), base + match.end()
            if all(end <= event.start or event.end <= start for event in sentence.events):
                added.append(EventMention(start, end, kind, sentence.sentence.text[match.start() : match.end()], True))
    events = sorted((*sentence.events, *added), key=lambda event: event.start)
    return replace(sentence, events=tuple(events))
