"""The command line as a script meets it: exit status, what goes to stdout, one sentence for each mistake, pipes."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "queries" / "example.ttl"
EVENT = "event=Hội nghị tổng kết công tác ngành Ngoại giao năm 2024"


def kg(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``kg`` as a process of its own, without a terminal."""
    variables = {k: v for k, v in os.environ.items() if k != "COLUMNS"} | {"PYTHONPATH": str(ROOT)} | environment
    command = [sys.executable, "-m", "kg.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=variables, timeout=120)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """The same within this process: exit status, stdout, stderr."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_rows_go_to_stdout_and_the_rest_to_stderr() -> None:
    status, out, err = run("query", "who-attended", "--param", EVENT, "--graph", EXAMPLE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and err == ""
    assert [row["participant"] for row in rows if row["role"] == "chair"] == ["Bùi Thanh Sơn"]


def test_a_table_is_for_people() -> None:
    status, out, err = run("query", "who-attended", "-p", EVENT, "-p", "role=chair", "-g", EXAMPLE)
    assert status == 0 and err == "1 row\n"
    assert out.splitlines()[0].split() == ["participant", "role", "mode", "event", "date", "article", "quote"]


def test_no_rows_is_done() -> None:
    status, out, err = run("query", "who-attended", "-p", EVENT, "-p", "role=signatory", "-g", EXAMPLE, "-f", "json")
    assert status == 0 and json.loads(out)["results"]["bindings"] == [] and err.startswith("nothing found")
    assert run("query", "who-attended", "-p", EVENT, "-p", "role=signatory", "-g", EXAMPLE)[1:] == ("", err)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["query", "who-atended"], "did you mean 'who-attended'"),
        (["query", "who-attended"], "needs event"),
        (["query", "who-attended", "-p", "evnt=x"], "did you mean 'event'"),
        (["query", "who-attended", "-p", "event"], "KEY=VALUE"),
        (["query", "who-attended", "-p", EVENT, "-p", "role=chairr"], "did you mean 'chair'"),
        (["query", "who-attended", "-p", "event=Hội nghị không có"], "no event in this graph"),
        (["query", "events", "-p", "from=6/1/2025"], "write 2025"),
        (["query", "events", "-f", "ttl"], "CONSTRUCT"),
        (["query", "events", "-f", "yaml"], "'yaml'"),
        (["query", "nowhere.rq"], "nowhere.rq: cannot be read"),
        (["queries", "events-off"], "did you mean 'events-of'"),
        (["qery", "events"], "did you mean 'query'"),
        (["why", "Không Ai Cả"], "no person or"),
        (["path", "Pháp", "Không Ai Cả"], "B: no person or"),
        (["network", "friends"], "'friends'"),
        (["network", "attendance", "-o", "x.docx"], "have .html"),
        (["export", "-o", "x.docx"], "have .graphml"),
        (["build", "no-such-folder", "-o", "DIR"], "no-such-folder"),
    ],
)
def test_misuse_is_one_sentence_and_exit_status_2(arguments: list[str], says: str, tmp_path: Path) -> None:
    arguments = [str(tmp_path / "out") if argument == "DIR" else argument for argument in arguments]
    graph = ["-g", EXAMPLE] if arguments[0] not in ("build", "queries", "qery") else []
    status, out, err = run(*arguments, *graph)
    assert status == 2 and out == ""
    assert says in err and len(err.splitlines()) == 1


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    found = kg("query", "events", cwd=tmp_path)
    assert found.returncode == 2 and found.stdout == ""
    assert "`kg build`" in found.stderr and len(found.stderr.splitlines()) == 1
    found = kg("query", "events", "-g", "nowhere", cwd=tmp_path)
    assert found.returncode == 2 and "nowhere" in found.stderr and len(found.stderr.splitlines()) == 1


def test_an_endpoint_that_does_not_answer_is_a_failure() -> None:
    status, out, err = run("query", "events", "--endpoint", "http://127.0.0.1:9/query")
    assert status == 1 and out == "" and "127.0.0.1:9" in err and len(err.splitlines()) == 1


def test_several_matches_are_told() -> None:
    _, out, err = run("query", "who-held", "-p", "position=phó chủ tịch", "-g", EXAMPLE, "-f", "csv")
    assert len(out.splitlines()) == 3 and "means 2 things here" in err


def test_the_query_can_be_shown() -> None:
    status, out, _ = run("query", "events-of", "-p", "who=Cà Mau", "--sparql", "-g", EXAMPLE)
    assert status == 0 and "<https://w3id.org/banggiao/id/province/ca-mau>" in out and "ORDER BY" in out


def test_why_and_path_show_sentences() -> None:
    assert '"nguyên Bộ trưởng Bộ Ngoại giao Phạm Bình Minh"' in run("why", "holding:h8", "-g", EXAMPLE)[1]
    out = run("path", "Trần Đại Quang", "Milos Zeman", "-g", EXAMPLE)[1]
    assert "attended" in out and "article sec" in out


def test_check_tells_a_sound_graph_from_another(tmp_path: Path) -> None:
    assert run("check", "-g", EXAMPLE)[0] == 0
    broken = tmp_path / "broken.ttl"
    broken.write_text(EXAMPLE.read_text("utf-8").replace("bg:end 29 ", "bg:end 30 "), "utf-8")
    status, out, err = run("check", "-g", broken)
    assert status == 1 and "evidence:mau-0-29" in out and "problem" in err


def test_networks_and_exports(tmp_path: Path) -> None:
    for ending in (".html", ".graphml", ".csv"):
        status, out, err = run("network", "partnerships", "-o", tmp_path / f"x{ending}", "-g", EXAMPLE)
        assert (status, out) == (0, "") and "6 nodes" in err
    assert run("export", "-o", tmp_path / "x.jsonld", "-g", EXAMPLE)[0] == 0
    assert run("export", "-o", tmp_path / "x.gexf", "-g", EXAMPLE)[0] == 0
    assert run("network", "partnerships", "-o", tmp_path / "no" / "x.csv", "-g", EXAMPLE)[0] == 1


def test_help_is_fast_and_lists_every_command() -> None:
    began = time.monotonic()
    found = kg("--help")
    assert found.returncode == 0 and time.monotonic() - began < 3
    assert set(main.commands) >= {"build", "query", "queries", "path", "network", "why", "check", "export", "load", "serve"}
    for name, command in main.commands.items():
        assert f"  {name} " in found.stdout
        assert isinstance(command, click.Command) and command.help
    code = "import sys, kg.cli; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60).stdout.split()
    assert not {"rdflib", "pyoxigraph", "networkx", "rich", "matplotlib", "underthesea"} & set(loaded)


def test_a_closed_pipe_is_no_traceback() -> None:
    variables = os.environ | {"PYTHONPATH": str(ROOT), "KG": f"{sys.executable} -m kg.cli", "GRAPH": str(EXAMPLE)}
    # Enough rows to fill a pipe's buffer several times over.
    query = "SELECT ?a ?b ?c { ?a a ?x . ?b a ?y . ?c a <https://w3id.org/banggiao/ontology#Person> } ORDER BY ?a"
    query = query.replace("https://w3id.org/banggiao/ontology#Person", "http://xmlns.com/foaf/0.1/Person")
    script = f'printf "%s" "{query}" > "$TMP/q.rq"; $KG query "$TMP/q.rq" -f csv -g "$GRAPH" | head -n 1; echo "${{PIPESTATUS[0]}}"'
    folder = subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip()
    try:
        found = subprocess.run(["bash", "-c", script], env=variables | {"TMP": folder}, capture_output=True, text=True, timeout=120)
    finally:
        shutil.rmtree(folder)
    assert found.stdout.splitlines() == ["a,b,c", "0"] and found.stderr == ""


def test_an_interruption_is_130() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never answers
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        command = [sys.executable, "-m", "kg.cli", "query", "events", "--endpoint", url]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
        silent.settimeout(30)
        connection, _ = silent.accept()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        connection.close()
    assert process.returncode == 130 and err.strip() == "kg: interrupted"


def test_a_fifo_is_no_query(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.rq")  # reading it would wait for a writer, for ever
    assert run("query", tmp_path / "x.rq")[0] == 2


@pytest.mark.parametrize("locale", ["C", "POSIX", "vi_VN.UTF-8"])
def test_vietnamese_comes_out_whatever_the_locale(locale: str) -> None:
    found = kg("query", "partnerships", "-p", "level=strategic", "-g", EXAMPLE, LC_ALL=locale, PYTHONCOERCECLOCALE="0")
    assert found.returncode == 0 and "Đức" in found.stdout


def test_no_colour_where_nobody_wants_it() -> None:
    for variables in ({"NO_COLOR": "1", "COLUMNS": "100"}, {"COLUMNS": "100"}):
        found = kg("query", "partnerships", "-g", EXAMPLE, **variables)
        assert "\x1b" not in found.stdout and max(map(len, found.stdout.splitlines())) <= 100


ARTICLE = "Ngày 6/1/2025, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Trần Văn Mẫu chủ trì Hội nghị tổng kết công tác mẫu.\n"


def test_build_says_what_it_found_and_what_it_left_out(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text(ARTICLE, "utf-8")
    (articles / "binary.txt").write_bytes(b"\x00\xff\xfe\x01" * 50)
    found = kg("build", articles, "-o", tmp_path / "out", "--jobs", "1")
    assert found.returncode == 0, found.stderr
    assert "1 articles" in found.stdout or "1 article," in found.stdout
    assert "binary.txt" in found.stdout and "Try next:" in found.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"kg.ttl", "store", "report.json"}
    asked = kg("query", "who-held", "-f", "csv", "-g", tmp_path / "out")
    assert asked.returncode == 0 and "Trần Văn Mẫu" in asked.stdout
