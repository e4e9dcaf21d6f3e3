"""Typed columns in, a pandas or polars frame or Parquet out; the packages come with extras and are imported when needed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from kg.query.values import Column, need


def to_pandas(columns: Sequence[Column]) -> Any:
    """A pandas DataFrame with nullable types; raises ``UsageError`` where pandas is not installed (extra ``frames``)."""
    pandas = need("pandas", "frames", "a frame")
    types = {"boolean": "boolean", "integer": "Int64", "number": "float64", "day": "datetime64[s]", "text": "string"}
    return pandas.DataFrame({c.name: pandas.Series(list(c.values), dtype=types[c.kind]) for c in columns})


def to_polars(columns: Sequence[Column]) -> Any:
    """A polars DataFrame; raises ``UsageError`` where polars is not installed (extra ``polars``)."""
    polars = need("polars", "polars", "a polars frame")
    types = {"boolean": polars.Boolean, "integer": polars.Int64, "number": polars.Float64, "day": polars.Date, "text": polars.String}
    return polars.DataFrame([polars.Series(c.name, list(c.values), dtype=types[c.kind]) for c in columns])


def to_parquet(columns: Sequence[Column], about: Mapping[str, str] | None = None) -> bytes:
    """A Parquet file, the same bytes for the same columns and release of pyarrow; ``about`` goes into its metadata.

    Raises ``UsageError`` where pyarrow is not installed (extra ``parquet``).
    """
    arrow, parquet = need("pyarrow", "parquet", "Parquet"), need("pyarrow.parquet", "parquet", "Parquet")
    types = {
        "boolean": arrow.bool_(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "day": arrow.date32(),
        "text": arrow.string(),
    }
    schema = arrow.schema([arrow.field(c.name, types[c.kind]) for c in columns], metadata=dict(about or {}))
    table = arrow.table([arrow.array(list(c.values), types[c.kind]) for c in columns], schema=schema)
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()
