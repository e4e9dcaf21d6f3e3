"""Writes the triples of a Turtle file in another RDF form; it changes no triple."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError, UsageError

RDF_ENDINGS = (".nt", ".nq", ".ttl", ".trig", ".jsonld", ".rdf")


def export_triples(turtle: Path, output: Path) -> int:
    """Writes ``turtle`` to ``output`` in the form of its ending, one of RDF_ENDINGS, sorted; returns the number of triples.

    Raises ``UsageError`` for another ending or a file that is not Turtle, ``KgError`` where the disk refuses.
    """
    import pyoxigraph

    form = pyoxigraph.RdfFormat.from_extension(output.suffix.lstrip(".")) if output.suffix in RDF_ENDINGS else None
    if form is None:
        raise UsageError(f"{output}: no form for {output.suffix!r}; have {' '.join(RDF_ENDINGS)}")
    try:
        quads = list(pyoxigraph.parse(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise UsageError(f"{turtle}: not Turtle: {error}") from error
    from kg.rdf.iri import KIND_PREFIXES
    from kg.rdf.vocabulary import TERM_PREFIXES

    ordered = sorted({quad.triple for quad in quads}, key=str)
    try:
        pyoxigraph.serialize(ordered, output=str(output), format=form, prefixes={**TERM_PREFIXES, **KIND_PREFIXES})
    except OSError as error:
        raise KgError(f"{output}: cannot be written: {error.strerror}") from error
    return len(ordered)
