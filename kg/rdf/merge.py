"""Merges in, their triples out: which name or telling was taken for which thing, and why; it merges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.model import Merge
from kg.rdf import literal
from kg.rdf.iri import iri, mint
from kg.rdf.vocabulary import BG, RDF
from kg.resolve.keys import compact, digest


def emit_merges(merges: Iterable[Merge]) -> Iterator[Triple]:
    """``bg:Merge`` for each: the thing that was kept, the writing or telling that went into it, the reason in a sentence."""
    for merge in merges:
        key = compact(f"{merge.kept.kind}-{merge.kept.key.lower()}", 200)
        node = mint("merge", f"{key}_{digest(merge.kept.kind, merge.kept.key, merge.merged, merge.reason)}")
        yield Triple(node, RDF["type"], BG["Merge"])
        yield Triple(node, BG["kept"], iri(merge.kept))
        yield Triple(node, BG["merged"], literal.vietnamese(merge.merged))
        yield Triple(node, BG["reason"], literal.english(merge.reason))
