"""The questions of ``queries/*.rq`` come in, the page ``queries/README.md`` comes out: written from the heads, never by hand."""

from __future__ import annotations

from collections.abc import Iterable

from kg.query.header import Parameter, Question

HEAD = """# The questions

Each file here is a question, its parameters and its columns; `kg query NAME` asks it, `kg queries NAME` shows it in the terminal.
This page is written from the heads of the files: `UPDATE_README=1 .venv/bin/pytest tests/test_docs.py`.

To add one, write `NAME.rq` with a head like the others' and its expected rows in `tests/query/`, then write this page anew.
Parameters stand in the query as `?_name`, inside a `VALUES` block; they are put in as RDF terms, never as text. A column whose
name ends in `_iri` identifies the thing, for scripts and for `kg why`. `example.ttl` is a small graph that the tests ask.
"""


def render(questions: Iterable[Question]) -> str:
    """The whole page, in the order of ``questions``."""
    return HEAD + "".join(_section(question) for question in questions)


def _section(question: Question) -> str:
    example = " ".join(f"--param {p.name}={_quoted(p.example)}" for p in question.parameters if p.required)
    lines = [
        f"## {question.title['en']}",
        f"`{question.name}.rq` · *{question.title['vi']}*",
        f"```sh\nkg query {question.name}{' ' + example if example else ''}\n```",
        f"{question.question['en']} *{question.question['vi']}*",
        f"**Answers** {question.answers}",
        f"**Leaves out** {question.omits}",
    ]
    if question.parameters:
        lines.append("| parameter | type | |\n|---|---|---|\n" + "\n".join(_parameter(p) for p in question.parameters))
    columns = "\n".join(f"| `{name}` | {_cell(about)} |" for name, about in question.columns.items())
    lines.append(f"| column | |\n|---|---|\n{columns}")
    return "\n" + "\n\n".join(lines) + "\n"


def _parameter(parameter: Parameter) -> str:
    need = "required" if parameter.required else "optional" if parameter.default is None else f"default {parameter.default}"
    return f"| `{parameter.name}` | {parameter.type}, {need} | {_cell(parameter.about)}, such as `{parameter.example}` |"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
