"""Asks a graph: a local store, an rdflib graph or a remote endpoint, all with one answer; it formats nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import RemoteError, UsageError
from kg.query.header import Question
from kg.query.names import Names
from kg.query.paging import LIMIT, cut, has_pages
from kg.query.parameters import Binding, bind
from kg.query.prefixes import why_it_does_not_parse
from kg.query.terms import XSD_DECIMAL, XSD_STRING, Answer, Rows, Term, Triples, from_json
from kg.query.tokens import substitute, tokenize
from kg.store.embedded import open_store, store_folder
from kg.store.names import KindNames, load_names, names_in

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib


class Source(Protocol):
    """Something that answers SPARQL."""

    def answer(self, query: str) -> Answer:
        """The answer to a complete query; raises ``UsageError`` for a query that does not parse."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer: the query, what the user should be told about the parameters, whether rows follow these."""

    query: str
    answer: Answer
    notes: tuple[str, ...] = ()
    more: bool = False  # the limit that was given left rows out


@dataclass(frozen=True, slots=True)
class Filled:
    """A question's query with its parameters put in, and what the user should be told about them."""

    query: str
    notes: tuple[str, ...] = ()
    limit: int | None = None
    probe: str = ""  # the same for one row more than the limit, which tells whether there are more; without a limit the same
    brief: str | None = None  # where all rows are asked for: the same for at most FEW rows and one, which the store answers much sooner


# With a limit of so many rows the store looks up their names one by one; without a limit it goes through all names there are.
FEW = 500


def ask(source: Source, question: Question, given: Mapping[str, Sequence[str]] | None = None) -> Asked:
    """Asks a question; raises ``UsageError`` for parameters that do not fit."""
    filled = fill(source, question, given or {})
    if filled.brief is not None:
        few = source.answer(filled.brief)
        if isinstance(few, Rows) and len(few.rows) <= FEW:
            return Asked(filled.query, few, filled.notes, False)
    answer, more = cut(source.answer(filled.probe), filled.limit)
    return Asked(filled.query, answer, filled.notes, more)


def fill(source: Source, question: Question, given: Mapping[str, Sequence[str]]) -> Filled:
    """The question's query with ``given`` put in; names are looked up in ``source``. Raises as ``ask`` does."""
    if is_update(question.text):
        raise UsageError(f"{question.origin}: this is an update; a query only reads")
    return put_in(question, bind(question, given, names_of(source)))


def put_in(question: Question, binding: Binding) -> Filled:
    """The question's query with these terms in it."""
    terms = {name: [term.sparql() for term in terms] for name, terms in binding.values.items()}
    query = substitute(question.text, terms)
    if not has_pages(question):
        return Filled(query, binding.notes, None, query)
    if not terms[LIMIT]:
        return Filled(query, binding.notes, None, query, substitute(question.text, {**terms, LIMIT: [str(FEW + 1)]}))
    limit = int(terms[LIMIT][0])
    return Filled(query, binding.notes, limit, substitute(question.text, {**terms, LIMIT: [str(limit + 1)]}))


def select(source: Source, query: str) -> Rows:
    """The rows of a SELECT of our own."""
    answer = source.answer(query)
    if not isinstance(answer, Rows):
        raise TypeError(f"no SELECT: {query[:60]!r}")
    return answer


def names_of(source: Source) -> Names:
    """The names of a source's things: kept with a store, read from any other when they are needed."""
    kept = getattr(source, "names", None)
    if kept is not None:
        names: Names = kept()
        return names
    return Names(lambda query: select(source, query))


def is_update(text: str) -> bool:
    """Whether the query's form is none of SELECT, ASK, CONSTRUCT and DESCRIBE."""
    return _form(text) not in ("select", "ask", "construct", "describe")


def _form(text: str) -> str:
    forms = re.compile(r"(?i)select|ask|construct|describe|insert|delete|load|clear|drop|create|copy|move|add|with")
    return next((t.text.lower() for t in tokenize(text) if t.kind == "word" and forms.fullmatch(t.text)), "select")


def open_source(graph: Path, in_memory: bool = False) -> Source:
    """The graph of a build's folder, of a store's folder, or of an RDF file; raises ``UsageError`` where there is none.

    ``in_memory``: see ``open_store``.
    """
    if graph.is_dir() and (graph / "kg.ttl").is_file() and not (graph / "store").is_dir():
        graph = graph / "kg.ttl"  # somebody was sent the graph alone
    store = open_store(graph, in_memory)
    return StoreSource(store, None if graph.is_file() else store_folder(graph))


@dataclass(frozen=True, slots=True)
class StoreSource:
    """A pyoxigraph store, and its folder, which holds its names folded; without one they are folded when first needed."""

    store: pyoxigraph.Store
    folder: Path | None = None
    _names: list[Names] = field(default_factory=list, compare=False, repr=False)

    def names(self) -> Names:
        """The names of the store's things; a store is only read, so they are made once."""
        if not self._names:
            self._names.append(Names(lambda query: select(self, query), self._stored))
        return self._names[0]

    def _stored(self, kind: str) -> KindNames:
        found = None if self.folder is None else load_names(self.folder, kind)
        return names_in(self.store, kind) if found is None else found

    def answer(self, query: str) -> Answer:
        """See ``Source``."""
        import pyoxigraph

        try:
            result: Any = self.store.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise UsageError(f"the query does not parse: {why_it_does_not_parse(query, str(error))}") from error
        if isinstance(result, pyoxigraph.QueryBoolean):
            return bool(result)
        if isinstance(result, pyoxigraph.QueryTriples):
            return Triples(tuple(sorted({f"{t} ." for t in result})))
        columns = tuple(v.value for v in result.variables)
        return Rows(columns, tuple(tuple(_from_oxigraph(solution[c]) for c in columns) for solution in result))


@dataclass(frozen=True, slots=True)
class GraphSource:
    """An rdflib graph: the reference engine."""

    graph: rdflib.Graph

    def answer(self, query: str) -> Answer:
        """See ``Source``."""
        from pyparsing import ParseException

        try:
            result = self.graph.query(query)
        except ParseException as error:
            raise UsageError(f"the query does not parse: {error}") from error
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type != "SELECT":
            return Triples(tuple(sorted({f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in result})))  # type: ignore[misc]
        columns = tuple(str(v) for v in result.vars or ())
        return Rows(columns, tuple(tuple(_from_rdflib(cell) for cell in row) for row in result))  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class EndpointSource:
    """A remote SPARQL endpoint; raises ``RemoteError`` where it does not answer."""

    url: str

    def answer(self, query: str) -> Answer:
        """See ``Source``."""
        from kg.store.remote import construct_endpoint, query_endpoint

        if _form(query) in ("construct", "describe"):
            return Triples(construct_endpoint(self.url, query))
        try:
            return from_json(query_endpoint(self.url, query))
        except ValueError as error:
            raise RemoteError(f"{self.url}: {error}") from error


def _from_oxigraph(cell: Any) -> Term | None:
    import pyoxigraph

    if cell is None:
        return None
    if isinstance(cell, pyoxigraph.NamedNode):
        return Term("uri", cell.value)
    if isinstance(cell, pyoxigraph.Literal):
        return _literal(cell.value, cell.datatype.value, cell.language)
    return Term("bnode", str(cell).removeprefix("_:"))


def _from_rdflib(cell: Any) -> Term | None:
    import rdflib

    if cell is None:
        return None
    if isinstance(cell, rdflib.URIRef):
        return Term("uri", str(cell))
    if isinstance(cell, rdflib.Literal):
        return _literal(str(cell), None if cell.datatype is None else str(cell.datatype), cell.language)
    return Term("bnode", str(cell))


def _literal(value: str, datatype: str | None, language: str | None) -> Term:
    if language is not None or datatype in (None, XSD_STRING):
        return Term("literal", value, None, language)
    if datatype == XSD_DECIMAL:
        value = _plain_decimal(value)
    return Term("literal", value, datatype)


def _plain_decimal(value: str) -> str:
    """One writing for one number: pyoxigraph gives "1" where rdflib gives "1.0"."""
    if re.fullmatch(r"[+-]?\d+\.\d*", value) is None:
        return value
    return value.rstrip("0").rstrip(".")
