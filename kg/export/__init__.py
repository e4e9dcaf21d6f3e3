"""A build's graph in, files for other programs out: networks, tables, RDF, a description. What stood there stays until all is written.

Each form is a line of ``FORMS``; the modules beside this one each make one family of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.query.run import Source

__all__ = ["FORMS", "Form", "export_graph", "form_of"]


@dataclass(frozen=True, slots=True)
class _Given:
    """What an export may read: the graph to ask, and the Turtle files beside its store."""

    source: Source
    turtle: Path
    reference: Path


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export. ``folder``: it is several files. ``write`` returns a sentence on what was written."""

    name: str
    about: str
    folder: bool
    write: Callable[[_Given, Path], str]


def export_graph(source: Source, turtle: Path, output: Path, form: Form) -> str:
    """Writes the graph to ``output``; returns what was written, for people.

    ``turtle`` is the file of ``source``; a ``reference.ttl`` beside it is the reference graph. Raises ``UsageError`` where a package is
    missing or ``turtle`` is not Turtle, ``KgError`` where the disk refuses.
    """
    return form.write(_Given(source, turtle, turtle.with_name("reference.ttl")), output)


def form_of(output: Path, name: str | None = None) -> Form:
    """The form called ``name``, or that of the ending of ``output``; raises ``UsageError`` that lists them."""
    forms = {form.name: form for form in FORMS}
    if name is not None:
        if name not in forms:
            raise UsageError(f"no form is called {name!r}; have {', '.join(forms)}")
        return forms[name]
    found = next((form for form in FORMS if output.suffix == f".{form.name}" and form.name != "void"), None)
    if found is None:
        endings = " ".join(f".{form.name}" for form in FORMS if not form.folder and form.name != "void")
        raise UsageError(f"{output}: no form for {output.suffix!r}; have {endings}, or name one with --format")
    if found.folder:
        raise UsageError(f"{output}: {found.name} is several files; write --format {found.name} and name a folder")
    return found


def _network(ending: str) -> Callable[[_Given, Path], str]:
    def write(given: _Given, output: Path) -> str:
        from kg.export.facts import read_facts
        from kg.export.network import whole_network
        from kg.network.exports import encode_network
        from kg.rdf.serialize import write_safely

        network = whole_network(read_facts(given.source))
        write_safely(output, encode_network(network, ending))
        return f"{len(network):,} nodes, {network.number_of_edges():,} edges"

    return write


def _lists(given: _Given, output: Path) -> str:
    from kg.export.facts import read_facts
    from kg.export.folder import write_folder
    from kg.export.lists import edge_list, node_list
    from kg.export.network import whole_network

    network = whole_network(read_facts(given.source))
    write_folder(output, {"nodes.csv": node_list(network), "edges.csv": edge_list(network)})
    return f"nodes.csv ({len(network):,}), edges.csv ({network.number_of_edges():,})"


def _tables(given: _Given, output: Path) -> str:
    from kg.export.facts import read_facts
    from kg.export.folder import write_folder
    from kg.export.tables import TABLES, make_table
    from kg.query.frames import to_parquet

    facts = read_facts(given.source)
    tables = {name: make_table(name, facts) for name in TABLES}
    write_folder(output, {f"{name}.parquet": to_parquet(columns) for name, columns in tables.items()})
    return ", ".join(f"{name}.parquet ({len(columns[0].values):,})" for name, columns in tables.items())


def _rdf(form: str) -> Callable[[_Given, Path], str]:
    def write(given: _Given, output: Path) -> str:
        from kg.export.rdf import encode_rdf, read_triples
        from kg.rdf.serialize import write_safely

        triples = read_triples(given.turtle)
        reference = read_triples(given.reference) if form in ("nq", "trig") and given.reference.is_file() else []
        write_safely(output, encode_rdf(triples, reference, form))
        return f"{len(triples):,} triples" + (f" and {len(reference):,} of reference data" if reference else "")

    return write


def _void(given: _Given, output: Path) -> str:
    from kg.export.rdf import read_triples
    from kg.export.void import describe_dataset
    from kg.rdf.serialize import write_safely

    reference = read_triples(given.reference) if given.reference.is_file() else []
    triples = read_triples(given.turtle)
    write_safely(output, describe_dataset(triples, reference))
    return f"the description of {len(triples) + len(reference):,} triples"


FORMS = (
    Form("graphml", "things and their ties, for yEd, igraph, networkx", False, _network(".graphml")),
    Form("gexf", "the same with time, for Gephi", False, _network(".gexf")),
    Form("json", "the same as networkx's node-link form", False, _network(".json")),
    Form("csv", "a folder with nodes.csv and edges.csv", True, _lists),
    Form("parquet", "a folder with a table for each kind of fact, evidence, things and articles", True, _tables),
    Form("jsonld", "the triples that articles state, as JSON-LD", False, _rdf("jsonld")),
    Form("nq", "these and the reference data, each a graph, as N-Quads", False, _rdf("nq")),
    Form("trig", "the same as TriG", False, _rdf("trig")),
    Form("nt", "the triples that articles state, as N-Triples", False, _rdf("nt")),
    Form("ttl", "as Turtle", False, _rdf("ttl")),
    Form("rdf", "as RDF/XML", False, _rdf("rdf")),
    Form("void", "a VoID description of both graphs, in Turtle", False, _void),
)
