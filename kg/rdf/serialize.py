"""From triples, in any order and with repetitions, to byte-stable Turtle, and safely into a file; it validates no shapes.

Sections follow the order of ``kg.rdf.iri.KINDS``, one prefix for each kind, one block for each subject with its type and
names first. A build that dies while it writes leaves the last good file: the new one is complete, on disk and read
back before it takes the name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import KgError
from kg.rdf.iri import ID, KIND_PREFIXES, KINDS
from kg.rdf.vocabulary import BG, RDF, RDFS, SKOS, TERM_PREFIXES

_FIRST = {term.value: rank for rank, term in enumerate((RDF["type"], RDFS["label"], SKOS["altLabel"], BG["title"]))}
_SECTION = {prefix: rank for rank, prefix in enumerate((KIND_PREFIXES[kind] for kind in KINDS), 1)}
# Turtle escapes line breaks in a literal, so a line that ends in " ." ends a block.
_END_OF_BLOCK = re.compile(rb" \.\n(?=[^\s@])")

SortKey = tuple[int, str, int, str, tuple[str, str, str]]


def to_turtle(triples: Iterable[Triple]) -> bytes:
    """The Turtle document of ``triples``: the same bytes for the same set. Raises ``ValueError`` for a blank node."""
    ordered = sorted({_sort_key(triple): triple for triple in triples}.items())
    document = serialize((triple for _, triple in ordered), format=RdfFormat.TURTLE, prefixes={**TERM_PREFIXES, **KIND_PREFIXES})
    if document is None:  # pyoxigraph gives bytes where no output is named
        raise AssertionError("pyoxigraph.serialize returned no bytes")
    return _END_OF_BLOCK.sub(b" .\n\n", document)


@contextmanager
def replacing(path: Path, content: bytes) -> Iterator[Path]:
    """Gives the path of a temporary file that holds ``content`` safely on disk; it takes ``path``'s place if the block succeeds.

    Temporary file beside it, fsync, read back; then rename, fsync of the folder. Raises ``KgError`` where the disk refuses.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_synced(temporary, content)
        yield temporary
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise KgError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def write_safely(path: Path, content: bytes) -> None:
    """Replaces ``path`` so that it holds either its old content or all of ``content``; raises as ``replacing`` does."""
    with replacing(path, content):
        pass


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise KgError(f"{path}: what was written does not read back; nothing was replaced (check the disk)")


def sync_folder(folder: Path) -> None:
    """Makes a rename in ``folder`` durable; does nothing where folders cannot be opened (Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sort_key(triple: Triple) -> SortKey:
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
        raise ValueError(f"no blank nodes and no triple terms in the graph: {triple}")
    return (_section(subject.value), subject.value, _FIRST.get(predicate.value, len(_FIRST)), predicate.value, _value_key(value))


def _section(subject: str) -> int:
    """Own things by kind; concepts of the ontology before all of them."""
    if not subject.startswith(ID):
        return 0
    return _SECTION[subject[: subject.index("/", len(ID)) + 1]]


def _value_key(value: NamedNode | Literal) -> tuple[str, str, str]:
    if isinstance(value, NamedNode):
        return (value.value, "", "")
    return (value.value, value.datatype.value, value.language or "")
