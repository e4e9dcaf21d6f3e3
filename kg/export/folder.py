"""Several files into one folder, all of them or none; other files in it stay as they are."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from kg.errors import KgError, UsageError
from kg.rdf.serialize import replacing


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes ``files``, name -> content; each takes its place only when all of them are safely on the disk.

    Makes ``folder`` where it is not there, but not its parents. Raises ``UsageError`` where it is a file, ``KgError`` where the
    disk refuses.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder for several tables")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KgError(f"{folder}: cannot be made: {error.strerror}") from error
    with contextlib.ExitStack() as stack:
        for name in sorted(files):
            stack.enter_context(replacing(folder / name, files[name]))
