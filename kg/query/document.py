"""Questions as documentation: one question in full for the terminal, the whole catalogue as ``queries/README.md``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.query.header import Parameter, Question
from kg.query.paging import LIMIT, OFFSET
from kg.query.parameters import example_command

_HEAD = """# Questions

Each file `NAME.rq` of this folder is a question: its head, in comments, says what it answers and what it does not, its parameters
and its columns; the rest is plain SPARQL 1.1, in which a parameter is a token `?_name` of a `VALUES` block. `kg query NAME` puts
RDF terms in the place of the tokens (never text into text) and leaves the block of an optional parameter out.

```sh
kg queries                                  # this list
kg queries who-attended                     # all about one
kg query who-attended --param event="Hội nghị tổng kết công tác ngành Ngoại giao năm 2024"
kg query events-of --param who="thanh hoa" --param from=2024 --format csv
```

A parameter that names something (a person, an event, a province …) takes its name, a part of it, or its IRI
(`person:bui-thanh-son`). Letter
case and the place of a tone mark make no difference; typed without any mark, a name is compared without ("hoi nghi"). The whole
name goes before its beginning, that before a part of it, and that before all of its words; if several things fit, all of them are
asked about. A parameter given
twice means either. Dates are `2025`, `2025-01` or `2025-01-06`; `from` and `to` are compared as far as both are exact. A table for
people is sorted as Vietnamese is and leaves out the columns of IRIs; `--format csv|tsv|json|xml` has every column, in the query's order.

Questions with `limit` and `offset` have long answers. Without a limit they give every row: files, pipes, programs and the library
lose nothing. A terminal and a page of `kg serve` begin with the first 100 rows and say where more follow (`--all`, "next page"); whoever
gives a limit is told on stderr, or by `more` of the library's table, that it left rows out. The order is total, so pages follow each
other without a gap. In a query the inner SELECTs pick the rows by what an engine compares fast; names and sentences are looked up for
those alone.

`fact_iri` goes into `kg why`, which shows all the evidence; `article` and `quote` are the first piece of it.

[example.ttl](example.ttl) is a small graph on which every question is tried: `NAME.csv` holds the rows that it gives there with the
examples of its required parameters, the same on every engine.

To add one: write `NAME.rq` with its head, then `UPDATE_QUERIES=1 pytest tests/query/test_catalogue.py` writes its rows and this
file; read them.
"""


def describe_question(question: Question) -> str:
    """All that the head of a question says, with a command to try, as plain text."""
    lines = [f"{question.name}: {question.title['en']} / {question.title['vi']}", ""]
    lines += [f"  {question.question['vi']}", f"  {question.question['en']}", ""]
    lines += [f"Answers: {question.answers}", f"Omits: {question.omits}", "", "Parameters:"]
    for p in question.parameters:
        lines.append(f"  {p.name} ({p.type}, {need(p)}): {p.about}; for example {p.example}")
    lines += ["", "Columns:", *(f"  {column}: {about}" for column, about in question.columns.items())]
    return "\n".join([*lines, "", f"Try: {example_command(question)}", ""])


def signature(question: Question) -> str:
    """The names of the parameters, a star after those that are needed; without those of paging, which every long list has."""
    return " ".join(f"{p.name}{'*' if p.required else ''}" for p in question.parameters if p.name not in (LIMIT, OFFSET))


def need(parameter: Parameter) -> str:
    """Whether a parameter is needed, in a word or two."""
    if parameter.default is not None:
        return f"default {parameter.default}"
    return "needed" if parameter.required else "optional"


def index(catalogue: Mapping[str, Question]) -> str:
    """``queries/README.md``."""
    rows = [[f"[`{q.name}.rq`](#{q.name})", q.title["vi"], q.title["en"], signature(q)] for q in catalogue.values()]
    parts = [_HEAD, _table(["question", "tiếng Việt", "English", "parameters (* needed)"], rows)]
    parts += [_section(question) for question in catalogue.values()]
    return "\n".join(parts)


def _section(question: Question) -> str:
    parameters = [[f"`{p.name}`", p.type, need(p), p.about, f"`{p.example}`"] for p in question.parameters]
    columns = [[f"`{name}`", about] for name, about in question.columns.items()]
    return "\n".join(
        [
            f"## {question.name}",
            "",
            f"*{question.question['vi']}* — *{question.question['en']}*",
            "",
            f"Answers: {question.answers}",
            "",
            f"Omits: {question.omits}",
            "",
            f"```sh\n{example_command(question)}\n```",
            "",
            *([_table(["parameter", "type", "", "meaning", "example"], parameters)] if parameters else []),
            _table(["column", "holds"], columns),
        ]
    )


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
