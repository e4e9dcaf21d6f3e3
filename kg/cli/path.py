"""The command that connects: ``kg path``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import endpoint_option, fail_if_empty_option, graph_option, open_graph, say, write_out
from kg.cli.network import ROW_FORMATS, relations_option, show_rows
from kg.cli.shell import complete_thing

if TYPE_CHECKING:
    from kg.network import Hop


@click.command("path")
@click.argument("a", shell_complete=complete_thing)
@click.argument("b", shell_complete=complete_thing)
@click.option("--on", metavar="DATE", help="Each step held on this day, or some day of this month or year.")
@click.option("--from", "since", metavar="DATE", help="Each step held on some day from this day, month or year on,")
@click.option("--to", "until", metavar="DATE", help="and not after this one.")
@click.option("--in-order", is_flag=True, help="A journey: the times of the steps never run backwards.")
@click.option("--sure", is_flag=True, help="Certainly so; without it, what is possible counts too.")
@relations_option
@click.option("--all", "most", type=click.IntRange(1, 1000), default=1, metavar="N", help="So many paths, not the shortest alone.")
@click.option("--format", "-f", "form", type=click.Choice(("text", *ROW_FORMATS)), default="text", show_default=True)
@fail_if_empty_option
@graph_option
@endpoint_option
def path_command(
    a: str,
    b: str,
    on: str | None,
    since: str | None,
    until: str | None,
    in_order: bool,
    sure: bool,
    relations: tuple[str, ...],
    most: int,
    form: str,
    graph: Path,
    endpoint: str | None,
) -> bool:
    """Shows how A and B (names or IRIs) are connected, with the sentence behind each step.

    With --on, --from, --to or --in-order, only over ties that held then: events by their days, positions by the days on which
    they were certainly or possibly held (see the question who-held-on). A tie that nothing dates is none then.
    --all N shows other paths too, up to two steps longer than the shortest.

    \b
    kg path "Nguyễn Văn Thi" "Phùng Thị Kim Nga" --all 3
    kg path "Nguyễn Xuân Phúc" "Bùi Thanh Sơn" --in-order
    """
    from kg.network import Asked, find_paths
    from kg.network.ties import RELATIONS
    from kg.network.when import window

    asked = Asked(window(on, since, until), in_order, sure, relations or RELATIONS)
    found = find_paths(open_graph(graph, endpoint), a, b, asked, most)
    for note in found.notes:
        say(note)
    if form == "text":
        write_out("\n".join("".join(_told(hop) for hop in path) for path in found.paths))
    else:
        from kg.network.listing import path_rows

        show_rows(path_rows(found), form)
    if not found.paths:
        say(f"no path: {found.why_not}")
    elif not found.paths[0]:
        say(f"{a} and {b} are the same")
    return bool(found.paths)


def _told(hop: Hop) -> str:
    details = [*hop.details, hop.answer and f"{hop.answer}: {hop.time}"] if hop.relation == "holds" else [*hop.details, hop.answer]
    kept = [detail for detail in details if detail] if hop.relation != "in" else []
    relation = hop.relation + (f" ({', '.join(kept)})" if kept else "")
    line = f"{hop.start} {'—' if hop.forward else '←'} {relation} {'→' if hop.forward else '—'} {hop.end}"
    return f'{line}\n    "{hop.quote}"\n      article {hop.article}, {hop.fact}\n'
