"""Queries from outside: SPARQL text and a store's folder in, bytes of results out. It never evaluates in this process.

Three walls: the gate (``kg.query.gate``) before any parser, a parse that finds nothing but reading, and evaluation in a worker
process (``kg.query.worker``) that is killed at its deadline, since the engine knows neither a timeout nor a cancel.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from kg.errors import KgError, QueryCutOff, QueryRefused, UsageError
from kg.query.gate import check_query, query_form

__all__ = ["check_query", "query_form", "run_guarded", "run_limited"]

STARTUP_SECONDS = 60.0
MAX_WORKERS = 4  # queries that run at once; more wait for their turn
MAX_IDLE = 2
_PASSED_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")  # no credentials


def run_guarded(
    store_directory: Path, query: str, *, timeout: float = 10, max_rows: int = 100_000, max_bytes: int = 50_000_000
) -> bytes:
    """The answer to ``query``: SPARQL JSON results for SELECT and ASK, sorted N-Triples for CONSTRUCT and DESCRIBE.

    ``timeout`` is in seconds. Raises ``QueryRefused`` for a query that is not plain reading or not SPARQL, its subclass
    ``QueryCutOff`` for one that passed a limit, ``UsageError`` where ``store_directory`` holds no store.
    """
    check_query(query)
    return _run(store_directory, query, True, timeout, max_rows, max_bytes)


def run_limited(
    store_directory: Path, query: str, *, timeout: float = 10, max_rows: int = 100_000, max_bytes: int = 50_000_000
) -> bytes:
    """As ``run_guarded``, for a query of our own whose parameters were bound as terms: the limits without the walls."""
    return _run(store_directory, query, False, timeout, max_rows, max_bytes)


def _run(directory: Path, query: str, outside: bool, timeout: float, max_rows: int, max_bytes: int) -> bytes:
    request = {"query": query, "outside": outside, "seconds": timeout, "max_rows": max_rows, "max_bytes": max_bytes}
    return _pool().run(_StoreIdentity.of(directory), request, timeout)


class _StoreIdentity(tuple[str, int, int]):
    """A store's folder with what changes when a build swaps another one into its place."""

    @classmethod
    def of(cls, directory: Path) -> _StoreIdentity:
        try:
            status = directory.resolve().stat()
        except OSError:
            raise UsageError(f"{directory}: no store here; build the graph first") from None
        return cls((str(directory.resolve()), status.st_ino, status.st_mtime_ns))


class _Worker:
    """A running worker process; one query at a time."""

    def __init__(self, identity: _StoreIdentity) -> None:
        self.identity = identity
        environment = {name: os.environ[name] for name in _PASSED_ENVIRONMENT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(entry or os.curdir for entry in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kg.query.worker", identity[0]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        header, _ = self._read(STARTUP_SECONDS)
        if header["status"] != "ready":
            self.stop()
            raise UsageError(f"{identity[0]}: no readable store: {header.get('message', 'the worker did not start')}")

    def ask(self, request: dict[str, Any], timeout: float) -> bytes:
        """The answer's bytes; the worker is dead afterwards if it did not answer in time."""
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(OSError):  # it died: the read below finds out
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()
        header, body = self._read(timeout)
        if header["status"] == "ok":
            return body
        error = {"QueryCutOff": QueryCutOff, "QueryRefused": QueryRefused}.get(header["status"], KgError)
        raise error(header["message"])

    def _read(self, timeout: float) -> tuple[dict[str, Any], bytes]:
        """One message of the worker, which is killed after ``timeout`` seconds."""
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        stdout = self._process.stdout
        assert stdout is not None
        timer = threading.Timer(timeout, kill)
        timer.start()
        try:
            line = stdout.readline()
            header: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"status": "died", "length": 1}
            body = stdout.read(header["length"])
        finally:
            timer.cancel()
            timer.join()  # a kill that was under way must not hit the next query
        if late.is_set() or len(body) < header["length"]:
            self.stop()
        if len(body) < header["length"]:
            reason = f"took longer than {timeout:g} s" if late.is_set() else "used up its memory or stack"
            header = {"status": "QueryCutOff", "message": f"the query {reason}: ask for less", "length": 0}
        return header, body

    @property
    def alive(self) -> bool:
        """Whether it can take another query."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Ends the process now."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class _Pool:
    """Workers that wait for their next query, since starting one costs about half a second."""

    def __init__(self) -> None:
        self._turn = threading.BoundedSemaphore(MAX_WORKERS)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []

    def run(self, identity: _StoreIdentity, request: dict[str, Any], timeout: float) -> bytes:
        if not self._turn.acquire(timeout=timeout):
            raise QueryCutOff(f"{MAX_WORKERS} other queries are running: try again in a moment")
        try:
            worker = self._take(identity)
            try:
                return worker.ask(request, timeout)
            finally:
                self._give_back(worker)
        finally:
            self._turn.release()

    def _take(self, identity: _StoreIdentity) -> _Worker:
        with self._lock:
            for worker in self._idle:
                if worker.identity == identity and worker.alive:
                    self._idle.remove(worker)
                    return worker
        return _Worker(identity)

    def _give_back(self, worker: _Worker) -> None:
        if not worker.alive:
            return
        with self._lock:
            self._idle.append(worker)
            surplus = self._idle[:-MAX_IDLE]
            del self._idle[:-MAX_IDLE]
        for old in surplus:
            old.stop()

    def stop(self) -> None:
        """Ends the waiting workers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.stop()


@functools.cache
def _pool() -> _Pool:
    pool = _Pool()
    atexit.register(pool.stop)
    return pool
