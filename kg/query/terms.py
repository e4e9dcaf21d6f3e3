"""RDF terms and answers as plain values, the same from every engine; nothing here asks anything.

A ``Term`` is what a cell of an answer holds; ``Rows`` is an answer of SELECT. An unbound cell is ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.rdf.iri import ID
from kg.rdf.vocabulary import BG, XSD

XSD_STRING = XSD["string"].value
XSD_INTEGER = XSD["integer"].value
XSD_DECIMAL = XSD["decimal"].value
XSD_BOOLEAN = XSD["boolean"].value


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term. ``kind`` is "uri", "literal" or "bnode", as in the SPARQL results formats."""

    kind: str
    value: str
    datatype: str | None = None  # of a literal that is neither a plain string nor language-tagged
    language: str | None = None

    def sparql(self) -> str:
        """The term as SPARQL and Turtle write it; an IRI that cannot be written raises ``ValueError``."""
        # pyoxigraph's own terms validate and escape; they are the one writer of terms here.
        import pyoxigraph

        if self.kind == "uri":
            return str(pyoxigraph.NamedNode(self.value))
        if self.datatype == XSD_INTEGER:
            return str(int(self.value))  # LIMIT takes a bare number only
        if self.language is not None:
            return str(pyoxigraph.Literal(self.value, language=self.language))
        datatype = None if self.datatype is None else pyoxigraph.NamedNode(self.datatype)
        return str(pyoxigraph.Literal(self.value, datatype=datatype))


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer of SELECT: as many cells in each row as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def values(self) -> list[dict[str, str]]:
        """Each row as column -> text, without its unbound cells."""
        return [{c: t.value for c, t in zip(self.columns, row, strict=True) if t is not None} for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """An answer of CONSTRUCT or DESCRIBE: sorted N-Triples lines, without line breaks."""

    lines: tuple[str, ...]


Answer = Rows | Triples | bool  # bool: an answer of ASK


def iri(value: str) -> Term:
    """An IRI as a term."""
    return Term("uri", value)


def text(value: str) -> Term:
    """A plain string as a term."""
    return Term("literal", value)


def integer(value: int) -> Term:
    """An integer as a term."""
    return Term("literal", str(value), XSD_INTEGER)


def short(value: str) -> str:
    """An IRI of ours as people write it: "person:bui-thanh-son", "bg:strategic"; any other as it is."""
    if value.startswith(ID):
        kind, _, key = value[len(ID) :].partition("/")
        return f"{kind}:{key}"
    return "bg:" + value[len(BG.iri) :] if value.startswith(BG.iri) else value


def from_json(document: Mapping[str, object]) -> Rows | bool:
    """An answer out of the SPARQL 1.1 results JSON form; raises ``ValueError`` if it is not that form."""
    try:
        if "boolean" in document:
            return bool(document["boolean"])
        head, results = document["head"], document["results"]
        columns = tuple(str(name) for name in head["vars"])  # type: ignore[index]
        bindings: Sequence[Mapping[str, Mapping[str, str]]] = results["bindings"]  # type: ignore[index]
        rows = tuple(tuple(_json_term(b[c]) if c in b else None for c in columns) for b in bindings)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not SPARQL results JSON: {error!r}") from error
    return Rows(columns, rows)


def _json_term(cell: Mapping[str, str]) -> Term:
    kind = "literal" if cell["type"] == "typed-literal" else cell["type"]  # Virtuoso's word for it
    datatype = cell.get("datatype")
    return Term(kind, cell["value"], None if datatype == XSD_STRING else datatype, cell.get("xml:lang"))
