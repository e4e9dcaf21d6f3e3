"""The answers that the library gives: rows, statements and steps of a path, plain Python all, with a page's form for notebooks.

What articles say is escaped in every page.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.network.path import Hop
from kg.query.terms import Rows
from kg.query.values import Column, Value, as_text, columns_of, value_of
from kg.query.why import Statement

_SHOWN = 20  # rows that a notebook shows


@dataclass(frozen=True, slots=True)
class Table(Sequence[dict[str, Value]]):
    """The rows of an answer, each a dict of column -> value; unbound cells are None."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Value], ...]
    sparql: str  # the query as it was asked
    notes: tuple[str, ...]  # what a name was taken to mean, where it means several things; that a limit left rows out
    more: bool = False  # whether the limit that was asked for left rows out

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: Any) -> Any:
        return self.rows[index]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return iter(self.rows)

    def __repr__(self) -> str:
        more = ", and there are more" if self.more else ""
        return f"<{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}{more}: {', '.join(self.columns)}>"

    def column(self, name: str) -> list[Value]:
        """The values of one column; raises ``UsageError`` for one that is not there."""
        if name not in self.columns:
            raise UsageError(f"no column is called {name!r}; have {', '.join(self.columns)}")
        return [row[name] for row in self.rows]

    def frame(self) -> Any:
        """A pandas DataFrame, or a polars one where polars alone is installed; raises ``UsageError`` where neither is.

        Columns have types: days alone are dates, days among months and years are text, as ``kg.query.values`` has it.
        """
        from kg.query.frames import to_pandas, to_polars

        try:
            return to_pandas(self._typed())
        except UsageError:
            try:
                return to_polars(self._typed())
            except UsageError:
                raise UsageError(
                    "a frame needs pandas or polars, and neither is installed: pip install 'banggiao[frames]' or 'banggiao[polars]'"
                ) from None

    def to_pandas(self) -> Any:
        """A pandas DataFrame; raises ``UsageError`` where pandas is not installed."""
        from kg.query.frames import to_pandas

        return to_pandas(self._typed())

    def to_polars(self) -> Any:
        """A polars DataFrame; raises ``UsageError`` where polars is not installed."""
        from kg.query.frames import to_polars

        return to_polars(self._typed())

    def to_parquet(self, path: str | Path) -> None:
        """Writes a Parquet file; raises ``UsageError`` where pyarrow is not installed, ``KgError`` where the disk refuses."""
        from kg.query.frames import to_parquet
        from kg.rdf.serialize import write_safely

        write_safely(Path(path), to_parquet(self._typed()))

    def _typed(self) -> tuple[Column, ...]:
        return columns_of(self.columns, self.rows)

    def _repr_html_(self) -> str:
        """For notebooks: the first rows, without columns of IRIs."""
        shown = [column for column in self.columns if not column.endswith("_iri")] or list(self.columns)
        head = "".join(f"<th>{html.escape(column)}</th>" for column in shown)
        cells = ([html.escape(as_text(row[c])) for c in shown] for row in self.rows[:_SHOWN])
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in self.notes)
        more = f"<p>{len(self.rows)} rows, the first {_SHOWN} are shown</p>" if len(self.rows) > _SHOWN else ""
        return f"{notes}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def table_of(rows: Rows, sparql: str = "", notes: Iterable[str] = (), more: bool = False) -> Table:
    """An answer of SELECT as a table."""
    made = (dict(zip(rows.columns, map(value_of, row), strict=True)) for row in rows.rows)
    return Table(rows.columns, tuple(made), sparql, tuple(notes), more)


class Statements(list[Statement]):
    """What a graph states, each with its sentences."""

    def _repr_html_(self) -> str:
        """For notebooks: a list of the statements, under each its sentences."""
        return f"<ul>{''.join(map(_statement, self))}</ul>" if self else "<p>nothing is stated</p>"


def _statement(one: Statement) -> str:
    quotes = (_quote(p.quote, f"{p.article}, {p.start}-{p.end}, {p.rule}") for p in one.evidence)
    return f"<li>{html.escape(f'{one.kind}: {one.line}')}{''.join(quotes)}</li>"


class Hops(tuple[Hop, ...]):
    """The steps of a path, each with the sentence that states it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """For notebooks: a list of the steps, under each its sentence."""
        return f"<ol>{''.join(map(_step, self))}</ol>" if self else "<p>both are one thing</p>"


def _step(hop: Hop) -> str:
    relation = hop.relation + (f" ({', '.join(hop.details)})" if hop.details else "")
    arrow = f"— {relation} →" if hop.forward else f"← {relation} —"
    return f"<li>{html.escape(f'{hop.start} {arrow} {hop.end}')}{_quote(hop.quote, f'{hop.article}, {hop.fact}')}</li>"


def _quote(quote: str, where: str) -> str:
    return f"<blockquote>{html.escape(quote)}<br><small>{html.escape(where)}</small></blockquote>"

