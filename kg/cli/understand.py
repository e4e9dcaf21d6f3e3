"""The command ``kg ask``: a question in Vietnamese in, the question of the catalogue that it is, its SPARQL and its rows out."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from kg.cli.ask import all_option, answer_options, form_of, paged, show_answer
from kg.cli.common import endpoint_option, fail_if_empty_option, graph_option, open_graph, say


@click.command("ask")
@click.argument("question")
@all_option
@answer_options
@graph_option
@endpoint_option
@fail_if_empty_option
def ask_command(
    question: str, everything: bool, form: str | None, output: Path | None, no_pager: bool, graph: Path, endpoint: str | None
) -> bool:
    """Answers a QUESTION in Vietnamese, where it is one of the catalogue's; the question as understood goes to stderr.

    \b
    kg ask "Những ai dự Hội nghị tổng kết công tác ngành Ngoại giao năm 2024?"
    """
    from kg.query.run import ask, names_of
    from kg.query.understand import understand

    form = form_of(form, output)
    source = open_graph(graph, endpoint)
    understood = understand(question, names_of(source))
    found = understood.question
    say(f"{found.title['vi']} / {found.title['en']}\n  {understood.command()}\n")
    given = paged(found, understood.given, form, output, everything)
    asked = ask(source, found, given)
    query = "\n".join(line for line in asked.query.splitlines() if not line.startswith("#")).strip()
    say(textwrap.indent(query, "  ") + "\n")
    return show_answer(asked, found, form, pager=not no_pager, output=output, given=given)
