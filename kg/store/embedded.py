"""Builds and opens the embedded pyoxigraph store; it is written once from a Turtle file, swapped whole, and then only read.

``Store(path)`` would silently make an empty store of a misspelt path, so opening goes through here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import KgError, UsageError
from kg.rdf.serialize import sync_folder, temporary_name
from kg.store.names import write_names

# RocksDB names its current manifest here: what every store has and no other folder.
_MARK = "CURRENT"
_FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".nq": RdfFormat.N_QUADS}


def write_store(turtle: Path, directory: Path, named: Mapping[NamedNode, Path] | None = None) -> int:
    """Builds the store of ``turtle`` beside ``directory`` and swaps it in by renaming; returns the number of its triples.

    ``named``: graphs of their own beside it, by name; their triples are not counted.

    Whoever has the old store open keeps it. Raises ``KgError`` where the disk refuses; the old store then stays.
    """
    fresh = temporary_name(directory)
    try:
        with _removed_at_last(fresh):
            store = Store(str(fresh))
            store.bulk_load(path=turtle, format=RdfFormat.TURTLE)
            count = len(store)
            for name, path in (named or {}).items():
                store.bulk_load(path=path, format=RdfFormat.TURTLE, to_graph=name)
            store.flush()
            write_names(store, fresh)
            del store  # closes it: a store that is still open must not be moved
            _swap(fresh, directory)
            return count
    except (OSError, SyntaxError) as error:
        raise KgError(f"{directory}: the store cannot be written: {error}") from error


def open_store(path: Path, in_memory: bool = False) -> Store:
    """Opens a store read-only, the store in a build's output folder, or an RDF file (.ttl, .nt, .nq) in memory.

    ``in_memory``: the store's triples are read into memory (some seconds for a million, about a gigabyte), where lists of thousands
    of rows come several times faster: each string of a row is one more read from the disk's store.

    Raises ``UsageError`` where there is nothing, or something else.
    """
    if path.is_file():
        return _load_file(path)
    directory = store_folder(path)
    try:
        store = Store.read_only(str(directory))
        return _copy_of(store) if in_memory else store
    except OSError as error:
        raise UsageError(f"{path}: not a readable store ({error}); build it again") from error


def _copy_of(store: Store) -> Store:
    copy = Store()
    copy.bulk_load(input=store.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    return copy


def _load_file(path: Path) -> Store:
    if path.suffix not in _FORMATS:
        raise UsageError(f"{path}: not a graph (have {', '.join(_FORMATS)}, or a folder that a build made)")
    store = Store()
    try:
        store.bulk_load(path=path, format=_FORMATS[path.suffix])
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{path}: cannot be read as RDF: {error}") from error
    return store


def store_folder(path: Path) -> Path:
    """The folder of the store: ``path`` itself, or the store in it. Raises ``UsageError`` where there is none.

    A swap that died half-way left the old store under its other name.

    Raises ``UsageError`` where there is no store.
    """
    for directory in (path, path / "store"):
        for candidate in (directory, _outgoing(directory)):
            if (candidate / _MARK).is_file():
                return candidate
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder; build a graph first, or name one with --graph")
    raise UsageError(f"{path}: holds no store; name the folder that a build wrote, or a .ttl file")


def _outgoing(directory: Path) -> Path:
    return directory.with_name(f".{directory.name}.old")


def _swap(fresh: Path, directory: Path) -> None:
    """Puts ``fresh`` in the place of ``directory``; between the two renames the old one is found by ``store_folder``."""
    old = _outgoing(directory)
    if directory.exists():
        if any(directory.iterdir()) and not (directory / _MARK).is_file():
            raise KgError(f"{directory}: exists and is not a store; move it away")
        shutil.rmtree(old, ignore_errors=True)
        directory.rename(old)
    fresh.rename(directory)
    sync_folder(directory.parent)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _removed_at_last(folder: Path) -> Iterator[None]:
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
