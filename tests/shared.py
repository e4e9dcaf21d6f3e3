"""Where the articles, the corpus and the gold facts lie that tests may read but the repository does not carry."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
