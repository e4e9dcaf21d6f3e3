"""An ``Article`` comes in, its sentences with exact offsets go out; menus, bylines, credits and date lines have none.

underthesea finds the sentence ends. It works on a *mask* of the line, of the same length, in which every full stop that
``kg.text.stops`` knows not to end a sentence is another character; what it still cuts wrongly is joined again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from kg.model import Article, LineLabel, Sentence
from kg.text.bylines import has_byline_form, names_agency
from kg.text.credits import Aside, find_asides
from kg.text.stops import mask_stops, missed_cuts, settle_cut

TEXT_LABELS = frozenset({LineLabel.HEADLINE, LineLabel.LEAD, LineLabel.BODY, LineLabel.CAPTION})


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's headline, lead, body and captions, in order: ``article.text[s.start:s.end] == s.text``.

    A sentence lies within one line. Credits inside a line ("(Ảnh: …/TTXVN)") belong to no sentence, and end the one before
    them, which is a caption.
    """
    sentences: list[Sentence] = []
    for index, line in enumerate(article.lines):
        if line.label not in TEXT_LABELS:
            continue
        text = article.text[line.start : line.end]
        pieces = list(split_line(text))
        if len(pieces) > 1 and _signs(article.text, text[slice(*pieces[-1][:2])]):
            pieces.pop()
        for start, end, is_caption in pieces:
            label = LineLabel.CAPTION if is_caption else line.label
            span = (line.start + start, line.start + end)
            sentences.append(Sentence(*span, article.text[slice(*span)], label, index))
    return tuple(sentences)


def _signs(article_text: str, piece: str) -> bool:
    """Whether the last piece of a paragraph is its writer: "… tốt đẹp./. Vũ Dũng/VOV"; a name that occurs twice is none."""
    return has_byline_form(piece) and (names_agency(piece) or article_text.count(piece) == 1)


def split_line(line: str) -> Iterator[tuple[int, int, bool]]:
    """The sentences of one line as (start, end, it captions a photo whose credit follows)."""
    cursor = 0
    for aside in [*find_asides(line), Aside(len(line), len(line), False)]:
        spans = list(_split_stretch(line, cursor, aside.start))
        for position, span in enumerate(spans, 1):
            yield *span, position == len(spans) and aside.credit
        cursor = aside.end


def _split_stretch(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from underthesea import sent_tokenize

    stretch = line[start:end]
    if not stretch.strip():
        return
    masked = mask_stops(stretch)
    cuts = {*_starts(masked, sent_tokenize(masked)), *missed_cuts(masked)}
    starts = {settle_cut(stretch, cut) for cut in cuts}
    bounds = sorted({place for place in starts if place is not None} | {0, len(stretch)})
    for left, right in itertools.pairwise(bounds):
        piece = stretch[left:right]
        if any(character.isalnum() for character in piece):
            right = left + len(piece.rstrip())
            yield start + right - len(piece.strip()), start + right


def _starts(masked: str, pieces: Sequence[str]) -> list[int]:
    """Where the tokenizer's pieces start; none if it rewrote more than the spaces between its pieces."""
    starts: list[int] = []
    cursor = 0
    for piece in pieces:
        start = masked.find(piece, cursor)
        if start < 0 or masked[cursor:start].strip():
            return []
        starts.append(start)
        cursor = start + len(piece)
    return starts
