"""An answer of triples in, the same as N-Triples, Turtle or JSON-LD out; each is the same text for the same triples."""

from __future__ import annotations

from kg.query.terms import Triples


def write_triples(answer: Triples, form: str) -> str:
    """The answer as "nt", "ttl" or "jsonld"; raises ``KeyError`` for another form."""
    return {"nt": _ntriples, "ttl": _turtle, "jsonld": _jsonld}[form](answer)


def _ntriples(answer: Triples) -> str:
    return "".join(line + "\n" for line in answer.lines)


def _turtle(answer: Triples) -> str:
    """With those of our prefixes that it uses, in an order of our own: the writer's is not promised."""
    import pyoxigraph

    from kg.rdf.iri import KIND_PREFIXES
    from kg.rdf.vocabulary import TERM_PREFIXES

    lines = _ntriples(answer)
    used = {prefix: iri for prefix, iri in {**TERM_PREFIXES, **KIND_PREFIXES}.items() if f"<{iri}" in lines}
    triples = [quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)]
    written = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used) or b""
    body = [line for line in written.decode("utf-8").split("\n") if not line.startswith("@prefix ")]
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in used.items()) + "\n".join(body)


def _jsonld(answer: Triples) -> str:
    import pyoxigraph

    from kg.rdf.jsonld import to_jsonld

    read = pyoxigraph.parse(_ntriples(answer), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return to_jsonld(quad.triple for quad in read).decode("utf-8")
