"""What ``import kg`` gives to scripts and notebooks: a graph to ask, typed rows out; it asks nothing that the command line cannot.

    >>> import kg
    >>> g = kg.open("queries/example.ttl")
    >>> rows = g.query("who-attended", event="tong ket cong tac nganh ngoai giao", role="chair")
    >>> [(row["participant"], row["date"]) for row in rows]
    [('Bùi Thanh Sơn', datetime.date(2025, 1, 6))]
    >>> g.query("statistics", about="Thanh Hóa", unit="USD")[0]["value"]
    6300000000
    >>> g.network("partnerships", on="2013-12-31").edges["country:FR", "country:VN"]["level"]
    'strategic'
    >>> g.why("Phạm Bình Minh")[0].line
    'Phạm Bình Minh: Bộ trưởng Bộ Ngoại giao (former, from 2011, until 2021)'
    >>> [hop.relation for hop in g.path("Nguyễn Văn Thi", "Phạm Minh Chính")]
    ['attended', 'attended']

A date that is stated to the day is a ``datetime.date``; a year or a month is a string ("2024-12"), since it is no day.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.network.network import build_network
from kg.network.path import Hop, find_path
from kg.query.catalogue import find_question, read_question
from kg.query.guarded import QueryLimits, guarded_source
from kg.query.run import EndpointSource, Source, ask, open_source
from kg.query.terms import XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER, Rows, Term
from kg.query.why import Statement, explain
from kg.rdf.vocabulary import XSD

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | bool | Decimal | datetime.date | None
Given = str | int | datetime.date | Sequence[str | int | datetime.date]
_SHOWN = 20  # rows that a notebook shows


@dataclass(frozen=True, slots=True)
class Table(Sequence[dict[str, Value]]):
    """The rows of an answer, each a dict of column -> value; unbound cells are None."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Value], ...]
    sparql: str  # the query as it was asked
    notes: tuple[str, ...]  # what a name was taken to mean, where it means several things

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: Any) -> Any:
        return self.rows[index]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self.rows)} rows: {', '.join(self.columns)}>"

    def to_pandas(self) -> Any:
        """A pandas DataFrame; raises ``UsageError`` where pandas is not installed."""
        return _frames("pandas").DataFrame([[row[c] for c in self.columns] for row in self.rows], columns=list(self.columns))

    def to_polars(self) -> Any:
        """A polars DataFrame; raises ``UsageError`` where polars is not installed."""
        return _frames("polars").DataFrame({c: [row[c] for row in self.rows] for c in self.columns})

    def _repr_html_(self) -> str:
        """For notebooks: the first rows, without columns of IRIs; what articles say is escaped."""
        shown = [column for column in self.columns if not column.endswith("_iri")] or list(self.columns)
        head = "".join(f"<th>{html.escape(column)}</th>" for column in shown)
        body = "".join(f"<tr>{''.join(f'<td>{_cell(row[c])}</td>' for c in shown)}</tr>" for row in self.rows[:_SHOWN])
        more = f"<p>{len(self.rows)} rows, the first {_SHOWN} are shown</p>" if len(self.rows) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


@dataclass(frozen=True, slots=True)
class Graph:
    """A built graph, or a remote endpoint, to be asked."""

    source: Source
    name: str

    def query(self, question: str | Path, /, **parameters: Given) -> Table:
        """The rows of a question of the catalogue, or of a ``.rq`` file; parameters are given as on the command line.

        ``from_`` is the parameter ``from`` (a word of Python), ``conference`` another word for ``event``.
        Raises ``UsageError`` for an unknown question and for parameters that do not fit.
        """
        path = Path(question)
        found = read_question(path) if path.suffix == ".rq" else find_question(str(question))
        known = {parameter.name for parameter in found.parameters}
        given = {_name(name, known): _texts(value) for name, value in parameters.items()}
        asked = ask(self.source, found, given)
        if not isinstance(asked.answer, Rows):
            raise UsageError(f"{question}: no SELECT; `kg query` shows other answers")
        columns = asked.answer.columns
        rows = tuple(dict(zip(columns, map(_value, row), strict=True)) for row in asked.answer.rows)
        return Table(columns, rows, asked.query, asked.notes)

    def network(self, kind: str, on: str | None = None) -> nx.Graph[str]:
        """A networkx graph with a citation on each edge; "partnerships" may be asked as of a day, month or year."""
        return build_network(self.source, kind, on)

    def why(self, *things: str) -> list[Statement]:
        """What the graph states of these names or IRIs, each statement with its sentences."""
        return explain(self.source, things)

    def path(self, a: str, b: str) -> tuple[Hop, ...] | None:
        """How two things are connected, a sentence for each step; None where they are not."""
        return find_path(self.source, a, b)

    def __repr__(self) -> str:
        return f"<graph {self.name}>"

    def _repr_html_(self) -> str:
        """For notebooks: what the graph holds."""
        counts = self.query("counts")
        return f"<p>{html.escape(self.name)}</p>{counts._repr_html_()}"


def open_graph(graph: str | Path = "out", *, endpoint: str | None = None, guard: bool | QueryLimits = False) -> Graph:
    """The graph of a build's folder or of a ``.ttl`` file, or a SPARQL endpoint; raises ``UsageError`` where there is none.

    ``guard``: every query goes through ``kg.query.guarded``, which refuses what is not plain reading and cuts off what runs away.
    """
    if guard:
        limits = guard if isinstance(guard, QueryLimits) else None
        return Graph(guarded_source(Path(graph), endpoint=endpoint, limits=limits), endpoint or str(graph))
    if endpoint is not None:
        return Graph(EndpointSource(endpoint), endpoint)
    return Graph(open_source(Path(graph)), str(graph))


def _name(name: str, known: set[str]) -> str:
    plain = name.rstrip("_")
    return "event" if plain == "conference" and plain not in known else plain


def _texts(value: Given) -> list[str]:
    if isinstance(value, str | int | datetime.date):
        return [str(value)]
    return [str(one) for one in value]


def _value(term: Term | None) -> Value:
    """The value of a cell as Python has it; a partial date stays text."""
    if term is None:
        return None
    reader = _READERS.get(term.datatype or "")
    return term.value if reader is None else reader(term.value)


_READERS: dict[str, Any] = {
    XSD_INTEGER: int,
    XSD_DECIMAL: Decimal,
    XSD_BOOLEAN: lambda value: value in ("true", "1"),
    XSD["date"].value: datetime.date.fromisoformat,
}


def _cell(value: Value) -> str:
    return "" if value is None else html.escape(str(value))


def _frames(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed: install it, or take the rows as they are") from error
