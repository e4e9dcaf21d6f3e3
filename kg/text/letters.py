"""Classes of letters for the patterns of this package; nothing else. Python's ``re`` has no class for capital letters."""

from __future__ import annotations

import functools

from kg.lexicon import load_table

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


@functools.cache
def agencies() -> tuple[str, ...]:
    """The names of agencies and papers, the longest first, for alternatives in a pattern."""
    return tuple(sorted((row["agency"] for row in load_table("line-agencies")), key=lambda name: (-len(name), name)))
