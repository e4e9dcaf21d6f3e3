"""What ``import kg`` gives to scripts and notebooks: a graph to ask, typed rows out; it asks nothing that the command line cannot.

These examples are of the samples' graph, which ``kg build`` makes.

    >>> import kg
    >>> g = kg.open("out")
    >>> g
    <graph out>
    >>> rows = g.query("who-attended", conference="tong ket cong tac nganh ngoai giao", role="speaker")
    >>> rows[0]["participant"], rows[0]["date"], rows[0]["article"]
    ('Bùi Thanh Sơn', datetime.date(2025, 1, 6), 'tong-ket-ngoai-giao-thanh-hoa')
    >>> rows[0]["quote"]
    'Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn đề nghị'
    >>> g.query("partnerships", country="Ấn Độ").column("since")[0]
    datetime.date(2016, 9, 3)

A date that is stated to the day is a ``datetime.date``; a year or a month is a string ("2024-12"), since it is no day.

    >>> [g.network("partnerships", on=day).edges["country:FR", "country:VN"]["level"] for day in ("2023-12-31", "2025-12-31")]
    ['strategic', 'comprehensive-strategic']
    >>> g.network("partnerships").edges["country:FR", "country:VN"]["quote"][:46]
    'Ngày 7/10/2024, tại Paris, Việt Nam và Pháp ra'

    >>> g.why("Nguyễn Minh Luân")[0].line
    'Nguyễn Minh Luân: Phó Chủ tịch Ủy ban nhân dân tỉnh Cà Mau (current, attested 2024-12-20)'
    >>> [(hop.relation, hop.forward) for hop in g.path("Nguyễn Văn Thi", "Phùng Thị Kim Nga")]
    [('attended', True), ('attended', False)]
    >>> g.around("Nguyễn Văn Thi", radius=2, kinds=["province"]).column("thing")
    ['Thanh Hóa', 'Vĩnh Phúc']
    >>> g.centrality("officials", by="pagerank")[0]["thing"], g.met("Milos Zeman")[0]["met"], len(g.neighbourhood("Thanh Hóa"))
    ('Phạm Minh Chính', 'Trần Đại Quang', 7)
    >>> g.ask("Những tỉnh nào dự Hội nghị tổng kết công tác ngành Ngoại giao?").column("province")
    ['Thanh Hóa', 'Vĩnh Phúc']
    >>> g.sparql("SELECT ?who WHERE { ?who bg:attended ?event . ?event schema:startDate '2024-12-20'^^xsd:date } LIMIT 1")
    <1 row: who>
"""

from __future__ import annotations

import datetime
import html
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.network.answers import Hops, Statements, Table, table_of
from kg.network.around import around_network, around_rows, find_around
from kg.network.central import central_rows, centrality
from kg.network.meetings import met_rows, read_met
from kg.network.network import build_network
from kg.network.path import Asked, find_path, find_paths, things_named
from kg.network.when import window
from kg.query.age import outdated
from kg.query.catalogue import find_question, read_query, read_question
from kg.query.guarded import QueryLimits, guarded_source
from kg.query.paging import next_offset, shown
from kg.query.run import Asked as Answered
from kg.query.run import EndpointSource, Source, ask, names_of, open_source
from kg.query.terms import Rows
from kg.query.why import explain

if TYPE_CHECKING:
    import networkx as nx

Given = str | int | datetime.date | Sequence[str | int | datetime.date]


@dataclass(frozen=True, slots=True)
class Graph:
    """A built graph, or a remote endpoint, to be asked."""

    source: Source
    name: str

    def query(self, question: str | Path, /, **parameters: Given) -> Table:
        """The rows of a question of the catalogue, or of a ``.rq`` file; parameters are given as on the command line.

        ``from_`` is the parameter ``from`` (a word of Python), ``conference`` another word for ``event``; a list means any of it.
        All rows, unless ``limit`` says how many; ``more`` of the table, and a note, then tell whether there are others (``offset``).
        Raises ``UsageError`` for an unknown question and for parameters that do not fit, its subclass ``UnknownThing`` for a name
        that the graph does not have.
        """
        path = Path(question)
        found = read_question(path) if path.suffix == ".rq" else find_question(str(question))
        known = {parameter.name for parameter in found.parameters}
        given = {_name(name, known): _texts(value) for name, value in parameters.items()}
        return _table(ask(self.source, found, given), str(question), given)

    def sparql(self, query: str) -> Table:
        """The rows of a SELECT of your own; the project's prefixes need no declaration. Raises ``UsageError`` as ``query`` does."""
        return _table(ask(self.source, read_query("query", query, "the query")), "the query")

    def ask(self, question: str) -> Table:
        """The answer to a question in Vietnamese, where it is one of the catalogue's; ``sparql`` of the answer is what was understood.

        Raises ``UsageError`` with the nearest questions where it was not understood.
        """
        from kg.query.understand import understand

        understood = understand(question, names_of(self.source))
        return _table(ask(self.source, understood.question, understood.given), question)

    def network(self, kind: str, on: str | None = None, since: str | None = None, until: str | None = None) -> nx.Graph[str]:
        """A networkx graph with a citation on each edge: partnerships, attendance, meetings, officials, bodies, provinces, everything.

        Dates are days, months or years; see ``kg.network.network.build_network``, also for what is raised.
        """
        return build_network(self.source, kind, on, since, until)

    def why(self, *things: str) -> Statements:
        """What the graph states of these names or IRIs, each statement with its sentences."""
        return Statements(explain(self.source, things))

    def path(
        self, a: str, b: str, *, on: str | None = None, since: str | None = None, until: str | None = None, in_order: bool = False
    ) -> Hops | None:
        """How two things are connected, a sentence for each step; None where they are not.

        ``on`` (or ``since`` and ``until``): over ties that held then. ``in_order``: as a journey whose times never run backwards.
        """
        found = find_path(self.source, a, b, Asked(window=window(on, since, until), in_order=in_order))
        return None if found is None else Hops(found)

    def paths(
        self,
        a: str,
        b: str,
        most: int = 5,
        *,
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
        in_order: bool = False,
    ) -> list[Hops]:
        """At most ``most`` paths, the shortest first and none more than two steps longer; otherwise as ``path``."""
        found = find_paths(self.source, a, b, Asked(window=window(on, since, until), in_order=in_order), most)
        return [Hops(path) for path in found.paths]

    def met(self, person: str | None = None, *, on: str | None = None, since: str | None = None, until: str | None = None) -> Table:
        """Who met whom, or whom ``person`` met: the rows of the question who-met."""
        people = [] if person is None else things_named(self.source, "person", person, "person")
        return table_of(met_rows(read_met(self.source, people, window(on, since, until))))

    def centrality(
        self, kind: str, by: str = "degree", *, on: str | None = None, since: str | None = None, until: str | None = None
    ) -> Table:
        """Who is most central in a network, by "degree", "strength", "betweenness" or "pagerank"; see ``kg.network.central``."""
        return table_of(central_rows(centrality(build_network(self.source, kind, on, since, until), by)))

    def around(
        self,
        thing: str,
        radius: int = 1,
        *,
        kinds: Collection[str] = (),
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Table:
        """What is at most ``radius`` steps from a thing, a row for each tie with its sentence; of ``kinds`` ("person" …) or of all."""
        found = find_around(self.source, thing, Asked(window=window(on, since, until)), radius, kinds)
        return table_of(around_rows(found), notes=found.notes)

    def neighbourhood(
        self,
        thing: str,
        radius: int = 1,
        *,
        kinds: Collection[str] = (),
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> nx.Graph[str]:
        """The same as a networkx graph, with the ties among what is found, too."""
        return around_network(find_around(self.source, thing, Asked(window=window(on, since, until)), radius, kinds))

    def __repr__(self) -> str:
        return f"<graph {self.name}>"

    def _repr_html_(self) -> str:
        """For notebooks: what the graph holds."""
        return f"<p>{html.escape(self.name)}</p>{self.query('counts')._repr_html_()}"


def open_graph(
    graph: str | Path = "out", *, endpoint: str | None = None, guard: bool | QueryLimits = False, in_memory: bool = False
) -> Graph:
    """The graph of a build's folder or of a ``.ttl`` file, or a SPARQL endpoint; raises ``UsageError`` where there is none.

    ``guard``: every query goes through ``kg.query.guarded``, which refuses what is not plain reading and cuts off what runs away.
    ``in_memory``: the store is read into memory first, for a notebook that asks for long lists; without ``guard`` and ``endpoint`` only.
    """
    if in_memory and (guard or endpoint is not None):
        raise UsageError("in_memory goes with neither guard nor endpoint, which answer elsewhere")
    if guard:
        limits = guard if isinstance(guard, QueryLimits) else None
        return Graph(guarded_source(Path(graph), endpoint=endpoint, limits=limits), endpoint or str(graph))
    if endpoint is not None:
        return Graph(EndpointSource(endpoint), endpoint)
    source = open_source(Path(graph), in_memory)
    old = outdated(source)
    if old is not None:
        warnings.warn(f"{graph}: {old}", stacklevel=3)
    return Graph(source, str(graph))


def _table(asked: Answered, question: str, given: Mapping[str, Sequence[str]] | None = None) -> Table:
    if not isinstance(asked.answer, Rows):
        raise UsageError(f"{question}: no SELECT; `kg query` shows other answers")
    left: tuple[str, ...] = ()
    if asked.more and given is not None:
        left = (f"{shown(given, len(asked.answer.rows))}; there are more: offset={next_offset(given)} goes on, without limit all come",)
    return table_of(asked.answer, asked.query, (*asked.notes, *left), asked.more)


def _name(name: str, known: set[str]) -> str:
    plain = name.rstrip("_")
    return "event" if plain == "conference" and plain not in known else plain


def _texts(value: Given) -> list[str]:
    if isinstance(value, str | int | datetime.date):
        return [str(value)]
    return [str(one) for one in value]
