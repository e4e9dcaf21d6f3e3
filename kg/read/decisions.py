"""``decisions.tsv`` in, decisions out, each with file and line; whether the articles have such names is not asked here.

Tab-separated, UTF-8, one header line, ``#`` comments::

    kind    one                 other               judgement   why
    person  Lê Văn A @ 012      Lê Văn A @ 345      different   two men, see their offices
    event   Hội nghị biển @ 7   Hội thảo biển @ 8   same        one morning, one hall
    place   Phú Thọ @ 12        Phú Thọ @ 300       different   before the reform and after it

``kind`` is person, event, position (title and organization as one name), organization or place (a country, bloc or province);
``judgement`` same or different. ``NAME`` is that name in all articles, ``NAME @ ARTICLE`` in one. One row "different" undoes a
merge; one row "same" makes one. ``why`` stands in the graph as the reason.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from kg.errors import UsageError
from kg.model import Decision

FIELDS = ("kind", "one", "other", "judgement", "why")
KINDS = ("person", "event", "position", "organization", "place")
JUDGEMENTS = ("same", "different")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The rows in order; raises ``UsageError`` with file and line for what is not of that form."""
    try:
        text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines or tuple(field.strip() for field in lines[0][1].split("\t")) != FIELDS:
        raise UsageError(f"{path}:{lines[0][0] if lines else 1}: the first line has to be: {' TAB '.join(FIELDS)}")
    return tuple(_decision(f"{path}:{number}", line) for number, line in lines[1:])


def _decision(origin: str, line: str) -> Decision:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != len(FIELDS):
        raise UsageError(f"{origin}: {len(fields)} fields, not {len(FIELDS)} ({', '.join(FIELDS)}), separated by tabs")
    kind, one, other, judgement, why = fields
    if kind not in KINDS:
        raise UsageError(f'{origin}: kind is one of {", ".join(KINDS)}, not "{kind}"')
    if judgement not in JUDGEMENTS:
        raise UsageError(f'{origin}: judgement is one of {", ".join(JUDGEMENTS)}, not "{judgement}"')
    if not one or not other or not why:
        raise UsageError(f"{origin}: one, other and why may not be empty")
    return Decision(kind, *_named(one), *_named(other), judgement == "same", why, origin)


def _named(written: str) -> tuple[str, str | None]:
    """("Lê Văn A", "012") of "Lê Văn A @ 012"."""
    name, at, article = written.rpartition(" @ ")
    return (name.strip(), article.strip()) if at else (written, None)
