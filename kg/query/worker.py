"""The process that evaluates queries from outside: a graph's path and requests in, answers out; it never holds a socket.

Started by ``kg.query.guard`` as ``python -m kg.query.worker PATH`` (a store's folder, or an RDF file) and killed by it at a query's
deadline. On its pipes each message is a line of JSON, an answer's line followed by ``length`` bytes. Limits of memory and of
processor time that the system holds are a second rope, for a parent that died.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg.errors import KgError, QueryCutOff, QueryRefused

if TYPE_CHECKING:
    import pyoxigraph

MEMORY_BYTES = 1_500_000_000

# Nodes of rdflib's parse tree that reach outside the graph that was opened.
_FORBIDDEN_NODES = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def check_algebra(query: str) -> None:
    """Raises ``QueryRefused`` unless a full parse shows a query that neither updates nor asks elsewhere.

    The gate reads tokens; this reads the tree of a second, independent parser, and what that cannot read is refused.
    """
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(query)
    except RecursionError:
        raise QueryRefused("the query is too deep to be checked: shorten it") from None
    except ParseBaseException as error:
        raise QueryRefused(f"the query does not parse: line {error.lineno}, column {error.column}: {error.msg}") from None
    for node in _nodes(tree):
        if node in _FORBIDDEN_NODES:
            raise QueryRefused(f"{_FORBIDDEN_NODES[node]} leads outside the graph, and that is not allowed")


def _nodes(tree: object) -> Iterator[str]:
    """The names of all nodes of rdflib's parse tree."""
    from pyparsing import ParseResults

    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        name = getattr(node, "name", None)
        if isinstance(name, str):
            yield name
        if isinstance(node, dict):  # rdflib's CompValue
            waiting.extend(node.values())
        elif isinstance(node, list | tuple | ParseResults):
            waiting.extend(node)


def evaluate(store: pyoxigraph.Store, query: str, max_rows: int, max_bytes: int) -> bytes:
    """SPARQL JSON results of a SELECT or ASK, sorted N-Triples of a CONSTRUCT or DESCRIBE; ``QueryCutOff`` beyond the limits."""
    import pyoxigraph

    try:
        results = store.query(query, use_default_graph_as_union=True)  # as ``kg.query.run`` asks: the reference graph too
        if isinstance(results, pyoxigraph.QueryBoolean):
            return _json_bytes({"head": {}, "boolean": bool(results)})
        if isinstance(results, pyoxigraph.QuerySolutions):
            return _select(results, max_rows, max_bytes)
        return _triples(results, max_rows, max_bytes)
    except SyntaxError as error:
        raise QueryRefused(f"the query is no SPARQL 1.1: {error}") from None
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryRefused(f"the query cannot be evaluated: {error}") from None


def _select(solutions: pyoxigraph.QuerySolutions, max_rows: int, max_bytes: int) -> bytes:
    names = [variable.value for variable in solutions.variables]
    lines: list[bytes] = []
    size = 0
    for solution in solutions:
        row = {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        lines.append(_json_bytes(row))
        size += len(lines[-1]) + 2
        _check_limits(len(lines), size, max_rows, max_bytes)
    head = _json_bytes({"vars": names})
    return b'{"head":' + head + b',"results":{"bindings":[\n' + b",\n".join(lines) + b"\n]}}\n"


def _triples(triples: pyoxigraph.QueryTriples, max_rows: int, max_bytes: int) -> bytes:
    lines: set[str] = set()
    size = 0
    for triple in triples:
        line = f"{triple} .\n"
        if line not in lines:
            lines.add(line)
            size += len(line.encode())
            _check_limits(len(lines), size, max_rows, max_bytes)
    return "".join(sorted(lines)).encode()


def _check_limits(rows: int, size: int, max_rows: int, max_bytes: int) -> None:
    if rows > max_rows:
        raise QueryCutOff(f"the answer has more than {max_rows:,} rows: ask for less, or add a LIMIT")
    if size > max_bytes:
        raise QueryCutOff(f"the answer has more than {max_bytes:,} bytes: ask for less, or add a LIMIT")


def _term(term: object) -> dict[str, object]:
    """An RDF term as SPARQL 1.1 Query Results JSON writes it."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = {"subject": _term(term.subject), "predicate": _term(term.predicate), "object": _term(term.object)}
        return {"type": "triple", "value": parts}
    if not isinstance(term, pyoxigraph.Literal):
        raise TypeError(f"no RDF term: {term!r}")
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        literal["datatype"] = term.datatype.value
    return literal


def _json_bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _limit_processor(seconds: float) -> None:
    """Lets the system end this process when it has used ``seconds`` more of a processor; nothing where there is no such limit."""
    try:
        import resource
    except ImportError:  # Windows: the parent's deadline alone
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds) + 2
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard < 0 else min(limit, hard), hard))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES if hard < 0 else min(MEMORY_BYTES, hard), hard))


def _answer(store: pyoxigraph.Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        _limit_processor(request["seconds"])
        if request["outside"]:
            check_algebra(request["query"])
        body = evaluate(store, request["query"], request["max_rows"], request["max_bytes"])
        return {"status": "ok", "length": len(body)}, body
    except KgError as error:
        return {"status": type(error).__name__, "message": str(error), "length": 0}, b""
    except MemoryError:
        return {"status": "QueryCutOff", "message": "the query needs too much memory: ask for less", "length": 0}, b""


def _send(output: IO[bytes], header: dict[str, Any], body: bytes = b"") -> None:
    output.write(_json_bytes(header) + b"\n" + body)
    output.flush()


def main() -> None:
    """Opens the graph of the first argument, says so, and answers requests until the pipe is closed."""
    import rdflib.plugins.sparql.parser  # noqa: F401  (slow to import: before the first deadline runs)

    from kg.store.embedded import open_store

    sys.setrecursionlimit(5_000)
    _limit_memory()
    try:
        store = open_store(Path(sys.argv[1]))
    except (KgError, ValueError, MemoryError) as error:
        _send(sys.stdout.buffer, {"status": "no-store", "message": str(error), "length": 0})
        return
    _send(sys.stdout.buffer, {"status": "ready", "length": 0})
    for line in sys.stdin.buffer:
        header, body = _answer(store, json.loads(line))
        _send(sys.stdout.buffer, header, body)


if __name__ == "__main__":
    main()
