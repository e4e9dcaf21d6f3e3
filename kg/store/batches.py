"""A Turtle file in, its triples in batches that are named by their content out; it sends nothing.

The same file gives the same batches, so that whoever was interrupted can tell which of them have arrived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError

BATCH_BYTES = 500_000  # many servers and the proxies before them take a megabyte


@dataclass(frozen=True, slots=True)
class Batch:
    """N-Triples lines (in bytes, each with its line break) and the beginning of their SHA-256."""

    digest: str
    lines: bytes


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hex; raises ``UsageError`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None


def count_triples(turtle: Path) -> int:
    """The number of different triples; raises ``UsageError`` for what is no Turtle."""
    return len({hash(line) for line in _lines(turtle)})  # by hash: the triples themselves would take twenty times the memory


def count_batches(turtle: Path, triples: int) -> int:
    """How many batches there will be."""
    return sum(1 for _ in batches(turtle, triples))


def batches(turtle: Path, triples: int) -> Iterator[Batch]:
    """Batches of at most ``triples`` triples and ``BATCH_BYTES`` bytes, in the file's order.

    Raises ``UsageError`` for what is no Turtle, and for a blank node: sent twice, it would be two.
    """
    lines: list[bytes] = []
    size = 0
    for line in _lines(turtle):
        if line.startswith("_:") or " _:" in line.partition('"')[0]:
            raise UsageError(f"{turtle}: has blank nodes, which cannot be sent in batches; take --method gsp")
        encoded = f"{line} .\n".encode()
        if lines and (len(lines) == triples or size + len(encoded) > BATCH_BYTES):
            yield _batch(lines)
            lines, size = [], 0
        lines.append(encoded)
        size += len(encoded)
    if lines:
        yield _batch(lines)


def _batch(lines: list[bytes]) -> Batch:
    data = b"".join(lines)
    return Batch(hashlib.sha256(data).hexdigest()[:32], data)


def _lines(turtle: Path) -> Iterator[str]:
    """The triples as N-Triples writes them, without the dot."""
    from pyoxigraph import RdfFormat, parse

    try:
        for quad in parse(path=str(turtle), format=RdfFormat.TURTLE):
            yield str(quad.triple)
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{turtle}: cannot be read as Turtle: {error}") from None
