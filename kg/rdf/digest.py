"""What a graph was made with, as digests: the parts of this program and what a person decided; no version is decided here.

They tell a changed rule, or a changed decision, from a changed article.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.model import Decision
from kg.resources import PACKAGE

# Part -> what of the package decides it. The names of the parts are those of `kg diff`.
PARTS: Mapping[str, tuple[str, ...]] = {
    "identity": ("resolve/*.py", "resolve/*.tsv", "timeline/*.py"),
    "lexicon": ("lexicon/*.tsv",),
    "reading": ("read/*.py", "text/*.py"),
    "rules": ("mentions/*.py", "rules/**/*.py", "context.py", "sound.py"),
}

DECISIONS = "decisions"  # the part that is no program: the rows of a table of decisions


@functools.cache
def made_with() -> tuple[str, ...]:
    """For each part its name and the first twelve digits of the SHA-256 of its files: "lexicon:1f2e3d4c5b6a", sorted."""
    return tuple(f"{part}:{_digest(_files(patterns))}" for part, patterns in sorted(PARTS.items()))


def _files(patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in PACKAGE.glob(pattern)})


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def decided_with(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """As ``made_with`` of a table of decisions, by what its rows say in whatever order; nothing where there are none."""
    rows = sorted({(d.kind, d.one, d.one_article or "", d.other, d.other_article or "", str(d.same), d.why) for d in decisions})
    written = "\x1e".join("\x1f".join(row) for row in rows)
    return (f"{DECISIONS}:{hashlib.sha256(written.encode()).hexdigest()[:12]}",) if rows else ()
