"""From triples, in any order and with repetitions, to byte-stable Turtle, and safely into a file; it validates no shapes.

Sections follow the order of ``kg.rdf.iri.KINDS``, one prefix for each kind, one block for each subject with its type and
names first. A build that dies while it writes leaves the last good file: the new one is complete, on disk and read
back before it takes the name.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import KgError
from kg.rdf.iri import ID, KIND_PREFIXES, KINDS
from kg.rdf.vocabulary import BG, DCTERMS, RDF, RDFS, SKOS, TERM_PREFIXES

# What a reader looks for first in a block: what it is and is called, then who, where, in which role; other properties follow by IRI.
_FIRST = {
    term.value: rank
    for rank, term in enumerate(
        (
            *(RDF["type"], RDFS["label"], SKOS["altLabel"], DCTERMS["identifier"], DCTERMS["title"], BG["title"]),
            *(BG["holder"], BG["position"], BG["status"], BG["participant"], BG["event"], BG["role"]),
            *(BG["country"], BG["level"], BG["about"], BG["measure"], BG["value"], BG["unit"]),
            *(BG["article"], BG["quote"], BG["start"], BG["end"], BG["rule"], BG["confidence"]),
        )
    )
}
_SECTION = {prefix: rank for rank, prefix in enumerate((KIND_PREFIXES[kind] for kind in KINDS), 1)}
# Turtle escapes line breaks in a literal, so a line that ends in " ." ends a block.
_END_OF_BLOCK = re.compile(rb" \.\n(?=\S)")
_PREFIX_LINES = re.compile(rb"\A(@prefix [^\n]*\n)*")

_TEMPORARY = re.compile(r"\..+\.([0-9]{1,9})\.tmp")
_LANGUAGES = {"vi": "1", "en": "2"}  # in which order a reader wants the labels

SortKey = tuple[int, str, int, str, tuple[str, str, str]]


def to_turtle(triples: Iterable[Triple]) -> bytes:
    """The Turtle document of ``triples``: the same bytes for the same set. Raises ``ValueError`` for a blank node."""
    by_key = {_sort_key(triple): triple for triple in triples}
    ordered = (by_key[key] for key in sorted(by_key))
    prefixes = {**TERM_PREFIXES, **KIND_PREFIXES}
    document = serialize(ordered, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    # pyoxigraph writes the prefixes in an order of its own, which it does not promise to keep.
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items()).encode("ascii")
    return head + b"\n" + _END_OF_BLOCK.sub(b" .\n\n", _PREFIX_LINES.sub(b"", document, count=1))


@contextmanager
def replacing(path: Path, content: bytes) -> Iterator[Path]:
    """Gives the path of a temporary file that holds ``content`` safely on disk; it takes ``path``'s place if the block succeeds.

    Temporary file beside it, fsync, read back; then rename, fsync of the folder. Raises ``KgError`` where the disk refuses.
    """
    temporary = temporary_name(path)
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


def sweep(folder: Path) -> None:
    """Removes the temporary files and stores that killed builds left in ``folder``; those of live processes stay."""
    for path in sorted(folder.glob(".*")):
        match = _TEMPORARY.fullmatch(path.name)
        if match is not None and not _is_alive(int(match[1])):
            with contextlib.suppress(OSError):  # somebody else's: it stays
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def temporary_name(path: Path) -> Path:
    """Beside ``path``, hidden, with the number of this process, as ``sweep`` knows it."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # os.kill would end it there; what was left stays
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


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
    return (_LANGUAGES.get(value.language or "", ""), value.value, value.datatype.value)
