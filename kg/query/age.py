"""Whether a graph was built with the terms that the questions ask for; a graph of an older version gives too few rows in silence."""

from __future__ import annotations

from kg.query.run import Source, select
from kg.rdf.vocabulary import VERSION

_VERSION = """PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?version WHERE { <https://w3id.org/banggiao/id/dataset/kg> dcterms:conformsTo ?version } ORDER BY ?version"""


def outdated(source: Source) -> str | None:
    """A warning where the graph says that it conforms to another version of the ontology than ours; None where all is well.

    A graph that says nothing of the kind, made by hand, is not judged.
    """
    found = [row["version"] for row in select(source, _VERSION).values()]
    if not found or VERSION.value in found:
        return None
    theirs, ours = found[-1].rpartition("/")[2], VERSION.value.rpartition("/")[2]
    return f"this graph was built by another version (terms {theirs}, the questions ask for {ours}): build it again, or rows are missing"
