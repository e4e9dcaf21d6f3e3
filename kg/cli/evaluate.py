"""The command ``kg evaluate``: gold facts and articles in, figures out; the gate's verdict goes to stderr."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import print_table, say, write_out
from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from kg.evaluate.found import Found
    from kg.evaluate.measure import Measurement
    from kg.evaluate.tables import Table

# kg.evaluate.score.RELATIONS; a test holds them equal.
_RELATIONS = ("holds", "attended", "partnerships", "agreements", "statistics", "events")
_FORMATS = ("table", "json", "csv", "tsv", "markdown")

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.option("--articles", type=click.Path(path_type=Path), metavar="DIR", help="The articles; default: GOLD_DIR/../articles.")
@click.option("--graph", "-g", type=click.Path(path_type=Path), metavar="DIR|FILE", help="Measure this graph instead of building one.")
@click.option("--relation", "-r", "relations", multiple=True, type=click.Choice(_RELATIONS), help="Only this one; repeatable.")
@click.option("--errors", is_flag=True, help="List every error, with what gold has, what was found, and the words of the text.")
@click.option("--rules", is_flag=True, help="Right, wrong and precision of every rule, with its 95% interval (Wilson).")
@click.option("--lenient", is_flag=True, help="Lenient figures, too: names and offices cut a little short or long are forgiven.")
@click.option("--format", "-f", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--half", type=click.Choice(("even", "odd")), help="Every second gold file, by its place in the sorted list.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="The gate: exit status 1 if any count is worse than pinned here.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Pin the counts and the digest of the gold.")
@click.option("--write-rules", type=_FILE, metavar="FILE", help="Write what each rule found right and wrong: kg/lexicon/rules.tsv.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), help="Processes that read articles; default: one for each core.")
def evaluate_command(
    gold: Path,
    articles: Path | None,
    graph: Path | None,
    relations: tuple[str, ...],
    errors: bool,
    rules: bool,
    lenient: bool,
    form: str,
    half: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    write_rules: Path | None,
    jobs: int | None,
) -> None:
    """Holds a graph against the gold facts in GOLD_DIR: precision, recall, F1, and the errors by kind.

    Without --graph, the articles are built in a temporary folder first. Optional gold facts count neither way.
    """
    from kg.evaluate.gold import load_gold
    from kg.evaluate.measure import measure

    whole = not relations and half is None
    if not whole and (baseline or write_baseline or write_rules):
        raise UsageError("a baseline and the table of rules are of all relations and all gold: leave out --relation and --half")
    if baseline and write_baseline:
        raise UsageError("--baseline compares with what is pinned, --write-baseline replaces it: give one of them")
    if form in ("csv", "tsv") and errors and rules:
        raise UsageError(f"--format {form} is one table: take --errors or --rules, or --format json for both")
    facts = load_gold(gold, "even" if half == "even" else "odd" if half == "odd" else None)
    measured = measure(facts, _read(gold, articles, graph, jobs), relations or _RELATIONS)
    _show(measured, form, rules=rules, errors=errors, lenient=lenient)
    _write(measured, write_rules, write_baseline)
    if baseline is not None:
        _pass_gate(measured, baseline)


def _read(gold: Path, articles: Path | None, graph: Path | None, jobs: int | None) -> Found:
    from kg.evaluate.run import articles_of, build_graph, read_graph

    if graph is not None:
        if articles is not None:
            raise UsageError("--articles are read to build a graph, --graph is one: give one of them")
        return read_graph(graph)
    place = articles_of(gold, articles)
    say(f"building a graph of {place} to measure it")
    found, report = build_graph(place, jobs=jobs)
    for trouble in (*(f"{s.origin}: {s.reason}" for s in report.skipped), *(f"{f.origin}: {f.detail}" for f in report.failed)):
        say(f"left out: {trouble}")
    return found


def _show(measured: Measurement, form: str, *, rules: bool, errors: bool, lenient: bool) -> None:
    from kg.evaluate.documents import to_json, to_markdown
    from kg.evaluate.tables import errors_table, relations_table, rules_table

    if form == "json":
        write_out(to_json(measured, rules=rules, errors=errors))
    elif form == "markdown":
        write_out(to_markdown(measured, rules=rules, lenient=lenient))
    elif form == "table":
        _show_tables(measured, rules=rules, errors=errors, lenient=lenient)
    else:
        table = errors_table(measured) if errors else rules_table(measured) if rules else relations_table(measured, lenient)
        write_out(_separated(table, "," if form == "csv" else "\t"))


def _show_tables(measured: Measurement, *, rules: bool, errors: bool, lenient: bool) -> None:
    from kg.evaluate.tables import errors_table, kinds_table, relations_table, rules_table

    tables = [("", relations_table(measured, lenient)), ("errors by kind", kinds_table(measured))]
    tables += [("rules", rules_table(measured))] if rules else []
    tables += [("errors", errors_table(measured))] if errors else []
    for title, table in tables:
        if title:
            write_out(f"\n{title}\n" if table.rows else f"\n{title}: none\n")
        if table.rows:
            print_table(table.headers, table.rows)
    say(f"{len(measured.gold.articles)} articles, digest of the gold {measured.gold.digest[:12]}")


def _separated(table: Table, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(table.headers)
    writer.writerows([" ".join(cell.split()) for cell in row] for row in table.rows)
    return out.getvalue()


def _write(measured: Measurement, rules: Path | None, baseline: Path | None) -> None:
    from kg.evaluate.gate import pin, write_baseline
    from kg.evaluate.rules import write_rules

    if rules is not None:
        write_rules(rules, measured)
        say(f"{rules}: {len(measured.rules)} rules")
    if baseline is not None:
        write_baseline(baseline, measured.gold.name, pin(measured))
        say(f"{baseline}: pinned the counts for gold called {measured.gold.name!r}")


def _pass_gate(measured: Measurement, path: Path) -> None:
    from kg.evaluate.gate import compare, load_baseline, pin

    verdict = compare(load_baseline(path, measured.gold.name), pin(measured))
    for change in verdict.better:
        say(f"better: {change}")
    if verdict.worse:
        raise KgError(f"worse than {path}: {'; '.join(verdict.worse)}")
    if verdict.better:
        say(f"nothing is worse than {path}; raise it with --write-baseline {path}")
