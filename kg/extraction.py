"""Raw articles come in, the outcome of each goes out in that order: its sound facts, or why there are none; it resolves nothing.

An article is worked on by itself, so many articles are spread over processes. The broad ``except`` of the project is here
and nowhere else: whatever one article's text sets off, the others are still read, and the report says what happened.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice

from kg.errors import KgError
from kg.model import ArticleFacts, RawArticle
from kg.report import Failed, count_mentions
from kg.sound import LONGEST_IDENTIFIER, check_article, keep_sound

WORTH_PROCESSES = 48  # articles: below, starting processes costs more than it saves
_CHUNK = 8  # articles sent to a process at a time
_AHEAD = 4  # chunks under way for each process: bounds the memory however many articles there are
_LONGEST_DETAIL = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: ``facts`` or ``failed``, never both."""

    facts: ArticleFacts | None
    failed: Failed | None = None
    counts: Counter[str] = field(default_factory=Counter)  # sentences and mentions
    unsound: tuple[str, ...] = ()


def extract_all(articles: Iterable[RawArticle], jobs: int | None = None, strict: bool = False) -> Iterator[Outcome]:
    """The outcomes in the order of ``articles``. ``jobs`` None: one process for each core if there are enough articles.

    With ``strict`` an article's exception is raised instead of recorded. Raises ``KgError`` where a process was killed.
    """
    source = iter(articles)
    wanted = jobs if jobs is not None else _cores()
    first = list(islice(source, WORTH_PROCESSES if jobs is None else 0))
    if wanted < 2 or (jobs is None and len(first) < WORTH_PROCESSES):
        return (extract_one(raw, strict) for raw in chain(first, source))
    return _in_processes(chain(first, source), wanted, strict)


def extract_one(raw: RawArticle, strict: bool = False) -> Outcome:
    """Cleans, annotates and extracts one article; keeps what is sound."""
    # Here and not above: a process that only hands out work loads neither the lexicon nor the taggers.
    from kg.mentions import annotate
    from kg.rules import extract
    from kg.text import clean

    stage = "clean"
    try:
        check_article(article := clean(raw))
        stage = "annotate"
        annotated = annotate(article)
        stage = "extract"
        facts, unsound = keep_sound(extract(annotated))
    except Exception as error:  # see the module's docstring
        if strict:
            raise
        detail = str(error).encode("utf-8", "replace").decode()[:_LONGEST_DETAIL]
        return Outcome(None, Failed(raw.identifier[:LONGEST_IDENTIFIER], raw.origin, stage, type(error).__name__, detail))
    return Outcome(facts, None, count_mentions(annotated), unsound)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the one that hands out the work answers it, the others say nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extract_chunk(chunk: list[RawArticle], strict: bool) -> list[Outcome]:
    return [extract_one(raw, strict) for raw in chunk]


def _in_processes(articles: Iterator[RawArticle], jobs: int, strict: bool) -> Iterator[Outcome]:
    # spawn, not fork: the caller may run threads (a progress display), and a fork would copy their locks.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _leave_interrupts)
    try:
        yield from _in_order(pool, articles, jobs * _AHEAD, strict)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, articles: Iterator[RawArticle], ahead: int, strict: bool) -> Iterator[Outcome]:
    waiting: deque[tuple[list[RawArticle], Future[list[Outcome]]]] = deque()
    while True:
        while len(waiting) < ahead and (chunk := list(islice(articles, _CHUNK))):
            waiting.append((chunk, pool.submit(_extract_chunk, chunk, strict)))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool as error:
            where = f"{chunk[0].origin} to {chunk[-1].origin}"
            raise KgError(f"a process died near {where} (out of memory?); nothing was replaced; try --jobs 1") from error
