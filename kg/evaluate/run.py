"""From folders of gold, articles and perhaps a graph to what the graph says; it builds one in a temporary folder if need be."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.errors import UsageError
from kg.evaluate.found import Found, read_found
from kg.pipeline import GRAPH, Progress, build
from kg.query.run import open_source
from kg.report import Report


def read_graph(graph: Path) -> Found:
    """What the graph of a build's folder or of a ``.ttl`` file says; raises ``UsageError`` where there is none."""
    if not graph.exists():
        raise UsageError(f"{graph}: no such graph; name a build's folder or a .ttl file, or leave --graph out to build one")
    return read_found(open_source(graph))


def build_graph(articles: Path, progress: Progress | None = None, jobs: int | None = None) -> tuple[Found, Report]:
    """Builds the articles in a temporary folder that is gone afterwards; raises as ``kg.pipeline.build`` does."""
    with tempfile.TemporaryDirectory(prefix="kg-evaluate-") as folder:
        report = build([articles], Path(folder), progress, jobs=jobs)
        return read_found(open_source(Path(folder) / GRAPH)), report


def articles_of(gold: Path, articles: Path | None) -> Path:
    """``articles``, or the folder of that name beside the gold; raises ``UsageError`` where it is not there."""
    if articles is not None:
        if not articles.exists():
            raise UsageError(f"{articles}: no such file or folder; name the articles of the gold with --articles")
        return articles
    beside = gold / ".." / "articles"
    if not beside.is_dir():
        raise UsageError(f"{beside}: no such folder; name the articles with --articles, or a graph of them with --graph")
    return beside
