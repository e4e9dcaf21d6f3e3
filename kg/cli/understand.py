"""The command ``kg ask``: a question in Vietnamese in, the question of the catalogue that it is, its SPARQL and its rows out."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from kg.cli.common import endpoint_option, graph_option, open_graph, print_table, say


@click.command("ask")
@click.argument("question")
@graph_option
@endpoint_option
def ask_command(question: str, graph: Path, endpoint: str | None) -> None:
    """Answers a QUESTION in Vietnamese, where it is one of the catalogue's; the question as understood goes to stderr.

    \b
    kg ask "Những ai dự Hội nghị tổng kết công tác ngành Ngoại giao năm 2024?"
    """
    from kg.query.formats import table_for_people
    from kg.query.names import Names
    from kg.query.run import ask, select
    from kg.query.terms import Rows
    from kg.query.understand import understand

    source = open_graph(graph, endpoint)
    understood = understand(question, Names(lambda query: select(source, query)))
    found = understood.question
    say(f"{found.title['vi']} / {found.title['en']}\n  {understood.command()}\n")
    asked = ask(source, found, understood.given)
    query = "\n".join(line for line in asked.query.splitlines() if not line.startswith("#")).strip()
    say(textwrap.indent(query, "  ") + "\n")
    for note in asked.notes:
        say(note)
    assert isinstance(asked.answer, Rows)
    count = len(asked.answer.rows)
    if count:
        print_table(*table_for_people(asked.answer, found.order))
    say("no rows: the graph states nothing that fits" if count == 0 else f"{count} row{'s' if count > 1 else ''}")
