"""How fast the catalogue answers on a synthetic graph: every question, with frequent and rare values; and against rdflib.

    python -m tests.bench.queries --triples 1000000            # some minutes, most of them to make the graph the first time
    python -m tests.bench.queries --triples 50000 --rdflib --json bench.json

A question's median is that over all of its cases and repeats. Names are looked up and rows made anew each time, as for a user.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import KgError
from kg.query.catalogue import load_catalogue
from kg.query.paging import first_page
from kg.query.run import GraphSource, Source, ask, open_source
from kg.query.terms import Rows
from tests.bench.build import build_synthetic
from tests.bench.cases import Case, Values, cases_of

FAST, SLOW = 0.100, 2.0  # seconds: what nearly every question and what each of them has to keep


@dataclass(frozen=True, slots=True)
class Timed:
    """One case with its repeats, in seconds."""

    question: str
    what: str
    rows: int
    median: float
    slowest: float
    first: float


def run_case(source: Source, case: Case, repeats: int, clock: Callable[[], float] = time.perf_counter, all_rows: bool = False) -> Timed:
    """Asks ``repeats`` times: for the page that a terminal begins with, or for all rows."""
    given = case.given if all_rows else first_page(case.question, case.given)
    taken, rows = [], 0
    for _ in range(repeats):
        begun = clock()
        answer = ask(source, case.question, given).answer
        taken.append(clock() - begun)
        rows = len(answer.rows) if isinstance(answer, Rows) else 0
    print(f"  {case.question.name} {case.what}: {rows} rows, {statistics.median(taken) * 1000:.0f} ms", file=sys.stderr, flush=True)
    return Timed(case.question.name, case.what, rows, statistics.median(taken), max(taken), taken[0])


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 1 where the limits are not kept."""
    options = _options(arguments)
    kept = Path(tempfile.gettempdir()) / f"kg-bench-{options.triples}"
    folder = options.folder or kept
    begun = time.perf_counter()
    if not (folder / "store").is_dir():
        build_synthetic(options.triples, folder)
        print(f"made the graph in {time.perf_counter() - begun:.1f} s: {folder}", file=sys.stderr)
    begun = time.perf_counter()
    source = open_source(folder, options.in_memory)
    opened = time.perf_counter() - begun
    values = Values(source)
    wanted = [q for q in load_catalogue().values() if not options.only or q.name in options.only]
    cases = [case for question in wanted for case in cases_of(question, values)]
    clock = time.process_time if options.cpu else time.perf_counter
    timed = [run_case(source, case, options.repeats, clock, options.all_rows) for case in cases]
    reference = _on_rdflib(folder, cases, timed, clock) if options.rdflib else {}
    _print(timed, reference, opened, options.cases)
    if options.json:
        document = {"triples": options.triples, "opened": opened, "cases": [asdict(one) for one in timed], "rdflib": reference}
        options.json.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0 if _kept(timed) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.queries", description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the graph is, or is made; a folder of a real build will do")
    parser.add_argument("--only", nargs="*", help="these questions")
    parser.add_argument(
        "--cpu", action="store_true", help="the processor's time instead of the clock's: for a machine that others use, too"
    )
    parser.add_argument("--in-memory", action="store_true", help="the store read into memory first, as kg.open(..., in_memory=True) does")
    parser.add_argument("--all-rows", action="store_true", help="all rows, as a file or a program gets them; else a first page")
    parser.add_argument("--cases", action="store_true", help="a line for each case, too")
    parser.add_argument("--rdflib", action="store_true", help="each question's first case on rdflib, too: minutes from 50,000 triples on")
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser.parse_args(arguments)


def _on_rdflib(folder: Path, cases: list[Case], timed: list[Timed], clock: Callable[[], float]) -> dict[str, float]:
    """Question -> how many times longer rdflib takes for its first case; it must give as many rows."""
    import rdflib

    graph = rdflib.Graph()
    for name in ("kg.ttl", "reference.ttl"):
        graph.parse(folder / name)
    ratios: dict[str, float] = {}
    for case, ours in zip(cases, timed, strict=True):
        if case.question.name not in ratios:
            theirs = run_case(GraphSource(graph), case, 1, clock)
            if theirs.rows != ours.rows:
                raise KgError(f"{case.question.name}: {ours.rows} rows, but {theirs.rows} on rdflib")
            ratios[case.question.name] = theirs.median / ours.median
            print(f"  rdflib: {case.question.name} {theirs.median:.2f} s", file=sys.stderr)
    return ratios


def _by_question(timed: list[Timed]) -> dict[str, list[Timed]]:
    found: dict[str, list[Timed]] = {}
    for one in timed:
        found.setdefault(one.question, []).append(one)
    return found


def _median(cases: list[Timed]) -> float:
    return statistics.median(case.median for case in cases)


def _kept(timed: list[Timed]) -> bool:
    medians = [_median(cases) for cases in _by_question(timed).values()]
    return sum(median < FAST for median in medians) >= 0.95 * len(medians) and max(medians) < SLOW


def _print(timed: list[Timed], reference: dict[str, float], opened: float, each: bool) -> None:
    print(f"{'question':28}{'cases':>6}{'most rows':>11}{'median ms':>11}{'worst case':>12}{'max ms':>9}{'rdflib':>9}  slowest case")
    for name, cases in sorted(_by_question(timed).items(), key=lambda pair: -_median(pair[1])):
        worst = max(cases, key=lambda case: case.median)
        ratio = f"{reference[name]:8.0f}x" if name in reference else ""
        print(
            f"{name:28}{len(cases):6}{max(case.rows for case in cases):11}{_median(cases) * 1000:11.1f}{worst.median * 1000:12.1f}"
            f"{max(case.slowest for case in cases) * 1000:9.1f}{ratio:>9}  {worst.what}"
        )
        if each:
            for case in cases:
                print(f"    {case.what:30}{case.rows:15}{case.median * 1000:11.1f}{case.slowest * 1000:21.1f}")
    medians = [_median(cases) for cases in _by_question(timed).values()]
    fast = sum(median < FAST for median in medians)
    quick = sum(case.median < FAST for case in timed)
    print(f"\n{fast} of {len(medians)} questions ({fast / len(medians):.1%}) and {quick} of {len(timed)} cases ({quick / len(timed):.1%}) "
          f"under 100 ms; slowest median {max(medians) * 1000:.0f} ms; slowest case {max(case.median for case in timed) * 1000:.0f} ms; "
          f"opened in {opened * 1000:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
