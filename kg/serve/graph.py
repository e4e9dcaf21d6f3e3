"""The graph that is being served: opens its store, opens it again when a build has swapped it, asks it; it knows no page."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.query.guard import run_guarded, run_limited
from kg.query.header import Question
from kg.query.names import Names
from kg.query.paging import cut
from kg.query.parameters import bind
from kg.query.run import Asked, StoreSource, names_of, put_in, select
from kg.query.terms import Rows, from_json
from kg.store.embedded import open_store

MOST_VALUES, LONGEST_VALUE = 30, 500

PREFIXES = """PREFIX bg: <https://w3id.org/banggiao/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds, rows, bytes of the answer, bytes of a request's body."""

    seconds: float = 10
    rows: int = 100_000
    answer_bytes: int = 50_000_000
    body_bytes: int = 65_536


@dataclass(frozen=True, slots=True)
class _Opened:
    """A store as it was at one time, with the names in it."""

    identity: tuple[int, int]
    source: StoreSource
    names: Names
    networks: dict[str, str] = field(default_factory=dict)  # kind -> page


@dataclass(slots=True)
class ServedGraph:
    """The graph in ``directory``. Our own small queries run here; what takes parameters or comes from outside in the worker."""

    directory: Path
    limits: Limits = field(default_factory=Limits)
    _opened: _Opened | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def store_directory(self) -> Path:
        """The store's own folder; raises ``UsageError`` where there is none."""
        for candidate in (self.directory / "store", self.directory):
            if (candidate / "CURRENT").is_file():
                return candidate
        raise UsageError(f"{self.directory}: holds no store; build a graph first")

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT of our own, without the prefixes."""
        return select(self._current().source, PREFIXES + query)

    def names(self) -> Names:
        """The names of all things, read once for each store."""
        return self._current().names

    def network_page(self, kind: str) -> str:
        """The page of ``kg.network`` for "partnerships" or "attendance", made once for each store: placing nodes is slow."""
        from kg.network.network import build_network
        from kg.network.page import write_page

        opened = self._current()
        if kind not in opened.networks:
            opened.networks[kind] = write_page(build_network(opened.source, kind))
        return opened.networks[kind]

    def ask(self, question: Question, given: Mapping[str, Sequence[str]]) -> Asked:
        """A question of the catalogue; raises ``UsageError`` for unfit parameters and ``QueryCutOff`` beyond the limits."""
        _check_size(given)
        filled = put_in(question, bind(question, given, self.names()))
        body = run_limited(
            self.store_directory(),
            filled.probe,
            timeout=self.limits.seconds,
            max_rows=self.limits.rows,
            max_bytes=self.limits.answer_bytes,
        )
        answer, more = cut(from_json(json.loads(body)), filled.limit)
        return Asked(filled.query, answer, filled.notes, more)

    def ask_outside(self, query: str) -> bytes:
        """The answer to a stranger's query, as ``run_guarded`` gives it."""
        return run_guarded(
            self.store_directory(),
            query,
            timeout=self.limits.seconds,
            max_rows=self.limits.rows,
            max_bytes=self.limits.answer_bytes,
        )

    def _current(self) -> _Opened:
        directory = self.store_directory()
        status = directory.stat()
        identity = (status.st_ino, status.st_mtime_ns)
        with self._lock:
            if self._opened is None or self._opened.identity != identity:
                source = StoreSource(open_store(directory), directory)
                self._opened = _Opened(identity, source, names_of(source))
            return self._opened


def _check_size(given: Mapping[str, Sequence[str]]) -> None:
    """Names are compared with all names of a graph, so neither long nor many ones are taken from strangers."""
    values = [value for found in given.values() for value in found]
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
        raise UsageError(f"at most {MOST_VALUES} values of {LONGEST_VALUE} characters each: shorten what you ask for")
