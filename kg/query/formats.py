"""Writes an answer as CSV, TSV, SPARQL results JSON or XML, Markdown, Parquet, RDF, or a table for people; it changes no value.

CSV, TSV, JSON and XML are the W3C's SPARQL 1.1 results formats, row for row in the order of the query (lines end in LF).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError
from kg.query.names import collation_key
from kg.query.terms import Answer, Rows, Term, Triples, short

ROW_FORMATS = ("csv", "tsv", "json", "xml", "markdown", "md", "parquet")  # md is markdown
TRIPLE_FORMATS = ("ttl", "nt", "jsonld")
FORMATS = ("table", *ROW_FORMATS, *TRIPLE_FORMATS)
_XML = "http://www.w3.org/2005/sparql-results#"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encode_answer(answer: Answer, form: str) -> bytes:
    """The whole answer as bytes in one of FORMATS but "table"; raises ``UsageError`` as ``format_answer`` does.

    Parquet needs the extra ``parquet``; its columns have types (see ``kg.query.values``).
    """
    if form != "parquet":
        return format_answer(answer, form).encode("utf-8")
    from kg.query.frames import to_parquet
    from kg.query.values import columns_of_answer

    if not isinstance(answer, Rows):
        raise UsageError("--format parquet is for an answer of rows, of SELECT")
    return to_parquet(columns_of_answer(answer))


def format_answer(answer: Answer, form: str) -> str:
    """The whole answer as text that ends in a line break; triples stand as Turtle where a table is asked for.

    ``form`` is one of FORMATS but "parquet", and for rows none but "table". Raises ``UsageError`` for one that does not fit the answer.
    """
    if isinstance(answer, Triples):
        if form not in ("table", *TRIPLE_FORMATS):
            raise UsageError(f"an answer of triples has no form {form}; take --format {', '.join(TRIPLE_FORMATS)}")
        from kg.query.triples import write_triples

        return write_triples(answer, "ttl" if form == "table" else form)
    if form in TRIPLE_FORMATS:
        raise UsageError(f"--format {form} is for CONSTRUCT and DESCRIBE; an answer of rows takes table, {', '.join(ROW_FORMATS)}")
    if isinstance(answer, bool):
        return _truth(answer, form)
    return {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml, "markdown": _markdown, "md": _markdown}[form](answer)


def is_empty(answer: Answer) -> bool:
    """Whether nothing was found: no row, no triple, or the answer no."""
    if isinstance(answer, bool):
        return not answer
    return not (answer.rows if isinstance(answer, Rows) else answer.lines)


def _truth(answer: bool, form: str) -> str:
    word = "true" if answer else "false"
    if form == "json":
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    if form == "xml":
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_XML}"><head/><boolean>{word}</boolean></sparql>\n'
    return word + "\n"


def _csv(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")  # RFC 4180 has CRLF, which every cut, sort and read of a shell trips over
    writer.writerow(rows.columns)
    writer.writerows([("" if t is None else t.value) for t in row] for row in rows.rows)
    return out.getvalue()


def _tsv(rows: Rows) -> str:
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    lines += ["\t".join("" if t is None else _tsv_term(t) for t in row) for row in rows.rows]
    return "".join(line + "\n" for line in lines)


def _markdown(rows: Rows) -> str:
    """A table of all columns in the query's order; what would end a cell or begin markup is escaped."""
    lines = [list(rows.columns), ["---"] * len(rows.columns)]
    lines += [["" if t is None else _markdown_cell(t.value) for t in row] for row in rows.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _markdown_cell(value: str) -> str:
    return re.sub(r"([\\|*_`<>\[\]])", r"\\\1", " ".join(value.split()))


def _tsv_term(term: Term) -> str:
    # A term as SPARQL writes it has its tabs and line breaks escaped already, apart from the tab.
    return f"_:{term.value}" if term.kind == "bnode" else term.sparql().replace("\t", "\\t")


def _json(rows: Rows) -> str:
    bindings = [
        {column: _json_term(term) for column, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    document = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    cell = {"type": term.kind, "value": term.value}
    if term.datatype is not None:
        cell["datatype"] = term.datatype
    if term.language is not None:
        cell["xml:lang"] = term.language
    return cell


def _xml(rows: Rows) -> str:
    head = "".join(f"<variable name={quoteattr(column)}/>" for column in rows.columns)
    lines = ['<?xml version="1.0"?>', f'<sparql xmlns="{_XML}">', f"<head>{head}</head>", "<results>"]
    for row in rows.rows:
        cells = zip(rows.columns, row, strict=True)
        bindings = (f"<binding name={quoteattr(c)}>{_xml_term(t)}</binding>" for c, t in cells if t is not None)
        lines.append(f"<result>{''.join(bindings)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>", ""])


def _xml_term(term: Term) -> str:
    if term.kind != "literal":
        return f"<{term.kind}>{escape(xml_text(term.value))}</{term.kind}>"
    extra = f" datatype={quoteattr(term.datatype)}" if term.datatype is not None else ""
    extra += f" xml:lang={quoteattr(term.language)}" if term.language is not None else ""
    return f"<literal{extra}>{escape(xml_text(term.value))}</literal>"


def xml_text(value: str) -> str:
    """The text with a replacement character for each that no XML document may hold, such as a vertical tab of a web page."""
    return _NO_XML.sub("\ufffd", value)


def table_for_people(rows: Rows, order: Sequence[str] = ()) -> tuple[list[str], list[list[str]]]:
    """Headers and cells of a table: sorted as Vietnamese is, without columns of IRIs and without columns that are all empty.

    ``order`` names the columns to sort by; the query's own order decides between equals. An IRI that is left is shortened.
    """
    named = [i for i, column in enumerate(rows.columns) if not column.endswith("_iri")] or list(range(len(rows.columns)))
    kept = [i for i in named if any(_cell(row[i]) for row in rows.rows)] or named
    by = [rows.columns.index(column) for column in order]
    ordered = sorted(rows.rows, key=lambda row: [collation_key(_cell(row[i])) for i in by])
    return [rows.columns[i] for i in kept], [[_cell(row[i]) for i in kept] for row in ordered]


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    return short(term.value) if term.kind == "uri" else term.value


def plain_table(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """The table in aligned columns of full width, nothing cut: for files and pipes. Line breaks in cells become spaces."""
    flat = [[" ".join(cell.split()) for cell in row] for row in (headers, *cells)]
    widths = [max(len(row[i]) for row in flat) for i in range(len(headers))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in flat]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "".join(line + "\n" for line in lines)
