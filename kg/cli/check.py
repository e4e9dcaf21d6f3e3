"""The commands that doubt a graph: ``kg check``, ``kg verify``, ``kg diff``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import graph_option, open_graph, print_table, say, turtle_of, write_out
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.check import Finding
    from kg.check.diff import Change

_SEVERITIES = ("error", "conflict", "doubt", "note")  # kg.check.Severity, the worst first; a test holds them equal
_FORMATS = ("table", "csv", "json")
_QUOTE = 100  # characters of a quote on a terminal

form_option = click.option("--format", "-f", "form", type=click.Choice(_FORMATS), default="table", show_default=True)


@click.command("check")
@form_option
@click.option("--least", type=click.Choice(_SEVERITIES), default="note", show_default=True, help="Leave out what is less severe.")
@click.option(
    "--fail-on", type=click.Choice((*_SEVERITIES, "never")), default="error", show_default=True, help="Exit status 1 from there on."
)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="How many to show in a table; 0: all.")
@graph_option
def check_command(form: str, least: str, fail_on: str, limit: int, graph: Path) -> None:
    """Ranks what cannot all be so in a graph: two in one seat, an office left, two places in a day, dates that contradict.

    Each finding has a severity: error (the graph breaks its own rules), conflict (both cannot be true), doubt, note; the facts and
    their sentences stand beside it. Nothing is deleted.
    """
    from kg.check import check_graph

    source = open_graph(graph)
    every = check_graph(source, turtle_of(graph).read_bytes())
    shown = [finding for finding in every if finding.severity <= _rank(least)]
    if form == "json":
        write_out(json.dumps([_as_record(finding) for finding in shown], ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        write_out(_findings_csv(shown))
    else:
        _show(shown[: limit or None])
        if not shown:
            write_out(f"{graph}: conforms to the shapes, and makes sense\n")
        elif limit and len(shown) > limit:
            say(f"{len(shown)} findings, the first {limit} are shown; --limit 0 shows all")
    bad = [] if fail_on == "never" else [finding for finding in every if finding.severity <= _rank(fail_on)]
    if bad:
        raise KgError(f"{graph}: {len(bad)} problems ({fail_on} or worse)")


def _rank(severity: str) -> int:
    return _SEVERITIES.index(severity) + 1


def _show(findings: Sequence[Finding]) -> None:
    from kg.query.terms import short

    for number, finding in enumerate(findings, 1):
        write_out(f"{number}. {finding.severity.name.lower()} [{finding.check}] {finding.sentence}\n")
        write_out(f"   {' '.join(short(fact) for fact in finding.facts)}\n")
        for piece in finding.evidence:
            quote = " ".join(piece.quote.split())
            write_out(f'   {piece.article}: "{quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"}"\n')


def _as_record(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity.name.lower(),
        "check": finding.check,
        "sentence": finding.sentence,
        "facts": list(finding.facts),
        "evidence": [{"article": piece.article, "quote": piece.quote} for piece in finding.evidence],
    }


def _findings_csv(findings: Sequence[Finding]) -> str:
    rows = [
        (
            finding.severity.name.lower(),
            finding.check,
            finding.sentence,
            " ".join(finding.facts),
            " ".join(dict.fromkeys(piece.article for piece in finding.evidence)),
            " / ".join(" ".join(piece.quote.split()) for piece in finding.evidence),
        )
        for finding in findings
    ]
    return _csv(("severity", "check", "sentence", "facts", "articles", "quotes"), rows)


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


@click.command("verify")
@click.option(
    "--articles", "-a", "inputs", multiple=True, type=click.Path(path_type=Path), metavar="INPUT", help="As of the build; repeatable."
)
@graph_option
def verify_command(inputs: tuple[Path, ...], graph: Path) -> None:
    """Reads the articles again and holds every quote and every hash of a graph against them.

    Without --articles, the samples that come with the package. Exit status 1 if anything differs.
    """
    from kg.check.verify import verify
    from kg.resources import resource

    source = open_graph(graph)
    if not inputs:
        say("no articles named: reading the samples that come with the package")
    verified = verify(source, list(inputs) or [resource("samples")])
    write_out("".join(f"{drift.kind}: {drift}\n" for drift in verified.drifts))
    if verified.drifts:
        raise KgError(f"{graph}: {len(verified.drifts)} of {verified.articles} articles and {verified.spans} quotes are not as read")
    write_out(f"{verified.articles} articles and {verified.spans} quotes are as they were read\n")


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@form_option
def diff_command(old: Path, new: Path, form: str) -> None:
    """Lists the facts that were added, removed or changed from the graph OLD to the graph NEW, each with its cause.

    A cause is an article that is new, gone or changed, a changed part of the program (rules, lexicon …), a changed table of
    decisions, or a merge.
    """
    from kg.check.diff import counts, diff

    changes = diff(open_graph(old), open_graph(new))
    columns = ("change", "kind", "line", "cause", "detail", "fact")
    if form == "json":
        write_out(json.dumps([dict(zip(columns, _cells(change), strict=True)) for change in changes], ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        write_out(_csv(columns, [_cells(change) for change in changes]))
    elif changes:
        print_table(columns[:5], [_cells(change)[:5] for change in changes])
    say(", ".join(f"{count} {word}" for word, count in counts(changes).items()))


def _cells(change: Change) -> tuple[str, ...]:
    return (change.change, change.kind, change.line, change.cause, change.detail, change.fact)
