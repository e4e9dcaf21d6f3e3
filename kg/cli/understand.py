"""The command ``kg ask``: a question in Vietnamese in, the question of the catalogue that it is, its SPARQL and its rows out."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from kg.cli.ask import show_answer
from kg.cli.common import endpoint_option, fail_if_empty_option, graph_option, open_graph, say
from kg.cli.pager import no_pager_option


@click.command("ask")
@click.argument("question")
@no_pager_option
@graph_option
@endpoint_option
@fail_if_empty_option
def ask_command(question: str, no_pager: bool, graph: Path, endpoint: str | None) -> bool:
    """Answers a QUESTION in Vietnamese, where it is one of the catalogue's; the question as understood goes to stderr.

    \b
    kg ask "Những ai dự Hội nghị tổng kết công tác ngành Ngoại giao năm 2024?"
    """
    from kg.query.run import ask, names_of
    from kg.query.understand import understand

    source = open_graph(graph, endpoint)
    understood = understand(question, names_of(source))
    found = understood.question
    say(f"{found.title['vi']} / {found.title['en']}\n  {understood.command()}\n")
    asked = ask(source, found, understood.given)
    query = "\n".join(line for line in asked.query.splitlines() if not line.startswith("#")).strip()
    say(textwrap.indent(query, "  ") + "\n")
    return show_answer(asked, found, "table", pager=not no_pager)
